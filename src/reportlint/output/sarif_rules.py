"""The rules of a run as SARIF describes them: their clause, their page, their default level."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import indent
from typing import Any

from reportlint.authoring.pages import TITLES, Page, Part, flowing, read_page
from reportlint.model import Severity
from reportlint.triage.results import RunResult

from .context import Context, RulePage
from .visible import visible, visible_lines

LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "note",
    Severity.OFF: "none",
}
_EXAMPLES = frozenset(word for title in ("Bad", "Good") for word in (title, TITLES[title]))
_FIELD = re.compile(r"\{\w+\}")
_FENCE = re.compile(r"~{3,}")


def rules_of(run: RunResult, context: Context) -> list[dict[str, Any]]:
    """Every rule that ran, did not apply, could not be checked, or spoke, in order of code, each in the language of
    the reports that it was for."""
    spoke = {finding.found.code: finding.found for finding in run.findings}
    languages = {finding.found.code: finding.lang for finding in run.findings}
    for file in run.files:
        for code in file.states:
            languages.setdefault(code, file.lang)
    rules = []
    for code, lang in sorted(languages.items()):
        page = context.rule(code, lang)
        if page is None:
            found = spoke.get(code)
            name, source, tags = (found.name, found.source, tuple(found.tags)) if found else ("", "", ())
            page = RulePage(code, name, found.severity if found else Severity.WARNING, source, tags, "", {})
        rules.append(_rule(page, zh=lang == "zh"))
    return rules


def _rule(rule: RulePage, *, zh: bool) -> dict[str, Any]:
    page = read_page(visible_lines(rule.page))
    message = rule.messages.get("")
    said = _FIELD.sub("…", message.zh if zh else message.en) if message is not None else rule.name
    described: dict[str, Any] = {
        "id": rule.code,
        "shortDescription": {"text": visible(said or rule.code)},
        "fullDescription": {"text": page.summary or visible(said or rule.code)},
        "help": {"text": _help(rule, page, zh=zh), "markdown": _markdown_help(rule, page, zh=zh)},
        "defaultConfiguration": _configuration(rule.severity),
    }
    if rule.name:
        described["name"] = rule.name
    properties: dict[str, Any] = {"problem.severity": _problem(rule.severity)}
    if rule.tags:
        properties["tags"] = list(rule.tags)
    if rule.source:
        properties["source"] = rule.source
    return {**described, "properties": properties}


def _configuration(severity: Severity) -> dict[str, Any]:
    return {"enabled": False} if severity is Severity.OFF else {"level": LEVELS[severity]}


def _problem(severity: Severity) -> str:
    """The word by which GitHub grades a rule."""
    return severity.label if severity in {Severity.ERROR, Severity.WARNING} else "recommendation"


def _source_line(rule: RulePage, *, zh: bool) -> str:
    return f"{'依据：' if zh else 'Source: '}{visible(rule.source)}" if rule.source else ""


def _help(rule: RulePage, page: Page, *, zh: bool) -> str:
    parts = [f"{part.title}{':' if part.title.isascii() else '：'}\n{indent(part.body, '    ')}" for part in page.parts]
    summary = page.summary or rule.name or rule.code
    return "\n\n".join(filter(None, [summary, page.opening, *parts, _source_line(rule, zh=zh)]))


def _markdown_help(rule: RulePage, page: Page, *, zh: bool) -> str:
    """The page as Markdown: titles strong, examples as code."""
    parts = [f"**{part.title}**\n\n{_body(part)}" for part in page.parts]
    summary = page.summary or rule.name or rule.code
    return "\n\n".join(filter(None, [summary, page.opening, *parts, _source_line(rule, zh=zh)]))


def _body(part: Part) -> str:
    if part.title not in _EXAMPLES:
        return flowing(part.body)
    fence = "~" * (max((len(run) for run in _FENCE.findall(part.body)), default=3) + 1)
    return f"{fence}\n{part.body}\n{fence}"
