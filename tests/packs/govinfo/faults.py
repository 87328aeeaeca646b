"""One fault put into an honest report, by the code that must be told.

A function returns whether the report could take the fault; several functions of one code are tried in an order made by
chance.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from generator import GROUPS, HAN, NEW, Grid, Heading, Report, Row, Section, honest, plain, retag

Fault = Callable[[Report, Random], bool]
FAULTS: dict[str, list[Fault]] = {}


def fault(code: str) -> Callable[[Fault], Fault]:
    def add(function: Fault) -> Fault:
        FAULTS.setdefault(code, []).append(function)
        return function

    return add


def faulty(code: str, seed: int) -> Report | None:
    """A report with one fault; None where the seed's report cannot have it."""
    report, random = honest(seed), Random(f"{code} {seed}")
    ways = list(FAULTS[code])
    random.shuffle(ways)
    return report if any(way(report, random) for way in ways) else None


# -- means --------------------------------------------------------------------------------------------------------


def value(report: Report, name: str) -> int | None:
    """The number of the first tag of a name."""
    for blocks, at in report.tagged(name):
        found = re.search(rf"⟦{re.escape(name)}\|(\d+)⟧", str(blocks[at]))
        if found:
            return int(found[1])
    return None


def change(report: Report, name: str, new: object, every: bool = False) -> bool:
    """Writes another value into the first tag of a name, or into all of them."""
    places = report.tagged(name)
    for blocks, at in places[: None if every else 1]:
        blocks[at] = retag(str(blocks[at]), name, new)
    return bool(places)


def off(random: Random, number: int, *others: int) -> int:
    """Another number, and none of the others."""
    while True:
        new = max(0, number + random.choice((-7, -3, -2, -1, 1, 2, 3, 10, 100)))
        if new not in {number, *others}:
            return new


def paragraphs(report: Report, longest: int = 10_000, least: int = 30) -> list[tuple[list, int]]:
    """Paragraphs of running text, the preamble's too."""
    every = [(report.preamble, at) for at in range(len(report.preamble))] + report.places
    return [(blocks, at) for blocks, at in every if least <= len(plain(str(blocks[at]))) <= longest]


def add(report: Report, random: Random, words: str, id: str = "") -> bool:
    """Puts a sentence at the end of a paragraph, of a section's or of any."""
    section = report.section(id) if id else None
    places = [(b, a) for b, a in paragraphs(report) if section is None or b is section.blocks]
    places = [(b, a) for b, a in places if str(b[a]).rstrip("⟧").endswith("。")]
    if not places or (id and section is None):
        return False
    blocks, at = random.choice(places)
    blocks[at] = str(blocks[at]) + words
    return True


def swap(report: Report, random: Random, old: str, new: str, least: int = 20, within: str = "") -> bool:
    """Replaces a pattern once, in a paragraph by chance. Tags are taken off there."""
    every = report.tagged(within) if within else paragraphs(report, least=least)
    places = [(b, a) for b, a in every if re.search(old, plain(str(b[a])))]
    if not places:
        return False
    blocks, at = random.choice(places)
    text = plain(str(blocks[at]))
    match = random.choice(list(re.finditer(old, text)))
    blocks[at] = text[: match.start()] + match.expand(new) + text[match.end() :]
    return True


def statutory(report: Report) -> bool:
    return report.edition != "free"


def numbers(report: Report, table: str) -> list[Row]:
    return [row for row in report.tables.get(table, []) if not row.key.startswith(("head", "part"))]


def bump(row: Row, column: int, by: int) -> None:
    row.cells[column] = str(int(row.cells[column]) + by)


def renumber(report: Report) -> None:
    for index, section in enumerate(report.sections):
        section.heading.text = re.sub(r"^[一二三四五六七八九十]+", HAN[index + 1], section.heading.text)


def headings(report: Report) -> list[Heading]:
    """Numbered headings below the sections, with a neighbour each."""
    found = [[b for b in s.blocks if isinstance(b, Heading) and b.text.startswith("（")] for s in report.sections]
    return [heading for run in found if len(run) >= 3 for heading in run[1:-1]]


def paragraph(report: Report, name: str) -> str:
    """What the first tag of a name holds."""
    (blocks, at), *_ = report.tagged(name)
    found = re.search(rf"⟦{re.escape(name)}\|([^⟦⟧]*)⟧", str(blocks[at]))
    return found[1] if found else ""


def told(report: Report, *names: str) -> list[str]:
    """The tags whose numbers are surely the whole body's: a county's government must say 全县 or 我县 for that."""
    me = report.body.me
    whole = ("全" + me[1:], me)
    if report.edition == "free" or "管理委员会" in report.body.name or "本级" in report.title[0]:
        return []
    if report.body.name not in "".join(report.title):  # whose numbers they are is not known for sure
        return []
    free = report.body.kind != "government" or me in {"我镇", "我乡"}
    found = []
    for name in names:
        for blocks, at in report.tagged(name)[:1]:
            text = str(blocks[at])
            begin = text.index(f"⟦{name}|")
            sentence = plain(text[:begin]).rpartition("。")[2] + plain(text[begin:]).partition("。")[0]
            if (value(report, name) is not None or name in {"none-requests", "none-disputes", "all-done"}) and (
                free or any(word in plain(sentence) for word in whole)
            ):
                found.append(name)
    return found


# -- GI1 ----------------------------------------------------------------------------------------------------------


@fault("GI101")
def heading_lost(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    section = random.choice(report.sections)
    at = report.sections.index(section)
    if at and isinstance(section.blocks[0], Grid):
        report.sections[at - 1].blocks += section.blocks
    report.sections.pop(at)
    return True


@fault("GI102")
def sections_swapped(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    at = random.randrange(0, 5)
    sections = report.sections
    sections[at], sections[at + 1] = sections[at + 1], sections[at]
    if random.random() < 0.5:
        renumber(report)
    return True


@fault("GI103")
def title_off(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    id, title = random.choice(
        (
            ("S1", "概述"),
            ("S1", "基本情况"),
            ("S5", "现存问题与改进举措"),
            ("S6", "其他事项"),
            ("S2", "主动公开信息情况"),
            ("S6", "其他报告事项"),
            ("S3", "收到和处理信息公开申请情况"),
        )
    )
    section = report.section(id)
    assert section is not None
    section.heading.text = re.sub(r"、( ?).*", rf"、\1{title}", section.heading.text)
    return True


@fault("GI104")
def number_off(report: Report, random: Random) -> bool:
    found = headings(report)
    if not found:
        return False
    heading = random.choice(found)
    number = HAN.index(heading.text[1])
    heading.text = f"（{HAN[number + random.choice((-1, 1, 2))]}" + heading.text[2:]
    return True


@fault("GI104")
def section_number_off(report: Report, random: Random) -> bool:
    at = random.randrange(1, len(report.sections))
    heading = report.sections[at].heading
    heading.text = HAN[random.choice((at, at + 2))] + heading.text[1:]
    return True


@fault("GI105")
def printed_twice(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    at = random.randrange(6)
    again = report.sections[at]
    report.sections.insert(
        at + 1, Section(again.id, Heading(again.heading.text, again.heading.level), list(again.blocks))
    )
    return True


@fault("GI106")
def nothing_under(report: Report, random: Random) -> bool:
    found: list[tuple[list, int]] = []
    for section in report.sections:
        for at, block in enumerate(section.blocks[:-1]):
            if (
                isinstance(block, Heading)
                and not block.text.endswith("。")
                and isinstance(section.blocks[at + 1], str)
                and section.id != "S5"
            ):
                found.append((section.blocks, at + 1))
    if found and random.random() < 0.6:
        blocks, at = random.choice(found)
        blocks.pop(at)
        return True
    if statutory(report):
        section = report.section(random.choice(("S1", "S6")))
        assert section is not None
        if section.id == "S6":
            report.tail.clear()
        section.blocks.clear()
        return True
    return False


@fault("GI107")
def aspect_missing(report: Report, random: Random) -> bool:
    section = report.section("S1")
    if (
        report.edition != "2021"
        or section is None
        or "。" in "".join(b.text for b in section.blocks if isinstance(b, Heading))
    ):
        return False
    at = [i for i, block in enumerate(section.blocks) if isinstance(block, Heading) and "⟦aspect" in block.text]
    if not at:
        return False
    gone = random.choice(at)
    del section.blocks[gone : gone + 2]
    number = 0
    for block in section.blocks:
        if isinstance(block, Heading):
            number += 1
            block.text = re.sub(r"^（[一二三四五六]", f"（{HAN[number]}", block.text)
    return True


@fault("GI108")
def parts_miscounted(report: Report, random: Random) -> bool:
    return statutory(report) and change(report, "parts", random.choice("四三八九48"))


@fault("GI109")
def level_off(report: Report, random: Random) -> bool:
    if not statutory(report) or report.format == "txt":
        return False
    random.choice(report.sections[1:]).heading.level = random.choice((3, 4, 0) if report.format == "md" else (3, 4))
    return True


@fault("GI110")
def seventh_section(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    title = random.choice(
        (f"{report.year + 1}年工作计划", "下一步工作打算", "政府信息公开收费及减免情况", "咨询处理情况")
    )
    text = f"{report.body.me}将继续完善公开目录，拓宽公开渠道，加强业务培训，提高工作水平。"
    report.sections.append(Section("", Heading("七、" + title, report.sections[0].heading.level), [text]))
    return True


@fault("GI111")
def title_form(report: Report, random: Random) -> bool:
    y, name = report.year, report.body.name
    report.title[:] = [
        random.choice(
            (
                f"{name}{y}年度政府信息公开年度报告",
                f"{name}{y}年政府信息公开年报",
                f"{name}{y}年政务信息公开工作年度报告",
                f"{y}年政府信息公开工作年度报告",
            )
        )
    ]
    return True


@fault("GI112")
def assessment_lost(report: Report, random: Random) -> bool:
    if report.body.kind != "government" or not statutory(report) or report.body.name not in "".join(report.title):
        return False
    return change(report, "assessment", "")


# -- GI2 ----------------------------------------------------------------------------------------------------------


@fault("GI201")
def period_of_other_year(report: Report, random: Random) -> bool:
    year = report.year + random.choice((-1, -1, -1, 1))
    found = change(report, "period-start", year, every=True)
    return change(report, "period-end", year, every=True) or found


@fault("GI202")
def period_unreadable(report: Report, random: Random) -> bool:
    y = report.year
    return bool(report.tagged("period-start")) and swap(
        report,
        random,
        r"(?<=[自为从是至：])\d{4} ?年 ?1 ?月 ?1 ?日",
        random.choice((f"{y}1月1日", f"{y}11日", f"{y}{str(y)[2:]}年1月1日", f"{y}0年1月1日")),
    )


@fault("GI202")
def period_impossible(report: Report, random: Random) -> bool:
    return bool(report.tagged("period-start")) and swap(
        report,
        random,
        r"(?<=[至到—起，])( ?\d{4} ?年 ?)?12 ?月 ?31 ?日",
        r"\g<1>" + random.choice(("12月32日", "11月31日", "12月30日", "10月31日")),
        within="period-start",
    )


@fault("GI203")
def period_lost(report: Report, random: Random) -> bool:
    return bool(report.tagged("period-start")) and swap(
        report,
        random,
        r"(?<=[。）])[^。]{0,40}\d{4} ?年 ?1 ?月 ?1 ?日[^。]*。|^[^。]{0,40}\d{4} ?年 ?1 ?月 ?1 ?日[^。]*。",
        "本报告数据真实准确。",
    )


@fault("GI204")
def review_of_other_year(report: Report, random: Random) -> bool:
    return statutory(report) and change(report, "review-year", report.year - random.choice((1, 1, 2)))


@fault("GI205")
def title_of_other_year(report: Report, random: Random) -> bool:
    return bool(report.tagged("own-year")) and change(report, "own-year", report.year + random.choice((-1, -2, 1)))


@fault("GI206")
def no_year(report: Report, random: Random) -> bool:
    if report.tagged("own-year") or not statutory(report):
        return False
    report.title[:] = [f"{report.body.name}政府信息公开工作年度报告"]
    report.name = "report." + report.format
    for blocks, at in report.tagged("period-start"):
        blocks[at] = re.sub(r"⟦period-(start|end)\|[^⟧]*⟧ ?年", "", str(blocks[at]))
    return True


@fault("GI207")
def plan_of_other_year(report: Report, random: Random) -> bool:
    if "规划" in "".join(report.body.fields):  # a year beside 规划 is taken for a goal
        return False
    return change(report, "plan-year", report.year - random.choice((0, 1)))


@fault("GI208")
def signed_late(report: Report, random: Random) -> bool:
    late = (
        random.choice((4, 5, 9)) if report.year <= 2018 or report.body.kind != "department" else random.choice((3, 5))
    )
    return change(report, "signed-month", late)


@fault("GI209")
def old_basis(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    if report.edition == "2021":
        return swap(report, random, r"〔2021〕30号", "〔2019〕60号")
    return "国令第711号" not in report.markup and swap(
        report, random, r"政府信息公开条例》", "政府信息公开条例》（国务院令第492号）", within="basis"
    )


@fault("GI210")
def signed_early(report: Report, random: Random) -> bool:
    return change(report, "signed", report.year)


@fault("GI211")
def old_notice(report: Report, random: Random) -> bool:
    old = report.year - random.choice((1, 2))
    return change(report, "basis", f"根据《关于做好{old}年政府信息公开工作年度报告编制工作的通知》要求，编制本报告。")


# -- GI3 ----------------------------------------------------------------------------------------------------------


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


# -- GI4 ----------------------------------------------------------------------------------------------------------


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


# -- GI5 ----------------------------------------------------------------------------------------------------------


@fault("GI501")
def received_off(report: Report, random: Random) -> bool:
    n = report.figures
    both = n["new"] + n["carried"]
    if told(report, "both"):
        return both > 0 and change(report, "both", max(1, off(random, both, n["new"], 0)))
    return n["new"] > 0 and bool(told(report, "new")) and change(report, "new", max(1, off(random, n["new"], both, 0)))


@fault("GI502")
def outcome_off(report: Report, random: Random) -> bool:
    n = report.figures
    names = told(report, "open", "partial", "denied", "unavailable", "unprocessed", "other")
    names += told(report, "total") if "信函" not in report.markup else []
    if not names:
        return False
    name = random.choice(names)
    honest_ones = (
        n["total"] - n["other"],
        n["total"] - n["carried"],
        n["new"],
        n["new"] + n["carried"],
        n["open"] + n["partial"],
    )
    if name == "total":  # fewer may be those that were not withdrawn
        return change(report, name, n["new"] + n["carried"] + random.randint(1, 90))
    return change(report, name, off(random, n[name], *honest_ones))


@fault("GI503")
def disputes_off(report: Report, random: Random) -> bool:
    n = report.figures
    names = told(
        report, "reviews", "lawsuits", "reviews.upheld", "reviews.corrected", "lawsuits.upheld", "lawsuits.other"
    )
    names = [name for name in names if n[name]]
    if not names:
        return False
    name = random.choice(names)
    return change(report, name, max(1, off(random, n[name], n[name] - n.get(name + ".pending", 0), 0, 1)))


@fault("GI504")
def denied_in_words(report: Report, random: Random) -> bool:
    if not statutory(report):
        return False
    if told(report, "none-requests") and "0件" not in paragraph(report, "none-requests"):
        for key in ("new", "open", "total"):
            bump(report.row("T3", key), 3, 2)  # type: ignore[arg-type]
            bump(report.row("T3", key), -1, 2)  # type: ignore[arg-type]
        return True
    if told(report, "none-disputes") and "0件" not in paragraph(report, "none-disputes"):
        row = report.row("T4", "numbers")
        assert row is not None
        at = random.choice((0, 5, 10))
        bump(row, at + 1, 1)
        bump(row, at + 4, 1)
        return True
    return False


@fault("GI505")
def carried_off(report: Report, random: Random) -> bool:
    n = report.figures
    names = told(report, "carried", "pending")
    if not names:
        return False
    name = random.choice(names)
    return change(report, name, off(random, n[name], n["pending" if name == "carried" else "carried"]))


@fault("GI506")
def share_off(report: Report, random: Random) -> bool:
    places = report.tagged("share")
    if not statutory(report) or not places or report.tagged("natural"):
        return False
    blocks, at = places[0]
    found = re.search(r"⟦share\|([\d.]+)%⟧", str(blocks[at]))
    assert found is not None
    places_ = len(found[1].partition(".")[2])
    return change(report, "share", f"{(float(found[1]) + random.choice((7, 13, 21))) % 100:.{places_}f}%")


@fault("GI507")
def parts_off(report: Report, random: Random) -> bool:
    whole, part = value(report, "whole"), value(report, "part")
    if whole is None or part is None or "规划计划" in report.body.fields:
        return False
    return change(report, "part", whole + random.randint(1, 90))


@fault("GI507")
def channels_off(report: Report, random: Random) -> bool:
    return (
        statutory(report)
        and value(report, "channel") is not None
        and change(report, "channel", report.figures["new"] + random.randint(1, 20))
    )


@fault("GI508")
def fee_unreported(report: Report, random: Random) -> bool:
    return report.edition == "2021" and change(report, "fee", "没有需要报告的其他情况。")


@fault("GI509")
def documents_off(report: Report, random: Random) -> bool:
    n = report.figures
    names = told(report, "made", "abolished", "permits")
    if not names:
        return False
    name = random.choice(names)
    return change(report, name, max(1, off(random, n[name], 0)))


@fault("GI510")
def applicants_split(report: Report, random: Random) -> bool:
    n = report.figures
    if not told(report, "natural"):
        return False
    t3 = {row.key: row for row in report.tables["T3"]}
    honest_ones = {int(t3[k].cells[3]) for k in ("new", "total")} | {
        int(t3["new"].cells[3]) + int(t3["carried"].cells[3])
    }
    return change(report, "natural", off(random, n["natural"], *honest_ones))


@fault("GI511")
def counted_twice(report: Report, random: Random) -> bool:
    n = report.figures
    if not told(report, "new") or value(report, "both") is not None or not n["new"]:
        return False
    if n["new"] < 2 or value(report, "handled") is not None:
        return False
    sentence = next(
        s for blocks, at in report.tagged("new")[:1] for s in re.split("。", str(blocks[at])) if "⟦new|" in s
    )
    verb = "受理" if "受理" in sentence else "收到"
    others = [i for i in range(1, min(n["new"], 500)) if n["new"] - i != n["carried"]]
    if not others:
        return False
    other = random.choice(others)
    return add(report, random, f"{report.year}年，{report.body.me}共{verb}政府信息公开申请{other}件。", "S1")


@fault("GI512")
def all_done(report: Report, random: Random) -> bool:
    n = report.figures
    if (
        not told(report, "new")
        or not n["new"]
        or n["pending"]
        or report.tagged("pending", "pending-none", "channel", "share")
    ):
        return False
    (blocks, at), *_ = report.tagged("new")
    done = random.choice(("所有政府信息公开申请均已办结。", "所有申请均已全部办结。", "政府信息公开申请办结率100%。"))
    blocks[at] = re.sub(r"(⟦new\|[^。]*。)", lambda match: match[0] + done, str(blocks[at]), count=1)
    change(report, "all-done", "已受理登记")
    column = random.choice((3, 4))
    for key in ("new", "pending"):
        bump(report.row("T3", key), column, 1)  # type: ignore[arg-type]
        bump(report.row("T3", key), -1, 1)  # type: ignore[arg-type]
    who = "natural" if column == 3 else "legal"
    for name, number in (
        ("new", n["new"]),
        ("both", n["new"] + n["carried"]),
        ("handled", n["new"] + n["carried"]),
        (who, n[who]),
    ):
        change(report, name, number + 1)
    return True


@fault("GI513")
def fee_without_figures(report: Report, random: Random) -> bool:
    return report.edition == "2021" and change(
        report,
        "fee",
        random.choice(("本年度发出收费通知2件，并已收取信息处理费。", "全年共收取政府信息公开信息处理费120元。")),
    )


# -- GI6 ----------------------------------------------------------------------------------------------------------


@fault("GI601")
def no_plan(report: Report, random: Random) -> bool:
    section = report.section("S5")
    assert section is not None
    section.blocks[:] = [random.choice(("无。", "暂无。", "本年度无。", "不存在问题。", "政府信息公开工作正常开展。"))]
    if not statutory(report):
        report.tail.clear()
    return True


@fault("GI602")
def no_problem(report: Report, random: Random) -> bool:
    section = report.section("S5")
    assert section is not None
    me = report.body.me
    section.blocks[:] = [
        f"下一步，{me}将建立信息报送台账，按月通报各科室报送情况；编印《政务公开问答手册》2000册，在办事窗口发放；开设图解专栏，每季度发布图解{random.randint(3, 9)}篇。"
    ]
    return True


@fault("GI603")
def no_improvement(report: Report, random: Random) -> bool:
    section = report.section("S5")
    assert section is not None
    section.blocks[:] = [
        f"{report.body.me}政府信息公开工作还存在以下问题：一是部分信息更新不及时；二是政策解读形式比较单一，群众看不懂；三是工作人员业务能力不足，对公开与不公开的界限把握不准。"
    ]
    return True


@fault("GI604")
def stock_plan(report: Report, random: Random) -> bool:
    section = report.section("S5")
    assert section is not None
    phrases = random.sample(
        ("进一步加强组织领导", "进一步完善工作制度", "进一步提高思想认识", "加强队伍建设", "不断提升公开质量"), 3
    )
    section.blocks[:] = [
        "政府信息公开工作还存在公开不够及时、内容不够全面、形式不够丰富等问题。",
        "下一步，将" + "；".join(f"{HAN[i + 1]}是{p}" for i, p in enumerate(phrases)) + "。",
    ]
    return True


@fault("GI605")
def item_lost(report: Report, random: Random) -> bool:
    return swap(report, random, "(?<![；。])二是|(?<=[；。])二是", random.choice(("三是", "四是")))


@fault("GI606")
def thin(report: Report, random: Random) -> bool:
    section = report.section("S1")
    if section is None:
        return False
    section.blocks[:] = [
        f"{report.year}年，{report.body.me}认真落实《条例》要求，扎实推进主动公开、依申请公开、信息管理、平台建设和监督保障各项工作。"
    ]
    return True


@fault("GI607")
def template_left(report: Report, random: Random) -> bool:
    return add(
        report,
        random,
        random.choice(("（文字描述）", "【填写】", "（请根据实际情况填写）", "网站地址为（具体网址）。", "此处填写。")),
    )


@fault("GI608")
def paragraph_twice(report: Report, random: Random) -> bool:
    places = [
        (blocks, at)
        for blocks, at in report.places
        if len(plain(str(blocks[at]))) >= 45 and str(blocks[at])[0] not in "（一二三四五1234"
    ]
    if not places:
        return False
    blocks, at = random.choice(places)
    blocks.insert(at + 1, blocks[at])
    return True


@fault("GI609")
def paragraph_cut(report: Report, random: Random) -> bool:
    places = [(b, a) for b, a in report.places if len(plain(str(b[a]))) >= 60]
    if not places:
        return False
    blocks, at = random.choice(places)
    text = plain(str(blocks[at]))
    cuts = [
        i
        for i in range(32, len(text) - 20)
        if re.match(r"[\u4e00-\u9fff]{4}", text[i - 2 : i + 2]) and text[i] not in "一二三四五六七八九十"
    ]
    if not cuts:
        return False
    cut = random.choice(cuts)
    blocks[at : at + 1] = [text[:cut], text[cut:]]
    return True


# -- GI8 ----------------------------------------------------------------------------------------------------------


def identity_number(random: Random) -> str:
    body = f"{random.choice(('530102', '330382', '110101'))}{random.randint(1950, 2001)}{random.randint(1, 12):02}{random.randint(1, 28):02}{random.randint(1, 999):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(a) * b for a, b in zip(body, weights, strict=True)) % 11]


def card_number(random: Random) -> str:
    body = "6222" + "".join(str(random.randint(0, 9)) for _ in range(14))
    digits = [int(c) * (2 - (i % 2)) for i, c in enumerate(reversed(body))]
    return body + str(-sum(d // 10 + d % 10 for d in digits) % 10)


@fault("GI801")
def identity(report: Report, random: Random) -> bool:
    return add(report, random, f"申请人身份证号码为{identity_number(random)}。")


@fault("GI802")
def mobile(report: Report, random: Random) -> bool:
    return add(report, random, f"联系人手机1{random.choice('3578')}9{random.randint(10000000, 99999999)}。")


@fault("GI803")
def card(report: Report, random: Random) -> bool:
    return add(report, random, f"缴费{random.choice(('账号', '卡号', '银行账号'))}：{card_number(random)}。")


@fault("GI804")
def private_mail(report: Report, random: Random) -> bool:
    return change(
        report,
        "mail",
        random.choice(
            ("zwgk@qq.com", "yunling2020@163.com", "gongkai@126.com", "abc@sina.com", "x.y@139.com", "sw1@hotmail.com")
        ),
    )


@fault("GI805")
def contact_off(report: Report, random: Random) -> bool:
    if report.tagged("phone") and random.random() < 0.6:
        return change(
            report, "phone", random.choice(("0871-6555", "0871-655501234567", "08715-6555012", "略", "×××××××"))
        )
    return change(report, "mail", random.choice(("zwgk.yunlingxian.gov.cn", "zwgk@", "@yunling.gov.cn", "略")))


@fault("GI806")
def named(report: Report, random: Random) -> bool:
    return add(
        report,
        random,
        f"{random.choice(('申请人', '原告'))}{random.choice(('张伟', '李秀英', '王建国', '陈静'))}因征地补偿问题提出申请。",
    )


@fault("GI807")
def insecure(report: Report, random: Random) -> bool:
    return add(
        report,
        random,
        f"信息公开目录见{random.choice(('http://www.baiyunling.gov.cn/zwgk', 'https://www.yunlingzx.com', 'http://ylx.gov.cn'))}。",
    )


# -- GI9 ----------------------------------------------------------------------------------------------------------


@fault("GI901")
def halfwidth(report: Report, random: Random) -> bool:
    marks = {"，": ",", "；": ";", "：": ":"}
    mark = random.choice("，，；：")
    return swap(report, random, rf"(?<=[\u4e00-\u9fff]){mark}(?=[\u4e00-\u9fff])", marks[mark])


@fault("GI902")
def space(report: Report, random: Random) -> bool:
    return swap(
        report,
        random,
        r"(?<=，)([\u4e00-\u9fff]{1,8}(?:公开|信息|情况|群众|工作))(?=[\u4e00-\u9fff]{3})",
        r"\1 ",
        least=40,
    )


@fault("GI903")
def fullwidth(report: Report, random: Random) -> bool:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for blocks, at in random.sample(paragraphs(report), len(paragraphs(report))):
        text = plain(str(blocks[at]))
        match = re.search(r"(?<![\d.-])\d{1,4}(?=[年条件次篇])", text)
        if match:
            blocks[at] = text[: match.start()] + match[0].translate(wide) + text[match.end() :]
            return True
    return False


@fault("GI904")
def unpaired(report: Report, random: Random) -> bool:
    return swap(report, random, r"(?<![一二三四五六七八九十])[》”）〕]", "")


@fault("GI905")
def doubled(report: Report, random: Random) -> bool:
    return swap(
        report,
        random,
        r"(加强|开展|根据|进一步|不断|切实|认真|按照|收到|存在(?!的)|本报告|(?<!存在)的)(?=[\u4e00-\u9fff])",
        r"\1\1",
    )


@fault("GI906")
def term(report: Report, random: Random) -> bool:
    ways = [
        (r"政府信息公开条例》", "政府信息公开工作条例》"),
        (r"国办公开办函", "国办公开函"),
        (r"中华人民共和国政府信息公开条例", "中华人民共和国信息公开条例"),
        (r"〔(20\d\d)〕(30|60)号", r"[\1]\2号"),
    ]
    random.shuffle(ways)
    return any(swap(report, random, *way) for way in ways)


@fault("GI907")
def garbled(report: Report, random: Random) -> bool:
    return swap(
        report,
        random,
        r"(公开|信息|工作)(?=[\u4e00-\u9fff])",
        random.choice(("锟斤拷锟斤拷", "\ufffd\ufffd", "烫烫烫")),
    )


@fault("GI908")
def other_compiler(report: Report, random: Random) -> bool:
    other = random.choice(("青禾县畜牧兽医局", "石鼓县粮食和物资储备局", "南麓市气象局"))
    return report.body.name in report.title[0] and change(
        report, "basis", f"本报告由{other}根据《中华人民共和国政府信息公开条例》规定编制。"
    )


@fault("GI909")
def radicals(report: Report, random: Random) -> bool:
    pairs = {"目": "⽬", "民": "⺠", "人": "⼈", "工": "⼯", "行": "⾏", "力": "⼒"}
    wanted = random.choice(list(pairs))
    return swap(report, random, wanted, pairs[wanted])


@fault("GI910")
def odd_number(report: Report, random: Random) -> bool:
    return add(
        report, random, random.choice(("全年接受群众咨询3256余次。", "发放宣传资料1483多份。", "全年更新信息近337条。"))
    )


@fault("GI911")
def other_self(report: Report, random: Random) -> bool:
    me = report.body.me
    other = {
        "我局": "我镇",
        "我镇": "我局",
        "我乡": "我局",
        "我厅": "我镇",
        "我委": "我镇",
        "我中心": "我镇",
        "我街道": "我局",
    }.get(me)
    return (
        other is not None
        and report.body.name in report.title[0]
        and add(report, random, f"{other}将继续做好政府信息公开工作。")
    )


@fault("GI912")
def no_stop(report: Report, random: Random) -> bool:
    places = [
        (b, a)
        for b, a in report.places
        if len(plain(str(b[a]))) >= 40
        and re.search(r"[^）》日]。$", plain(str(b[a])))
        and not re.search("一是|联系|编制|所列", str(b[a]))
        and str(b[a])[0] not in "（一二三四五"
    ]
    places = [(b, a) for b, a in places if a == len(b) - 1 or not isinstance(b[a + 1], str)]
    if not places:
        return False
    blocks, at = random.choice(places)
    blocks[at] = plain(str(blocks[at])).rstrip("。")
    return True


__all__ = ["FAULTS", "GROUPS", "NEW", "faulty"]
