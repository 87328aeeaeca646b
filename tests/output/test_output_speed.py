"""Ten thousand findings take ten times as long as a thousand, in one file and in many, in every format."""

import time

import pytest
from output_samples import SAMPLE_CONTEXT, many_findings

from reportlint.output import FORMATS, render
from reportlint.triage.results import RunResult

RUNS = {files: {n: many_findings(n, files(n)) for n in (1000, 4000)} for files in (lambda n: 1, lambda n: n)}


def seconds(name: str, run: RunResult) -> float:
    times = []
    for _ in range(3):
        began = time.process_time()
        render(name, run, context=SAMPLE_CONTEXT)
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.timing
@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("runs", RUNS.values(), ids=["one file", "many files"])
def test_time_grows_with_the_findings(name: str, runs: dict[int, RunResult]) -> None:
    assert seconds(name, runs[4000]) < 10 * seconds(name, runs[1000]) + 0.01
