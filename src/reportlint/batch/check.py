"""One file → its raw result: read, recognised, outlined, checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from msgspec import Struct, structs

from reportlint.authoring.plan import Plan
from reportlint.authoring.rules import Options, RuleSpec
from reportlint.engine.results import RawResult, core_finding, failed_result
from reportlint.engine.run import check_report
from reportlint.engine.stopwatch import Stopwatch
from reportlint.loaders.figures import refuse_figures_alone, unread_parts
from reportlint.loaders.outline import build_report
from reportlint.model import LabelledTable, Limits, Loaded, Loader, Profile, Report, Term, Unreadable, UnreadTable
from reportlint.plugins.registry import Registry

OLD_FORMATS: Mapping[str, str] = {".doc": "Word 97–2003", ".wps": "WPS"}
"""Endings of files that are candidates, so that nobody takes them for checked, although no loader reads them."""


MEMORY = 2 << 30


class Settings(Struct, frozen=True):
    """What decides a raw result beside the file itself."""

    profile: str = ""
    """The id of the profile that every file is read as; "" recognises it."""
    limits: Limits = Limits()
    memory: int = MEMORY
    """Bytes of address space that a worker may take."""
    timing: bool = False
    """Whether results say what took how long. Such results are of one moment: nobody may keep them."""
    collection: bool = False
    """Whether reports are checked together: each keeps what rules across reports need of it."""


class Choice(Protocol):
    """What is chosen for a file. Files with the same choice share one object."""

    @property
    def profile(self) -> str:
        """The id of the profile that it is read as; "" recognises it."""
        ...

    @property
    def takes_all(self) -> bool:
        """Whether every rule is wanted, with its own options."""
        ...

    def wanted(self, spec: RuleSpec) -> bool:
        """Whether a rule is to be run at all."""
        ...

    def options(self, spec: RuleSpec) -> Options | None:
        """The options of a rule; None for its own defaults."""
        ...


class Plain:
    """One choice for every file: which rules, and the options of some by code."""

    def __init__(
        self, profile: str, wanted: Callable[[RuleSpec], bool], options: Mapping[str, Options] | None = None
    ) -> None:
        self.profile = profile
        self.wanted = wanted
        self.takes_all = False
        self._options = options or {}

    def options(self, spec: RuleSpec) -> Options | None:
        return self._options.get(spec.code)


class Choices(Struct, frozen=True, eq=False):
    """The choice of each file, by its name as shown."""

    everywhere: Choice
    by_name: Mapping[str, Choice] = {}
    """Those of files that have another one."""

    def of(self, name: str) -> Choice:
        return self.by_name.get(name, self.everywhere)


class Checker:
    """Checks files one by one with the plugins of a registry. The plan of a profile is made once for each choice."""

    def __init__(
        self,
        registry: Registry,
        settings: Settings,
        wanted: Callable[[RuleSpec], bool] = lambda rule: True,
        choices: Choices | None = None,
    ) -> None:
        """``choices`` replaces the profile of ``settings`` and ``wanted``, file by file."""
        self.registry = registry
        self.settings = settings
        self.choices = choices or Choices(Plain(settings.profile, wanted))
        self._plans: dict[tuple[str, Choice], Plan] = {}
        self._kept: dict[str, tuple[tuple[type, ...], tuple[type, ...]]] = {}
        """What reports of a profile keep, and of what they keep only whether it is there."""

    def check(
        self,
        data: bytes,
        name: str,
        watch: Callable[[str], None] | None = None,
        stopped: Mapping[str, Term] | None = None,
    ) -> RawResult:
        """The raw result of a file. Never raises for what the file holds.

        ``watch`` hears the code of each rule before it runs; ``stopped`` are rules to be told as stopped, not run.
        """
        if not self.settings.timing:
            return self._check(data, name, watch, stopped, None)
        stopwatch = Stopwatch()
        result = self._check(data, name, watch, stopped, stopwatch)
        return structs.replace(result, timings=stopwatch.spent)

    def _check(
        self,
        data: bytes,
        name: str,
        watch: Callable[[str], None] | None,
        stopped: Mapping[str, Term] | None,
        stopwatch: Stopwatch | None,
    ) -> RawResult:
        language, timed = self.language_of(name), stopwatch.timed if stopwatch else _untimed
        try:
            with timed(f"load {self.format_of(name)}"):
                loaded, loader = self.load(data, name)
            with timed("recognise"):
                profile = self.recognise(loaded, name)
            if profile is None:
                return self._unknown(name, loader, loaded)
            language = profile.language
            with timed(f"outline {loader.format}"):
                known = _timed_tables(profile, stopwatch) if stopwatch else profile
                report = build_report(loaded, known, name=name, format=loader.format)
            refuse_figures_alone(report)
        except Unreadable as error:
            return failed_result(name, self.format_of(name), error.reason, language)
        except (RecursionError, MemoryError) as error:
            reason = Term("too-complex", "结构过于复杂，超出处理能力", f"too complex to read ({type(error).__name__})")
            return failed_result(name, self.format_of(name), reason, language)
        except Exception as error:
            words = f"{type(error).__name__}: {error}"
            reason = Term("reader-failed", f"读取程序出错（{words}）", f"the reader failed ({words})")
            return failed_result(name, self.format_of(name), reason, language)
        with timed("plan the rules"):
            plan = self.plan(profile, name)
        diagnostics = [*loaded.diagnostics, *unread_parts(report, profile)]
        return check_report(report, plan, language, diagnostics, loaded.directives, watch, stopped, stopwatch)

    def check_across(
        self,
        data: bytes,
        name: str,
        watch: Callable[[str], None] | None = None,
        stopped: Mapping[str, Term] | None = None,
    ) -> RawResult:
        """What the rules across reports say of a file, by what it and last year's report kept: a packed Pair."""
        from reportlint.engine.across import check_across, read_pair

        pair = read_pair(data)
        plan = self.plan(self.registry.profile(pair.profile), name)
        return check_across(name, pair, plan, watch, stopped, Stopwatch() if self.settings.timing else None)

    def read(self, data: bytes, name: str) -> tuple[Report, Loaded]:
        """The report of a file. Raises Unreadable; a file that no profile knows is read as a plain report."""
        loaded, loader = self.load(data, name)
        profile = self.recognise(loaded, name) or Profile(id="", score=lambda blocks, name: 0)
        return build_report(loaded, profile, name=name, format=loader.format), loaded

    def facts(self, report: Report) -> Mapping[str, int | str | None]:
        """The published facts of a report; none for one that no profile knows."""
        if not report.profile:
            return {}
        profile = self.registry.profile(report.profile)
        return check_report(report, self.plan(profile, report.name), profile.language, (), ()).facts

    def load(self, data: bytes, name: str) -> tuple[Loaded, Loader]:
        if len(data) > self.settings.limits.file_bytes:
            raise Unreadable(
                "file-too-large",
                f"文件有{len(data)}字节，超过{self.settings.limits.file_bytes}字节的限制",
                f"the file has {len(data)} bytes; the limit is {self.settings.limits.file_bytes}",
            )
        suffix = suffix_of(name)
        loader = self.registry.loaders.get(suffix)
        if loader is None:
            raise _no_loader(suffix)
        return loader.load(data, name, self.settings.limits), loader

    def recognise(self, loaded: Loaded, name: str) -> Profile | None:
        """The profile that a file is read as: the configured one, else the one that knows it best, from 0.5, alone."""
        chosen = self.choices.of(name).profile
        if chosen:
            return self.registry.profile(chosen)
        scores = sorted(
            ((profile.score(loaded.blocks, name), profile) for profile in self.registry.profiles),
            key=lambda pair: -pair[0],
        )
        if not scores or scores[0][0] < 0.5 or (len(scores) > 1 and scores[1][0] == scores[0][0]):
            return None
        return scores[0][1]

    def plan(self, profile: Profile, name: str = "") -> Plan:
        """What is run over a file of a profile."""
        choice = self.choices.of(name)
        plan = self._plans.get((profile.id, choice))
        if plan is None:
            rules = self.registry.rules_of(profile)
            options = {rule.code: given for rule in rules if (given := choice.options(rule)) is not None}
            plan = self.registry.plan(profile, choice.wanted, options, across=self.settings.collection)
            if self.settings.collection:
                kept, marked = self._kept_of(profile)
                plan = structs.replace(plan, kept=kept, marked=marked)
            self._plans[profile.id, choice] = plan
        return plan

    def _kept_of(self, profile: Profile) -> tuple[tuple[type, ...], tuple[type, ...]]:
        """The facts that every report of a profile keeps: what a rule needs that runs over any of the files."""
        known = self._kept.get(profile.id)
        if known is None:
            choices = {self.choices.everywhere, *self.choices.by_name.values()}
            wanted = {
                rule
                for rule in self.registry.rules_of(profile)
                if rule.across and any(choice.wanted(rule) for choice in choices)
            }
            plan = self.registry.plan(profile, wanted.__contains__, across=True) if wanted else None
            known = self._kept[profile.id] = (plan.kept, plan.marked) if plan is not None else ((), ())
        return known

    def language_of(self, name: str) -> str:
        """What is spoken of a file that could not be read: the language of its configured profile, else Chinese."""
        profile = self.choices.of(name).profile
        return self.registry.profile(profile).language if profile else "zh"

    def format_of(self, name: str) -> str:
        loader = self.registry.loaders.get(suffix_of(name))
        return loader.format if loader else ""

    def _unknown(self, name: str, loader: Loader, loaded: Loaded) -> RawResult:
        finding = core_finding("RL005")
        return RawResult(name, loader.format, loaded.encoding, "", "", True, [finding], {}, {}, [])


def _untimed(what: str) -> AbstractContextManager[None]:
    return _NOTHING


_NOTHING = nullcontext()


def _timed_tables(profile: Profile, stopwatch: Stopwatch) -> Profile:
    """The profile with the search for its tables, which the first that asks for one sets off, charged by itself."""

    def labelled(report: Report) -> Sequence[LabelledTable | UnreadTable]:
        with stopwatch.timed(f"tables {profile.id}"):
            return profile.tables(report)

    return structs.replace(profile, tables=labelled)


def _no_loader(suffix: str) -> Unreadable:
    if suffix in OLD_FORMATS:
        kind = OLD_FORMATS[suffix]
        return Unreadable(
            "old-format",
            f"{kind}文件（{suffix}）还不能读取，请另存为.docx后再检查",
            f"{kind} files ({suffix}) are not read yet; save the file as .docx",
        )
    return Unreadable(
        "unknown-format",
        f"不支持以{suffix}结尾的文件" if suffix else "文件名没有扩展名，不知道是什么格式",
        f"files ending in {suffix} cannot be read" if suffix else "the name has no ending that tells the format",
    )


def suffix_of(name: str) -> str:
    """The ending of a file name, small: ".md"; "" for none."""
    base = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "." + base.rsplit(".", 1)[-1].lower() if "." in base[1:] else ""
