"""Rules across reports: what they find, what becomes of them, what goes wrong."""

from decimal import Decimal

import pytest
from year_pack import account
from years import together, told, why

from reportlint.engine.results import RawPlace, RawRelated

NO_LAST = "not-applied: last year's report is not among the files"


def test_a_finding_across_reports() -> None:
    result = together({"2022.md": account(2022, after="3"), "2023.md": account(2023, before="2.50")}, "YR702")[
        "2023.md"
    ]
    (finding,) = result.findings
    assert (finding.code, finding.name, finding.source, finding.across, finding.fix) == (
        "YR701", "carried-over", "章程第三条", True, None,
    )  # fmt: skip
    assert finding.zh == "会费上年结转2.50，而上一年报告（2022.md，2022）结转下年3"
    assert finding.en == "会费: 2.50 came over, 3 were left in 2022.md (2022)"
    assert finding.arguments == {"column": "会费", "now": 2.5, "left": 3.0, "name": "2022.md", "period": 2022}
    assert finding.place == RawPlace(9, 10, 9, 14)
    assert (finding.section, finding.row, finding.column) == (["一、账目"], "上年结转", "会费")
    assert (finding.excerpt, finding.excerpt_column) == ("| 上年结转 | 2.50 | 0 |", 1)
    assert finding.related == [
        RawRelated(RawPlace(10, 10, 10, 11), "结转下年 / 会费: 3", "结转下年 / 会费: 3", "2022.md")
    ]
    assert {code: state.state for code, state in result.states.items()} == {
        "YR101": "ran", "YR701": "ran", "YR703": "ran", "YR704": "ran",
    }  # fmt: skip
    assert result.kept is None


def test_the_fingerprint_is_that_of_a_finding_in_one_report() -> None:
    """It does not hang on the line, and does on the number."""

    def fingerprint(now: str, after: str = "3") -> str:
        result = together({"2022.md": account(2022, after=after), "2023.md": now}, "YR702")["2023.md"]
        return result.findings[0].fingerprint

    first = fingerprint(account(2023))
    assert fingerprint(account(2023, words="成员十二人。\n\n集会三次。")) == first
    assert fingerprint(account(2023, before="1")) != first
    assert fingerprint(account(2023), after="4") != first


def test_reports_that_agree() -> None:
    results = together({"2022.md": account(2022), "2023.md": account(2023), "2024.md": account(2024)}, "YR702")
    assert [told(result) for result in results.values()] == [[], [], []]
    assert [why(result, "YR701") for result in results.values()] == [NO_LAST, "ran", "ran"]


def test_a_rule_that_can_do_without_last_years_report() -> None:
    results = together({"2022.md": account(2022), "2023.md": account(2023)})
    assert told(results["2022.md"]) == [("YR702", 1, 3, "there is no report before it")]
    assert (told(results["2023.md"]), why(results["2022.md"], "YR702")) == ([], "ran")
    assert why(results["2022.md"], "YR701") == NO_LAST


def test_that_there_is_no_report_is_said_only_where_it_is_known() -> None:
    texts = {
        "2022.md": account(2022),
        "draft.md": account(2022),
        "2023.md": account(2023),
        "x.md": "# 年账\n\n一、账目\n",
    }
    results = together(texts)
    assert told(results["2023.md"]) == []
    assert why(results["2023.md"], "YR702").startswith("not-applied: last year's report is there more than once")
    assert told(results["x.md"]) == []


def test_a_related_cell_keeps_its_number_beside_long_labels() -> None:
    head = "会员每年按照章程缴纳的会费（含以前年度补缴的部分和预缴的部分，不含捐赠和其他一次性收入以及利息，单位为元）"
    texts = {"2022.md": account(2022, after="3"), "2023.md": account(2023)}
    texts = {name: text.replace("会费", head) for name, text in texts.items()}
    (finding,) = together(texts, "YR702")["2023.md"].findings
    words = f"结转下年 / {head}"[:59]
    assert finding.related[0].zh == f"{words}…: 3"


def test_a_number_of_more_than_64_bits_travels_and_is_told() -> None:
    huge = "99999999999999999999999999"
    result = together({"2022.md": account(2022, after=huge), "2023.md": account(2023)}, "YR702")["2023.md"]
    (finding,) = result.findings
    assert finding.zh == f"会费上年结转2，而上一年报告（2022.md，2022）结转下年{huge}"
    assert (finding.code, result.states["YR701"].state) == ("YR701", "ran")


def test_why_a_rule_was_not_applied() -> None:
    texts = {
        "none.md": account(2022, body="甲社"),
        "two.md": account(2022, body="乙社"),
        "two.markdown": account(2022, body="乙社"),
        "last.md": "# 丙社2022年账\n\n成员。\n",
        "absent.md": "# 丁社2022年账\n\n集会。\n",
        "nobody.md": "# 2023年账\n\n成员。\n",
        "now.html": "<h1>乙社2023年账</h1><p>成员。</p><table><tr><td>a</td></tr><tr><td>1</td></tr></table>",
        "now.md": account(2023, body="丙社"),
        "absent-now.md": account(2023, body="丁社", words="集会。"),
    }
    results = together(texts, "YR702")
    assert why(results["none.md"], "YR704") == NO_LAST
    assert why(results["now.html"], "YR701") == "not-applied: last year's report is there more than once"
    assert why(results["nobody.md"], "YR704") == "not-applied: it is not known whose report of which year it is"
    assert why(results["now.md"], "YR704") == "not-applied: last year's report has no Sums"
    assert why(results["absent-now.md"], "YR704") == "not-applied: no Members"
    assert why(results["absent-now.md"], "YR701") == "ran"


def test_a_rule_that_raises_keeps_what_it_found() -> None:
    result = together({"2022.md": account(2022), "2023.md": account(2023, words="先崩。", before="1")}, "YR702")[
        "2023.md"
    ]
    assert [code for code, *_ in told(result)] == ["RL003", "YR703", "YR701"]
    crash = next(f for f in result.findings if f.code == "RL003")
    assert (crash.place, crash.across) == (RawPlace(1, 1, 1, 1), True)
    assert crash.en == "YR703 odd crashed (ValueError: 崩溃) and was not checked"
    assert "odd_findings" in result.error
    assert why(result, "YR703") == "not-checked: no ValueError"
    assert why(result, "YR701") == "ran"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("上", "ValueError: a finding stands in this year's report; a place in last year's goes into related=[…]"),
        ("修", "ValueError: a rule across reports gives no fix: it has no report at hand that could be mended"),
        ("处", "TypeError: Finding(Span) has no place here; a rule across reports tells a Located that a fact kept"),
        ("无", "TypeError: the rule returns nothing; it must yield Finding(where, …)"),
    ],
)
def test_what_a_rule_across_reports_may_not_tell(words: str, said: str) -> None:
    result = together({"2022.md": account(2022), "2023.md": account(2023, words=f"{words}。")}, "YR702")["2023.md"]
    assert told(result) == [("RL003", 1, 1, f"YR703 odd crashed ({said}) and was not checked")]


def test_too_many_findings_are_cut() -> None:
    result = together({"2022.md": account(2022), "2023.md": account(2023, words="多。")}, "YR702")["2023.md"]
    assert (len(told(result)), result.partial) == (1_000, True)
    assert len({finding.fingerprint for finding in result.findings}) == 1_000


def test_numbers_of_persons_are_masked_in_all_that_travels() -> None:
    number = "11010519491231002X"
    texts = {
        "2022.md": account(2022, body=f"{number}社"),
        "2023.md": account(2023, body=f"{number}社", words=f"证{number}"),
    }
    result = together(texts, "YR702")["2023.md"]
    (finding,) = [each for each in result.findings if each.across]
    hidden = "1101************2X"
    assert finding.en == f"odd 证{hidden}"
    assert finding.excerpt == f"# {hidden}社2023年账"
    assert finding.related[0].en == f"{hidden}社2022年账"
    assert number not in repr(finding)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("事实崩", "Sums crashed (ValueError: 崩溃) and was not checked"),
        ("事实乱", "Sums crashed (ValidationError: Expected `int`, got `str` - at `$.count`) and was not checked"),
    ],
)
def test_a_fact_that_cannot_be_kept(words: str, said: str) -> None:
    texts = {"2022.md": account(2022), "2023.md": account(2023, words=f"成员{words}。"), "2024.md": account(2024)}
    results = together(texts, "YR702", "YR703")
    (crash,) = results["2023.md"].findings
    assert (crash.code, crash.en, crash.across) == ("RL003", said, False)
    assert [why(results[name], "YR704") for name in texts] == [NO_LAST, "not-checked: no Sums", "not-checked: no Sums"]
    assert [why(results[name], "YR701") for name in texts] == [NO_LAST, "ran", "ran"]
    assert (results["2022.md"].findings, results["2024.md"].findings) == ([], [])


def test_a_fact_that_cannot_be_kept_is_told_without_last_years_report_too() -> None:
    (result,) = together({"2023.md": account(2023, words="成员事实崩。")}, "YR702", "YR703").values()
    assert (why(result, "YR704"), why(result, "YR701")) == ("not-checked: no Sums", NO_LAST)


def test_the_order_of_reports_changes_nothing() -> None:
    texts = {
        f"{year}{body}.md": account(year, before=str(year % 3), after=str(year % 2), body=body)
        for year in range(2019, 2025)
        for body in ("甲社", "乙社")
    }
    forwards, backwards = together(texts), together(dict(reversed(texts.items())))
    assert forwards == backwards
    assert sum(len(result.findings) for result in forwards.values()) == 10


def test_two_reports_of_a_year_are_each_compared_with_last_years() -> None:
    texts = {"a.md": account(2023), "b.md": account(2023, before="1"), "2022.md": account(2022, after="3")}
    results = together(texts, "YR702")
    assert [len(told(results[name])) for name in texts] == [1, 1, 0]


def test_options_hold_for_rules_across_reports() -> None:
    from year_pack import Tolerance
    from years import TOGETHER, registry

    from reportlint.batch.check import Checker, Choices, Plain
    from reportlint.batch.collection import check_together

    choices = Choices(Plain("", lambda rule: rule.code == "YR701", {"YR701": Tolerance(tolerance=1)}))
    for after, found in (("3", 0), ("4", 1)):
        sources = [("2023.md", account(2023).encode()), ("2022.md", account(2022, after=after).encode())]
        first, _ = check_together(Checker(registry(), TOGETHER, choices=choices), sources)
        assert len(told(first)) == found
    assert Decimal(1) == Tolerance(tolerance=1).tolerance


def test_a_rule_that_is_wanted_of_one_report_only_finds_what_the_other_kept() -> None:
    from years import TOGETHER, registry

    from reportlint.batch.check import Checker, Choices, Plain
    from reportlint.batch.collection import check_together

    choices = Choices(Plain("", lambda rule: False), {"2023.md": Plain("", lambda rule: rule.code == "YR701")})
    sources = [(f"{year}.md", account(year, after="3").encode()) for year in (2022, 2023, 2024)]
    results = check_together(Checker(registry(), TOGETHER, choices=choices), sources)
    assert [result.states.keys() for result in results] == [set(), {"YR701"}, set()]
    assert [len(told(result)) for result in results] == [0, 1, 0]
