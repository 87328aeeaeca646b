"""Every example of every rule in every format, and the canonical reports themselves."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportlint import Pack
from reportlint.batch.check import Checker, Settings
from reportlint.plugins.registry import Registry
from reportlint.testing import WRITERS, Trials, lacking, parse

FORMATS = [
    "md",
    "txt",
    "html",
    pytest.param("docx", marks=pytest.mark.slow),
    pytest.param("pdf", marks=pytest.mark.slow),
]
NEEDS = {"html": "turbohtml", "docx": "reportlint.testing.ooxml", "pdf": "reportlint.testing.pdf"}


@cache
def registry() -> Registry:
    return Registry()


def pack() -> Pack:
    return next(pack for pack in registry().packs if pack.title == "govinfo")


@cache
def trials() -> Trials:
    return Trials(registry(), pack())


def test_every_rule_has_examples() -> None:
    assert lacking(trials().examples) == []


@pytest.mark.parametrize("format", FORMATS)
def test_examples(format: str) -> None:
    """Each fires at the words that it quotes, read back from the report's text by the finding's lines and columns."""
    pytest.importorskip(NEEDS.get(format, "reportlint"))
    assert [str(trial) for trial in trials().run([format]) if not trial.passed] == []


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("base", ["2019", "2021"])
def test_the_canonical_reports_are_silent(base: str, format: str) -> None:
    pytest.importorskip(NEEDS.get(format, "reportlint"))
    markup = Path(pack().bases[base]).read_text("utf-8")
    result = Checker(registry(), Settings()).check(WRITERS[format](parse(markup)), f"report.{format}")
    assert (result.profile, result.checked) == ("govinfo", True)
    assert [f"{f.code} {f.place.line}:{f.place.column} {f.zh}" for f in result.findings] == []
    year = {"2019": 2020, "2021": 2023}[base]
    facts = {name: result.facts[name] for name in ("year", "edition", "agency")}
    assert facts == {"year": year, "edition": base, "agency": "云岭县水务局"}
