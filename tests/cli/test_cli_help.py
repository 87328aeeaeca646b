"""Help teaches by example: every line that it shows can be typed."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from cli_program import Program

from reportlint.cli import COMMANDS

OURS = (
    "from reportlint import Findings, Report, Severity, rule\n"
    '@rule("ORG001", "ours", Severity.INFO, zh="甲", en="a")\n'
    "def ours(report: Report) -> Findings:\n    yield from ()\n"
)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A folder with all that examples name, in both languages."""
    program = Program(tmp_path)
    for name in ("报告.md", "report.md", "年报/甲.md", "reports/a.md"):
        program.write(name, "演示\n\n坏\n")
    for name in ("报告.docx", "report.docx"):
        program.write(name, docx("演示"))
    return program


def docx(words: str) -> bytes:
    import io
    import zipfile

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>',
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>",
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def examples(help: str) -> list[str]:
    """The lines that are to be typed: below the last heading, without those that explain."""
    _, heading, below = help.rpartition("例子：" if "例子：" in help else "Examples:")
    assert heading, help
    lines = [line.strip() for line in below.splitlines() if line.strip()]
    explained = lines[::2]
    assert all(line.startswith("# ") for line in explained), lines
    return lines[1::2]


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_example_works(program: Program, command: str) -> None:
    english = examples(program(command, "--help").out)
    lines = examples(program(command, "--help", LANG="zh_CN.UTF-8").out)
    assert 2 <= len(lines) == len(english) <= 4
    assert [line.isascii() for line in english] == [True] * len(english)
    for line in lines:
        name, *arguments = shlex.split(line.partition(" >")[0])
        assert name == "reportlint"
        if command == "test":
            program.write("ours.py", OURS)
            program.write("reportlint.toml", 'plugins = ["./ours.py"]\n')
        if arguments[:2] == ["baseline", "prune"]:
            assert program("baseline", "create", arguments[2]).code == 0
        if "--baseline" in arguments:
            assert program("baseline", "create", arguments[1]).code == 0
        done = program(*arguments)
        assert done.code != 2, (line, done.err)
        for made in (".reportlint-baseline.json", "reportlint.toml"):
            (program.folder / made).unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("environment", "chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_TW"}, True),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": ""}, False),
    ],
)
def test_the_language_of_examples_is_that_of_the_locale(
    program: Program, environment: dict[str, str], chinese: bool
) -> None:
    help = program("check", "--help", **environment).out
    assert ("  reportlint check 报告.docx\n" in help) is chinese
    assert ("  reportlint check report.docx\n" in help) is not chinese


def test_the_installed_script_shows_the_same_help(program: Program) -> None:
    script = Path(sys.executable).with_name("reportlint")
    if not script.exists():
        pytest.skip("reportlint is not installed as a script here")
    done = subprocess.run([script, "check", "--help"], env=program.environment, capture_output=True, check=True)
    assert done.stdout.decode() == program("check", "--help").out
