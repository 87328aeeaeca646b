"""GI111: titles, and the names of bodies."""

from pathlib import Path

import pytest
from edited_reports import edited, told

from reportlint_govinfo.facts.bodies import is_body_name, kind_of_body, lacks_place


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("云岭县水务局", False),
        ("云岭市科委", False),
        ("云岭市市中区教育和体育局", False),
        ("市中区教育和体育局", False),
        ("国家水利数据中心", False),
        ("云岭教育局", False),
        ("镇远县财政局", False),
        ("水利部", False),
        ("市政务服务中心", True),
        ("市人民政府办公室", True),
        ("自治区林业和草原局", True),
        ("水务局", True),
        ("住房和城乡建设局", True),
        ("卫生健康委员会", True),
        ("工业和信息化局", True),
        ("镇人民政府", True),
        ("人民政府", True),
        ("市场监督管理局", True),
    ],
)
def test_lacks_place(name: str, expected: bool) -> None:
    assert lacks_place(name) is expected


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("云岭县人民政府", "government"),
        ("云岭县", "government"),
        ("云岭县河口镇", "government"),
        ("云岭县人民政府办公室", "office"),
        ("云岭县城关街道", "office"),
        ("云岭高新技术产业开发区管理委员会", "office"),
        ("云岭经开区", "office"),
        ("云岭县水务局", "department"),
        ("云岭县大数据中心", "department"),
    ],
)
def test_kind_of_body(name: str, kind: str) -> None:
    assert kind_of_body(name) == kind


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("云岭县人民政府", True),
        ("云岭县河口镇", True),
        ("云岭市政务服务中心", True),
        ("互动中心", False),
        ("2024年1月22日", False),
        ("云岭县水务局：", False),
        ("没有其他需要报告的事项", False),
        ("局", False),
    ],
)
def test_is_body_name(words: str, expected: bool) -> None:
    assert is_body_name(words) is expected


@pytest.mark.parametrize(
    ("title", "problems"),
    [
        ("云岭县水务局2023年度政府信息公开年度报告", "“年度”重复、缺少“工作”二字"),
        ("2023年政府信息公开年报", "“年报”应为“年度报告”、缺少“工作”二字、没有写明编制机关"),
        ("云岭县水务局2023年政务信息公开工作年度报告", "“政务信息”应为“政府信息”"),
        ("水务局2023年政府信息公开工作年度报告", "“水务局”没有写明所在地"),
        ("云岭县水务局政府信息公开工作2023年度报告", ""),
        ("云岭县水务局2023年政府信息公开工作2023年报告", ""),
        ("《云岭县水务局2023年政府信息公开工作年度报告》", ""),
        ("2023年云岭县水务局政府信息公开工作年度报告（2024年1月20日）", ""),
        ("云岭县工业和信息化局2023年政府信息公开工作年度报告", ""),
        ("2023年政府信息公开工作年度报告（云岭县水务局）", ""),
    ],
)
def test_titles(title: str, problems: str) -> None:
    findings = told(edited(("云岭县水务局2023年政府信息公开工作年度报告", title)), "GI111")
    assert [finding.zh.split("：")[1].split("。")[0] for finding in findings] == ([problems] if problems else [])


def test_the_expected_title_is_given() -> None:
    text = edited(
        ("云岭县水务局2023年政府信息公开工作年度报告", "云岭县工业和信息化局2023年度政府信息公开工作年度报告")
    )
    (finding,) = told(text, "GI111")
    assert finding.zh.endswith("规范写法为“云岭县工业和信息化局2023年政府信息公开工作年度报告”")
    assert finding.place.line == 1


@pytest.mark.parametrize(
    ("lines", "fires"),
    [
        (["云岭县水务局", "# 2023年政府信息公开工作年度报告"], False),
        (["# 2023年政府信息公开工作年度报告", "云岭县水务局"], False),
        (["# 2023年政府信息公开工作年度报告", "来源：本站"], True),
        (["政府信息公开工作年度报告格式"], True),
        (["现将2023年度报告公布如下"], False),
    ],
)
def test_lines_beside_the_title(lines: list[str], fires: bool) -> None:
    text = edited(("# 云岭县水务局2023年政府信息公开工作年度报告", "\n\n".join(lines)))
    assert bool(told(text, "GI111")) is fires


@pytest.mark.parametrize(
    ("name", "line"), [("seed-2020-public-works.txt", 5), ("seed-2021-service-centre.md", 3), ("shuyang-2025.md", 0)]
)
def test_real_reports(corpus: Path, name: str, line: int) -> None:
    text = (corpus / name).read_text("utf-8")
    title = next((i for i, words in enumerate(text.splitlines(), 1) if words.strip()), 0)
    assert [finding.place.line for finding in told(text, "GI111", name=name)] == ([title] if line else [])
