"""What fixes make of reports: the fault is gone, nothing else is touched, and a second run changes nothing."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from generation import FAULTS, faulty, honest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from reportlint.batch.check import Checker, Settings
from reportlint.batch.files import Candidate
from reportlint.batch.joining import Asked
from reportlint.batch.run import Prepared, check_files, prepare
from reportlint.config.command import command_line
from reportlint.fixes.encoded import read_encoded
from reportlint.fixes.mending import Mending, mend
from reportlint.plugins.registry import Registry
from reportlint.testing import WRITERS, Example, Trials, parse
from reportlint.triage.results import FileResult, Reported

pytest.importorskip("turbohtml")

SAFE, UNSAFE, BOTH = "safe", "unsafe", "safe or unsafe"
FIXABLE = {
    "GI103": BOTH,
    "GI109": SAFE,
    "GI201": UNSAFE,
    "GI306": SAFE,
    "GI609": SAFE,
    "GI901": SAFE,
    "GI902": SAFE,
    "GI903": SAFE,
    "GI906": SAFE,
    "GI909": SAFE,
}
"""The rules that offer fixes, and which."""
FORMATS = ("md", "txt", "html")


@cache
def prepared() -> Prepared:
    return prepare(Registry(), Asked(command_line()))


@cache
def trials() -> Trials:
    registry = prepared().checker.registry
    return Trials(registry, next(pack for pack in registry.packs if pack.title == "govinfo"))


def check(data: bytes, name: str) -> FileResult:
    return next(check_files([Candidate("", name, named=True)], prepared(), read=lambda candidate, limit: data))


def mended(found: FileResult, data: bytes, *, unsafe: bool) -> Mending:
    mending = Mending(found, {found.path: data}, unsafe=unsafe)
    mend([mending], lambda drafts: [check(draft.contents[found.path], found.path) for draft in drafts])
    return mending


def fixable(found: FileResult, *, unsafe: bool) -> list[Reported]:
    return [each for each in found.findings if each.found.fix is not None and (each.found.fix.safe or unsafe)]


def faults_of_mending(data: bytes, name: str) -> list[str]:
    """What is wrong with the fixes of a report, in words."""
    found = check(data, name)
    wrong: list[str] = []
    for unsafe in (False, True):
        asked = fixable(found, unsafe=unsafe)
        if not asked:
            continue
        once = mended(found, data, unsafe=unsafe)
        new = once.contents[name]
        if once.left:
            wrong.append(f"left: {once.left}")
        if mended(once.result, new, unsafe=unsafe).contents[name] != new:
            wrong.append("a second run changes it again")
        if fixable(once.result, unsafe=unsafe):
            wrong.append(f"not mended: {[each.message for each in fixable(once.result, unsafe=unsafe)]}")
        before, after = (_counted(each.findings) for each in (found, once.result))
        wrong += [f"new: {key}" for key in after - before]
        if sum(after.values()) > len(found.findings) - len(asked):
            wrong.append("a finding with a fix is still there")
        if not _keeps_other_lines(data, new, asked):
            wrong.append("other lines are changed")
    return [f"{name}: {each}" for each in wrong]


def _counted(findings: object) -> Counter[tuple[str, str]]:
    return Counter((each.found.code, each.found.variant) for each in findings)  # type: ignore[attr-defined]


def _keeps_other_lines(old: bytes, new: bytes, asked: list[Reported]) -> bool:
    """Whether every line that no edit names is still there, in the same order."""
    texts = [read_encoded(data) for data in (old, new)]
    assert texts[0] is not None
    assert texts[1] is not None
    edits = [edit for each in asked if each.found.fix for edit in each.found.fix.edits]
    touched = {line for edit in edits for line in range(edit.line, edit.end_line + 1)}
    lines = texts[0].text.split("\n")
    rest = iter(texts[1].text.split("\n"))
    return all(line in rest for number, line in enumerate(lines, 1) if number not in touched)


def firing(code: str) -> list[Example]:
    return [example for example in trials().examples[code] if example.fires]


def test_which_rules_offer_fixes() -> None:
    """Those that the catalogue of rules promises, and no others."""
    offered: dict[str, set[str]] = {}
    registry = prepared().checker.registry
    for code in trials().examples:
        alone = Checker(registry, Settings(), lambda rule, code=code: rule.code == code)  # type: ignore[misc]
        for example in firing(code):
            if example.shown_in("md"):
                found = alone.check(WRITERS["md"](parse(example.markup)), example.file_name("md"))
                for each in found.findings:
                    if each.fix is not None:
                        offered.setdefault(code, set()).add(SAFE if each.fix.safe else UNSAFE)
    assert {code: " or ".join(sorted(kinds)) for code, kinds in offered.items()} == FIXABLE


@pytest.mark.parametrize("code", sorted(FIXABLE))
def test_examples_are_mended(code: str) -> None:
    wrong = []
    for example in firing(code):
        for format in FORMATS:
            if example.shown_in(format):
                data = WRITERS[format](parse(example.markup))
                wrong += [f"{example}: {each}" for each in faults_of_mending(data, example.file_name(format))]
    assert wrong == []


def faults_in(code: str, count: int) -> list[str]:
    wrong: list[str] = []
    made = 0
    for seed in range(60 * count + 2_000):
        report = faulty(code, seed) if made < count else None
        if report is not None:
            made += 1
            wrong += [f"seed {seed}: {each}" for each in faults_of_mending(report.write(), report.name)]
    assert made == count
    return wrong


@pytest.mark.parametrize("code", sorted(FIXABLE))
def test_faults_made_by_chance_are_mended(code: str) -> None:
    assert faults_in(code, 3) == []


@pytest.mark.slow
@pytest.mark.parametrize("code", sorted(FAULTS))
def test_many_faults_are_mended(code: str) -> None:
    assert faults_in(code, 40) == []


def test_honest_reports_stay_as_they_are() -> None:
    for seed in range(30):
        report = honest(seed)
        data = report.write()
        found = check(data, report.name)
        assert mended(found, data, unsafe=True).changed() == [], seed


def _markup() -> str:
    registry = prepared().checker.registry
    pack = next(pack for pack in registry.packs if pack.title == "govinfo")
    return Path(pack.bases["2021"]).read_text("utf-8")


@pytest.mark.parametrize(
    ("format", "words", "written", "fixed"),
    [
        # an edit replaces all of an entity, and nothing of a tag
        ("html", "信息312条", "信息&#xff13;12条", "信息312条"),
        ("html", "信息312条", "信息&#65299;&#65297;2条", "信息312条"),
        ("html", "要求，围绕", "要求&#44;围绕", "要求，围绕"),
        ("html", "要求，围绕", "要求,&nbsp;围绕", "要求，围绕"),
        ("html", "要求，围绕", "要求<b>,</b>围绕", "要求<b>，</b>围绕"),
        ("html", "人民政府", "&#x2f08;民政府", "人民政府"),
        ("html", "供水服务类", "供水服&nbsp;务类", "供水服务类"),
        ("html", "政府信息公开条例", "政府信息公开<b>工作</b>条例", "政府信息公开条例"),
        ("html", "政府信息公开条例", "<b>政府信息公开工作条例</b>", "<b>政府信息公开条例</b>"),
        ("html", "政府信息公开条例", "<b>政府信息公开工作</b>条例", "<b>政府信息公开工作</b>条例"),
        ("md", "政府信息公开条例", "**政府信息公开工作条例**", "**政府信息公开条例**"),
        ("md", "政府信息公开条例", "**政府信息公开工作**条例", "**政府信息公开工作**条例"),
        ("md", "信息312条", "信息&#xff13;12条", "信息312条"),
        ("md", "信息312条", "信息３１２条\0", "信息312条\0"),
    ],
)
def test_markup_round_an_edit(format: str, words: str, written: str, fixed: str) -> None:
    base = WRITERS[format](parse(_markup())).decode()
    assert words in base
    data = base.replace(words, written, 1).encode()
    name = f"report.{format}"
    assert mended(check(data, name), data, unsafe=True).contents[name].decode() == base.replace(words, fixed, 1)


def test_line_ends_in_tables_stay() -> None:
    base = WRITERS["md"](parse(_markup())).decode()
    row = next(line for line in base.split("\n") if line.startswith("| 行政许可"))
    odd = row.replace("86", "86 件")
    for end in ("\r\n", "\r", "\n"):
        data = base.replace(row, odd).replace("\n", end).encode()
        found = check(data, "report.md")
        assert [each.found.code for each in found.findings] == ["GI306"]
        assert mended(found, data, unsafe=False).contents["report.md"] == base.replace("\n", end).encode()


_CODES = st.lists(st.sampled_from(["GI901", "GI906", "GI9", "GI903", "language", "XYZ77777"]), max_size=3, unique=True)
_KINDS = st.sampled_from(["ignore", "ignore-start", "ignore-end", "ignore-start", "ignore-end", "ignore-file"])
_ENDS = st.sampled_from(["", "", " until=2000-01-01", " until=2099-12-31"])


@st.composite
def suppressed_texts(draw: st.DrawFn) -> str:
    """A report with faults and with suppressions of all kinds, some of which do nothing."""
    lines = ["# 云岭县水务局2023年政府信息公开工作年度报告", ""]
    faults = ["本局登记了帐号一个。", "本局认真落实,按时公布。", "本局按时公布。"]
    for _ in range(draw(st.integers(1, 8))):
        if draw(st.booleans()):
            lines += [draw(st.sampled_from(faults)), ""]
        else:
            codes = draw(st.sampled_from([", ", "，", " "])).join(draw(_CODES))
            listed = f"[{codes}]" if codes else ""
            lines += [f"<!-- reportlint: {draw(_KINDS)}{listed}{draw(_ENDS)} -->"] + [""] * draw(st.integers(0, 1))
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


@settings(max_examples=40, deadline=None)
@given(suppressed_texts())
def test_taking_suppressions_out_changes_no_other_result(text: str) -> None:
    run = prepare(prepared().checker.registry, Asked(command_line(profile="govinfo"), directory="/"))
    told = {"RL004", "RL006"}

    def looked_at(data: bytes) -> FileResult:
        found = next(check_files([Candidate("", "a.md", named=True)], run, read=lambda candidate, limit: data))
        findings = [
            each if each.found.code in told else structs.replace(each, found=structs.replace(each.found, fix=None))
            for each in found.findings
        ]
        return structs.replace(found, findings=findings)

    def others(found: FileResult) -> list[tuple[str, str]]:
        return [(each.found.code, each.found.excerpt) for each in found.findings if each.found.code not in told]

    before = looked_at(text.encode())
    mending = Mending(before, {"a.md": text.encode()}, unsafe=True)
    mend([mending], lambda drafts: [looked_at(draft.contents["a.md"]) for draft in drafts])
    assert mending.left == {}
    assert (others(mending.result), mending.result.suppressed) == (others(before), before.suppressed)
    assert [each.message for each in mending.result.findings if each.found.fix is not None] == []
    kept = [line for line in text.splitlines() if line and "reportlint" not in line]
    assert [
        line for line in mending.contents["a.md"].decode().splitlines() if line and "reportlint" not in line
    ] == kept
