"""The presets: frozen, dated, and what they do for a user."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from reportlint import Pack, Severity
from reportlint.config import presets as reading
from reportlint.config.presets import pack_presets, read_presets
from reportlint.plugins.registry import Registry

NAMES = ("recommended", "strict", "submission")
RAISED = {"error": "error", "warning": "error", "info": "warning"}


@cache
def registry() -> Registry:
    return Registry()


def pack() -> Pack:
    return next(pack for pack in registry().packs if pack.title == "govinfo")


@cache
def living() -> Mapping[str, str]:
    """What the rules say of themselves: the severity of each code, and of each variant that has one of its own."""
    found: dict[str, str] = {}
    for rule in registry().rules(pack()):
        found[rule.code] = rule.severity.name.lower()
        for variant, message in rule.messages.items():
            if variant and message.severity is not None:
                found[f"{rule.code}.{variant}"] = message.severity.name.lower()
    return found


def expected(name: str, rules: Mapping[str, str]) -> dict[str, str]:
    """What the newest preset of a name says of the rules."""
    if name == "recommended":
        return dict(rules)
    if name == "strict":
        return {word: RAISED[level] for word, level in rules.items()}
    kept = {word: level for word, level in rules.items() if level == "error"}
    return kept | {word: "off" for word, level in rules.items() if word.partition(".")[0] in kept and level != "error"}


def newest(name: str) -> tuple[str, Mapping[str, str]]:
    """The full name of the newest preset, and what it says."""
    (told,) = pack_presets([pack()])
    full = told.presets[f"govinfo:{name}"].origin
    return full, read_presets(pack().preset_file)[full.partition(":")[2]].severity


def differences(name: str, rules: Mapping[str, str]) -> list[str]:
    """How the rules have moved away from the newest preset of a name, code by code."""
    full, held = newest(name)
    due = expected(name, rules)
    return [
        f"{word}: {held.get(word, 'not there')} in {full}, to be {due.get(word, 'not there')}"
        for word in sorted(held.keys() | due.keys())
        if held.get(word) != due.get(word)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_newest_preset_says_what_the_rules_say(name: str) -> None:
    """When it fails: what is released stays as it is, and presets of a later date take in what has changed. Until the
    first release those of 2026 do."""
    assert differences(name, living()) == []


def test_a_difference_is_told_by_code() -> None:
    rules = {**living(), "GI604": "warning", "GI199": "info"}
    del rules["GI601"]
    assert differences("recommended", rules) == [
        "GI199: not there in govinfo:recommended-2026, to be info",
        "GI601: error in govinfo:recommended-2026, to be not there",
        "GI604: info in govinfo:recommended-2026, to be warning",
    ]
    assert differences("strict", rules)[-1] == "GI604: warning in govinfo:strict-2026, to be error"
    assert differences("submission", rules) == ["GI601: error in govinfo:submission-2026, to be not there"]


def test_every_name_and_alias() -> None:
    (told,) = pack_presets([pack()])
    assert sorted(told.presets) == sorted(f"govinfo:{name}{date}" for name in NAMES for date in ("", "-2026"))
    assert told.presets["govinfo:strict"] is told.presets["govinfo:strict-2026"]
    assert (told.default, told.is_plain) == ("govinfo:recommended", True)


def test_a_preset_leaves_what_it_does_not_name() -> None:
    (told,) = pack_presets([pack()])
    held = told.presets["govinfo:submission"]
    assert {level.severity for level in held.severity} == {Severity.ERROR, Severity.OFF}
    assert held.select is not None
    assert {word.text for word in held.select} == {word for word, level in living().items() if level == "error"}


# -- through the program ----------------------------------------------------------------------------------------

REPORT = """# 云岭县水务局2023年政府信息公开年报

## 一、总体情况

2023年，我局主动公开政府信息312条。
"""
PLAIN = [("GI101", "error"), ("GI107", "warning"), ("GI606", "warning"), ("GI111", "info"), ("GI203", "info")]
RESULTS = {
    "": PLAIN,
    "govinfo:recommended": PLAIN,
    "govinfo:recommended-2026": PLAIN,
    "govinfo:strict-2026": [(code, RAISED[level]) for code, level in PLAIN],
    "govinfo:strict": [(code, RAISED[level]) for code, level in PLAIN],
    "govinfo:submission-2026": [("GI101", "error")],
}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    names = ("PATH", "HOME", "SYSTEMROOT", "PYTHONPYCACHEPREFIX", "TMPDIR")
    environment = {name: os.environ[name] for name in names if name in os.environ}
    command = [sys.executable, "-m", "reportlint", *arguments]
    return subprocess.run(
        command, cwd=folder, env={**environment, "LANG": "en_US.UTF-8"}, capture_output=True, encoding="utf-8"
    )


@pytest.mark.parametrize("preset", RESULTS)
def test_what_a_user_sees(tmp_path: Path, preset: str) -> None:
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    if preset:
        (tmp_path / "reportlint.toml").write_text(f'extends = "{preset}"\n', encoding="utf-8")
    done = run(tmp_path, "check", "report.md", "--format", "concise")
    told = {tuple(line.split(": ", 1)[1].split()[:2]) for line in done.stdout.splitlines()}
    assert (told, done.returncode) == (set(RESULTS[preset]), 1)


def test_a_misspelt_preset(tmp_path: Path) -> None:
    (tmp_path / "reportlint.toml").write_text('extends = "govinfo:strict-2062"\n', encoding="utf-8")
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    done = run(tmp_path, "check", "report.md")
    assert (done.returncode, done.stderr) == (
        2,
        'reportlint.toml:1:11: no loaded pack has the preset "govinfo:strict-2062"; did you mean govinfo:strict-2026?\n',
    )


def test_the_preset_that_holds_is_shown(tmp_path: Path) -> None:
    assert "preset.govinfo" in (shown := run(tmp_path, "config", "show").stdout)
    assert "govinfo:recommended-2026" in next(line for line in shown.splitlines() if "preset.govinfo" in line)


def test_a_plain_check_does_not_read_them(tmp_path: Path) -> None:
    (tmp_path / "report.md").write_text(REPORT, encoding="utf-8")
    probe = (
        "import reportlint.config.presets as presets\n"
        "def fail(path): raise AssertionError(path)\n"
        "presets.read_presets = fail\n"
        "import sys; sys.argv = ['reportlint', 'check', 'report.md', '--quiet']\n"
        "from reportlint.__main__ import main\n"
        "print(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=tmp_path, capture_output=True, encoding="utf-8")
    assert (done.stdout.splitlines()[-1], done.stderr.count("AssertionError")) == ("1", 0)


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "presets.toml"
    file.write_text("[strict-2026]\nerror = 3\n", encoding="utf-8")
    with pytest.raises(reading.ConfigError) as caught:
        reading.read_presets(str(file))
    assert str(caught.value).startswith(f"{file}: the file of the pack's presets cannot be read (")
