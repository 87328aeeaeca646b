"""The script for bash, from version 3.2 on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportlint.batch.files import SUFFIXES

from .completion import CompletedCommand

_SCRIPT = """\
# reportlint: completion for bash

_reportlint_offer() {
    local kind word=$2 head="" found
    [[ $word == *,* ]] && head="${word%,*},"
    for kind in $1; do
        case $kind in
            @rules | @profiles | @plugins)
                local at="_reportlint_at_${kind#@}" known="_reportlint_known_${kind#@}"
                if [[ ${!at-} != "$PWD" ]]; then
                    printf -v "$at" %s "$PWD"
                    printf -v "$known" %s "$(command reportlint completion "${kind#@}" 2>/dev/null)"
                fi
                while IFS= read -r found; do
                    [[ -n $found ]] && COMPREPLY+=("$found")
                done < <(compgen -P "$head" -W "${!known}" -- "${word##*,}") ;;
            @reports | @files | @folders)
                compopt -o filenames 2>/dev/null
                while IFS= read -r found; do
                    if [[ -d $found ]]; then
                        COMPREPLY+=("$found")
                    elif [[ $kind == @files ]]; then
                        COMPREPLY+=("$found")
                    elif [[ $kind == @reports ]]; then
                        case $found in SUFFIXES) COMPREPLY+=("$found") ;; esac
                    fi
                done < <(compgen -f -- "$word") ;;
            *) [[ $kind == "$word"* ]] && COMPREPLY+=("$kind") ;;
        esac
    done
}

_reportlint() {
    local word=${COMP_WORDS[COMP_CWORD]} option="" command="" given=0 values="" options="" first="" later="" i
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ ${COMP_WORDS[i]} != -* ]]; then
            if [[ -z $command ]]; then command=${COMP_WORDS[i]}; else given=1; fi
        fi
    done
    if [[ -z $command ]]; then
        _reportlint_offer "COMMANDS --help --version" "$word"
        return
    fi
    option=${COMP_WORDS[COMP_CWORD - 1]}
    if [[ $word == "=" ]]; then
        word=""
    elif [[ $option == "=" ]]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    [[ $option != -* && ${COMP_WORDS[COMP_CWORD - 3]-} == --severity ]] && option="--severity=" command=check
    case "$command $option" in
VALUES
    esac
    if [[ -n $values ]]; then
        _reportlint_offer "$values" "$word"
        return
    fi
    case $command in
WORDS
    esac
    if [[ $word == -* ]]; then
        _reportlint_offer "$options" "$word"
    elif ((given)); then
        _reportlint_offer "$later" "$word"
    else
        _reportlint_offer "$first" "$word"
    fi
}

complete -F _reportlint reportlint
"""


def render(commands: Sequence[CompletedCommand]) -> str:
    """The script."""
    script = _SCRIPT.replace("COMMANDS", " ".join(command.name for command in commands))
    script = script.replace("SUFFIXES", " | ".join(f"*{_any_case(suffix)}" for suffix in SUFFIXES))
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
    options = " ".join(name for option in command.options for name in option.names)
    first, later = (quoted(" ".join(words)) for words in (command.first, command.later))
    return f"        {command.name}) options={quoted(options)} first={first} later={later} ;;\n"


def quoted(words: str) -> str:
    """Words as one word of a shell."""
    return "'" + words.replace("'", "'\\''") + "'"


def _any_case(suffix: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" if letter.isalpha() else letter for letter in suffix)
