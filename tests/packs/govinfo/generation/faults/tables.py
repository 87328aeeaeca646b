"""Faults of GI3 and GI4: the tables and their sums."""

from __future__ import annotations

from random import Random

from ..pieces import Grid, Report, Row
from ..reports import honest
from .means import (
    bump,
    fault,
    numbers,
    statutory,
)


@fault("GI301")
def table_lost(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    section = report.section(random.choice(("S2", "S3", "S4")))
    assert section is not None
    section.blocks[:] = [random.choice(("详见下表。", "具体情况如下：", "本年度有关数据统计情况如下。"))]
    return True


@fault("GI302")
def other_edition(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    for other in range(report.seed, report.seed + 60):
        donor = honest(other)
        if donor.edition not in {"free", report.edition}:
            report.tables["T2"] = donor.tables["T2"]
            return True
    return False


@fault("GI303")
def row_lost(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    table = random.choice(("T2", "T3"))
    rows = report.tables[table]
    if table == "T3":
        row = random.choice([row for row in rows if row.key[-1] in "2345678" and row.key != "other-3"])
        rows.remove(row)
    else:
        row = random.choice(list(numbers(report, "T2")))
        rows.remove(row)
    return True


@fault("GI304")
def column_lost(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    if random.random() < 0.5:
        column = random.randrange(4, 8)
        for row in report.tables["T3"]:
            row.cells.pop(column)
        return True
    if report.edition == "2021":
        column = random.choice((1, 2, 3))
        rows = report.tables["T2"]
        for row in rows:
            row.cells.pop(column if rows.index(row) < 4 else 3)
        return True
    return False


@fault("GI305")
def cell_blank(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    row = random.choice(numbers(report, "T3"))
    for column in random.sample(range(-7, 0), random.randint(1, 3)):
        row.cells[column] = (
            random.choice(("/", "-", "—")) if report.format == "txt" else random.choice(("", "", "/", "-", "—"))
        )
    return True


@fault("GI306")
def cell_in_words(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    row = random.choice(numbers(report, "T3"))
    row.cells[random.choice(range(-7, 0))] = random.choice(("无", "若干", "见附件", "零", "0件", "未统计"))
    return True


@fault("GI307")
def row_unknown(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    rows = report.tables["T3"]
    at = next(i for i, row in enumerate(rows) if row.key == "denied-1")
    if random.random() < 0.5:
        rows.insert(
            at, Row("x", ["^", random.choice(("撤回申请", "申请人主动撤回", "转交其他机关办理")), "<", *["0"] * 7])
        )
        return True
    row = next(row for row in rows if row.key == "denied-2")
    row.cells[2] = random.choice(("2.其他法律行政止公开", "2.其它法津行政法规禁止公开", "2.其他法律行法规禁公开"))
    return True


@fault("GI308")
def cell_impossible(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    row = random.choice(numbers(report, random.choice(("T3", "T4"))))
    row.cells[random.choice(range(-7, 0))] = random.choice(("-1", "－2", "（3）", "1.5", "−4"))
    return True


@fault("GI309")
def rows_swapped(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    rows = report.tables["T3"]
    at = random.choice(
        [
            i
            for i, r in enumerate(rows)
            if r.key in {"denied-3", "denied-5", "unavailable-2", "unprocessed-2", "unprocessed-4"}
        ]
    )
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return True


@fault("GI310")
def label_over_two_rows(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    rows = report.tables["T3"]
    at = next(i for i, row in enumerate(rows) if row.key == random.choice(("unprocessed-5",)))
    label = rows[at].cells[2]
    cut = label.index("确认") + 2
    rows[at].cells[2] = label[:cut]
    rows.insert(at + 1, Row("x", ["^", "^", label[cut:], *[""] * 7]))
    return True


@fault("GI310")
def table_in_pieces(report: Report, random: Random) -> bool:
    if not statutory(report) or report.format == "html":
        return False
    rows = report.tables["T3"]
    at = random.randrange(8, len(rows) - 3)
    top = next((rows[i].cells[0] for i in range(at, 0, -1) if rows[i].cells[0] != "^"), "^")
    rest = [Row(row.key, [*row.cells]) for row in rows[at:]]
    assert top
    rest[0].cells = [("" if cell == "^" else cell) for cell in rest[0].cells]
    del rows[at:]
    report.tables["T3b"] = rest
    section = report.section("S3")
    assert section is not None
    section.blocks += ["", Grid("T3b")]
    return True


@fault("GI401")
def balance_off(report: Report, random: Random) -> bool:
    row = report.row("T3", random.choice(("new", "carried", "pending")))
    if row is None or int(report.row("T3", "total").cells[-1]) == 0:  # type: ignore[union-attr]
        return False
    column, by = random.randrange(3, 9), random.randint(1, 9)
    bump(row, column, by)
    bump(row, -1, by)
    return True


@fault("GI402")
def outcomes_off(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    row = random.choice([row for row in numbers(report, "T3") if row.key not in {"new", "carried", "total", "pending"}])
    column, by = random.randrange(3, 9), random.randint(1, 9)
    bump(row, column, by)
    bump(row, -1, by)
    return True


@fault("GI403")
def applicants_off(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    row = random.choice(numbers(report, "T3"))
    bump(row, random.randrange(3, 10), random.randint(1, 9))
    return True


@fault("GI404")
def reviews_off(report: Report, random: Random) -> bool:
    row = report.row("T4", "numbers")
    if row is None:
        return False
    bump(row, random.randrange(0, 5), random.randint(1, 9))
    return True


@fault("GI405")
def lawsuits_off(report: Report, random: Random) -> bool:
    row = report.row("T4", "numbers")
    if row is None:
        return False
    bump(row, random.randrange(5, 15), random.randint(1, 9))
    return True


@fault("GI406")
def too_few_in_force(report: Report, random: Random) -> bool:
    if report.edition == "2021" and report.figures["made"] > report.figures["abolished"]:
        report.row("T2", "行政规范性文件").cells[3] = str(report.figures["made"] - report.figures["abolished"] - 1)  # type: ignore[union-attr]
        return True
    if report.edition == "2019" and report.figures["made"]:
        report.row("T2", "规范性文件").cells[3] = str(report.figures["made"] - 1)  # type: ignore[union-attr]
        return True
    return False
