"""The statutory tables in texts: copied without their merged cells, set by blanks, drawn with lines, a cell a line."""

from __future__ import annotations

import pytest
from edited_reports import CANONICAL, edited, line_of, read, told

from reportlint_govinfo.table_words import words_of

TABLES = ("GI301", "GI302", "GI303", "GI304", "GI305", "GI306", "GI307", "GI309", "GI310", "RL002")
SUMS = ("GI401", "GI402", "GI403", "GI404", "GI405")
CODES = (*TABLES, *SUMS)
HEADS = (
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t申请人情况\n自然人\t法人或其他组织\t总计\n"
    "商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
)
WIDE = "\t\t\t申请人情况\n\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\n"
ONE = "项目\t自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计\n"
DISPUTES = (
    "行政复议\t行政诉讼\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t复议后起诉\n"
    + "\t".join(["结果维持\t结果纠正\t其他结果\t尚未审结\t总计"] * 2)
    + "\n"
)
NEW = "一、本年新收政府信息公开申请数量\t21\t3\t0\t0\t1\t0\t25"


def rows(base: str = "2021") -> list[list[list[str]]]:
    """The rows of the tables of a canonical report, those of each table: cells that go on in others left out."""
    found: list[list[list[str]]] = []
    before = ""
    for line in (CANONICAL / f"{base}.md").read_text("utf-8").splitlines():
        if line.startswith("|"):
            if not before.startswith("|"):
                found.append([])
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if set("".join(cells)) - set("-: "):
                found[-1].append([cell for cell in cells if cell not in {"^", "<"}])
        before = line
    return found


def applications() -> str:
    """The rows of T3 with each cell once, tabs between them."""
    body = next(table for table in rows() if any("本年新收" in cell for row in table for cell in row))
    first = next(at for at, row in enumerate(body) if "本年新收" in row[0])
    return "".join("\t".join(row) + "\n" for row in body[first:])


def disputes() -> str:
    body = next(table for table in rows() if any("结果维持" in cell for row in table for cell in row))
    return "\t".join(body[-1]) + "\n"


def text(t3: str = "", t4: str = "") -> str:
    """The canonical report as a text, with other words in place of two of its tables."""
    source = edited().replace("# ", "").replace("#", "")
    lines: list[str] = []
    for part in source.split("\n\n"):
        if "本年新收政府信息公开申请数量" in part and part.startswith("|"):
            lines.append(t3.rstrip("\n"))
        elif "结果维持" in part and part.startswith("|"):
            lines.append((t4 or DISPUTES + disputes()).rstrip("\n"))
        else:
            lines.append(part)
    return "\n\n".join(lines)


def found(words: str, name: str = "report.txt") -> list[tuple[str, int]]:
    return [(finding.code, finding.place.line) for finding in told(words, *CODES, name=name)]


def spaced(words: str) -> str:
    """Tabs as blanks, as a copy out of a PDF has them."""
    return words.replace("\t", " ")


def numbers(words: str, table: str, name: str = "report.txt") -> list[int | None]:
    cells = read(words, name).labelled_tables[table].cells
    return [None if cell.value.number is None else int(cell.value.number) for cell in cells.values()]


CANONICAL_NUMBERS = {id: numbers(edited(), id, "report.md") for id in ("T3", "T4")}


@pytest.mark.parametrize("heads", [HEADS, WIDE, ONE], ids=["short", "padded", "one row"])
@pytest.mark.parametrize("ending", ["", "\t\t\t"], ids=["", "padded rows"])
def test_rows_copied_without_merged_cells_are_read(heads: str, ending: str) -> None:
    body = text(heads + applications().replace("\n", f"{ending}\n"))
    assert found(body) == []
    assert numbers(body, "T3") == CANONICAL_NUMBERS["T3"]
    assert numbers(body, "T4") == CANONICAL_NUMBERS["T4"]


def test_such_rows_between_bars_are_read() -> None:
    lines = (HEADS + applications()).splitlines()
    table = "\n".join(f"| {line.replace(chr(9), ' | ')} |" for line in (lines[0], "---\t---", *lines[1:]))
    assert found(text(table), "report.md") == []
    assert numbers(text(table), "T3", "report.md") == CANONICAL_NUMBERS["T3"]


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        (NEW, NEW.replace("\t25", "\t26"), ["GI403"]),
        (NEW, NEW.replace("\t1\t0\t25", "\t\t0\t25"), ["GI305", "GI403"]),
        (NEW, NEW.replace("\t1\t0\t25", "\t若干\t0\t25"), ["GI306"]),
        ("2.重复申请", "2.重复申清请", ["GI307"]),
        ("2.重复申请\t1\t0\t0\t0\t0\t0\t1\n", "", ["GI303"]),
    ],
)
def test_faults_in_such_rows_are_seen(old: str, new: str, codes: list[str]) -> None:
    whole = HEADS + applications()
    assert whole.count(old) == 1
    body = text(whole.replace(old, new))
    assert sorted(code for code, _ in found(body)) == sorted(codes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (NEW, NEW.replace("\t0\t25", "\t25")),
        (NEW, NEW + "\t25"),
        ("自然人\t法人或其他组织\t总计", "总计\t自然人\t法人或其他组织"),
        ("商业企业\t科研机构", "科研机构\t商业企业"),
        ("自然人\t", "个人\t"),
    ],
    ids=["a number less", "a number more", "total first", "other order", "unknown head"],
)
def test_rows_in_doubt_are_not_read(old: str, new: str) -> None:
    """RL002 in place of what their arithmetic would say."""
    whole = HEADS + applications()
    assert whole.count(old) == 1
    body = text(whole.replace(old, new))
    assert [code for code, _ in found(body)] == ["RL002"]
    report = read(body, "report.txt")
    assert "T3" not in report.labelled_tables
    assert report.unread_tables["T3"].reason.zh == (
        "“收到和处理政府信息公开申请情况”表各行的单元格与表头对不上，表中数据没有读取，也没有核对"
    )


def test_one_row_that_slipped_makes_no_table_of_short_rows() -> None:
    slipped = WIDE + applications().replace("数量\t", "数量\t\t\t").replace("\t（一）予以公开", "\t（一）予以公开\t")
    whole = text(slipped)
    assert "T3" not in read(whole, "report.txt").unread_tables


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\t复议后起诉", ""),
        ("其他结果\t尚未审结\t总计\n", "其他结果\t总计\n"),
        ("行政复议\t行政诉讼\n", "类别\t行政诉讼\n"),
    ],
)
def test_disputes_in_doubt_are_not_read(old: str, new: str) -> None:
    whole = DISPUTES + disputes()
    assert old in whole
    body = text(WIDE + applications(), whole.replace(old, new))
    assert [code for code, _ in found(body)] == ["RL002"]
    assert list(read(body, "report.txt").unread_tables) == ["T4"]


def test_a_table_by_blanks_is_read() -> None:
    heads = "   ".join(["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]) + "\n"
    lines = spaced(applications()).replace("三、本年度办理结果 ", "三、本年度办理结果\n")
    body = text(heads + lines, spaced(DISPUTES + disputes()))
    assert found(body) == []
    assert numbers(body, "T3") == CANONICAL_NUMBERS["T3"]
    assert numbers(body, "T4") == CANONICAL_NUMBERS["T4"]


def test_a_table_by_blanks_without_heads_is_not_read() -> None:
    """Nothing of it is a heading or an item of a list."""
    body = text(spaced(applications()))
    assert [finding.code for finding in told(body, *CODES, "GI605", "GI110", name="report.txt")] == ["RL002"]
    titles = "".join(section.title.folded for section in read(body, "report.txt").walk())
    assert "予以公开" not in titles
    assert "办理结果" not in titles


def test_a_table_of_which_each_cell_is_a_line_is_not_read() -> None:
    body = text((HEADS + applications()).replace("\t", "\n"))
    (finding,) = told(body, *CODES, name="report.txt")
    assert (finding.code, finding.place.line) == ("RL002", line_of(body, "（本列数据的勾稽关系"))
    assert finding.zh.endswith("“三、收到和处理政府信息公开申请情况”下的表格分不出行和列，表中数据没有读取，也没有核对")


def test_a_table_drawn_with_lines_is_read() -> None:
    lines = (WIDE + applications().replace("数量\t", "数量\t\t\t").replace("继续办理\t", "继续办理\t\t\t")).splitlines()
    width = 10
    cells = [line.split("\t") for line in lines]
    padded = [[*row[: -7 if row[-1].isdigit() else None], *[""] * (width - len(row)), *(row[-7:] if row[-1].isdigit() else [])]
              for row in cells]  # fmt: skip
    for bar, upper, between, lower in (("│", "┌─┬─┐", "├─┼─┤", "└─┴─┘"), ("|", "+---+---+", "+---+---+", "+===+===+")):
        drawn = [upper]
        for row in padded:
            drawn += [f"{bar} {f' {bar} '.join(row)} {bar}", between]
        body = text("\n".join([*drawn[:-1], lower]))
        assert [finding.code for finding in told(body, *CODES, "GI608", name="report.txt")] == []
        assert numbers(body, "T3") == CANONICAL_NUMBERS["T3"]


def test_tables_of_the_same_short_rows_share_their_wording() -> None:
    first, second = (
        read(text(HEADS + applications().replace("\t25\n", n)), "report.txt") for n in ("\t25\n", "\t26\n")
    )
    tables = [
        next(t for t in report.tables if "本年新收" in report.text[t.span.start : t.span.end])
        for report in (first, second)
    ]
    assert words_of(tables[0]).wording is words_of(tables[1]).wording


@pytest.mark.parametrize(("new", "codes"), [("2 1", []), ("2<br>1", []), ("$21 $", []), ("21", ["GI510"])])
def test_cells_that_cannot_be_read_are_not_compared_with_the_text(new: str, codes: list[str]) -> None:
    row = "| 一、本年新收政府信息公开申请数量 | < | < | 21 | 3 | 0 | 0 | 1 | 0 | 25 |"
    whole = "| ^ | （七）总计 | < | 21 | 3 | 0 | 0 | 1 | 0 | 25 |"
    words = edited((row, row.replace("21", new)), (whole, whole.replace("21", new)))
    said = words.replace(
        "\n## 二、", "\n全年共收到政府信息公开申请25件，其中自然人申请19件，商业企业申请3件。\n\n## 二、"
    )
    assert said != words
    assert [finding.code for finding in told(said, "GI501", "GI510")] == codes


LISTS = (
    "予以公开 11\n部分公开 4\n不予公开 3",
    "- 予以公开 11\n- 部分公开 4\n- 不予公开 3",
    "属于国家秘密 0\n\n重复申请 1\n\n其他 0",
    "行政许可  86\n行政处罚  12\n行政强制  0",
    "1.行政许可 86\n2.行政处罚 12",
    "**行政许可** 86\n**行政处罚** 12",
    "行政许可 86<br>行政处罚 12<br>行政强制 0",
    "类别 2022年 2023年\n行政许可 80 86\n行政处罚 10 12",
    "权责清单 120\n行政许可 86\n行政处罚 12\n行政强制 0\n行政检查 9",
    "政府集中采购 3\n采购总金额 251.7",
)
PLACES = ("\n\n## 二、", "\n\n## 三、", "\n\n## 四、", "\n\n## 六、")


@pytest.mark.parametrize("words", LISTS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", ["report.md", "report.txt"])
def test_a_list_of_labels_and_numbers_is_no_table(words: str, place: str, name: str) -> None:
    """Whether the tables of the file stand in bars or are set by blanks."""
    by_blanks = (ONE.removeprefix("项目\t").replace("\t", "   ") + spaced(applications())).replace(
        "三、本年度办理结果 ", "三、本年度办理结果\n"
    )
    source = edited() if name == "report.md" else text(by_blanks, spaced(DISPUTES + disputes()))
    begin = place if name == "report.md" else place.replace("## ", "")
    assert source.count(begin) == 1
    body = source.replace(begin, f"\n\n{words}{begin}")
    assert told(body, *CODES, "GI105", name=name) == []
    for table, values in CANONICAL_NUMBERS.items():
        assert numbers(body, table, name) == values
    assert numbers(body, "T2", name) == numbers(source, "T2", name)
