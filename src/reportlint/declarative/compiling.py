"""Rule files → rules: patterns compiled, places and messages checked, names looked up in the profiles' vocabularies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct, structs

from reportlint.authoring.messages import Message, TemplateError, fields_of
from reportlint.authoring.rules import FactSpec, RuleSpec, is_code, is_name
from reportlint.model import Profile, Severity
from reportlint.syntax.problems import Problem, Problems, TooManyProblems, hint, quoted
from reportlint.syntax.toml import Path

from .demands import Demands, allowed_fields
from .names import Named, look_up
from .reading import RuleFileError, RuleSource
from .rule import PLACES, Check, Condition
from .schema import Rule, Wording
from .years import Comparing, comparing


class Setting(Struct, frozen=True):
    """What rule files are read into: the profiles that are loaded, their facts, and the codes that belong to others."""

    profiles: Sequence[Profile]
    facts: Callable[[Profile], Sequence[FactSpec]]
    taken: Callable[[str], str]
    """A code → the prefix of a pack that it may not begin with, or ""."""


def compile_rules(sources: Sequence[RuleSource], setting: Setting) -> list[RuleSpec]:
    """The rules of files, one for each profile that they are for. Raises RuleFileError with all problems."""
    specs: list[RuleSpec] = []
    for source in sources:
        try:
            specs += _compile_file(source, setting)
        except TooManyProblems:
            continue
    problems: list[Problem] = [problem for source in sources for problem in source.problems.ordered()]
    if problems:
        raise RuleFileError(problems)
    return specs


def facts_of(rules: Sequence[RuleSpec]) -> list[FactSpec]:
    """The facts that rules of files ask for."""
    return [PLACES, *(rule.function.fact for rule in rules if isinstance(rule.function, Comparing))]


def _compile_file(source: RuleSource, setting: Setting) -> Iterator[RuleSpec]:
    profiles = _profiles(source, setting)
    seen: dict[str, int] = {}
    for rule, path in zip(source.file.rules, source.paths, strict=True):
        _check_code(source, rule, path, setting)
        _check_name(source, rule, path)
        for key, word in (("code", rule.code), ("name", rule.name)):
            line = source.document.place((*path, key))[0]
            first = seen.setdefault(word, line)
            if first != line:
                source.problems.add(
                    source.document.place((*path, key)),
                    f"{word}已在第{first}行用过",
                    f"{word} is used on line {first} already",
                )
        _check_examples(source, rule, path)
        yield from _compile(source, rule, path, profiles, setting)


def _profiles(source: RuleSource, setting: Setting) -> Sequence[Profile]:
    wanted = source.file.profile
    if not wanted:
        return setting.profiles
    found = [profile for profile in setting.profiles if profile.id == wanted]
    if not found:
        known = [profile.id for profile in setting.profiles]
        word, near = quoted(wanted), hint(wanted, known)
        source.problems.add(
            source.document.place(("profile",)),
            f"没有报告种类{word[0]}{near[0]}；有：{'、'.join(known)}",
            f"no loaded pack knows the profile{word[1]}{near[1]}; there are: {', '.join(known)}",
        )
    return found


def _compile(
    source: RuleSource, rule: Rule, path: Path, profiles: Sequence[Profile], setting: Setting
) -> Iterator[RuleSpec]:
    demands = Demands(source, rule, path)
    message = _message(source, rule, path, allowed_fields(rule, demands.requirements) if demands.right else None)
    outcomes = [(profile, look_up(rule, demands, profile, setting.facts)) for profile in profiles]
    sure = [outcome for outcome in outcomes if source.file.profile or not outcome[1].blind]
    fitting = [(profile, named) for profile, named in sure if not named.problems]
    if sure and not fitting:
        _tell_nearest(source, setting, sure)
    elif outcomes and not sure:
        known = ", ".join(profile.id for profile in profiles)
        source.problems.add(
            source.document.key((*path, "in")),
            f"已载入的报告种类没有说明各章节和表格的名称；请在文件开头写profile（有：{known}）",
            f"no loaded profile tells what its sections and tables are called; name one with profile: (there are: {known})",
        )
    if message is None or not demands.right:
        return
    for profile, named in fitting:
        yield _spec(source, rule, path, demands, message, profile, named)


def _tell_nearest(source: RuleSource, setting: Setting, outcomes: Sequence[tuple[Profile, Named]]) -> None:
    """What is wrong with a rule's names under the profile that the file fits best; under each of several alike."""

    def distance(outcome: tuple[Profile, Named]) -> tuple[int, int, int]:
        named = outcome[1]
        return named.missing, len(named.problems), _strange_names(source, outcome[0], setting)

    nearest = min(map(distance, outcomes))
    alike = [outcome for outcome in outcomes if distance(outcome) == nearest]
    for profile, named in alike:
        whose = (f"{profile.id}：", f"{profile.id}: ") if len(alike) > 1 else ("", "")
        for place, zh, en in named.problems:
            source.problems.add(place, f"{whose[0]}{zh}", f"{whose[1]}{en}")


def _strange_names(source: RuleSource, profile: Profile, setting: Setting) -> int:
    """How many names of a file a profile does not know."""
    rules = zip(source.file.rules, source.paths, strict=True)
    quiet = structs.replace(source, problems=Problems(source.shown))
    return sum(len(look_up(rule, Demands(quiet, rule, path), profile, setting.facts).problems) for rule, path in rules)


def _spec(
    source: RuleSource, rule: Rule, path: Path, demands: Demands, message: Message, profile: Profile, named: Named
) -> RuleSpec:
    condition = Condition(named.wanted, named.functions, demands.report_pattern, demands.place_pattern)
    used = frozenset(fields_of(message.zh))
    place = f"{source.shown}:{source.document.place(path)[0]}"
    across = comparing(
        f"{profile.id}.{rule.code}", place, demands.site, demands.requirements, used, condition, named.kinds
    )
    return RuleSpec(
        code=rule.code,
        name=rule.name,
        severity=Severity.read(rule.severity),
        source=rule.source,
        requires=named.requires,
        messages={"": message},
        tags=tuple(rule.tags),
        function=across or Check(demands.site, demands.requirements, used, condition, named.kinds),
        page=rule.description,
        place=place,
        profiles=(profile.id,),
        across=across is not None,
    )


# -- what a rule is called and says ------------------------------------------------------------------------------


def _check_code(source: RuleSource, rule: Rule, path: Path, setting: Setting) -> None:
    place = source.document.place((*path, "code"))
    word = quoted(rule.code)
    if not is_code(rule.code):
        source.problems.add(
            place,
            f"代码应当是大写字母加数字，如ORG001，而不是{word[0]}",
            f"a code is capital letters and a number, such as ORG001, not{word[1]}",
        )
        return
    prefix = setting.taken(rule.code)
    if prefix:
        source.problems.add(
            place,
            f"以{prefix}开头的代码属于别人；请用自己的字母",
            f"codes that begin with {prefix} belong to others; use letters of your own",
        )


def _check_name(source: RuleSource, rule: Rule, path: Path) -> None:
    if not is_name(rule.name):
        word = quoted(rule.name)
        source.problems.add(
            source.document.place((*path, "name")),
            f"名称应当是小写字母、数字和连字符，如complaint-hotline，而不是{word[0]}",
            f"a name is small letters, digits and hyphens, such as complaint-hotline, not{word[1]}",
        )


def _check_examples(source: RuleSource, rule: Rule, path: Path) -> None:
    for index, example in enumerate(rule.examples):
        place = source.document.place((*path, "examples", index))
        if example.fires and example.at is None:
            source.problems.add(
                place,
                "fires为true的例子要用at写出问题所在的文字",
                "an example that fires says with at which words the place holds",
            )
        elif not example.fires and (example.at is not None or example.variant or example.row or example.column):
            source.problems.add(
                place,
                "fires为false的例子没有at、variant、row、column",
                "an example that stays silent has none of at, variant, row and column",
            )


def _message(source: RuleSource, rule: Rule, path: Path, allowed: frozenset[str] | None) -> Message | None:
    """The message in both languages; None and problems where it is wrong. ``allowed`` None: which fields is not known."""
    here = (*path, "message")
    wording = Wording(rule.message, rule.message) if isinstance(rule.message, str) else rule.message
    if not wording.zh and not wording.en:
        source.problems.add(source.document.place(here), "message里zh和en都没有", "the message has neither zh nor en")
        return None
    right = True
    fields: list[set[str]] = []
    for lang, template in (("zh", wording.zh), ("en", wording.en)):
        if template:
            where = here if isinstance(rule.message, str) else (*here, lang)
            found = _fields(source, template, where, allowed)
            right = right and found is not None
            fields.append(found or set())
        if isinstance(rule.message, str):
            break
    if right and len(fields) == 2 and fields[0] != fields[1]:
        source.problems.add(
            source.document.place(here),
            "zh和en里的字段不一样",
            "the message has other fields in zh than in en",
        )
        right = False
    return Message(wording.zh or wording.en, wording.en or wording.zh) if right else None


def _fields(source: RuleSource, template: str, path: Path, allowed: frozenset[str] | None) -> set[str] | None:
    try:
        found = fields_of(template)
    except TemplateError:
        source.problems.add(
            source.document.place(path),
            "花括号要成对，里面是字段的名称，如{place}",
            "braces come in pairs, with the name of a field between them, such as {place}",
        )
        return None
    strange = [name for name in found if allowed is not None and name not in allowed]
    for name in strange:
        zh, en = hint(name, allowed or ())
        listed = sorted(allowed or ())
        source.problems.add(
            source.inside(path, template.index("{" + name + "}"), template),
            f"message没有字段{{{name}}}{zh}；有：{'、'.join(listed)}",
            f"the message has no field {{{name}}}{en}; there are: {', '.join(listed)}",
        )
    return None if strange else set(found)
