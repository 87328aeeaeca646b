"""The pack for annual reports on government information disclosure (政府信息公开工作年度报告)."""

import os

from reportlint import Pack, hookimpl

_FACTS = (
    "balances",
    "preamble",
    "period",
    "identity",
    "parts",
    "sections",
    "table_edition",
    "entries",
    "placeholders",
    "improvements",
    "enumerations",
    "repetitions",
    "prose",
    "originals",
    "digits",
    "contact",
    "reporting",
    "counted_text",
    "statements",
    "shares",
    "figures",
    "fees",
    "bodies",
    "order",
    "copies",
    "aspects",
    "publication",
    "tense",
    "title_doubt",
)
_CANONICAL = os.path.join(os.path.dirname(__file__), "canonical")
_RULES = (
    "structure",
    "period",
    "tables",
    "arithmetic",
    "content",
    "cells",
    "documents",
    "layout",
    "pieces",
    "plans",
    "prose",
    "privacy",
    "contacts",
    "punctuation",
    "characters",
    "language",
    "naming",
    "narrative",
    "narrative_claims",
    "narrative_shares",
    "narrative_fees",
    "headings",
    "aspects",
    "titles",
    "years",
    "publication",
)


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
        preset_file=os.path.join(os.path.dirname(__file__), "presets.toml"),
        bases={name: os.path.join(_CANONICAL, f"{name}.md") for name in ("2019", "2021")},
    )
