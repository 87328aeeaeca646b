"""Comments to the linter: ``reportlint: ignore[GI201] until=2027-03-31 row="…" column="…" reason: …``."""

from __future__ import annotations

import re
from functools import cache

from reportlint.model import Directive, Span


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(r"\s*reportlint:\s*(ignore(?:-file|-start|-end)?)\s*(?:\[([^\]\n]*)\])?\s*(.*)", re.S),
        re.compile(r'(until|row|column)=(?:"([^"]*)"|“([^”]*)”|(\S+))\s*'),
    )


def read_directive(comment: str, span: Span) -> Directive | None:
    """The directive that a comment's inner text holds, None for any other comment."""
    if "reportlint:" not in comment:
        return None
    whole, option = _patterns()
    match = whole.fullmatch(comment)
    if match is None:
        return None
    kind, codes, rest = match.groups()
    rest = rest.strip()
    options: dict[str, str] = {}
    reason = ""
    while rest:
        if rest.startswith(("reason:", "reason：")):
            reason = rest[len("reason:") :].strip()
            break
        found = option.match(rest)
        if found is None:
            reason = rest
            break
        options[found[1]] = found[2] or found[3] or found[4] or ""
        rest = rest[found.end() :]
    listed = tuple(code.strip() for code in (codes or "").split(",") if code.strip())
    return Directive(
        kind, listed, span, options.get("until", ""), reason, options.get("row", ""), options.get("column", "")
    )
