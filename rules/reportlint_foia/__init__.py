"""The pack for the annual reports of US federal agencies under the Freedom of Information Act."""

from reportlint import Pack, Preset, hookimpl


@hookimpl
def reportlint_pack() -> Pack:
    """The pack. Its facts and rules are imported when a report of its profile is checked."""
    from .profile import PROFILE

    return Pack(
        api=1,
        prefix="FOIA",
        profiles=[PROFILE],
        facts=["reportlint_foia.facts"],
        rules=["reportlint_foia.rules"],
        presets={"recommended-2026": Preset(select=("FOIA101", "FOIA201", "FOIA301"))},
    )
