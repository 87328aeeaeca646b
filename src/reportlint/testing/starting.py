"""The files that a new rule or pack begins with: texts by path, made from a canonical report of its kind."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from reportlint.batch.check import Checker, Settings
from reportlint.model import Paragraph, Profile, Report, Section
from reportlint.plugins.registry import Registry

from .examples import bases_of
from .trials import read_report

_TEMPLATES = Path(__file__).parent / "templates"
_WORDS = {"zh": ("监督电话", "投诉电话"), "en": ("hotline", "complaints")}
_ADDED = {"zh": "监督电话：0000-0000000。", "en": " The hotline for complaints is 000 0000."}


class NoStartError(Exception):
    """There is nothing to begin with: why, in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


class Start(Struct, frozen=True):
    """What a first rule is about: a section of a canonical report, and words that it lacks."""

    profile: str
    base: str
    section: str
    heading: str
    sentence: str
    """Words of the section that stand once in the base."""
    language: str

    @property
    def words(self) -> tuple[str, ...]:
        return _WORDS[self.language]

    @property
    def mended(self) -> str:
        """The sentence, and one behind it that holds the first of the words."""
        return self.sentence + _ADDED[self.language]


def start_of(registry: Registry, profile: Profile) -> Start:
    """Where a first rule for a kind of report begins. NoStartError when no pack has a canonical report of it."""
    bases = bases_of(registry, [profile])
    own = [name for name in bases if ":" not in name]
    for name in sorted(own, reverse=True):
        base = bases[name]
        markup = base.read()
        report = read_report(Checker(registry, Settings(profile=profile.id)), markup, "md", f"{name}.md")
        found = _place(report, markup, _WORDS[profile.language])
        if found is not None:
            section, sentence = found
            written = f"{registry.pack_of(profile).title}:{name}"
            return Start(profile.id, written, section.id, section.heading.text.folded, sentence, profile.language)
    raise NoStartError(
        f"{profile.id}的规则包没有可以作例子的规范报告，或者其中没有可用的章节；请用--profile指定另一种报告",
        f"the pack of {profile.id} has no canonical report with a section to begin with; name another kind of report "
        "with --profile",
    )


def _place(report: Report, markup: str, words: tuple[str, ...]) -> tuple[Section, str] | None:
    """The last section with an id and only paragraphs that lack the words, and the sentence of it behind which they can
    stand."""
    for section in reversed(list(report.walk())):
        blocks = list(section.all_blocks)
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        if (
            not section.id
            or len(paragraphs) < len(blocks)
            or any(w in p.text.folded for p in paragraphs for w in words)
        ):
            continue
        for paragraph in reversed(paragraphs):
            text = paragraph.text.folded
            end = max(text.rfind("。", 0, len(text) - 1), text.rfind(". ", 0, len(text) - 1))
            for sentence in (text[end + 1 :].strip(), text):
                if sentence and markup.count(sentence) == 1:
                    return section, sentence
    return None


def rule_files(start: Start, code: str, name: str) -> Mapping[str, str]:
    """A Python file with a rule, its examples, its test."""
    module = name.replace("-", "_")
    words = _rule_words(start, code, name) | {"MODULE": module}
    return {
        f"{module}.py": _filled("rule.py", words),
        f"{module}.examples.toml": _filled("examples.toml", words),
        f"test_{module}.py": _filled("test.py", words),
    }


def yaml_files(start: Start, code: str, name: str) -> Mapping[str, str]:
    """A YAML file with a rule and its examples."""
    words = _rule_words(start, code, name) | {
        "PATTERN": "|".join(start.words),
        "WORDS_ZH": "或".join(start.words),
        "WORDS_EN": " or ".join(start.words),
    }
    return {f"{name}.yaml": _filled("rule.yaml", words)}


def pack_files(code: str, name: str, version: str, start: Start | None = None) -> Mapping[str, str]:
    """A package: a pack with a kind of report of its own, or with ``start`` one that joins the kind it is of."""
    package = name.replace("-", "_")
    words = {"NAME": name, "PACKAGE": package, "CODE": code, "PREFIX": code.rstrip("0123456789"), "VERSION": version}
    if start is not None:
        words |= _rule_words(start, code, "complaint-hotline") | {"MODULE": f"{package}.rules", "NAME": name}
        inside = {
            "__init__.py": (_filled("pack_joining.py", words), "the pack: what it joins, its presets"),
            "rules.py": (_filled("rule.py", words | {"NAME": "complaint-hotline"}), "the rules"),
            "rules.examples.toml": (_filled("examples.toml", words), "examples of the rules"),
        }
        test = _filled("test.py", words)
    else:
        inside = {
            "__init__.py": (
                _filled("pack.py", words),
                "the pack: its profile, facts, rules, presets, canonical reports",
            ),
            "profile.py": (_filled("profile.py", words), "how a report of the kind is recognised"),
            "facts.py": (_filled("facts.py", words), "what is read out of it"),
            "rules.py": (_filled("rules.py", words), "the rules"),
            "rules.examples.toml": (_filled("pack.examples.toml", words), "examples of the rules"),
            "canonical/2026.md": (_filled("canonical.md", words), "a valid report that the examples are edits of"),
        }
        test = _filled("pack_test.py", words)
    rows = [*((f"{package}/{path}", what) for path, (_, what) in inside.items()), (f"tests/test_{package}.py", "tests")]
    listed = "\n".join(f"| `{path}` | {what} |" for path, what in rows)
    return {
        "pyproject.toml": _filled("pyproject.toml", words),
        "README.md": _filled("pack_readme.md", words | {"FILES": listed}),
        **{f"{package}/{path}": text for path, (text, _) in inside.items()},
        f"tests/test_{package}.py": test,
    }


def _rule_words(start: Start, code: str, name: str) -> dict[str, str]:
    parts = name.split("-")
    return {
        "TITLE": " ".join(parts).capitalize(),
        "CLASS": "".join(part.capitalize() for part in parts),
        "FUNCTION": "_".join(parts),
        "NAME": name,
        "CODE": code,
        "PROFILE": start.profile,
        "BASE": start.base,
        "SECTION": start.section,
        "HEADING": start.heading,
        "WORDS": "(" + ", ".join(map(_quoted, start.words)) + ")",
        "LISTED": "[" + ", ".join(map(_quoted, start.words)) + "]",
        "BAD": start.sentence,
        "GOOD": start.mended,
        "AT": _quoted(start.heading),
        "FIND": _quoted(start.sentence),
        "REPLACE": _quoted(start.mended),
    }


def _quoted(text: str) -> str:
    """A string as Python, TOML and YAML all read it."""
    return json.dumps(text, ensure_ascii=False)


def _filled(template: str, words: Mapping[str, str]) -> str:
    text = (_TEMPLATES / f"{template}.txt").read_text("utf-8")
    for name, word in words.items():
        text = text.replace(f"@{name}@", word)
    return text
