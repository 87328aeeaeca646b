"""Who reports: how the body calls itself, and whether it speaks for a whole area."""

import re
from functools import cache

from msgspec import Struct

from reportlint import Report, fact

from ..searches import holds_any
from .counts_tokens import OWN, OWN_GOVERNMENT, Token
from .identity import Agency

_PLACES = "省市县区州旗盟"
_HOMES = "镇乡街"
_KEPT, _HANDLED = "\x03" * 4, "\x04" * 2
_TAILS = frozenset({"局", "镇", "乡", "院", "厅", "委", "办"})


class ReportingBody(Struct, frozen=True):
    """The body whose figures the tables hold.

    ``kind`` is "area" for a people's government (or the like) of a county and above, whose tables add up those of all
    its bodies; "township"; "office" for any other; "" when it is unknown.
    """

    kind: str
    place: str
    """The last character of an area's name: 县."""
    names: tuple[str, ...]
    """Its names, longer ones first."""
    governments: tuple[str, ...]
    """Names of an area's government, which may mean that body alone."""
    local: bool = False
    """Whether the report is for the body itself only (本级)."""
    hears: bool = False
    """Whether it may hear reviews itself."""

    @property
    def wholes(self) -> tuple[str, ...]:
        """Words for all of an area: 全县, 我县."""
        return tuple(f"{word}{self.place}" for word in "全我本") if self.kind == "area" and not self.local else ()

    def masked(self, folded: str) -> str:
        """A text in which the body's own names stand as marks of the same length; not in 全县政府信息 and 街道办理."""
        if not self.names:
            return folded
        folded = folded.replace("政府信息", _KEPT).replace("办理", _HANDLED)
        for mark, names in ((OWN_GOVERNMENT, self.governments), (OWN, self.names)):
            for name in names:
                if name in folded:
                    folded = folded.replace(name, mark * len(name))
        return folded.replace(_KEPT, "政府信息").replace(_HANDLED, "办理")

    def own_tokens(self, tokens: list[Token]) -> list[Token]:
        """Tokens in which the last words of its name standing alone (中心, 街道, 镇) are its name too."""
        name = "" if self.kind == "area" or not self.names else self.names[0]
        return [
            Token(
                "own" if name.endswith((token.unit, f"{token.unit}办事处")) else "gap", token.start, token.end, unit=OWN
            )
            if token.kind == "seat" or (token.kind == "gap" and token.unit in _TAILS)
            else token
            for token in tokens
        ]

    def is_whole(self, agent: str) -> bool:
        """Whether 全县, 我局, 本机关 or a mark of its own name means all that the tables count."""
        if agent[0] == OWN_GOVERNMENT:
            return self.kind != "area"
        if agent[0] == OWN:
            return True
        last = agent[-1]
        if agent.endswith("系统"):
            return any(name.endswith("系统") for name in self.names)
        if last in _PLACES:
            return self.kind == "" or (self.kind == "area" and not self.local and last == self.place)
        if agent[1:] == "街道" or last in _HOMES:
            return self.kind in {"", "township"}
        return self.kind in {"", "office"} or (
            self.kind == "township" and agent[0] != "全" and last not in "局委办厅院"
        )


_GOVERNMENTS = ("人民政府", "政府", "管理委员会", "管委会")
_SEATS = ("街道", "镇", "乡", "苏木")


@cache
def _home() -> re.Pattern[str]:
    return re.compile(
        r"(?P<over>.*?[省市县区州旗])?(?P<own>[^省市县区州旗]{1,8}?(?:街道|镇|乡|苏木))(?:人民政府|政府|办事处|街道办事处)?"
    )


@fact
def reporting_body(report: Report, agency: Agency | None) -> ReportingBody:
    """Read from the agency's name; a body without a name could be any."""
    title = report.title.folded if report.title is not None else ""
    local = "本级" in title
    if agency is None:
        return ReportingBody("", "", (), (), local)
    name = "".join(c for c in agency.name if c not in " 　")
    home = _home().fullmatch(name) if holds_any(name, _SEATS) else None
    if home is not None:
        return ReportingBody("township", "", _named(name, home["own"], *_seats(home["own"])), (), local)
    place = next((name.removesuffix(words) for words in _GOVERNMENTS if name.endswith(words) and name != words), name)
    if place and (place != name or name[-1:] in _PLACES):
        return _area(place, local)
    return ReportingBody("office", "", _named(name, *_shorter(name)), (), local, hears="司法" in name)


def _area(place: str, local: bool) -> ReportingBody:
    last = place[-1] if place[-1] in _PLACES else "区"
    governments = _named(
        *(f"{head}{tail}" for head in (place, last) for tail in ("人民政府", "政府")), f"{last}委、{last}政府"
    )
    return ReportingBody("area", last, _named(place), governments, local, hears=True)


def _seats(own: str) -> tuple[str, ...]:
    """How a township or sub-district calls its seat."""
    if own.endswith("街道"):
        return (f"{own}办事处", f"{own}办", "街道办事处", "街道办")
    last = own[-1]
    return (f"{own}人民政府", f"{own}政府", f"{last}人民政府", f"{last}政府")


def _shorter(name: str) -> tuple[str, ...]:
    """A body's name without its places: 云岭县水务局, 县水务局, 水务局."""
    found: list[str] = []
    for index, character in enumerate(name[:-2]):
        if character in _PLACES and len(name) - index - 1 >= 3:
            found += [name[index:], name[index + 1 :]]
    for long, short in (("人民政府", "政府"), ("办公室", "办"), ("委员会", "委")):
        if long in name:
            found += [part.replace(long, short) for part in (name, *found)]
    return tuple(found)


def _named(*names: str) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if len(name) >= 2}, key=len, reverse=True))
