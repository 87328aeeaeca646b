"""Reads a text as a govinfo report and draws its outline, for tests."""

from __future__ import annotations

from collections.abc import Iterator

from reportlint import Figure, Limits, Paragraph, Report, Section, Table
from reportlint.loaders.markdown import load_markdown, load_text
from reportlint.loaders.outline import build_report
from reportlint_govinfo.profile import PROFILE


def read(text: str | bytes, name: str = "report.md") -> Report:
    """The report of a text; ``name`` says the format."""
    data = text.encode() if isinstance(text, str) else text
    load = load_text if name.endswith(".txt") else load_markdown
    return build_report(load(data, name, Limits()), PROFILE, name=name, format=name.rsplit(".", 1)[-1])


def draw(text: str | bytes, name: str = "report.md") -> list[str]:
    """The outline: "# " and the title, "id number title" for sections, "¶ " and words, "▦ rows×columns", "▣ kind".

    Two blanks for each level. ``|`` in words is where a page break was joined, "/" behind a heading means that its text
    goes on in the same line.
    """
    report = read(text, name)
    lines = [f"# {report.title.folded}"] if report.title is not None else []
    lines += list(_blocks(report.blocks, 0))
    for section in report.sections:
        lines += _section(section, 0)
    return lines


def _section(section: Section, depth: int) -> Iterator[str]:
    words = " ".join(part for part in (section.id, section.number, section.title.folded) if part)
    yield f"{'  ' * depth}{words}{' /' if section.heading.run_in else ''}"
    yield from _blocks(section.blocks, depth + 1)
    for child in section.sections:
        yield from _section(child, depth + 1)


def _blocks(blocks: object, depth: int) -> Iterator[str]:
    assert isinstance(blocks, tuple)
    for block in blocks:
        indent = "  " * depth
        if isinstance(block, Paragraph):
            words = block.text.folded
            for at in reversed(block.text.joins):
                words = f"{words[:at]}|{words[at:]}"
            yield f"{indent}¶ {words}"
        elif isinstance(block, Table):
            yield f"{indent}▦ {block.rows}×{block.columns}"
        elif isinstance(block, Figure):
            yield f"{indent}▣ {block.kind} {block.name}".rstrip()
