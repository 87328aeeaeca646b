"""Words that name rules and presets: how exactly they do, aliases, and what is near a misspelt one."""

from pathlib import Path

import pytest
from sample_pack import BY_CODE, CATALOGUE, OTHER, PACK, PACKS, RULES

from reportlint import Pack, Preset
from reportlint.config import Catalogue, ConfigError, Problem, pack_presets
from reportlint.config.errors import hint, nearest, quoted
from reportlint.config.presets import preset_names
from reportlint.config.selection import Naming, has_prefix

NAMING = Naming({"ab": "AB", "other": "ABC"})


def test_from_the_most_exact_word_to_the_least() -> None:
    rule = BY_CODE["AB201"]
    words = [
        "AB201.pending",
        "year-mismatch.pending",
        "AB201",
        "year-mismatch",
        "AB20",
        "AB2",
        "AB",
        "period",
        "ab",
        "all",
    ]
    ranks = [NAMING.rank(word, rule, "pending") for word in words]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == len(ranks)
    assert ranks[-1] > 0


@pytest.mark.parametrize(
    "word", ["AB202", "AB201.partial", "AB20.pending", "A", "ABC", "structure", "other", "", ".", "ab201", "AB2011"]
)
def test_words_for_others(word: str) -> None:
    assert NAMING.rank(word, BY_CODE["AB201"], "pending") == 0


def test_a_prefix_does_not_end_among_letters() -> None:
    assert [has_prefix("ABC1", prefix) for prefix in ("A", "AB", "ABC", "ABC1", "ABC12")] == [
        False,
        False,
        True,
        True,
        False,
    ]


def test_presets_and_their_aliases() -> None:
    assert preset_names(PACKS) == [
        "ab:recommended-2025",
        "ab:recommended-2026",
        "ab:strict-2026",
        "ab:recommended",
        "ab:strict",
    ]
    ab, other = PACKS
    assert ab.presets["ab:recommended"] is ab.presets["ab:recommended-2026"]
    assert (ab.default, other.default) == ("ab:recommended", "")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["recommended-2026", "recommended-2026-07", "recommended-2025"], "ab:recommended-2026-07"),
        (["recommended-9", "recommended-10"], "ab:recommended-10"),
        (["ab:recommended-2026"], "ab:recommended-2026"),
        (["recommended", "recommended-2026"], "ab:recommended"),
        (["recommended-2026-beta"], ""),
        (["strict-2026"], ""),
    ],
)
def test_the_newest_is_the_default(names: list[str], expected: str) -> None:
    (presets,) = pack_presets(
        [Pack(api=1, prefix="AB", profiles=[], name="ab", presets={n: Preset(("AB1",)) for n in names})]
    )
    held = presets.presets.get(presets.default)
    assert (held.origin if held else "") == expected


def test_presets_in_a_file_are_read_when_one_is_named(tmp_path: Path) -> None:
    file = tmp_path / "presets.toml"
    (told,) = pack_presets([Pack(api=1, prefix="AB", profiles=[], name="ab", preset_file=str(file))])
    assert (told.default, told.is_plain) == ("ab:recommended", True)
    file.write_text('[recommended-2026]\nerror = ["AB1"]\n[strict-2026]\nerror = ["AB2"]\noff = ["AB2.soft"]\n')
    assert sorted(told.presets) == ["ab:recommended", "ab:recommended-2026", "ab:strict", "ab:strict-2026"]
    strict = told.presets["ab:strict"]
    assert [word.text for word in strict.select or ()] == ["AB2"]
    assert [(level.rule.text, level.severity.name) for level in strict.severity] == [
        ("AB2", "ERROR"),
        ("AB2.soft", "OFF"),
    ]


def test_a_file_of_presets_that_is_not_there(tmp_path: Path) -> None:
    (told,) = pack_presets(
        [Pack(api=1, prefix="AB", profiles=[], name="ab", preset_file=str(tmp_path / "presets.toml"))]
    )
    with pytest.raises(ConfigError, match="the file of the pack's presets cannot be read"):
        list(told.presets)


def test_a_preset_with_a_wrong_severity() -> None:
    pack = Pack(api=1, prefix="AB", profiles=[], name="ab", presets={"x": Preset((), {"AB1": "eror"})})
    with pytest.raises(ConfigError) as caught:
        pack_presets([pack])
    assert str(caught.value) == 'ab:x: the preset gives AB1 the severity "eror", which is none'


def test_every_word_of_the_catalogue_is_right() -> None:
    words = [*CATALOGUE.words, *CATALOGUE.variants]
    assert [word for word in words if CATALOGUE.fault(word, ("", "")) is not None] == []
    assert {"AB20", "RL004.expired", "year-mismatch.partial", "text", "all", "ab"} <= set(words)


def test_a_rule_by_code_or_name() -> None:
    assert CATALOGUE.named("AB601") is CATALOGUE.named("text-length") is BY_CODE["AB601"]
    assert CATALOGUE.named("AB6") is None


def test_a_catalogue_of_nothing_knows_the_linters_own_rules() -> None:
    empty = Catalogue(())
    assert empty.fault("RL005", ("", "")) is None
    assert empty.fault("AB1", quoted("AB1")) == (
        "没有规则的代码、名称、前缀或标签是“AB1”",
        'no loaded rule has the code, name, prefix or tag "AB1"',
    )


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("extend_select", "extend-select"),
        ("SELECT", "select"),
        ("ingore", "ignore"),
        ("x", ""),
        ("", ""),
        ("a" * 1000, ""),
    ],
)
def test_nearest(word: str, expected: str) -> None:
    assert nearest(word, ["select", "extend-select", "ignore"]) == expected
    assert hint(word, []) == ("", "")


def test_a_problem_in_both_languages() -> None:
    problem = Problem("a\nb.toml", 3, 4, "错", "wrong")
    assert (problem.render(), problem.render("zh")) == ("a\\u000ab.toml:3:4: wrong", "a\\u000ab.toml:3:4: 错")
    assert Problem("--select", 0, 0, "错", "wrong").render() == "--select: wrong"
    error = ConfigError([problem, problem])
    assert str(error) == error.render() == "a\\u000ab.toml:3:4: wrong\na\\u000ab.toml:3:4: wrong"


def test_the_sample_packs() -> None:
    assert (PACK.title, OTHER.title, len(RULES)) == ("ab", "other", 7)
