"""The script for fish."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.batch.files import SUFFIXES

from .completion import Completed, CompletedCommand
from .help import Words

_SCRIPT = """\
# reportlint: completion for fish

function __reportlint_known
    set -l at __reportlint_at_$argv[1]
    set -l known __reportlint_known_$argv[1]
    if test "$$at" != "$PWD"
        set -g $at $PWD
        set -g $known (command reportlint completion $argv[1] 2>/dev/null)
    end
    set -l head (string match -r '.*,' -- (commandline -ct | string replace -r '^--[^=]*=' ''))
    for word in $$known
        echo "$head$word"
    end
end

function __reportlint_reports
    __fish_complete_path (commandline -ct) | string match -re '(?i).(?:/|SUFFIXES)(?:\\t|$)'
end

function __reportlint_first
    set -l words (commandline -opc)
    set -l given 0
    for word in $words[2..-1]
        string match -q -- '-*' $word; or set given (math $given + 1)
    end
    test $given -le 1
end

complete -c reportlint -f
complete -c reportlint -n __fish_use_subcommand -s h -l help
complete -c reportlint -n __fish_use_subcommand -s V -l version
"""


def render(commands: Sequence[CompletedCommand]) -> str:
    """The script."""
    suffixes = "|".join(suffix.replace(".", "\\.") for suffix in SUFFIXES)
    lines = [line for command in commands for line in _lines(command)]
    return _SCRIPT.replace("SUFFIXES", suffixes) + "\n".join(lines) + "\n"


def _lines(command: CompletedCommand) -> Iterator[str]:
    yield f"complete -c reportlint -n __fish_use_subcommand -a {command.name} -d {_quoted(command.help)}"
    within = f"__fish_seen_subcommand_from {command.name}"
    for option in command.options:
        yield f"complete -c reportlint -n '{within}' {_option(option)} -d {_quoted(option.help)}"
    if command.first == command.later:
        yield from _argument(within, command.first)
    else:
        yield from _argument(f"{within}; and __reportlint_first", command.first)
        yield from _argument(f"{within}; and not __reportlint_first", command.later)


def _argument(condition: str, words: Words) -> Iterator[str]:
    if words:
        yield f"complete -c reportlint -n '{condition}' {_offered(words)}"


def _option(option: Completed) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    if not option.takes_value:
        return names
    return f"{names} -r {_offered(option.words or ('@files',))}"


def _offered(words: Words) -> str:
    """The words; file names only where they are wanted."""
    lists = {"@reports": "(__reportlint_reports)", "@folders": "(__fish_complete_directories)"}
    if "@files" in words:
        return "-F"
    offered = (lists.get(word) or (f"(__reportlint_known {word[1:]})" if word[0] == "@" else word) for word in words)
    return f"-f -a {_quoted(' '.join(offered))}"


def _quoted(words: str) -> str:
    return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"
