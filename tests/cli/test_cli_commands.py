"""The other commands, and the program itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_program import Program

import reportlint
from reportlint.cli import COMMANDS


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    program.write("a.md", "演示\n\n## 一、总体情况\n\n坏\x1b[2J。\n\n| 项 | 数 |\n| --- | --- |\n| 甲 | 3 |\n")
    return program


def test_the_version_comes_before_anything_heavy(program: Program) -> None:
    assert program("--version") == (0, f"reportlint {reportlint.__version__}\n", "")
    probe = (
        "import sys; sys.argv = ['reportlint', '--version']\n"
        "from reportlint.__main__ import main\n"
        "main()\n"
        "print([name for name in ('click', 'msgspec', 'pluggy', 'inspect', 'datetime') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", probe], env={"PYTHONPATH": _source()}, capture_output=True, text=True
    )
    assert done.stdout == f"reportlint {reportlint.__version__}\n[]\n"


def _source() -> str:
    return str(Path(reportlint.__file__).parents[1])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["a.md"], "did you mean `reportlint check a.md`?"),
        (["reports/x", "--select", "DM1"], "did you mean `reportlint check reports/x --select DM1`?"),
        (["none.docx"], "did you mean `reportlint check none.docx`?"),
        (["my report.md"], "did you mean `reportlint check 'my report.md'`?"),
        (["chek"], "no command is called chek; did you mean check?"),
        (["zzz"], f"no command is called zzz; there are: {', '.join(COMMANDS)}"),
        (["--versoin"], "no option is called --versoin; did you mean --version?"),
        (["rule"], "rule explains one rule: give its code or its name"),
        (["rule", "DM10"], "no rule is called 'DM10'; did you mean DM101?"),
        (["rule", "zzzzzz"], "no rule is called 'zzzzzz'; `reportlint rules` lists them"),
        (["rules", "DM101"],
         "rules lists all rules and takes no argument; did you mean `reportlint rule DM101`?"),
        (["rules", "--format", "yaml"], "--format knows no 'yaml'; there are: text, json"),
        (["plugins", "x"], "plugins takes no argument"),
        (["show"], "show takes one file"),
        (["show", "."], ". is a folder; show takes one file"),
        (["show", "none.md"], "no such file or folder: none.md"),
        (["show", "a.md", "--profile", "dmeo"], '--profile: no loaded pack knows the profile "dmeo"; did you mean demo?'),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_sentence(program: Program, arguments: list[str], message: str) -> None:
    assert program(*arguments) == (2, "", f"reportlint: {message}\n")


def test_without_a_command_help_and_no_success(program: Program) -> None:
    done = program()
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("Usage: reportlint COMMAND [OPTIONS] ...\n")


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("lang", ["en_US.UTF-8", "zh_CN.UTF-8"])
def test_help_in_both_languages(program: Program, command: str, lang: str) -> None:
    done = program(*command.split(), "--help", LANG=lang, COLUMNS="80")
    assert (done.code, done.err) == (0, "")
    begin = "用法：reportlint" if lang.startswith("zh") else "Usage: reportlint"
    assert done.out.startswith(f"{begin} {command}")
    assert program(*command.split(), "-h", LANG=lang, COLUMNS="80") == done
    from reportlint.output.visible import width_of

    assert [line for line in done.out.splitlines() if width_of(line) > 82] == []


def test_rules(program: Program) -> None:
    done = program("rules")
    lines = [line.split(None, 4) for line in done.out.splitlines()]
    assert lines[0] == ["RL001", "unreadable-file", "error", "core", "A file cannot be read."]
    assert ["DM101", "bad-word", "error", "demo", "The text does not say 坏."] in lines
    assert ["DM102", "doubtful-word", "warning", "demo", "has the word 疑"] in lines


def test_rules_as_json(program: Program) -> None:
    document = json.loads(program("rules", "--format", "json").out)
    assert document["schema"] == 1
    rules = {rule["code"]: rule for rule in document["rules"]}
    assert rules["DM101"] == {
        "code": "DM101",
        "name": "bad-word",
        "severity": "error",
        "pack": "demo",
        "source": "《规范》第一条",
        "tags": ["words"],
        "summary": "The text does not say 坏.",
        "summaries": {"en": "The text does not say 坏.", "zh": "The text does not say 坏."},
        "messages": {"": {"zh": "有“坏”字", "en": "has the word 坏"}},
    }
    assert list(rules)[:6] == ["RL001", "RL002", "RL003", "RL004", "RL005", "RL006"]


def test_the_page_of_a_rule(program: Program) -> None:
    expected = (
        "DM101 bad-word  (error, demo)\n"
        "source: 《规范》第一条\n"
        "tags: words\n"
        "\n"
        "The text does not say 坏.\n"
        "\n"
        "What it does:\n"
        "    Looks for the word.\n"
        "\n"
        "Known limits:\n"
        "    None.\n"
        "\n"
        "Messages:\n"
        "    有“坏”字\n"
        "    has the word 坏\n"
        "\n"
        "Settings:\n"
        "    least = 1  (int)\n"
        "        How often the word must stand there.\n"
        "    other-word = '劣'  (str)\n"
        "        A further word.\n"
    )
    assert program("rule", "DM101") == (0, expected, "")
    assert program("rule", "bad-word").out == expected
    assert "    mild (info): 小胡闹\n                 mild mischief\n" in program("rule", "DM201").out
    assert program("rule", "DM201", LANG="zh_CN.UTF-8").out.startswith("DM201 mischief  (error, demo)\n\n说法：\n")


def test_every_rule_of_the_linter_has_a_page(program: Program) -> None:
    from reportlint.cli.core_pages import CORE_PAGES
    from reportlint.engine.results import CORE_RULES

    assert list(CORE_PAGES) == list(CORE_RULES)
    assert program("rule", "RL004").out.startswith("RL004 unused-suppression  (warning, core)\n\nA suppression")


def test_listings_that_differ_are_told() -> None:
    from reportlint.cli.console import Console
    from reportlint.cli.plugins import compare
    from reportlint.plugins.listing import Entry

    one, two = Entry("one", "m", "d", "1"), Entry("two", "n", "d", "1")
    assert list(compare([one], [one], Console("en"))) == []
    assert list(compare([one], [two], Console("en"))) == [
        "importlib.metadata finds two (n) too; the program's own listing does not, so it is not loaded",
        "one (m) is loaded, but importlib.metadata does not find it",
    ]


def test_show(program: Program) -> None:
    done = program("show", "a.md")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "a.md (markdown, utf-8, demo)\n\n一、总体情况  (line 3)\n\ntable 2 × 2  (line 7)\n  项 | 数\n  甲 | 3\n"
    )
    text = program("show", "a.md", "--text").out
    assert text.splitlines()[4] == "坏\\x1b[2J。"
    document = json.loads(program("show", "a.md", "--format", "json").out)
    assert list(document) == ["schema", "path", "profile", "sections", "tables", "facts"]
    assert document["sections"] == [{"id": "", "number": "一、", "title": "总体情况", "line": 3, "sections": []}]
    assert program("show", "-", "--stdin-filename", "b.txt", stdin=b"words").out.startswith("b.txt (text, utf-8, ")


def test_show_of_what_cannot_be_read(program: Program) -> None:
    program.write("b.txt", "")
    done = program("show", "b.txt")
    assert done == (3, "", "b.txt cannot be read: the file is empty\n")


def test_a_fault_of_the_program_is_one_sentence(program: Program) -> None:
    (program.folder.parent / "site" / "sitecustomize.py").write_text(
        "import reportlint.batch.run as run\n"
        "def fail(*arguments, **named):\n    raise RuntimeError('odd\\x1b[31m')\n"
        "run.prepare = fail\n"
    )
    done = program("check", "a.md")
    assert done == (
        3,
        "",
        "reportlint: the program itself failed (RuntimeError: odd\\x1b[31m) and did not finish;"
        " --show-tracebacks shows where\n",
    )
    assert "Traceback" in program("check", "a.md", "--show-tracebacks").err
