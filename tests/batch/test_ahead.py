"""The worker that begins before the command line is read: what it finds is used only when it is what was asked for."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_pool import checker

from reportlint.authoring.rules import RuleSpec
from reportlint.batch import ahead, worker
from reportlint.batch.check import Checker, Choices, Plain, Settings
from reportlint.batch.pool import Deadlines, Workers
from reportlint.batch.transport import take_ahead
from reportlint.batch.worker import Note
from reportlint.config.layers import Named, Statement
from reportlint.config.resolving import FileSettings
from reportlint.config.selection import Naming
from reportlint.engine.results import RawResult
from reportlint.plugins.registry import Registry

pytestmark = pytest.mark.skipif(
    not hasattr(os, "fork") or len(os.sched_getaffinity(0)) < 2, reason="needs fork and two processors"
)
NOTHING = FileSettings("", (), (), Naming({}))
"""The settings of a file where nothing is configured."""


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Workers that know the sample rules, and none left behind."""
    monkeypatch.setattr(worker, "Registry", lambda: checker().registry)
    yield
    ahead.dismiss()


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A file that grows by a line for each report that a worker checks."""
    told = tmp_path / "checks.log"
    told.touch()
    usual = Checker.check

    def check(self: Checker, data: bytes, name: str, *rest: object) -> RawResult:
        with told.open("a") as file:
            file.write(f"{name}\n")
        return usual(self, data, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Checker, "check", check)
    return told


def run(checker: Checker, name: str, data: bytes, deadlines: Deadlines | None = None) -> RawResult:
    first = take_ahead(checker)
    assert first is not None
    with Workers(checker, jobs=1, deadlines=deadlines, first=first) as workers:
        (result,) = workers([(name, data)])
    return result


def sample(choice: FileSettings | Plain = NOTHING, settings: Settings | None = None) -> Checker:
    return Checker(checker().registry, settings or Settings(), choices=Choices(choice))


def told(result: RawResult) -> list[tuple[str, str]]:
    return [(finding.code, finding.en) for finding in result.findings]


def report(folder: Path, words: str) -> str:
    path = folder / "a.md"
    path.write_text(words)
    return str(path)


def test_a_report_that_is_checked_ahead_is_not_checked_again(tmp_path: Path, checks: Path) -> None:
    path = report(tmp_path, "word")
    ahead.begin(["--format", "json", path])
    result = run(sample(), path, b"word")
    assert told(result) == [("T1", "4 characters")]
    assert checks.read_text() == f"{path}\n"


def test_it_is_known_by_the_name_that_results_show(
    tmp_path: Path, checks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(tmp_path, "word")
    monkeypatch.chdir(tmp_path)
    ahead.begin(["./a.md"])
    assert run(sample(), "a.md", b"word").name == "a.md"
    assert checks.read_text() == "a.md\n"


def test_a_report_that_changed_meanwhile_is_checked_as_it_is_now(tmp_path: Path, checks: Path) -> None:
    path = report(tmp_path, "word")
    ahead.begin([path])
    assert told(run(sample(), path, b"words")) == [("T1", "5 characters")]
    assert checks.read_text() == f"{path}\n" * 2


@pytest.mark.parametrize(
    ("choice", "settings", "states"),
    [
        (FileSettings("", (Statement(origin="here", ignore=(Named("T1"),)),), (), Naming({})), Settings(), 5),
        (FileSettings("sample", (), (), Naming({})), Settings(), 6),
        (NOTHING, Settings(timing=True), 6),
    ],
)
def test_a_report_that_something_is_configured_for_is_checked_by_that(
    tmp_path: Path, checks: Path, choice: FileSettings, settings: Settings, states: int
) -> None:
    path = report(tmp_path, "word")
    ahead.begin([path])
    result = run(sample(choice, settings), path, b"word")
    assert len(result.states) == states
    assert ("T1" in result.states) == (states == 6)
    assert (result.timings is not None) == settings.timing
    assert checks.read_text() == f"{path}\n" * 2


def test_a_rule_that_hangs_over_it_is_stopped_and_blamed(tmp_path: Path) -> None:
    path = report(tmp_path, "sleep")
    ahead.begin([path])
    result = run(sample(), path, b"sleep", Deadlines(step=0.5))
    assert told(result) == [
        ("RL003", "T3 sleeps crashed (reading or checking took too long) and was not checked"),
        ("T1", "5 characters"),
    ]


@pytest.mark.parametrize("words", ["exit", "sleep"])
def test_what_goes_wrong_over_another_report_costs_nothing(words: str, tmp_path: Path) -> None:
    other = report(tmp_path, words)
    ahead.begin(["--output-file", other, "b.md"])
    result = run(sample(), "b.md", b"fine", Deadlines(step=0.5))
    assert told(result) == [("T1", "4 characters")]
    assert {state.state for state in result.states.values()} == {"ran"}


def test_a_large_report_does_not_wait_for_a_worker_that_hangs(tmp_path: Path) -> None:
    """What does not fit into its pipe would wait until it listens, and no deadline holds for that."""
    ahead.begin([report(tmp_path, "sleep"), "b.md"])
    child = ahead._begun
    assert child is not None
    assert Note(child.shared).read() == (1, "ahead load")  # before the child says anything
    began = time.monotonic()
    result = run(sample(), "b.md", b"word " * 60_000, Deadlines(step=20))
    assert time.monotonic() - began < 15
    assert told(result) == [("T1", "300000 characters")]


def test_settings_that_do_not_fit_into_its_pipe_are_not_given_to_it(tmp_path: Path) -> None:
    ahead.begin([report(tmp_path, "sleep")])
    names = {f"{number:04}/{'long' * 20}.md": Plain("", wanted) for number in range(2_000)}
    assert take_ahead(Checker(checker().registry, Settings(), choices=Choices(NOTHING, names))) is None


def test_a_large_report_is_not_begun(tmp_path: Path) -> None:
    ahead.begin([report(tmp_path, "word " * 60_000)])
    assert not ahead.is_begun()


@pytest.mark.parametrize("wrong", ["fork", "sched_getaffinity"])
def test_where_the_system_cannot_there_is_none(wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError("no more processes")

    if wrong == "fork":
        monkeypatch.setattr(os, "fork", refused)
    else:
        monkeypatch.delattr(os, "sched_getaffinity")
    ahead.begin([report(tmp_path, "word")])
    assert not ahead.is_begun()


def test_a_rule_that_ends_the_process_over_it_is_blamed(tmp_path: Path) -> None:
    path = report(tmp_path, "exit")
    ahead.begin([path])
    first = take_ahead(sample())
    with Workers(sample(), jobs=1, first=first) as workers:
        (result,) = workers([(path, b"exit")])
    assert told(result) == [
        ("RL003", "T2 exits crashed (the process that read it died) and was not checked"),
        ("T1", "4 characters"),
    ]


def test_plugins_that_do_not_load_are_left_to_the_parent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Registry:
        raise ValueError("broken")

    monkeypatch.setattr(worker, "Registry", broken)
    ahead.begin([report(tmp_path, "word")])
    first = take_ahead(sample())
    monkeypatch.undo()
    with Workers(sample(), jobs=1, first=first) as workers:
        (result,) = workers([("a.md", b"word")])
    assert [finding.code for finding in result.findings] == ["RL001"]


def test_one_that_nobody_takes_is_ended(tmp_path: Path) -> None:
    ahead.begin([report(tmp_path, "sleep")])
    child = ahead._begun
    assert child is not None
    ahead.dismiss()
    assert not ahead.is_begun()
    with pytest.raises(ProcessLookupError):
        os.kill(child.process, 0)


def test_rules_of_files_are_not_known_to_it(tmp_path: Path) -> None:
    ahead.begin([report(tmp_path, "word")])
    checker = sample()
    checker.registry.files = ("ours.py",)
    assert take_ahead(checker) is None
    assert not ahead.is_begun()


@pytest.mark.parametrize("arguments", [[], ["reports"], ["-"], ["gone.md"], ["--config", "x.toml"]])
def test_without_a_report_that_is_named_there_is_none(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "pipe.md")
    ahead.begin([*arguments, "pipe.md"])
    assert not ahead.is_begun()


def test_a_folder_is_begun_with_its_first_report(tmp_path: Path, checks: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "0.log").write_text("no report")
    path = report(folder, "word")
    (folder / "b.md").write_text("words")
    ahead.begin([str(folder)])
    assert told(run(sample(settings=Settings(collection=True)), path, b"word")) == [("T1", "4 characters")]
    assert checks.read_text() == f"{path}\n"


def test_a_folder_without_reports_of_its_own_loads_the_plugins(tmp_path: Path, checks: Path) -> None:
    ahead.begin([str(tmp_path)])
    assert told(run(sample(), "a.md", b"word")) == [("T1", "4 characters")]
    assert checks.read_text() == "a.md\n"


def wanted(rule: RuleSpec) -> bool:
    return rule.code != "T1"


def test_a_choice_that_is_a_function_travels_as_the_codes_it_takes(tmp_path: Path) -> None:
    path = report(tmp_path, "word")
    ahead.begin([path])
    assert sorted(run(sample(Plain("", wanted)), path, b"word").states) == ["T2", "T3", "T4", "T5", "T6"]
