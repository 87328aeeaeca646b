"""A baseline over files that were renamed."""

import time
from collections.abc import Sequence

from msgspec import structs
from triage_pack import raw_finding

from reportlint import Severity
from reportlint.engine.results import RawFinding, RuleState
from reportlint.triage.baseline import Baseline, Entry, matched
from reportlint.triage.results import FileResult, Reported


def file(path: str, marks: Sequence[str]) -> FileResult:
    findings = [structs.replace(raw_finding("DM101", n), fingerprint=mark) for n, mark in enumerate(marks, 1)]
    return FileResult(
        path=path, format="markdown", encoding="utf-8", profile="demo", lang="en", checked=True,
        findings=[Reported(path, "en", Severity.ERROR, each) for each in findings],
        states={"DM101": RuleState("ran")}, facts={},
    )  # fmt: skip


def entries(marks: Sequence[str]) -> tuple[Entry, ...]:
    return tuple(Entry("DM101", mark) for mark in marks)


def nothing(path: str, finding: RawFinding) -> bool:
    return False


def pairs(files: Sequence[FileResult], held: dict[str, tuple[Entry, ...]]) -> dict[str, tuple[Entry, ...]]:
    gone = [path for path in held if all(each.path != path for each in files)]
    return matched(files, Baseline(1, held), {each.path: each.path for each in files}, gone, nothing)


def test_a_renamed_file_gets_the_entries_that_it_shares_most() -> None:
    held = {"a": entries("xyz"), "b": entries("xyw"), "c": entries("q"), "here": entries("x")}
    files = [file("new-b", "xyw"), file("new-a", "xyz"), file("here", "q"), file("other", "v")]
    assert pairs(files, held) == {"new-a": held["a"], "new-b": held["b"], "here": held["here"]}


def test_the_same_entries_in_several_files() -> None:
    held = {"a": entries("xx"), "b": entries("xx")}
    assert pairs([file("m", "x"), file("n", "xx"), file("o", "x")], held) == {"m": held["a"], "n": held["b"]}


def test_a_folder_of_thousands_that_was_renamed() -> None:
    held = {f"old/{n}": entries([f"{n}-{k}" for k in range(3)]) for n in range(5000)}
    files = [file(f"new/{n}", [f"{n}-{k}" for k in range(3)]) for n in range(5000)]
    start = time.process_time()
    found = pairs(files, held)
    assert time.process_time() - start < 20
    assert all(found[f"new/{n}"] == held[f"old/{n}"] for n in range(5000))


def test_a_folder_of_thousands_that_are_much_alike() -> None:
    common = list("abcdefgh")
    held = {f"old/{n:04}": entries([*common, str(n)]) for n in range(2500)}
    files = [file(f"new/{n:04}", [*common[n % 2 :], str(n)]) for n in range(2500)]
    start = time.process_time()
    found = pairs(files, held)
    assert time.process_time() - start < 20
    assert all(found[f"new/{n:04}"] == held[f"old/{n:04}"] for n in range(2500))


def test_what_is_alike_but_mended_finds_one_of_its_kind() -> None:
    held = {f"old/{n:03}": entries("abc") for n in range(300)}
    files = [file(f"new/{n:03}", "ab") for n in range(300)]
    assert len(pairs(files, held)) == 300
