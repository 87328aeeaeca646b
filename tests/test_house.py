"""What the house promises of itself: no word of a domain in the core, light imports, two roots, speed as a ratio."""

import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clock import assert_ratio, least, loop
from reportlint.batch.check import Checker, Settings
from reportlint.plugins.listing import list_entries
from reportlint.plugins.registry import Registry

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "src" / "reportlint"
EXAMPLE = ROOT / "examples" / "govinfo" / "2023-县水务局.md"

DOMAIN_WORDS = (
    "政府信息", "信息公开", "行政复议", "行政诉讼", "政务", "依申请", "年度报告", "国办", "条例", "govinfo",
    "foia", "fiscal year", "freedom of information", "5 u.s.c",
)  # fmt: skip
HEAVY = ("turbohtml", "lxml", "pypdfium2", "ruamel", "tomllib", "asyncio", "multiprocessing", "logging", "unittest", "email",
         "http", "xml", "sqlite3", "difflib", "dataclasses", "importlib.metadata", "re2", "reportlint.declarative", "reportlint_foia.rules",
         "reportlint.fixes", "reportlint.cli.fixing", "reportlint.series", "reportlint.batch.collection",
         "reportlint.engine.across", "reportlint.engine.keeping", "reportlint.authoring.travelling")  # fmt: skip


@pytest.mark.parametrize("path", sorted(CORE.rglob("*.py")), ids=lambda path: str(path.relative_to(CORE)))
def test_the_core_holds_no_word_of_a_domain(path: Path) -> None:
    text = path.read_text("utf-8").lower()
    assert [word for word in DOMAIN_WORDS if word in text] == []


def test_no_two_modules_of_tests_have_one_name() -> None:
    """Without packages, pytest knows modules of tests by their names alone."""
    alone = [path for path in (ROOT / "tests").rglob("*.py") if not (path.parent / "__init__.py").exists()]
    names = [path.name for path in alone if path.name != "conftest.py"]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_both_roots_are_found_through_entry_points() -> None:
    ours = [entry for entry in list_entries() if entry.distribution == "reportlint"]
    assert [(entry.name, entry.module) for entry in ours] == [
        ("foia", "reportlint_foia"),
        ("govinfo", "reportlint_govinfo"),
    ]


def test_every_public_name_is_there() -> None:
    import reportlint

    assert sorted(reportlint.__all__) == sorted(set(reportlint.__all__))
    for name in reportlint.__all__:
        assert getattr(reportlint, name) is not None
    with pytest.raises(AttributeError, match="module 'reportlint' has no attribute 'Fnding'"):
        _ = reportlint.Fnding


def imported_by(*arguments: str, alone: bool = False) -> set[str]:
    """The modules that the program imports for a command; ``alone`` without a worker, so that none is missed."""
    code = (
        "import sys; sys.argv = ['reportlint', *sys.argv[1:]]\n"
        + ("import reportlint.batch.pool\nreportlint.batch.pool.can_fork = lambda: False\n" if alone else "")
        + "from reportlint.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    return set(done.stderr.splitlines())


def test_a_markdown_check_imports_nothing_heavy() -> None:
    loaded = imported_by("check", "--isolated", str(EXAMPLE), alone=True)
    assert "reportlint_govinfo.rules.arithmetic" in loaded
    assert sorted(heavy for heavy in HEAVY if heavy in loaded) == []


def data_opened_by(*arguments: str) -> list[str]:
    """The data files that the program opens for a command, without a worker."""
    code = (
        "import os, sys; sys.argv = ['reportlint', *sys.argv[1:]]\n"
        "opened = set()\n"
        "sys.addaudithook(lambda event, given: opened.add(str(given[0])) if event == 'open' else None)\n"
        "import reportlint.batch.pool\nreportlint.batch.pool.can_fork = lambda: False\n"
        "from reportlint.__main__ import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(*sorted(os.path.basename(path) for path in opened if path.endswith('.toml')), file=sys.stderr)"
    )
    environment = {**os.environ, "LC_ALL": "zh_CN.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    return done.stderr.splitlines()[-1].split()


def test_a_check_reads_no_data_file_and_a_page_reads_its_own() -> None:
    report = EXAMPLE.with_name("2023-县交通运输局.md")
    assert data_opened_by("check", "--isolated", "--lang", "zh", str(report)) == []
    assert data_opened_by("rule", "GI201", "--isolated") == ["period.zh.toml"]
    assert data_opened_by("rule", "RL005", "--isolated") == ["core_pages.zh.toml"]


def test_a_first_check_compiles_few_patterns() -> None:
    """Each costs 0.1 to 1 ms, which is felt on every commit: lists of words are looked for without one."""
    code = (
        "import re, sys\n"
        "from reportlint.batch.check import Checker, Settings\n"
        "from reportlint.plugins.registry import Registry\n"
        "compile, compiled = re.compile, []\n"
        "def count(pattern, flags=0): compiled.append(pattern); return compile(pattern, flags)\n"
        "re.compile = count\n"
        "Checker(Registry(), Settings()).check(open(sys.argv[1], 'rb').read(), 'report.md')\n"
        "print(len(compiled))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(EXAMPLE)], capture_output=True, text=True, check=True)
    assert 0 < int(done.stdout) <= 30


def test_the_version_imports_next_to_nothing() -> None:
    loaded = imported_by("--version")
    assert sorted(name for name in ("click", "msgspec", "pluggy", "reportlint.model") if name in loaded) == []


def test_an_isolated_run_opens_no_socket_and_changes_no_report(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_bytes(EXAMPLE.read_bytes())
    before = (report.read_bytes(), report.stat().st_mtime_ns)
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise AssertionError('a socket')\n"
        "socket.socket = refuse\n"
        "sys.argv = ['reportlint', 'check', '--isolated', sys.argv[1]]\n"
        "from reportlint.__main__ import main\n"
        "main()"
    )
    done = subprocess.run([sys.executable, "-c", code, str(report)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
    assert (report.read_bytes(), report.stat().st_mtime_ns) == before


def whole_process(runs: int, *arguments: str) -> float:
    """The seconds of the quickest of some runs of the interpreter, with compiled modules kept as a user's are."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *arguments]
    return least(runs, lambda: subprocess.run(command, env=kept, capture_output=True, check=True), time.perf_counter)


@pytest.mark.timing
def test_the_engine_keeps_its_speed_against_a_reference_loop() -> None:
    """One valid report, all rules, costs no more than 2.5 reference loops of some 5 ms each, whatever else runs, and no
    more than 1.8 without its reading and its outline."""
    checker = Checker(Registry(), Settings())
    data = EXAMPLE.read_bytes()

    def checked() -> float:
        return least(20, lambda: checker.check(data, "report.md"))

    def reference() -> float:
        return least(20, loop)

    assert_ratio(2.5, checked, reference)
    assert_ratio(1.8, lambda: checked() - least(20, lambda: checker.read(data, "report.md")), reference)


@pytest.mark.timing
def test_the_program_keeps_its_speed_against_a_reference_loop() -> None:
    """Whole processes, against some 5 ms of the loop: ``--version`` takes 3 of them, the check of a report 23, and on a
    single processor 28."""

    def reference() -> float:
        return least(20, loop, time.perf_counter)

    check = ("-m", "reportlint", "check", "--isolated", "--no-cache", str(EXAMPLE))
    whole_process(1, *check)  # compiles what is new
    assert_ratio(9, lambda: whole_process(5, "-m", "reportlint", "--version"), reference)
    assert_ratio(38, lambda: whole_process(10, *check), reference)


@pytest.mark.timing
def test_a_checked_report_leaves_nothing_for_the_collector() -> None:
    """Reports are freed as soon as they are checked: workers need not look for circles, and memory stays flat."""
    checker = Checker(Registry(), Settings())
    data = EXAMPLE.read_bytes()
    checker.check(data, "report.md")
    gc.collect()
    gc.disable()
    try:
        checker.check(data, "report.md")
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.timing
def test_starting_costs_little_beside_bare_python() -> None:
    check = ("-m", "reportlint", "check", "--isolated", str(EXAMPLE))
    whole_process(1, *check)  # compiles what is new

    def bare() -> float:
        return whole_process(5, "-c", "import subprocess, re, typing, inspect")

    assert_ratio(1, lambda: whole_process(5, "-m", "reportlint", "--version"), bare)
    assert_ratio(4, lambda: whole_process(5, *check), bare)
