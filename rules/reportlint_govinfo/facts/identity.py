"""Whose report of which year in which edition."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct, structs

from reportlint import Paragraph, Report, Span, Text, fact

from ..publications import Publications
from ..searches import holds_any
from ..tables import Applications, Disputes
from .dates import read_dates, read_years
from .period import StatisticsPeriod
from .preamble import Preamble, sentences

_WHOLE = Span(0, 0)
_DIGITS = 4
"""Of a year."""
_SHORTEST = 2
"""Characters of a body's name."""
_HAN_YEAR = "|[一二][〇零○九][〇零○一二三四五六七八九]{2}年(?:度)?"
_HAN_YEAR_SIGNS = "〇零○九"
"""Characters one of which a year in Chinese digits holds."""
_NO_NAME = frozenset("，。；《》")
_NO_REPORT = frozenset("，。；：《》（）()")
"""What does not stand between the year of a report and its name."""
_BEFORE_OTHERS = ("与", "同", "较", "比", "参照", "沿用", "对照", "借鉴", "吸取")
_BEHIND_OTHERS = ("已", "中", "相比", "反映", "提出", "指出")
_JUDGED = ("评议", "评估", "社会评议", "第三方评估", "考评", "考核", "反馈", "点评", "整改", "基础上")
"""What was made of an earlier report."""
_OTHERS = ("一致", "口径", "体例", "更正", "往年", "历年")
"""What is said of an earlier report, in the clause behind its name."""
_CLAUSE = 20
"""Characters of that clause that are read."""


class YearReading(Struct, frozen=True):
    """A year as one place says it. ``kind`` is "title", "preamble", "page-title", "period" or "file-name"."""

    kind: str
    year: int
    span: Span
    """Where it stands; nothing (0, 0) for a file name and for properties that have no place."""


class ReportYear(Struct, frozen=True):
    """The report's year. ``readings`` are all places that say one, the deciding one first."""

    value: int
    readings: tuple[YearReading, ...]

    @property
    def published(self) -> int:
        return self.value

    @property
    def span(self) -> Span:
        return self.readings[0].span

    @property
    def conflict(self) -> tuple[YearReading, ...]:
        """The readings of title, preamble and page title when they do not agree; else nothing."""
        spoken = [r for r in self.readings if r.kind in {"title", "preamble", "page-title"}]
        return tuple(spoken) if len({r.year for r in spoken}) > 1 else ()


@fact(publish="year")
def report_year(report: Report, preamble: Preamble, period: StatisticsPeriod | None) -> ReportYear | None:
    readings: list[YearReading] = []
    if report.title is not None:
        readings += _title_year(report.title)
    readings += _preamble_years(preamble)
    readings += _page_title(report)
    told = period.year if period is not None else None
    if period is not None and told is not None:
        readings.append(YearReading("period", told, period.span))
    year = _file_name_year(report.name)
    if year is not None:
        readings.append(YearReading("file-name", year, _WHOLE))
    if not readings:
        return None
    value = readings[0].year
    spoken = [r.year for r in readings if r.kind in {"title", "preamble", "period"}]
    if len({r.year for r in readings if r.kind in {"title", "preamble", "page-title"}}) > 1 and spoken:
        pages = [r.year for r in readings if r.kind == "page-title"]  # they decide between as many of each
        value = max(dict.fromkeys(spoken), key=lambda said: (spoken.count(said), pages.count(said)))
    return ReportYear(value, tuple(readings))


def _title_year(title: Text) -> list[YearReading]:
    for start, end, year in read_years(title.folded):
        return [YearReading("title", year, title.span(start, end))]
    return []


@cache
def _own_report() -> re.Pattern[str]:
    return re.compile(
        r"(?<!\d)((?:19|20)\d{2})年(?:度?(?:年度)?报告|度?(?P<of>.{0,16}?)信息公开(?:工作)?(?:年度)?(?:工作)?(?:年度)?"
        r"(?:报告|年报|情况(?:报告|公布|公开|汇报|通报)如下))",
        re.DOTALL,
    )


def _preamble_years(preamble: Preamble) -> list[YearReading]:
    for paragraph in preamble.paragraphs or _moved_in(preamble):
        text = paragraph.text
        for match in _own_reports(text.folded):
            place = match.span()
            if not _is_others(text.folded, *place) and not _in_cited_notice(text.folded, *place):
                return [YearReading("preamble", int(match[1]), text.span(match.start(1), match.end(1)))]
    return []


def _own_reports(folded: str) -> Iterator[re.Match[str]]:
    """The mentions of a report of a year, looked for where 年 stands."""
    end = 0
    at = folded.find("年", _DIGITS)
    while at >= 0:
        match = _own_report().match(folded, at - _DIGITS) if at - _DIGITS >= end else None
        of = (match["of"] or "") if match is not None else ""
        if match is not None and _NO_REPORT.isdisjoint(of) and not of.startswith("以来"):
            yield match
            end = match.end()
        at = folded.find("年", at + 1)


def _moved_in(preamble: Preamble) -> Sequence[Paragraph]:
    """The preamble where it stands inside the first section: known by the data or the report that it speaks of."""
    marks = ("所列数据", "编制本报告", "本报告", "本年度报告", "全文由", "全文包括")
    return [p for p in preamble.opening[:1] if holds_any(p.text.folded, marks)]


def _is_others(folded: str, start: int, end: int) -> bool:
    """Whether words name an earlier report: 与2022年度报告口径一致, 2022年度报告见本站, 2022年度报告的更正说明."""
    if folded.endswith(_BEFORE_OTHERS, 0, start):
        return True
    behind = folded[end : end + _CLAUSE].lstrip("》").removeprefix("详")
    if behind.startswith("可") and folded.endswith(("（", "("), 0, start):  # （2022年度报告可在网站查阅）
        return True
    if behind.startswith(_BEHIND_OTHERS) or behind.removeprefix("的").startswith(_JUDGED):
        return True
    if behind.startswith("见") and not behind.startswith(("见附", "见下")):
        return True
    clause = next((at for at, c in enumerate(behind) if c in "，。；："), len(behind))
    return holds_any(behind[:clause], _OTHERS)


def _in_cited_notice(folded: str, start: int, end: int) -> bool:
    """Whether words stand in the name of another document: 《关于做好2020年…报告…的通知》."""
    opened = folded.rfind("《", 0, start)
    if opened < 0 or folded.rfind("》", opened, start) >= 0:
        return "通知" in folded[end : end + 12] or "要求" in folded[end : end + 8]
    closed = folded.find("》", end)
    inside = folded[opened + 1 : closed if closed >= 0 else end]
    return holds_any(inside, ("通知", "关于", "格式", "要点", "方案"))


def _page_title(report: Report) -> list[YearReading]:
    title = report.properties.title
    if title is None:
        return []
    words = title if isinstance(title, str) else title.folded
    if "信息公开" not in words or ("报告" not in words and "年报" not in words):
        return []
    days = {token.start for token in read_dates(words) if token.month is not None}
    years = [place for place in read_years(words) if place[0] not in days]  # a day is that of the publication
    if len({year for _, _, year in years}) != 1:
        return []
    start, end, year = years[0]
    return [YearReading("page-title", year, _WHOLE if isinstance(title, str) else title.span(start, end))]


@cache
def _name_year() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\d.\-_/])(?<!年)((?:19|20)\d{2})(?:年度?(?!\d{1,2}月)|(?!\d|[.\-_/]\d|年\d))|(?<=[^\d][\-_])((?:19|20)\d{2})(?!\d|[.\-_/]\d|年\d)"
    )


def _file_name_year(name: str) -> int | None:
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = base.rsplit(".", 1)[0]
    match = _name_year().search(stem) if "20" in stem or "19" in stem else None
    return int(match[1] or match[2]) if match else None


class Edition(Struct, frozen=True):
    """The statutory format that a report follows: "free" (to 2018), "2019" (2019, 2020) or "2021"."""

    id: str

    @property
    def published(self) -> str:
        return self.id


@fact(publish="edition")
def edition(year: ReportYear | None, t2: Publications | None, t3: Applications | None) -> Edition | None:
    """By the year; where that is unknown, by the heads of T2, else by （六）其他处理 of T3."""
    if year is not None:
        return Edition("free" if year.value <= 2018 else "2019" if year.value <= 2020 else "2021")
    if t2 is not None and t2.head_edition:
        return Edition(t2.head_edition)
    if t3 is not None and t3.edition:
        return Edition(t3.edition)
    return None


class Statutory(Struct, frozen=True):
    """There when the report must follow a statutory format; rules that hold only then require it."""

    edition: str

    @property
    def notice(self) -> str:
        return "国办公开办函〔2021〕30号" if self.edition == "2021" else "国办公开办函〔2019〕60号"


@fact
def statutory(edition: Edition | None) -> Statutory | None:
    return None if edition is None or edition.id == "free" else Statutory(edition.id)


@fact
def publications(report: Report) -> Publications | None:
    found = report.labelled_tables.get("T2")
    return found if isinstance(found, Publications) else None


@fact
def applications(report: Report) -> Applications | None:
    found = report.labelled_tables.get("T3")
    return found if isinstance(found, Applications) else None


@fact
def disputes(report: Report) -> Disputes | None:
    found = report.labelled_tables.get("T4")
    return found if isinstance(found, Disputes) else None


class Agency(Struct, frozen=True):
    """The body whose report it is, as the title says, else the preamble."""

    name: str
    span: Span
    full: str = ""
    """How the preamble calls it, where the title does so as any other calls one of its own: 市政务服务中心."""

    @property
    def published(self) -> str | None:
        """Its name, by which the reports of several years are known to be of one body; None for 县政府, which every
        county has."""
        return self.full or (None if _is_anybodys(self.name) else self.name)


@cache
def _title_agency(year: str) -> re.Pattern[str]:
    return re.compile(
        r"[《<]?(?:(?:19|20)\d{2}年(?:度)?)?(?P<name>.*?)(?:[（(]本级(?:机关)?[)）])?(?:关于)?"
        rf"(?:(?:(?:19|20)\d{{2}}年?|\d{{3,6}}年)(?:度)?{year})?(?:(?:政府|政务)?信息公开|(?:政府|政务)信息|工作年度报告)",
        re.DOTALL,
    )


def _named_in(title: str) -> tuple[int, int] | None:
    """Start and end of the body's name in a title."""
    match = _title_agency(_HAN_YEAR if holds_any(title, _HAN_YEAR_SIGNS) else "").match(title)
    if match is None or len(match["name"]) < _SHORTEST or not _NO_NAME.isdisjoint(match["name"]):
        return None
    return match.span("name")


@cache
def _preamble_agency() -> re.Pattern[str]:
    # no name has 由 in it: 本报告由某局编制
    body = r"[\u4e00-\u7530\u7532-\u9fff（）()·]{2,40}?(?:人民政府|政府|办公室|办公厅|委员会|管委会|街道办事处|办事处|[局厅委部署院中心处队镇乡会司社])"
    return re.compile(
        rf"(?:(?P<by>由)|(?P<first>)|(?P<contact>请(?:与|联系|向)(?!本))|公布)(?P<name>{body})"
        r"(?(by)(?:负责)?(?:编制|撰写|制作|起草)|(?(first)(?:按照|根据|依据|编制|现|将)|(?(contact)|(?=(?:19|20)\d{2}年度?政府信息公开))))"
    )


@fact(publish="agency")
def agency(report: Report, preamble: Preamble) -> Agency | None:
    titled = _titled(report)
    if titled is not None and titled.published is not None:
        return titled
    for paragraph in preamble.all:
        for start, end in sentences(paragraph.text.folded)[:4]:
            match = _preamble_agency().search(paragraph.text.folded, start, end)
            if match is not None and not _is_anybodys(match["name"]):
                if titled is not None:
                    return structs.replace(titled, full=match["name"])
                return Agency(match["name"], paragraph.text.span(*match.span("name")))
    return titled


def _titled(report: Report) -> Agency | None:
    """The body that the title names."""
    named = _named_in(report.title.folded) if report.title is not None else None
    if report.title is None or named is None:
        return None
    start, end = named
    if report.title.folded.endswith("人民", start, end):  # 云岭县人民政府信息公开…: 政府 is written once for both
        end += len("政府")
    return Agency(report.title.folded[start:end], report.title.span(start, end))


def _is_anybodys(name: str) -> bool:
    """Whether words call a body as any other calls one of its own: 县政府办公室, 本单位办公室."""
    if name.startswith(("本", "我", "该", "各", "请", "单位", "机关", "部门")) and not name.startswith("本溪"):
        return True
    return name[0] in "省市县区州旗镇乡" and name.startswith(("人民政府", "政府", "委", "办", "政务"), 1)
