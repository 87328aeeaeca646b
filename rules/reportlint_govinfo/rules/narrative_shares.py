"""GI506 and GI507: percentages and parts in the text."""

from collections.abc import Iterator
from decimal import Decimal

from reportlint import Finding, Findings, Severity, Term, rule

from ..clauses import FORMAT
from ..facts.figures import ApplicationFigures
from ..facts.shares import Breakdown, Percentage, StatedShares
from ..facts.statements import StatedCounts

_TOLD = 3
"""Wholes that a message names."""


@rule(
    "GI506",
    "percentage",
    Severity.WARNING,
    source=FORMAT,
    tags=["narrative"],
    zh="{amount}占{percent}%有误：按总数{wholes}计算应为{right}%",
    en="{amount} is not {percent}%: of {wholes} it is {right}%",
)
def percentage(shares: StatedShares, figures: ApplicationFigures | None) -> Findings:
    """A percentage in the text is the number's share of a total.

    What it does:
        Where the text says N 件，占 P%, or N 件（P%）, computes the share of each total that it may be of: 一, 一 and 二
        together and （七） of the table of applications, the numbers before it in its sentence and the one before, and the
        largest in its paragraph.

    Why:
        Percentages are left over when numbers are corrected.

    Bad:
        全年收到申请25件，其中网络申请20件，占60%

    Good:
        全年收到申请25件，其中网络申请20件，占80%

    Known limits:
        P may be rounded or cut to its decimals; about (约, 近, 超, 左右) gives a point more. A percentage of something
        that the sentence does not give (占全县信息总量的5%) is not computed, nor one without its own number (水利类占36%).
    """
    for share in shares.percentages:
        wholes = [whole for whole in share.wholes if whole >= share.amount.value and whole > 0]
        if share.applications and figures is not None:
            wholes += [total for total in sorted(figures.totals) if total >= share.amount.value and total > 0]
        if _is_wrong(share, figures):
            continue
        if wholes and not any(
            _fits(share, Decimal(whole)) for whole in (*wholes, *_elsewhere(share, figures), *share.left)
        ):
            near = list(dict.fromkeys(sorted(wholes, key=lambda whole: abs(_percent(share, whole) - share.percent))))[
                :_TOLD
            ]
            right = [_percent(share, whole).quantize(Decimal(10) ** -share.decimals) for whole in near]
            amount = share.amount
            said = Term(f"{amount.value}", f"{amount.value}{amount.unit}", f"{amount.value}")
            yield Finding(share, amount=said, percent=share.percent, wholes=near, right=right)


def _elsewhere(share: Percentage, figures: ApplicationFigures | None) -> list[int]:
    """The totals of the table, which 征地拆迁类171件，占53% may be of wherever the text tells them."""
    if figures is None or share.amount.unit != "件":
        return []
    return [total for total in figures.totals if total > 0]


def _is_wrong(share: Percentage, figures: ApplicationFigures | None) -> bool:
    """Whether the number itself is not the table's: then another rule tells it."""
    fitting = figures.fitting(share.keys) if figures is not None and share.applications and share.keys else frozenset()
    return bool(fitting) and share.amount.value not in fitting


def _percent(share: Percentage, whole: int | Decimal) -> Decimal:
    return Decimal(share.amount.value) * 100 / Decimal(whole)


def _fits(share: Percentage, whole: Decimal) -> bool:
    room = Decimal(10) ** -share.decimals + (1 if share.rough else 0)
    return abs(_percent(share, whole) - share.percent) < room


@rule(
    "GI507",
    "breakdown",
    Severity.WARNING,
    source=FORMAT,
    tags=["narrative"],
    zh="分项与总数不符：{problem}",
    en="the parts do not agree with their total: {problem}",
)
def breakdown(shares: StatedShares, figures: ApplicationFigures | None, said: StatedCounts) -> Findings:
    """Parts in the text are no more than their total, and all of it where they are said to be.

    What it does:
        Adds up the parts that the text lists after 其中, 含, 分别为 or 分为 in the same measure and compares them with the
        number before, or the sum of those side by side (建议14件、提案19件，其中…). Parts after 其中 may fall short; those
        after 分别为, 分为 and 由…组成 must add up, and so must 自然人 and 法人或其他组织.

    Why:
        Lists are extended and their totals forgotten.

    Bad:
        主动公开信息19条，其中公文类5条、非公文类17条

    Good:
        主动公开信息19条，其中公文类2条、非公文类17条

    Known limits:
        Outcomes, the results of disputes and 自然人 that are not the table's are GI502's, GI503's and GI510's. Parts that
        may overlap (by platform) are compared one by one only. Approximate numbers are not compared.
    """
    for found in shares.breakdowns:
        if figures is None or not (_is_told(found, figures) or _is_split_told(found, figures, said)):
            yield from _check(found)


def _is_told(found: Breakdown, figures: ApplicationFigures) -> bool:
    """Whether the total or a part is wrong by the table already (GI501, GI502, GI510), or total and parts are two of
    its totals: 收到27件（含上年结转2件），其中自然人22件，法人3件."""
    fitting = figures.fitting(found.keys) if found.keys else frozenset()
    if fitting and found.total.value not in fitting:
        return True
    if not found.applicants:
        return False
    either = figures.fitting(["natural"]) | figures.fitting(["legal"])
    if either and not all(part.value in either for part in found.parts):
        return True
    return found.total.value in figures.totals and sum(part.value for part in found.parts) in figures.totals


def _is_split_told(found: Breakdown, figures: ApplicationFigures, said: StatedCounts) -> bool:
    """Whether a part counts 自然人 or 法人或其他组织, and not as the table does (GI510)."""
    split = [s for s in said.whole if s.keys in {("natural",), ("legal",)}]
    return any(
        part.text is s.text and part.start < s.end and s.start < part.end
        for s in split
        if (fitting := figures.fitting(s.keys)) and s.value not in fitting
        for part in found.parts
    )


def _check(found: Breakdown) -> Iterator[Finding]:
    too_large = next((part for part in found.parts if part.value > found.most), None)
    unit, total = found.total.unit, found.total.value
    if too_large is not None:
        part = too_large.value
        problem = Term(
            f"{part} > {found.most}", f"分项{part}{unit}大于总数{found.most}{unit}", f"{part} is more than {found.most}"
        )
        yield Finding(too_large, related=[found.total], problem=problem)
        return
    added = sum(part.value for part in found.parts)
    written = "+".join(str(part.value) for part in found.parts)
    if found.alike and len(found.parts) > 1 and added > found.most:
        problem = Term(
            f"{added} > {found.most}",
            f"{written}={added}{unit}，大于总数{found.most}{unit}",
            f"{written} is {added}, more than {found.most}",
        )
        yield Finding(found.parts[0], related=[found.total], problem=problem)
    elif found.complete and added != total:
        problem = Term(
            f"{added} != {total}",
            f"{written}={added}{unit}，不等于总数{total}{unit}",
            f"{written} is {added}, not {total}",
        )
        yield Finding(found.parts[0], related=[found.total], problem=problem)
