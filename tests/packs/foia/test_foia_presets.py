"""The presets: frozen, dated, and in step with the rules."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reportlint import Severity
from reportlint.cli import run
from reportlint.config.presets import pack_presets, read_presets
from reportlint.plugins.registry import Registry

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "foia"
RAISED = {"error": "error", "warning": "error", "info": "warning"}


def _living(registry: Registry) -> Mapping[str, str]:
    """What the rules say of themselves, and the variants with a severity of their own."""
    pack = next(pack for pack in registry.packs if pack.title == "foia")
    found: dict[str, str] = {}
    for rule in registry.rules(pack):
        messages = rule.messages.items()
        found[rule.code] = rule.severity.label
        found |= {f"{rule.code}.{v}": m.severity.label for v, m in messages if v and m.severity is not None}
    return found


def test_the_presets_say_what_the_rules_say() -> None:
    registry = Registry()
    pack = next(pack for pack in registry.packs if pack.title == "foia")
    presets = read_presets(pack.preset_file)
    rules = _living(registry)
    assert dict(presets["recommended-2026"].severity) == rules
    assert dict(presets["strict-2026"].severity) == {word: RAISED[level] for word, level in rules.items()}
    assert set(rules.values()) == {Severity.ERROR.label, Severity.WARNING.label, Severity.INFO.label}


def test_the_undated_names_are_the_newest() -> None:
    pack = next(pack for pack in Registry().packs if pack.title == "foia")
    (told,) = pack_presets([pack])
    assert {name: statement.origin for name, statement in told.presets.items()} == {
        "foia:recommended-2026": "foia:recommended-2026",
        "foia:strict-2026": "foia:strict-2026",
        "foia:recommended": "foia:recommended-2026",
        "foia:strict": "foia:strict-2026",
    }


@pytest.mark.parametrize(("preset", "level", "code"), [("recommended", "warning", 0), ("strict-2026", "error", 1)])
def test_a_warning_fails_under_strict(
    preset: str, level: str, code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (EXAMPLES / "fy2021-valid.md").read_text("utf-8")
    for old, new in (("| OS | 1 | 0 |\n", "| OS | 5 | 0 |\n"), ("OVERALL | 302 |", "OVERALL | 306 |")):
        assert text.count(old) == 1
        text = text.replace(old, new)
    (tmp_path / "report.md").write_text(text, "utf-8")
    config = tmp_path / "reportlint.toml"
    config.write_text(f'extends = "foia:{preset}"\n', "utf-8")
    arguments = ["check", "--config", str(config), "--format", "concise", str(tmp_path / "report.md")]
    assert run(arguments) == code
    assert capsys.readouterr().out.split(" ")[1:3] == ["FOIA408", level]
