"""How fast: whole processes, the engine alone, formats, and many reports. Prints medians, of the engine the best of
many rounds in processor time, which other programs disturb least; `make bench`.

Corpus files are found by REPORTLINT_CORPUS (default ../shared/corpus); what is absent is said.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROOT = Path(__file__).resolve().parent.parent
CORPUS = Path(os.environ.get("REPORTLINT_CORPUS", ROOT.parent / "shared" / "corpus"))
RUNS = 20
MANY = 2_000


def median(action: Callable[[], object], runs: int = RUNS) -> float:
    """Milliseconds of the middle run, after one to warm up."""
    action()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        action()
        times.append((time.perf_counter() - began) * 1e3)
    return statistics.median(times)


def best(prepare: Callable[[], T], action: Callable[[T], object], runs: int = 100) -> float:
    """Milliseconds of processor time of the quickest run, each with something prepared for it."""
    times = []
    for _ in range(runs):
        given = prepare()
        began = time.process_time()
        action(given)
        times.append((time.process_time() - began) * 1e3)
    return min(times)


def process(*arguments: str) -> Callable[[], object]:
    program = Path(sys.executable).with_name("reportlint")
    return lambda: subprocess.run([program, *arguments], capture_output=True, check=False, env=compiled())


def compiled() -> dict[str, str]:
    """The environment of somebody whose Python keeps what it compiled, as every installation does."""
    return {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def loop() -> Callable[[], object]:
    """A reference that depends on the machine alone."""
    return lambda: sum(index * index for index in range(100_000))


def reports(folder: Path, count: int) -> None:
    """Valid reports that differ in their figures' places: the example, with the year and body varied."""
    text = (ROOT / "examples" / "govinfo" / "2023-县水务局.md").read_text("utf-8")
    for number in range(count):
        (folder / f"{number:05}.md").write_text(text.replace("云岭县", f"云岭{number:05}县"), "utf-8")


def main() -> None:
    example = str(ROOT / "examples" / "govinfo" / "2023-县水务局.md")
    print(f"reference loop             {median(loop()):8.2f} ms")
    print(
        f"bare python                {median(lambda: subprocess.run([sys.executable, '-c', ''], check=True)):8.1f} ms"
    )
    print(f"--version                  {median(process('--version')):8.1f} ms   (at most 40)")
    one = median(process("check", "--isolated", "--no-cache", example))
    print(f"one Markdown report        {one:8.1f} ms   (at most 150)")
    engine()
    formats()
    many()


def engine() -> None:
    """Facts, rules and findings of a valid report with full tables, all rules on; loading and outline by themselves."""
    from reportlint.batch.check import Checker, Settings
    from reportlint.engine.run import check_report
    from reportlint.loaders.outline import build_report
    from reportlint.model import Report
    from reportlint.plugins.registry import Registry

    checker, name = Checker(Registry(), Settings()), "report.md"
    data = (ROOT / "examples" / "govinfo" / "2023-县水务局.md").read_bytes()
    loaded, loader = checker.load(data, name)
    profile = checker.recognise(loaded, name)
    assert profile is not None
    plan = checker.plan(profile, name)

    def outlined(_: object = None) -> Report:
        return build_report(loaded, profile, name=name, format=loader.format)

    # over some seconds: the speed of a shared processor changes from one to the next
    checked = best(outlined, lambda report: check_report(report, plan, "zh", (), ()), 1_500)
    loading, outline = best(lambda: None, lambda _: checker.load(data, name)), best(lambda: None, outlined)
    reference = best(lambda: None, lambda _: loop()(), 500)
    print(f"engine, {len(plan.rules)} rules           {checked:8.2f} ms   (at most 2)")
    print(f"  beside it                {checked / reference:8.2f} of the reference loop's {reference:.2f} ms; "
          f"loading {loading:.2f}, outline {outline:.2f}")  # fmt: skip


def formats() -> None:
    from reportlint.batch.check import Checker, Settings
    from reportlint.plugins.registry import Registry

    checker = Checker(Registry(), Settings())
    example = (ROOT / "examples" / "govinfo" / "2023-县水务局.md").read_bytes()
    files = [("Markdown, all", example, "report.md", 1)]
    for name, pages in (("huaian-2024.pdf", 6), ("../domain/template-2021.docx", 1), ("shuyang-2025.md", 1)):
        path = CORPUS / name
        if path.exists():
            files.append((path.name, path.read_bytes(), path.name, pages))
        else:
            print(f"{name}: absent, not measured")
    for label, data, name, pages in files:
        whole = median(lambda data=data, name=name: checker.check(data, name), 50)  # type: ignore[misc]
        loading = median(lambda data=data, name=name: checker.load(data, name), 50)  # type: ignore[misc]
        per = f", {whole / pages:.1f} ms a page" if pages > 1 else ""
        print(f"{label:26} {whole:8.2f} ms   (loading {loading:.2f}, the rest {whole - loading:.2f}{per})")


def many() -> None:
    with tempfile.TemporaryDirectory() as folder:
        reports(Path(folder), MANY)
        for jobs in (1, 2):
            began = time.perf_counter()
            process("check", "--isolated", "--no-cache", "--format", "concise", "--jobs", str(jobs), folder)()
            rate = MANY / (time.perf_counter() - began)
            print(f"{MANY} reports, --jobs {jobs}      {rate:8.0f} files/s")


if __name__ == "__main__":
    main()
