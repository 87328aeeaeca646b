"""The six statutory sections: which are there, and which are not."""

from collections.abc import Mapping

from msgspec import Struct

from reportlint import Report, Section, Span, Where, fact

from ..editions import SECTION_IDS, joined_sections
from ..formats import SECTIONS
from ..publications import Publications
from ..tables import Applications, Disputes

_TABLES = {"S2": "T2", "S3": "T3", "S4": "T4"}
_HAN = "一二三四五六"


class MissingSection(Struct, frozen=True):
    """A statutory section without a heading. ``table`` says whether its table stands nonetheless; ``where`` is the
    table, else the heading that stands in its place or names it beside another section."""

    id: str
    where: Where
    table: bool


class StatutorySections(Struct, frozen=True):
    """The first section of each id, all of them, and the missing ones in statutory order."""

    by_id: Mapping[str, Section]
    every: Mapping[str, tuple[Section, ...]]
    missing: tuple[MissingSection, ...]

    def get(self, id: str) -> Section | None:
        return self.by_id.get(id)

    def lacks(self, id: str) -> bool:
        return id not in self.by_id


def statutory_title(id: str) -> str:
    """The section's number and statutory title: 三、收到和处理政府信息公开申请情况."""
    return f"{_HAN[int(id[1]) - 1]}、{SECTIONS[id].title}"


@fact
def statutory_sections(report: Report) -> StatutorySections:
    every: dict[str, tuple[Section, ...]] = {}
    for section in report.sections:
        if section.id in SECTION_IDS:
            every[section.id] = (*every.get(section.id, ()), section)
    by_id = {id: sections[0] for id, sections in every.items()}
    missing = tuple(_missing(report, id, by_id) for id in SECTION_IDS if id not in by_id)
    return StatutorySections(by_id, every, missing)


def _missing(report: Report, id: str, by_id: Mapping[str, Section]) -> MissingSection:
    table = report.labelled_tables.get(_TABLES.get(id, ""))
    if isinstance(table, (Publications, Applications, Disputes)):
        return MissingSection(id, table.tables[0], table=True)
    instead = _in_its_place(report, id, by_id)
    if instead is not None:
        return MissingSection(id, instead, table=False)
    following = next((by_id[later] for later in SECTION_IDS if later > id and later in by_id), None)
    if id == "S1" and report.sections and report.sections[0] is not following:
        return MissingSection(id, report.sections[0], table=False)
    return MissingSection(id, following or _last_line(report), table=False)


def _in_its_place(report: Report, id: str, by_id: Mapping[str, Section]) -> Section | None:
    """The heading that names a missing section too, behind another's name; else the one that bears its number where it
    should stand."""
    for section in by_id.values():
        if id in joined_sections(section.title.folded):
            return section
    styles = [section.style for section in by_id.values()]
    style = max(styles, key=styles.count, default="")
    tops = report.sections
    for at, section in enumerate(tops):
        if not section.id and section.style == style and f"S{section.ordinal}" == id:
            fits = all(other.id < id for other in tops[:at]) and all(not s.id or s.id > id for s in tops[at + 1 :])
            return section if fits else None
    return None


def _last_line(report: Report) -> Where:
    blocks = list(report.all_blocks)
    sections = list(report.walk())
    ends = [block.span for block in blocks] + [section.span for section in sections]
    if not ends:
        return report.title if report.title is not None else Span(0, 0)
    return max(ends, key=lambda span: span.start)
