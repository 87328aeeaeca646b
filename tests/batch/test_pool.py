"""Workers: order, deaths, deadlines, what a guilty rule costs."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from reportlint import Finding, Findings, Pack, Profile, Report, Severity, hookimpl, rule
from reportlint.batch.check import Checker, Settings
from reportlint.batch.files import Candidate, FileList
from reportlint.batch.joining import load_plugins, read_asked
from reportlint.batch.pool import Deadlines, Workers
from reportlint.batch.run import prepare
from reportlint.config import command_line
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import Registry

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@rule("T1", "says", Severity.INFO, zh="有{count}字", en="{count} characters")
def says(report: Report) -> Findings:
    yield Finding(next(report.all_blocks), count=len(report.text))


@rule("T2", "exits", Severity.ERROR, zh="退出", en="exits")
def exits(report: Report) -> Iterator[Finding]:
    if "exit" in report.text:
        os._exit(0)
    yield from ()


@rule("T3", "sleeps", Severity.ERROR, zh="睡", en="sleeps")
def sleeps(report: Report) -> Iterator[Finding]:
    if "sleep" in report.text:
        time.sleep(60)
    yield from ()


@rule("T5", "naps", Severity.ERROR, zh="打盹", en="naps")
def naps(report: Report) -> Iterator[Finding]:
    if "nap" in report.text:
        time.sleep(0.6)
    yield from ()


@rule("T6", "repeats", Severity.INFO, zh="{words}", en="{words}")
def repeats(report: Report) -> Findings:
    for _ in range(300 if "large" in report.text else 0):
        yield Finding(next(report.all_blocks), words="word" * 200)


@rule("T4", "prints", Severity.ERROR, zh="打印", en="prints")
def prints(report: Report) -> Iterator[Finding]:
    print("noise")
    os.write(1, b"noise")
    yield from ()


def checker() -> Checker:
    module = ModuleType("sample_pack")
    rules = ModuleType("sample_rules")
    for function in (says, exits, sleeps, prints, naps, repeats):
        function.__module__ = "sample_rules"
        setattr(rules, function.__name__, function)
    pack = Pack(api=1, prefix="T", profiles=[Profile(id="sample", score=lambda blocks, name: 1.0)], rules=[rules])
    module.reportlint_pack = hookimpl(lambda: pack)  # type: ignore[attr-defined]
    registry = Registry([], [(Entry("sample", "sample_pack", "sample", "1"), module)])
    return Checker(registry, Settings())


def test_results_come_in_the_order_of_their_sources() -> None:
    sources = [(f"{number}.md", b"word " * (number * 37 % 11 + 1)) for number in range(100)]
    with Workers(checker(), jobs=2) as workers:
        results = list(workers(sources))
    assert [result.name for result in results] == [name for name, _ in sources]
    assert [result.findings[0].arguments["count"] for result in results] == [len(data) for _, data in sources]


def test_a_rule_that_ends_the_process_is_left_out_and_told() -> None:
    with Workers(checker(), jobs=1) as workers:
        results = list(workers([("a.md", b"exit"), ("b.md", b"fine")]))
    first, second = results
    assert first.checked
    assert [(f.code, f.en) for f in first.findings] == [
        ("RL003", "T2 exits crashed (the process that read it died) and was not checked"),
        ("T1", "4 characters"),
    ]
    assert first.states["T2"].state == "not-checked"
    assert first.states["T3"].state == "ran"
    assert [f.code for f in second.findings] == ["T1"]


def test_a_rule_that_does_not_end_is_stopped() -> None:
    began = time.monotonic()
    with Workers(checker(), jobs=1, deadlines=Deadlines(step=0.5)) as workers:
        (result,) = workers([("a.md", b"sleep")])
    assert time.monotonic() - began < 5
    assert next((f.code, f.zh) for f in result.findings) == (
        "RL003",
        "T3 sleeps运行出错（读取或检查超过时限），未能检查",
    )
    assert result.states["T4"].state == "ran"


def test_what_waits_behind_a_report_that_is_stopped_is_checked_whole() -> None:
    sources = [("a.md", b"sleep"), ("b.md", b"fine"), ("c.md", b"exit"), ("d.md", b"fine too")]
    with Workers(checker(), jobs=1, deadlines=Deadlines(step=0.5)) as workers:
        results = list(workers(sources))
    told = [(r.name, sorted(code for code, s in r.states.items() if s.state != "ran")) for r in results]
    assert told == [("a.md", ["T3"]), ("b.md", []), ("c.md", ["T2"]), ("d.md", [])]


def test_the_clock_of_a_report_starts_when_its_worker_begins_it() -> None:
    with Workers(checker(), jobs=1, deadlines=Deadlines(step=60, file=1.1)) as workers:
        results = list(workers([("a.md", b"nap"), ("b.md", b"nap")]))
    assert [result.checked for result in results] == [True, True]


def test_a_large_report_and_a_large_result_do_not_wait_for_each_other() -> None:
    data = b"large " + b"word " * 60_000
    with Workers(checker(), jobs=1) as workers:
        results = list(workers([(f"{number}.md", data) for number in range(3)]))
    assert [len(result.findings) for result in results] == [301, 301, 301]


def test_a_file_that_takes_too_long_in_all_is_not_checked() -> None:
    with Workers(checker(), jobs=1, deadlines=Deadlines(step=60, file=0.5)) as workers:
        (result,) = workers([("a.md", b"sleep")])
    assert not result.checked
    assert [(f.code, f.en) for f in result.findings] == [
        ("RL001", "the file cannot be read: reading or checking took too long")
    ]


def test_a_reader_that_dies_costs_its_own_file(monkeypatch: pytest.MonkeyPatch) -> None:
    sample = checker()
    usual = sample.load

    def load(data: bytes, name: str) -> object:
        if name == "bad.md":
            os.abort()
        return usual(data, name)

    monkeypatch.setattr(sample, "load", load)
    with Workers(sample, jobs=2) as workers:
        results = list(workers([("a.md", b"one"), ("bad.md", b"two"), ("c.md", b"three")]))
    assert [(r.name, r.checked, r.findings[0].code) for r in results] == [
        ("a.md", True, "T1"),
        ("bad.md", False, "RL001"),
        ("c.md", True, "T1"),
    ]
    assert results[1].findings[0].zh == "文件无法读取：读取或检查时进程异常退出"


def test_what_rules_print_gets_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    with Workers(checker(), jobs=1) as workers:
        list(workers([("a.md", b"word")]))
    assert capfd.readouterr() == ("", "")


def test_no_worker_is_left_behind() -> None:
    workers = Workers(checker(), jobs=2)
    stream = workers([(f"{number}.md", b"word") for number in range(50)])
    next(stream)
    processes = [worker.process for worker in [*workers._idle, *workers._busy]]
    stream.close()
    assert processes
    for process in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_spawned_workers_give_the_same_results() -> None:
    real = Checker(Registry(), Settings())
    sources = [
        ("a.md", "# 某局2023年政府信息公开工作年度报告\n\n统计期限自2022年1月1日至2022年12月31日止。\n".encode())
    ]
    with Workers(real, jobs=1, spawn=True) as spawned, Workers(real, jobs=1) as forked:
        assert list(spawned(sources)) == list(forked(sources)) == [real.check(sources[0][1], "a.md")]


OWN = """
from reportlint import Finding, Findings, Options, Report, Severity, Span, rule

class Words(Options, frozen=True):
    word: str = "x"

@rule("ORG001", "word", Severity.INFO, zh="有{word}", en="has {word}")
def word(report: Report, options: Words) -> Findings:
    yield Finding(Span(0, 1), word=options.word)
"""


def test_spawned_workers_know_plugins_by_file_and_the_settings_of_each_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.py").write_text(OWN, "utf-8")
    (tmp_path / "reportlint.toml").write_text(
        'plugins = ["ours.py"]\nprofile = "govinfo"\nselect = ["ORG001"]\noptions.ORG001.word = "a"\n'
        '[[overrides]]\nfiles = ["b.md"]\noptions.ORG001.word = "b"\n'
    )
    names = ["a.md", "b.md", "c.md"]
    asked = read_asked(command_line())
    files = FileList(tuple(Candidate(name, name, named=True) for name in names))
    checker = prepare(load_plugins(asked), asked, files).checker
    sources = [(name, "文字".encode()) for name in names]
    with Workers(checker, jobs=1, spawn=True) as spawned, Workers(checker, jobs=1) as forked:
        results = list(spawned(sources))
        assert results == list(forked(sources))
    assert [[(f.code, f.en) for f in result.findings] for result in results] == [
        [("ORG001", "has a")], [("ORG001", "has b")], [("ORG001", "has a")],
    ]  # fmt: skip


def test_a_pool_whose_end_is_interrupted_has_no_worker_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked again where reports are checked together: to end."""
    workers = Workers(checker(), jobs=1)
    stream = workers([("a.md", b"word"), ("b.md", b"sleep")], more=True)
    next(stream)
    (worker,) = [*workers._idle, *workers._busy]
    end = worker.end

    def interrupted() -> None:
        end()
        raise KeyboardInterrupt

    monkeypatch.setattr(worker, "end", interrupted)
    with pytest.raises(KeyboardInterrupt):
        workers.close()
    assert list(workers((), across=True)) == []
