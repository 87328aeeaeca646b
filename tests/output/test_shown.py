"""What a person and a program see of a report."""

import json

from reportlint import LabelledTable, Profile, Report
from reportlint.loaders.markdown import load_markdown
from reportlint.loaders.outline import build_report
from reportlint.model import Limits
from reportlint.output import shown
from reportlint.output.json import encode

TEXT = """# 甲市某局2021年度报告

前言\x1b[2J。

## 一、总体情况

### （一）概述

正文。

## 二、数据

| 项目 | 数量 |
| --- | --- |
| 申请 | 12 |
| 答复 | 3.5 |

| 其他 | 乙 |
| --- | --- |
| 丙 | / |
"""


def _tables(report: Report) -> list[LabelledTable]:
    table = report.tables[0]
    cells = {("申请", "数量"): table.grid[1][1], ("答复", "数量"): table.grid[2][1]}
    return [LabelledTable("T1", "2021", ("申请", "答复", "撤回"), ("数量",), cells, (table,))]  # type: ignore[arg-type]


def report(text: str = TEXT, *, known: bool = True) -> Report:
    loaded = load_markdown(text.encode(), "a.md", Limits())
    profile = Profile(
        id="demo" if known else "",
        score=lambda blocks, name: 1.0,
        section=lambda title: {"总体情况": "S1", "数据": "S2"}.get(title, ""),
    )
    if known:
        profile = Profile(id="demo", score=profile.score, section=profile.section, tables=_tables)
    return build_report(loaded, profile, name="a.md", format="markdown")


def test_as_data() -> None:
    data = json.loads(encode(shown.shown(report(), "a.md", {"year": 2021})))
    assert list(data) == ["schema", "path", "profile", "sections", "tables", "facts"]
    assert data["schema"] == 1
    assert data["profile"] == "demo"
    assert data["sections"] == [
        {
            "id": "S1", "number": "一、", "title": "总体情况", "line": 5,
            "sections": [{"id": "", "number": "（一）", "title": "概述", "line": 7, "sections": []}],
        },
        {"id": "S2", "number": "二、", "title": "数据", "line": 11, "sections": []},
    ]  # fmt: skip
    assert data["tables"][0] == {
        "id": "T1", "edition": "2021", "rows": ["申请", "答复", "撤回"], "columns": ["数量"],
        "cells": [
            {"row": "申请", "column": "数量", "text": "12", "value": 12},
            {"row": "答复", "column": "数量", "text": "3.5", "value": 3.5},
        ],
    }  # fmt: skip
    assert data["tables"][1] == {
        "id": "", "edition": "", "rows": ["1", "2"], "columns": ["1", "2"],
        "cells": [
            {"row": "1", "column": "1", "text": "其他", "value": None},
            {"row": "1", "column": "2", "text": "乙", "value": None},
            {"row": "2", "column": "1", "text": "丙", "value": None},
            {"row": "2", "column": "2", "text": "/", "value": None},
        ],
    }  # fmt: skip
    assert data["facts"] == {"year": 2021}


def test_for_a_person() -> None:
    assert shown.tree(report(), "a.md", {"year": 2021, "agency": None}, "zh") == (
        "a.md (markdown, utf-8, demo)\n"
        "题目：甲市某局2021年度报告\n"
        "  year: 2021\n"
        "  agency: -\n"
        "\n"
        "[S1] 一、总体情况  (第5行)\n"
        "  （一）概述  (第7行)\n"
        "[S2] 二、数据  (第11行)\n"
        "\n"
        "[T1] 2021  (第13行)\n"
        "       | 数量\n"
        "  申请 | 12\n"
        "  答复 | 3.5\n"
        "  撤回 |\n"
        "\n"
        "表格 2 × 2  (第18行)\n"
        "  其他 | 乙\n"
        "  丙   | /\n"
    )


def test_without_profile_and_sections() -> None:
    text = shown.tree(report("只有一段。\n", known=False), "a.md", {}, "en")
    assert text == "a.md (markdown, utf-8, no known kind)\n\nno section was recognised\n"


def test_the_text_is_escaped_and_masked_and_keeps_its_lines() -> None:
    lines = shown.plain_text(report(TEXT + "\n身份证11010519491231002X。")).splitlines()
    assert lines[2] == "前言\\x1b[2J。"
    assert lines[4] == "## 一、总体情况"
    assert lines[-1] == "身份证1101************2X。"


def test_only_a_label_in_a_group_is_cut_to_its_last_step() -> None:
    def tables(report: Report) -> list[LabelledTable]:
        table = report.tables[0]
        columns = (
            "Number of Partial Grants / Partial Denials",
            "EXPEDITED PROCESSING / Median",
            "EXPEDITED PROCESSING / Mean",
        )
        return [LabelledTable("T1", "", ("甲",), columns, {("甲", columns[0]): table.grid[1][1]}, (table,))]  # type: ignore[arg-type]

    loaded = load_markdown(
        "# 甲\n\n| 项 | 数 |\n| --- | --- |\n| 甲 | a long cell that holds / a slash |\n".encode(), "a.md", Limits()
    )
    profile = Profile(id="demo", score=lambda blocks, name: 1.0, tables=tables)
    text = shown.tree(build_report(loaded, profile, name="a.md", format="markdown"), "a.md", {}, "en")
    assert text.splitlines()[-2:] == [
        "     | Number of Partial Gra... | Median | Mean",
        "  甲 | a long cell that hold... |        |",
    ]
