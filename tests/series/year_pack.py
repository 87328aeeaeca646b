"""A pack whose reports follow each other year by year: accounts of a club. Its rules do what a word of the report says."""

import os
import sys
import time
from decimal import Decimal

from msgspec import Struct

from reportlint import (
    Edit,
    Finding,
    Findings,
    Fix,
    Located,
    Options,
    Pack,
    Paragraph,
    Previous,
    Profile,
    Report,
    Severity,
    Span,
    fact,
    hookimpl,
    rule,
)  # fmt: skip


class Year(Struct, frozen=True):
    published: int


class Body(Struct, frozen=True):
    published: str


class Carried(Struct, frozen=True):
    """What came over and what is left, by column, with the heading and the words under the title."""

    title: Located[str]
    words: str
    before: dict[str, Located[Decimal]]
    after: dict[str, Located[Decimal]]


class Sums(Struct, frozen=True):
    """There where the report has a table; a fact that goes wrong where the words say so."""

    count: int


class Members(Struct, frozen=True):
    """There where the report speaks of members."""

    report: Paragraph


@fact(publish="year")
def year(report: Report) -> Year | None:
    title = report.title.folded if report.title is not None else ""
    at = title.find("年账")
    return Year(int(title[at - 4 : at])) if at >= 4 else None


@fact(publish="body")
def body(report: Report) -> Body | None:
    title = report.title.folded if report.title is not None else ""
    at = title.find("年账")
    return Body(title[: at - 4]) if at > 4 else None


def words_of(report: Report) -> str:
    return "".join(each.text.folded for each in report.paragraphs)


@fact
def carried(report: Report) -> Carried | None:
    if report.title is None:
        return None
    rows = {cell.text.folded: cell.row for table in report.tables for cell in table.cells if cell.column == 0}

    def figures(label: str) -> dict[str, Located[Decimal]]:
        cells = [cell for table in report.tables for cell in table.row(rows.get(label, 0)) if cell.value.is_number]
        heads = {cell.column: cell.text.folded for table in report.tables for cell in table.row(0)}
        return {heads[cell.column]: Located(Decimal(str(cell.value.number)), cell) for cell in cells}

    return Carried(
        Located(report.title.folded, report.title), words_of(report), figures("上年结转"), figures("结转下年")
    )


@fact
def sums(report: Report) -> Sums | None:
    words = words_of(report)
    if "事实睡" in words:
        time.sleep(60)
    if "事实崩" in words:
        raise ValueError("崩溃")
    if not report.tables:
        return None
    return Sums("三" if "事实乱" in words else 3)  # type: ignore[arg-type]


@fact
def members(report: Report) -> Members | None:
    return next((Members(each) for each in report.paragraphs if "成员" in each.text), None)


class Tolerance(Options, frozen=True):
    tolerance: int = 0


@rule("YR101", "bad-word", Severity.ERROR, zh="有“坏”字", en="has the word 坏")
def bad_word(report: Report) -> Findings:
    """The text does not say 坏."""
    at = report.text.find("坏")
    if at >= 0:
        yield Finding(Span(at, at + 1), fix=Fix(True, [Edit(Span(at, at + 1), "好")]))


@rule(
    "YR701", "carried-over", Severity.ERROR, source="章程第三条",
    zh="{column}上年结转{now}，而上一年报告（{name}，{period}）结转下年{left}",
    en="{column}: {now} came over, {left} were left in {name} ({period})",
)  # fmt: skip
def carried_over(now: Carried, last: Previous[Carried], options: Tolerance) -> Findings:
    """What came over is what was left."""
    for column, figure in now.before.items():
        left = last.value.after.get(column)
        if left is not None and abs(left.value - figure.value) > options.tolerance:
            yield Finding(
                figure, related=[left], column=column, now=figure.value, left=left.value, name=last.name,
                period=last.period,
            )  # fmt: skip


@rule("YR702", "newcomer", Severity.INFO, zh="没有上年的报告", en="there is no report before it")
def newcomer(now: Carried, last: Previous[Carried] | None) -> Findings:
    """Runs also where last year's report is not there."""
    if last is None:
        yield Finding(now.title)


@rule("YR703", "odd", Severity.WARNING, zh="怪{what}", en="odd {what}")
def odd(now: Carried, last: Previous[Carried]) -> Findings:
    """Does what the words say."""
    if "睡" in now.words and "事实" not in now.words:
        time.sleep(60)
    if "亡" in now.words:
        os._exit(0)
    if "无" in now.words:
        return None  # type: ignore[return-value]
    return odd_findings(now, last)


def odd_findings(now: Carried, last: Previous[Carried]) -> Findings:
    if "先" in now.words:
        yield Finding(now.title, what="先")
    if "崩" in now.words:
        raise ValueError("崩溃")
    if "上" in now.words:
        yield Finding(last.value.title, what="上")
    if "修" in now.words:
        yield Finding(now.title, what="修", fix=Fix(True, [Edit(Span(0, 1), "")]))
    if "处" in now.words:
        yield Finding(Span(0, 1), what="处")
    if "证" in now.words:
        yield Finding(now.title, related=[last.value.title], what=now.words)
    if "多" in now.words:
        for _ in range(1_001):
            yield Finding(now.title, what="多")


@rule("YR704", "sums", Severity.ERROR, requires=[Members], zh="数不同", en="the sums differ")
def same_sums(now: Sums, title: Carried, last: Previous[Sums]) -> Findings:
    """Needs a fact that may go wrong, and one that only has to be there."""
    if now.count != last.value.count:
        yield Finding(title.title)


def score(blocks, name):  # type: ignore[no-untyped-def]
    first = next((each.text.folded for each in blocks if hasattr(each, "text")), "")
    return 1.0 if "年账" in first else 0.0


PROFILE = Profile(id="accounts", score=score, series=("body", "year"))
PACK = Pack(api=1, prefix="YR", profiles=[PROFILE], rules=[sys.modules[__name__]], facts=[sys.modules[__name__]])


@hookimpl
def reportlint_pack() -> Pack:
    return PACK


def account(year: int, before: str = "2", after: str = "2", body: str = "青石社", words: str = "成员十二人。") -> str:
    """A report."""
    return f"""\
# {body}{year}年账

{words}

## 一、账目

| 项目 | 会费 | 其他 |
| --- | --- | --- |
| 上年结转 | {before} | 0 |
| 结转下年 | {after} | 0 |
"""
