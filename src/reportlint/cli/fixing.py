"""``check --fix`` and ``check --diff``: fixes → changed files, or a diff of what would change; and what is left.

The diff alone goes to stdout; results go there no more, only into the files that formats name. A report from stdin goes
to stdout with its fixes, also when there are none, and the results go to stderr: what an editor expects.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from io import BytesIO
from itertools import islice

from msgspec import Struct, structs

from reportlint.batch.files import STDIN, Candidate, read_file, read_stream
from reportlint.batch.run import Pool, Prepared, Reader, check_files, run_files
from reportlint.engine.masking import mask
from reportlint.fixes.diffs import unified
from reportlint.fixes.encoded import read_encoded
from reportlint.fixes.mending import Draft, Left, Mending
from reportlint.fixes.mending import mend as mend_all
from reportlint.fixes.replacing import replace_file
from reportlint.model import Unreadable
from reportlint.output.visible import visible
from reportlint.syntax.toml import Malformed, read_toml
from reportlint.triage.results import FileResult, Reported, RunResult, sum_up
from reportlint.triage.sidecar_reading import parse_sidecar
from reportlint.triage.sidecars import SUFFIX, Ignore

from .console import Console
from .language import Say

_TOGETHER = 200
"""Reports that are mended at a time: what they hold is kept until they are written."""


class Watched:
    """Reads files for the check and knows afterwards whether they are still what was checked."""

    def __init__(self, read: Reader, stream: Callable[[int], bytes]) -> None:
        """``stream`` reads stdin."""
        self._read = read
        self._stream = stream
        self._digests: dict[str, bytes] = {}
        self.stdin: bytes | None = None
        """What was read from stdin."""

    def __call__(self, candidate: Candidate, limit: int) -> bytes:
        if candidate.path == STDIN:  # all of it, whatever the limit: it has to come back
            self.stdin = read_stream(self._stream, sys.maxsize)
            data = read_stream(BytesIO(self.stdin).read, limit)
        else:
            data = self._read(candidate, limit)
        self._digests[candidate.shown] = _digest(data)
        return data

    def again(self, candidate: Candidate, limit: int) -> bytes:
        """The same bytes once more. Unreadable when they are others now."""
        data = self.stdin if candidate.path == STDIN else read_file(candidate, limit)
        if data is None or _digest(data) != self._digests.get(candidate.shown):
            raise Unreadable("changed", "文件在检查期间被改动", "it was changed while it was being checked")
        return data


class Mended(Struct, frozen=True):
    """What became of the fixes of a run."""

    run: RunResult
    """What is reported now."""
    fixed: int = 0
    """Fixes that were made, or would be."""
    changed: bool = False
    failed: bool = False
    """Whether a file could not be written."""
    diff: str = ""
    stdin: bytes | None = None
    """What was read from stdin, with its fixes."""
    notes: Sequence[str] = ()


class Work(Struct, frozen=True, eq=False):
    """What the fixing of a run needs."""

    prepared: Prepared
    watched: Watched
    workers: Callable[[Sequence[str]], Pool | None]
    """Names of files → the workers that check them."""
    hold_back: Callable[[RunResult, Prepared], RunResult] | None
    """What takes out of a run what its baseline holds."""
    say: Say
    unsafe: bool
    diff: bool
    """Whether the changes are only shown."""


def show(mended: Mended, console: Console, *, color: bool) -> None:
    """What goes to stdout before the results: the diff, or the report that came from stdin."""
    if mended.diff:
        console.write(_fit_to_see(mended.diff, color=color) if console.stdout_is_terminal else mended.diff)
    if mended.stdin is not None and not mended.run.interrupted:
        console.write_bytes(mended.stdin)
        console.put_results_aside()


_COLORS = {"-": "31", "+": "32", "@": "36"}


def _fit_to_see(diff: str, *, color: bool) -> str:
    """A diff for a person's eyes: nothing in it moves the cursor, and no identity or card number is shown."""
    lines = [visible(mask(line)) for line in diff.removesuffix("\n").split("\n")]
    if color:
        lines = [f"\x1b[{_COLORS[line[0]]}m{line}\x1b[0m" if line[:1] in _COLORS else line for line in lines]
    return "\n".join(lines) + "\n"


def mend(run: RunResult, work: Work) -> Mended:
    """Make the fixes of a run, file by file; a file whose fixes cannot be written stays as it is, and is told."""
    return _Mender(run, work).mend()


class _Mender:
    def __init__(self, run: RunResult, work: Work) -> None:
        self.run = run
        self.work = work
        self.candidates = {each.shown: each for each in work.prepared.files.candidates}
        self.results: dict[str, FileResult] = {}
        self.sidecars: dict[str, tuple[Ignore, ...]] = {}
        """What stands beside files whose sidecars were changed."""
        self.fixed = 0
        self.changed = self.failed = False
        self.diffs: list[str] = []
        self.stdin = None if work.diff else work.watched.stdin
        self.notes: list[str] = []

    def mend(self) -> Mended:
        interrupted = self.run.interrupted
        try:
            waiting = iter(() if interrupted else self._openings())
            while group := list(islice(waiting, _TOGETHER)):
                mend_all(group, self._check)
                for mending in group:
                    self._finish(mending)
        except KeyboardInterrupt:
            interrupted = True
        self._tell_read_only()
        files = [self.results.get(file.path, file) for file in self.run.files]
        run = sum_up(files, interrupted=interrupted, compared=self.run.compared)
        if run.compared and self.results and not interrupted:
            run = self._compared()
        return Mended(run, self.fixed, self.changed, self.failed, "".join(self.diffs), self.stdin, tuple(self.notes))

    def _openings(self) -> Iterator[Mending]:
        """The reports that have fixes to be made, read again."""
        for file in self.run.files:
            wanted = [each for each in file.findings if self._is_wanted(each)]
            paths = {each.path for each in wanted if each.path != file.path or file.takes_edits}
            if not paths:
                continue
            try:
                contents = {path: self._read(file, path) for path in sorted(paths)}
            except Unreadable as error:
                self._fail(file.path, error)
            else:
                yield Mending(file, contents, unsafe=self.work.unsafe)

    def _is_wanted(self, each: Reported) -> bool:
        fix = each.found.fix
        return fix is not None and (fix.safe or self.work.unsafe)

    def _read(self, file: FileResult, path: str) -> bytes:
        candidate = self.candidates[file.path]
        limit = self.work.prepared.limits.file_bytes
        if path == file.path:
            return self.work.watched.again(candidate, limit)
        data = read_file(Candidate(candidate.path + SUFFIX, path, named=False), limit)
        if _ignores(data, file.path) != self.work.prepared.sieve.sidecar(file.path):
            raise Unreadable("changed", "文件在检查期间被改动", "it was changed while it was being checked")
        return data

    def _check(self, drafts: Sequence[Draft]) -> Sequence[FileResult]:
        contents = {path: data for draft in drafts for path, data in draft.contents.items()}
        sidecars: Mapping[str, tuple[Ignore, ...]] = {
            draft.path: _ignores(contents[draft.path + SUFFIX], draft.path)
            for draft in drafts
            if draft.path + SUFFIX in contents
        }
        prepared = self.work.prepared
        renewed = structs.replace(prepared, sieve=prepared.sieve.with_sidecars(sidecars))

        def read(candidate: Candidate, limit: int) -> bytes:
            data = contents.get(candidate.shown)
            return self.work.watched.again(candidate, limit) if data is None else data

        candidates = [self.candidates[draft.path] for draft in drafts]
        files = list(check_files(candidates, renewed, self.work.workers([each.shown for each in candidates]), read))
        hold_back = self.work.hold_back
        return files if hold_back is None else hold_back(sum_up(files), renewed).files

    def _compared(self) -> RunResult:
        """The run once more, over what the files hold now: a report that was mended may differ from last year's, and
        next year's from it."""
        prepared = self.work.prepared
        renewed = structs.replace(prepared, sieve=prepared.sieve.with_sidecars(self.sidecars))

        def read(candidate: Candidate, limit: int) -> bytes:
            return self.stdin or b"" if candidate.path == STDIN else read_file(candidate, limit)

        candidates = prepared.files.candidates
        run = run_files(candidates, renewed, self.work.workers([each.shown for each in candidates]), read)
        return run if self.work.hold_back is None else self.work.hold_back(run, renewed)

    def _finish(self, mending: Mending) -> None:
        self.notes += [self._left(each) for each in mending.left.values()]
        changed = mending.changed()
        candidate = self.candidates[mending.found.path]
        for path in changed:
            old, new = mending.original[path], mending.contents[path]
            if self.work.diff:
                self.diffs.append(unified(path, _shown(old), _shown(new)))
            elif candidate.path == STDIN:
                self.stdin = new
            else:
                try:
                    replace_file(candidate.path + path.removeprefix(candidate.shown), old, new)
                except Unreadable as error:
                    self._fail(path, error)
                    return
        if changed:
            self.changed = True
            self.fixed += mending.fixed
            if not self.work.diff:
                self.results[mending.found.path] = mending.result
                beside = mending.contents.get(mending.found.path + SUFFIX)
                if beside is not None:
                    self.sidecars[mending.found.path] = _ignores(beside, mending.found.path)

    def _fail(self, path: str, error: Unreadable) -> None:
        self.failed = True
        shown = visible(path)
        self.notes.append(
            self.work.say(f"{shown} 没有修改：{error.reason.zh}", f"{shown} was not fixed: {error.reason.en}")
        )

    def _left(self, left: Left) -> str:
        shown, zh, en = visible(left.path), "、".join(left.codes), ", ".join(left.codes)
        words = {
            "encoding": (
                f"{shown} 的编码{left.encoding}没有{zh}的修改所需的字，这些修改没有作",
                f"{shown}: the fixes of {en} need characters that {left.encoding} does not have, and were not made",
            ),
            "lossy": (
                f"{shown} 有无法照原样写回的字节，没有修改",
                f"{shown} was not fixed: it holds bytes that could not be written back as they are",
            ),
            "unstable": (
                f"{shown} 中{zh}的修改反复不定，没有采用",
                f"{shown}: the fixes of {en} never come to rest, and were not made",
            ),
            "broken": (
                f"{shown} 作{zh}的修改后不再能读作同一种报告，这些修改没有采用",
                f"{shown}: behind the fixes of {en} it could not be read as the report that it is; they were not made",
            ),
        }[left.why]
        return self.work.say(*words)

    def _tell_read_only(self) -> None:
        """One line about the fixes that the formats of their files cannot take."""
        formats: dict[str, int] = {}
        for file in self.run.files:
            if file.is_report and not file.takes_edits:
                count = sum(self._is_wanted(each) and each.path == file.path for each in file.findings)
                if count:
                    formats[file.format] = formats.get(file.format, 0) + count
        if formats:
            number, listed = sum(formats.values()), sorted(formats)
            self.notes.append(
                self.work.say(
                    f"另有{number}处可以修改，但{'、'.join(listed)}格式的文件只读取、不写入，请在原文件中修改",
                    f"{number} more could be fixed, but {', '.join(listed)} files are only read: change them by hand",
                )
            )


def _ignores(data: bytes, shown: str) -> tuple[Ignore, ...]:
    try:
        return parse_sidecar(data, read_toml(data), shown)
    except Malformed as error:
        raise Unreadable("changed", error.zh, error.en) from None


def _shown(data: bytes) -> str:
    encoded = read_encoded(data)
    assert encoded is not None
    return encoded.shown


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
