"""GI8: what must not be published, and contacts that can be used."""

from __future__ import annotations

import pytest
from edited_reports import edited, read, told

from reportlint_govinfo.facts.contact import links
from reportlint_govinfo.facts.digits import is_card_number, is_identity_number
from reportlint_govinfo.facts.prose import prose
from reportlint_govinfo.rules.contacts import InsecureLink, insecure_link

PRIVACY = ("GI801", "GI802", "GI803", "GI804", "GI805", "GI806", "GI807")
SENTENCE = "各项工作有序开展。"
PHONE = "电话：0871-65550123"


def with_words(words: str, base: str = "2021") -> str:
    anchor = SENTENCE if base == "2021" else "网站水务专栏运行平稳。"
    return edited((anchor, f"{anchor}\n{words}"), base=base)


def codes(text: str) -> list[str]:
    return [f"{f.code}.{f.variant}" if f.variant else f.code for f in told(text, *PRIVACY)]


def test_the_canonical_reports_are_silent() -> None:
    assert codes(edited(base="2021")) == []
    assert codes(edited(base="2019")) == []


# -- numbers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("530102199003070016", True),
        ("53010219850412003X", True),
        ("530102199003070017", False),  # check character
        ("530102199013320015", False),  # month 13
        ("990102199003070011", False),  # region
        ("53010219900307001", False),
        ("5301021990030700A6", False),
    ],
)
def test_identity_numbers(digits: str, right: bool) -> None:
    assert is_identity_number(digits) is right


@pytest.mark.parametrize(
    ("digits", "right"),
    [
        ("4111111111111111", True),
        ("6222020000001234566", True),
        ("6222020000001234567", False),
        ("0000000000000000", False),
        ("411111111111111", False),
    ],
)
def test_card_numbers(digits: str, right: bool) -> None:
    assert is_card_number(digits) is right


def test_numbers_are_masked_in_everything_that_is_said() -> None:
    text = with_words("身份证号530102199003070016，手机13900001234，卡号6222020000001234566。")
    findings = told(text, *PRIVACY)
    assert [f.code for f in findings] == ["GI801", "GI802", "GI803"]
    said = repr([(f.zh, f.en, f.arguments) for f in findings])
    for number in ("530102199003070016", "13900001234", "6222020000001234566"):
        assert number not in said
    assert "139****1234" in said


def test_a_number_in_a_web_address_or_behind_the_name_of_another_number_is_none() -> None:
    honest = (
        "索引号530102199003070016，信用代码11530102199003071X，https://a.gov.cn/530102199003070016/13900001234.html，"
        "业务编号13900001234，收费13900001234元，13900001234@a.gov.cn，流水号139000012345。"
    )
    assert codes(with_words(honest)) == []
    assert codes(with_words("网址是https://a.gov.cn/530102199003070016/139.html。")) == []
    assert codes(with_words("联系电话13900001234/13900005678。")) == ["GI802", "GI802"]


def test_a_number_of_more_digits_is_another_number() -> None:
    assert codes(with_words("读数1390000123456789012345678901，又530102199003070016530102199003070016。")) == []


# -- applicants -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words", ["申请人王小明因不服", "原告李强诉县水务局", "申请人：陈建国、", "申请人欧阳明（", "原告周丽，"]
)
def test_named_applicants(words: str) -> None:
    findings = told(with_words(f"{words}其余情况略。"), "GI806")
    assert [f.code for f in findings] == ["GI806"]
    assert str(findings[0].arguments["name"]).endswith("某")


@pytest.mark.parametrize(
    "words",
    [
        "申请人王某因不服", "申请人李某某，", "原告张××、", "申请人无正当理由逾期不补正，", "申请人均已答复，", "申请人陈述、申辩",
        "打消申请人顾虑，", "申请人房屋、林地", "申请人许可、同意", "申请人金额、", "申请人周边、", "被申请人王庄、", "申请人黄山市、",
        "由王小明、李强负责，", "申请人王先生，", "申请人林场、", "申请人高度、", "申请人解释、", "申请人时，", "申请人向县政府、",
    ],
)  # fmt: skip
def test_applicants_that_are_not_named(words: str) -> None:
    assert codes(with_words(f"{words}其余情况已经办结。")) == []


# -- contacts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("电话：0871-655501", "GI805"),
        ("电话：010-6555012", "GI805"),
        ("电话：0871-655501234", "GI805"),
        ("电话：略", "GI805"),
        ("电话（略）", "GI805"),
        ("电话：××××-×××××××", "GI805"),
        ("传真：0871-6555****", "GI805"),
        ("邮编：65019", "GI805"),
        ("E-mail：swjyunlingxian.gov.cn", "GI805"),
        ("邮箱：@yunlingxian.gov.cn", "GI805"),
        ("邮箱：xxx@163.com", "GI804 GI805"),
        ("电话：0871—65550123", "GI805.form"),
        ("电话：0871－65550123", "GI805.form"),
        ("电话：65550123", "GI805.form"),
        ("电话：087165550123", "GI805.form"),
        ("电话：02165550123", "GI805.form"),
    ],
)
def test_malformed_contacts(contact: str, expected: str) -> None:
    assert " ".join(sorted(codes(edited((PHONE, contact))))) == expected


@pytest.mark.parametrize(
    "contact",
    [
        PHONE, "电话：12345", "电话：0871-12345", "电话：400-123-4567", "电话：4001234567", "电话：(010)65550123",
        "电话：（0871）6555012", "电话：0871-65550123/65550124", "电话：0871-65550123、65550124", "电话：0871-65550123/24",
        "电话：0871-65550123转801", "电话：0871-65550123-801", "电话：0871 65550123", "电话：0871 - 65550123",
        "电话：+86-871-65550123", "电话（传真）：0871-65550123", "电话/传真：0871-65550123", "电话0871-65550123",
        "电话：0000-0000000", "电话：12345678901234", "电话：见公告", "电话：同上", "E-mail：swj@a.gov.cn", "邮箱：swj@a.gov.cn；",
        "邮箱：swj#a.gov.cn", "邮箱：swj(at)a.gov.cn", "邮箱：https://a.gov.cn/xx", "邮箱：无", "邮编650199", "邮编：650199；电话：12345",
    ],
)  # fmt: skip
def test_honest_contacts(contact: str) -> None:
    expected = ["GI805"] if contact == "电话：12345678901234" else []
    assert codes(edited((PHONE, contact))) == expected


@pytest.mark.parametrize(
    "words",
    [
        "接听咨询电话1234个，拨打电话3256次，开通热线电话2部，来电256通。",
        "通过电话、邮箱、信函等方式，收到电子邮件25封，县长信箱18件。",
        "咨询电话：1.办公室0871-65550123；2.公开科0871-65550124。",
        "受理电话：1234件，邮箱：25封。",
    ],
)
def test_what_only_counts_calls_and_letters(words: str) -> None:
    assert codes(with_words(words)) == []


def test_a_public_mailbox_is_told_once() -> None:
    text = edited(("swj@yunlingxian.gov.cn", "YLswj@163.com"), (SENTENCE, f"{SENTENCE}投稿请寄ylswj@163.com。"))
    findings = told(text, "GI804")
    assert [f.arguments for f in findings] == [{"address": "ylswj@163.com", "host": "163.com"}]


# -- links ------------------------------------------------------------------------------------------------------


def test_a_host_is_told_once_with_all_that_is_wrong() -> None:
    words = "详见<http://a.gov.cn/x>、http://a.gov.cn/y、[专栏](http://b.example.com:8080/z)、www.c.com、www.d.gov.cn。"
    findings = told(with_words(words), "GI807")
    assert [(f.arguments["host"], f.arguments["problem"]) for f in findings] == [
        ("a.gov.cn", ["http"]),
        ("b.example.com", ["http", "foreign-host"]),
        ("www.c.com", ["foreign-host"]),
    ]


def test_further_hosts_can_be_named() -> None:
    found = links(prose(read(with_words("详见https://www.12348.example.cn/a。"))))
    assert len(list(insecure_link(found, InsecureLink()))) == 1
    assert list(insecure_link(found, InsecureLink(hosts=("example.cn",)))) == []
