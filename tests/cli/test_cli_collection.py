"""Reports that are checked together, with the installed program: when, what is said of it, and what holds for the
findings of rules across reports as for any other."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_program import Done, Program

SERIES = Path(__file__).resolve().parents[1] / "series"
sys.path.append(str(SERIES))

from year_pack import account  # noqa: E402 (lies beside the tests of the layer)

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "govinfo" / "2023-县水务局.md"
LINE = "2023.md:9:10: YR701 error 会费上年结转2，而上一年报告（2022.md，2022）结转下年3"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path, (SERIES / "year_pack.py").read_text("utf-8"))
    program.write("2022.md", account(2022, after="3"))
    program.write("2023.md", account(2023))
    return program


def check(program: Program, *arguments: str, **more: Any) -> Done:
    return program("check", "--format", "concise", "--ignore", "YR702", *arguments, **more)


@pytest.mark.parametrize(
    ("arguments", "configuration", "found"),
    [
        (["."], "", True),
        (["2023.md", "2022.md"], "", False),
        (["2023.md", "2022.md", "--collection"], "", True),
        (["2023.md", "2022.md"], "collection = true\n", True),
        ([".", "--no-collection"], "", False),
        (["."], "collection = false\n", False),
        ([".", "--collection"], "collection = false\n", True),
        ([".", "--no-collection"], "collection = true\n", False),
        (["2023.md"], "collection = true\n", False),
    ],
)
def test_when_reports_are_checked_together(
    program: Program, arguments: list[str], configuration: str, found: bool
) -> None:
    program.write("reportlint.toml", configuration)
    done = check(program, *arguments)
    assert (done.code, done.out) == ((1, f"{LINE}\n") if found else (0, ""))


def test_what_comes_from_stdin_is_checked_alone(program: Program) -> None:
    arguments = ("check", "2022.md", "-", "--stdin-filename", "x.md", "--format", "concise", "--ignore", "YR702")
    text = account(2023).encode()
    assert program(*arguments, stdin=text).out == ""
    assert program(*arguments, "--collection", stdin=text).out == LINE.replace("2023.md", "x.md") + "\n"
    (program.folder / "sub").mkdir()
    program.write("sub/2024.md", account(2024, before="1"))
    assert program("check", "sub", *arguments[2:], stdin=text).out == ""


def test_what_comes_from_stdin_takes_the_place_of_its_file(program: Program) -> None:
    """An editor asks about what is not saved yet."""
    arguments = (".", "-", "--collection", "--stdin-filename", "2023.md")
    assert check(program, *arguments, stdin=account(2023, before="7").encode()).out.splitlines() == [
        "2023.md:9:10: YR701 error 会费上年结转7，而上一年报告（2022.md，2022）结转下年3"
    ]
    done = check(program, *arguments, stdin=account(2023, before="3").encode())
    assert (done.code, done.out) == (0, "")


def test_the_last_line_counts_what_ran(program: Program) -> None:
    assert check(program, ".").last == "2 files, 4 rules run, 0 not applied, 0 not checked, 0 suppressed: 1 error"
    assert check(program, "2023.md").last == (
        "1 file, 1 rule run, 3 not applied, 0 not checked, 0 suppressed: no findings"
    )


def test_why_a_rule_across_reports_was_not_applied(program: Program) -> None:
    assert check(program, ".", "--show-passed").err.splitlines()[:9] == [
        "2022.md",
        "  passed: YR101",
        "  not applied: YR701 (last year's report is not among the files)",
        "  not applied: YR703 (last year's report is not among the files)",
        "  not applied: YR704 (last year's report is not among the files)",
        "  off: YR702",
        "2023.md",
        "  passed: YR101 YR703 YR704",
        "  failed: YR701",
    ]
    alone = check(program, "2023.md", "--show-passed", "--select", "YR101,YR701", LC_ALL="zh_CN.UTF-8").err.splitlines()
    assert alone[:4] == [
        "2023.md",
        "  通过：YR101",
        "  不适用：YR701（检查文件夹或用--collection时才与上年的报告比较）",
        "  已关闭：YR702 YR703 YR704",
    ]
    program.write("2022.txt.md", account(2022))
    chinese = check(program, ".", "--show-passed", "--select", "YR701", LC_ALL="zh_CN.UTF-8").err
    assert "  不适用：YR701（上一年度的报告不在所查文件之中）" in chinese
    assert "  不适用：YR701（上一年度的报告不止一份）" in chinese


def test_json_has_them_behind_the_others(program: Program) -> None:
    program.write("2021.md", account(2021, words="成员。坏。"))
    program.write("2024.md", account(2024, words="成员。坏。"))
    outputs = {}
    for jobs in ("1", "2"):
        done = program("check", ".", "--format", "json", "--ignore", "YR702", "--jobs", jobs)
        assert done.code == 1
        outputs[jobs] = done.out
    assert outputs["1"] == outputs["2"]
    result = json.loads(outputs["1"])
    assert [(f["path"], f["code"]) for f in result["findings"]] == [
        ("2021.md", "YR101"), ("2024.md", "YR101"), ("2023.md", "YR701"),
    ]  # fmt: skip
    found = result["findings"][-1]
    assert found["related"] == [{"path": "2022.md", "line": 10, "column": 10, "message": "结转下年 / 会费: 3"}]
    assert (found["fix"], found["row"], found["cell_column"], found["source"]) == (
        None,
        "上年结转",
        "会费",
        "章程第三条",
    )
    assert list(found) == list(result["findings"][0])
    assert [file["facts"] for file in result["files"]] == [
        {"year": year, "body": "青石社"} for year in (2021, 2022, 2023, 2024)
    ]
    assert result["summary"]["rules_run"] == 4


def test_people_and_sarif_are_led_to_last_years_report(program: Program) -> None:
    full = program("check", ".", "--ignore", "YR702", "--lang", "en").out
    assert "   = see: 2022.md:10:10 结转下年 / 会费: 3\n" in full
    sarif = json.loads(program("check", ".", "--ignore", "YR702", "--format", "sarif").out)
    (location,) = sarif["runs"][0]["results"][0]["relatedLocations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "2022.md"


def test_a_severity_and_a_selection_hold_for_them(program: Program) -> None:
    assert check(program, ".", "--severity", "YR701=warning").code == 0
    assert check(program, ".", "--severity", "YR701=off").out == ""
    assert check(program, ".", "--select", "carried-over").out == f"{LINE}\n"
    assert check(program, ".", "--ignore", "YR7").last.startswith("2 files, 1 rule run, 0 not applied")


def suppressed(comment: str, year: int = 2023) -> str:
    return account(year, words=f"成员。\n\n<!-- reportlint: {comment} -->").replace("-->\n\n## 一、账目\n", "-->\n")


@pytest.mark.parametrize(
    "comment", ["ignore[YR701]", "ignore[carried-over]", "ignore-file[YR7]", "ignore[YR701] row=上年结转"]
)
def test_a_suppression_silences_them(program: Program, comment: str) -> None:
    program.write("2023.md", suppressed(comment))
    done = check(program, ".")
    assert (done.code, done.out) == (0, "")
    assert "1 suppressed" in done.last
    alone = check(program, "2023.md")
    assert (alone.code, alone.out) == (0, "")


@pytest.mark.parametrize("comment", ["ignore[YR701]", "ignore-file[YR7]"])
def test_a_suppression_of_a_rule_that_could_have_spoken_is_told(program: Program, comment: str) -> None:
    program.write("reportlint.toml", 'ignore = ["YR702"]\n')
    program.write("2022.md", account(2022))
    program.write("2023.md", suppressed(comment))
    assert [each.split()[1] for each in program("check", ".", "--format", "concise").out.splitlines()] == ["RL004"]
    (program.folder / "2022.md").unlink()
    assert program("check", ".").out == ""


def test_a_sidecar_silences_them(program: Program) -> None:
    program.write("2023.md.reportlint.toml", '[[ignore]]\ncode = "YR701"\ntext = "上年结转"\nreason = "改表"\n')
    assert (check(program, ".").code, check(program, "2023.md").out) == (0, "")


def test_a_baseline_holds_them(program: Program) -> None:
    assert program("baseline", "create", ".").code == 0
    assert [line.split() for line in program("baseline", "show").out.splitlines()] == [
        ["2022.md", "YR702", "1"], ["2023.md", "YR701", "1"],
    ]  # fmt: skip
    done = check(program, ".", "--baseline")
    assert (done.code, done.out, "1 baselined" in done.last) == (0, "", True)
    assert program("baseline", "prune", "2023.md").code == 0
    assert program("baseline", "update", "2023.md").code == 0
    assert check(program, ".", "--baseline").out == ""
    program.write("2023.md", account(2023, before="1"))
    assert check(program, ".", "--baseline").code == 1
    assert program("baseline", "update", ".").code == 0
    assert check(program, ".", "--baseline").code == 0


def test_what_is_fixed_is_compared_again(program: Program) -> None:
    program.write("2023.md", account(2023, words="成员。坏。"))
    done = check(program, ".", "--fix")
    assert (done.code, done.out) == (1, f"{LINE}\n")
    assert "坏" not in (program.folder / "2023.md").read_text("utf-8")
    assert done.last == "2 files, 4 rules run, 0 not applied, 0 not checked, 0 suppressed: 1 error; 1 fixed"


def test_the_diff_of_fixes_leaves_them_as_they_are(program: Program) -> None:
    program.write("2023.md", account(2023, words="成员。坏。"))
    done = check(program, ".", "--diff")
    assert (done.code, "+成员。好。" in done.out) == (1, True)
    assert done.last.startswith("2 files, 4 rules run, 0 not applied")


def test_a_fix_does_not_take_out_a_suppression_of_theirs(program: Program) -> None:
    program.write("reportlint.toml", "")
    text = suppressed("ignore[YR701]").replace("成员。", "成员。坏。")
    program.write("2023.md", text)
    done = check(program, ".", "--fix")
    assert (done.code, done.out) == (0, "")
    assert (program.folder / "2023.md").read_text("utf-8") == text.replace("坏", "好")


def test_time_is_told_of_them_apart(program: Program) -> None:
    lines = [line.split("  ")[-1].strip() for line in check(program, ".", "--timing").err.splitlines()]
    assert lines[2:5] == ["read and check", "rules across reports", "write the results"]
    assert {"rule YR701", "fact Carried", "keep facts"} <= set(lines)
    alone = [line.split("  ")[-1].strip() for line in check(program, "2023.md", "--timing").err.splitlines()]
    assert "rules across reports" not in alone


def test_a_rule_that_crashes_is_told_at_its_file(program: Program) -> None:
    program.write("2023.md", account(2023, words="成员。崩。"))
    done = check(program, ".", "--show-tracebacks")
    assert done.code == 3
    assert done.out.splitlines() == [
        "2023.md:1:1: RL003 error YR703 odd运行出错（ValueError: 崩溃），未能检查",
        LINE,
    ]
    assert "raise ValueError" in done.err


def test_the_page_of_a_rule_says_what_it_compares(program: Program) -> None:
    assert program("rule", "YR701").out.splitlines()[:3] == [
        "YR701 carried-over  (error, accounts)",
        "source: 章程第三条",
        "across: compares a report with last year's",
    ]
    assert "范围：与上一年度的报告比较" in program("rule", "YR701", "--lang", "zh").out
    assert "across:" not in program("rule", "YR101").out


OURS = '''
from msgspec import Struct

from reportlint import Finding, Findings, Located, Previous, Severity, fact, rule
from reportlint_govinfo.facts import Applications

BEFORE, AFTER = "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理"


class Carried(Struct, frozen=True):
    """What came over from last year and what is left for the next, by column."""

    before: dict[str, Located[int]]
    after: dict[str, Located[int]]


@fact
def carried(t3: Applications) -> Carried | None:
    def row(label: str) -> dict[str, Located[int]]:
        cells = {column: t3.cell(label, column) for column in t3.columns}
        return {c: Located(int(cell.value.number), cell) for c, cell in cells.items() if cell and cell.value.is_number}

    return Carried(row(BEFORE), row(AFTER))


@rule("ORG701", "carried", Severity.ERROR, zh="{column}列上年结转{now}件，上年报告结转{left}件", en="{column}: {now}, {left}")
def carried_over(now: Carried, last: Previous[Carried]) -> Findings:
    """What came over is what was left."""
    for column, figure in now.before.items():
        left = last.value.after.get(column)
        if left is not None and left.value != figure.value:
            yield Finding(figure, related=[left], column=column, now=figure.value, left=left.value)
'''


def test_a_rule_file_over_two_annual_reports(tmp_path: Path) -> None:
    program = Program(tmp_path)
    text = EXAMPLE.read_text("utf-8")
    left = "| 四、结转下年度继续办理 |  |  | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"
    assert left in text
    last = text.replace("2023", "2022").replace("2024", "2023").replace(left, left.replace("| 2 |", "| 3 |"))
    program.write("年报/今年.md", text)
    program.write("年报/去年.md", last)
    program.write("ours.py", OURS)
    program.write("reportlint.toml", 'plugins = ["ours.py"]\nselect = ["ORG"]\n')
    done = program("check", "年报", "--format", "concise")
    assert done.out.splitlines() == [
        "年报/今年.md:54:28: ORG701 error 自然人列上年结转2件，上年报告结转3件",
        "年报/今年.md:54:52: ORG701 error 总计列上年结转2件，上年报告结转3件",
    ]
    assert done.last == "2 files, 1 rule run, 0 not applied, 0 not checked, 0 suppressed: 2 errors"
    program.write("ours.py", OURS.replace("left.value != figure.value:", "left.value // 0:"))
    done = program("check", "年报", "--format", "concise")
    assert (done.code, done.out) == (
        3,
        "年报/今年.md:1:1: RL003 error ORG701 carried运行出错（ours.py:31: ZeroDivisionError: integer division or modulo by zero），"
        "未能检查\n",
    )
    program.write("ours.py", OURS.replace("before: dict[str, Located[int]]", "before: Applications"))
    done = program("check", "年报")
    assert (done.code, done.err) == (
        2,
        "reportlint: ours.py:26: ORG701: Carried cannot travel from report to report: before is Applications; it may hold int, "
        "str, Decimal and the like, lists, tuples, dicts, Structs of these, and Located\n",
    )
