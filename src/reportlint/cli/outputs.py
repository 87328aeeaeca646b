"""The outputs of a run: chosen before it begins, made and written when it is done."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cache

from msgspec import Struct

from reportlint.batch.files import STDIN, Candidate
from reportlint.batch.joining import Asked
from reportlint.batch.run import Prepared
from reportlint.config.errors import SettingsError
from reportlint.engine.results import CORE_RULES
from reportlint.output import FORMATS, render, renderer
from reportlint.output.context import Context, RulePage
from reportlint.output.visible import visible, visible_lines
from reportlint.plugins.errors import PluginError
from reportlint.plugins.registry import LoadedPlugin, Registry
from reportlint.triage.results import RunResult
from reportlint.triage.sidecars import SUFFIX

from .console import Console, OutputError
from .options import Target, one_of
from .writing import OutputFile


class ChosenOutput(Struct, frozen=True):
    """A format, where it goes, and the plugin that brings it; None for the program's own."""

    target: Target
    file: OutputFile
    plugin: LoadedPlugin | None


def choose_outputs(
    targets: Sequence[Target], registry: Registry, inputs: Sequence[Candidate], asked: Asked
) -> tuple[ChosenOutput, ...]:
    """What is asked for, checked: every format is known, no two go to one file, none over an input.

    SettingsError, and PluginError when a plugin's format has the name of one of the program's own.
    """
    brought = {output.name: plugin for plugin in registry.plugins for output in plugin.outputs}
    for name in FORMATS:
        if name in brought:
            entry = brought[name].entry
            raise PluginError(
                f"the plugin {entry.name} ({entry.module}) brings the output {name}, which reportlint has itself; "
                "it needs another name"
            )
    known = (*FORMATS, *sorted(brought))
    settings = asked.settings
    read = [*(each.path for each in asked.run), *settings.plugins, *filter(None, [settings.baseline])]
    read += [each.path + SUFFIX for each in inputs]
    outputs: dict[str, ChosenOutput] = {}
    for target in targets:
        one_of("--format", target.format, known)
        file = OutputFile(target.file, inputs, read)
        other = outputs.setdefault(file.key, output := ChosenOutput(target, file, brought.get(target.format)))
        if other is not output:
            raise SettingsError(
                f"{other.target.format}和{target.format}写入同一个文件{target.file}",
                f"{other.target.format} and {target.format} go to the same file, {target.file}",
            )
        if output.plugin is None:
            renderer(target.format)  # imported now, while the worker reads the first report
    return tuple(outputs.values())


def write_outputs(
    outputs: Sequence[ChosenOutput], run: RunResult, context: Context, console: Console, *, color: bool, trace: bool
) -> bool:
    """Make and write all outputs; whether every one was made. ``color`` holds for stdout.

    One that a plugin fails to make is told and left out. OutputError for one that cannot be written, after the others.
    """
    whole = True
    failed: list[OutputError] = []
    for output in outputs:
        try:
            text = _text(output, run, context, color=color and not output.target.file)
        except _BrokenOutput as broken:
            whole = False
            console.tell(broken.words(console, trace=trace))
            continue
        try:
            output.file.write(text, console)
        except OutputError as error:
            failed.append(error)
    for further in failed[1:]:
        console.tell(visible(f"reportlint: {further}"))
    if failed:
        raise failed[0]
    return whole


class _BrokenOutput(Exception):
    """The output of a plugin crashed."""

    def __init__(self, output: ChosenOutput, plugin: LoadedPlugin, error: BaseException) -> None:
        super().__init__(str(error))
        self.name = output.target.format
        self.plugin = plugin.entry.name
        self.error = error

    def words(self, console: Console, *, trace: bool) -> str:
        what = f"{type(self.error).__name__}: {self.error}"[:300]
        told = console.say(
            f"reportlint: 插件{self.plugin}的输出{self.name}运行出错（{what}），没有写出",
            f"reportlint: the output {self.name} of the plugin {self.plugin} crashed ({what}) and was not written",
        )
        if trace:
            from traceback import format_exception

            told += "\n" + "".join(format_exception(self.error))
            return visible_lines(told)
        return visible(told)


def _text(output: ChosenOutput, run: RunResult, context: Context, *, color: bool) -> str:
    plugin, name = output.plugin, output.target.format
    if plugin is None:
        return render(name, run, color=color, context=context)
    from reportlint.output.json import result_of

    found = next(each for each in plugin.outputs if each.name == name)
    result = result_of(run)
    try:
        text: object = found.render(result)
        if not isinstance(text, str):
            raise TypeError(f"it returned {type(text).__name__}, not str")
    except (Exception, SystemExit) as error:
        raise _BrokenOutput(output, plugin, error) from error
    return text


def make_context(prepared: Prepared) -> Context:
    """What formats may ask for beside the run. Nothing is looked up before one asks."""
    try:
        directory = os.getcwd()
    except OSError:
        return Context(fail_on=prepared.fail_on, rule=_pages(prepared))
    from reportlint.config.paths import project_root

    root = project_root(directory, directory)
    return Context(
        root=root.replace(os.sep, "/"),
        located=_locator(prepared.files.candidates, directory, root),
        fail_on=prepared.fail_on,
        rule=_pages(prepared),
    )


def _locator(candidates: Sequence[Candidate], directory: str, root: str) -> Callable[[str], str]:
    """Where files lie, by their path as shown: from the root, or absolute when they lie outside."""

    @cache
    def real() -> dict[str, str]:
        return {each.shown: each.path for each in candidates if each.path not in {"", STDIN}}

    @cache
    def folder(path: str) -> str:
        return os.path.realpath(path)

    @cache
    def located(shown: str) -> str:
        parent, name = os.path.split(os.path.join(directory, real().get(shown, shown)))
        path = os.path.join(folder(parent), name)
        inside = path.startswith(os.path.join(root, ""))
        return (os.path.relpath(path, root) if inside else path).replace(os.sep, "/")

    return located


def _pages(prepared: Prepared) -> Callable[[str, str], RulePage | None]:
    """The rules by code, with their pages in a language."""

    def page(code: str, lang: str) -> RulePage | None:
        core = CORE_RULES.get(code)
        if core is not None:
            from .core_pages import core_page

            return RulePage(code, core.name, core.severity, "", (), core_page(code, lang), core.messages)
        from reportlint.authoring.pages import page_of
        from reportlint.authoring.rules import RuleSpec

        spec = prepared.sieve.catalogue.find(code)
        if not isinstance(spec, RuleSpec):
            return None
        return RulePage(code, spec.name, spec.severity, spec.source, spec.tags, page_of(spec, lang), spec.messages)

    return page
