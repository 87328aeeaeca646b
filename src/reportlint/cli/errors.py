"""What goes wrong before anything is checked, each in one sentence."""

from __future__ import annotations

import click

from reportlint.authoring.rules import DeclarationError
from reportlint.batch.files import MissingPathError, shown_path
from reportlint.config.errors import ProblemsFound, SettingsError, hint
from reportlint.output.visible import visible, visible_lines
from reportlint.plugins.errors import PluginError

from .console import OutputError
from .language import Say

_NAME = "reportlint: "
USAGE = 2
"""Exit code of usage, configuration and plugins that do not load."""
NOT_CHECKED = 3
"""Exit code when something was not checked."""
INTERRUPTED, TERMINATED = 130, 143

Expected = (
    SettingsError,
    ProblemsFound,
    PluginError,
    DeclarationError,
    MissingPathError,
    OutputError,
    click.ClickException,
)
"""What a user can cause and mend. Anything else is a fault of the program."""


def sentence(error: BaseException, say: Say) -> str:
    """What is wrong, what was expected, the nearest right spelling. All that is wrong in files, a line each:
    what stands in a file begins with its place."""
    if isinstance(error, ProblemsFound):
        lang = say("zh", "en")
        return "\n".join(f"{'' if each.line else _NAME}{visible(each.render(lang))}" for each in error.problems)
    return _NAME + visible(_words(error, say))


def _words(error: BaseException, say: Say) -> str:
    if isinstance(error, SettingsError):
        return say(error.zh, error.en)
    if isinstance(error, (PluginError, DeclarationError)):
        return say(f"插件无法载入：{error}", str(error))
    if isinstance(error, MissingPathError):
        shown = shown_path(error.path) if error.path else error.path
        return say(f"没有这个文件或文件夹：{shown}", f"no such file or folder: {shown}")
    if isinstance(error, click.NoSuchOption):
        return _no_option(error, say)
    if isinstance(error, click.BadOptionUsage):
        return _bad_option(error, say)
    if isinstance(error, click.ClickException):
        return say(f"用法有误：{error.format_message()}", error.format_message())
    return str(error)


def _no_option(error: click.NoSuchOption, say: Say) -> str:
    known: set[str] = set()
    command = ""
    if error.ctx is not None:
        command = f" {error.ctx.command.name}" if error.ctx.parent is not None else ""
        known = {name for p in error.ctx.command.get_params(error.ctx) for name in (*p.opts, *p.secondary_opts)}
    zh, en = hint(error.option_name, {name for name in known if name.startswith("--")})
    more = f"reportlint{command} --help"
    return say(
        f"没有选项{error.option_name}{zh or f'；{more} 列出全部选项'}",
        f"no option is called {error.option_name}{en or f'; {more} lists them'}",
    )


def _bad_option(error: click.BadOptionUsage, say: Say) -> str:
    if "not take" in error.message:
        return say(f"选项{error.option_name}不带值", f"the option {error.option_name} takes no value")
    return say(f"选项{error.option_name}后面要有一个值", f"the option {error.option_name} needs a value")


def fault(error: Exception, say: Say, *, trace: bool) -> str:
    """What is said of an error that nobody expected."""
    words = visible(f"{type(error).__name__}: {error}"[:300])
    if trace:
        from traceback import format_exception

        return visible_lines("".join(format_exception(error)))
    return say(
        f"reportlint: 程序本身出错（{words}），检查没有完成；加 --show-tracebacks 可看出错的位置",
        f"reportlint: the program itself failed ({words}) and did not finish; --show-tracebacks shows where",
    )
