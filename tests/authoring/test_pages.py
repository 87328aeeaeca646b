"""Pages of rules, read from their docstrings."""

from pathlib import Path

import pytest

from reportlint.authoring.pages import Page, Part, chinese_pages, flowing, page_of, read_page
from reportlint.plugins.registry import Registry


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("", Page("", "", ())),
        ("One sentence.", Page("One sentence.", "", ())),
        ("One.\n\n    More words.\n", Page("One.", "More words.", ())),
        (
            "One.\n\n    What it does:\n        Reads.\n\n        - a\n          b\n\n    Why\n        Because.\n    ",
            Page("One.", "", (Part("What it does", "Reads.\n\n- a\n  b"), Part("Why", "Because."))),
        ),
        ("一。\n\n检查什么：\n    读。", Page("一。", "", (Part("检查什么", "读。"),))),
        ("One.\n\nWhyever: no title.", Page("One.", "Whyever: no title.", ())),
    ],
)
def test_a_page_is_read(text: str, page: Page) -> None:
    assert read_page(text) == page


def test_a_rule_without_a_chinese_page_shows_its_docstring() -> None:
    registry = Registry()
    foia = next(pack for pack in registry.packs if pack.title == "foia")
    spec = registry.rules(foia)[0]
    assert page_of(spec, "zh") == spec.page == page_of(spec)


def test_chinese_pages_are_read_once_a_module(tmp_path: Path) -> None:
    module = str(tmp_path / "ours.py")
    (tmp_path / "ours.zh.toml").write_text('[ORG1]\npage = """\n一。\n\n为什么：\n    因为。\n"""\n', "utf-8")
    assert chinese_pages(module) == {"ORG1": "一。\n\n为什么：\n    因为。"}
    (tmp_path / "ours.zh.toml").unlink()
    assert list(chinese_pages(module)) == ["ORG1"]
    assert chinese_pages(str(tmp_path / "others.py")) == {}


@pytest.mark.parametrize(
    ("body", "flows"),
    [
        ("报告年度，\n以标题为准。", "报告年度，以标题为准。"),
        ("写“统计期限”\n“统计时限”的", "写“统计期限”“统计时限”的"),
        ("一项。\n\n另一项。", "一项。\n\n另一项。"),
        ("a = 1：甲。\nb = 2：乙。", "a = 1：甲。\nb = 2：乙。"),
        ("one of 条例,\nnot of", "one of 条例,\nnot of"),
    ],
)
def test_chinese_lines_flow_together(body: str, flows: str) -> None:
    assert flowing(body) == flows
