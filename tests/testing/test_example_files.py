"""Reading the examples that lie beside a module of rules: every mistake has a place and a sentence."""

from pathlib import Path

import pytest
from small_pack import RULES, make

from reportlint import Pack, Profile
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import LoadedPlugin
from reportlint.testing import ExampleError, lacking, read_examples
from reportlint.testing.examples import bases_of, make_example

FIRING = '[[T1]]\nfires = true\nbase = "甲"\nedits = [{ find = "收到3件", replace = "收到4件" }]\nat = "4"\n'
SILENT = '[[T1]]\nfires = false\nbase = "甲"\n'


def test_read_examples(tmp_path: Path) -> None:
    registry, pack = make(
        tmp_path, FIRING + '\n[[T1]]\nfires = false\nbase = "甲"\nformats = ["md"]\nname = "乙.md"\nnote = "why"\n'
    )
    first, second = read_examples(registry, pack)["T1"]
    assert (first.code, first.number, first.line, first.fires, first.at) == ("T1", 1, 1, True, "4")
    assert "全年收到4件。" in first.markup
    assert first.file == tmp_path / "small.examples.toml"
    assert str(second) == "small.examples.toml:7: T1 example 2"
    assert [first.shown_in("pdf"), second.shown_in("md"), second.shown_in("pdf")] == [True, True, False]
    assert [first.file_name("md"), second.file_name("md"), second.file_name("html")] == [
        "report.md",
        "乙.md",
        "乙.html",
    ]


@pytest.mark.parametrize(
    ("name", "written"),
    [("乙", "乙.html"), ("乙.txt", "乙.html"), ("2023.1", "2023.1.html"), ("乙.v2", "乙.v2.html")],
)
def test_the_ending_of_a_name_is_that_of_the_format(tmp_path: Path, name: str, written: str) -> None:
    registry, pack = make(tmp_path, SILENT + f'name = "{name}"\n')
    assert read_examples(registry, pack)["T1"][0].file_name("html") == written


def test_edits_are_made_at_their_places_in_the_base(tmp_path: Path) -> None:
    edits = (
        '[{ find = "乙报告", replace = "丙3件" }, { find = "甲乙", replace = "丁" }, { find = "3件", replace = "" }]'
    )
    registry, pack = make(tmp_path, f'[[T1]]\nfires = false\nbase = "甲"\nedits = {edits}\n')
    with pytest.raises(ExampleError, match="two edits overlap at '乙报告'"):
        read_examples(registry, pack)
    edits = '[{ find = "报告", replace = "3件" }, { find = "甲乙", replace = "丁" }, { find = "3件", replace = "" }]'
    registry, pack = make(tmp_path, f'[[T1]]\nfires = false\nbase = "甲"\nedits = {edits}\n')
    assert read_examples(registry, pack)["T1"][0].markup.startswith("# 丁3件\n\n## 一、情况\n\n全年收到。\n")


def test_until_replaces_a_range(tmp_path: Path) -> None:
    registry, pack = make(tmp_path, SILENT + 'edits = [{ find = "## 一、", until = "| 甲 |", replace = "X" }]\n')
    assert read_examples(registry, pack)["T1"][0].markup == "# 甲乙报告\n\nX 3 |\n| 乙 |  |\n"


@pytest.mark.parametrize(
    ("examples", "message"),
    [
        pytest.param("[[T1]\n", "small.examples.toml:1: the ] of the table's name is missing", id="no TOML"),
        pytest.param(
            "[[T2]]\nfires = true\n", "small.examples.toml:1: T2 is no rule of the module beside it", id="rule"
        ),
        pytest.param(
            "\n[T1]\nfires = true\n", "small.examples.toml:2: T1: examples are written under [[T1]]", id="table"
        ),
        pytest.param(
            SILENT + '\n[[T1]]\nbase = "甲"\n',
            "small.examples.toml:5: T1 example 2: an example needs fires = …",
            id="missing key",
        ),
        pytest.param(
            SILENT + "edit = []\n",
            "small.examples.toml:1: T1 example 1: an example has no edit; did you mean edits?",
            id="unknown key",
        ),
        pytest.param(
            SILENT + 'edits = [{ find = "甲" }]\n',
            "small.examples.toml:1: T1 example 1: an edit needs replace = …",
            id="no replace",
        ),
        pytest.param(
            '[[T1]]\nfires = "yes"\nbase = "甲"\n',
            "small.examples.toml:1: T1 example 1: fires is true or false, not a string",
            id="wrong type",
        ),
        pytest.param(
            '[[T1]]\nfires = false\nbase = "乙"\n',
            "small.examples.toml:1: T1 example 1: there is no base '乙'; there are: '甲'",
            id="base",
        ),
        pytest.param(
            SILENT + 'formats = ["md", "doc"]\n',
            "small.examples.toml:1: T1 example 1: 'doc' is no format; there are 'md', 'txt', 'html', 'docx', 'pdf'",
            id="format",
        ),
        pytest.param(
            FIRING + 'variant = "row"\n',
            "small.examples.toml:1: T1 example 1: the rule has no variant 'row'; it declares 'cell'",
            id="variant",
        ),
        pytest.param(
            '[[T1]]\nfires = true\nbase = "甲"\n',
            "small.examples.toml:1: T1 example 1: a firing example says with at = … which words the place holds",
            id="no place",
        ),
        pytest.param(
            SILENT + 'at = "3"\n',
            "small.examples.toml:1: T1 example 1: a silent example has neither place nor variant",
            id="silent with a place",
        ),
        pytest.param(
            SILENT + 'edits = [{ find = "丙", replace = "" }]\n',
            "small.examples.toml:1: T1 example 1: find = '丙' does not stand in the base '甲'",
            id="find nothing",
        ),
        pytest.param(
            SILENT + 'edits = [{ find = "甲", replace = "" }]\n',
            "small.examples.toml:1: T1 example 1: find = '甲' stands 2 times in the base '甲', in lines 1 and 8; take more of the words round it",
            id="find twice",
        ),
        pytest.param(
            SILENT + 'edits = [{ find = "", replace = "丙" }]\n',
            "small.examples.toml:1: T1 example 1: find = '' does not stand in the base '甲'",
            id="find empty",
        ),
        pytest.param(
            SILENT + 'edits = [{ find = "报告", replace = "报告" }]\n',
            "small.examples.toml:1: T1 example 1: find = '报告' is replaced by itself",
            id="no change",
        ),
        pytest.param(
            SILENT + 'edits = [{ find = "全年", until = "报告", replace = "" }]\n',
            "small.examples.toml:1: T1 example 1: until = '报告' does not follow '全年' in the base",
            id="until before",
        ),
    ],
)
def test_mistakes(tmp_path: Path, examples: str, message: str) -> None:
    registry, pack = make(tmp_path, examples)
    with pytest.raises(ExampleError) as error:
        read_examples(registry, pack)
    assert str(error.value) == message


def test_rules_without_examples_are_named(tmp_path: Path) -> None:
    registry, pack = make(tmp_path, None)
    assert lacking(read_examples(registry, pack)) == [
        "T1 has 0 firing and 0 silent examples; it needs 2 of each at least"
    ]
    registry, pack = make(tmp_path, FIRING * 2 + SILENT)
    assert lacking(read_examples(registry, pack)) == [
        "T1 has 2 firing and 1 silent examples; it needs 2 of each at least"
    ]
    registry, pack = make(tmp_path, FIRING * 2 + SILENT * 2)
    assert lacking(read_examples(registry, pack)) == []


def test_examples_of_another_module_are_refused(tmp_path: Path) -> None:
    other = RULES.replace('"T1"', '"T3"')
    registry, pack = make(tmp_path, SILENT, other)
    with pytest.raises(ExampleError, match="T1 is no rule of the module beside it"):
        read_examples(registry, pack)


def test_a_base_that_two_packs_have_is_named_with_its_pack(tmp_path: Path) -> None:
    registry, pack = make(tmp_path, None)
    twin = Pack(api=1, prefix="W", profiles=[Profile(id="twin", score=lambda blocks, name: 0.1)], bases=pack.bases)
    registry.plugins.append(LoadedPlugin(Entry("twin", "twin", "test", "1"), twin, 0.0))
    bases = bases_of(registry, registry.profiles)
    assert sorted(bases) == ["small:甲", "twin:甲"]
    assert [bases[name].profile for name in sorted(bases)] == ["small", "twin"]
    (rule,) = registry.rules(pack)
    with pytest.raises(ExampleError) as error:
        make_example({"fires": False, "base": "甲"}, rule, 1, tmp_path / "a.examples.toml", 3, bases)
    assert str(error.value) == (
        "a.examples.toml:3: T1 example 1: two packs have a base '甲'; write 'small:甲' or 'twin:甲'"
    )
    assert make_example({"fires": False, "base": "twin:甲"}, rule, 1, tmp_path / "a", 3, bases).profile == "twin"
