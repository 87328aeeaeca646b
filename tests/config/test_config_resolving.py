"""What holds for a file: layers first, then the most exact word; sections, mandatory rules, options."""

import os
from pathlib import Path
from typing import NamedTuple

import pytest
from msgspec import structs
from sample_pack import BY_CODE, CATALOGUE, PACKS, RULES, EvenOptions, LengthOptions, write

from reportlint import Message, Severity
from reportlint.config import (
    ConfigError,
    FileSettings,
    Layers,
    check,
    check_selection,
    command_line,
    is_excluded,
    read_nearer,
    read_run,
    run_settings,
    settings_for,
)
from reportlint.config.layers import Named, OptionTable, Statement
from reportlint.config.selection import Naming

OFF, INFO, WARNING, ERROR = Severity.OFF, Severity.INFO, Severity.WARNING, Severity.ERROR


class Case(NamedTuple):
    """What the command line, the configuration near the report and the run's say, and what comes of it."""

    run: str = ""
    nearer: str = ""
    options: dict[str, list[str]] = {}  # noqa: RUF012
    path: str = "sent/report.md"
    expected: dict[str, Severity] = {}  # noqa: RUF012


def layers(folder: Path, run: str = "", nearer: str = "", options: dict[str, list[str]] | None = None) -> Layers:
    files: dict[str, str | bytes] = {"reportlint.toml": run}
    if nearer:
        files["sent/reportlint.toml"] = nearer
    directory = write(folder, files)
    chain = read_run(directory)
    near = read_nearer([os.path.join(directory, "sent", "deep")], directory, directory)
    command = command_line(**options or {})  # type: ignore[arg-type]
    check([command, *near.values(), *chain], CATALOGUE)
    return Layers(command_line=command, nearer=near, run=chain, packs=PACKS)


def settle(folder: Path, case: Case) -> FileSettings:
    return settings_for(os.path.join(str(folder), case.path), layers(folder, case.run, case.nearer, case.options))


PRESET = {"AB101": ERROR, "AB102": INFO, "AB201": ERROR, "AB201.pending": INFO, "AB202": INFO, "AB601": WARNING}
CASES = {
    "the default preset of a pack, every rule of a pack without one": Case(
        expected={**PRESET, "ABC1": WARNING}
    ),
    "another preset": Case('extends = "ab:strict"', expected={"AB102": WARNING, "AB202": ERROR, "AB601": ERROR, "AB602": INFO}),
    "a dated preset": Case('extends = "ab:recommended-2025"', expected={"AB101": ERROR, "AB102": WARNING, "AB201": ERROR, "AB202": OFF, "AB601": OFF, "ABC1": WARNING}),
    "select replaces the preset": Case('select = ["AB1"]', expected={"AB101": ERROR, "AB102": INFO, "AB201": OFF, "ABC1": OFF}),
    "extend-select adds": Case('extends = "ab:recommended-2025"\nextend-select = ["AB602", "text-length"]', expected={"AB602": INFO, "AB601": WARNING, "AB202": OFF}),
    "ignore removes": Case('ignore = ["AB2", "structure"]', expected={"AB101": OFF, "AB102": OFF, "AB201": OFF, "AB601": WARNING}),
    "a code beats a prefix": Case('select = ["AB201"]\nignore = ["AB2"]', expected={"AB201": ERROR, "AB202": OFF}),
    "a prefix beats a tag": Case('select = ["AB20"]\nignore = ["period"]', expected={"AB201": ERROR, "AB202": INFO}),
    "a longer prefix beats a shorter one": Case('select = ["AB"]\nignore = ["AB20"]', expected={"AB101": ERROR, "AB201": OFF}),
    "a code beats a name": Case('select = ["AB1", "year-missing"]\nignore = ["AB202"]\n', expected={"AB202": OFF}),
    "a name beats a prefix": Case('select = ["year-missing"]\nignore = ["AB20"]\n', expected={"AB202": INFO, "AB201": OFF}),
    "a tie removes": Case('select = ["AB1"]\nignore = ["AB1"]\nextend-select = ["AB2"]', expected={"AB101": OFF, "AB201": ERROR}),
    "severity by prefix and code": Case('severity = {AB1 = "warning", AB101 = "info"}', expected={"AB101": INFO, "AB102": WARNING}),
    "severity by tag": Case('severity = {structure = "warning", AB101 = "info"}', expected={"AB101": INFO, "AB102": WARNING}),
    "severity of a variant": Case('severity = {"AB201.pending" = "off", AB201 = "warning"}', expected={"AB201": WARNING, "AB201.pending": OFF, "AB201.partial": WARNING}),
    "severity of a variant by name": Case('severity = {"year-mismatch.pending" = "error", AB201 = "off"}', expected={"AB201": OFF, "AB201.pending": ERROR}),
    "a variant is ignored": Case('ignore = ["AB201.pending"]', expected={"AB201": ERROR, "AB201.pending": OFF}),
    "a variant is selected": Case('select = ["AB201.pending"]', expected={"AB201": OFF, "AB201.pending": INFO}),
    "off is ignored": Case('severity = {AB2 = "off"}', expected={"AB201": OFF, "AB101": ERROR}),
    "select of a code beats off of a prefix": Case('select = ["AB201", "AB101"]\nseverity = {AB2 = "off"}', expected={"AB201": ERROR, "AB202": OFF}),
    "off of a code beats select of a prefix": Case('select = ["AB2"]\nseverity = {AB201 = "off"}', expected={"AB201": OFF, "AB202": INFO}),
    "a severity does not select": Case('extends = "ab:recommended-2025"\nseverity = {AB202 = "error"}', expected={"AB202": OFF}),
    "all but one": Case('select = ["all"]\nignore = ["ABC"]', expected={"AB602": INFO, "ABC1": OFF}),
    "a pack by its name": Case('select = ["ab"]', expected={"AB602": INFO, "ABC1": OFF}),
    "a nearer one over the run's": Case('ignore = ["AB101"]\nseverity = {AB2 = "off"}', 'select = ["AB1"]\nseverity = {AB1 = "info"}', expected={"AB101": INFO, "AB102": INFO, "AB201": OFF}),
    "a nearer one adds what it ignores": Case('ignore = ["AB101"]', 'ignore = ["AB201"]', expected={"AB101": OFF, "AB201": OFF, "AB202": INFO}),
    "a nearer severity wakes what was off": Case('severity = {AB201 = "off"}', 'severity = {AB2 = "warning"}', expected={"AB201": WARNING}),
    "a nearer severity does not wake what is ignored": Case('ignore = ["AB201"]', 'severity = {AB2 = "warning"}', expected={"AB201": OFF}),
    "a nearer preset": Case('extends = "ab:strict"\nignore = ["AB101"]', 'extends = "ab:recommended"', expected={"AB101": OFF, "AB102": INFO, "AB601": WARNING, "AB201": ERROR}),
    "a nearer one elsewhere does not count": Case('severity = {AB1 = "warning"}', 'severity = {AB1 = "off"}', path="other/report.md", expected={"AB101": WARNING}),
    "the command line over all": Case('ignore = ["AB101"]', 'severity = {AB101 = "off"}', {"select": ["AB101"]}, expected={"AB101": ERROR, "AB201": OFF, "ABC1": OFF}),
    "the command line ignores": Case('select = ["AB101"]', 'select = ["AB101"]', {"ignore": ["structure"]}, expected={"AB101": OFF}),
    "severities of the command line": Case('severity = {AB101 = "info"}', options={"severity": ["AB1=warning,AB201=off"]}, expected={"AB101": WARNING, "AB201": OFF}),
    "lists of the command line": Case(options={"select": ["AB101,AB102", "AB2"], "ignore": ["AB202"]}, expected={"AB101": ERROR, "AB202": OFF, "AB601": OFF}),
    "an override by file": Case('[[overrides]]\nfiles = ["sent/*.md"]\nignore = ["AB1"]\nseverity = {AB2 = "warning"}', expected={"AB101": OFF, "AB201": WARNING}),
    "an override of other files": Case('[[overrides]]\nfiles = ["sent/*.html"]\nignore = ["AB1"]', expected={"AB101": ERROR}),
    "a later override wins": Case('[[overrides]]\nfiles = ["*.md"]\nseverity = {AB1 = "off"}\n[[overrides]]\nfiles = ["sent"]\nseverity = {AB1 = "info"}', expected={"AB101": INFO}),
    "an override selects": Case('[[overrides]]\nfiles = ["*.md"]\nselect = ["AB602"]', expected={"AB602": INFO, "AB101": OFF}),
    "a nearer one beats an override of the run": Case('[[overrides]]\nfiles = ["sent"]\nignore = ["AB101"]', 'select = ["AB101"]', expected={"AB101": ERROR}),
    "patterns of a nearer one begin at its folder": Case(nearer='[[overrides]]\nfiles = ["./report.md"]\nignore = ["AB1"]\n[[overrides]]\nfiles = ["sent/report.md"]\nignore = ["AB2"]', expected={"AB101": OFF, "AB201": ERROR}),
    "mandatory beats every ignore and off": Case('mandatory = ["AB1"]\nignore = ["AB101"]\nseverity = {AB102 = "off"}', 'ignore = ["AB1"]\nseverity = {AB101 = "info"}', {"ignore": ["AB1"], "severity": ["AB102=off"]}, expected={"AB101": ERROR, "AB102": INFO}),
    "mandatory beats a select without it": Case('mandatory = ["AB101"]\nselect = ["AB2"]', expected={"AB101": ERROR, "AB102": OFF}),
    "the run may say how grave a mandatory rule is": Case('mandatory = ["AB1"]\nseverity = {AB1 = "info"}', 'severity = {AB1 = "error"}', expected={"AB101": INFO}),
    "a preset of a nearer one does not lower what is mandatory": Case('extends = "ab:strict"\nmandatory = ["AB2"]', 'extends = "ab:recommended-2025"', expected={"AB201": ERROR, "AB202": ERROR, "AB102": WARNING, "AB601": OFF}),
    "nor the default preset": Case('mandatory = ["AB102"]', 'extends = "ab:strict"', expected={"AB102": INFO, "AB202": ERROR}),
    "a mandatory variant": Case('mandatory = ["AB201.pending"]\nignore = ["AB2"]', expected={"AB201": OFF, "AB201.pending": INFO}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_levels(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    settings = settle(tmp_path, case)
    found = {}
    for word in case.expected:
        code, _, variant = word.partition(".")
        rule = BY_CODE[code]
        own = rule.messages[variant].severity
        found[word] = settings.level(
            Finding(rule.code, rule.name, rule.severity if own is None else own, rule.tags), variant
        )
    assert found == case.expected


class Finding(NamedTuple):
    """What the settings want to know of a finding."""

    code: str
    name: str
    severity: Severity
    tags: tuple[str, ...] = ()


def test_a_rule_runs_when_one_of_its_findings_is_wanted(tmp_path: Path) -> None:
    settings = settle(tmp_path, Case('select = ["AB201.pending", "AB101"]'))
    assert [rule.code for rule in RULES if settings.wanted(rule)] == ["AB101", "AB201"]


def test_sections(tmp_path: Path) -> None:
    run = (
        'ignore = ["AB602"]\n'
        '[[overrides]]\nsections = ["S5", "附 件"]\nignore = ["AB1"]\nseverity = {AB201 = "info"}\nselect = ["AB2", "AB602"]\n'
        '[[overrides]]\nsections = ["总体情况"]\nfiles = ["*.html"]\nignore = ["AB2"]\n'
    )
    settings = settle(tmp_path, Case(run))
    rules = {code: BY_CODE[code] for code in ("AB101", "AB201", "AB601", "AB602")}

    def levels(titles: list[str], id: str = "") -> list[Severity]:
        return [settings.level(rule, "", titles, id) for rule in rules.values()]

    assert levels([]) == [ERROR, ERROR, WARNING, OFF]
    assert levels(["一、总体情况"], "S1") == [ERROR, ERROR, WARNING, OFF]
    assert levels(["五、存在的问题"], "S5") == [OFF, INFO, OFF, INFO]
    assert levels(["附件2", "（一）表"]) == [OFF, INFO, OFF, INFO]
    assert [settings.wanted(rule) for rule in rules.values()] == [True, True, True, True]


def test_the_linters_own_rules(tmp_path: Path) -> None:
    settings = settle(
        tmp_path, Case('select = ["AB1"]\nignore = ["RL005"]\nseverity = {RL004 = "error", "RL004.expired" = "off"}')
    )
    core = {each.code: each for each in CATALOGUE.core}
    assert [settings.level(core[f"RL00{digit}"]) for digit in range(1, 6)] == [ERROR, WARNING, ERROR, ERROR, OFF]
    assert settings.level(core["RL004"], "expired") is OFF


def test_mandatory_is_told(tmp_path: Path) -> None:
    settings = settle(tmp_path, Case('mandatory = ["AB1", "AB201.pending"]'))
    assert [settings.is_mandatory(BY_CODE[code]) for code in ("AB101", "AB201", "AB601")] == [True, False, False]
    assert settings.is_mandatory(BY_CODE["AB201"], "pending")


@pytest.mark.parametrize(
    ("run", "nearer", "expected"),
    [
        ("", "", None),
        ("options.AB601.min-length = 3", "", LengthOptions(min_length=3)),
        ("options.text-length.min-length = 3\noptions.AB601.mode = 'lenient'", "", LengthOptions(min_length=3, mode="lenient")),
        ("options.text-length.min-length = 3\noptions.AB601.min-length = 4", "", LengthOptions(min_length=4)),
        ("options.AB601 = {min-length = 3, ratio = 1}", "options.AB601.min-length = 5", LengthOptions(min_length=5, ratio=1.0)),
        ("options.AB601.min-length = 3\n[[overrides]]\nfiles = ['*.md']\noptions.AB601.terms = ['a']", "", LengthOptions(min_length=3, terms=("a",))),
        ("options.AB601.min-length = 3\nmandatory = ['AB601']", "options.AB601.min-length = 5", LengthOptions(min_length=3)),
    ],
)  # fmt: skip
def test_options(tmp_path: Path, run: str, nearer: str, expected: LengthOptions | None) -> None:
    settings = settle(tmp_path, Case(run, nearer))
    assert settings.options(BY_CODE["AB601"]) == expected
    assert settings.options(BY_CODE["AB101"]) is None


def test_options_of_a_nearer_one_do_not_count_for_a_rule_with_a_mandatory_variant(tmp_path: Path) -> None:
    nearer = Statement(
        origin="sent/reportlint.toml", nearer=True, options=(OptionTable(Named("AB601"), {"min-length": 5}),)
    )
    rule = structs.replace(BY_CODE["AB601"], messages={**BY_CODE["AB601"].messages, "short": Message("短", "short")})
    settings = FileSettings("", (nearer,), (Named("AB601.short"),), Naming({}))
    assert settings.options(rule) is None
    assert FileSettings("", (nearer,), (Named("AB602"),), Naming({})).options(rule) == LengthOptions(min_length=5)


def test_options_of_two_files_may_be_at_odds(tmp_path: Path) -> None:
    settings = settle(tmp_path, Case("options.AB601.min-length = 50", "[options.AB601]\nmax-length = 20"))
    with pytest.raises(ConfigError) as caught:
        settings.options(BY_CODE["AB601"])
    assert str(caught.value) == "sent/reportlint.toml:1:10: the options of AB601 are at odds (min-length > max-length)"
    assert EvenOptions(step=4) == settle(tmp_path, Case("options.AB602.step = 4")).options(BY_CODE["AB602"])


def test_profiles(tmp_path: Path) -> None:
    run = 'profile = "other"'
    assert settle(tmp_path, Case()).profile == ""
    assert settle(tmp_path, Case(run)).profile == "other"
    assert settle(tmp_path, Case(run, 'profile = "annual"')).profile == "annual"
    assert settle(tmp_path, Case(run, 'profile = "annual"', {"profile": "other"})).profile == "other"  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("path", "excluded"),
    [
        ("report.md", False),
        ("drafts/report.md", True),
        ("sent/report.md", False),
        ("sent/old.md", True),
        ("old.md", False),
        ("sent/deep/drafts/x.md", True),
    ],
)
def test_exclude_adds_up(tmp_path: Path, path: str, excluded: bool) -> None:
    found = layers(tmp_path, 'exclude = ["drafts/"]', 'exclude = ["./old.md"]')
    assert is_excluded(os.path.join(str(tmp_path), path), found) is excluded


def test_the_nearest_of_several(tmp_path: Path) -> None:
    directory = write(
        tmp_path,
        {
            "reportlint.toml": "severity = {AB1 = 'error'}",
            "a/reportlint.toml": "severity = {AB101 = 'warning', AB102 = 'off'}",
            "a/b/reportlint.yaml": "severity: {AB101: info}",
        },
    )
    near = read_nearer([f"{directory}/a/b/c"], directory, directory)
    found = Layers(command_line=command_line(), nearer=near, run=read_run(directory), packs=PACKS)
    levels = {
        path: [settings_for(f"{directory}/{path}", found).level(BY_CODE[code]) for code in ("AB101", "AB102")]
        for path in ("x.md", "a/x.md", "a/b/c/x.md", "ab/x.md")
    }
    assert levels == {
        "x.md": [ERROR, ERROR],
        "a/x.md": [WARNING, OFF],
        "a/b/c/x.md": [INFO, OFF],
        "ab/x.md": [ERROR, ERROR],
    }


def test_a_file_elsewhere_is_known_by_its_name(tmp_path: Path) -> None:
    found = layers(
        tmp_path,
        '[[overrides]]\nfiles = ["draft-*"]\nignore = ["AB1"]\n[[overrides]]\nfiles = ["x/*"]\nignore = ["AB2"]',
    )
    settings = settings_for("/elsewhere/x/draft-1.md", found)
    assert [settings.level(BY_CODE[code]) for code in ("AB101", "AB201")] == [OFF, ERROR]


def test_files_with_the_same_settings_share_them(tmp_path: Path) -> None:
    found = layers(tmp_path, '[[overrides]]\nfiles = ["a/**"]\nignore = ["AB1"]')
    first, second, third = (settings_for(f"{tmp_path}/{path}", found) for path in ("a/1.md", "a/2.md", "b/1.md"))
    assert first is second
    assert first is not third
    assert first.key == second.key
    assert first.key != third.key


def test_the_key_is_of_what_is_said(tmp_path: Path) -> None:
    said = settle(tmp_path, Case('ignore = ["AB1"]'))
    assert said.key == settle(tmp_path, Case('# a comment\n\nignore = [  "AB1" ]')).key
    assert said.key != settle(tmp_path, Case('ignore = ["AB2"]')).key
    assert said.key != settle(tmp_path, Case('ignore = ["AB1"]\noptions.AB601.min-length = 1')).key
    assert said.key != settle(tmp_path, Case('ignore = ["AB1"]\nextends = "ab:strict"')).key


def test_the_run(tmp_path: Path) -> None:
    found = layers(
        tmp_path, 'fail-on = "warning"\nlang = "zh"\ncollection = true\nrequire-reason = true\nbaseline = "b.json"'
    )
    run = run_settings(found.command_line, found.run)
    assert (run.fail_on, run.lang, run.collection, run.require_reason) == ("warning", "zh", True, True)
    assert run.baseline == f"{tmp_path}/b.json"
    command = command_line(fail_on="never", lang="en", collection=False, baseline="/c.json")
    run = run_settings(command, found.run)
    assert (run.fail_on, run.lang, run.collection, run.baseline) == ("never", "en", False, "/c.json")
    run = run_settings(command_line(), ())
    assert (run.fail_on, run.lang, run.collection, run.baseline, run.plugins) == ("error", None, None, None, ())


@pytest.mark.parametrize(
    ("run", "options", "expected"),
    [
        (
            'ignore = ["AB"]\nseverity = {ABC = "off"}',
            {},
            "reportlint.toml:1:11: no rule is left to run, so nothing would be checked",
        ),
        ("select = []", {}, "reportlint.toml:1:10: no rule is left to run, so nothing would be checked"),
        ("", {"ignore": ["all"]}, "--ignore: no rule is left to run, so nothing would be checked"),
        ('select = ["RL004"]', {}, "reportlint.toml:1:11: no rule is left to run, so nothing would be checked"),
    ],
)
def test_no_rule_left(tmp_path: Path, run: str, options: dict[str, list[str]], expected: str) -> None:
    found = layers(tmp_path, run, "", options)
    with pytest.raises(ConfigError) as caught:
        check_selection(found.command_line, found.run, found.packs, CATALOGUE)
    assert str(caught.value) == expected


def test_some_rule_left(tmp_path: Path) -> None:
    found = layers(tmp_path, 'ignore = ["AB"]')
    check_selection(found.command_line, found.run, found.packs, CATALOGUE)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"fail_on": "eror"}, "--fail-on: one of error, warning, info, never was expected, not \"eror\"; did you mean error?"),
        ({"lang": "fr"}, '--lang: one of zh, en was expected, not "fr"'),
        ({"severity": ["AB1"]}, '--severity: RULE=LEVEL was expected, not "AB1"'),
        ({"severity": ["AB1=of"]}, '--severity: one of error, warning, info, off was expected, not "of"; did you mean off?'),
        ({"select": ["AB88"]}, '--select: no loaded rule has the code, name, prefix or tag "AB88"; did you mean AB?'),
        ({"extend_select": ["strcture"]}, '--extend-select: no loaded rule has the code, name, prefix or tag "strcture"; did you mean structure?'),
        ({"ignore": ["RL001,AB1"]}, "--ignore: RL001 cannot be changed or switched off"),
        ({"severity": ["RL003=off"]}, "--severity: RL003 cannot be changed or switched off"),
        ({"profile": "anual"}, '--profile: no loaded pack knows the profile "anual"; did you mean annual?'),
    ],
)  # fmt: skip
def test_a_wrong_command_line(options: dict[str, str], expected: str) -> None:
    with pytest.raises(ConfigError) as caught:
        check([command_line(**options)], CATALOGUE)  # type: ignore[arg-type]
    assert str(caught.value) == expected
