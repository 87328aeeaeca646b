"""The script for zsh: sourced, or as a file ``_reportlint`` in a folder of ``$fpath``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.batch.files import SUFFIXES

from .completing_bash import quoted
from .completion import CompletedCommand

_SCRIPT = """\
#compdef reportlint
# reportlint: completion for zsh

_reportlint_offer() {
    local kind
    local -a found
    for kind in $=1; do
        case $kind in
            @rules | @profiles | @plugins)
                if [[ ${_reportlint_at[$kind]-} != $PWD ]]; then
                    _reportlint_at[$kind]=$PWD
                    _reportlint_known[$kind]="$(command reportlint completion ${kind#@} 2>/dev/null)"
                fi
                found=(${(f)_reportlint_known[$kind]})
                compset -P '*,'
                compadd -a found ;;
            @reports) _files -g '*.(#i)(SUFFIXES)' ;;
            @files) _files ;;
            @folders) _files -/ ;;
            *) compadd -- $kind ;;
        esac
    done
}

_reportlint() {
    typeset -gA _reportlint_at _reportlint_known
    local word=$words[CURRENT] option=$words[CURRENT-1] command="" values="" first="" later="" given=0 i
    local -a commands options
    for ((i = 2; i < CURRENT; i++)); do
        if [[ $words[i] != -* ]]; then
            if [[ -z $command ]]; then command=$words[i]; else given=1; fi
        fi
    done
    if [[ -z $command ]]; then
        commands=(COMMANDS)
        if [[ $word == -* ]]; then compadd -- --help --version; else _describe command commands; fi
        return
    fi
    if [[ $word == --*=* ]]; then
        option=${word%%=*}
        compset -P '*='
    elif [[ $option == --severity && $word == *=* ]]; then
        option=--severity=
        compset -P '*='
    fi
    case "$command $option" in
VALUES
    esac
    if [[ -n $values ]]; then
        _reportlint_offer "$values"
        return
    fi
    case $command in
WORDS
    esac
    if [[ $word == -* ]]; then
        _describe -o option options
    elif ((given)); then
        _reportlint_offer "$later"
    else
        _reportlint_offer "$first"
    fi
}

if [[ $funcstack[1] == _reportlint ]]; then
    _reportlint "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _reportlint reportlint
fi
"""


def render(commands: Sequence[CompletedCommand]) -> str:
    """The script."""
    script = _SCRIPT.replace("COMMANDS", " ".join(_described(each.name, each.help) for each in commands))
    script = script.replace("SUFFIXES", "|".join(suffix.removeprefix(".") for suffix in SUFFIXES))
    script = script.replace("VALUES\n", "".join(_values(commands)))
    return script.replace("WORDS\n", "".join(map(_words, commands)))


def _values(commands: Sequence[CompletedCommand]) -> Iterator[str]:
    yield '        "check --severity=") values="error warning info off" ;;\n'
    for command in commands:
        for option in command.options:
            if option.takes_value:
                names = " | ".join(f'"{command.name} {name}"' for name in option.names)
                yield f"        {names}) values={quoted(' '.join(option.words) or '@files')} ;;\n"


def _words(command: CompletedCommand) -> str:
    options = " ".join(_described(name, option.help) for option in command.options for name in option.names)
    first, later = (quoted(" ".join(words)) for words in (command.first, command.later))
    return f"        {command.name}) options=({options}) first={first} later={later} ;;\n"


def _described(name: str, help: str) -> str:
    return quoted(f"{name}:{help}")
