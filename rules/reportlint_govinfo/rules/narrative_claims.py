"""GI504, GI509, GI511: what the text denies, documents and decisions, and counts that contradict each other."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from reportlint import Cell, Finding, Findings, Report, Severity, Term, Where, rule

from ..clauses import FORMAT
from ..facts import Applications, Disputes, Publications, Statutory
from ..facts.counts_lexicon import PLATFORMS
from ..facts.counts_words import name_of
from ..facts.fees import StatedFees
from ..facts.figures import ApplicationFigures, DisputeFigures, Values
from ..facts.reporting import ReportingBody
from ..facts.stated import Statement
from ..facts.statements import StatedCounts
from .narrative import dispute_cells, row_cells

_ROWS = {
    "regulations": ("规章",),
    "documents": ("行政规范性文件", "规范性文件"),
    "permits": ("行政许可",),
    "penalties": ("行政处罚",),
    "coercion": ("行政强制",),
}
_COLUMNS = {
    "made": ("本年制发件数", "本年新制作数量"),
    "abolished": ("本年废止件数",),
    "decided": ("本年处理决定数量", "处理决定数量"),
}


def published_cell(t2: Publications | None, key: str) -> Cell | None:
    """The number cell of T2 for documents made, documents abolished or decisions."""
    if t2 is None:
        return None
    kind, _, deed = key.partition(".")
    rows = [row for row in _ROWS.get(kind, ()) if not t2.is_short(row)]
    cells = (t2.cell(row, column) for row in rows for column in _COLUMNS.get(deed, ()))
    return next((cell for cell in cells if cell is not None), None)


def _documents(t2: Publications | None, keys: Sequence[str]) -> tuple[int | None, list[Where]]:
    """What T2 has of documents or decisions that are counted together, and where."""
    cells = [published_cell(t2, key) for key in keys]
    numbers = [cell.value.number for cell in cells if cell is not None]
    where: list[Where] = [cell for cell in cells if cell is not None]
    known = [int(number) for number in numbers if number is not None and number >= 0]
    return (sum(known) if len(known) == len(keys) else None), where


@rule(
    "GI504",
    "none-claim",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["narrative"],
    zh="正文称没有{what}，{place}却为{number}",
    en="the text says that there were none ({what}), but {place} has {number}",
)
def none_claim(
    said: StatedCounts,
    t2: Publications | None,
    t3: Applications | None,
    t4: Disputes | None,
    requests: ApplicationFigures | None,
    disputes: DisputeFigures | None,
    fees: StatedFees,
) -> Findings:
    """What the text denies is nought in the tables.

    What it does:
        Where the text says that no request was received, no review or lawsuit took place, none was lost, no document
        was made or no fee was taken, looks whether the tables, or section six for the fee, have any.

    Why:
        Denials are copied from year to year; a year with a request makes them false.

    Bad:
        全年未收到政府信息公开申请, and in the table 一、本年新收 3

    Good:
        全年未收到信函形式的申请, whatever the table has

    Known limits:
        Denials of one channel, of delays, complaints or reports are not compared; nor those with words that are not
        understood. A number other than none is GI501's to GI503's and GI505's.
    """
    told: set[tuple[str, ...]] = set()
    together: dict[tuple[int, int, str], list[_Denied]] = {}
    for statement in said.denials:
        if statement.keys in told:
            continue
        number, place, where = _contradiction(statement.keys, t2, t3, t4, requests, disputes)
        if number:
            told.add(statement.keys)
            group = together.setdefault((id(statement.text), statement.start, place.id), [])
            group.append(_Denied(statement, number, place, where))
    yield from map(_told_once, together.values())
    received = fees.received
    if received is not None and fees.denials:
        amount = received.received or received.asked or 0
        yield Finding(fees.denials[0], related=[received], what=_FEE, place=_SIXTH, number=amount)


class _Denied(Struct, frozen=True):
    """A denial with what a table has of it."""

    statement: Statement
    number: int
    place: Term
    where: list[Where]


def _told_once(denied: Sequence[_Denied]) -> Finding:
    """One finding for all that one "not" denies: 未发生行政复议和行政诉讼."""
    last = max((one.statement for one in denied), key=lambda statement: statement.end)
    where = [place for one in denied for place in one.where]
    keys = [key for one in denied for key in one.statement.keys]
    number = sum(one.number for one in denied)
    return Finding(last, related=where, what=name_of(keys), place=denied[0].place, number=number)


_FEE = Term("fee", "收取信息处理费", "fees taken")
_SIXTH = Term("text", "另一处正文的金额（元）", "the text elsewhere (yuan)")
_TABLES = {
    "T2": Term("T2", "主动公开政府信息情况表", "the table of proactive disclosure"),
    "T3": Term("T3", "申请情况表“一、本年新收”", "the table of applications (一、本年新收)"),
    "T4": Term("T4", "行政复议、行政诉讼情况表", "the table of reviews and lawsuits"),
}


def _contradiction(
    keys: tuple[str, ...],
    t2: Publications | None,
    t3: Applications | None,
    t4: Disputes | None,
    requests: ApplicationFigures | None,
    disputes: DisputeFigures | None,
) -> tuple[int, Term, list[Where]]:
    """The number above 0 that a table has of what is denied, the table, and where; 0 when there is none."""
    if keys == ("received",) and t3 is not None and requests is not None:
        return _least(requests.fitting(["new"])), _TABLES["T3"], row_cells(t3, ["new"])
    if disputes is not None and t4 is not None and disputes.fitting(keys):
        return _least(disputes.fitting(keys)), _TABLES["T4"], dispute_cells(t4, keys)
    number, where = _documents(t2, keys)
    return number or 0, _TABLES["T2"], where


def _least(values: Values) -> int:
    return min(values, default=0)


@rule(
    "GI509",
    "document-count",
    Severity.WARNING,
    source=FORMAT,
    requires=[Statutory],
    tags=["narrative"],
    zh="正文称{what}{said}件，主动公开政府信息情况表中为{table}件",
    en="the text says {what}: {said}; the table of proactive disclosure has {table}",
)
def document_count(t2: Publications, said: StatedCounts, body: ReportingBody) -> Findings:
    """Documents made and decisions taken are the same in text and table.

    What it does:
        Compares the numbers that the text gives for regulations and normative documents 制定, 制发, 出台, 印发 or 废止,
        and for decisions 作出 on permits, penalties and coercion, with the table of section two.

    Why:
        The table is filled by one office and the text written by another.

    Bad:
        制发行政规范性文件3件, and in the table 本年制发件数 2

    Good:
        公开政策性文件11件, whatever the table has

    Known limits:
        公开 and 发布 N 件 are not compared. In a people's government's report only numbers for the whole area (全县) are.
    """
    told: set[tuple[tuple[str, ...], int]] = set()
    for statement in said.whole:
        keys = statement.keys
        if statement.denied or keys[0].partition(".")[0] not in _ROWS or (keys, statement.value) in told:
            continue
        if body.kind == "area" and not statement.named:
            continue
        number, where = _documents(t2, keys)
        if number is not None and number != statement.value:
            told.add((keys, statement.value))
            yield Finding(statement, related=where, what=name_of(keys), said=statement.value, table=number)


_MOST = 50
"""Statements of one thing that are compared with each other."""
_COMPARABLE = frozenset(
    {
        "received", "open", "partial", "denied", "unavailable", "unprocessed", "other", "carried-in", "pending",
        "natural", "legal", "withdrawn", "published", "reviews", "lawsuits", "documents.made", "documents.abolished",
    }
)  # fmt: skip


@rule(
    "GI511",
    "conflicting-counts",
    Severity.WARNING,
    source=FORMAT,
    tags=["narrative"],
    zh="{what}前后不一致：此处为{here}，前面为{before}",
    en="{what} is counted twice: {here} here, {before} before",
)
def conflicting_counts(
    report: Report,
    said: StatedCounts,
    requests: ApplicationFigures | None,
    disputes: DisputeFigures | None,
    t2: Publications | None,
    statutory: Statutory | None,
) -> Findings:
    """One thing is counted alike wherever the text counts it.

    What it does:
        Tells a thing that the text counts twice for the whole body and year, or one channel twice in a paragraph, with
        different numbers.

    Why:
        One of the two is wrong, and no reader can tell which.

    Bad:
        全年主动公开政府信息312条。…… 2023年共主动公开政府信息321条。

    Good:
        主动公开政府信息312条，其中供水服务类96条。

    Known limits:
        Numbers that a table can judge are told by the rules that compare them with it. Requests received are alike
        with and without those carried in.
    """
    tables = statutory is not None
    for keys, every in said.by_keys.items():
        if len(every) < 2 or not _COMPARABLE.issuperset(keys):
            continue
        same = [s for s in every if keys != ("published",) or _is_general(s, report)]
        if len(same) < 2:
            continue
        del same[_MOST:]
        judged = _judged(keys, requests, disputes, t2) if tables else frozenset()
        if judged and keys != ("received",):
            continue
        pair = _conflict(same, judged, {s.value for s in said.of("carried-in")})
        if pair is not None:
            before, here = pair
            yield Finding(here, related=[before], what=name_of(keys), here=here.value, before=before.value)
    yield from _channels(said)


def _is_general(statement: Statement, report: Report) -> bool:
    """Whether a number of published items is for all: 全年共主动公开, not on one platform or in one field."""
    folded = statement.text.folded
    sentence = folded[folded.rfind("。", 0, statement.start) + 1 : statement.start]
    section = report.section_of(statement.span)
    title = section.title.folded if section is not None else ""
    counted = any(word in sentence + statement.words for word in ("全年", "共", "累计", "年度"))
    return counted and not any(word in place for word in PLATFORMS for place in (sentence, title))


def _judged(
    keys: tuple[str, ...], requests: ApplicationFigures | None, disputes: DisputeFigures | None, t2: Publications | None
) -> Values:
    """What the tables have of a thing: then another rule tells a wrong number."""
    found = requests.fitting(keys) if requests is not None else frozenset()
    if not found and disputes is not None:
        found = disputes.fitting(keys)
    number = _documents(t2, keys)[0]
    return found or (frozenset({number}) if number is not None else frozenset())


def _conflict(same: Sequence[Statement], judged: Values, carried: set[int]) -> tuple[Statement, Statement] | None:
    """The first two statements in different sentences that contradict each other, the wrong or later one second."""
    most = max(s.value for s in same)
    for index, here in enumerate(same):
        if judged and (here.value in judged or here.value == most):
            continue
        for before in same if judged else same[:index]:
            if _contradict(before, here) and abs(before.value - here.value) not in carried:
                return before, here
    return None


def _contradict(before: Statement, here: Statement) -> bool:
    """Whether two statements count the same whole in different sentences with different numbers."""
    if before.value == here.value or before.of or here.of:
        return False
    if ("受理" in before.words) != ("受理" in here.words) and not _is_sum(here):
        return False  # 经审查，受理23件
    return before.text is not here.text or before.sentence != here.sentence


def _is_sum(statement: Statement) -> bool:
    """Whether 共 says that a number is all."""
    return "共" in statement.text.folded[max(0, statement.start - 3) : statement.start]


def _channels(said: StatedCounts) -> Iterator[Finding]:
    seen: dict[tuple[int, str], Statement] = {}
    for statement in said.statements:
        if statement.scope != "channel" or statement.keys != ("received",) or statement.rough:
            continue
        way = "".join(c for c in statement.words if not c.isdigit())
        before = seen.setdefault((id(statement.text), way), statement)
        if before.value != statement.value and before.sentence != statement.sentence:
            what = Term(way, way, way)
            yield Finding(statement, related=[before], what=what, here=statement.value, before=before.value)
