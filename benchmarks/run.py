"""How fast: whole processes, the engine alone, and many reports. Prints medians; `make bench`.

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
    many()


def engine() -> None:
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
