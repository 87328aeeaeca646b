"""Rules over one report: each on its own, facts once, whatever is raised."""

import sys
from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest
from msgspec import Struct
from small_runs import TEXT, only, plan_of, read, run, said

from reportlint import (
    Diagnostic,
    Directive,
    Edit,
    Finding,
    Findings,
    Fix,
    Message,
    Options,
    Paragraph,
    Report,
    Severity,
    Span,
    Table,
    Term,
    fact,
    rule,
)
from reportlint.authoring.messages import plain
from reportlint.authoring.plan import make_plan
from reportlint.engine.results import RuleState
from reportlint.engine.run import LONGEST_ARGUMENT, MOST_FINDINGS, check_report


def _first(report: Report) -> Paragraph:
    return next(report.paragraphs)


@rule("A1", "counts", Severity.ERROR, source="第五十条", tags=["t"], zh="说{said}件", en="says {said}")
def counts(report: Report) -> Findings:
    """Tells the first 3."""
    found = _first(report).text.find("3件")
    assert found is not None
    yield Finding(found, said=3)


# -- a finding --------------------------------------------------------------------------------------------------


def test_a_finding() -> None:
    result = run(counts)
    finding = only(result)
    assert (finding.code, finding.name, finding.variant, finding.severity) == ("A1", "counts", "", Severity.ERROR)
    assert (finding.zh, finding.en, finding.arguments) == ("说3件", "says 3", {"said": 3})
    place = finding.place
    assert (place.line, place.column, place.end_line, place.end_column) == (5, 5, 5, 7)
    assert (finding.section, finding.section_id, finding.source, finding.tags) == (["一、情况"], "", "第五十条", ["t"])
    assert (finding.table, finding.row, finding.column, finding.fix, finding.related) == (None, None, None, None, [])
    assert (finding.excerpt, finding.excerpt_column) == ("全年收到3件。办结2件，结转1件。", 1)
    assert result.states == {"A1": RuleState("ran")}
    assert (result.checked, result.partial, result.error, result.profile) == (True, False, "", "small")


def test_the_column_of_a_label_is_its_head_and_not_the_labels_above() -> None:
    @rule("TT009", "label", Severity.ERROR, zh="{words}", en="{words}")
    def tell(report: Report) -> Findings:
        cell = report.tables[0].cell(2, 0)
        assert cell is not None
        yield Finding(cell, words=cell.text.folded)

    finding = only(run(tell))
    assert (finding.zh, finding.row, finding.column) == ("乙", None, "类别")


def test_a_finding_in_a_cell() -> None:
    @rule("A2", "cell", Severity.WARNING, zh="空", en="blank", variants={"sum": Message("和", "sum", Severity.INFO)})
    def cell(report: Report) -> Findings:
        """Tells the blank cell and the table."""
        (table,) = report.tables
        blank = table.cell(2, 1)
        assert blank is not None
        yield Finding(blank, related=[table, _first(report).text])
        yield Finding(table, "sum")

    blank, whole = sorted(run(cell).findings, key=lambda f: f.variant)
    assert (blank.table, blank.row, blank.column, blank.severity) == ("1", "乙", "件数", Severity.WARNING)
    assert (blank.place.line, blank.place.column) == (10, 7)
    assert [(r.place.line, r.zh) for r in blank.related] == [
        (7, "|类别|件数||---|---||甲|3||乙||"),
        (5, "全年收到3件。办结2件，结转1件。"),
    ]
    assert (whole.table, whole.row, whole.column, whole.severity) == ("1", None, None, Severity.INFO)


def test_what_messages_are_filled_with() -> None:
    @rule("A3", "fill", Severity.INFO, zh="{a}{b}{c}{d}", en="{a} {b} {c} {d}")
    def fill(report: Report) -> Findings:
        """Every kind of argument."""
        word = Term("word", "词", "word")
        yield Finding(_first(report), a=Decimal("2.50"), b="中", c=word, d=[1, "二", word])

    finding = only(run(fill))
    assert (finding.zh, finding.en) == ("2.50中词1、二、词", "2.50 中 word 1, 二, word")
    assert finding.arguments == {"a": 2.5, "b": "中", "c": "word", "d": [1, "二", "word"]}


def test_long_and_broken_arguments_are_made_fit() -> None:
    @rule("A3", "fill", Severity.INFO, zh="{a}", en="{a}")
    def fill(report: Report) -> Findings:
        """Too much."""
        yield Finding(_first(report), a="长" * (LONGEST_ARGUMENT + 1))
        yield Finding(_first(report), a="\ud800")

    assert sorted(finding.zh for finding in run(fill).findings) == ["?", "长" * LONGEST_ARGUMENT + "…"]


def test_edits_get_lines_and_columns_and_none_goes_over_a_page_break() -> None:
    @rule("A4", "mend", Severity.INFO, zh="改", en="mend")
    def mend(report: Report) -> Findings:
        """Mends 3 into 4."""
        found = _first(report).text.find("3")
        assert found is not None
        yield Finding(found, fix=Fix(safe=True, edits=[Edit(found, "4")]))
        yield Finding(found, fix=Fix(safe=True, edits=[Edit(Span(0, 1, (Span(3, 4),)), "4")]))

    fixes = [finding.fix for finding in run(mend).findings]
    assert None in fixes
    (fix,) = (fix for fix in fixes if fix is not None)
    assert fix.safe
    assert [(e.line, e.column, e.end_line, e.end_column, e.text) for e in fix.edits] == [(5, 5, 5, 6, "4")]


# -- what goes wrong --------------------------------------------------------------------------------------------


class _Silent(Exception):
    def __str__(self) -> str:
        raise ValueError


def _raise(error: BaseException) -> None:
    raise error


def _crash(body: Callable[[Report], object]) -> tuple[list[tuple[str, int, int, str]], dict[str, RuleState]]:
    """What a rule tells that yields a finding and then does something; the rule counts runs beside it."""

    @rule("B1", "breaks", Severity.ERROR, zh="先", en="first", variants={"other": Message("{x}", "{x}")})
    def breaks(report: Report) -> Findings:
        """Breaks behind its first finding."""
        yield Finding(_first(report))
        found = body(report)
        if found is not None:
            yield found  # type: ignore[misc]

    result = run(breaks, counts)
    return said(result), result.states


_KEPT = ("B1", 5, 1, "先")
_OTHER = ("A1", 5, 5, "说3件")


@pytest.mark.parametrize(
    ("body", "error"),
    [
        pytest.param(lambda report: _raise(ValueError("坏了")), "ValueError: 坏了", id="an error"),
        pytest.param(
            lambda report: report.nothing, "AttributeError: 'Report' object has no attribute 'nothing'", id="a slip"
        ),
        pytest.param(lambda report: sys.exit(0), "SystemExit: 0", id="sys.exit"),
        pytest.param(lambda report: _raise(MemoryError()), "MemoryError: ", id="memory"),
        pytest.param(lambda report: _raise(RecursionError("deep")), "RecursionError: deep", id="recursion"),
        pytest.param(lambda report: _raise(GeneratorExit()), "GeneratorExit: ", id="generator exit"),
        pytest.param(lambda report: _raise(_Silent()), "_Silent", id="an error without words"),
        pytest.param(
            lambda report: "words", "TypeError: the rule yields str; it must yield Finding(where, …)", id="yields words"
        ),
        pytest.param(
            lambda report: Finding(_first(report), "odd"),
            "ValueError: the rule has no variant 'odd'; variants= declares 'other'",
            id="variant",
        ),
        pytest.param(
            lambda report: Finding(_first(report), "other"),
            "ValueError: the message has {x}, and the finding does not give it; write Finding(where, x=…)",
            id="an argument missing",
        ),
        pytest.param(
            lambda report: Finding(_first(report), x=1),
            "ValueError: the finding gives x=…, and the message has no {x}",
            id="an argument too many",
        ),
        pytest.param(
            lambda report: Finding(_first(report), "other", x=None),  # type: ignore[arg-type]
            "TypeError: a message is filled with int, Decimal, str or Term, not NoneType",
            id="an argument of another kind",
        ),
        pytest.param(
            lambda report: Finding(Span(0, 10_000)),
            f"ValueError: the place 0:10000 lies outside the report of {len(TEXT)} characters",
            id="a place outside",
        ),
        pytest.param(
            lambda report: Finding(Span(5, 2)),
            f"ValueError: the place 5:2 lies outside the report of {len(TEXT)} characters",
            id="a place that ends before it begins",
        ),
        pytest.param(
            lambda report: Finding(_first(report), related=[Span(-1, 0)]),
            f"ValueError: the place -1:0 lies outside the report of {len(TEXT)} characters",
            id="another place outside",
        ),
        pytest.param(
            lambda report: Finding("place"),  # type: ignore[arg-type]
            "TypeError: Finding(str) has no place; it takes a node of the report or a Span(start, end)",
            id="no place",
        ),
    ],
)
def test_a_rule_that_breaks_keeps_its_findings_and_the_others_go_on(
    body: Callable[[Report], object], error: str
) -> None:
    findings, states = _crash(body)
    crash = ("RL003", 1, 1, f"B1 breaks运行出错（{error}），未能检查")
    assert findings == [crash, _KEPT, _OTHER]
    assert states == {"B1": RuleState("not-checked", error.partition(":")[0]), "A1": RuleState("ran")}


def test_yielding_none() -> None:
    @rule("B1", "none", Severity.ERROR, zh="无", en="none")
    def none(report: Report) -> Findings:
        """Yields nothing at all."""
        yield None  # type: ignore[misc]

    @rule("B2", "nothing", Severity.ERROR, zh="无", en="none")
    def nothing(report: Report) -> Findings:
        """Returns nothing, not even an empty list."""
        return None  # type: ignore[return-value]

    result = run(none, nothing)
    assert sorted(f.zh for f in result.findings) == [
        "B1 none运行出错（TypeError: the rule yields NoneType; it must yield Finding(where, …)），未能检查",
        "B2 nothing运行出错（TypeError: the rule returns nothing; it must yield Finding(where, …)），未能检查",
    ]


def test_the_traceback_of_the_first_crash_is_kept() -> None:
    @rule("B1", "breaks", Severity.ERROR, zh="坏", en="bad")
    def breaks(report: Report) -> Findings:
        """Breaks at once."""
        raise ValueError("第一")

    error = run(breaks).error
    assert error.startswith("Traceback (most recent call last):\n")
    assert error.endswith("ValueError: 第一\n")
    assert "in breaks" in error


def test_ctrl_c_is_not_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt):
        _crash(lambda report: _raise(KeyboardInterrupt()))


def test_endless_findings_are_cut_and_said_to_be_partial() -> None:
    @rule("B1", "endless", Severity.INFO, zh="又", en="again")
    def endless(report: Report) -> Findings:
        """Never ends."""
        while True:
            yield Finding(_first(report))

    result = run(endless, counts)
    assert result.partial
    assert [f.code for f in result.findings].count("B1") == MOST_FINDINGS
    assert len({f.fingerprint for f in result.findings}) == MOST_FINDINGS + 1
    assert result.states["B1"] == RuleState("ran")


def test_rules_that_were_stopped_before_are_told_and_not_run() -> None:
    heard: list[str] = []
    why = Term("timeout", "超时", "timed out")
    result = check_report(read(), plan_of(counts), "zh", (), (), heard.append, {"A1": why})
    assert said(result) == [("RL003", 1, 1, "A1 counts运行出错（超时），未能检查")]
    assert result.findings[0].en == "A1 counts crashed (timed out) and was not checked"
    assert result.states == {"A1": RuleState("not-checked", "timeout")}
    assert heard == ["A1"]


# -- facts ------------------------------------------------------------------------------------------------------


class Received(Struct, frozen=True, eq=False):
    number: int

    @property
    def published(self) -> int:
        return self.number


class Absent(Struct, frozen=True):
    pass


class Broken(Struct, frozen=True):
    pass


class Built(Struct, frozen=True):
    received: Received


_calls: list[str] = []


@fact(publish="received")
def received(report: Report) -> Received | None:
    _calls.append("received")
    return Received(3)


@fact
def built(received: Received) -> Built:
    _calls.append("built")
    return Built(received)


@fact(publish="absent")
def absent(report: Report) -> Absent | None:
    return None


@fact(publish="broken")
def broken(report: Report) -> Broken:
    _calls.append("broken")
    raise ValueError("读不出")


@rule("C1", "uses", Severity.INFO, zh="{n}", en="{n}")
def uses(received: Received, built: Built, report: Report) -> Findings:
    """Uses two facts."""
    assert built.received is received
    yield Finding(_first(report), n=received.number)


@rule("C2", "uses-too", Severity.INFO, zh="{n}", en="{n}")
def uses_too(built: Built, report: Report) -> Findings:
    """Uses one of them again."""
    yield Finding(_first(report), n=built.received.number)


@rule("C3", "needs-absent", Severity.INFO, zh="有", en="there")
def needs_absent(absent: Absent, report: Report) -> Findings:
    """Needs what is not there."""
    yield Finding(_first(report))


@rule("C4", "may-be-absent", Severity.INFO, zh="{there}", en="{there}")
def may_be_absent(absent: Absent | None, report: Report) -> Findings:
    """Does without."""
    yield Finding(_first(report), there=str(absent is not None))


@rule("C5", "requires-absent", Severity.INFO, requires=[Absent], zh="有", en="there")
def requires_absent(report: Report) -> Findings:
    """Is for reports that have it."""
    yield Finding(_first(report))


@rule("C6", "needs-broken", Severity.INFO, zh="有", en="there")
def needs_broken(broken: Broken | None, report: Report) -> Findings:
    """Needs what cannot be read."""
    yield Finding(_first(report))


def test_a_fact_is_read_once_and_when_asked_for() -> None:
    _calls.clear()
    result = run(uses, uses_too, received, built, absent)
    assert _calls == ["received", "built"]
    assert [(f.code, f.zh) for f in result.findings] == [("C1", "3"), ("C2", "3")]
    assert result.facts == {"received": 3, "absent": None}


def test_a_fact_that_nobody_needs_is_not_read() -> None:
    _calls.clear()
    run(counts, built, received)
    assert _calls == ["received"]  # published


class Written(Struct, frozen=True):
    published: str


@fact(publish="by")
def written(report: Report) -> Written:
    return Written("张三11010519491231002X")


def test_published_facts_are_masked() -> None:
    assert run(written).facts == {"by": "张三1101************2X"}


def test_arguments_of_more_than_64_bits_are_their_digits() -> None:
    assert [plain(2**64 - 1), plain(-(2**63)), plain(2**64), plain([1, -(2**63) - 1])] == [
        2**64 - 1, -(2**63), "18446744073709551616", [1, "-9223372036854775809"],
    ]  # fmt: skip


def test_absent_facts_skip_the_rules_that_need_them() -> None:
    result = run(needs_absent, may_be_absent, requires_absent, absent)
    assert said(result) == [("C4", 5, 1, "False")]
    assert result.states == {
        "C3": RuleState("not-applied", "Absent"),
        "C4": RuleState("ran"),
        "C5": RuleState("not-applied", "Absent"),
    }


def test_a_fact_that_raises_is_told_once_and_its_rules_are_not_checked() -> None:
    @fact
    def on_top(broken: Broken) -> Built:
        raise AssertionError("never called")

    @rule("C7", "needs-both", Severity.INFO, zh="有", en="there")
    def needs_both(built: Built, broken: Broken, report: Report) -> Findings:
        """Needs a fact that needs it."""
        yield Finding(_first(report))

    _calls.clear()
    result = run(needs_broken, needs_both, counts, broken, on_top)
    assert _calls == ["broken"]
    assert said(result) == [
        ("RL003", 1, 1, "Broken运行出错（ValueError: 读不出），未能检查"),
        _OTHER,
    ]
    assert result.states == {
        "C6": RuleState("not-checked", "Broken"),
        "C7": RuleState("not-checked", "Built"),
        "A1": RuleState("ran"),
    }
    assert result.facts == {"broken": None}


def test_options_reach_the_rule() -> None:
    class Limit(Options, frozen=True):
        most: int = 3

    @rule("D1", "limit", Severity.INFO, zh="{most}", en="{most}")
    def limit(report: Report, options: Limit) -> Findings:
        """Says its option."""
        yield Finding(_first(report), most=options.most)

    spec = limit.__reportlint_rule__  # type: ignore[attr-defined]
    assert only(run(limit)).zh == "3"
    plan = make_plan([spec], [], {"D1": Limit(most=5)})
    assert only(check_report(read(), plan, "zh", (), ())).zh == "5"


# -- order, masking, the rest -----------------------------------------------------------------------------------


def test_the_order_of_rules_changes_nothing() -> None:
    functions: list[object] = [counts, uses, uses_too, may_be_absent, needs_absent]
    facts: list[object] = [received, built, absent]
    result = run(*functions, *facts)
    assert run(*reversed(functions), *facts) == result
    assert run(*functions, *reversed(facts)) == result
    assert [f.code for f in result.findings] == ["C1", "C2", "C4", "A1"]


def test_findings_of_one_place_are_told_apart_by_an_ordinal() -> None:
    @rule("D1", "twice", Severity.INFO, zh="又", en="again")
    def twice(report: Report) -> Findings:
        """The same finding twice."""
        yield from [Finding(_first(report)), Finding(_first(report))]

    one, two = (f.fingerprint for f in run(twice).findings)
    assert one != two
    assert [f.fingerprint for f in run(twice).findings] == [one, two]


IDENTITY = "11010519491231002X"
CARD = "4111111111111111"


def test_identity_and_card_numbers_are_masked_everywhere() -> None:
    text = TEXT.replace("办结2件", f"证号{IDENTITY}，卡号{CARD}").replace("二、其他", f"二、{IDENTITY}")

    @rule("D1", "leak", Severity.INFO, zh="见{words}", en="see {words}")
    def leak(report: Report) -> Findings:
        """Says whole sentences."""
        paragraph = _first(report)
        yield Finding(paragraph, related=[paragraph.text], words=paragraph.text.folded)
        yield Finding(report.sections[1], words=[IDENTITY, CARD])

    result = run(leak, text=text)
    everything = repr(result)
    assert IDENTITY not in everything
    assert CARD not in everything
    assert "1101************2X" in everything
    assert "4111**********11" in everything
    assert result.findings[1].section == ["二、1101************2X"]


def test_diagnostics_and_directives() -> None:
    reason = Term("picture", "图片没有读取", "a picture was not read")
    diagnostics = [Diagnostic(reason, Span(2, 3)), Diagnostic(reason)]
    directives = [
        Directive("ignore", ("A1",), Span(0, 1)),
        Directive("ignore", ("A1",), Span(len(TEXT) - 1, len(TEXT))),
        Directive("ignore-file", (), Span(0, 1), reason="说明"),
    ]
    result = check_report(read(), plan_of(), "zh", diagnostics, directives)
    assert said(result) == [
        ("RL002", 1, 1, "读取时有内容未能读出：图片没有读取"),
        ("RL002", 1, 3, "读取时有内容未能读出：图片没有读取"),
    ]
    assert [(d.kind, d.line, d.first_line, d.last_line, d.reason) for d in result.directives] == [
        ("ignore", 1, 1, 1, ""),
        ("ignore", 14, 0, 0, ""),
        ("ignore-file", 1, 0, 0, "说明"),
    ]


def test_the_block_behind_a_directive() -> None:
    directives = [
        Directive("ignore", (), Span(at, at)) for at in (TEXT.index("全年"), TEXT.index("| 类别"), TEXT.index("## 二"))
    ]
    result = check_report(read(), plan_of(), "zh", (), directives)
    assert [(d.first_line, d.last_line) for d in result.directives] == [(5, 5), (7, 10), (12, 12)]


def test_tables_and_facts_are_values(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a rule does to what it holds does not reach the others: nodes are frozen."""

    @rule("A0", "edits", Severity.INFO, zh="改", en="edit")
    def edits(report: Report) -> Iterator[Finding]:
        """Tries to edit the report."""
        (table,) = report.tables
        assert isinstance(table, Table)
        table.cells[0].row = 9  # type: ignore[misc]
        yield Finding(table)

    result = run(edits, counts)
    assert said(result) == [
        ("RL003", 1, 1, "A0 edits运行出错（AttributeError: immutable type: 'Cell'），未能检查"),
        _OTHER,
    ]
