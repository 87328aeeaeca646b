"""How the public reaches the body: telephone numbers, mailboxes, postcodes, and the links of the report."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from reportlint import Span, Text, fact

from ..searches import holds_any, places_of
from .prose import Prose

MAILBOXES = (
    "163.com", "126.com", "yeah.net", "qq.com", "foxmail.com", "sina.com", "sina.cn", "sina.com.cn", "sohu.com",
    "aliyun.com", "139.com", "189.cn", "gmail.com", "hotmail.com", "outlook.com",
)  # fmt: skip
"""Public mailboxes: the host itself and what stands under it (vip.163.com)."""

GOVERNMENT = ("gov.cn", "政务.cn", "政务")
"""Hosts of the state: the ending itself and what stands under it."""

SERVICES = {3: ("11", "12"), 5: ("12", "95", "96", "10"), 6: ("96", "95", "10"), 8: ("96", "12"), 10: ("400", "800")}
"""Numbers without an area code that anybody can call: their first digits, by length."""

_LABELS = {
    "电话": "phone", "传真": "phone", "手机": "phone", "座机": "phone",
    "邮箱": "mail", "信箱": "mail", "电子邮件": "mail", "email": "mail", "Email": "mail",
    "E-mail": "mail", "E-Mail": "mail", "e-mail": "mail",
    "邮编": "postcode", "邮政编码": "postcode",
}  # fmt: skip
"""Words of which one stands wherever a contact is given, and the kind of what follows."""


class ContactValue(Struct, frozen=True):
    """What stands behind a label. ``kind`` is "phone", "mail" or "postcode"; ``colon`` whether a colon stands between
    them."""

    kind: str
    text: Text
    start: int
    end: int
    colon: bool

    @property
    def words(self) -> str:
        return self.text.folded[self.start : self.end]

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)


class MailAddress(Struct, frozen=True):
    """A mail address anywhere in running text, in small letters."""

    address: str
    span: Span

    @property
    def host(self) -> str:
        return self.address.rpartition("@")[2]


class Contacts(Struct, frozen=True):
    """Labelled values and mail addresses, in reading order."""

    values: tuple[ContactValue, ...]
    addresses: tuple[MailAddress, ...]


class Link(Struct, frozen=True):
    """A web address. ``scheme`` is "http", "https" or "" where none is written; the host is in small letters."""

    scheme: str
    host: str
    span: Span


class Links(Struct, frozen=True):
    """The web addresses of running text, in reading order."""

    found: tuple[Link, ...]


def is_under(host: str, endings: tuple[str, ...]) -> bool:
    """Whether a host is one of the endings or stands under one."""
    return any(host == ending or host.endswith("." + ending) for ending in endings)


_MASKS = "×＊＿"
"""Signs in place of a value that few reports hold."""
_NUMBER = "0123456789（()）-－—–―‐−﹣~～/／、转 *＊×xX"
"""What stands in a telephone number behind its first digit."""
_LONGEST = 60


@cache
def _value(kind: str, masks: str) -> re.Pattern[str]:
    """What follows a label, of a telephone number only how it begins."""
    colon = r" ?(?P<colon>[:：]?)[为是]? ?"
    if kind == "phone":
        behind = r"(?:号码)?(?:[（(](?:兼?传真|含传真|工作日|办公室)[)）])?(?:[、/](?:传真|电话)|[及和](?:传真|电话))?"
        hidden = rf"[*xX_{masks}]{{3,60}}[0-9*xX_{masks}\-]{{0,60}}"
        return re.compile(rf"{behind}{colon}(?P<value>(?P<number>[（(]?[0-9]|\+[0-9])|[（(]?略[)）]?|{hidden})")
    if kind == "mail":
        sign = r"[!-'*-+\-./0-9:=?A-Z\\^-~#$%&]"
        address = rf"{sign}{{1,100}}(?: ?[@＠] ?{sign}{{0,100}})?|[@＠]{sign}{{1,100}}"
        return re.compile(rf"(?:地址)?{colon}[<\[]?(?P<value>{address}|[（(]?略[)）]?|[_{masks}]{{3,60}})")
    return re.compile(rf"{colon}(?P<value>[0-9]+)")


def _number_end(folded: str, end: int) -> int:
    """Where a telephone number ends whose first digit ends at a place."""
    behind = folded[end : end + _LONGEST]
    return end + len(behind) - len(behind.lstrip(_NUMBER))


def _addresses(prose: Prose) -> Iterator[MailAddress]:
    folded = prose.folded
    last = 0
    for at in places_of(folded, "@＠"):
        site = _site().match(folded, at + 1 + folded.startswith(" ", at + 1)) if at >= last else None
        if site is None:
            continue
        last = site.end("host")
        start = end = at - (folded[at - 1 : at] == " ")
        while start > 0 and folded[start - 1] in _LOCAL:
            start -= 1
        if start < end:
            yield MailAddress(f"{folded[start:end]}@{site['host']}".lower(), prose.span(start, last))


_LOCAL = frozenset("._%+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
"""What the name before the sign of an address is made of."""


@fact
def contacts(prose: Prose) -> Contacts:
    return Contacts(tuple(_values(prose)), tuple(_addresses(prose)))


def _values(prose: Prose) -> Iterator[ContactValue]:
    folded = prose.folded
    labels = _labels_in(folded)
    masks = _MASKS if labels and holds_any(folded, _MASKS) else ""
    for at, label in labels:
        kind = _LABELS[label]
        match = _value(kind, masks).match(folded, at + len(label))
        if match is None:
            continue
        start, end = match.span("value")
        if kind == "phone" and match["number"]:
            end = _number_end(folded, end)
        start, end = _trimmed(folded, start, end)
        if end > start:
            passage = prose.passage(at)
            yield ContactValue(kind, passage.text, start - passage.start, end - passage.start, bool(match["colon"]))


def _labels_in(folded: str) -> list[tuple[int, str]]:
    """The labels of a text and where they begin, each place once."""
    found: list[tuple[int, str]] = []
    for label in _LABELS:
        if label[1] in folded:
            found += [(at, label) for at in places_of(folded, (label,))]
    found.sort()
    return found


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """A value without what only follows it: separators, brackets that close or open something else."""
    while end > start:
        words = folded[start:end]
        last = words[-1]
        closes = last in "）)" and sum(map(words.count, "(（")) < sum(map(words.count, ")）"))
        if closes or last in "（(" or (last in " 、/／.-－—–:>]\\" and not words.endswith("@")):
            end -= 1
        else:
            break
    return start, end


@cache
def _site() -> re.Pattern[str]:
    return re.compile(
        r"(?P<host>[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)(?::[0-9]{1,5})?(?:/[!-'*-;=?-Z\\^-~]*)?",
    )


@fact
def links(prose: Prose) -> Links:
    found = [*_with_scheme(prose), *_bare(prose)]
    found.sort(key=lambda link: link.span.start)
    return Links(tuple(found))


def _with_scheme(prose: Prose) -> Iterator[Link]:
    folded = prose.folded
    at = folded.find("://")
    while at >= 0:
        scheme = next((s for s in ("https", "http") if folded[max(0, at - len(s)) : at].lower() == s), "")
        site = _site().match(folded, at + 3)
        if scheme and site is not None:
            yield Link(scheme, site["host"].lower(), prose.span(at - len(scheme), site.end()))
        at = folded.find("://", at + 3)


def _bare(prose: Prose) -> Iterator[Link]:
    """Addresses that are written without a scheme: www.…"""
    folded = prose.folded
    for mark in ("www.", "WWW."):
        at = folded.find(mark)
        while at >= 0:
            before = folded[at - 1 : at]
            site = _site().match(folded, at)
            if site is not None and not (before.isascii() and (before.isalnum() or before in "./@-")):
                yield Link("", site["host"].lower(), prose.span(at, site.end()))
            at = folded.find(mark, at + 4)
