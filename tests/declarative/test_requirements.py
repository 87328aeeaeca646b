"""What each requirement tells, and where: line, column, words, message."""

from __future__ import annotations

import pytest
from small_kind import MINUTES, check, one_rule, told

TOLD: list[tuple[str, str, list[str]]] = [
    ("in: {section: A3}\nrequire: 监督电话|投诉电话", "{place}", ["23:4 三、其他事项 | “其他事项”"]),
    ("in: {section: A3}\nrequire: 联系电话", "{place}", []),
    ("in: {section: A3}\nrequire: [联系电话, 地址]", "{place}缺{pattern}", ["23:4 三、其他事项 | “其他事项”缺地址"]),
    ("forbid: \\d次", "有{match}", ["7:10 3次 | 有3次"]),
    ("forbid: (?P<n>\\d+)人", "有{n}", ["7:4 12人 | 有12"]),
    ("in: {heading: 情况}\nforbid: 茶馆", "{place}", ["11:9 茶馆 | “情况”"]),
    ("in: title\nrequire: (19|20)\\d\\d年", "{place}", []),
    ("in: title\nmatch: .*2022年.*", "{text}", ["1:3 青石社2023年纪要 | 青石社2023年纪要"]),
    ("in: preamble\nforbid: 2024年", "{match}", ["3:6 2024年 | 2024年"]),
    ("in: headings\nforbid: 账", "{match}", ["13:6 账 | 账"]),
    ("in: every-section\nlength: {min: 10}", "{place}{found}<{limit}", ["13:4 二、账目 | “账目”0<10"]),
    ("in: {table: T1}\nforbid: 其他", "{match} {row} {column}", ["18:6 其他 | 其他  ", "20:6 其他 | 其他  "]),
    (
        "in: {table: T1}\nmatch: \\d\\d",
        "{row}/{column}: {text}",
        [
            "17:25 120 | 一、收入 / 会费/全年: 120",
            "18:11 5 | 一、收入 / 其他/上半年: 5",
            "18:17 5 | 一、收入 / 其他/全年: 5",
        ],
    ),
    (
        "in: {table: T1, column: 全年}\nmatch: \\d\\d",
        "{row}/{column}: {text}",
        ["17:25 120 | 一、收入 / 会费/全年: 120", "18:17 5 | 一、收入 / 其他/全年: 5"],
    ),
    ("in: {table: T1, row: 会费}\none-of: [60, 120]", "{found}", []),
    ('in: {table: T1, row: 会费}\none-of: [60, "121"]', "{found} {allowed}", ["17:25 120 | 120 60、121"]),
    ("count: {pattern: 集会, max: 2}", "{found}>{limit}", ["11:3 集会 | 3>2"]),
    ("count: {pattern: 集会, min: 5}", "{found}<{limit}", ["1:3 青石社2023年纪要 | 3<5"]),
    ("in: {section: A1}\norder: [茶馆, 集会, 人]", "{first} {second}", ["7:6 人 | 茶馆 人", "7:8 集会 | 茶馆 集会"]),
    ("order: [情况, 账目, 其他事项]", "{first} {second}", []),
    ("order: [账目, 情况, 其他事项]", "{first} {second}", ["5:6 情况 | 账目 情况"]),
    ("unique: {pattern: 集会|人}", "{match}", ["9:8 集会 | 集会", "11:3 集会 | 集会"]),
    ("unique: headings", "{match}", []),
    ("in: {table: T1}\nunique: labels", "{match}", []),
    ("in: {table: T1}\nunique: cells", "{match}", ["17:20 60 | 60", "18:17 5 | 5", "21:18 30 | 30"]),
    ('in: title\nsame-as: {value: "(\\\\d{4})年", in: preamble}', "{left}≠{right}", ["1:6 2023年 | 2023≠2024"]),
    (
        'in: {section: A1}\nsame-as: {value: "(\\\\d+)人", in: {table: T1, row: 会费, column: 全年}, other: "\\\\d+"}',
        "{left}≠{right}",
        ["7:4 12人 | 12≠120"],
    ),
    ("term: {wrong: 茶馆, right: 茶楼}", "{match}→{right}", ["11:9 茶馆 | 茶馆→茶楼"]),
    (
        "term: [{wrong: 集, right: 集会}, {wrong: 记于, right: 记录于, fix: safe}]",
        "{match}→{right}",
        ["3:4 记于 | 记于→记录于"],
    ),
    (
        'in: {table: T1}\nfor-each: column\nassert: row("合计") == sum(rows("收入")) - sum(rows("支出"))',
        "{column} {left}≠{right}",
        [],
    ),
    (
        'in: {table: T1}\nfor-each: row\nassert: column("全年") == column("上半年") + column("下半年")',
        "{row} {left}≠{right}",
        [],
    ),
    (
        "in: {table: T1}\nfor-each: cell\nassert: value >= 10",
        "{row}/{column} {left}<{right}",
        ["18:11 5 | 一、收入 / 其他/上半年 5<10", "18:17 5 | 一、收入 / 其他/全年 5<10"],
    ),
    (
        "in: {table: T1}\nfor-each: cell\ntogether: true\nassert: value >= 10",
        "{differences}",
        ["18:11 5 | 一、收入 / 其他 / 上半年5<10、一、收入 / 其他 / 全年5<10"],
    ),
    ('in: {table: T1}\nassert: cell("合计", "全年") × 2 <= 100', "{left} {right} {table}", ["21:23 75 | 150 100 T1"]),
    ('in: {table: T1}\nassert: cell("合计", "全年") ÷ 0 == 1', "{left}", []),
    ("in: {property: title}\nrequire: x", "{place}", []),
    ("forbid: 人\nwhen: {facts: {year: {from: 2024}}}", "{place}", []),
    ("forbid: 人\nwhen: {facts: {year: {from: 2023}}}", "{place}", ["7:6 人 | 全文"]),
    ("forbid: 人\nwhen: {facts: {year: 2023, body: 青石社}}", "{place}", ["7:6 人 | 全文"]),
    ("forbid: 人\nwhen: {condition: never}", "{place}", []),
    ("forbid: 人\nwhen: {condition: [met, has-table]}", "{place}", ["7:6 人 | 全文"]),
    ("forbid: 人\nwhen: {report: 茶馆, place: 无此}", "{place}", []),
    ("forbid: 人\nwhen: {report: 茶馆, place: 集会}", "{place}", ["7:6 人 | 全文"]),
    ("in: {section: A3}\nrequire: 电话|地址|传真", "{place}", []),
    (
        "in: {section: [A1, A3]}\nforbid: 联系|全社",
        "{place}{match}",
        ["7:1 全社 | “情况”全社", "25:1 联系 | “其他事项”联系"],
    ),
    (
        "in: {table: T1, row: 收入, column: [上半年, 下半年]}\nforbid: \\d+",
        "{row}/{column}{match}",
        [
            "17:15 60 | 一、收入 / 会费/上半年60",
            "17:20 60 | 一、收入 / 会费/下半年60",
            "18:11 5 | 一、收入 / 其他/上半年5",
        ],
    ),
    ('in: {table: T1, row: 合计, column: 全年}\nrequire: "80"', "{place}", ["21:23 75 | T1 / 三、合计 / 全年"]),
    ("in: {table: T1, row: 会费}\nlength: {max: 2}", "{found}>{limit}", ["17:25 120 | 3>2"]),
    ("in: title\nlength: {max: 5}", "{found}>{limit}", ["1:3 青石社2023年纪要 | 10>5"]),
    ("in: {property: title}\nforbid: x", "{place}", []),
    (
        'in: {table: T1}\nfor-each: column\nassert: row("收入 / 会费") >= 100 or row("合计") < 40',
        "{column} {left} {right}",
        ["21:13 45 | 上半年 45 40"],
    ),
    (
        'in: {table: T1}\nfor-each: column\nassert: not (row("会费") > 100)',
        "{column} {left} {right}",
        ["17:25 120 | 全年 120 100"],
    ),
    ('in: {table: T1}\nfor-each: column\nassert: not blank?(row("收入/其他"))', "{column}", ["18:15  | 下半年"]),
    (
        'in: {table: T1}\nfor-each: column\nassert: not blank?(row("收入/其他")) and 1 == 2',
        "{column} {left} {right}",
        ["18:11 5 | 上半年 1 2", "18:15  | 下半年 空白 空白", "18:17 5 | 全年 1 2"],
    ),
    (
        'in: {table: T1}\nfor-each: row\nassert: count(columns("上半年" .. "全年")) == 3',
        "{row} {left}",
        ["18:11 5 | 一、收入 / 其他 2", "20:11  | 二、支出 / 其他 0"],
    ),
    (
        'in: {table: T1}\nfor-each: row\nassert: max(columns("上半年" .. "下半年")) <= min(column("全年"), 50)',
        "{row} {left} {right}",
        ["17:15 60 | 一、收入 / 会费 60 50"],
    ),
    (
        'in: {table: T1}\nfor-each: column\nassert: row("场地") ÷ row("会费") <= 0.4',
        "{column} {left} {right}",
        ["19:20 30 | 下半年 0.5 0.4", "19:25 50 | 全年 0.4167 0.4"],
    ),
    (
        'in: {table: T1, column: 下半年}\nfor-each: column\nassert: abs(row("场地") - row("会费")) == 20',
        "{column} {left} {right}",
        ["19:20 30 | 下半年 30 20"],
    ),
    (
        'in: {table: T1, row: 支出}\nfor-each: row\nassert: column("全年") == 0',
        "{row} {left}",
        ["19:25 50 | 二、支出 / 场地 50"],
    ),
    ('in: {table: T1}\nfor-each: column\nassert: row("合计") > 44', "{column} {left}", ["21:18 30 | 下半年 30"]),
    ('in: {table: T1}\nassert: cell("合计", "全年") == 0', "{place} {table} {left}", ["21:23 75 | T1 T1 75"]),
    (
        'in: {table: T1}\nfor-each: column\ntogether: true\nassert: row("合计") > 44',
        "{place}：{differences}",
        ["21:18 30 | T1：下半年30<44"],
    ),
]


@pytest.mark.parametrize(("keys", "message", "said"), TOLD)
def test_what_a_rule_tells(keys: str, message: str, said: list[str]) -> None:
    assert told(one_rule(keys, message)) == said


FIXABLE = """
term:
  - {wrong: 茶馆, right: 茶楼, fix: safe}
  - {wrong: 集会, right: 聚会}
  - {wrong: 联系电话, right: 电话, fix: none}
"""


def test_terms_bring_their_fixes() -> None:
    findings = check(one_rule(FIXABLE, "{match}→{right}")).findings
    fixes = [(f.zh, f.fix.safe if f.fix else None, f.fix.edits[0].text if f.fix else "") for f in findings]
    assert fixes == [
        ("集会→聚会", False, "聚会"),
        ("集会→聚会", False, "聚会"),
        ("集会→聚会", False, "聚会"),
        ("茶馆→茶楼", True, "茶楼"),
        ("联系电话→电话", None, ""),
    ]
    assert [(e.line, e.column, e.end_column) for e in findings[3].fix.edits] == [(11, 9, 11)]  # type: ignore[union-attr]


def test_right_words_that_hold_the_wrong_ones_are_no_finding() -> None:
    assert told(one_rule("term: {wrong: 集会, right: 集会3次}", "{match}")) == ["9:8 集会 | 集会", "11:3 集会 | 集会"]


def test_a_finding_in_a_cell_has_the_labels_of_its_table() -> None:
    rules = one_rule('in: {table: T1}\nfor-each: row\nassert: column("全年") < 100', "{row}: {left}")
    (finding,) = check(rules).findings
    assert (finding.table, finding.row, finding.column, finding.arguments) == (
        "T1",
        "一、收入 / 会费",
        "全年",
        {"row": "一、收入 / 会费", "left": 120},
    )
    rules = one_rule("in: {table: T1}\nforbid: '2'", "{match}")
    assert [(f.row, f.column, f.place.column) for f in check(rules).findings] == [
        ("一、收入 / 会费", "全年", 26),
        ("二、支出 / 场地", "上半年", 15),
    ]


def test_other_cells_of_a_comparison_are_related() -> None:
    rules = one_rule('in: {table: T1}\nassert: cell("合计", "全年") == cell("会费", "全年")', "{left}≠{right}")
    (finding,) = check(rules).findings
    assert [(r.place.line, r.place.column) for r in finding.related] == [(17, 25)]


def test_a_message_in_one_language_serves_for_both() -> None:
    rules = one_rule("forbid: 茶馆").replace('"坏"', "{en: bad place}")
    assert [(f.zh, f.en) for f in check(rules).findings] == [("bad place", "bad place")]
    rules = one_rule("forbid: (?P<where>茶馆)").replace('"坏"', '{zh: "在{where}", en: "at {where}"}')
    assert [(f.zh, f.en) for f in check(rules).findings] == [("在茶馆", "at 茶馆")]


def test_what_a_rule_needs_and_is_absent_leaves_it_out() -> None:
    rules = one_rule("forbid: 人\nwhen: {facts: {year: {from: 2020}}}")
    untitled = MINUTES.replace("2023年纪要", "的事")
    assert check(rules, untitled).states["ORG001"].state == "not-applied"
    assert check(rules, untitled).states["ORG001"].why == "Year"
    assert check(rules).states["ORG001"].state == "ran"
    rules = one_rule("forbid: 人\nwhen: {condition: met}")
    assert check(rules, "只有一人。").states["ORG001"].why == "Met"


def test_a_place_that_is_not_there_says_nothing() -> None:
    bare = "# 青石社2023年纪要\n\n只有一人。\n"
    for place in ("{section: A3}", "{heading: 账}", "{table: T1}", "{table: T1, row: 会费}", "{property: author}"):
        assert told(one_rule(f"in: {place}\nrequire: 词"), bare) == []
    for place in ("title", "preamble"):
        assert told(one_rule(f"in: {place}\nrequire: 词"), "## 一、情况\n\n只有一人。\n") == []
    assert told(one_rule("in: report\nrequire: 词"), "只有一人。\n") == ["1:1 只有一人。 | 坏"]


def test_text_is_read_folded() -> None:
    report = MINUTES.replace("全社共12人", "全社 共１２ 人").replace("茶馆", "茶\u200b馆")
    assert told(one_rule("forbid: 共12人", "{match}"), report) == ["7:4 共１２ 人 | 共12人"]
    assert told(one_rule("forbid: 茶馆", "{match}"), report) == ["11:9 茶\u200b馆 | 茶馆"]


def test_many_findings_of_one_rule_are_cut() -> None:
    result = check(one_rule("forbid: 词"), MINUTES + "词" * 1_500)
    assert (len(result.findings), result.partial) == (1_000, True)


def test_a_pattern_that_stops_other_engines_takes_no_time() -> None:
    rules = one_rule("forbid: ['(a+)+$', '(.*a){20}x', '[ ]+$']")
    assert told(rules, MINUTES + "\n\n" + "a" * 20_000 + "b" + "\n\nc" + " " * 50_000 + "d\n") == []
