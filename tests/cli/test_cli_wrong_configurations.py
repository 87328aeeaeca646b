"""Wrong configurations through the program: all that is wrong with its place, exit 2, nothing on stdout."""

import re
from pathlib import Path

import pytest
from cli_program import Program

SAMPLES = Path(__file__).resolve().parent.parent / "config" / "test_config_wrong.py"


def samples() -> list[tuple[str, str, list[str]]]:
    """The samples of the tests of configurations that do not depend on their pack's own rules."""
    scope: dict[str, object] = {"__name__": "samples"}
    text = SAMPLES.read_text("utf-8")
    exec(text[text.index("KINDS = ") : text.index("@pytest.mark.parametrize")], scope)
    wrong = scope["WRONG"]
    assert isinstance(wrong, list)
    return [(kind, text, lines) for kind, text, lines in wrong if _is_general(lines)]


def _is_general(lines: list[str]) -> bool:
    """Whether it is wrong already before rules are looked up."""
    about_rules = re.compile(
        r"no loaded|options? of|has no|variant|cannot be changed|is greater|AB\d|\"(m|r|t|w|q)[a-z-]+\" must"
    )
    return not any(about_rules.search(line) for line in lines)


SAMPLE = samples()


def test_there_are_enough() -> None:
    assert len(SAMPLE) >= 40


@pytest.mark.parametrize("part", range(4))
def test_each_is_one_clear_message(tmp_path: Path, part: int) -> None:
    program = Program(tmp_path)
    program.write("a.md", "演示")
    program.write("a.toml", "")
    for kind, text, lines in SAMPLE[part::4]:
        name = f"reportlint.{kind}"
        program.write(name, text)
        expected = "".join(f"{name}:{line}\n" for line in lines)
        assert program("check", "a.md") == (2, "", expected)
        (program.folder / name).unlink()
