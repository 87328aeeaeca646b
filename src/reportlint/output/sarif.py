"""SARIF 2.1.0, which code scanning and many viewers read: results, the rules behind them, and what was not checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import reportlint
from reportlint.engine.results import RawEdit, RawFinding, RawFix, RawPlace
from reportlint.triage.results import FileResult, Reported, RunResult

from .context import Context
from .json import encode
from .leaf import message_of
from .sarif_rules import LEVELS, rules_of
from .texts import is_text
from .visible import visible

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://github.com/reportlint/reportlint"
_ROOT = "%SRCROOT%"
_NOTIFIED = frozenset({"RL001", "RL002", "RL003", "RL005"})
"""Rules of the linter's own that tell what was not checked. That a file is no report is a result only of one that was
named: it would raise an alarm over every text that lies beside the reports."""

Json = dict[str, Any]


def render(run: RunResult, context: Context) -> str:
    """A run as a SARIF log."""
    log = _Log(run, context)
    return encode({"$schema": _SCHEMA, "version": "2.1.0", "runs": [log.run()]})


class _Log:
    """One run, with the numbers of its rules and of its files."""

    def __init__(self, run: RunResult, context: Context) -> None:
        self._run = run
        self._context = context
        self._zh = next((file.lang for file in run.files), "zh") == "zh"
        self._rules = rules_of(run, context)
        self._rule_numbers = {rule["id"]: number for number, rule in enumerate(self._rules)}
        self._files: dict[str, int] = {}
        self._artifacts: list[Json] = []
        for file in run.files:
            self._add(file.path, file)
        for finding in run.findings:
            if finding.path not in self._files:
                self._add(finding.path, None)
        self._texts = {file.path for file in run.files if is_text(file.format)}

    def run(self) -> Json:
        run: Json = {
            "tool": {"driver": _driver(self._rules)},
            "language": "zh-CN" if self._zh else "en-US",
            "columnKind": "unicodeCodePoints",
            "invocations": [self._invocation()],
            "artifacts": self._artifacts,
            "results": [self._result(finding) for finding in self._run.shown()],
        }
        if self._context.root:
            run["originalUriBaseIds"] = {_ROOT: {"uri": _file_uri(self._context.root.rstrip("/\\") + "/")}}
        return run

    def _add(self, path: str, file: FileResult | None) -> None:
        self._files[path] = len(self._artifacts)
        artifact: Json = {"location": _artifact_location(self._context.located(path))}
        if file is not None:
            artifact["roles"] = ["analysisTarget"]
            if file.encoding:
                artifact["encoding"] = file.encoding.upper()
        self._artifacts.append(artifact)

    def _invocation(self) -> Json:
        notifications = [
            self._notification(each, visible(f"{each.found.code}: {each.message}"))
            for each in self._run.findings
            if each.found.code in _NOTIFIED
        ]
        cut = "一条规则的问题过多，其余的没有列出" if self._zh else "a rule has too many findings; the rest is missing"
        for file in self._run.files:
            if file.partial:
                location = self._location(file.path)
                notifications.append({"level": "error", "message": {"text": cut}, "locations": [location]})
        if self._run.interrupted:
            early = "运行中断，这里只有已查部分" if self._zh else "the run was interrupted: this is only a part"
            notifications.append({"level": "error", "message": {"text": early}})
        invocation: Json = {"executionSuccessful": self._run.is_whole}
        return {**invocation, "toolExecutionNotifications": notifications} if notifications else invocation

    def _notification(self, finding: Reported, words: str) -> Json:
        return {
            "level": LEVELS[finding.severity],
            "message": {"text": _without_links(words)},
            "locations": [self._location(finding.path, finding.found.place)],
            "associatedRule": {"id": finding.found.code, "index": self._rule_numbers[finding.found.code]},
        }

    def _result(self, finding: Reported) -> Json:
        found = finding.found
        location = self._location(finding.path, found.place)
        if logical := _logical_location(found):
            location["logicalLocations"] = [logical]
        result: Json = {
            "ruleId": found.code,
            "ruleIndex": self._rule_numbers[found.code],
            "level": LEVELS[finding.severity],
            "message": {"text": _without_links(message_of(finding))},
            "locations": [location],
            "partialFingerprints": {
                "primaryLocationLineHash": found.fingerprint,
                "reportlint/v1": found.fingerprint,
            },
        }
        if found.related:
            result["relatedLocations"] = [
                {
                    **self._location(finding.path_of(related), related.place),
                    "message": {"text": _without_links(visible(finding.words(related)))},
                }
                for related in found.related
            ]
        if found.fix is not None and found.fix.edits and finding.path in self._texts:
            result["fixes"] = [self._fix(finding, found.fix)]
        if properties := dict(_properties(found)):
            result["properties"] = properties
        return result

    def _location(self, path: str, place: RawPlace | None = None) -> Json:
        physical: Json = {
            "artifactLocation": {**_artifact_location(self._context.located(path)), "index": self._files[path]}
        }
        if place is not None:
            physical["region"] = _region(place)
        return {"physicalLocation": physical}

    def _fix(self, finding: Reported, fix: RawFix) -> Json:
        zh, en = ("可以安全修改", "a safe fix") if fix.safe else ("可能改变原意", "may change the meaning")
        replacements = [
            {
                "deletedRegion": _region(edit),
                "insertedContent": {"text": edit.text},
            }
            for edit in fix.edits
        ]
        location = _artifact_location(self._context.located(finding.path))
        return {
            "description": {"text": zh if finding.lang == "zh" else en},
            "artifactChanges": [{"artifactLocation": location, "replacements": replacements}],
        }


def _driver(rules: Sequence[Mapping[str, Any]]) -> Json:
    return {
        "name": "reportlint",
        "version": reportlint.__version__,
        "semanticVersion": reportlint.__version__,
        "informationUri": _HOME,
        "rules": rules,
    }


def _region(place: RawPlace | RawEdit) -> Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _artifact_location(path: str) -> Json:
    """A path from the root under the base of the repository; an absolute one as it is."""
    if path.startswith("/") or path[1:3] in {":/", ":\\"}:
        return {"uri": _file_uri(path)}
    return {"uri": _quoted(path), "uriBaseId": _ROOT}


def _file_uri(path: str) -> str:
    slashed = path.replace("\\", "/") if path[1:2] == ":" else path
    return "file://" + _quoted(slashed if slashed.startswith("/") else f"/{slashed}")


def _quoted(path: str) -> str:
    """A path percent-encoded, with the bytes that it has in the file system."""
    try:
        encoded = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        encoded = visible(path).encode()
    return quote(encoded, safe="/")


def _logical_location(found: RawFinding) -> Json | None:
    """Section, table, row and column, as far as they are known."""
    names = [*found.section, *(each for each in (found.table, found.row, found.column) if each)]
    if not names:
        return None
    shown = [visible(name) for name in names]
    return {"name": shown[-1], "fullyQualifiedName": " > ".join(shown), "kind": "element"}


def _properties(found: RawFinding) -> Iterator[tuple[str, Any]]:
    values = {
        "variant": found.variant,
        "source": found.source,
        "page": found.place.page,
        "paragraph": found.place.paragraph,
        "arguments": found.arguments,
    }
    return ((key, value) for key, value in values.items() if value not in (None, "", {}))


def _without_links(text: str) -> str:
    """A message in which nothing reads as an embedded link, ``[words](target)``."""
    return text.replace("](", "] (")
