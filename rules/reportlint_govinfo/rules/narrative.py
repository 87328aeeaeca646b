"""GI501–GI505, GI510, GI512: what the text counts against the tables of applications, reviews and lawsuits."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from reportlint import Finding, Findings, Message, Options, Severity, Where, rule

from ..clauses import FORMAT
from ..facts import Applications, Disputes, Statutory
from ..facts.counts_labels import OUTCOMES
from ..facts.counts_words import name_of
from ..facts.figures import ApplicationFigures, DisputeFigures, Figures, Values
from ..facts.stated import Statement
from ..facts.stated_disputes import is_new, is_wrong_before, pending_told, settled_totals
from ..facts.statements import StatedCounts

_OUTCOMES = frozenset({*OUTCOMES, "opened"})
_CARRIED = frozenset({"carried-in", "pending", "carried"})
_CARRIED_ROWS = {"pending": ["pending"], "carried": ["carried", "pending"]}


def wrong_statements(said: Iterable[Statement], expected: dict[tuple[str, ...], Values]) -> Iterator[list[Statement]]:
    """Statements whose value fits none of those expected of them, each with those that say the same again."""
    groups: dict[tuple[tuple[str, ...], int], list[Statement]] = {}
    for statement in said:
        fitting = expected.get(statement.keys, frozenset())
        if fitting and statement.value not in fitting:
            groups.setdefault((statement.keys, statement.value), []).append(statement)
    yield from groups.values()


def compared(
    said: Iterable[Statement],
    figures: Figures,
    cells: Callable[[Sequence[str]], list[Where]],
    shown: Callable[[Sequence[str]], list[int | str]] | None = None,
    variant: Callable[[Statement], str] = lambda _: "",
) -> Findings:
    """A finding for each statement that is not what the table has. ``cells``: where the table has what is counted;
    ``shown``: what the message says that it has, else all that it may be."""
    told = [statement for statement in said if not figures.shows(statement.keys, statement.value)]
    expected = {keys: figures.fitting(keys) for keys in dict.fromkeys(s.keys for s in told)}
    for statement, *again in wrong_statements(told, expected):
        keys = statement.keys
        yield Finding(
            statement,
            variant(statement),
            related=[*cells(keys), *again],
            what=name_of(keys),
            said=statement.value,
            table=sorted(expected[keys]) if shown is None else shown(keys),
        )


def row_cells(t3: Applications, keys: Iterable[str]) -> list[Where]:
    """Where the figures of rows stand, those of a group too."""
    found: list[Where] = []
    for key in keys:
        rows = [row for name, row in t3.by_key.items() if name == key or name.rpartition("-")[0] == key]
        found += [row.cell for row in rows if row.total] or [row.cell for row in rows[:1]]
    return found[:3]


class RequestsReceived(Options, frozen=True):
    tolerance: int = 0
    """How far text and table may differ."""


@rule(
    "GI501",
    "requests-received",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["narrative"],
    zh="正文称收到政府信息公开申请{said}件，表格“一、本年新收”为{new}件，“一”“二”合计{both}件",
    en="the text says that {said} requests were received; the table has {new} new ones and {both} in 一 and 二 together",
)
def requests_received(
    t3: Applications, figures: ApplicationFigures, said: StatedCounts, options: RequestsReceived
) -> Findings:
    """The number of requests in the text is that of the table.

    What it does:
        Takes the only or largest number that the text gives for the requests received by the whole body in the year,
        in digits or Chinese numerals, and compares it with 一、本年新收 and with 一 and 二 together.
        Where the text adds those carried in (加上上年结转2件，共27件), the sum is compared with 一 and 二 together, and the
        number before it with 一 alone.

    Why:
        The number of requests is the first that a reader looks up; text and table come from different hands.

    Bad:
        全年新收政府信息公开申请28件, and in the table 一、本年新收 25, 二、上年结转 2

    Good:
        全年收办政府信息公开申请27件（含上年结转2件）, and in the table 一、本年新收 25, 二、上年结转 2

    Options:
        tolerance = 0: how far text and table may differ.

    Known limits:
        Shares of one unit, channel or topic, sums over several years, growth and other years are not compared; nor is
        a sentence with words that are not understood. That there was none at all is GI504's.
    """
    new, carried = t3.row("new"), t3.row("carried")
    if new is None:
        return
    largest = said.received
    for statement in (*([largest] if largest is not None else ()), *said.of("new"), *said.of("both")):
        if figures.shows(statement.keys, statement.value):
            continue
        fitting = figures.fitting(statement.keys)
        if fitting and min(abs(statement.value - value) for value in fitting) > options.tolerance:
            total = new.total or 0
            both = total + ((carried.total or 0) if carried is not None else 0)
            related = row_cells(t3, ["new", "carried"])
            yield Finding(statement, related=related, said=statement.value, new=total, both=both)
            return


@rule(
    "GI502",
    "outcome-count",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["narrative"],
    zh="正文称{what}{said}件，与申请情况表不一致，表中为{table}件",
    en="the text says {what}: {said}; the table of applications has {table}",
)
def outcome_count(t3: Applications, figures: ApplicationFigures, said: StatedCounts) -> Findings:
    """The outcomes in the text are those of the table.

    What it does:
        Compares the numbers that the text gives for 予以公开, 部分公开, 不予公开, 无法提供, 不予处理, 其他处理 and for
        those answered or handled in all with the rows of 三、本年度办理结果. Two outcomes told in one number are added.

    Why:
        Whoever reads both must not wonder which is right.

    Bad:
        予以公开12件, and in the table （一）予以公开 11

    Good:
        予以公开及部分公开15件, and in the table （一）予以公开 11, （二）部分公开 4

    Known limits:
        答复 N also fits （七） less requests that were withdrawn or otherwise not answered (六), and less those carried in.
        An outcome of those said to be new (新收的96件中，予以公开38件) may fall short by as many as were carried in.
        Shares of one channel, unit, topic or kind of applicant, of those carried in, and single reasons within an outcome
        are not compared.
    """
    told = [s for s in said.whole if _OUTCOMES.issuperset(s.keys) or s.keys == ("handled",)]
    told = [s for s in told if s.of != ("new",) or not _of_new(figures, s)]
    answered = [s for s in said.of("answered") if not figures.shows(s.keys, s.value)]
    told += [s for s in answered if s.value not in _answered(said, figures, s)]

    def cells(keys: Sequence[str]) -> list[Where]:
        return row_cells(t3, keys if set(keys) <= _OUTCOMES else ["total"])

    yield from compared(told, figures, cells, lambda keys: _plain(t3, figures, keys))


def _answered(said: StatedCounts, figures: ApplicationFigures, statement: Statement) -> Values:
    """The values that an honest number of requests answered may have in its sentence."""
    replied = "复" in statement.words and "办结" not in statement.words
    fitting = figures.fitting(["replied" if replied else "answered"])
    near = [
        s for s in said.whole if s.text is statement.text and s.sentence in {statement.sentence, statement.sentence - 1}
    ]
    fitting |= {v - s.value for v in fitting for s in near if s.keys == ("withdrawn",) and v >= s.value}
    new = {s.value for s in near if s.keys in {("received",), ("new",)}}
    over = {s.value for s in near if s.keys == ("pending",)} | {0}
    if (
        statement.of in {("received",), ("new",)}
        or _in_the_same_year(statement, new)
        or any(statement.value + p in new for p in over)
    ):
        fitting |= {v - c for v in fitting for c in figures.fitting(["carried-in"]) if v >= c}
    return fitting


def _in_the_same_year(statement: Statement, new: set[int]) -> bool:
    """新收96件，当年办结91件: of those that came in new."""
    return bool(new) and statement.text.folded.endswith(("当年", "当年已", "当年内"), 0, statement.start)


def _of_new(figures: ApplicationFigures, statement: Statement) -> bool:
    """新收的96件中，予以公开38件: whether those carried in may have the difference to the table."""
    carried = max(figures.fitting(["carried-in"]), default=0)
    return any(0 <= value - statement.value <= carried for value in figures.fitting(statement.keys))


def _plain(t3: Applications, figures: ApplicationFigures, keys: Sequence[str]) -> list[int | str]:
    """The value that the table shows, or those that it may have where it contradicts itself."""
    if not set(keys) <= _OUTCOMES:
        row = t3.row("total")
        return [int(row.total)] if row is not None and row.total is not None else []
    return sorted(figures.fitting(keys))


@rule(
    "GI503",
    "dispute-count",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["narrative"],
    zh="正文称{what}{said}件，与行政复议、行政诉讼情况表不一致，表中为{table}件",
    en="the text says {what}: {said}; the table of reviews and lawsuits has {table}",
    variants={
        "pending": Message(
            "正文称{what}{said}件，表中总计为{table}件，相差的是尚未审结的件数",
            "the text says {what}: {said}; the table has {table} in all, the difference being those pending",
            Severity.INFO,
        )
    },
)
def dispute_count(t4: Disputes, figures: DisputeFigures, said: StatedCounts) -> Findings:
    """Reviews and lawsuits in the text are those of the table.

    What it does:
        Compares the numbers that the text gives for reviews and lawsuits over disclosure, for both together, and for
        their results, with the table of section four. 纠错 and 败诉 are 结果纠正; 审结 is the total less 尚未审结. A result
        without its own number is of the one case or, with 均, of all before it: 行政复议3件，均维持.

    Why:
        Disputes lost are what supervisors look for; text and table must say the same.

    Bad:
        被申请行政复议3件，其中结果维持2件, and in the table 结果维持 1, 总计 2

    Good:
        发生行政复议和行政诉讼3件, and in the table 行政复议总计 2, 行政诉讼总计 1

    Known limits:
        Only disputes over disclosure are compared: the topic must be told by the sentence or its heading. All cases of
        the body, where the sentence gives those over disclosure besides or names another cause, are not. Cases that a
        body hears itself (受理, 审理) and counts by instance (一审, 二审) are not. A number without the pending ones is
        told as info, unless the text tells these besides (另有1件尚未审结).
    """
    told = [s for s in said.whole if not s.denied and s.keys[0].partition(".")[0] in _KINDS]
    carried = [s for s in told if s.keys[0].endswith(".carried-in") and not s.of]
    told = [s for s in told if not is_new(s, figures, carried) and not is_wrong_before(s, told, figures)]
    pending = {id(s): pending_told(s, said, figures) for s in told}
    told = [s for s in told if pending[id(s)] != "beside"]

    def variant(statement: Statement) -> str:
        settled = statement.value in settled_totals(figures, statement.keys)
        return "pending" if settled and pending[id(statement)] != "among" else ""

    yield from compared(told, figures, lambda keys: dispute_cells(t4, keys), variant=variant)


_KINDS = {"reviews": (0,), "lawsuits": (1, 2), "direct": (1,), "after": (2,)}
_RESULTS = {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}


def dispute_cells(t4: Disputes, keys: Sequence[str]) -> list[Where]:
    found: list[Where] = []
    for key in keys:
        kind, _, result = key.partition(".")
        cells = [t4.cell(t4.rows[order], _RESULTS.get(result, "总计")) for order in _KINDS[kind]]
        found += [cell for cell in cells if cell is not None]
    return found


@rule(
    "GI505",
    "carried-count",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["narrative"],
    zh="正文称{what}{said}件，与申请情况表不一致，表中为{table}件",
    en="the text says {what}: {said}; the table of applications has {table}",
)
def carried_count(t3: Applications, figures: ApplicationFigures, said: StatedCounts) -> Findings:
    """Requests carried in and over are the same in text and table.

    What it does:
        Compares the numbers that the text gives for 上年结转 (上年遗留, 上年未办结) with 二, those for 结转下年度 (顺延,
        转下一年度, 正在办理) with 四. 无结转 is 0. 含上年结转共 N 件 is GI501's.

    Why:
        What is carried over this year is what next year's report begins with.

    Bad:
        结转下年度继续办理3件, and in the table 四、结转下年度继续办理 2

    Good:
        答复25件（含上年结转2件，另有2件顺延到下年度答复）, and in the table 二 2, 四 2

    Known limits:
        结转 N without a year fits either; what is told of years further back (2021年结转3件, 近三年) is not compared.
    """
    told = [s for s in said.whole if _CARRIED.issuperset(s.keys)]
    yield from compared(told, figures, lambda keys: row_cells(t3, _CARRIED_ROWS.get(keys[0], ["carried"])))


@rule(
    "GI510",
    "applicant-split",
    Severity.ERROR,
    source=FORMAT,
    requires=[Statutory],
    tags=["narrative"],
    zh="正文称{what}申请{said}件，与申请情况表不一致，表中为{table}件",
    en="the text says requests {what}: {said}; the table of applications has {table}",
)
def applicant_split(t3: Applications, figures: ApplicationFigures, said: StatedCounts) -> Findings:
    """Who asked is the same in text and table.

    What it does:
        Compares the numbers that the text gives for 自然人 and for 法人或其他组织 with the columns of the table: of 一, of
        一 and 二 together, or of （七）.

    Why:
        The split by applicants is counted once and written twice.

    Bad:
        其中自然人申请20件, and in the table 一、本年新收 自然人 21

    Good:
        其中自然人申请21件，法人或其他组织申请4件, and in the table 21 and 3 + 1

    Known limits:
        One kind of organisation alone (企业 N 件), and 法人 N 件 without 其他组织, are not compared; nor is who made a share
        of the requests (上年结转2件，其中自然人1件).
    """
    told = [s for s in said.whole if s.keys in {("natural",), ("legal",)}]
    new = t3.row("new")

    def cells(keys: Sequence[str]) -> list[Where]:
        cell = new.cells.get("自然人" if keys == ("natural",) else "商业企业") if new is not None else None
        return [cell] if cell is not None else []

    yield from compared(told, figures, cells)


@rule(
    "GI512",
    "all-done-claim",
    Severity.WARNING,
    source=FORMAT,
    requires=[Statutory],
    tags=["narrative"],
    zh="正文称申请全部办结，但表格“四、结转下年度继续办理”为{pending}件",
    en="the text says that all requests are done, but {pending} are carried over in the table",
)
def all_done_claim(t3: Applications, figures: ApplicationFigures, said: StatedCounts) -> Findings:
    """Where all is said to be done, nothing is carried over.

    What it does:
        Tells 所有申请均已办结, 全部办结 or 办结率100% when 四、结转下年度继续办理 is above 0.

    Why:
        What is still being handled is not done.

    Bad:
        收到的申请已全部办结, and in the table 四、结转下年度继续办理 2

    Good:
        到期申请全部按时办结，结转下年度2件, and in the table 四、结转下年度继续办理 2

    Known limits:
        按时, 按期 and 在法定期限内 say only that what was due was done. A report that tells what it carries over is not
        told that it does not.
    """
    row = t3.row("pending")
    claims = said.of("all-done")
    pending = figures.fitting(["pending"]) if claims else frozenset()
    if not pending or 0 in pending or row is None:
        return
    if any(s.value > 0 for keys in ("pending", "carried") for s in said.of(keys)):
        return
    for statement in claims[:1]:
        yield Finding(statement, related=[row.cell], pending=min(pending))
