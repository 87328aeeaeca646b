"""GI8: contacts and links."""

import re
from collections.abc import Iterator
from functools import cache

from reportlint import Finding, Findings, Message, Options, Severity, Term, rule

from ..facts.contact import GOVERNMENT, MAILBOXES, SERVICES, Contacts, ContactValue, Link, Links, is_under


@rule(
    "GI804",
    "private-mailbox",
    Severity.INFO,
    tags=["privacy"],
    zh="联系邮箱{address}是公共邮箱（{host}），宜使用政务邮箱",
    en="{address} is a public mailbox ({host}); an official one is better",
)
def private_mailbox(contacts: Contacts) -> Findings:
    """The contact is an official mailbox.

    What it does:
        Tells a mail address of a public service such as 163.com, 126.com, qq.com or sina.com, once each.

    Why:
        Whoever writes to a public body should know that it is one, and what is written there should stay with it.

    Bad:
        电子邮箱：yunlingswj@163.com

    Good:
        电子邮箱：swj@yunlingxian.gov.cn

    Known limits:
        The list of public services is the pack's. Addresses in tables are not read.
    """
    seen: set[str] = set()
    for address in contacts.addresses:
        if address.address not in seen and is_under(address.host, MAILBOXES):
            seen.add(address.address)
            yield Finding(address, address=address.address, host=address.host)


_FEWEST_DIGITS = 3
"""Fewer digits behind a label are the number of an item."""

_MOST_DIGITS = 18
"""More digits, with spaces among them, are several numbers: area code, number and extension have 18 at most."""

_DIGITS = Term("digits", "号码的位数不对", "the number of digits is wrong")
_PLACEHOLDER = Term("placeholder", "没有填写实际的号码或地址", "nothing real is filled in")
_OMITTED = Term("omitted", "写成了“略”", "it only says that it is left out")
_NO_AT = Term("no-at", "邮箱地址缺少@", "the mail address has no @")
_NO_HOST = Term("no-host", "邮箱地址@后面的域名不完整", "the host behind @ is not complete")
_NO_NAME = Term("no-name", "邮箱地址@前面没有用户名", "nothing stands before @")
_POSTCODE = Term("postcode", "邮政编码应为6位数字", "a postcode has 6 digits")
_DASH = Term("dash", "区号与号码之间应使用“-”", "area code and number are joined by another sign than -")
_NO_AREA = Term("no-area-code", "没有区号", "there is no area code")
_RUN_IN = Term("run-in", "区号与号码之间没有分隔", "nothing parts the area code from the number")


@rule(
    "GI805",
    "malformed-contact",
    Severity.WARNING,
    tags=["privacy"],
    zh="联系方式“{value}”有误：{problem}",
    en="the contact “{value}” cannot be right: {problem}",
    variants={
        "form": Message(
            "联系方式“{value}”写法不规范：{problem}",
            "the contact “{value}” is not written as usual: {problem}",
            Severity.INFO,
        ),
    },
)
def malformed_contact(contacts: Contacts) -> Findings:
    """Telephone numbers, mail addresses and postcodes can be used.

    What it does:
        Reads what stands behind 电话, 传真, 邮箱, 邮编 and their like. Tells a telephone number with a wrong number of digits,
        a mail address without @ or without a whole host, a postcode that has not 6 digits, a placeholder, and 略. The
        variant form tells a dash other than -, a missing area code, and one that runs into the number.

    Why:
        Article 50 reports go to the public, and questions about them come back by these numbers.

    Bad:
        电话：0871-655501，电子邮箱：swjyunlingxian.gov.cn

    Good:
        电话：0871-65550123，电子邮箱：swj@yunlingxian.gov.cn

    Known limits:
        Service numbers (12345), 400 numbers, mobile numbers, extensions and several numbers behind one label are
        honest. Whether a number is in use is not known. A mailbox written with # or (at) against spam is honest.
    """
    for value in contacts.values:
        if value.words.strip("（()）") == "略":
            yield Finding(value, value=value.words, problem=_OMITTED)
        elif value.kind == "phone":
            yield from _check_phone(value)
        elif value.kind == "mail":
            yield from _check_mail(value)
        elif value.colon and len(value.words) != 6:
            yield Finding(value, value=value.words, problem=_POSTCODE)


@cache
def _masked() -> re.Pattern[str]:
    return re.compile(r"[×＊*xX_＿]{2,}")


_MASKS = frozenset("×＊*xX_＿")
"""What stands in place of digits that are not told."""


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r"[－—–―‐−﹣~～]+")


_DASHES = frozenset("－—–―‐−﹣~～")

_COUNTED = frozenset("余多个件次通条起人万部项")


def _check_phone(value: ContactValue) -> Iterator[Finding]:
    words = value.words
    figures = sum(map(str.isdigit, words))
    behind = value.text.folded[value.end : value.end + 1]
    if (not value.colon and figures < 7) or behind in _COUNTED:
        return  # 咨询电话300余个
    if not _MASKS.isdisjoint(words) and _masked().search(words):
        yield Finding(value, value=words, problem=_PLACEHOLDER)
        return
    problems: list[Term] = []
    plain = words
    if not _DASHES.isdisjoint(words):
        problems.append(_DASH)
        plain = _dash().sub("-", words)
    for at, number in enumerate(_numbers(plain)):
        problem = _phone_problem(number)
        if problem is _DIGITS and at == 0:
            if figures < _FEWEST_DIGITS:
                return  # 电话：1.办公室……
            yield Finding(value, value=words, problem=_DIGITS)
            return
        if problem is not None and at == 0:
            problems.append(problem)
    if problems:
        yield Finding(value, "form", value=words, problem=problems)


def _numbers(words: str) -> list[str]:
    """The numbers of a value that names several."""
    found: list[str] = []
    for part in words.replace("、", "/").replace("／", "/").split("/"):
        several = sum(map(str.isdigit, part)) > _MOST_DIGITS
        found += re.split(r" (?=[0-9（(]{3,})", part) if several else [part]
    return [number for number in found if any(map(str.isdigit, number))]


@cache
def _phone() -> re.Pattern[str]:
    return re.compile(
        r"(?P<country>\+86[- ]?|(?:00)?86[- ])?"
        r"(?:(?P<bracketed>[（(]0?\d{2,4}[)）])[- ]?|(?P<area>0\d{2,3})(?P<gap>[- ]{1,3})?)?"
        r"(?P<number>\d+(?:[- ]\d+)*)(?: ?(?:转|-) ?\d{1,6})?"
    )


def _is_usual(words: str) -> bool:
    """Whether a number is written as most are, 0871-65550123: then its pattern need not be compiled."""
    area, _, number = words.partition("-")
    if len(area) not in {3, 4} or not area.startswith("0") or not (area + number).isdecimal():
        return False
    return len(number) == 8 or (len(number) == 7 and not area.startswith(("010", "02")))


def _phone_problem(words: str) -> Term | None:
    words = words.strip(" -")
    if _is_usual(words):
        return None
    match = _phone().fullmatch(words)
    if match is None:
        return None
    digits = "".join(filter(str.isdigit, match["number"]))
    area = "".join(filter(str.isdigit, match["bracketed"] or match["area"] or ""))
    if match["country"] or _is_service(digits) or _is_mobile(digits):
        return None
    if not area:
        return _NO_AREA if len(digits) in {7, 8} and digits[0] not in "01" else _DIGITS
    parted = bool(match["gap"] or match["bracketed"])
    short = area.removeprefix("0").startswith(("10", "2"))  # 010, 021: three digits, and eight behind them
    if short and len(area) == 4 and not parted:
        digits = area[3:] + digits
    lengths = {8} if short else {7, 8}
    if len(digits) not in lengths:
        extended = re.fullmatch(r"(\d{7,8})[- ]\d{1,6}", match["number"])
        if extended is None or len(extended[1]) not in lengths:
            return _DIGITS
    return None if parted else _RUN_IN


def _is_service(digits: str) -> bool:
    return digits.startswith(SERVICES.get(len(digits), ("-",)))


def _is_mobile(digits: str) -> bool:
    return len(digits) == 11 and digits[0] == "1" and digits[1] in "3456789"


@cache
def _no_sign() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9._\-]{4,}")


def _check_mail(value: ContactValue) -> Iterator[Finding]:
    words = value.words.replace(" ", "").replace("＠", "@")
    name, sign, host = words.partition("@")
    behind = value.text.folded[value.end : value.end + 1]
    if words.lower().startswith(("http", "www.")) or "#" in words or "(at)" in words.lower():
        return
    if not words.strip("×＊_＿*") or (sign and not name.strip("xX×*＊_") and name):
        yield Finding(value, value=value.words, problem=_PLACEHOLDER)
    elif not sign:
        if value.colon and _no_sign().fullmatch(words) and behind not in set("个件条次封") and not words.isalpha():
            yield Finding(value, value=value.words, problem=_NO_AT)
    elif not name:
        yield Finding(value, value=value.words, problem=_NO_NAME)
    elif "." not in host.strip("."):
        yield Finding(value, value=value.words, problem=_NO_HOST)


class InsecureLink(Options, frozen=True):
    hosts: tuple[str, ...] = ()
    """Further hosts that belong to public bodies, with all that stand under them."""


_HTTP = Term("http", "使用http，没有加密", "it is http, not https")
_FOREIGN = Term("foreign-host", "不是政府网站的域名", "its host is not a government one")


@rule(
    "GI807",
    "insecure-link",
    Severity.INFO,
    tags=["privacy"],
    zh="网址{host}{problem}",
    en="{host}: {problem}",
)
def insecure_link(links: Links, options: InsecureLink) -> Findings:
    """Links lead to government sites, encrypted.

    What it does:
        Reads the web addresses of running text, also those in brackets and in Markdown links, and tells one that is
        http or whose host is not under gov.cn. Each host is told once.

    Why:
        Readers follow these links and leave their questions there; an unencrypted or foreign site can be anybody's.

    Bad:
        http://www.yunlingxian.gov.cn

    Good:
        https://www.yunlingxian.gov.cn

    Options:
        hosts = []: further hosts that belong to public bodies, such as "12348.example.cn", with all that stand under
        them.

    Known limits:
        Whether the site answers is not tried. An address without http:// and without www. is not read.
    """
    seen: set[str] = set()
    for link in links.found:
        if link.host in seen:
            continue
        problems = _link_problems(link, options)
        if problems:
            seen.add(link.host)
            yield Finding(link, host=link.host, problem=problems)


def _link_problems(link: Link, options: InsecureLink) -> list[Term]:
    problems = [_HTTP] if link.scheme == "http" else []
    if not is_under(link.host, (*GOVERNMENT, *options.hosts)):
        problems.append(_FOREIGN)
    return problems
