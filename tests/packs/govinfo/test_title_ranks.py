"""Which lines may be the title of a report, and which headings name a section."""

import pytest

from reportlint_govinfo.editions import SECTION_IDS, fitting_section, may_name_section, section_of_title, simplified
from reportlint_govinfo.formats import SECTIONS, SIMPLIFIED, TRADITIONAL
from reportlint_govinfo.profile import title_rank


@pytest.mark.parametrize(
    ("words", "rank"),
    [
        ("云岭县水务局2023年政府信息公开工作年度报告", 4),
        ("云岭县水务局二〇二三年政府信息公开工作年度报告", 4),
        ("云岭县水务局（本级）关于2023年度政府信息公开工作年度报告", 4),
        ("《云岭县水务局2023年政府信息公开工作年度报告》", 4),
        ("2023年云岭县水务局政府信息公开工作年度报告", 4),
        ("《2023年度云岭县政府信息公开年报（文字版）》", 4),
        ("二○二三年度云岭县信息公开年报", 4),
        ("云岭县政府信息公开工作年度报告（2023年）", 4),
        ("2023年政府信息公开工作年度报告", 3),
        ("2023年度政府信息公开工作年度报告", 3),
        ("单位：云岭县2023年政府信息公开工作年度报告", 0),
        ("发布单位云岭县2023年政府信息公开工作年度报告", 3),
        ("政府信息公开工作年度报告", 2),
        ("政府信息公开工作年度报告-2023", 3),
        ("2023年，政府信息公开工作年度报告", 0),
        ("政府信息公开工作年度报告。", 0),
        ("政府信息公开情况，见年度报告", 0),
        ("关于政府信息公开工作年度报告的通知", 0),
        ("政府信息公开指南年报", 0),
        ("总体情况", 0),
    ],
)
def test_title_rank(words: str, rank: int) -> None:
    assert title_rank(words) == rank


@pytest.mark.parametrize("id", SECTION_IDS)
def test_each_section_is_known_by_its_title(id: str) -> None:
    """In traditional characters too."""
    title = SECTIONS[id].title
    traditional = title.translate(str.maketrans(SIMPLIFIED, TRADITIONAL))
    assert simplified(traditional) == title
    for words in (title, traditional, f"{title}："):
        assert (fitting_section(words), section_of_title(words), may_name_section(words)) == (id, id, True)


@pytest.mark.parametrize(
    ("words", "fitting", "section"),
    [
        ("行政机关收到和处理政府信息公开申请的情况", "S3", "S3"),
        ("政府信息公开申请接收与办理情况", "", "S3"),
        ("收到和处理信息公开申请情况", "", "S3"),
        ("依申请公开情况", "", ""),
        ("2023年总体情况", "S1", "S1"),
        ("概况", "", "S1"),
        ("概述（2023年）", "", "S1"),
        ("其它需报告事项", "S6", "S6"),
        ("存在的主要问题、改进情况及2024年工作打算", "", "S5"),
        ("存在的问题与2024年改进措施", "", "S5"),
        ("问题不足及改进措施", "", "S5"),
        ("存在问题及改进情况。一是重视不够，二是力量不足", "", ""),
        ("加强学习", "", ""),
    ],
)
def test_other_names_of_sections(words: str, fitting: str, section: str) -> None:
    assert (fitting_section(words), section_of_title(words)) == (fitting, section)


@pytest.mark.parametrize("id", SECTIONS)
def test_every_name_of_a_section_passes_the_gates(id: str) -> None:
    """Titles are tried only where certain characters stand in them: each word that names a section has one, also as
    traditional characters write it."""
    traditional = str.maketrans(SIMPLIFIED, TRADITIONAL)
    names = SECTIONS[id]
    assert [word for word in names.words if not may_name_section(word)] == []
    assert [word for word in names.words if not may_name_section(word.translate(traditional))] == []
    assert section_of_title(names.title.translate(traditional)) == id
