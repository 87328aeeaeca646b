"""``--timing``: where the time went, over all files and all workers."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from reportlint.batch.run import Pool, Source
from reportlint.engine.results import RawResult
from reportlint.engine.stopwatch import Spent, total
from reportlint.output.visible import pad, table, visible, width_of

from .language import Say

_SLOWEST = 5
_KINDS = {
    "load": "读取",
    "recognise": "识别种类",
    "outline": "分章节",
    "tables": "认表格",
    "plan": "排定规则",
    "fact": "事实",
    "rule": "规则",
    "keep": "留存事实",
}


class Clock:
    """Hears what results say of their time, and how long the stages of a run took."""

    def __init__(self) -> None:
        self._mark = time.perf_counter()
        self._stages: list[tuple[str, float]] = []
        self._files: list[tuple[float, str]] = []
        self._spent: dict[str, Spent] = {}
        self._across = False
        """Whether the stage under way is that of rules across reports."""

    def ended(self, stage: str) -> None:
        """A stage ends now; the next one begins."""
        now = time.perf_counter()
        self._stages.append((stage, now - self._mark))
        self._mark = now

    def hearing(self, pool: Pool, say: Say) -> Pool:
        """The same pool, with its results listened to. What it does for rules across reports is a stage of its own."""

        def check(sources: Iterable[Source], *, across: bool = False, more: bool = False) -> Iterator[RawResult]:
            for raw in pool(sources, across=across, more=more):
                if across and not self._across:
                    self.checked(say)
                    self._across = True
                self._hear(raw, across=across)
                yield raw

        return check

    def checked(self, say: Say) -> None:
        """The files have been checked; then, where there are any, the rules across them have run."""
        self.ended(say("跨报告的规则", "rules across reports") if self._across else say("读取和检查", "read and check"))

    def table(self, say: Say) -> str:
        """The stages of the run; what was done in checking, the longest first; the slowest files."""
        rows = [["", f"{seconds * 1000:.1f}", "", name] for name, seconds in self._stages]
        whole = sum(spent.seconds for spent in self._spent.values()) or 1.0
        rows.append(say("次数 毫秒 占比 内容", "calls ms share what").split())
        rows += [
            [str(spent.calls), f"{spent.seconds * 1000:.1f}", f"{spent.seconds / whole:.1%}", _words(what, say)]
            for what, spent in sorted(self._spent.items(), key=lambda pair: (-pair[1].seconds, pair[0]))
        ]
        rows.append(["", say("毫秒", "ms"), "", say("最慢的文件", "slowest files")])
        rows += [["", f"{seconds * 1000:.1f}", "", visible(name)] for seconds, name in self._slowest()]
        return table(_to_the_right(rows))

    def _hear(self, raw: RawResult, *, across: bool) -> None:
        timings = raw.timings or {}
        self._spent = total((self._spent, timings))
        if not across:
            self._files.append((sum(spent.seconds for spent in timings.values()), raw.name))

    def _slowest(self) -> list[tuple[float, str]]:
        return sorted(self._files, key=lambda pair: (-pair[0], pair[1]))[:_SLOWEST]


def _words(what: str, say: Say) -> str:
    kind, _, rest = what.partition(" ")
    return say(f"{_KINDS.get(kind, kind)} {'' if kind in {'plan', 'keep'} else rest}".rstrip(), what)


def _to_the_right(rows: list[list[str]]) -> Iterator[list[str]]:
    """Rows with all columns but the last moved to the right."""
    widths = [max(width_of(row[at]) for row in rows) for at in range(3)]
    for row in rows:
        yield [*(pad("", width - width_of(cell)) + cell for cell, width in zip(row, widths, strict=False)), row[-1]]
