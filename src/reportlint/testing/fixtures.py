"""The pytest plugin: fixtures for tests of rules, and findings that differ shown line by line.

pytest imports it in every run, so nothing of the linter is imported before a test asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .samples import Sample

_FINDINGS = "reportlint.testing.findings"


@pytest.fixture(scope="session")
def valid_report() -> Callable[..., Sample]:
    """``valid_report("2021")``: a canonical report of an installed pack, to be edited and checked."""
    from .samples import valid_report

    return valid_report


@pytest.fixture(scope="session")
def check_examples() -> Callable[..., None]:
    """``check_examples(rule)``: tries the examples that lie beside a rule."""
    from .samples import check_examples

    return check_examples


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Findings that differ: "- " before what is missing, "+ " before what came besides."""
    if op != "==" or not (_are_findings(left) or _are_findings(right)):
        return None
    if not (isinstance(left, list | tuple) and isinstance(right, list | tuple)):
        return None
    if not all(map(_is_finding, (*left, *right))):
        return None
    from .findings import difference

    return ["the findings differ (- expected, + found)", *difference(left, right)]


def _are_findings(value: object) -> bool:
    return isinstance(value, list | tuple) and any(map(_is_finding, value))


def _is_finding(value: object) -> bool:
    return type(value).__module__ == _FINDINGS
