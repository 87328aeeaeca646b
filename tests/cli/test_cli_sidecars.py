"""Suppressions beside reports that hold no comments, and reasons that are asked for."""

from pathlib import Path

import pytest
from cli_program import Done, Program

TEXT = "演示\n\n一、概况\n\n坏。\n\n二、情况\n\n又坏了。疑。\n"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    program.write("a.txt", TEXT)
    return program


def check(program: Program, *arguments: str, file: str = "a.txt") -> Done:
    return program("check", file, "--format", "concise", "--lang", "en", *arguments)


FIRST, SECOND, THIRD = (
    "a.txt:5:1: DM101 error has the word 坏",
    "a.txt:9:2: DM101 error has the word 坏",
    "a.txt:9:5: DM102 warning has the word 疑",
)
SIDE = "a.txt.reportlint.toml"


@pytest.mark.parametrize(
    ("sidecar", "expected", "suppressed"),
    [
        ("", [FIRST, SECOND, THIRD], 0),
        ('[[ignore]]\ncode = "DM101"', [THIRD], 2),
        ('[[ignore]]\ncode = "words"\nreason = "known"', [], 3),
        ('[[ignore]]\ncode = "DM101"\ntext = "又坏"', [FIRST, THIRD], 1),
        ('[[ignore]]\ncode = "DM101"\nsection = "概况"', [SECOND, THIRD], 1),
        ('[[ignore]]\ncode = "DM1"\nsection = "二、情况"\ntext = "坏"', [FIRST], 2),
        ('[[ignore]]\ncode = "DM101，DM102"\nuntil = 2099-01-01', [], 3),
        ('[[ignore]]\ncode = "DM101, DM102"', [], 3),
        ('[[ignore]]\ncode = "DM101"\nuntil = "2099-01-01"', [THIRD], 2),
        # what is wrong with them is told at their place
        (
            '[[ignore]]\ncode = "DM101"\nuntil = 2000-01-01',
            [FIRST, SECOND, THIRD, f"{SIDE}:2:8: RL004 warning suppressing DM101 ended on 2000-01-01 and has no effect"],
            0,
        ),
        (
            '[[ignore]]\ncode = "DM101"\n[[ignore]]\ncode = "DM102"\ntext = "好"\n',
            [THIRD, f"{SIDE}:4:8: RL004 warning suppressing DM102 suppresses nothing"],
            2,
        ),
        (
            '[[ignore]]\ncode = "DM011"',
            [FIRST, SECOND, THIRD,
             f"{SIDE}:2:8: RL006 warning a suppression names DM011, which no loaded rule has; did you mean DM101?"],
            0,
        ),
    ],
)  # fmt: skip
def test_a_sidecar(program: Program, sidecar: str, expected: list[str], suppressed: int) -> None:
    program.write(SIDE, sidecar)
    done = check(program)
    assert done.out.splitlines() == expected
    assert f" {suppressed} suppressed:" in done.last


@pytest.mark.parametrize(
    ("sidecar", "messages"),
    [
        ("[[ignore]]\ncode = 3", ['2:8: "code" must be a string, not a whole number; put it in quotes']),
        ('[[ignore]]\nreason = "x"', ["1:3: this has no code: the rule to be ignored"]),
        ('[[ignore]]\ncode = "DM101"\nuntill = 2027-01-01', ['3:1: unknown key "untill"; did you mean until?']),
        ('[[ignore]]\ncode = "DM101"\nuntil = "soon"', ['3:9: "until" must be a date, such as 2027-03-31']),
        ('[[ignore]]\ncode = "DM101"\nuntil = 2027', ['3:9: "until" must be a date, such as 2027-03-31']),
        ('[ignore]\ncode = "DM101"', ['1:2: "ignore" must be a list of tables, not a table; in TOML write [[ignore]]']),
        ('select = ["DM1"]', ['1:1: unknown key "select"']),
        ('[[ignore]]\ncode = ""\nx = 1', ['2:8: "code" is empty', '3:1: unknown key "x"']),
        ("[[ignore", ["1:1: this table name has no end; it ends in ]]"]),
    ],
)
def test_a_wrong_sidecar_is_told_with_its_places(program: Program, sidecar: str, messages: list[str]) -> None:
    program.write(SIDE, sidecar)
    done = check(program)
    assert (done.code, done.out) == (2, "")
    if "no end" not in messages[0]:
        assert done.err.splitlines() == [f"{SIDE}:{message}" for message in messages]
    else:
        assert done.err.startswith(f"{SIDE}:1:")


def test_mandatory_rules_and_the_linters_own_are_not_silenced(program: Program) -> None:
    program.write("reportlint.toml", 'mandatory = ["DM101"]')
    program.write(SIDE, '[[ignore]]\ncode = "DM1"')
    assert check(program).out.splitlines() == [FIRST, SECOND]
    program.write("e.txt", "")
    program.write("e.txt.reportlint.toml", '[[ignore]]\ncode = "RL001"')
    assert check(program, file="e.txt").code == 3


def test_reasons_that_are_asked_for(program: Program) -> None:
    program.write("reportlint.toml", "require-reason = true")
    program.write(SIDE, '[[ignore]]\ncode = "DM101"\n[[ignore]]\ncode = "DM102"\nreason = "quoted"\n')
    assert check(program).out.splitlines() == [
        FIRST,
        SECOND,
        f"{SIDE}:2:8: RL004 warning suppressing DM101 has no effect: it gives no reason",
    ]
    program.write(
        "b.md",
        "演示\n\n<!-- reportlint: ignore[DM101] -->\n坏\n\n<!-- reportlint: ignore[DM102] reason: quoted -->\n疑\n",
    )
    assert check(program, file="b.md").out.splitlines() == [
        "b.md:3:1: RL004 warning suppressing DM101 has no effect: it gives no reason",
        "b.md:4:1: DM101 error has the word 坏",
    ]
    program.write("reportlint.toml", "")
    assert check(program, file="b.md").out == ""


def test_sidecars_of_docx_and_pdf_reports(program: Program) -> None:
    from reportlint.testing.document import parse
    from reportlint.testing.writers import WRITERS

    document = parse("演示\n\n坏。\n")
    for kind, leaf in (("docx", "paragraph 2"), ("pdf", "page 1")):
        program.write(f"r.{kind}", WRITERS[kind](document))
        assert [line.split(": ")[1] for line in check(program, file=f"r.{kind}").out.splitlines()] == [
            f"DM101 error has the word 坏 ({leaf})"
        ]
        program.write(f"r.{kind}.reportlint.toml", '[[ignore]]\ncode = "DM101"\ntext = "坏。"\n')
        assert check(program, file=f"r.{kind}").out == ""
