"""No input raises: random bytes and damaged slices of the canonical reports."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.batch.check import Checker, Settings
from reportlint.plugins.registry import Registry
from reportlint.testing import parse, write_markdown, write_text

CANONICAL = Path(__file__).resolve().parents[2] / "rules" / "reportlint_govinfo" / "canonical"


@cache
def checkers() -> tuple[Checker, Checker]:
    registry = Registry()
    return Checker(registry, Settings(profile="govinfo")), Checker(registry, Settings())


@cache
def reports() -> tuple[str, ...]:
    documents = [parse((CANONICAL / f"{name}.md").read_text("utf-8")) for name in ("2019", "2021")]
    return tuple(write(document).decode() for document in documents for write in (write_markdown, write_text))


def _check(data: bytes) -> None:
    for checker in checkers():
        for name in ("report.md", "report.txt"):
            result = checker.check(data, name)
            assert [f.en for f in result.findings if f.code == "RL003"] == []
            reasons = [f.arguments["reason"] for f in result.findings if f.code == "RL001"]
            assert {"reader-failed", "too-complex"}.isdisjoint(map(str, reasons))
            for finding in result.findings:
                place = finding.place
                assert 1 <= place.line <= place.end_line
                assert place.column >= 1
                assert (place.line, place.column) <= (place.end_line, place.end_column)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes(data: bytes) -> None:
    _check(data)


PIECES = st.sampled_from(
    [
        *(
            "\t",
            "|",
            "\n",
            "\n\n",
            "\r",
            "<!--",
            "-->",
            "<table>",
            "</table>",
            "一、",
            "（一）",
            "1.",
            "##",
            "> ",
            "- ",
        ),
        *(
            "**",
            "&amp;",
            "\u3000",
            "\x00",
            "，",
            "。",
            "2023年",
            "《",
            "》",
            "“",
            "”",
            "|---|\n",
            "\u2028",
            "\ufeff",
            "0",
        ),
        *("总计", "统计期限", "自", "至", "12月31日", "---\n", "title:", "===", "\\", "\ud7ff", "①", "１２"),
    ]
)
EDITS = st.lists(st.tuples(st.integers(0, 6_000), st.integers(0, 300), PIECES, st.integers(0, 5)), max_size=12)


@settings(max_examples=150, deadline=None)
@given(
    st.integers(0, 3),
    st.integers(0, 6_000),
    st.integers(0, 6_000),
    EDITS,
    st.sampled_from(["utf-8", "gb18030", "utf-16"]),
)
def test_damaged_slices_of_reports(
    which: int, start: int, length: int, edits: list[tuple[int, int, str, int]], encoding: str
) -> None:
    text = reports()[which][start : start + length]
    for at, cut, piece, times in edits:
        text = text[:at] + piece * times + text[at + cut :]
    _check(text.encode(encoding))
