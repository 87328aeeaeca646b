"""Which rules speak and how gravely: layers, exactness, what is refused."""

import pytest
from triage_pack import demo_catalogue

from reportlint import Preset, Severity
from reportlint.triage.naming import Naming, has_prefix
from reportlint.triage.selection import Selection
from reportlint.triage.settings import Layer, RunSettings, SettingsError

OFF, INFO, WARNING, ERROR = Severity.OFF, Severity.INFO, Severity.WARNING, Severity.ERROR


def levels(*layers: Layer, presets: dict[str, Preset] | None = None, **settings: object) -> dict[str, Severity]:
    catalogue = demo_catalogue(presets)
    selection = Selection(catalogue, RunSettings(layers=layers, **settings))  # type: ignore[arg-type]
    found = {rule.code: selection.level(rule) for rule in catalogue.of_packs()}
    pending = catalogue.find("DM201")
    assert pending is not None
    found["DM201.pending"] = selection.level(pending, "pending")
    return found


def speaking(*layers: Layer, presets: dict[str, Preset] | None = None, **settings: object) -> list[str]:
    return [code for code, level in levels(*layers, presets=presets, **settings).items() if level is not OFF]


ALL = ["DM101", "DM102", "DM201", "DM201.pending"]


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ((), ALL),
        ((Layer(),), ALL),
        ((Layer(select=("DM101",)),), ["DM101"]),
        ((Layer(select=("missing-part",)),), ["DM101"]),
        ((Layer(select=("DM1",)),), ["DM101", "DM102"]),
        ((Layer(select=("structure",)),), ["DM101", "DM102"]),
        ((Layer(select=("demo",)),), ALL),
        ((Layer(select=("all",)),), ALL),
        ((Layer(select=("DM101",), extend_select=("DM201",)),), ["DM101", "DM201", "DM201.pending"]),
        ((Layer(extend_select=("DM201",)),), ALL),
        ((Layer(ignore=("DM1",)),), ["DM201", "DM201.pending"]),
        # the most exact word wins, of equals the one that switches off
        ((Layer(select=("DM1",), ignore=("DM102",)),), ["DM101"]),
        ((Layer(select=("DM102",), ignore=("DM1",)),), ["DM102"]),
        ((Layer(select=("DM102",), ignore=("DM102",), extend_select=("DM101",)),), ["DM101"]),
        ((Layer(select=("DM1",), ignore=("style",)),), ["DM101", "DM102"]),
        ((Layer(select=("structure",), ignore=("DM10",)), Layer()), []),
        # a higher layer decides, whatever a lower one says
        ((Layer(select=("DM1",)), Layer(ignore=("DM101",))), ["DM101", "DM102"]),
        ((Layer(ignore=("DM201",)), Layer(select=("DM201",))), []),
        ((Layer(extend_select=("DM201",)), Layer(select=("DM101",))), ["DM101", "DM201", "DM201.pending"]),
    ],
)
def test_what_speaks(layers: tuple[Layer, ...], expected: list[str]) -> None:
    if expected:
        assert speaking(*layers) == expected
    else:
        with pytest.raises(SettingsError, match="no rule is selected"):
            speaking(*layers)


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
    found = levels(Layer(severity=severity))
    assert {code: found[code] for code in expected} == expected


def test_a_lower_layer_states_the_severity_of_a_rule_that_a_higher_one_selects() -> None:
    assert levels(Layer(select=("DM101",)), Layer(severity={"DM101": WARNING}))["DM101"] is WARNING
    assert levels(Layer(select=("DM101",)), Layer(severity={"DM101": OFF}))["DM101"] is ERROR


def test_a_preset_lies_under_all_layers() -> None:
    presets = {"recommended-2025": Preset(("DM1",)), "recommended-2026": Preset(("DM2",), {"DM201": "warning"})}
    assert levels(presets=presets)["DM201"] is WARNING
    assert speaking(presets=presets) == ["DM201", "DM201.pending"]
    assert speaking(Layer(extend_select=("DM101",)), presets=presets) == ["DM101", "DM201", "DM201.pending"]
    assert speaking(Layer(select=("DM102",)), presets=presets) == ["DM102"]
    catalogue = demo_catalogue(presets)
    older = Selection(catalogue, RunSettings(presets=("demo:recommended-2025",)))
    assert [rule.code for rule in catalogue.of_packs() if older.level(rule) is not OFF] == ["DM101", "DM102"]


def test_mandatory_rules_beat_everything() -> None:
    layer = Layer(select=("DM101",), ignore=("DM2",), severity={"DM201": OFF})
    assert speaking(layer, mandatory=("DM2",)) == ["DM101", "DM201", "DM201.pending"]


def test_rules_of_the_linter_are_not_a_matter_of_select_but_of_ignore() -> None:
    catalogue = demo_catalogue()
    core = catalogue.core
    chosen = Selection(catalogue, RunSettings(layers=(Layer(select=("DM101",)),)))
    assert {code: chosen.level(rule) for code, rule in core.items()} == {
        "RL001": ERROR, "RL002": WARNING, "RL003": ERROR, "RL004": WARNING, "RL005": INFO, "RL006": WARNING,
    }  # fmt: skip
    quiet = Selection(catalogue, RunSettings(layers=(Layer(ignore=("RL004", "RL006")),)))
    assert [code for code, rule in core.items() if quiet.level(rule) is OFF] == ["RL004", "RL006"]
    loud = Selection(catalogue, RunSettings(layers=(Layer(ignore=("RL",)),)))
    assert [code for code, rule in core.items() if loud.level(rule) is not OFF] == ["RL001", "RL002", "RL003"]


@pytest.mark.parametrize(
    ("layer", "zh", "en"),
    [
        (
            Layer(select=("DM011",)),
            "没有规则叫“DM011”（select），是否指DM101？",
            "no rule, prefix or tag is called 'DM011' (select); did you mean DM101?",
        ),
        (
            Layer(ignore=("mising-part",)),
            "没有规则叫“mising-part”（ignore），是否指missing-part？",
            "no rule, prefix or tag is called 'mising-part' (ignore); did you mean missing-part?",
        ),
        (
            Layer(severity={"DM201.pendin": INFO}, origin="reportlint.toml"),
            "reportlint.toml: 没有规则叫“DM201.pendin”（severity），是否指DM201.pending？",
            "reportlint.toml: no rule, prefix or tag is called 'DM201.pendin' (severity); did you mean DM201.pending?",
        ),
        (
            Layer(select=("dm1",)),
            "没有规则叫“dm1”（select），是否指DM1？",
            "no rule, prefix or tag is called 'dm1' (select); did you mean DM1?",
        ),
        (
            Layer(select=("D",)),
            "没有规则叫“D”（select），是否指DM？",
            "no rule, prefix or tag is called 'D' (select); did you mean DM?",
        ),
        (Layer(select=("ZZ",)), "没有规则叫“ZZ”（select）", "no rule, prefix or tag is called 'ZZ' (select)"),
        (
            Layer(ignore=("RL001",)),
            "RL001不能关闭或改变级别：没有读到或没有检查的内容必须说明",
            "RL001 cannot be switched off or changed: what was not read or not checked is always said",
        ),
        (
            Layer(severity={"rule-crashed": INFO}),
            "RL003不能关闭或改变级别：没有读到或没有检查的内容必须说明",
            "RL003 cannot be switched off or changed: what was not read or not checked is always said",
        ),
        (
            Layer(ignore=("all",)),
            "没有选中任何规则，无从检查；用 reportlint rules 查看规则",
            "no rule is selected, so nothing would be checked; `reportlint rules` lists the rules",
        ),
        (
            Layer(select=("RL004",)),
            "没有选中任何规则，无从检查；用 reportlint rules 查看规则",
            "no rule is selected, so nothing would be checked; `reportlint rules` lists the rules",
        ),
        (
            Layer(severity={"DM": OFF}),
            "没有选中任何规则，无从检查；用 reportlint rules 查看规则",
            "no rule is selected, so nothing would be checked; `reportlint rules` lists the rules",
        ),
    ],
)
def test_what_is_refused(layer: Layer, zh: str, en: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Selection(demo_catalogue(), RunSettings(layers=(layer,)))
    assert (caught.value.zh, caught.value.en) == (zh, en)


def test_an_unknown_preset_is_refused() -> None:
    catalogue = demo_catalogue({"recommended-2026": Preset(("DM1",))})
    with pytest.raises(SettingsError) as caught:
        Selection(catalogue, RunSettings(presets=("demo:recomended",)))
    assert caught.value.en == "no preset is called demo:recomended; did you mean demo:recommended?"


def test_exactness() -> None:
    naming = Naming({"demo": "DM"})
    rule = demo_catalogue().find("DM102")
    assert rule is not None
    words = ["all", "demo", "style", "DM", "DM1", "DM10", "part-order", "DM102"]
    ranks = [naming.rank(word, rule) for word in words]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert [naming.rank(word, rule) for word in ["", "D", "DM2", "order", "DM102.pending"]] == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("prefix", "expected"), [("GI", True), ("GI5", True), ("GI503", True), ("G", False), ("", False), ("GI6", False)]
)
def test_prefixes_end_behind_the_letters(prefix: str, expected: bool) -> None:
    assert has_prefix("GI503", prefix) is expected
