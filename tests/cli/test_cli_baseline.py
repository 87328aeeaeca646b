"""The baseline: what stands is held back, what is new is reported."""

import json
import os
from pathlib import Path

import pytest
from cli_program import PLUGIN, Done, Program

COUNTING = PLUGIN.replace(
    "@hookimpl\ndef reportlint_pack",
    """@rule("DM301", "count", Severity.ERROR, zh="有{n}件", en="{n} pieces")
def count(report: Report) -> Findings:
    import re
    for found in re.finditer(r"(\\d+)件", report.text):
        yield Finding(Span(found.start(), found.end()), n=int(found[1]))

@hookimpl
def reportlint_pack""",
)
NAME = ".reportlint-baseline.json"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path, COUNTING)
    program.write("reportlint.toml", "")
    program.write("a.md", "演示\n\n共3件。\n\n又有5件。\n")
    program.write("in/b.md", "演示\n\n坏。\n")
    return program


def check(program: Program, *paths: str) -> Done:
    return program("check", *(paths or (".",)), "--baseline", "--format", "concise", "--lang", "en")


def test_what_stands_is_held_back_and_what_is_new_fails(program: Program) -> None:
    assert program("baseline", "create", ".") == (0, "", f"{NAME}: 3 findings (before: 0)\n")
    done = check(program)
    assert (done.code, done.out) == (0, "")
    assert done.last.endswith("0 suppressed, 3 baselined: no findings")
    assert program("check", ".").code == 1
    program.write("a.md", "演示\n\n新的一段。\n\n共3件。\n\n又有6件。\n\n坏。\n")
    done = check(program)
    assert (done.code, done.out.splitlines()) == (
        1,
        ["a.md:7:3: DM301 error 6 pieces", "a.md:9:1: DM101 error has the word 坏"],
    )
    assert " 2 baselined: 2 errors" in done.last
    summary = json.loads(program("check", ".", "--baseline", "--format", "json").out)["summary"]
    assert (summary["error"], summary["baselined"]) == (2, 2)
    assert program("baseline", "show").out == "a.md     DM301  2\nin/b.md  DM101  1\n"


def test_a_renamed_file_keeps_its_entries(program: Program) -> None:
    program("baseline", "create", ".")
    os.rename(program.folder / "a.md", program.folder / "in" / "c.md")
    assert check(program).out == ""
    assert program("baseline", "update", ".").err == f"{NAME}: 3 findings (before: 3)\n"
    assert program("baseline", "show").out == "in/b.md  DM101  1\nin/c.md  DM301  2\n"
    program.write("copy.md", (program.folder / "in" / "c.md").read_bytes())
    assert len(check(program).out.splitlines()) == 2


def test_update_and_prune(program: Program) -> None:
    program("baseline", "create", ".")
    program.write("a.md", "演示\n\n共3件。\n\n又有6件。\n")
    assert program("baseline", "prune", ".").err == f"{NAME}: 2 findings (before: 3)\n"
    assert [line.split(": ")[1] for line in check(program).out.splitlines()] == ["DM301 error 6 pieces"]
    assert program("baseline", "update", "a.md").err == f"{NAME}: 3 findings (before: 2)\n"
    assert check(program).out == ""
    (program.folder / "a.md").unlink()
    assert program("baseline", "prune", "in").err == f"{NAME}: 1 finding (before: 3)\n"


def test_it_lies_beside_the_configuration_and_can_be_named(program: Program) -> None:
    program.folder /= "in"
    program("baseline", "create", "b.md")
    assert [p.name for p in program.folder.parent.glob(".report*")] == [NAME]
    assert check(program, "b.md").out == ""
    program("baseline", "create", "b.md", "--file", "other.json")
    assert json.loads((program.folder / "other.json").read_text("utf-8"))["files"].keys() == {"b.md"}
    assert program("check", "b.md", "--baseline=other.json").code == 0
    program.write("../reportlint.toml", 'baseline = "in/other.json"')
    assert program("check", "b.md").code == 0
    assert program("check", "b.md", "--isolated").code == 1


def test_the_same_findings_give_the_same_bytes_and_nothing_is_left_behind(program: Program) -> None:
    program("baseline", "create", ".")
    first = (program.folder / NAME).read_bytes()
    program("baseline", "update", ".")
    assert (program.folder / NAME).read_bytes() == first
    assert sorted(p.name for p in program.folder.iterdir()) == [NAME, "a.md", "in", "reportlint.toml"]


def test_mandatory_rules_and_what_was_not_checked_are_never_held_back(program: Program) -> None:
    program.write("empty.md", "")
    assert program("baseline", "create", ".").code == 3
    assert "empty.md" not in program("baseline", "show").out
    assert check(program).code == 3
    (program.folder / "empty.md").unlink()
    program.write("reportlint.toml", 'mandatory = ["DM101"]')
    assert [line.split(":")[0] for line in check(program).out.splitlines()] == ["in/b.md"]
    program("baseline", "update", ".")
    assert "DM101" not in program("baseline", "show").out


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"schema": 1}', '{"schema": 1, "files": {"a.md": [1]}}', "\xff", "[" * 100_000]
)
def test_a_damaged_file_is_one_clear_sentence(program: Program, text: str) -> None:
    program.write(NAME, text.encode("latin-1"))
    message = f"the baseline {NAME} is damaged; delete it and write it again with `reportlint baseline create`"
    assert check(program) == (2, "", f"reportlint: {message}\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", ".", "--baseline"], f"there is no baseline {NAME}; `reportlint baseline create` writes one"),
        (["baseline", "update", "."], f"there is no baseline {NAME}; `reportlint baseline create` writes one"),
        (["baseline"], "baseline is followed by one of create, update, show, prune"),
        (["baseline", "crate", "."],
         "baseline is followed by one of create, update, show, prune, not crate; did you mean create?"),
        (["baseline", "create"], "no file or folder is named; write for example `reportlint baseline create .`"),
        (["baseline", "create", ".", "--file", "a.md"],
         "there is a baseline already, a.md; `reportlint baseline update` renews it"),
    ],
)  # fmt: skip
def test_wrong_usage(program: Program, arguments: list[str], message: str) -> None:
    assert program(*arguments) == (2, "", f"reportlint: {message}\n")


def test_a_newer_schema(program: Program) -> None:
    program.write(NAME, '{"schema": 2, "files": {}}')
    assert check(program).err == f"reportlint: the baseline {NAME} has schema 2; this program knows 1\n"
