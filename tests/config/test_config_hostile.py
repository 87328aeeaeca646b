"""Hostile configurations: one clear message each, in less than a second, and nothing runs."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sample_pack import complaints, write

from clock import assert_ratio, least, loop
from reportlint.config import ConfigError, read_nearer, read_run

MANY = "".join(f'"x{i}" = "off"\n' for i in range(5_000))
HOSTILE: dict[str, tuple[str, str | bytes, str]] = {
    "toml brackets": ("toml", "select = " + "[" * 20_000, "1:42: nested more than 32 deep"),
    "toml dots": ("toml", "a." * 20_000 + "b = 1", "1:65: nested more than 32 deep"),
    "toml long key": ("toml", "x" * 1_000_000 + " = 1", f'1:1: unknown key "{"x" * 59}…"'),
    "toml too large": ("toml", "#" * 1_048_577, "1:1: the file has 1048577 bytes; at most 1048576 are read"),
    "toml long number": ("toml", "limits.rows = " + "9" * 5_000, "1:15: a number of more than 100 digits"),
    "toml nul": ("toml", b'lang = "z\0h"', "1:10: the control character U+0000 is not allowed"),
    "toml gbk": ("toml", 'profile = "年报"'.encode("gbk"), "1:12: the byte 0xC4 is not UTF-8; save the file as UTF-8"),
    "toml utf-16": ("toml", 'lang = "zh"'.encode("utf-16"), "1:1: the file is in UTF-16 or UTF-32; save it as UTF-8"),
    "toml severities": ("toml", "[severity]\n" + MANY, '2:1: no loaded rule has the code, name, prefix or tag "x0"'),
    "yaml brackets": ("yaml", "select: " + "[" * 20_000, "1:41: nested more than 32 deep"),
    "yaml blocks": ("yaml", "".join(" " * i + "a:\n" for i in range(2_000))[:200_000], "34:34: nested more than 32 deep"),
    "yaml large": ("yaml", "a: " + "x" * 1_000_000, "1:1: the file has 1000003 bytes; at most 262144 are read"),
    "yaml long key": ("yaml", "x" * 200_000 + ": 1", "1:200001: a key and value cannot stand here; look at the indentation and the quotes"),
    "yaml aliases": ("yaml", "a: &a [1,1,1,1,1,1,1,1,1]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)), "4:32: with its aliases written out the file holds more than 8000 values"),
    "yaml merges": ("yaml", "l0: &l0 {k: 1}\n" + "".join(f"l{i + 1}: &l{i + 1} {{<<: [{','.join([f'*l{i}'] * 30)}]}}\n" for i in range(8)), "4:27: with its aliases written out the file holds more than 8000 values"),
    "yaml itself": ("yaml", "select: &a [*a]", "1:13: this alias stands inside the value that it names"),
    "yaml tag": ("yaml", "lang: !!python/object/apply:os.system ['touch pwned']", "1:7: tags (!) are not allowed"),
    "yaml new": ("yaml", "lang: !!python/object/new:os.system ['touch pwned']", "1:7: tags (!) are not allowed"),
    "yaml module": ("yaml", "lang: !!python/module:pwned", "1:7: tags (!) are not allowed"),
    "yaml documents": ("yaml", "lang: zh\n---\nlang: en", "2:1: a second document begins here; a file holds one"),
    "yaml duplicate": ("yaml", "lang: zh\nlang: zh", "2:1: this key stands here twice; it was first given in line 1"),
    "yaml nul": ("yaml", b"lang: z\0h", "1:8: the control character U+0000 is not allowed"),
    "yaml gbk": ("yaml", "profile: 年报".encode("gbk"), "1:10: the byte 0xC4 is not UTF-8; save the file as UTF-8"),
    "yaml many": ("yaml", "".join(f"k{i}: 1\n" for i in range(20_000)), "8000:8: more than 8000 values"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_one_clear_message(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, content, expected = HOSTILE[name]
    monkeypatch.chdir(tmp_path)
    complaints(tmp_path, {"reportlint.yaml": "lang: zh"})  # the import of a reader is not what is measured
    (tmp_path / "reportlint.yaml").unlink()
    began = time.process_time()
    found = complaints(tmp_path, {f"reportlint.{kind}": content})
    assert time.process_time() - began < 5
    assert found[0] == f"reportlint.{kind}:{expected}"
    assert len(found) == (101 if name == "toml severities" else 1)
    assert all(len(line) < 200 for line in found)
    assert os.listdir(tmp_path) == [f"reportlint.{kind}"]


@pytest.mark.parametrize("name", ["reportlint.toml", "reportlint.yaml"])
def test_a_byte_order_mark_does_no_harm(tmp_path: Path, name: str) -> None:
    text = 'lang = "zh"' if name.endswith("toml") else "lang: zh"
    (configuration,) = read_run(write(tmp_path, {name: b"\xef\xbb\xbf" + text.encode()}))
    assert configuration.settings["lang"].value == "zh"


def test_a_folder_that_somebody_sent_runs_nothing(tmp_path: Path) -> None:
    code = "import pathlib\npathlib.Path('pwned').touch()\n"
    directory = write(
        tmp_path,
        {
            "sent/reportlint.toml": 'plugins = ["./evil.py"]\nextends = "../../x.toml"\nmandatory = []\n',
            "sent/evil.py": code,
        },
    )
    with pytest.raises(ConfigError) as caught:
        read_nearer([f"{directory}/sent"], directory, directory)
    assert [(problem.line, problem.column) for problem in caught.value.problems] == [(1, 1), (2, 11), (3, 1)]
    assert not (tmp_path / "pwned").exists()


def test_reading_loads_no_plugin(tmp_path: Path) -> None:
    directory = write(tmp_path, {"reportlint.toml": 'plugins = ["./rules"]\n', "rules/evil.py": "raise SystemExit(9)"})
    (configuration,) = read_run(directory)
    assert configuration.settings["plugins"].value == (f"{directory}/rules",)


def modules(code: str, folder: Path) -> list[str]:
    """The modules that a piece of code leaves imported."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*sys.modules)"],
        capture_output=True, text=True, check=True, cwd=folder,
    )  # fmt: skip
    return done.stdout.split()


HEAVY = {
    "tomli",
    "tomllib",
    "ruamel",
    "ruamel.yaml",
    "difflib",
    "json",
    "hashlib",
    "pathlib",
    "click",
    "pluggy",
    "logging",
}
FIND = "import os\nfrom reportlint.config import read_run\nread_run(os.getcwd())"


def test_importing_the_package_imports_nothing(tmp_path: Path) -> None:
    loaded = modules("import reportlint.config", tmp_path)
    assert not HEAVY & set(loaded)
    assert [name for name in loaded if name.startswith("reportlint")] == ["reportlint", "reportlint.config"]


def test_without_a_file_nothing_heavy_is_imported(tmp_path: Path) -> None:
    assert not HEAVY & set(modules(FIND, tmp_path))
    assert "reportlint.config.section" not in modules(FIND, tmp_path)
    assert not HEAVY & set(modules(FIND + "\nfrom reportlint.config import settings_for", tmp_path)) - {
        "json",
        "hashlib",
    }


def test_a_pyproject_of_others_is_not_parsed(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nx = [broken")
    assert not HEAVY & set(modules(FIND, tmp_path))


def test_each_reader_comes_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "reportlint.toml").write_text("lang = 'zh'")
    assert (HEAVY & set(modules(FIND, tmp_path))) == {"tomli"}
    (tmp_path / "reportlint.toml").unlink()
    (tmp_path / "reportlint.yaml").write_text("lang: zh")
    assert "ruamel.yaml" in modules(FIND, tmp_path)
    assert "tomli" not in modules(FIND, tmp_path)


@pytest.mark.timing
def test_a_small_file_costs_little(tmp_path: Path) -> None:
    text = (
        'select = ["AB1", "AB2"]\nignore = ["AB201"]\nfail-on = "warning"\nlang = "zh"\nexclude = ["drafts/", "*.old.md"]\n'
        'severity = {AB2 = "warning", "AB201.pending" = "off"}\n[options.AB601]\nmin-length = 50\n'
        '[[overrides]]\nfiles = ["2018/**"]\nignore = ["AB6"]\n'
    )
    directory = write(tmp_path, {"reportlint.toml": text})
    read_run(directory)
    assert_ratio(0.5, lambda: least(20, lambda: read_run(directory)), lambda: least(20, loop))
