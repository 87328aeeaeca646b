"""A run over reports that are checked together: the same however it is worked off, and whole whatever goes wrong."""

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from year_pack import account
from years import TOGETHER, checker, checker_by_file, registry, told, why

from reportlint import api
from reportlint.batch.check import Checker, Settings
from reportlint.batch.collection import check_together
from reportlint.batch.files import STDIN, Candidate, FileList, find_files
from reportlint.batch.joining import Asked
from reportlint.batch.pool import Deadlines, Workers
from reportlint.batch.run import Pool, Prepared, Source, in_process, is_collection, prepare, run_files
from reportlint.config import command_line
from reportlint.config.resolving import RunSettings
from reportlint.engine.results import RawResult
from reportlint.output.json import encode, result_of
from reportlint.series import waiting

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def sources(count: int = 12) -> list[Source]:
    texts = {
        f"{year}/{body}.md": account(year, before=str(body % 3), after=str(year % 2), body=f"{body}社")
        for year in (2021, 2022, 2023)
        for body in range(count // 3)
    }
    return [(name, text.encode()) for name, text in texts.items()]


def plainly(results: Iterable[RawResult]) -> list[tuple[str, object, object, object]]:
    return [(result.name, result.findings, sorted(result.states.items()), result.facts) for result in results]


@needs_fork
@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_workers_by_fork_give_what_this_process_gives(jobs: int) -> None:
    expected = check_together(checker(), sources())
    assert sum(len(told(result)) for result in expected) == 9
    with Workers(checker(), jobs=jobs) as workers:
        assert plainly(check_together(checker(), sources(), workers)) == plainly(expected)
        assert (workers._idle, workers._busy) == ([], {})


@needs_fork
def test_spawned_workers_give_what_this_process_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    by_file = checker_by_file(tmp_path)
    expected = check_together(by_file, sources(6))
    with Workers(by_file, jobs=2, spawn=True) as workers:
        assert plainly(check_together(by_file, sources(6), workers)) == plainly(expected)
    assert sum(len(told(result)) for result in expected) > 0


@needs_fork
@pytest.mark.parametrize(
    ("words", "what"), [("睡", "reading or checking took too long"), ("亡", "the process that read it died")]
)
def test_a_rule_that_does_not_end_is_stopped_and_told(words: str, what: str) -> None:
    texts = {
        "2022.md": account(2022, after="3"),
        "2023.md": account(2023, words=f"{words}。"),
        "2024.md": account(2024),
    }
    began = time.monotonic()
    with Workers(checker("YR702"), jobs=1, deadlines=Deadlines(step=0.4)) as workers:
        results = check_together(checker("YR702"), [(name, text.encode()) for name, text in texts.items()], workers)
    assert time.monotonic() - began < 5
    assert [told(result) for result in results] == [
        [],
        [
            ("RL003", 1, 1, f"YR703 odd crashed ({what}) and was not checked"),
            ("YR701", 9, 10, "会费: 2 came over, 3 were left in 2022.md (2022)"),
        ],
        [],
    ]
    assert [result.states["YR703"].state for result in results] == ["not-applied", "not-checked", "ran"]


@needs_fork
def test_a_fact_that_does_not_end_is_stopped_and_told() -> None:
    texts = {"2022.md": account(2022, after="3"), "2023.md": account(2023, words="成员事实睡。")}
    with Workers(checker("YR702"), jobs=1, deadlines=Deadlines(step=0.4)) as workers:
        _, result = check_together(checker("YR702"), [(name, text.encode()) for name, text in texts.items()], workers)
    assert [(f.code, f.en) for f in result.findings] == [
        ("RL003", "Sums crashed (reading or checking took too long) and was not checked"),
        ("YR701", "会费: 2 came over, 3 were left in 2022.md (2022)"),
    ]
    assert (why(result, "YR704"), result.states["YR703"].state) == ("not-checked: no Sums", "ran")


@needs_fork
def test_when_all_takes_too_long_none_of_the_rules_is_taken_for_run() -> None:
    texts = {"2022.md": account(2022), "2023.md": account(2023, words="睡坏。")}
    with Workers(checker("YR702"), jobs=1, deadlines=Deadlines(step=60, file=0.6)) as workers:
        _, result = check_together(checker("YR702"), [(name, text.encode()) for name, text in texts.items()], workers)
    assert [(f.code, f.en, f.across) for f in result.findings] == [
        ("YR101", "has the word 坏", False),
        ("RL003", "the check across reports crashed (reading or checking took too long) and was not checked", True),
    ]
    assert {code: state.state for code, state in result.states.items()} == {
        "YR101": "ran", "YR701": "not-checked", "YR703": "not-checked", "YR704": "not-checked",
    }  # fmt: skip
    assert result.checked


# -- a run over files -----------------------------------------------------------------------------------------------


def write(folder: Path, texts: dict[str, str]) -> FileList:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return find_files([str(folder)])


def prepared(files: FileList, **settings: object) -> Prepared:
    return prepare(registry(), Asked(command_line(**settings)), files)  # type: ignore[arg-type]


def names(run: object) -> list[tuple[str, str]]:
    return [(f.path.rpartition("/")[2], f.found.code) for f in run.findings]  # type: ignore[attr-defined]


TEXTS = {
    "a-2023.md": account(2023, words="坏。成员。"),
    "b-2022.md": account(2022, after="3", words="坏。成员。"),
    "c.txt": "nothing\n",
    "d-2024.md": account(2024, before="1"),
    "e.docx": "no zip",
}


def test_findings_across_reports_come_behind_those_of_single_reports(tmp_path: Path) -> None:
    files = write(tmp_path, TEXTS)
    heard: list[str] = []
    run = run_files(files.candidates, prepared(files), progress=lambda path: heard.append(path.rpartition("/")[2]))
    assert names(run) == [
        ("a-2023.md", "YR101"), ("b-2022.md", "YR101"), ("c.txt", "RL005"), ("e.docx", "RL001"), ("a-2023.md", "YR701"),
        ("b-2022.md", "YR702"), ("d-2024.md", "YR701"),
    ]  # fmt: skip
    assert names(run) == [(each.path.rpartition("/")[2], each.code) for each in result_of(run).findings]
    assert [file.path.rpartition("/")[2] for file in run.files] == sorted(TEXTS)
    assert heard == sorted(TEXTS)
    s = run.summary
    assert (s.files, s.error, s.info, s.rules_run, s.not_applied, s.not_checked) == (5, 5, 2, 5, 0, 1)
    assert (run.compared, run.interrupted) == (True, False)
    related = result_of(run).findings[4].related
    assert [(each.path.rpartition("/")[2], each.line, each.column) for each in related] == [("b-2022.md", 10, 10)]


def test_many_reports_wait_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = write(tmp_path, TEXTS)
    expected = encode(result_of(run_files(files.candidates, prepared(files))))
    monkeypatch.setattr(waiting, "IN_MEMORY", 1)
    assert encode(result_of(run_files(files.candidates, prepared(files)))) == expected


def test_reports_that_no_rule_across_them_is_for_do_not_wait(tmp_path: Path) -> None:
    files = write(tmp_path, TEXTS)
    run = run_files(files.candidates, prepared(files, select=["YR101"]))
    assert (names(run)[:2], run.compared) == ([("a-2023.md", "YR101"), ("b-2022.md", "YR101")], False)
    assert set(run.files[0].states) == {"YR101"}


def interrupting(checker: Checker, *, at: int, across: bool) -> Pool:
    """A pool that hears Ctrl-C at its n-th source, of files or of pairs."""
    usual = in_process(checker)

    def check(sources: Iterable[Source], *, across: bool = False, more: bool = False) -> Iterator[RawResult]:
        for count, raw in enumerate(usual(sources, across=across)):
            if across is wanted and count == at:
                raise KeyboardInterrupt
            yield raw

    wanted = across
    return check


def test_ctrl_c_keeps_what_was_checked(tmp_path: Path) -> None:
    files = write(tmp_path, TEXTS)
    ready = prepared(files)
    run = run_files(files.candidates, ready, interrupting(ready.checker, at=2, across=False))
    assert (run.interrupted, names(run)) == (True, [("a-2023.md", "YR101"), ("b-2022.md", "YR101")])
    run = run_files(files.candidates, ready, interrupting(ready.checker, at=1, across=True))
    assert run.interrupted
    assert [code for _, code in names(run)] == ["YR101", "YR101", "RL005", "RL001", "YR701"]
    assert len(run.files) == 5
    states = [(file.path, state.state, state.why) for file in run.files if (state := file.states.get("YR701"))]
    assert sorted({state[1:] for state in states}) == [("not-checked", "interrupted"), ("ran", "")]


@needs_fork
def test_no_worker_is_left_behind(tmp_path: Path) -> None:
    files = write(tmp_path, TEXTS)
    ready = prepared(files)
    with Workers(ready.checker, jobs=2) as workers:
        run_files(files.candidates, ready, workers)
        assert (workers._idle, workers._busy) == ([], {})


@pytest.mark.parametrize(
    ("said", "folders", "names", "expected"),
    [
        (None, True, ["a.md"], True),
        (None, False, ["a.md", "b.md"], False),
        (True, False, ["a.md"], True),
        (False, True, ["a.md"], False),
        (None, False, [STDIN], False),
        (None, True, ["a.md", STDIN], False),
    ],
)
def test_what_a_collection_is(said: bool | None, folders: bool, names: Sequence[str], expected: bool) -> None:
    files = FileList(tuple(Candidate(name, name, named=True) for name in names), folders=folders)
    assert is_collection(RunSettings(collection=said), files) is expected


def test_a_run_without_a_collection_says_so(tmp_path: Path) -> None:
    files = write(tmp_path, TEXTS)
    run = run_files(files.candidates, prepared(files, collection=False))
    assert [code for _, code in names(run)] == ["YR101", "YR101", "RL005", "RL001"]
    assert (run.summary.rules_run, run.summary.not_applied) == (1, 4)
    assert run.files[0].states["YR701"].why == "no-collection"


def test_the_settings_say_it_to_every_worker() -> None:
    assert Settings(collection=True) == TOGETHER


def test_checking_from_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api, "_registry", registry)
    write(tmp_path, {"2022.md": account(2022, after="3"), "2023.md": account(2023)})
    found = [finding.code for finding in api.check(tmp_path).findings]
    assert found == ["YR702", "YR701"]
    assert api.check(tmp_path, collection=False).findings == []
    assert [finding.code for finding in api.check(tmp_path / "2023.md", collection=True).findings] == ["YR702"]
    assert api.check(account(2023).encode(), name="2023.md").findings == []
