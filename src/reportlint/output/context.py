"""What outputs are given beside the results, so that each stays a pure function of its arguments."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from reportlint.authoring.messages import Message
from reportlint.model import Severity


class RulePage(Struct, frozen=True):
    """What is known of a rule, for formats that describe rules beside findings."""

    code: str
    name: str
    severity: Severity
    source: str
    tags: tuple[str, ...]
    page: str
    """Its page: a docstring, or the Chinese text that stands for it."""
    messages: Mapping[str, Message]


def _unknown(code: str, lang: str) -> RulePage | None:
    return None


class Context(Struct, frozen=True):
    """What a format may need beside the run. Only formats that ask for rules or places cause them to be looked up."""

    color: bool = False
    """For a person who reads at a terminal."""
    root: str = ""
    """The absolute path of the folder that paths of ``located`` begin at; "" when it is not known."""
    located: Callable[[str], str] = str
    """A path as shown → the path from the root, parted by slashes; an absolute one when the file lies elsewhere. Bytes
    that are no text are surrogates in it."""
    fail_on: Severity = Severity.ERROR
    """From which severity on findings fail the run; OFF for never."""
    rule: Callable[[str, str], RulePage | None] = _unknown
    """What is known of the rule of a code, its page in a language, "zh" or "en"."""


PLAIN = Context()
