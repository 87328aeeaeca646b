"""Examples of rules across reports, and samples in tests of rules: two reports made of one base."""

from pathlib import Path
from types import ModuleType

import pytest
import year_pack
from msgspec import structs
from year_pack import PACK, account

from reportlint import Pack, hookimpl
from reportlint.plugins.listing import Entry
from reportlint.plugins.registry import Registry
from reportlint.testing import ExampleError, Found, Sample, SampleError, Trials, samples
from reportlint.testing.examples import Base

BASE = account(2023, after="4")
LAST = 'previous = [{ find = "社2023年", replace = "社2022年" }, { find = "| 结转下年 | 4 |", replace = "| 结转下年 | 3 |" }]\n'
EQUAL = 'previous = [{ find = "社2023年", replace = "社2022年" }, { find = "下年 | 4", replace = "下年 | 2" }]\n'
FIRES = '[[YR701]]\nfires = true\nbase = "2023"\nat = "2"\nrow = "上年结转"\ncolumn = "会费"\n'
SILENT = '[[YR701]]\nfires = false\nbase = "2023"\n'


def pack_of(folder: Path, examples: str) -> tuple[Registry, Pack]:
    """The pack with examples beside a copy of its module."""
    source = Path(year_pack.__file__).read_text("utf-8")
    (folder / "years_copy.py").write_text(source, "utf-8")
    (folder / "years_copy.examples.toml").write_text(examples, "utf-8")
    (folder / "2023.md").write_text(BASE, "utf-8")
    module = ModuleType("years_copy_of_a_test")
    module.__file__ = str(folder / "years_copy.py")
    import sys

    sys.modules[module.__name__] = module
    exec(compile(source, module.__file__, "exec", dont_inherit=True), vars(module))
    pack = structs.replace(
        vars(module)["PACK"], rules=[module], facts=[module], bases={"2023": str(folder / "2023.md")}
    )
    plugin = ModuleType("years_plugin_of_a_test")
    plugin.__dict__["reportlint_pack"] = hookimpl(lambda: pack)
    return Registry([], [(Entry("years", plugin.__name__, "years", "1"), plugin)]), pack


def reasons(folder: Path, examples: str, *formats: str) -> list[str]:
    return [trial.reason for trial in Trials(*pack_of(folder, examples)).run(formats or ("md",))]


@pytest.mark.parametrize(
    ("examples", "reason"),
    [
        (FIRES + LAST, ""),
        (SILENT + EQUAL, ""),
        (SILENT, ""),
        (FIRES + LAST + 'edits = [{ find = "上年结转 | 2", replace = "上年结转 | 3" }]\n', "did not fire"),
        (FIRES + EQUAL, "did not fire"),
        (FIRES, "did not fire (not-applied: last year's report is not among the files)"),
        (SILENT + LAST, "fired where it should not: 9:10, row 上年结转, column 会费: '2': "
         "会费上年结转2，而上一年报告（previous.md，2022）结转下年3 / 会费: 2 came over, 3 were left in previous.md (2022)"),
        (SILENT + 'previous = [{ find = "下年 | 4", replace = "下年 | 2" }]\n',
         "was compared with nothing: last year's report is not among the files"),
        (SILENT + 'edits = [{ find = "社2023年", replace = "社" }]\n' + EQUAL,
         "was compared with nothing: it is not known whose report of which year it is"),
        ('[[YR704]]\nfires = false\nbase = "2023"\nprevious = [{ find = "社2023年", replace = "社2022年" }, '
         '{ find = "| 项目", replace = "", until = "| 4 | 0 |" }]\n',
         "was compared with nothing: last year's report has no Sums"),
        (SILENT + EQUAL + 'edits = [{ find = "成员十二人", replace = "崩" }]\n', ""),
        ('[[YR703]]\nfires = false\nbase = "2023"\n' + EQUAL + 'edits = [{ find = "成员十二人", replace = "崩" }]\n',
         "crashed: ValueError: 崩溃"),
        ('[[YR702]]\nfires = true\nbase = "2023"\nat = "青石社2023年账"\n', ""),
        ('[[YR702]]\nfires = false\nbase = "2023"\n' + EQUAL, ""),
        ('[[YR101]]\nfires = false\nbase = "2023"\n', ""),
    ],
)  # fmt: skip
def test_a_trial(tmp_path: Path, examples: str, reason: str) -> None:
    assert reasons(tmp_path, examples) == [reason]


def test_every_format(tmp_path: Path) -> None:
    formats = ("md", "html")
    assert reasons(tmp_path, FIRES + LAST, *formats) == [""] * 2


@pytest.mark.parametrize(
    ("examples", "said"),
    [
        (SILENT + 'previous = [{ find = "没有", replace = "x" }]\n',
         "years_copy.examples.toml:1: YR701 example 1: previous: find = '没有' does not stand in the base '2023'"),
        (SILENT + 'previous = [{ fnd = "没有" }]\n',
         "years_copy.examples.toml:1: YR701 example 1: an edit has no fnd; did you mean find?"),
        (SILENT + 'previous = "2022"\n', "years_copy.examples.toml:1: YR701 example 1: previous is a list, not a string"),
        ('[[YR101]]\nfires = false\nbase = "2023"\n' + LAST,
         "years_copy.examples.toml:1: YR101 example 1: the rule asks for nothing of last year's report, and previous = … "
         "makes one"),
    ],
)  # fmt: skip
def test_an_example_that_cannot_be_made(tmp_path: Path, examples: str, said: str) -> None:
    with pytest.raises(ExampleError) as caught:
        reasons(tmp_path, examples)
    assert str(caught.value) == said


def test_a_sample_and_last_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "2023.md").write_text(BASE, "utf-8")
    plugin = ModuleType("years_plugin_of_a_test")
    plugin.__dict__["reportlint_pack"] = hookimpl(lambda: PACK)
    monkeypatch.setattr(
        samples, "installed", lambda: Registry([], [(Entry("years", plugin.__name__, "years", "1"), plugin)])
    )
    now = Sample(Base("2023", tmp_path / "2023.md"), BASE)
    last = now.replace("社2023年", "社2022年")
    assert now.check(year_pack.carried_over, last=last) == [Found("YR701", "2", row="上年结转", column="会费")]
    assert now.check("YR701", year_pack.Tolerance(tolerance=2), last=last) == []
    assert now.check("YR701") == []
    assert now.check("YR702") == [Found("YR702", "青石社2023年账")]
    with pytest.raises(SampleError, match="nothing is compared: last year's report is not"):
        now.check("YR701", last=now)
