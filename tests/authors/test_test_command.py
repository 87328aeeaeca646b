"""`test`: which examples are tried, what is said of one that fails, and when it fails as a whole."""

import pytest
from author import Here

RULES = """\
from reportlint import Finding, Findings, Report, Severity, rule


@rule("ORG001", "first", Severity.INFO, zh="有“{word}”", en="has {word}")
def first(report: Report) -> Findings:
    for paragraph in report.paragraphs:
        if "甲乙丙" in paragraph.text.folded:
            yield Finding(paragraph, word="甲乙丙")


@rule("ORG002", "second", Severity.INFO, zh="一", en="one")
def second(report: Report) -> Findings:
    return []
"""
FIRES = """\
[[ORG001]]
fires = true
base = "govinfo:2021"
edits = [{ find = "没有其他需要报告的事项。", replace = "没有甲乙丙。" }]
at = "甲乙丙"
"""
SILENT = '\n[[ORG001]]\nfires = false\nbase = "govinfo:2021"\n'


def _written(here: Here, examples: str | None = FIRES + SILENT, config: str = 'plugins = ["./ours.py"]\n') -> None:
    here.write("ours.py", RULES)
    if examples is not None:
        here.write("ours.examples.toml", examples)
    if config:
        here.write("reportlint.toml", config)


def test_all_pass_and_a_rule_without_examples_is_named(here: Here) -> None:
    _written(here)
    lacks = "ours.py:11: ORG002 second has no examples\n"
    assert here("test", "--format", "md") == (
        0, "", f"{lacks}2 rules, 2 examples, 2 trials in md: all passed\n"
    )  # fmt: skip
    assert here("test", "--format", "md", "--strict").code == 1
    assert here("test", "--format", "md", "--strict", "--select", "ORG001") == (
        0, "", "1 rule, 2 examples, 2 trials in md: all passed\n"
    )  # fmt: skip


@pytest.mark.parametrize(("examples", "lacks"), [(FIRES, "silent"), (SILENT, "firing")])
def test_a_rule_with_examples_of_one_kind_only(here: Here, examples: str, lacks: str) -> None:
    _written(here, examples)
    assert here("test", "--select", "first", "--format", "md").err.splitlines()[0] == (
        f"ours.py:4: ORG001 first has no {lacks} example"
    )


def test_what_came_instead_is_shown(here: Here) -> None:
    examples = FIRES.replace('at = "甲乙丙"', 'at = "总体情况"') + FIRES.replace("没有甲乙丙", "没有") + FIRES + SILENT
    examples += 'edits = [{ find = "没有其他需要报告的事项。", replace = "没有甲乙丙。" }]\n'
    _written(here, examples)
    assert here("test", "--select", "ORG001", "--format", "md") == (
        1,
        "ours.examples.toml:1: ORG001 example 1 (md) fired at other words than '总体情况'\n"
        '    - ORG001 at "总体情况"\n'
        '    + 95:1 ORG001 at "本年度发出收费通知0件，总金额0元，实际收取政府信息公开信息处理费0元。没有甲乙丙。": has 甲乙丙\n'
        "ours.examples.toml:6: ORG001 example 2 (md) did not fire\n"
        '    - ORG001 at "甲乙丙"\n'
        "    + no ORG001\n"
        "ours.examples.toml:17: ORG001 example 4 (md) fired where it should not\n"
        "    - no ORG001\n"
        '    + 95:1 ORG001 at "本年度发出收费通知0件，总金额0元，实际收取政府信息公开信息处理费0元。没有甲乙丙。": has 甲乙丙\n',
        "1 rule, 4 examples, 4 trials in md: 3 examples failed\n",
    )


def test_in_chinese(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    _written(here, FIRES.replace("没有甲乙丙", "没有"))
    assert here("test", "--format", "txt") == (
        1,
        "ours.examples.toml:1：ORG001例1（txt）没有提出问题\n"
        '    - ORG001 at "甲乙丙"\n'
        "    + ORG001没有提出\n",
        "ours.py:4：ORG001 first没有不应提出问题的例子\n"
        "ours.py:11：ORG002 second没有例子\n"
        "2条规则，1个例子，用txt共试1次：1个不符合\n",
    )  # fmt: skip


def test_a_file_a_folder_and_a_pack_can_be_named(here: Here) -> None:
    _written(here, config="")
    here.write("more/third.py", RULES.replace("ORG00", "ABC00"))
    passed = (0, "ours.py:11: ORG002 second has no examples\n2 rules, 2 examples, 2 trials in md: all passed\n")
    assert here("test", "ours.py", "--format", "md")[::2] == passed
    assert (
        here("test", "more", "--format", "md").err.splitlines()[-1] == "2 rules, 0 examples, 0 trials in md: all passed"
    )
    assert here("test", "ours.py", "more", "--format", "md").err.splitlines()[-1] == (
        "4 rules, 2 examples, 2 trials in md: all passed"
    )
    done = here("test", "govinfo", "--select", "GI201", "--format", "md", "--strict")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith(" in md: all passed\n")


def test_a_base_of_ones_own_lies_beside_the_examples(here: Here) -> None:
    _written(here, SILENT.replace("govinfo:2021", "./valid.md") + FIRES.replace("govinfo:2021", "./valid.md"))
    here.write(
        "valid.md", "# 甲县水务局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n没有其他需要报告的事项。\n"
    )
    assert here("test", "--select", "ORG001", "--format", "md") == (
        0, "", "1 rule, 2 examples, 2 trials in md: all passed\n"
    )  # fmt: skip
    (here.folder / "valid.md").unlink()
    assert here("test").err == (
        "reportlint: ours.examples.toml:2: ORG001 example 1: the base './valid.md' cannot be read: valid.md: "
        "No such file or directory\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the configuration names no rules of your own; name a file, a folder or a pack: foia, govinfo"),
        (["govinof"], "no file, folder or pack is called govinof; did you mean govinfo?"),
        (["ours.toml"], "ours.toml is neither a Python or YAML file of rules nor a folder of them"),
        (["ours.py", "--format", "doc"], "--format knows no 'doc'; did you mean docx?"),
        (["ours.py", "--select", "ORG003"], "--select: no rule here has the code, prefix or name 'ORG003'; did you mean ORG001?"),
        (["empty"], "empty: the folder holds no .py file"),
    ],
)  # fmt: skip
def test_wrong_usage(here: Here, arguments: list[str], message: str) -> None:
    _written(here, config="")
    here.write("ours.toml", "")
    (here.folder / "empty").mkdir()
    assert here("test", *arguments) == (2, "", f"reportlint: {message}\n")


def test_a_folder_of_rules_leaves_its_tests_alone(here: Here) -> None:
    here.write("rules/ours.py", RULES)
    here.write("rules/test_ours.py", "raise SystemExit('a test is no plugin')\n")
    here.write("rules/conftest.py", "raise SystemExit('nor is this')\n")
    here.write("reportlint.toml", 'plugins = ["./rules"]\n')
    assert here("test", "--format", "md").code == 0


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_other_formats(here: Here, format: str) -> None:
    pytest.importorskip({"docx": "lxml", "pdf": "pypdfium2"}[format])
    _written(here)
    assert here("test", "--select", "ORG001", "--formats", format) == (
        0, "", f"1 rule, 2 examples, 2 trials in {format}: all passed\n"
    )  # fmt: skip


def test_a_format_that_cannot_be_read_here(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "turbohtml", None)
    _written(here)
    needs = 'reading HTML needs: pip install "reportlint[html]"'
    assert here("test", "--select", "ORG001").err == (
        f"html was left out: {needs}\n1 rule, 2 examples, 4 trials in md, txt: all passed\n"
    )
    assert here("test", "--format", "html") == (2, "", f"reportlint: {needs}\n")
