"""Ten thousand findings take ten times as long as a thousand, in one file and in many, in every format."""

import pytest
from output_samples import SAMPLE_CONTEXT, many_findings

from clock import assert_ratio, least
from reportlint.output import FORMATS, render
from reportlint.triage.results import RunResult

RUNS = {files: {n: many_findings(n, files(n)) for n in (1000, 4000)} for files in (lambda n: 1, lambda n: n)}


def seconds(name: str, run: RunResult) -> float:
    return least(3, lambda: render(name, run, context=SAMPLE_CONTEXT))


@pytest.mark.timing
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("runs", RUNS.values(), ids=["one file", "many files"])
def test_time_grows_with_the_findings(name: str, runs: dict[int, RunResult]) -> None:
    assert_ratio(8, lambda: seconds(name, runs[4000]), lambda: seconds(name, runs[1000]), allowance=0.005)
