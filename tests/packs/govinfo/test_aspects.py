"""GI107, GI108, GI112: what section one and the preamble's list speak of."""

import json
from pathlib import Path

import pytest
from edited_reports import edited, line_of, places, told

from reportlint_govinfo.facts.aspects import is_aspect


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("系统化推进主动公开", True),
        ("规范化办理依申请公开", True),
        ("开展过期信息清理", True),
        ("规范政府信息全流程管理", True),
        ("精细化建设公开平台", True),
        ("推进政务服务2.0平台建设", False),
        ("办事平台提质增效", False),
        ("常态化开展监督管理", True),
        ("领导重视", False),
        ("推进重点领域信息公开", False),
    ],
)
def test_is_aspect(title: str, expected: bool) -> None:
    assert is_aspect(title) is expected


def test_missing_aspects_are_listed_in_order() -> None:
    text = edited(
        ("### （三）政府信息管理情况", "### （三）重点工作情况"), ("### （五）监督保障情况", "### （五）特色亮点")
    )
    (finding,) = told(text, "GI107")
    assert finding.zh == "“一、总体情况”没有写到政府信息管理、监督保障"
    assert finding.place.line == line_of(text, "## 一、总体情况")


@pytest.mark.parametrize(
    "clause",
    [
        "（三）政府信息管理方面，我局逐件清理文件。",
        "政府信息管理方面，我局逐件清理文件。",
        "政府信息管理。逐件清理文件。",
    ],
)
def test_a_paragraph_may_begin_as_a_heading_would(clause: str) -> None:
    text = edited(("### （三）政府信息管理情况\n", f"{clause}\n"))
    assert told(text, "GI107") == []


NUMBERS = ("（一）", "（二）", "（三）", "（四）", "（五）")
NAMES = ("主动公开", "依申请公开", "信息管理", "平台建设", "监督保障")
WORDS = ("发布信息", "按时答复", "逐件清理文件", "更新专栏", "组织学习")


def _overview(paragraphs: str) -> str:
    """The report with another section one."""
    source = edited()
    start, end = source.index("2023年，云岭县水务局认真落实"), source.index("## 二、")
    return f"{source[:start]}{paragraphs}\n\n{source[end:]}"


@pytest.mark.parametrize("form", ["{}{}情况：全年{}。", "{}{}。全年{}。", "{}{}：全年{}；", "**{}{}。** 全年{}。"])
@pytest.mark.parametrize(
    "numbers", [NUMBERS, ("1.", "2.", "3.", "4.", "5."), ("（1）", "（2）", "（3）", "（4）", "（5）"), tuple("①②③④⑤")]
)
@pytest.mark.parametrize("breaks", [(), (2,), (3,)])
def test_headings_in_one_paragraph(form: str, numbers: tuple[str, ...], breaks: tuple[int, ...]) -> None:
    items = [form.format(*item) for item in zip(numbers, NAMES, WORDS, strict=True)]
    whole = "".join("\n\n" * (at in breaks) + item for at, item in enumerate(items))
    assert told(_overview(whole), "GI107") == []
    (finding,) = told(_overview(whole.replace("信息管理", "特色亮点")), "GI107")
    assert finding.zh == "“一、总体情况”没有写到政府信息管理"


@pytest.mark.parametrize(
    "words",
    [
        "全年各项任务有序推进，重点工作按期完成，服务对象反映良好，为全县供水安全作出了应有贡献，多项做法在全市交流推广，得到各方充分肯定。",
        "（一）加强领导：全年各项任务有序推进，重点工作按期完成。（二）突出重点：服务对象反映良好，得到各方充分肯定。",
        "### （一）加强领导\n\n全年各项任务有序推进，重点工作按期完成，服务对象反映良好，得到各方充分肯定。",
    ],
)
def test_a_section_one_without_any_aspect(words: str) -> None:
    (finding,) = told(_overview(words), "GI107")
    aspects = "主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障"
    assert finding.zh == f"“一、总体情况”没有写到{aspects}"


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (
            "全文由总体情况、主动公开政府信息情况、存在的主要问题及改进情况六部分组成",
            "正文称报告由6个部分组成，列出的却有3个",
        ),
        ("全文包括总体情况、主动公开政府信息情况、存在的主要问题及改进情况等", ""),
        (
            "全文包括总体情况、主动公开政府信息情况、存在的主要问题及改进情况",
            "正文列出的各部分中没有“收到和处理政府信息公开申请情况”",
        ),
        (
            "全文包括总体情况、主动公开政府信息总体情况、收到和处理政府信息公开申请情况、行政复议情况、问题、其他事项",
            "正文列出的各部分中没有“主动公开政府信息情况”",
        ),
        (
            "全文包括总体情况、主动公开政府信息情况、申请行政复议情况、存在的问题、其他事项",
            "正文列出的各部分中没有“收到和处理政府信息公开申请情况”",
        ),
    ],
)
def test_lists_of_parts(listed: str, said: str) -> None:
    whole = (
        "全文由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
        "存在的主要问题及改进情况、其他需要报告的事项等六部分组成"
    )
    findings = told(edited((whole, listed)), "GI108")
    assert [finding.zh.startswith(said) for finding in findings] == ([True] if said else [])


def test_assessment_names_what_is_missing() -> None:
    text = edited(("# 云岭县水务局2023年", "# 云岭县人民政府2023年"), ("，未发生责任追究情形", ""))
    (finding,) = told(text, "GI112")
    assert finding.zh == "政府的年度报告没有写到社会评议、责任追究情况"


def test_the_openings_claim_other_numbers_in_few_lists(corpus: Path) -> None:
    found: dict[str, list[str]] = {"": [], "incomplete": []}
    for line in (corpus / "openings.jsonl").read_text("utf-8").splitlines():
        opening = json.loads(line)
        for finding in told(opening["text"], "GI108", name=f"{opening['id']}.txt"):
            found[finding.variant].append(opening["id"])
    assert found == {
        "": ["syn-034", "syn-150", "syn-327"],
        "incomplete": ["syn-069", "syn-071", "syn-095", "syn-179", "syn-302"],
    }


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("seed-2020-public-works.txt", []),
        ("seed-2021-service-centre.md", [("GI107", 7)]),
        ("shuyang-2025.md", [("GI112", 8)]),
    ],
)
def test_real_reports(corpus: Path, name: str, expected: list[tuple[str, int]]) -> None:
    text = (corpus / name).read_text("utf-8")
    assert places(text, "GI107", "GI108", "GI112", name=name) == expected
