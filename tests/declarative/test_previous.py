"""``previous(…)`` in an assertion: what is told of two years' reports, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs
from small_kind import LAST, MINUTES, check_both, one_rule, with_rules

from reportlint.authoring import Previous
from reportlint.authoring.travelling import name_of, why_not
from reportlint.batch.check import Checker, Choices, Plain, Settings
from reportlint.batch.collection import check_together
from reportlint.declarative.years import Comparing, Figures, Past
from reportlint.engine.facts import Facts
from reportlint.model import Argument, Cell, Located
from reportlint.plugins.files import join_files
from reportlint.plugins.registry import Registry


def both(text: str, now: str = MINUTES, last: str = LAST) -> tuple[Comparing, Figures | None, Figures | None]:
    """The rule of a file, and what two reports keep for it."""
    registry = with_rules(text)
    checker = Checker(registry, Settings(profile="minutes", collection=True))
    (spec,) = registry.own_rules
    assert spec.across
    rule = spec.function
    assert isinstance(rule, Comparing)
    plan = checker.plan(registry.profile("minutes"))
    assert [planned.spec for planned in plan.across] == [spec]
    assert plan.kept == (rule.fact.provides,)
    reports = [checker.read(words.encode(), "minutes.md")[0] for words in (now, last)]
    kept = [Facts(report, plan).get(rule.fact.provides) for report in reports]
    assert all(fact is None or isinstance(fact, Figures) for fact in kept)
    return rule, *kept  # type: ignore[return-value]


def told(text: str, now: str = MINUTES, last: str = LAST) -> list[str]:
    """Each finding as "arguments @ line of the cell: its words < related ones", those of last year with a ~."""
    rule, here, before = both(text, now, last)
    assert here is not None
    assert before is not None
    past = {id(place) for line in before.lines for each in line.past for place in each.places}
    found = []
    for finding in rule(here, Previous(before, 2022, "2022.md")):
        assert list(finding.arguments) == sorted(finding.arguments)  # not as a set has them, which each run has anew
        said = " ".join(str(_plain(finding.arguments[name])) for name in sorted(finding.arguments))
        words = [("~" if id(place) in past else "") + _words(place) for place in (finding.where, *finding.related)]
        found.append(f"{said} @ {' < '.join(words)}")
    return found


def _plain(argument: Argument) -> object:
    return [_plain(each) for each in argument] if isinstance(argument, list) else getattr(argument, "id", argument)


def _words(place: object) -> str:
    """The row, the column and the words of a cell."""
    assert isinstance(place, Located)
    assert isinstance(place.where, Cell)
    return f"{place.where.row}.{place.where.column}:{place.where.text.folded}"


COLUMN = "in: {table: T1}\nfor-each: column\nassert: "
ROW = "in: {table: T1}\nfor-each: row\nassert: "
SIDES = "{column} {left} {right}"
TOLD: list[tuple[str, str, list[str]]] = [
    (
        COLUMN + 'row("会费") == previous(row("会费"))',
        SIDES,
        ["上半年 60 50 @ 1.2:60 < ~1.2:50", "下半年 60 30 @ 1.3:60 < ~1.3:30", "全年 120 80 @ 1.4:120 < ~1.4:80"],
    ),
    # a blank of last year is not compared
    (COLUMN + 'row("合计") == previous(row("合计"))', SIDES, []),
    (COLUMN + 'row("合计") == previous(row("会费")) - 5', SIDES, ["下半年 30 25 @ 5.3:30 < ~1.3:30"]),
    (
        ROW + 'column("全年") >= previous(column("全年")) × 1.5',
        "{left} {right} {row}",
        [
            "5 7.5 一、收入 / 其他 @ 2.4:5 < ~2.4:5",
            "50 75 二、支出 / 场地 @ 3.4:50 < ~3.4:50",
            "75 112.5 三、合计 @ 5.4:75 < ~5.4:75",
        ],
    ),
    (
        "in: {table: T1, row: 收入}\nfor-each: row\nassert: column(\"上半年\") == previous(column(\"下半年\"))",
        "{left} {right} {row}",
        ["60 30 一、收入 / 会费 @ 1.2:60 < ~1.3:30"],
    ),
    (
        "in: {table: T1, column: 全年}\nfor-each: cell\nassert: value == previous(value)",
        "{column} {left} {right} {row}",
        ["全年 120 80 一、收入 / 会费 @ 1.4:120 < ~1.4:80"],
    ),
    (
        'in: {table: T1}\nassert: cell("合计", "全年") > previous(cell("会费", "全年"))',
        "{left} {place} {right} {table}",
        ["75 T1 80 T1 @ 5.4:75 < ~1.4:80"],
    ),
    # sums: of a group only the first cell is shown
    (
        COLUMN + 'row("合计") == previous(sum(rows("会费" .. "场地")))',
        SIDES,
        ["上半年 45 75 @ 5.2:45 < ~1.2:50", "下半年 30 60 @ 5.3:30 < ~1.3:30", "全年 75 135 @ 5.4:75 < ~1.4:80"],
    ),
    (
        COLUMN + 'sum(rows("收入"), row("场地")) <= previous(row("会费") + row("场地"))',
        SIDES,
        [
            "上半年 85 70 @ 1.2:60 < 3.2:20 < ~1.2:50 < ~3.2:20",
            "下半年 90 60 @ 1.3:60 < 3.3:30 < ~1.3:30 < ~3.3:30",
            "全年 175 130 @ 1.4:120 < 3.4:50 < ~1.4:80 < ~3.4:50",
        ],
    ),
    # the same merged or repeated cell is one
    (COLUMN + 'row("合计") + row("合计") == previous(row("合计")) × 2', SIDES, []),
    (COLUMN + 'sum(row("合计"), rows("合计")) == previous(row("合计"))', SIDES, []),
    # what decides beside it
    (
        COLUMN + 'not blank?(previous(row("合计"))) or row("合计") == 0',
        SIDES,
        ["下半年 30 0 @ 5.3:30"],
    ),
    (
        COLUMN + 'row("场地") > 20 or previous(row("场地")) == 0',
        SIDES,
        ["上半年 20 0 @ 3.2:20 < ~3.2:20"],
    ),
    (
        COLUMN + 'known?(row("合计")) and not known?(previous(row("合计")))',
        "{column}",
        ["上半年 @ 5.2:45", "全年 @ 5.4:75"],
    ),
    (
        COLUMN + 'row("会费") == previous(row("会费"))\ntogether: true',
        "{differences}",
        ["['上半年: 60 ≠ 50', '下半年: 60 ≠ 30', '全年: 120 ≠ 80'] @ 1.2:60 < ~1.2:50"],
    ),
    (COLUMN + 'row("会费") - 20.5 == previous(row("合计"))', "{left} {right}", ["39.5 45 @ 1.2:60 < ~5.2:45", "99.5 75 @ 1.4:120 < ~5.4:75"]),
    # when: of this year's report
    (
        COLUMN + 'row("会费") == previous(row("会费"))\nwhen: {facts: {year: {from: 2023}}}',
        "{left}",
        ["60 @ 1.2:60 < ~1.2:50", "60 @ 1.3:60 < ~1.3:30", "120 @ 1.4:120 < ~1.4:80"],
    ),
    (COLUMN + 'row("会费") == previous(row("会费"))\nwhen: {facts: {year: 2022}}', "{left}", []),
    (COLUMN + 'row("会费") == previous(row("会费"))\nwhen: {place: 利息}', "{left}", []),
    (COLUMN + 'row("会费") == previous(row("会费"))\nwhen: {report: 利息}', "{left}", []),
    (COLUMN + 'row("会费") == previous(row("会费"))\nwhen: {condition: never}', "{left}", []),
]  # fmt: skip


@pytest.mark.parametrize(("keys", "message", "said"), TOLD)
def test_what_a_rule_tells(keys: str, message: str, said: list[str]) -> None:
    assert told(one_rule(keys, message)) == said


EQUAL = one_rule(COLUMN + 'row("合计") == previous(row("会费"))', "{left} {right}")


def test_numbers_beyond_what_machines_count_in_stay_exact() -> None:
    now = MINUTES.replace("| 45 | 30 | 75 |", "| 900000000000000000000000000001 | 30.50 | 75 |")
    last = LAST.replace("| 50 | 30 | 80 |", "| 900000000000000000000000000000 | 30.5 | -75 |")
    assert told(EQUAL, now, last) == [
        "900000000000000000000000000001 900000000000000000000000000000 @ 5.2:900000000000000000000000000001 "
        "< ~1.2:900000000000000000000000000000",
        "75 -75 @ 5.4:75 < ~1.4:-75",
    ]
    assert len(told(EQUAL + "    numbers: counts\n", now, last)) == 1


@pytest.mark.parametrize("words", ["未统计", "", "N/A", "/"])
def test_words_and_blanks_of_either_year_are_not_judged(words: str) -> None:
    assert told(EQUAL, last=LAST.replace("| 50 | 30 | 80 |", f"| {words} | {words} | 75 |")) == []
    assert told(EQUAL, MINUTES.replace("| 45 | 30 | 75 |", f"| {words} | {words} | 80 |")) == []


def test_lines_are_matched_by_label() -> None:
    rule, here, before = both(one_rule(ROW + 'column("全年") == previous(column("全年"))', "{row} {right}"))
    assert here is not None
    assert before is not None

    def right(*labels: str) -> list[object]:
        """What is told when last year's rows are called so, with 81, 82 … of 全年."""
        lines = [
            structs.replace(before.lines[0], row=label, past=[Past(str(81 + at), [])])
            for at, label in enumerate(labels)
        ]
        told = rule(here, Previous(structs.replace(before, lines=lines), 2022, "2022.md"))
        return [(finding.arguments["row"], finding.arguments["right"]) for finding in told]

    assert right("一、收入 / 会费", "三、合计") == [("一、收入 / 会费", 81), ("三、合计", 82)]
    # a number and blanks may differ, the rest may not
    assert right("二、收 入 / 会费", "合计") == [("一、收入 / 会费", 81), ("三、合计", 82)]
    assert right("收入 / 会费收入", "会费", "合计数") == []
    # where several are alike, only the very label counts
    assert right("四、合计", "五、合计") == []
    assert right("四、合计", "三、合计") == [("三、合计", 82)]


def test_a_report_without_the_table_keeps_nothing() -> None:
    untold = MINUTES[: MINUTES.index("|")] + MINUTES[MINUTES.index("## 三") :]
    _, here, before = both(EQUAL, untold)
    assert here is None
    assert before is not None
    assert [(line.row, line.column, [leaf.amount for leaf in line.now[0]], line.past[0].amount) for line in before.lines] == [
        ("", "上半年", ["45"], "50"),
        ("", "下半年", ["blank"], "30"),
        ("", "全年", ["75"], "80"),
    ]  # fmt: skip


def test_a_fact_of_each_rule_has_a_name_of_its_own() -> None:
    rules = EQUAL + EQUAL.replace("ORG001", "ORG002").replace("ours", "theirs").partition("\n")[2]
    registry = with_rules(rules)
    kinds = [rule.function.fact.provides for rule in registry.own_rules if isinstance(rule.function, Comparing)]
    assert [name_of(kind) for kind in kinds] == [
        "reportlint.declarative.years.minutes.ORG001.T1",
        "reportlint.declarative.years.minutes.ORG002.T1",
    ]
    assert [why_not(kind) for kind in kinds] == ["", ""]


# -- with all that lies between the two reports -------------------------------------------------------------------


def test_what_is_told_when_reports_are_checked_together() -> None:
    now, last = check_both(EQUAL)
    assert [(f.code, f.place.line, f.place.column, f.zh, f.table, f.row, f.column) for f in now.findings] == [
        ("ORG001", 21, 13, "45 50", "T1", "三、合计", "上半年"),
        ("ORG001", 21, 23, "75 80", "T1", "三、合计", "全年"),
    ]
    assert [[(r.path, r.place.line, r.place.column, r.zh) for r in f.related] for f in now.findings] == [
        [("2022.md", 17, 15, "一、收入 / 会费 / 上半年: 50")],
        [("2022.md", 17, 25, "一、收入 / 会费 / 全年: 80")],
    ]
    assert (last.findings, now.states["ORG001"].state, last.states["ORG001"].state) == ([], "ran", "not-applied")


@pytest.mark.parametrize(("keys", "message", "said"), TOLD)
def test_the_way_changes_nothing(keys: str, message: str, said: list[str]) -> None:
    assert len(check_both(one_rule(keys, message))[0].findings) == len(said)


def test_numbers_that_are_masked_on_the_way_are_not_compared() -> None:
    """What may be the number of a person travels masked."""
    now = MINUTES.replace("| 45 | 30 | 75 |", "| 110101199003070134 | 31 | 75 |")
    told = check_both(EQUAL, now, LAST)[0].findings
    assert [finding.zh for finding in told] == ["31 30", "75 80"]


def test_a_named_condition_is_one_of_this_years_report() -> None:
    rules = EQUAL + "    when: {condition: met}\n"
    unmet = LAST.replace("集会", "聚餐")
    assert [finding.zh for finding in check_both(rules, last=unmet)[0].findings] == ["45 50", "75 80"]
    now, _ = check_both(rules, MINUTES.replace("集会", "聚餐"))
    assert (now.findings, now.states["ORG001"].state, now.states["ORG001"].why) == ([], "not-applied", "Met")


def test_a_year_that_is_not_there_and_one_without_the_table() -> None:
    now, _ = check_both(EQUAL, last=LAST.replace("2022", "2021"))
    assert (now.findings, now.states["ORG001"].state) == ([], "not-applied")
    untold = LAST[: LAST.index("|")] + LAST[LAST.index("## 三") :]
    now, _ = check_both(EQUAL, last=untold)
    assert (now.findings, now.states["ORG001"].state) == ([], "not-applied")


FOIA = """\
profile: foia
rules:
  - code: ORG001
    name: carried-over
    severity: error
    message: {en: "{row}: {left} is not {right}"}
    in: {table: V.A}
    for-each: row
    assert: >-
      column("Number of Requests Pending as of Start of Fiscal Year")
      == previous(column("Number of Requests Pending as of End of Fiscal Year"))
"""


def test_rows_that_are_each_reports_own(tmp_path: Path) -> None:
    rules = tmp_path / "ours.yaml"
    rules.write_text(FOIA, "utf-8")
    registry = Registry()
    join_files(registry, [str(rules)], str(tmp_path))
    base = Path(registry.pack_of(registry.profile("foia")).bases["2021"]).read_text("utf-8")
    wanted = Choices(Plain("foia", lambda rule: rule.code == "ORG001"))
    checker = Checker(registry, Settings(collection=True), choices=wanted)
    last = base.replace("Year 2021\n", "Year 2020\n").replace("| LS | 0 | 6 | 5 | 1 |", "| LSX | 0 | 6 | 5 | 1 |")
    now, _ = check_together(checker, [("now.md", base.encode()), ("last.md", last.encode())])
    assert [(f.place.line, f.place.column, f.en) for f in now.findings] == [
        (36, 8, "OE: 1012 is not 1017"),
        (37, 8, "OS: 3 is not 0"),
        (39, 20, "AGENCY OVERALL: 1015 is not 1018"),
    ]
