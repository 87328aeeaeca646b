"""Which rules speak and how gravely: layers, exactness, what is refused."""

from typing import Any

import pytest
from triage_pack import chosen, demo_catalogue, demo_registry, layer

from reportlint import Preset, Severity
from reportlint.config import Configuration
from reportlint.config.selection import Naming, has_prefix

OFF, INFO, WARNING, ERROR = Severity.OFF, Severity.INFO, Severity.WARNING, Severity.ERROR


def levels(*layers: Configuration, presets: dict[str, Preset] | None = None, **settings: Any) -> dict[str, Severity]:
    selection = chosen(*layers, presets=presets, **settings)
    found = {rule.code: selection.level(rule) for rule in demo_registry().all_rules()}
    pending = demo_catalogue().find("DM201")
    assert pending is not None
    found["DM201.pending"] = selection.level(pending, "pending")
    return found


def speaking(*layers: Configuration, presets: dict[str, Preset] | None = None, **settings: Any) -> list[str]:
    return [code for code, level in levels(*layers, presets=presets, **settings).items() if level is not OFF]


ALL = ["DM101", "DM102", "DM201", "DM201.pending"]


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ((), ALL),
        ((layer(),), ALL),
        ((layer(select=("DM101",)),), ["DM101"]),
        ((layer(select=("missing-part",)),), ["DM101"]),
        ((layer(select=("DM1",)),), ["DM101", "DM102"]),
        ((layer(select=("structure",)),), ["DM101", "DM102"]),
        ((layer(select=("demo",)),), ALL),
        ((layer(select=("all",)),), ALL),
        ((layer(select=("DM101",), extend_select=("DM201",)),), ["DM101", "DM201", "DM201.pending"]),
        ((layer(extend_select=("DM201",)),), ALL),
        ((layer(ignore=("DM1",)),), ["DM201", "DM201.pending"]),
        # the most exact word wins, of equals the one that switches off
        ((layer(select=("DM1",), ignore=("DM102",)),), ["DM101"]),
        ((layer(select=("DM102",), ignore=("DM1",)),), ["DM102"]),
        ((layer(select=("DM102",), ignore=("DM102",), extend_select=("DM101",)),), ["DM101"]),
        ((layer(select=("DM1",), ignore=("style",)),), ["DM101", "DM102"]),
        ((layer(select=("structure",), ignore=("DM10",)), layer()), []),
        # a higher layer decides, whatever a lower one says
        ((layer(select=("DM1",)), layer(ignore=("DM101",))), ["DM101", "DM102"]),
        ((layer(ignore=("DM201",)), layer(select=("DM201",))), []),
        ((layer(extend_select=("DM201",)), layer(select=("DM101",))), ["DM101", "DM201", "DM201.pending"]),
    ],
)
def test_what_speaks(layers: tuple[Configuration, ...], expected: list[str]) -> None:
    assert speaking(*layers) == expected


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        ({"DM101": WARNING}, {"DM101": WARNING, "DM102": WARNING, "DM201": ERROR, "DM201.pending": ERROR}),
        ({"DM": INFO, "DM101": ERROR}, {"DM101": ERROR, "DM102": INFO, "DM201": INFO, "DM201.pending": INFO}),
        ({"DM201.pending": OFF}, {"DM101": ERROR, "DM102": WARNING, "DM201": ERROR, "DM201.pending": OFF}),
        ({"DM201": OFF}, {"DM101": ERROR, "DM102": WARNING, "DM201": OFF, "DM201.pending": OFF}),
        ({"DM2": OFF, "sum-mismatch.pending": INFO}, {"DM201": OFF}),
    ],
)
def test_severities(severity: dict[str, Severity], expected: dict[str, Severity]) -> None:
    found = levels(layer(severity=[f"{word}={level.label}" for word, level in severity.items()]))
    assert {code: found[code] for code in expected} == expected


def test_a_lower_layer_states_the_severity_of_a_rule_that_a_higher_one_selects() -> None:
    assert levels(layer(select=("DM101",)), layer(severity=["DM101=warning"]))["DM101"] is WARNING
    assert levels(layer(select=("DM101",)), layer(severity=["DM101=off"]))["DM101"] is ERROR


def test_a_preset_lies_under_all_layers() -> None:
    presets = {"recommended-2025": Preset(("DM1",)), "recommended-2026": Preset(("DM2",), {"DM201": "warning"})}
    assert levels(presets=presets)["DM201"] is WARNING
    assert speaking(presets=presets) == ["DM201", "DM201.pending"]
    assert speaking(layer(extend_select=("DM101",)), presets=presets) == ["DM101", "DM201", "DM201.pending"]
    assert speaking(layer(select=("DM102",)), presets=presets) == ["DM102"]
    older = levels(presets=presets, extends="demo:recommended-2025")
    assert [code for code, level in older.items() if level is not OFF] == ["DM101", "DM102"]


def test_mandatory_rules_beat_everything() -> None:
    said = layer(select=("DM101",), ignore=("DM2",), severity=["DM201=off"])
    assert speaking(said, mandatory=("DM2",)) == ["DM101", "DM201", "DM201.pending"]


def test_rules_of_the_linter_are_not_a_matter_of_select_but_of_ignore() -> None:
    catalogue = demo_catalogue()
    core = catalogue.core
    narrow = chosen(layer(select=("DM101",)))
    assert {code: narrow.level(rule) for code, rule in core.items()} == {
        "RL001": ERROR, "RL002": WARNING, "RL003": ERROR, "RL004": WARNING, "RL005": INFO, "RL006": WARNING,
    }  # fmt: skip
    quiet = chosen(layer(ignore=("RL004", "RL006")))
    assert [code for code, rule in core.items() if quiet.level(rule) is OFF] == ["RL004", "RL006"]
    loud = chosen(layer(ignore=("RL",)))
    assert [code for code, rule in core.items() if loud.level(rule) is not OFF] == ["RL001", "RL002", "RL003"]


def test_exactness() -> None:
    naming = Naming({"demo": "DM"})
    rule = demo_catalogue().find("DM102")
    assert rule is not None
    words = ["all", "demo", "style", "DM", "DM1", "DM10", "part-order", "DM102"]
    ranks = [naming.rank(word, rule, "") for word in words]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert [naming.rank(word, rule, "") for word in ["", "D", "DM2", "order", "DM102.pending"]] == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("prefix", "expected"), [("GI", True), ("GI5", True), ("GI503", True), ("G", False), ("GI6", False)]
)
def test_prefixes_end_behind_the_letters(prefix: str, expected: bool) -> None:
    assert has_prefix("GI503", prefix) is expected
