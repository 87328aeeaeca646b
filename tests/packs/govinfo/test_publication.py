"""GI208 to GI211: when a report was published, and what it is based on."""

from pathlib import Path

import msgspec
import pytest
from edited_reports import edited, line_of, places, read, told, told_with

from reportlint_govinfo.facts.publication import publication_date
from reportlint_govinfo.rules.publication import PublishedLate

END = "没有其他需要报告的事项。"
TITLE = "# 云岭县水务局2023年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("signature", "day"),
    [
        ("2024年1月22日", (2024, 1, 22)),
        ("（2024年1月22日）", (2024, 1, 22)),
        ("(2024年1月22日)", (2024, 1, 22)),
        ("云岭县水务局 2024年1月22日", (2024, 1, 22)),
        ("云岭县水务局\n\n2024-01-22", (2024, 1, 22)),
        ("云岭县水务局\n\n二〇二四年一月二十二日", (2024, 1, 22)),
        ("2024年1月22日\n\n附件：统计表", (2024, 1, 22)),
        ("印发日期 2024年1月22日", None),
        ("2024年1月22日起施行", None),
        ("2024年1月", None),
        ("2024年2月30日", None),
        ("联系时间：2024年1月22日", None),
    ],
)
def test_signatures(signature: str, day: tuple[int, int, int] | None) -> None:
    found = publication_date(read(edited((END, f"{END}\n\n{signature}"))))
    assert (None if found is None else found.signed and found.signed.day) == day


def test_a_date_under_the_title_is_a_signature() -> None:
    found = publication_date(read(edited((TITLE, f"{TITLE}\n\n云岭县水务局\n\n（2024年1月22日）"))))
    assert found is not None
    assert (found.published, found.main.said.zh) == (None, "2024年1月22日")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("发布时间：2024-01-22 17:11 来源：本站", (2024, 1, 22)),
        ("索引号：0021 公开日期：2024年1月22日", (2024, 1, 22)),
        ("成文日期：2024-01-22", None),
        ("生成日期：2024-01-22 发布时间：2024-01-25", (2024, 1, 25)),
        ("访问量：20240122", None),
    ],
)
def test_lines_before_the_report(line: str, day: tuple[int, int, int] | None) -> None:
    found = publication_date(read(edited((TITLE, f"{line}\n\n{TITLE}"))))
    assert (None if found is None else found.published and found.published.day) == day


def test_the_earliest_date_of_publication_counts() -> None:
    text = "---\ntitle: 年度报告\ndate: 2024-03-01\n---\n" + edited((TITLE, f"发布时间：2024-01-25\n\n{TITLE}"))
    found = publication_date(read(text))
    assert found is not None
    assert found.main.day == (2024, 1, 25)


def test_front_matter() -> None:
    text = "---\ntitle: 年度报告\ndate: 2024-03-01\n---\n" + edited()
    (finding,) = told(text, "GI208")
    assert (finding.place.line, finding.zh) == (3, "发布日期为2024年3月1日，晚于公布期限2024年1月31日")


@pytest.mark.parametrize(
    ("meta", "line"),
    [
        ('<meta name="PubDate" content="2024-02-06 09:30">', "发布日期为2024年2月6日，晚于公布期限2024年1月31日"),
        ('<meta name="PubDate" content="2024-01-06 09:30">', ""),
        ('<meta name="createDate" content="2024-02-06">', ""),
    ],
)
def test_pages(meta: str, line: str) -> None:
    from reportlint.testing.document import parse
    from reportlint.testing.writers import WRITERS

    page = WRITERS["html"](parse(edited())).decode().replace("</head>", f"{meta}\n</head>")
    assert [finding.zh for finding in told(page, "GI208", "GI210", name="report.html")] == ([line] if line else [])


def test_other_deadlines() -> None:
    text = edited((END, f"{END}\n\n2024年2月18日"))
    assert told_with(text, msgspec.convert({"department": "03-31"}, PublishedLate), "GI208") == []
    (finding,) = told_with(text, msgspec.convert({"department": "02-15"}, PublishedLate), "GI208")
    assert finding.zh == "落款日期为2024年2月18日，晚于公布期限2024年2月15日"


@pytest.mark.parametrize("written", ["31 January", "1-32", "13-01", "", "0131"])
def test_deadlines_that_are_no_days(written: str) -> None:
    with pytest.raises(msgspec.ValidationError, match='write it as month-day: "01-31"'):
        msgspec.convert({"department": written}, PublishedLate)


def test_nothing_follows_from_a_year_in_conflict() -> None:
    other = ("本报告根据", "现公布云岭县水务局2024年政府信息公开工作年度报告。本报告根据")
    text = edited((END, f"{END}\n\n2024年12月5日"), other)
    assert places(text, "GI208", "GI210") == []


def test_signed_before_the_year_was_over() -> None:
    text = edited((END, f"{END}\n\n2023年12月19日"))
    (finding,) = told(text, "GI208", "GI210")
    assert finding.zh == "落款日期为2023年12月19日，早于统计期限的最后一天2023年12月31日"
    assert finding.place.line == line_of(text, "2023年12月19日")


@pytest.mark.parametrize(
    ("basis", "cited"),
    [
        ("（国务院令第492号）", ["国务院令第492号"]),
        ("（第492号国务院令）", ["第492号国务院令"]),
        ("（2007年国务院第492号令）", ["国务院第492号令"]),
        ("（国务院令第711号）", []),
        ("（国令第711号）", []),
        ("（2007年国务院令第492号公布，2019年国务院令第711号修订）", []),
        ("（省政府令第492号）", []),
        ("（云政发〔2020〕492号）", []),
    ],
)
def test_decrees(basis: str, cited: list[str]) -> None:
    findings = told(edited(("政府信息公开条例》（以下简称", f"政府信息公开条例》{basis}（以下简称")), "GI209")
    assert [finding.arguments["cited"] for finding in findings] == cited


@pytest.mark.parametrize(
    ("form", "cited"),
    [
        ("（国办公开办函〔2019〕60号）", ["国办公开办函〔2019〕60号"]),
        ("（国办公开办函【2019】60号）", ["国办公开办函【2019】60号"]),
        ("（202130号）", []),
        ("（国办公开办函[2021]30号）", []),
        ("", []),
    ],
)
def test_forms(form: str, cited: list[str]) -> None:
    findings = told(edited(("（国办公开办函〔2021〕30号）", form)), "GI209")
    assert [finding.arguments["cited"] for finding in findings] == cited


@pytest.mark.parametrize(
    ("notice", "found"),
    [
        ("《关于做好2022年政府信息公开工作年度报告编制工作的通知》", [2022]),
        ("《关于做好2022—2023年政府信息公开工作年度报告编制工作的通知》", []),
        ("《关于做好2024年政府信息公开工作年度报告编制工作的通知》", []),
        ("《关于印发2022年政务公开工作要点的通知》和《关于编制政府信息公开工作年度报告的通知》", []),
        ("《云岭县2022年度报告制度》", []),
    ],
)
def test_notices(notice: str, found: list[int]) -> None:
    findings = told(edited(("（国办公开办函〔2021〕30号）的要求", f"和{notice}的要求")), "GI211")
    assert [finding.arguments["found"] for finding in findings] == found


@pytest.mark.parametrize("name", ["seed-2020-public-works.txt", "seed-2021-service-centre.md", "shuyang-2025.md"])
def test_real_reports_are_silent(corpus: Path, name: str) -> None:
    text = (corpus / name).read_text("utf-8")
    assert places(text, "GI208", "GI209", "GI210", "GI211", name=name) == []
