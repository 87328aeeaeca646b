"""The pack for annual reports on government information disclosure (政府信息公开工作年度报告)."""

from reportlint import Pack, hookimpl


@hookimpl
def reportlint_pack() -> Pack:
    """The pack. Its facts and rules are imported when a report of its profile is checked."""
    from .profile import PROFILE

    return Pack(
        api=1,
        prefix="GI",
        profiles=[PROFILE],
        facts=[],
        rules=[],
    )
