"""RL002: a picture or attachment where a statutory table should be."""

from __future__ import annotations

import pytest
from edited_reports import edited, places, told
from msgspec import structs

from reportlint import Vocabulary
from reportlint.batch.check import Checker, Settings
from reportlint.loaders.figures import unread_parts
from reportlint.plugins.registry import Registry

PICTURE = "![附表](附表.png)"
TITLE = "四、政府信息公开行政复议、行政诉讼情况"
WORDS = "本年度，我局因政府信息公开被申请行政复议2件，被提起行政诉讼1件，各项办理结果的具体数据详见下面的附表，有关情况已经按期报送。"


def without_disputes(words: str) -> str:
    """A report whose table of reviews and lawsuits has made way for words."""
    text = edited()
    begin = text.index("| 行政复议 |")
    end = text.index("\n\n", begin)
    return text[:begin] + words + text[end:]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (f"{WORDS}\n\n{PICTURE}", "下没有读到应有的表格，图片中的内容没有读取"),
        (f"{PICTURE}\n\n{WORDS}", "下没有读到应有的表格，图片中的内容没有读取"),
        (f"| 附表 | 见图 |\n|---|---|\n\n{PICTURE}", "下没有读到应有的表格，图片中的内容没有读取"),
        (f"### （一）行政复议\n\n{WORDS}\n\n### （二）行政诉讼\n\n{WORDS}\n\n{PICTURE}", "下没有读到应有的表格，图片中的内容没有读取"),
        (f"详见附表：\n\n{PICTURE}", "下只有图片，其中的内容没有读取"),
    ],
)  # fmt: skip
def test_a_picture_for_the_table(words: str, said: str) -> None:
    text = without_disputes(words)
    (finding,) = told(text, "RL002", "GI301")
    assert finding.code == "RL002"
    assert finding.zh == f"读取时有内容未能读出：“{TITLE}”{said}"
    assert finding.place.line == text[: text.index(PICTURE)].count("\n") + 1


def test_words_alone_are_no_table() -> None:
    assert [code for code, _ in places(without_disputes(WORDS), "RL002", "GI301")] == ["GI301"]


@pytest.mark.parametrize(
    "edit",
    [
        ("| 行政复议 |", f"{PICTURE}\n\n| 行政复议 |"),
        ("## 二、主动公开政府信息情况", f"{PICTURE}\n\n## 二、主动公开政府信息情况"),
        ("## 六、其他需要报告的事项\n", f"## 六、其他需要报告的事项\n\n{PICTURE}\n"),
    ],
)
def test_pictures_beside_what_is_read(edit: tuple[str, str]) -> None:
    assert told(edited(edit), "RL002", "GI301") == []


def test_a_profile_that_fails_to_say_what_tables_it_knows_stops_nothing() -> None:
    def fails() -> Vocabulary:
        raise RuntimeError("none")

    checker = Checker(Registry(), Settings(profile="govinfo"))
    text = "# 云岭县水务局2023年政府信息公开工作年度报告\n\n## 三、收到和处理政府信息公开申请情况\n\n![](t3.png)\n"
    report, _ = checker.read(text.encode(), "report.md")
    profile = structs.replace(checker.registry.profile("govinfo"), vocabulary=fails)
    (told,) = unread_parts(report, profile)
    assert told.reason.zh == "“三、收到和处理政府信息公开申请情况”下只有图片，其中的内容没有读取"
