"""How the public reaches the body: telephone numbers, mailboxes, postcodes, and the links of the report."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from reportlint import Span, Text, fact

from ..data import read_data
from ..searches import places_of
from .prose import Prose


class ContactWords(Struct, frozen=True):
    """The lists of ``contact.toml``."""

    mailboxes: tuple[str, ...]
    government: tuple[str, ...]
    services: Mapping[str, tuple[str, ...]]
    labels: tuple[str, ...]


@cache
def contact_words() -> ContactWords:
    return read_data(__file__, "contact.toml", ContactWords)


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


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        r"(?P<phone>(?:电话|传真|手机|座机)(?:号码)?(?:[（(](?:兼?传真|含传真|工作日|办公室)[)）])?(?:[、/及和](?:传真|电话))?)"
        r"|(?P<mail>(?:邮箱|信箱|电子邮件|[Ee]-?[Mm]ail)(?:地址)?)|(?P<postcode>邮编|邮政编码)"
    )


@cache
def _value(kind: str) -> re.Pattern[str]:
    colon = r" ?(?P<colon>[:：]?)[为是]? ?"
    if kind == "phone":
        digits = r"[（(+]?[0-9][0-9（()）\-－—–―‐−﹣~～/／、转 *＊×xX]{0,60}"
        return re.compile(rf"{colon}(?P<value>{digits}|[（(]?略[)）]?|[×＊*xX_＿]{{3,60}}[0-9×＊*xX_＿\-]{{0,60}})")
    if kind == "mail":
        sign = r"[!-'*-+\-./0-9:=?A-Z\\^-~#$%&]"
        address = rf"{sign}{{1,100}}(?: ?[@＠] ?{sign}{{0,100}})?|[@＠]{sign}{{1,100}}"
        return re.compile(rf"{colon}[<\[]?(?P<value>{address}|[（(]?略[)）]?|[×＊_＿]{{3,60}})")
    return re.compile(rf"{colon}(?P<value>[0-9]+)")


@cache
def _host() -> re.Pattern[str]:
    return re.compile(r"[@＠] ?([A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+)")


def _addresses(prose: Prose) -> Iterator[MailAddress]:
    folded = prose.folded
    last = 0
    for at in places_of(folded, "@＠"):
        match = _host().match(folded, at) if at >= last else None
        if match is None:
            continue
        last = match.end()
        start = end = at - (folded[at - 1 : at] == " ")
        while start > 0 and folded[start - 1] in _LOCAL:
            start -= 1
        if start < end:
            yield MailAddress(f"{folded[start:end]}@{match[1]}".lower(), prose.span(start, last))


_LOCAL = frozenset("._%+-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
"""What the name before the sign of an address is made of."""


@fact
def contacts(prose: Prose) -> Contacts:
    return Contacts(tuple(_values(prose)), tuple(_addresses(prose)))


def _values(prose: Prose) -> Iterator[ContactValue]:
    folded = prose.folded
    for at in _label_places(folded):
        label = _label().match(folded, at)
        if label is None:
            continue
        kind = label.lastgroup or "phone"
        match = _value(kind).match(folded, label.end())
        if match is None:
            continue
        start, end = _trimmed(folded, *match.span("value"))
        if end > start:
            passage = prose.passage(at)
            yield ContactValue(kind, passage.text, start - passage.start, end - passage.start, bool(match["colon"]))


def _label_places(folded: str) -> list[int]:
    """Where a label begins, each place once."""
    return places_of(folded, [label for label in contact_words().labels if label[1] in folded])


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
