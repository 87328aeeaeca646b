"""What the report says of the fee for handling applications (信息处理费)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from msgspec import Struct

from reportlint import Paragraph, Report, Section, Span, Text, fact

from ..searches import holds_any, places_of
from .counts_lexicon import PARTLY, RATES
from .fee_denials import DENIALS, FeeDenials, behind_denial
from .identity import ReportYear
from .preamble import sentences
from .reporting import ReportingBody
from .sections import StatutorySections


class FeeStatement(Struct, frozen=True):
    """What one sentence says of the fee. Amounts are in 元; what it does not say is None."""

    text: Text
    start: int
    end: int
    notices: int | None
    asked: Decimal | None
    received: Decimal | None
    denied: bool
    takes: bool = False
    """Whether it speaks of taking the fee."""

    @property
    def span(self) -> Span:
        return self.text.span(self.start, self.end)


class StatedFees(Struct, frozen=True):
    """The sentences on the fee in reading order, and whether the report speaks of it at all."""

    statements: tuple[FeeStatement, ...]
    spoken_of: bool

    @property
    def received(self) -> FeeStatement | None:
        """The sentence that says that money was taken."""
        return next((s for s in self.statements if (s.received or s.asked or 0) > 0), None)

    @property
    def denials(self) -> tuple[FeeStatement, ...]:
        return tuple(s for s in self.statements if s.denied)


_KINDS = (
    "行政事业", "行政事业性", "涉企", "经营服务", "经营服务性", "教育", "医疗", "物业", "水", "电", "停车", "服务", "证照",
    "考试", "培训", "学校", "幼儿园", "机构", "医院", "景区",
)  # fmt: skip
_MATTERS = (
    "项目", "目录", "标准", "清单", "依据", "站", "公路", "政策", "行为", "管理", "公示", "单位", "许可",
)  # fmt: skip
"""Before 收费 and behind it: fees that are not for applications."""
_NO_DENIALS = ("按", "得", "准", "予", "正")


_BEFORE_UNITS = frozenset("0123456789零万")


@cache
def _amount() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)(?P<value>\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,4})?|\d{1,12}(?:\.\d{1,4})?|零)"
        r"(?P<unit>万元|元|件|份|次|笔|户)"
    )


@fact
def stated_fees(
    report: Report, sections: StatutorySections, body: ReportingBody, year: ReportYear | None
) -> StatedFees:
    """Read in section six first, then anywhere."""
    last = sections.get("S6")
    denials = FeeDenials(body, year.value if year is not None else None)
    found: list[FeeStatement] = []
    spoken = False
    for paragraph, own in _paragraphs(report, last):
        folded = paragraph.text.folded
        for start, end in sentences(folded):
            words = folded[start:end]
            if "费" not in words or not _speaks_of_fee(words) or _is_other(words):
                continue
            spoken = True
            if own or "处理费" in words or "信息公开" in words or "申请" in words:
                found.append(_statement(paragraph.text, start, end, denials))
    return StatedFees(tuple(found), spoken or any(map(_is_of_fee, report.walk())))


def _is_of_fee(section: Section) -> bool:
    """Whether a heading with text under it speaks of the fee: （一）信息处理费。全年未收取。"""
    title = section.heading.text.folded
    return "费" in title and _speaks_of_fee(title) and not _is_other(title) and any(section.paragraphs)


def _speaks_of_fee(words: str) -> bool:
    if "处理费" in words or "收费" in words or "费用" in words:
        return True
    return any(_leads_to_fee(words, at + 2) for at in places_of(words, ("收取",)))


def _negates(words: str) -> bool:
    """未收取信息处理费, 未收取加急费; not 未按标准收费."""
    for at in places_of(words, DENIALS):
        end = behind_denial(words, at)
        if not words.startswith(_NO_DENIALS, end) and _leads_to_fee(words, end):
            return True
    return False


def _leads_to_fee(words: str, at: int) -> bool:
    """Whether 费 stands shortly behind a place, in the same clause."""
    end = words.find("费", at, at + 25)
    return end >= 0 and not holds_any(words[at:end], "，。；")


def _is_other(words: str) -> bool:
    """Whether a fee is not for applications."""
    if "处理费" in words:
        return False
    return any(
        words.endswith(_KINDS, 0, at) or words.startswith(_MATTERS, at + 2) for at in places_of(words, ("收费",))
    )


def _paragraphs(report: Report, last: Section | None) -> Iterator[tuple[Paragraph, bool]]:
    """The paragraphs that speak of a fee, those of the last section first."""
    own = dict.fromkeys(last.paragraphs) if last is not None else {}
    for paragraph in own:
        if "费" in paragraph.text.folded:
            yield paragraph, True
    for paragraph in report.paragraphs:
        if "费" in paragraph.text.folded and paragraph not in own:
            yield paragraph, False


def _tells_amount(words: str) -> bool:
    """Whether a number stands before a measure word of amounts."""
    for at in places_of(words, "元件份次笔户"):  # noqa: SIM110 (as in holds_any)
        if words[max(0, at - 1) : at] in _BEFORE_UNITS:
            return True
    return False


def _statement(text: Text, start: int, end: int, denials: FeeDenials) -> FeeStatement:
    words = text.folded[start:end]
    notices: int | None = None
    if holds_any(words, RATES):
        return FeeStatement(text, start, end, None, None, None, denied=False)
    amounts: list[tuple[int, Decimal]] = []
    for match in _amount().finditer(words) if _tells_amount(words) else ():
        if _is_other(words[words.rfind("，", 0, match.start()) + 1 : match.start()]):
            continue
        value = Decimal("0" if match["value"] == "零" else match["value"].replace(",", ""))
        if match["unit"] in {"元", "万元"}:
            amounts.append((match.start(), value * (10_000 if match["unit"] == "万元" else 1)))
        elif notices is None:
            notices = int(value)
    negated = not amounts and _negates(words) and not holds_any(words, PARTLY)
    asked = received = None
    for at, value in amounts:
        before = words[max(0, at - 12) : at]
        if asked is None and received is None and ("总金额" in before or "应收" in before or "通知" in before):
            asked = value
        elif received is None:
            received = value
    denied = negated and denials.holds(words)
    return FeeStatement(text, start, end, notices, asked, received, denied, not negated and "收取" in words)
