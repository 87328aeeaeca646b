"""GI508 and GI513: the fee for handling applications."""

from reportlint import Figure, Finding, Findings, Report, Severity, Term, rule

from ..clauses import FEES
from ..facts import Edition, StatutorySections
from ..facts.fees import StatedFees
from ..facts.placeholders import Placeholders
from ..facts.publication import holds_signature_only


@rule(
    "GI508",
    "handling-fee-unreported",
    Severity.WARNING,
    source=FEES,
    tags=["narrative"],
    zh="“{section}”没有报告信息处理费的收取情况，未收取的也应写明",
    en="“{section}” does not say whether fees for handling applications were taken",
)
def handling_fee_unreported(
    report: Report,
    sections: StatutorySections,
    edition: Edition,
    fees: StatedFees,
    placeholders: Placeholders | None,
) -> Findings:
    """The report says whether the handling fee was taken.

    What it does:
        In reports since 2021, looks for a word of the fee (信息处理费, 信息公开处理费, 收费, 未收取…费) in section six, else
        anywhere.

    Why:
        国办函〔2020〕109号 asks that the fee be reported each year: how many notices, how much asked and received.

    Bad:
        六、其他需要报告的事项 / 没有其他需要报告的事项。

    Good:
        六、其他需要报告的事项 / 本年度发出收费通知0件，总金额0元，实际收取0元。

    Known limits:
        Other fees (行政事业性收费, 收费目录) do not count. Without section six GI101 tells, without text in it GI106, with
        template text only GI607. A picture in section six may say it.
    """
    section = sections.get("S6")
    if edition.id != "2021" or section is None or fees.spoken_of:
        return
    if placeholders is not None and placeholders.fill(section):
        return
    blocks = list(section.all_blocks)
    if not blocks or holds_signature_only(report, section):
        return
    if any(isinstance(block, Figure) for block in blocks):
        return
    first = next(section.paragraphs, None)
    yield Finding(first if first is not None else section, section=section.heading.text.folded)


@rule(
    "GI513",
    "handling-fee-figures",
    Severity.INFO,
    source=FEES,
    tags=["narrative"],
    zh="报告称收取了信息处理费，但没有写明{missing}",
    en="the report says that fees were taken, but not {missing}",
)
def handling_fee_figures(edition: Edition, fees: StatedFees) -> Findings:
    """A fee that was taken is reported with its figures.

    What it does:
        Where the text says that the handling fee was taken, looks for the number of notices and for the amount.

    Why:
        国办函〔2020〕109号 asks for both.

    Bad:
        全年收取政府信息公开信息处理费3000元。

    Good:
        全年发出收费通知2件，总金额3000元，实际收取3000元。

    Known limits:
        The number of cases counts as that of notices.
    """
    if edition.id != "2021":
        return
    taken = fees.received
    if taken is not None:
        if all(statement.notices is None for statement in fees.statements):
            yield Finding(taken, missing=_NOTICES)
        return
    counted = next((s for s in fees.statements if s.notices and not s.denied and s.takes), None)
    if counted is not None and all(s.asked is None and s.received is None for s in fees.statements):
        yield Finding(counted, missing=_AMOUNT)


_NOTICES = Term("notices", "发出收费通知的件数", "the number of notices")
_AMOUNT = Term("amount", "收取的金额", "the amount")
