"""The installed program in a process of its own, with a small plugin beside the real ones."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

PLUGIN = '''
import os, sys
from reportlint import Finding, Findings, Fix, Edit, Message, Options, Pack, Profile, Report, Severity, Span, hookimpl, rule

class Words(Options, frozen=True):
    least: int = 1
    """How often the word must stand there."""
    other_word: str = "劣"
    """A further word."""

@rule("DM101", "bad-word", Severity.ERROR, zh="有“坏”字", en="has the word 坏", source="《规范》第一条", tags=["words"])
def bad_word(report: Report, options: Words) -> Findings:
    """The text does not say 坏.

    What it does:
        Looks for the word.

    Known limits:
        None.
    """
    at = report.text.find("坏")
    while at >= 0:
        span = Span(at, at + 1)
        yield Finding(span, fix=Fix(True, [Edit(span, "好")]))
        at = report.text.find("坏", at + 1)

@rule("DM102", "doubtful-word", Severity.WARNING, zh="有“疑”字", en="has the word 疑", tags=["words"])
def doubtful_word(report: Report) -> Findings:
    at = report.text.find("疑")
    if at >= 0:
        yield Finding(Span(at, at + 1))

@rule("DM201", "mischief", Severity.ERROR, zh="胡闹", en="mischief",
      variants={"mild": Message("小胡闹", "mild mischief", Severity.INFO)})
def mischief(report: Report) -> Findings:
    if "PRINT" in report.text:
        print("printed by a rule")
        os.write(1, b"written by a rule\\n")
        sys.stdout = None
    if "CRASH" in report.text:
        raise RuntimeError("boom\\x1b[31m")
    if "SLEEP" in report.text:
        import time
        open(os.environ["DEMO_READY"], "w").close()
        time.sleep(30)
    if "SETS" in report.text:
        for word in {"甲乙", "丙丁", "戊己", "庚辛"}:
            yield Finding(Span(0, 1), "mild")
    return

@hookimpl
def reportlint_pack() -> Pack:
    def score(blocks, name):
        first = next((b.text.folded for b in blocks if hasattr(b, "text")), "")
        return 1.0 if first.startswith("演示") else 0.0
    return Pack(api=1, prefix="DM", profiles=[Profile(id="demo", score=score)], rules=[sys.modules[__name__]])
'''


class Done(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        return self.err.splitlines()[-1] if self.err else ""


class Program:
    """Runs ``reportlint`` in a folder of its own."""

    def __init__(self, folder: Path, plugin: str = PLUGIN) -> None:
        self.folder = folder / "work"
        self.folder.mkdir()
        site = folder / "site"
        (site / "demo-1.0.dist-info").mkdir(parents=True)
        (site / "demo-1.0.dist-info" / "entry_points.txt").write_text("[reportlint]\ndemo = demo_plugin\n")
        (site / "demo-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n")
        (site / "demo_plugin.py").write_text(plugin, encoding="utf-8")
        names = ("PATH", "HOME", "SYSTEMROOT", "PYTHONPYCACHEPREFIX", "TMPDIR")
        self.environment = {name: os.environ[name] for name in names if name in os.environ}
        self.environment |= {"PYTHONPATH": str(site), "LANG": "en_US.UTF-8"}

    def write(self, name: str, text: str | bytes) -> None:
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "reportlint", *arguments],
            cwd=self.folder,
            env={**self.environment, **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def start_to_sleep(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A run that has come to a file with SLEEP; what stands before it is checked."""
        ready = self.folder / "ready"
        process = self.start(*arguments, DEMO_READY=str(ready))
        for _ in range(400):
            if ready.exists():
                time.sleep(1)  # on busy cores a file begins before the result of the one before was taken in
                return process
            time.sleep(0.025)
        raise AssertionError("the run did not begin")

    def __call__(self, *arguments: str, stdin: bytes = b"", **environment: str) -> Done:
        process = self.start(*arguments, **environment)
        out, err = process.communicate(stdin, timeout=60)
        return Done(process.returncode, out.decode(), err.decode())
