"""Pages of rules in the reader's language."""

import json
from pathlib import Path

import pytest
from cli_program import Program

ZH = {"LANG": "zh_CN.UTF-8"}
PAGES = """[DM101]
page = \"\"\"
文中没有“坏”字。

检查什么：
    查找这个字。

选项：
    least = 1：至少出现几次。

已知局限：
    无。
\"\"\"
"""
CHINESE = """DM101 bad-word  (error, demo)
依据：《规范》第一条
标签：words

文中没有“坏”字。

检查什么：
    查找这个字。

选项：
    least = 1：至少出现几次。

已知局限：
    无。

说法：
    有“坏”字
    has the word 坏

可调的值：
    least = 1  (int)
    other-word = '劣'  (str)
"""


def pages(program: Program, text: str | bytes) -> Path:
    path = program.folder.parent / "site" / "demo_plugin.zh.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    pages(program, PAGES)
    return program


@pytest.mark.parametrize("name", ["LANG", "LC_MESSAGES", "LC_ALL"])
def test_the_page_follows_the_locale(program: Program, name: str) -> None:
    assert program("rule", "DM101", **{name: "zh_CN.UTF-8"}) == (0, CHINESE, "")
    assert "\nThe text does not say 坏.\n" in program("rule", "DM101").out


def test_a_language_can_be_asked_for(program: Program) -> None:
    assert program("rule", "DM101", "--lang", "zh") == (0, CHINESE, "")
    assert program("rule", "DM101", "--lang", "en", **ZH) == program("rule", "DM101")
    wrong = "reportlint: --lang knows no 'de'; there are: zh, en\n"
    assert program("rule", "DM101", "--lang", "de") == (2, "", wrong)


def test_the_page_of_a_rule_of_the_linter(program: Program) -> None:
    chinese = program("rule", "RL005", **ZH).out
    assert chinese.startswith(
        "RL005 not-a-report  (info, core)\n\n文件属于已知的报告种类。\n\n检查什么：\n    已加载的"
    )
    assert program("rule", "RL005", "--lang", "zh").out == chinese
    assert "\nA file is no known kind of report.\n" in program("rule", "RL005", "--lang", "en", **ZH).out


def test_the_list_of_rules_follows_the_locale(program: Program) -> None:
    lines = program("rules", **ZH).out.splitlines()
    assert [line.split(None, 4)[-1] for line in lines if line.startswith(("RL001", "DM10"))] == [
        "文件能够读取。",
        "文中没有“坏”字。",
        "有“疑”字",
    ]
    rules = {rule["code"]: rule for rule in json.loads(program("rules", "--format", "json", **ZH).out)["rules"]}
    assert rules["DM101"]["summary"] == "The text does not say 坏."
    assert rules["DM101"]["summaries"] == {"en": "The text does not say 坏.", "zh": "文中没有“坏”字。"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[DM101\n", "the pages cannot be read: Expected ']'"),
        (b"[DM101]\npage = '\xb8\xc4'\n", "the pages cannot be read: it is not UTF-8"),
        ("[DM101]\ntext = 'x'\n", "[DM101] must hold one key, page, and that a text"),
        ("[DM101]\npage = ' '\n", "[DM101] must hold one key, page, and that a text"),
        ("DM101 = 'x'\n", "[DM101] must hold one key, page, and that a text"),
        ("[DM101]\npage = 'x'\n[DM102]\npage = 3\n", "[DM102] must hold one key, page, and that a text"),
    ],
)
def test_pages_that_cannot_be_read_are_one_sentence(program: Program, text: str | bytes, said: str) -> None:
    path = pages(program, text)
    done = program("rule", "DM101", "--lang", "zh")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith(f"reportlint: {path}: {said}")
    assert program("rule", "DM101", **ZH).err.startswith(f"reportlint: 插件无法载入：{path}: ")
    assert program("rule", "DM101").code == 0


def test_sarif_describes_rules_in_the_language_of_the_findings(program: Program) -> None:
    program.write("a.md", "演示\n\n坏。\n")

    def described(*lang: str) -> tuple[str, str]:
        log = json.loads(program("check", "a.md", "--format", "sarif", *lang).out)
        rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
        return rules["DM101"]["fullDescription"]["text"], rules["DM101"]["help"]["text"]

    summary, text = described("--lang", "zh")
    assert summary == "文中没有“坏”字。"
    assert text.startswith("文中没有“坏”字。\n\n检查什么：\n    查找这个字。\n\n选项：\n")
    assert text.endswith("依据：《规范》第一条")
    summary, text = described("--lang", "en")
    assert summary == "The text does not say 坏."
    assert text.startswith("The text does not say 坏.\n\nWhat it does:\n    Looks for the word.\n")
