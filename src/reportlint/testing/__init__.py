"""What authors of rules use to test rules: valid reports, edited and checked; examples; documents in every format.

    def test_a_report_without_a_hotline() -> None:
        report = valid_report("2021").replace("举报电话：0871-65550100。", "")
        assert report.check(complaint_hotline) == [Found("ORG001", "六、其他需要报告的事项")]

    def test_the_examples() -> None:
        check_examples(complaint_hotline)

pytest gives the same as fixtures, ``valid_report`` and ``check_examples``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

_HOMES = {
    "document": ("Document", "DocumentCell", "DocumentParagraph", "DocumentTable", "parse"),
    "examples": ("Example", "ExampleError", "lacking", "read_examples", "read_own_examples"),
    "findings": ("Found",),
    "html": ("write_html",),
    "markdown": ("write_markdown",),
    "samples": ("RuleCrash", "Sample", "SampleError", "check_examples", "valid_report"),
    "text": ("write_text",),
    "trials": ("Trial", "Trials"),
    "writers": ("WRITERS",),
}

if TYPE_CHECKING:
    from .document import Document, DocumentCell, DocumentParagraph, DocumentTable, parse
    from .examples import Example, ExampleError, lacking, read_examples, read_own_examples
    from .findings import Found
    from .html import write_html
    from .markdown import write_markdown
    from .samples import RuleCrash, Sample, SampleError, check_examples, valid_report
    from .text import write_text
    from .trials import Trial, Trials
    from .writers import WRITERS

__all__ = [
    "WRITERS",
    "Document",
    "DocumentCell",
    "DocumentParagraph",
    "DocumentTable",
    "Example",
    "ExampleError",
    "Found",
    "RuleCrash",
    "Sample",
    "SampleError",
    "Trial",
    "Trials",
    "check_examples",
    "lacking",
    "parse",
    "read_examples",
    "read_own_examples",
    "valid_report",
    "write_html",
    "write_markdown",
    "write_text",
]

_homes = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    module = _homes.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"{__name__}.{module}"), name)
    globals()[name] = found
    return found
