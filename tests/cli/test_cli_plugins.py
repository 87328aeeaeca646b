"""Plugins as they are installed: listed, compared, and told in one line when they do not load."""

from pathlib import Path

import pytest
from cli_program import Program

OURS = """
from reportlint import Finding, Findings, Report, Severity, Span, rule

@rule("ORG001", "no-hotline", Severity.WARNING, zh="没有电话", en="no telephone number")
def no_hotline(report: Report) -> Findings:
    \"\"\"A telephone number is given.\"\"\"
    if "电话" not in report.text:
        yield Finding(Span(0, 1))
"""
PACK = """
import sys
from reportlint import Findings, Pack, Profile, Report, Severity, hookimpl, rule

@rule({code!r}, "some-name", Severity.INFO, zh="甲", en="a")
def one(report: Report) -> Findings:
    yield from ()

{more}

@hookimpl
def {hook}():
    return Pack(api={api}, prefix="EX", profiles=[Profile(id="extra", score=lambda blocks, name: 0.0)],
                rules=[sys.modules[__name__]])
"""


def pack(code: str = "EX001", more: str = "", hook: str = "reportlint_pack", api: int = 1) -> str:
    return PACK.format(code=code, more=more, hook=hook, api=api)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    program.write("a.md", "演示\n")
    return program


def install(
    program: Program, text: str, points: str = "extra = extra_plugin", kind: str = "extra-2.5.dist-info"
) -> None:
    site = program.folder.parent / "site"
    (site / kind).mkdir()
    (site / kind / "entry_points.txt").write_text(f"[reportlint]\n{points}\n", encoding="utf-8")
    (site / kind / "METADATA").write_text("Metadata-Version: 2.1\nName: extra\nVersion: 2.5\n")
    (site / "extra_plugin.py").write_text(text, encoding="utf-8")


def test_what_is_listed(program: Program) -> None:
    install(program, pack())
    done = program("plugins")
    assert (done.code, done.err) == (0, "")
    rows = [line.split() for line in done.out.splitlines()]
    assert rows[0] == ["name", "version", "from", "module", "profiles", "prefix", "rules", "api", "load"]
    demo, extra = (next(row for row in rows if row[0] == name) for name in ("demo", "extra"))
    assert demo[:8] == ["demo", "1.0", "demo", "demo_plugin", "demo", "DM", "3", "1"]
    assert extra[:8] == ["extra", "2.5", "extra", "extra_plugin", "extra", "EX", "1", "1"]
    assert extra[9] == "ms"
    assert float(extra[8]) > 0
    assert program("plugins", LANG="zh_CN.UTF-8").out.split()[:3] == ["名称", "版本", "来源"]


def test_files_of_the_configuration(program: Program) -> None:
    program.write("ours.py", OURS)
    program.write("reportlint.toml", 'plugins = ["./ours.py"]\n')
    program.write("other/reportlint.toml", 'plugins = ["./ours.py"]\n')
    program.write("other/ours.py", OURS.replace("ORG001", "ORG002"))
    row = ["ours.py", "-", "file", "ours.py", "-", "-", "1", "-", "-"]
    assert row in [line.split() for line in program("plugins").out.splitlines()]
    assert "ours.py" not in program("plugins", "--isolated").out
    assert "other/ours.py" in program("plugins", "--config", "other/reportlint.toml").out

    line = ["ORG001", "no-hotline", "warning", "ours.py", "A", "telephone", "number", "is", "given."]
    assert line in [line.split() for line in program("rules").out.splitlines()]
    assert "ORG001" not in program("rules", "--isolated").out
    assert "ORG002" in program("rules", "--config", "other/reportlint.toml").out

    page = program("rule", "ORG001").out
    assert page.startswith("ORG001 no-hotline  (warning, ours.py)\n\nA telephone number is given.\n")
    assert program("rule", "no-hotline").out == page
    assert program("rule", "ORG001", "--isolated").code == 2
    assert program("rule", "ORG002", "--config", "other/reportlint.toml").code == 0


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "DM1"], ["DM101", "DM102"]),
        (["--select", "DM1,mischief", "--ignore", "DM102"], ["DM101", "DM201"]),
        (["--select", "words"], ["DM101", "DM102"]),
        (["--select", "RL00", "--ignore", "RL004,RL005"], ["RL001", "RL002", "RL003", "RL006"]),
    ],
)
def test_rules_of_a_choice(program: Program, arguments: list[str], codes: list[str]) -> None:
    done = program("rules", *arguments)
    assert (done.code, done.err) == (0, "")
    assert [line.split()[0] for line in done.out.splitlines()] == codes


def test_a_choice_of_nothing_known(program: Program) -> None:
    done = program("rules", "--select", "DM999")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        'reportlint: --select: no loaded rule has the code, name, prefix or tag "DM999"; did you mean DM?\n'
    ) or done.err.startswith('reportlint: --select: no loaded rule has the code, name, prefix or tag "DM999"')


TWICE = """
@rule("EX001", "again", Severity.INFO, zh="乙", en="b")
def two(report: Report) -> Findings:
    yield from ()
"""


@pytest.mark.parametrize(
    ("text", "points", "message"),
    [
        ("import nothing_of_this_name", "extra = extra_plugin", "the plugin extra (extra_plugin, from extra) does not load: "),
        (pack(), "extra = no_such_module", "the plugin extra (no_such_module, from extra) does not load: "),
        (pack(), "extra = extra_plugin:", "the plugin extra (extra_plugin:, from extra) does not load: "),
        (pack(), "extra =", "the plugin extra (, from extra) does not load: "),
        (pack(more=TWICE), "extra = extra_plugin", "the code EX001 is taken by "),
        (pack(code="DM101"), "extra = extra_plugin", "the code DM101 does not begin with EX, the prefix of the pack extra"),
        (pack(hook="reportlint_pakc"), "extra = extra_plugin", "reportlint_pakc"),
        (pack(api=9), "extra = extra_plugin", "the pack extra (extra_plugin) is made for api 9"),
    ],
    ids=["import", "module", "attribute", "empty", "twice", "prefix", "hook", "api"],
)  # fmt: skip
def test_a_plugin_that_is_broken_is_one_line(program: Program, text: str, points: str, message: str) -> None:
    install(program, text, points)
    done = program("plugins")
    assert (done.code, done.out) == (2, "")
    assert program("check", "a.md", "--select", "DM1") == done
    assert done.err.startswith("reportlint: ")
    assert done.err.count("\n") == 1
    assert message in done.err


def test_a_code_of_another_pack(program: Program) -> None:
    text = pack().replace('prefix="EX"', 'prefix="DM"').replace("EX001", "DM101")
    install(program, text)
    done = program("rules")
    assert (done.code, done.out) == (2, "")
    assert done.err.count("\n") == 1


def test_what_the_light_listing_does_not_see_is_told(program: Program) -> None:
    """An egg in a zip file: the standard library looks into it, our own listing does not."""
    import zipfile

    egg = program.folder.parent / "packed.egg"
    with zipfile.ZipFile(egg, "w") as archive:
        archive.writestr("EGG-INFO/entry_points.txt", "[reportlint]\npacked = packed_plugin\n")
        archive.writestr("EGG-INFO/PKG-INFO", "Metadata-Version: 2.1\nName: packed\nVersion: 1\n")
    done = program("plugins", PYTHONPATH=f"{program.environment['PYTHONPATH']}:{egg}")
    assert done.code == 0
    assert done.err == (
        "importlib.metadata finds packed (packed_plugin) too; the program's own listing does not, so it is not loaded\n"
    )


def test_an_egg_info_beside_a_package_is_listed(program: Program) -> None:
    install(program, pack(), kind="extra.egg-info")
    done = program("plugins")
    assert (done.code, done.err) == (0, "")
    assert ["extra"] in [line.split()[:1] for line in done.out.splitlines()]


def test_required_plugins(program: Program) -> None:
    assert program("check", "a.md", "--require-plugins", "demo,govinfo").code == 0
    done = program("check", "a.md", "--require-plugins", "demo,extar")
    assert done == (2, "", "reportlint: the required plugin extar is not installed\n")
    install(program, pack())
    done = program("check", "a.md", "--require-plugins", "extar")
    assert done == (2, "", "reportlint: the required plugin extar is not installed; did you mean extra?\n")
