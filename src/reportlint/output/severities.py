"""The words and colours of severities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportlint.model import Severity


class SeverityWords(NamedTuple):
    zh: str
    en: str
    style: str
    """The colour at a terminal."""


WORDS: Mapping[Severity, SeverityWords] = {
    Severity.ERROR: SeverityWords("错误", "error", "31"),
    Severity.WARNING: SeverityWords("警告", "warning", "33"),
    Severity.INFO: SeverityWords("提示", "info", "36"),
    Severity.OFF: SeverityWords("关闭", "off", "2"),
}
