"""Whatever a report, a file name or a plugin says: every output can be written, is read back by its own readers, and
holds no character that a terminal, a page or a runner would obey."""

import json
import re
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from output_samples import file, raw, run_of

from reportlint import Severity
from reportlint.engine.results import RawEdit, RawFix, RawPlace, RawRelated
from reportlint.output import FORMATS, render
from reportlint.output.context import Context, RulePage
from reportlint.output.markdown import plain
from reportlint.output.visible import visible
from reportlint.triage.results import RunResult

PIECES = (
    "::", "::error::", "##[error]", "%0A", "%25", "]]>", "<![CDATA[", "</failure>", "&amp;", "&#0;", "${{ x }}", "{{7*7}}",
    "\n", "\r\n", "\r", "\t", "\x00", "\x1b[31m", "\x1b]0;x\x07", "\x7f", "\x85", "\u2028", "\u202e", "\u2066", "\u200b",
    "\ufeff", "\ufffe", "\uffff", "\ud800", "\udcff", "\U0001fffe", "|", "`", "```", "[a](b)", "![a](b)", "<b>", "<!--",
    "@all", "#1", "!2", "https://x.invalid", "www.x.invalid", "-", "--", "'", '"', "=cmd", "\\", "/", ",", ":", "甲", "件",
    "\u3000", "\ufe0f", "e\u0301", "😀",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES) | st.text(st.characters(exclude_categories=()), max_size=3), max_size=6).map(
    "".join
)


def run_with(message: str, path: str, argument: str) -> RunResult:
    fix = RawFix(True, [RawEdit(5, 1, 5, 2, argument)])
    found = raw(
        zh=message, en=message, arguments={"x": argument}, section=[argument], row=argument, source=message,
        excerpt=argument, fix=fix, related=[RawRelated(RawPlace(1, 1, 1, 1), message, message)],
    )  # fmt: skip
    many = [raw(zh=message, severity=severity) for severity in (Severity.ERROR, Severity.INFO) for _ in range(11)]
    return run_of(file(path, found), file(path + "2", *many, facts={"agency": argument}))


def _lines_of_ours(text: str) -> None:
    for line in text.splitlines():
        if line.lstrip().startswith("::"):
            assert re.match(r"::(error|warning|notice) (file|title)=[^:]*::", line)
        else:
            assert line.startswith("- ")
            assert "##[" not in line


def _in_lines(text: str) -> None:
    assert all(json.loads(line)["code"] == "DM201" for line in text.splitlines())


def _grouped(text: str) -> None:
    assert sum(line.startswith("  5:4 ") for line in text.split("\n")) == 23


def _markdown(text: str) -> None:
    assert len([line for line in text.split("\n") if line.startswith("| 5:4 ")]) == 23
    assert all(line.count("|") == 5 for line in text.split("\n") if line.startswith("|"))


READERS: dict[str, Callable[[str], object]] = {
    "json": json.loads,
    "jsonl": _in_lines,
    "sarif": json.loads,
    "gitlab": json.loads,
    "rdjson": json.loads,
    "junit": ElementTree.fromstring,
    "checkstyle": ElementTree.fromstring,
    "github": _lines_of_ours,
    "grouped": _grouped,
    "markdown": _markdown,
}


@pytest.mark.parametrize("name", FORMATS)
@given(texts, texts, texts)
@settings(max_examples=60, deadline=None)
def test_every_output_is_safe_to_write_and_reads_back(name: str, message: str, path: str, argument: str) -> None:
    page = RulePage("DM201", "year-mismatch", Severity.ERROR, message, (argument,), message, {})
    context = Context(root=f"/{path}", located=lambda shown: shown, rule=lambda code, lang: page)
    text = render(name, run_with(message, path, argument), context=context)
    text.encode()
    assert visible(text.replace("\n", "")) == text.replace("\n", "")
    READERS.get(name, str)(text)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_no_mark_of_markdown_is_left_bare(text: str) -> None:
    shown = plain(text)
    bare = re.sub(r"&(?:amp|lt|gt|#124|#8203);", "", re.sub(r"\\[\\`*_\[\](){}!~$^#]", "", shown))
    assert re.search(r"[\\`*_\[\](){}!~$^#|<>&\n]", bare) is None
    assert re.search(r"@\w|://|www\.", shown, re.ASCII) is None


@given(texts)
@settings(max_examples=200, deadline=None)
def test_xml_gives_back_what_is_shown(text: str) -> None:
    root = ElementTree.fromstring(render("checkstyle", run_of(file(text, raw(zh=text)))))
    assert (root[0].get("name"), root[0][0].get("message")) == (visible(text), visible(text))


@given(texts)
@settings(max_examples=200, deadline=None)
def test_json_gives_back_what_was_said(text: str) -> None:
    (found,) = json.loads(render("json", run_of(file("a.md", raw(zh=text)))))["findings"]
    assert found["message"] == text.encode("utf-8", "replace").decode()
