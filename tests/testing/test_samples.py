"""Valid reports for tests, findings that are compared, examples beside a rule."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from reportlint import Edit, Finding, Findings, Fix, Report, Severity, rule
from reportlint.testing import Found, RuleCrash, check_examples, valid_report
from reportlint.testing.findings import difference

RULES = '''\
from msgspec import Struct

from reportlint import Cell, Finding, Findings, Options, Report, Severity, fact, rule


class Word(Options, frozen=True):
    word: str = "甲乙丙"
    """What is looked for."""


class Places(Struct, frozen=True):
    cells: tuple[Cell, ...]


@fact
def places(report: Report) -> Places:
    return Places(tuple(c for t in report.tables for c in t.cells if c.text.folded == "甲乙丙"))


@rule("ZZ001", "word", Severity.INFO, zh="有“{word}”", en="has {word}")
def word(report: Report, options: Word) -> Findings:
    if "崩" in report.text:
        raise ValueError("崩溃")
    for paragraph in report.paragraphs:
        if options.word in paragraph.text.folded:
            yield Finding(paragraph, word=options.word)


@rule("ZZ002", "cell", Severity.INFO, zh="一", en="one")
def cell(places: Places) -> Findings:
    for each in places.cells:
        yield Finding(each)
'''


@pytest.fixture
def rules(tmp_path: Path) -> ModuleType:
    module = ModuleType("rules_of_a_test_of_samples")
    module.__file__ = str(tmp_path / "sampled.py")
    sys.modules[module.__name__] = module
    exec(compile(RULES, module.__file__, "exec", dont_inherit=True), vars(module))
    return module


def test_edits_of_a_valid_report_are_checked_with_a_rule(rules: ModuleType) -> None:
    valid = valid_report("govinfo:2021")
    assert valid.check(rules.word) == []
    edited = valid.replace("没有其他需要报告的事项。", "没有甲乙丙。").append("再说甲乙丙。")
    (first, second) = edited.check(rules.word)
    assert (first.line, first.offset, first.zh, first.en) == (95, 1, "有“甲乙丙”", "has 甲乙丙")
    assert second == Found("ZZ001", "再说甲乙丙。")
    assert edited.check(rules.word, rules.Word(word="丁")) == []
    assert valid.check(rules.word) == []


def test_a_finding_tells_its_fix(rules: ModuleType) -> None:
    @rule("ZZ003", "mend", Severity.INFO, zh="一", en="one")
    def mend(report: Report) -> Findings:
        place = next(at for paragraph in report.paragraphs if (at := paragraph.text.find("甲乙丙")) is not None)
        yield Finding(place, fix=Fix(safe=True, edits=[Edit(place, "丁")]))

    (found,) = valid_report("govinfo:2021").append("再说甲乙丙。").check(mend)
    assert found.fix is not None
    assert (found.fix.safe, [edit.text for edit in found.fix.edits]) == (True, ["丁"])


@pytest.mark.parametrize("format", ["md", "txt", "html"])
def test_in_each_format_facts_beside_the_rule_are_read(rules: ModuleType, format: str) -> None:
    edited = valid_report("govinfo:2021").replace("| 行政许可 | 86 |", "| 行政许可 | 甲乙丙 |")
    assert edited.check(rules.cell, format=format) == [Found("ZZ002", "甲乙丙")]
    assert edited.check(rules.cell, format=format) == [Found("ZZ002", "甲乙丙", row="行政许可")]
    assert edited.check(rules.cell, format=format) != [Found("ZZ002", "甲乙丙", row="行政处罚")]


def test_rules_of_packs_are_known_by_their_code() -> None:
    report = valid_report("govinfo:2021").replace("自2023年1月1日起至2023年", "自2022年1月1日起至2022年")
    assert [found.code for found in report.check("GI201")] == ["GI201"]


def test_a_rule_that_raises(rules: ModuleType) -> None:
    with pytest.raises(RuleCrash, match="ZZ001 word crashed"):
        valid_report("govinfo:2021").append("崩").check(rules.word)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: valid_report("govinfo:2012"), r"there is no base 'govinfo:2012'; there are: .*'govinfo:2019'.*"),
        (lambda: valid_report("govinfo:2021").replace("热线", ""), "find = '热线' does not stand in the base '2021'"),
        (lambda: valid_report("govinfo:2021").check("ZZ999"), "no installed pack has the rule ZZ999; give a function that is marked @rule, or the code of an installed rule"),
        (lambda: valid_report("govinfo:2021").check(print), ".*print.* is not marked @rule; give a function .*"),  # type: ignore[arg-type]
    ],
)  # fmt: skip
def test_what_cannot_be_made(make: object, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}$"):
        make()  # type: ignore[operator]


def test_examples_beside_a_rule(rules: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"^ZZ001 word has no examples; write them in .*examples.toml$"):
        check_examples(rules.word)
    file = tmp_path / "sampled.examples.toml"
    file.write_text(
        '[[ZZ001]]\nfires = false\nbase = "govinfo:2021"\n\n[[ZZ002]]\nfires = false\nbase = "govinfo:2021"\n'
    )
    check_examples(rules.word, rules.cell)
    file.write_text('[[ZZ001]]\nfires = true\nbase = "govinfo:2021"\nat = "甲"\n', "utf-8")
    with pytest.raises(AssertionError) as error:
        check_examples(rules.word, formats=["md"])
    assert str(error.value) == (
        "sampled.examples.toml:1: ZZ001 example 1 (md): did not fire\n"
        '    - ZZ001 at "甲"\n'
        "    + no ZZ001"
    )  # fmt: skip
    check_examples("GI201", formats=["md"])


def test_findings_are_equal_in_what_they_state() -> None:
    assert Found("A1", "甲") == Found("A1", "甲", row="行", column="列", zh="说", line=3)
    assert Found("A1", "甲", row="行") != Found("A1", "甲", row="列")
    assert Found("A1", "甲") != Found("A1", "甲", "more")
    assert Found("A1", "甲") != "A1 甲"
    assert hash(Found("A1", "甲")) == hash(Found("A1", "甲", row="行"))
    assert repr(Found("A1", "甲", "more", row="行")) == "Found('A1', '甲', 'more', row='行')"


def test_a_difference_is_told_line_by_line() -> None:
    found = [Found("A1", "甲", zh="有", en="has", line=3, offset=1), Found("A1", "乙", row="行", column="列")]
    assert list(difference(found, [Found("A1", "甲"), Found("A2", "丙" * 70, "more")])) == [
        '  3:1 A1 at "甲": has',
        f'- A2 (more) at "{"丙" * 60}…"',
        '+ A1 at "乙" in row 行 in column 列',
    ]
    assert list(difference(found[:1], [], "zh")) == ['+ 3:1 A1 at "甲": 有']
