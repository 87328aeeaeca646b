"""Every rule has a Chinese page with what its English page has."""

import re
from pathlib import Path

import pytest
from edited_reports import edited, told
from msgspec import structs

import reportlint_govinfo
from reportlint.authoring.pages import TITLES, Page, chinese_pages, page_of, read_page
from reportlint.authoring.rules import RuleSpec, options_type
from reportlint.cli.core_pages import CORE_PAGES, core_page
from reportlint.engine.results import CORE_RULES
from reportlint.output.visible import width_of
from reportlint.plugins.registry import Registry

FOLDER = Path(reportlint_govinfo.__file__).parent / "rules"


def govinfo_rules() -> list[RuleSpec]:
    registry = Registry()
    return list(registry.rules(next(pack for pack in registry.packs if pack.title == "govinfo")))


RULES = govinfo_rules()
PAGES = {spec.code: (read_page(spec.page), page_of(spec, "zh")) for spec in RULES} | {
    code: (read_page(page), core_page(code, "zh")) for code, page in CORE_PAGES.items()
}
OPTIONS = [spec for spec in RULES if options_type(spec) is not None]
OPTION = re.compile(r"^([a-z][a-z-]*) = (.+?)[:：]", re.MULTILINE)


def part(page: Page, title: str) -> str:
    return next((part.body for part in page.parts if part.title == title), "")


def test_all_rules_are_here() -> None:
    assert len(RULES) == 80
    assert len(PAGES) == 86


@pytest.mark.parametrize("code", PAGES)
def test_a_page_has_the_parts_of_the_english_one(code: str) -> None:
    english, text = PAGES[code]
    page = read_page(text)
    assert [part.title for part in page.parts] == [TITLES[part.title] for part in english.parts]
    assert all(part.body.strip() for part in page.parts)
    assert page.opening == ""


@pytest.mark.parametrize("code", PAGES)
def test_a_page_is_written_in_chinese(code: str) -> None:
    text = PAGES[code][1]
    page = read_page(text)
    assert page.summary.endswith("。")
    assert len(page.summary) <= 40
    assert page.summary.count("。") == 1
    assert [line for line in text.splitlines() if width_of(line) > 120] == []
    prose = [line for title in ("检查什么", "为什么", "已知局限") for line in part(page, title).splitlines()]
    ends = {part(page, title)[-1:] for title in ("检查什么", "为什么", "已知局限")}
    assert ends <= {"。", ""}
    assert [line for line in prose if not re.search("[\u4e00-\u9fff]", line)] == []


def test_first_sentences_differ() -> None:
    summaries = [read_page(text).summary for _, text in PAGES.values()]
    assert len(set(summaries)) == len(summaries)


@pytest.mark.parametrize("spec", OPTIONS, ids=lambda spec: spec.code)
def test_options_are_named_with_their_defaults(spec: RuleSpec) -> None:
    kind = options_type(spec)
    assert kind is not None
    english = OPTION.findall(part(PAGES[spec.code][0], "Options"))
    assert OPTION.findall(part(read_page(PAGES[spec.code][1]), "选项")) == english
    assert [name for name, _ in english] == [field.encode_name for field in structs.fields(kind)]


def test_no_other_page_has_options() -> None:
    named = {code for code, (english, _) in PAGES.items() if part(english, "Options")}
    assert named == {spec.code for spec in OPTIONS}


def test_there_is_no_page_without_its_rule() -> None:
    modules = {spec.function.__module__.rpartition(".")[2] for spec in RULES}
    assert {path.name.removesuffix(".zh.toml") for path in FOLDER.glob("*.zh.toml")} == modules
    for module in modules:
        codes = [spec.code for spec in RULES if spec.function.__module__.endswith(f".{module}")]
        assert list(chinese_pages(str(FOLDER / f"{module}.py"))) == codes
    import reportlint.cli.core_pages as core

    assert list(chinese_pages(core.__file__)) == list(CORE_RULES)


def test_rules_that_a_page_names_exist() -> None:
    known = {f"{spec.code}.{variant}" for spec in RULES for variant in spec.messages if variant} | set(PAGES)
    named = {word for _, text in PAGES.values() for word in re.findall(r"(?:GI|RL)\d{3}(?:\.[a-z-]+)?", text)}
    assert named - known == set()


PLACE = "各项工作有序开展。"
"""A sentence of the canonical report; examples stand in a paragraph behind it."""
EXAMPLES = [
    spec.code
    for spec in RULES
    if spec.code in {"GI506", "GI507", "GI511", "GI804", "GI805", "GI806", "GI807"}
    or (spec.code.startswith("GI9") and spec.code not in {"GI908", "GI911"})
]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", EXAMPLES)
def test_the_wrong_example_fires_and_the_right_one_does_not(code: str, language: str) -> None:
    page = PAGES[code][0] if language == "en" else read_page(PAGES[code][1])
    wrong, right = (part(page, title) for title in (("Bad", "Good") if language == "en" else ("错误示例", "正确示例")))
    assert {finding.code for finding in told(edited((PLACE, f"{PLACE}\n\n{wrong}")), code)} == {code}
    assert told(edited((PLACE, f"{PLACE}\n\n{right}")), code) == []


@pytest.mark.parametrize("code", ["GI501", "GI502", "GI503", "GI504", "GI505", "GI509", "GI510"])
def test_what_an_example_says_of_the_table_is_so_in_the_canonical_report(code: str) -> None:
    """The first line is the text, the second what the table has: as the canonical report, or what does not matter."""
    page = read_page(PAGES[code][1])
    wrong, right = (part(page, title).split("\n")[0] for title in ("错误示例", "正确示例"))
    assert {finding.code for finding in told(edited((PLACE, f"{PLACE}\n\n{wrong}。")), code)} == {code}
    assert told(edited((PLACE, f"{PLACE}\n\n{right}。")), code) == []


def test_the_examples_fire_no_privacy_rule() -> None:
    """Examples hold no number that could be somebody's."""
    text = "\n".join(text for _, text in PAGES.values())
    assert re.findall(r"(?<!\d)(?:1[3-9]\d{9}|\d{15,19}|\d{17}[\dXx])(?!\d)", text) == []
