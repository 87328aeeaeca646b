"""The pages of the linter's own rules; the Chinese ones stand in ``core_pages.zh.toml``."""

from __future__ import annotations

from collections.abc import Mapping

CORE_PAGES: Mapping[str, str] = {
    "RL001": """A file cannot be read.

What it does:
    Names the file and the reason: empty, damaged, encrypted, over a limit, not what its name says, or of a format
    that no installed reader reads. The exit code is 3. Cannot be switched off.

Why:
    A report that was not read must not look like one without faults.
""",
    "RL002": """A file was read, but not all of it.

What it does:
    Names the part that is missing and why, for example an HTML table in Markdown without the extra that reads it.
    Cannot be switched off.

Why:
    Rules cannot speak of what they do not see.
""",
    "RL003": """A rule or a fact crashed.

What it does:
    Names the rule and the error; what it found before stays, the other rules go on. The exit code is 3.
    --show-tracebacks shows where it happened. Cannot be switched off.

Why:
    A rule that did not finish has checked nothing.
""",
    "RL004": """A suppression suppresses nothing, or no longer.

What it does:
    Looks at every comment "reportlint: ignore". Told are those that silence no finding of a rule that ran, those whose
    day (until=) has passed, those whose day is no date, those without a reason where require-reason asks for one, and
    ranges that lack their beginning or end. Those of a sidecar (report.docx.reportlint.toml) are told at their place
    there. Suppressions of rules that are switched off or could not be checked are not judged. --fix takes out what
    silences nothing or has ended: the whole comment, or one code of several.

Why:
    A suppression that is no longer needed hides the next mistake.

Bad:
    <!-- reportlint: ignore[ORG001] until=2020-01-31 reason: being corrected -->

Good:
    <!-- reportlint: ignore[ORG001] until=2027-03-31 reason: being corrected -->
""",
    "RL005": """A file is no known kind of report.

What it does:
    No profile of a loaded pack recognises the file, or two recognise it equally well, so no rule was run over it.
    --profile names the kind.

Why:
    Folders hold other files too; a report that is not recognised should be noticed all the same.
""",
    "RL006": """A suppression names a rule that does not exist.

What it does:
    Compares the names in "reportlint: ignore[…]" with the codes, names, prefixes and tags of all loaded rules, and
    says the nearest right spelling. Where none is near, --fix takes the name out.

Why:
    A misspelt suppression suppresses nothing.
""",
}


def core_page(code: str, language: str = "en") -> str:
    """The page of one of the linter's own rules in a language, "zh" or "en"."""
    if language != "zh":
        return CORE_PAGES[code]
    from reportlint.authoring.pages import chinese_pages

    return chinese_pages(__file__).get(code, CORE_PAGES[code])
