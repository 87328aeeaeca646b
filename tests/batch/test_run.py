"""A run: order, what could not be read, what a rule does, Ctrl-C."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from reportlint import Finding, Findings, Pack, Profile, Report, Severity, Span, hookimpl, rule
from reportlint.batch.files import Candidate, find_files
from reportlint.batch.joining import Asked
from reportlint.batch.run import Prepared, Source, in_process, prepare, run_files
from reportlint.config import ConfigError, SettingsError, command_line
from reportlint.engine.results import RawResult
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import Registry
from reportlint.triage.results import RunResult


@rule("RN1", "says", Severity.WARNING, zh="有{words}", en="has {words}")
def says(report: Report) -> Findings:
    at = report.text.find("坏")
    if at >= 0:
        yield Finding(Span(at, at + 1), words="坏")


@rule("RN2", "misbehaves", Severity.ERROR, zh="{words}", en="{words}")
def misbehaves(report: Report) -> Iterator[Finding]:
    where = next(report.all_blocks)
    deeds = {
        "outside": lambda: Finding(Span(0, 10**9), words=""),
        "before": lambda: Finding(Span(-5, 1), words=""),
        "long": lambda: Finding(where, words="长" * 5_000_000),
        "surrogate": lambda: Finding(where, words="\ud800x"),
        "wrong": lambda: Finding(where, words=1.5),
    }
    for name, deed in deeds.items():
        if name in report.text:
            yield deed()
    if "exit" in report.text:
        raise SystemExit(0)
    if "leave" in report.text:
        raise GeneratorExit
    if "stop" in report.text:
        raise KeyboardInterrupt
    if "mute" in report.text:
        raise _MuteError
    if "many" in report.text:
        for _ in range(10_000_000):
            yield Finding(where, words="x")


class _MuteError(Exception):
    def __str__(self) -> str:
        raise RuntimeError


def registry(*, empty: bool = False) -> Registry:
    rules = ModuleType("run_rules")
    for function in () if empty else (says, misbehaves):
        setattr(rules, function.__name__, function)
        function.__module__ = rules.__name__
    module = ModuleType("run_pack")
    profile = Profile(id="run", score=lambda blocks, name: 0.0 if "other" in name else 1.0, language="zh")

    @hookimpl
    def reportlint_pack() -> Pack:
        return Pack(api=1, prefix="RN", profiles=[profile], rules=[rules])

    module.reportlint_pack = reportlint_pack  # type: ignore[attr-defined]
    return Registry(entries=[], modules=[(Entry("run", "run_pack", "run", "1"), module)])


def prepared(**settings: object) -> Prepared:
    return prepare(registry(), Asked(command_line(**settings)))  # type: ignore[arg-type]


def checked(folder: Path, texts: dict[str, str], **settings: object) -> RunResult:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    candidates = [
        Candidate(c.path, Path(c.path).name, c.named, c.refused) for c in find_files([str(folder)]).candidates
    ]
    return run_files(candidates, prepared(**settings))


def said(run: RunResult) -> list[str]:
    return [f"{f.path}:{f.found.place.line}:{f.found.place.column} {f.found.code} {f.message}" for f in run.findings]


def test_files_in_order(tmp_path: Path) -> None:
    run = checked(tmp_path, {"b.md": "好\n\n坏", "a.md": "坏", "c.txt": "", "other.txt": "x"})
    assert said(run) == [
        "a.md:1:1 RN1 有坏",
        "b.md:3:1 RN1 有坏",
        "c.txt:1:1 RL001 文件无法读取：文件是空的",
        "other.txt:1:1 RL005 不是已知种类的报告，没有检查；可用 --profile 指定",
    ]
    s = run.summary
    assert (s.files, s.not_checked, s.error, s.warning, s.info, s.rules_run, s.not_reports) == (4, 1, 1, 2, 1, 2, 1)


def test_language_and_profile(tmp_path: Path) -> None:
    texts = {"a.md": "坏", "c.txt": "", "other.txt": "坏"}
    assert said(checked(tmp_path, texts, lang="en", profile="run")) == [
        "a.md:1:1 RN1 has 坏",
        "c.txt:1:1 RL001 the file cannot be read: the file is empty",
        "other.txt:1:1 RN1 has 坏",
    ]


def test_suppressions_in_a_file(tmp_path: Path) -> None:
    text = "<!-- reportlint: ignore[RN1] reason: 已知 -->\n坏\n\n<!-- reportlint: ignore[RN2] -->\n\n好"
    run = checked(tmp_path, {"a.md": text})
    assert said(run) == ["a.md:4:1 RL004 屏蔽RN2没有屏蔽任何问题"]
    place = run.files[0].findings[0].found.place
    assert (place.end_line, place.end_column) == (4, 33)
    assert run.summary.suppressed == 1


@pytest.mark.parametrize(
    ("deed", "words"),
    [
        (
            "outside",
            "RN2 misbehaves运行出错（ValueError: the place 0:1000000000 lies outside the report of 7 characters），未能检查",
        ),
        (
            "before",
            "RN2 misbehaves运行出错（ValueError: the place -5:1 lies outside the report of 6 characters），未能检查",
        ),
        (
            "wrong",
            "RN2 misbehaves运行出错（TypeError: a message is filled with int, Decimal, str or Term, not float），未能检查",
        ),
        ("exit", "RN2 misbehaves运行出错（SystemExit: 0），未能检查"),
        ("leave", "RN2 misbehaves运行出错（GeneratorExit: ），未能检查"),
        ("mute", "RN2 misbehaves运行出错（_MuteError），未能检查"),
    ],
)
def test_a_rule_that_misbehaves_is_told_and_the_rest_goes_on(tmp_path: Path, deed: str, words: str) -> None:
    run = checked(tmp_path, {"a.md": deed, "b.md": "坏"})
    assert [(f.path, f.found.code) for f in run.findings] == [("a.md", "RL003"), ("b.md", "RN1")]
    assert run.files[0].findings[0].message == words
    assert run.files[0].error
    assert (run.summary.not_checked, run.is_whole) == (1, False)


def test_messages_are_bounded_and_made_of_characters(tmp_path: Path) -> None:
    run = checked(tmp_path, {"a.md": "long", "b.md": "surrogate"})
    assert [f.message for f in run.findings] == ["长" * 1000 + "…", "?x"]


def test_endless_findings_are_cut_and_the_result_partial(tmp_path: Path) -> None:
    run = checked(tmp_path, {"a.md": "many"})
    assert len(run.files[0].findings) == 1000
    assert run.files[0].partial
    assert run.summary.not_checked == 1


def test_ctrl_c_keeps_what_was_checked(tmp_path: Path) -> None:
    run = checked(tmp_path, {"a.md": "坏", "b.md": "stop", "c.md": "坏"})
    assert [file.path for file in run.files] == ["a.md"]
    assert (run.interrupted, run.is_whole) == (True, False)


def test_a_pool_that_reads_ahead_changes_nothing(tmp_path: Path) -> None:
    for name in ("a.md", "c.md", "e.md"):
        (tmp_path / name).write_text("坏", encoding="utf-8")
    names = ["a.md", "b.md", "c.md", "d.md", "e.md", "f.md"]
    candidates = [Candidate(str(tmp_path / name), name, named=False) for name in names]
    ready = prepared()

    def eager(sources: Iterable[Source], **asked: bool) -> Iterator[RawResult]:
        yield from in_process(ready.checker)(list(sources), **asked)

    run = run_files(candidates, ready, eager)
    assert [(file.path, file.checked) for file in run.files] == [(name, name in "a.md c.md e.md") for name in names]


def test_rules_that_are_off_do_not_run(tmp_path: Path) -> None:
    run = checked(tmp_path, {"a.md": "exit 坏"}, ignore=("RN2",))
    assert said(run) == ["a.md:1:6 RN1 有坏"]
    assert list(run.files[0].states) == ["RN1"]


def test_a_long_line_is_shown_in_part_and_masked_before_it_is_cut(tmp_path: Path) -> None:
    number = "11010519491231002X"
    run = checked(tmp_path, {"a.md": "甲" * 195 + number + "乙" * 187 + "坏" + "丙" * 1000})
    found = run.files[0].findings[0].found
    assert (found.place.column, found.excerpt_column, len(found.excerpt)) == (401, 201, 600)
    assert found.excerpt.startswith("*" * 11 + "2X乙")


def test_settings_that_cannot_be_met() -> None:
    with pytest.raises(ConfigError) as profile:
        prepared(profile="rum")
    assert profile.value.render() == '--profile: no loaded pack knows the profile "rum"; did you mean run?'
    with pytest.raises(SettingsError) as none:
        prepare(Registry(entries=[]), Asked(command_line()))
    assert none.value.en == "no installed plugin brings rules, so nothing would be checked"
