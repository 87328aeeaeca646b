"""Runs over the accounts of a club, for tests."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import year_pack

from reportlint.batch.check import Checker, Choices, Plain, Settings
from reportlint.batch.collection import check_together
from reportlint.engine.results import RawResult, words_of_why
from reportlint.plugins.files import join_files
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import Registry

SOURCE = Path(year_pack.__file__).read_text("utf-8")
TOGETHER = Settings(collection=True)


def registry() -> Registry:
    return Registry([], [(Entry("years", "year_pack", "years", "1"), year_pack)])


def checker(*ignored: str, settings: Settings = TOGETHER) -> Checker:
    return Checker(registry(), settings, choices=Choices(Plain("", lambda rule: rule.code not in ignored)))


def checker_by_file(folder: Path) -> Checker:
    """The same with the pack as a file, which a spawned worker loads too."""
    path = folder / "years_by_file.py"
    path.write_text(SOURCE, "utf-8")
    found = Registry([])
    join_files(found, [str(path)], str(folder))
    return Checker(found, TOGETHER)


def together(reports: Mapping[str, str], *ignored: str) -> dict[str, RawResult]:
    """The raw results of reports that are checked together, by name."""
    sources = [(name, text.encode()) for name, text in reports.items()]
    return {result.name: result for result in check_together(checker(*ignored), sources)}


def told(result: RawResult) -> list[tuple[str, int, int, str]]:
    """Code, line, column and English message of each finding across reports."""
    return [(f.code, f.place.line, f.place.column, f.en) for f in result.findings if f.across]


def why(result: RawResult, code: str) -> str:
    """What became of a rule, and why."""
    state = result.states[code]
    return f"{state.state}: {words_of_why(state.why)[1]}" if state.why else state.state


def rules_of(*functions: object) -> ModuleType:
    """A module with decorated functions, as a pack brings it."""
    module = ModuleType("rules_of_a_test")
    for function in functions:
        function.__module__ = module.__name__  # type: ignore[attr-defined]
        setattr(module, function.__name__, function)  # type: ignore[attr-defined]
    sys.modules[module.__name__] = module
    return module
