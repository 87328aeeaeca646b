"""Facts of the small kind of report. Not string annotations: rules ask for facts by their types."""

from msgspec import Struct

from reportlint import Report, fact


class Year(Struct, frozen=True):
    published: int


class Met(Struct, frozen=True):
    times: int


class Body(Struct, frozen=True):
    published: str


@fact(publish="year")
def year(report: Report) -> Year | None:
    at = report.text.find("年纪要")
    return Year(int(report.text[at - 4 : at])) if at >= 4 else None


@fact(publish="body")
def body(report: Report) -> Body | None:
    return Body("青石社") if "青石社" in report.text else None


@fact
def met(report: Report) -> Met | None:
    return Met(1) if "集会" in report.text else None
