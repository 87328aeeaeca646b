"""The pack for annual reports on government information disclosure (政府信息公开工作年度报告)."""

from pathlib import Path

from reportlint import Pack, hookimpl

_FACTS = ("preamble", "period", "identity", "parts", "sections")
_CANONICAL = Path(__file__).with_name("canonical")
_RULES = ("structure", "period", "tables", "arithmetic", "content")


@hookimpl
def reportlint_pack() -> Pack:
    """The pack. Its facts and rules are imported when a report of its profile is checked."""
    from .profile import PROFILE

    return Pack(
        api=1,
        prefix="GI",
        profiles=[PROFILE],
        facts=[f"reportlint_govinfo.facts.{name}" for name in _FACTS],
        rules=[f"reportlint_govinfo.rules.{name}" for name in _RULES],
        bases={name: _CANONICAL / f"{name}.md" for name in ("2019", "2021")},
    )
