"""A report under rules across reports, together with last year's."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing

from reportlint.authoring.plan import Plan
from reportlint.engine.across import check_across, read_pair
from reportlint.engine.results import RawResult
from reportlint.engine.run import check_report
from reportlint.model import Profile, Report
from reportlint.series.meeting import Meeting


def compare(reports: Sequence[Report], plan: Plan, profile: Profile) -> RawResult:
    """The result of the first of some reports that are checked together, all by one plan."""
    with closing(Meeting()) as meeting:
        for index, report in enumerate(reports):
            raw = check_report(report, plan, profile.language, (), ())
            if raw.kept is None:
                return raw
            meeting.add(index, raw, profile.series)
        answers = [(number, check_across(name, read_pair(pair), plan)) for number, name, pair in meeting.requests()]
        return dict(meeting.results(iter(answers)))[0]
