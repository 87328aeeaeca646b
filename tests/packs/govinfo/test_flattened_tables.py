"""The statutory tables without merged cells: the labels above a row or head stand in its cell."""

from __future__ import annotations

import pytest
from edited_reports import CANONICAL, checker, edited, told

from reportlint.testing import WRITERS, parse
from reportlint_govinfo.table_words import parted

CODES = ("GI301", "GI302", "GI303", "GI304", "GI305", "GI306", "GI307", "GI309", "GI310")
SUMS = ("GI401", "GI402", "GI403", "GI404", "GI405")
RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
NUMBERS = (("1", "0", "0", "1", "2"), ("0", "0", "0", "0", "0"), ("1", "0", "0", "0", "1"))
SHORT = ("行政复议", "未经复议直接起诉", "复议后起诉")
LONG = ("行政复议", "行政诉讼：未经复议直接起诉", "行政诉讼：复议后起诉")
JOINTS = ("", " ", "：", "-", "/", "<br>", " — ")


def found(text: str, *codes: str) -> list[tuple[str, int, int]]:
    return [(finding.code, finding.place.line, finding.place.column) for finding in told(text, *codes)]


def line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def table(*rows: list[str]) -> str:
    return "".join([line(rows[0]), "|---" * len(rows[0]), "|\n", *map(line, rows[1:])])


def block(text: str, words: str) -> str:
    """The lines of the table that holds some words."""
    return next(part for part in text.split("\n\n") if words in part and part.startswith("|")).rstrip() + "\n"


def applications(joint: str, head: str = "法人或其他组织：{}", base: str = "2021") -> str:
    """The canonical report with the table of applications flattened."""
    lines = (CANONICAL / f"{base}.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in row.strip("|").split("|")] for row in lines if row.startswith("|")]
    names = [head.format(name) for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")]
    flat, group = [["项目", "自然人", *names, "总计"]], ""
    for cells in rows[next(at for at, row in enumerate(rows) if row[0].startswith("一、")) :]:
        labels = [cell for cell in cells[:3] if cell not in {"^", "<", "三、本年度办理结果"}]
        if len(labels) == 2:
            group = labels[0]
        under = cells[1] == "^" or len(labels) == 2
        flat.append([group + joint + labels[-1] if under else labels[-1], *cells[3:]])
        if cells[0].startswith("四、"):
            break
    text = edited(base=base)
    return text.replace(block(text, "一、本年新收"), table(*flat))


def disputes(*rows: list[str]) -> str:
    text = edited()
    return text.replace(block(text, "结果纠正"), table(*rows))


def below(kinds: tuple[str, ...], *, head: str = "类别") -> list[list[str]]:
    """Three rows, one a kind."""
    return [[head, *RESULTS], *([kind, *numbers] for kind, numbers in zip(kinds, NUMBERS, strict=True))]


def beside(kinds: tuple[str, ...], form: str) -> list[list[str]]:
    """One row under heads that name kind and result."""
    heads = [form.format(kind, result) for kind in kinds for result in RESULTS]
    return [heads, [number for numbers in NUMBERS for number in numbers]]


@pytest.mark.parametrize(
    ("words", "heads", "expected"),
    [
        ("（三）不予公开 1.属于国家秘密", ("不予公开",), ("不予公开", "1.属于国家秘密")),
        ("（三）不予公开（1）属于国家秘密", ("不予公开",), ("不予公开", "（1）属于国家秘密")),
        ("（三）不予公开（属于国家秘密）", ("不予公开",), ("不予公开", "属于国家秘密")),
        ("（三）不予公開－屬於国家秘密", ("不予公开",), ("不予公开", "属于国家秘密")),
        ("（三）不予公开", ("不予公开",), ("", "（三）不予公开")),
        ("（三）不予公开：", ("不予公开",), ("", "（三）不予公开：")),
        ("不予公开" * 40, ("不予公开",), ("", "不予公开" * 40)),
    ],
)
def test_two_labels_in_a_cell_are_parted(words: str, heads: tuple[str, ...], expected: tuple[str, str]) -> None:
    assert parted(words, heads) == expected


@pytest.mark.parametrize("base", ["2019", "2021"])
@pytest.mark.parametrize("joint", JOINTS)
def test_rows_joined_to_their_group_are_known(joint: str, base: str) -> None:
    assert found(applications(joint, base=base), *CODES, *SUMS) == []


@pytest.mark.parametrize("number", ["（{}）", "{}、", "①"])
def test_rows_joined_to_their_group_are_known_by_any_number(number: str) -> None:
    text = applications("")
    for at in range(1, 9):
        for group in ("不予公开", "无法提供", "不予处理", "其他处理"):
            text = text.replace(f"{group}{at}.", f"{group}{number.format(at)}")
    assert found(text, *CODES, *SUMS) == []


def test_rows_joined_to_the_part_of_the_table_too_are_known() -> None:
    text = applications("：")
    for label in ("（一）予以公开", "（三）不予公开", "（六）其他处理", "（七）总计"):
        text = text.replace(f"| {label}", f"| 三、本年度办理结果-{label}")
    assert found(text, *CODES, *SUMS) == []


@pytest.mark.parametrize(
    ("label", "other", "codes"),
    [
        ("（五）不予处理 2.重复申请", "（三）不予公开 2.重复申请", ["GI307", "GI303"]),
        ("（五）不予处理 2.重复申请", "（五）不予处理 2.多次来访", ["GI307", "GI303"]),
        ("（三）不予公开 1.属于国家秘密", "（三）不予公开 9.其他", ["GI307", "GI303"]),
        ("（三）不予公开 2.其他法律行政法规禁止公开", "（三）不予公开 2.其他法律行政止公开", ["GI307"]),
    ],
)
def test_a_wrong_joined_label_is_told(label: str, other: str, codes: list[str]) -> None:
    text = applications(" ")
    assert text.count(f"| {label} |") == 1
    mended = text.replace(f"| {label} |", f"| {other} |")
    at = mended[: mended.index(other)].count("\n") + 1
    findings = found(mended, *CODES)
    assert sorted(code for code, _, _ in findings) == sorted(codes)
    assert ("GI307", at, 3) in findings


def test_a_wrong_sum_behind_a_joined_label_is_told_at_its_cell() -> None:
    right = "| （五）不予处理 2.重复申请 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |"
    text = applications(" ")
    assert text.count(right) == 1
    ahead = text[: text.index(right)].count("\n")
    wrong = right.removesuffix("1 |") + "6 |"
    assert found(text.replace(right, wrong), *CODES, *SUMS) == [("GI403", ahead + 1, len(wrong) - 2)]


@pytest.mark.parametrize(
    "head",
    [
        "法人或其他组织：{}",
        "法人或其他组织-{}",
        "法人或其他组织 {}",
        "法人或其他组织{}",
        "法人或其他组织（{}）",
        "申请人情况-法人或其他组织-{}",
        "{}（法人或其他组织）",
    ],
)
def test_heads_joined_to_the_one_above_are_known(head: str) -> None:
    assert found(applications(" ", head), *CODES, *SUMS) == []


def test_a_joined_head_that_is_lost_is_told() -> None:
    text = applications(" ").replace("法人或其他组织：其他 |", "法人或其他组织：个体 |")
    [finding] = told(text, *CODES)
    assert (finding.code, finding.zh) == ("GI304", "收到和处理政府信息公开申请情况表缺少1列：“其他”")


@pytest.mark.parametrize(
    "rows",
    [
        beside(SHORT, "{}：{}"),
        beside(SHORT, "{}{}"),
        beside(SHORT, "{}（{}）"),
        beside(LONG, "{}-{}"),
        below(SHORT),
        below(LONG, head=""),
        below(("行政复议", "行政诉讼（未经复议直接起诉）", "行政诉讼（复议后起诉）")),
        below(("1.行政复议", "2.未经复议直接起诉", "3.复议后起诉")),
        [
            ["类别", "", *RESULTS],
            ["行政复议", "", *NUMBERS[0]],
            ["行政诉讼", SHORT[1], *NUMBERS[1]],
            ["", SHORT[2], *NUMBERS[2]],
        ],
    ],
)
def test_a_flattened_table_of_disputes_is_known(rows: list[list[str]]) -> None:
    assert found(disputes(*rows), *CODES, *SUMS) == []


@pytest.mark.parametrize("kind", range(3))
@pytest.mark.parametrize("rows", [below(LONG), beside(SHORT, "{}：{}"), list(reversed(below(LONG)[1:]))])
def test_a_wrong_sum_in_a_flattened_table_of_disputes_is_told_at_its_cell(rows: list[list[str]], kind: int) -> None:
    if len(rows) == 3:
        rows = [["类别", *RESULTS], *rows]
    wide = len(rows) == 2
    row, column = (1, 5 * kind + 4) if wide else (next(n for n, cells in enumerate(rows) if cells[0] == LONG[kind]), 5)
    wrong = [list(cells) for cells in rows]
    wrong[row][column] = "7"
    text = disputes(*wrong)
    at, ahead = text[: text.index(line(wrong[row]))].count("\n") + 1, wrong[row][:column]
    place = (at, 3 + sum(len(cell) + 3 for cell in ahead))
    assert found(text, *CODES, *SUMS) == [("GI404" if kind == 0 else "GI405", *place)]


def test_a_kind_that_a_flattened_table_lacks_is_told() -> None:
    [finding] = told(disputes(*below(LONG)[:3]), *CODES)
    assert (finding.code, finding.arguments["count"]) == ("GI304", 5)
    [finding] = told(disputes(*[row[:10] for row in beside(SHORT, "{}：{}")]), *CODES)
    assert (finding.code, finding.arguments["count"]) == ("GI304", 5)
    lost = [row[:2] + row[3:] for row in beside(SHORT, "{}：{}")]
    [finding] = told(disputes(*lost), *CODES)
    assert (finding.code, finding.zh) == ("GI304", "行政复议、行政诉讼情况表缺少1列：行政复议“其他结果”")


@pytest.mark.parametrize("format", ["docx", "html", "txt"])
def test_flattened_tables_are_known_in_other_formats(format: str) -> None:
    text = applications(" ")
    text = text.replace(block(text, "结果纠正"), "".join(map(line, below(LONG))))
    text = "\n".join(row for row in text.split("\n") if not row.startswith("|---"))
    data = WRITERS[format](parse(text))
    result = checker(CODES).check(data, f"report.{format}")
    assert [finding.code for finding in result.findings if finding.code in CODES] == []
