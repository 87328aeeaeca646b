"""Markdown for the comment on a pull request or the summary of a job: a table a file.

Nothing that a report says becomes markup, a link, a mention or a reference there. Comments hold 65,536 characters, so
the list ends before, and says how much it leaves out; the sums are those of all findings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportlint.model import Severity
from reportlint.triage.results import Reported, RunResult

from .context import Context
from .grouped import by_path
from .leaf import message_of
from .severities import WORDS
from .visible import visible

MOST = 60_000
"""Characters that the list takes at most."""
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "\0": "&#8203;"})


def render(run: RunResult, context: Context) -> str:
    """A run as Markdown."""
    findings = list(run.shown())
    zh = _language(run) == "zh"
    head = f"**reportlint**{'：' if zh else ': '}{_sums(run, findings, zh=zh)}\n"
    lines, left_out = _fitting(findings, zh=zh)
    return head + "".join(lines) + (_rest(left_out, zh=zh) if left_out else "")


def _language(run: RunResult) -> str:
    """What the headings speak: the language of the first file."""
    return next((file.lang for file in run.files), "zh")


def _sums(run: RunResult, findings: Sequence[Reported], *, zh: bool) -> str:
    s = run.summary
    counts = {severity: sum(each.severity is severity for each in findings) for severity in WORDS}
    found = [_count(count, severity, zh=zh) for severity, count in counts.items() if count]
    if zh:
        parts = [f"检查{s.files}个文件", "，".join(found) or "没有问题"]
        parts += [f"{s.not_checked}个文件未检查或未查完"] if s.not_checked else []
        return "；".join(parts)
    parts = [f"{s.files} file{'' if s.files == 1 else 's'}", ", ".join(found) or "no findings"]
    parts += [f"{s.not_checked} not checked"] if s.not_checked else []
    return "; ".join(parts)


def _count(count: int, severity: Severity, *, zh: bool) -> str:
    words = WORDS[severity]
    if zh:
        return f"{words.zh}{count}处"
    return f"{count} {words.en}{'' if count == 1 or severity is Severity.INFO else 's'}"


def _fitting(findings: Sequence[Reported], *, zh: bool) -> tuple[list[str], int]:
    """The lines that fit, and how many findings do not."""
    lines: list[str] = []
    room, listed = MOST, 0
    for path, group in by_path(findings).items():
        head = _head(path, zh=zh)
        for row in map(_row, group):
            room -= len(head) + len(row)
            if room < 0:
                return lines, len(findings) - listed
            lines += [head, row]
            head, listed = "", listed + 1
    return lines, 0


def _head(path: str, *, zh: bool) -> str:
    columns = "| 位置 | 级别 | 规则 | 问题 |" if zh else "| place | severity | rule | finding |"
    return f"\n#### {plain(path)}\n\n{columns}\n| ---: | --- | --- | --- |\n"


def _row(finding: Reported) -> str:
    found, words = finding.found, WORDS[finding.severity]
    message = plain(message_of(finding))
    if found.source:
        message += f"<br><sub>{plain(found.source)}</sub>"
    severity = words.zh if finding.lang == "zh" else words.en
    return f"| {found.place.line}:{found.place.column} | {severity} | {plain(found.code)} | {message} |\n"


def _rest(left_out: int, *, zh: bool) -> str:
    if zh:
        return f"\n另有{left_out}处没有列出：评论的长度有限，全部结果见其他格式的输出。\n"
    return f"\n{left_out} more are not listed: a comment is limited in length; the other formats hold them all.\n"


def plain(text: str) -> str:
    """A text that Markdown shows as it is: marks are escaped, and words that hosts make links of are broken by a
    character without width."""
    marked = _marks().sub(r"\\\g<0>", visible(text))
    return _links().sub("\\g<0>\0", marked).translate(_ENTITIES)


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[\\`*_\[\](){}!~$^#]")


@cache
def _links() -> re.Pattern[str]:
    """Mentions, numbers of issues and the like; addresses; names of emoji. Marks are escaped by then."""
    return re.compile(
        r"""[@#!~%$^&](?=[\w"\\])|:(?=//)|www(?=\.)|:(?=[\w+\\-]+:)|\bGH(?=-\d)""",
        re.ASCII,
    )
