"""Every example of every rule in every format, and the canonical reports themselves."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportlint import Pack
from reportlint.batch.check import Checker, Settings
from reportlint.plugins.registry import Registry
from reportlint.testing import WRITERS, Trials, parse

FORMATS = [
    "md",
    pytest.param("txt", marks=pytest.mark.slow),
    pytest.param("html", marks=pytest.mark.slow),
    pytest.param("docx", marks=pytest.mark.slow),
    pytest.param("pdf", marks=pytest.mark.slow),
]
NEEDS = {"html": "turbohtml", "docx": "reportlint.testing.ooxml", "pdf": "pypdfium2"}
AGENCIES = {"2014": "Sample Advisory Board", "2021": "Bureau of Sample Affairs"}
FEWEST = 3
"""Firing and silent examples that each rule has."""


@cache
def registry() -> Registry:
    return Registry()


def pack() -> Pack:
    return next(pack for pack in registry().packs if pack.title == "foia")


@cache
def trials() -> Trials:
    return Trials(registry(), pack())


def test_every_rule_has_examples() -> None:
    for code, examples in trials().examples.items():
        firing = sum(example.fires for example in examples)
        assert (firing >= FEWEST, len(examples) - firing >= FEWEST) == (True, True), code


def test_every_variant_has_an_example() -> None:
    for rule in registry().rules(pack()):
        shown = {example.variant for example in trials().examples[rule.code] if example.fires}
        assert set(rule.messages) - shown <= ({"none"} if rule.code == "FOIA101" else set()), rule.code


@pytest.mark.parametrize("format", FORMATS)
def test_examples(format: str) -> None:
    """Each fires at the words that it quotes, read back from the report's text by the finding's lines and columns."""
    pytest.importorskip(NEEDS.get(format, "reportlint"))
    assert [str(trial) for trial in trials().run([format]) if not trial.passed] == []


@pytest.mark.parametrize("format", ["md", "txt", "html", "docx", "pdf"])
@pytest.mark.parametrize(("base", "tables"), [("2014", 30), ("2021", 32)])
def test_the_canonical_reports_are_silent(base: str, tables: int, format: str) -> None:
    pytest.importorskip(NEEDS.get(format, "reportlint"))
    data = WRITERS[format](parse(Path(pack().bases[base]).read_text("utf-8")))
    checker = Checker(registry(), Settings())
    result = checker.check(data, f"report.{format}")
    assert (result.profile, result.checked, result.facts) == (
        "foia",
        True,
        {"agency": AGENCIES[base], "year": int(base)},
    )
    assert [f"{f.code} {f.place.line}:{f.place.column} {f.en}" for f in result.findings] == []
    assert {code for code, state in result.states.items() if state.state != "ran"} == {"FOIA701", "FOIA702"}
    report, _ = checker.read(data, f"report.{format}")
    assert len(report.labelled_tables) == tables
