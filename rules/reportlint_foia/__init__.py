"""The pack for the annual reports of US federal agencies under the Freedom of Information Act."""

import os

from reportlint import Pack, hookimpl

_HERE = os.path.dirname(__file__)

_RULES = ("structure", "balances", "overall", "years", "links", "pending", "values", "series")


@hookimpl
def reportlint_pack() -> Pack:
    """The pack. Its facts and rules are imported when a report of its profile is checked."""
    from .profile import PROFILE

    return Pack(
        api=1,
        prefix="FOIA",
        profiles=[PROFILE],
        facts=[f"reportlint_foia.facts.{name}" for name in ("sections", "agency", "period", "tables", "figures")],
        rules=[f"reportlint_foia.rules.{name}" for name in _RULES],
        preset_file=os.path.join(_HERE, "presets.toml"),
        bases={name: os.path.join(_HERE, "canonical", f"{name}.md") for name in ("2014", "2021")},
    )
