"""`new-rule`: what it writes, what it names, what it refuses. Nothing that is there is written over."""

import sys

import pytest
import tomli
from author import ROOT, Here

PYTHON = ["complaint_hotline.py", "complaint_hotline.examples.toml", "test_complaint_hotline.py"]
GOVINFO = ("--profile", "govinfo")


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        pytest.param(
            "reportlint.toml", "", 'plugins = ["./complaint_hotline.py"]\n', "named it in reportlint.toml under plugins",
            id="empty",
        ),
        pytest.param(
            "reportlint.toml",
            '# ours\nfail-on = "warning"  # strict\n\n[options.GI601]\nmin-length = 9\n',
            '# ours\nplugins = ["./complaint_hotline.py"]\nfail-on = "warning"  # strict\n\n[options.GI601]\nmin-length = 9\n',
            "named it in reportlint.toml under plugins",
            id="no plugins",
        ),
        pytest.param(
            "reportlint.toml",
            "[options.GI601]\r\nmin-length = 9\r\n",
            'plugins = ["./complaint_hotline.py"]\r\n[options.GI601]\r\nmin-length = 9\r\n',
            "named it in reportlint.toml under plugins",
            id="tables only",
        ),
        pytest.param(
            "reportlint.toml",
            'plugins = [\n    "./other.py",  # mine\n]\n',
            'plugins = [\n    "./other.py", "./complaint_hotline.py",  # mine\n]\n',
            "named it in reportlint.toml under plugins",
            id="a list over lines",
        ),
        pytest.param(
            "reportlint.toml", "plugins = []", 'plugins = ["./complaint_hotline.py"]',
            "named it in reportlint.toml under plugins", id="an empty list",
        ),
        pytest.param(
            "pyproject.toml",
            '[project]\nname = "x"\n\n[tool.reportlint]\nfail-on = "info"\n',
            '[project]\nname = "x"\n\n[tool.reportlint]\nplugins = ["./complaint_hotline.py"]\nfail-on = "info"\n',
            "named it in pyproject.toml under plugins",
            id="pyproject",
        ),
        pytest.param(
            "pyproject.toml",
            'tool.reportlint.fail-on = "info"\n',
            'tool.reportlint.fail-on = "info"\n',
            'pyproject.toml does not name it yet; write there: plugins = ["./complaint_hotline.py"]',
            id="dotted keys",
        ),
        pytest.param(
            "reportlint.yaml",
            "fail-on: info\nplugins: [./other.py]\n",
            "fail-on: info\nplugins: [./other.py]\n",
            'reportlint.yaml does not name it yet; write there: plugins: ["./other.py", "./complaint_hotline.py"]',
            id="yaml",
        ),
    ],
)  # fmt: skip
def test_the_configuration_names_the_file(here: Here, name: str, before: str, after: str, said: str) -> None:
    here.write("other.py", OTHER)
    (here.folder / name).write_bytes(before.encode())
    done = here("new-rule", "complaint-hotline", *GOVINFO)
    assert (done.code, done.err.splitlines()[3:]) == (0, [said, "next: reportlint test"])
    assert (here.folder / name).read_bytes().decode() == after
    if "does not" not in said and "other.py" not in after:
        assert here("test", "--format", "md").err == "1 rule, 2 examples, 2 trials in md: all passed\n"


OTHER = """\
from reportlint import Finding, Findings, Report, Severity, rule


@rule("ORG007", "other", Severity.INFO, zh="一", en="one")
def other(report: Report) -> Findings:
    if report.title is None:
        yield Finding(report.sections[0])
"""


def test_a_configuration_above_names_the_file_by_its_way(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    here.write("reportlint.toml", "")
    (here.folder / "rules").mkdir()
    monkeypatch.chdir(here.folder / "rules")
    assert here("new-rule", "complaint-hotline", *GOVINFO).code == 0
    assert here.read("reportlint.toml") == 'plugins = ["./rules/complaint_hotline.py"]\n'
    monkeypatch.chdir(here.folder)
    assert here("test", "--format", "md").code == 0


def test_codes_go_on_with_the_next_free_one(here: Here) -> None:
    assert here("new-rule", "first-rule", *GOVINFO).code == 0
    assert here("new-rule", "second-rule", "--yaml", *GOVINFO).code == 0
    assert here("new-rule", "third-rule", "--code", "ABC100", *GOVINFO).code == 0
    assert '"ORG001"' in here.read("first_rule.py")
    assert "code: ORG002" in here.read("second-rule.yaml")
    assert '"ABC100"' in here.read("third_rule.py")
    assert tomli.loads(here.read("reportlint.toml")) == {
        "plugins": ["./first_rule.py", "./third_rule.py"],
        "rule-files": ["./second-rule.yaml"],
    }
    assert here("test", "--format", "md").err == "3 rules, 6 examples, 6 trials in md: all passed\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "new-rule writes one rule: give its name, for example `reportlint new-rule complaint-hotline`"),
        (["a", "b"], "new-rule writes one rule: give its name, for example `reportlint new-rule complaint-hotline`"),
        (["Complaint Hotline"], "'Complaint Hotline' is no name for a rule: small letters and digits joined by hyphens, like complaint-hotline"),
        (["../evil"], "'../evil' is no name for a rule: small letters and digits joined by hyphens, like complaint-hotline"),
        (["import"], "'import' is the name of a Python module or keyword; take another one"),
        (["json"], "'json' is the name of a Python module or keyword; take another one"),
        (["statistics-year-mismatch"], "GI201 is called statistics-year-mismatch already; take another name"),
        (["a", "--code", "org1"], "'org1' is no code: capital letters and then digits, like ORG001"),
        (["a", "--code", "GI999"], "codes that begin with GI belong to others; take another with --code, like ORG001"),
        (["a", "--code", "RL001"], "codes that begin with RL belong to others; take another with --code, like ORG001"),
        (["a", "--profile", "govinof"], "no pack knows the kind of report 'govinof'; did you mean govinfo?"),
        (["a", "--yaml", "--pack"], "--yaml does not go with --pack"),
        (["govinfo", "--pack"], "a pack called govinfo is installed already"),
    ],
)  # fmt: skip
def test_what_is_refused_before_anything_is_written(here: Here, arguments: list[str], message: str) -> None:
    assert here("new-rule", *arguments) == (2, "", f"reportlint: {message}\n")
    assert here.files() == []


@pytest.mark.parametrize("there", PYTHON)
def test_nothing_is_written_over(here: Here, there: str) -> None:
    here.write(there, "mine")
    assert here("new-rule", "complaint-hotline", *GOVINFO) == (
        2, "", f"reportlint: {there} is there already; nothing was written\n"
    )  # fmt: skip
    assert here.files() == [there]
    assert here.read(there) == "mine"


def test_a_pack_is_not_written_over(here: Here) -> None:
    here.write("acme-quality/README.md", "mine")
    assert here("new-rule", "acme-quality", "--pack").err == (
        "reportlint: acme-quality is there already and was not changed\n"
    )


@pytest.mark.parametrize("arguments", [[], ["--yaml"]])
@pytest.mark.parametrize("profile", ["govinfo", "foia"])
def test_the_rule_passes_for_every_kind_of_report_with_a_canonical_one(
    here: Here, profile: str, arguments: list[str]
) -> None:
    from reportlint.plugins.registry import Registry

    registry = Registry()
    if not registry.pack_of(registry.profile(profile)).bases:
        pytest.skip(f"{profile} has no canonical report")
    assert here("new-rule", "complaint-hotline", "--profile", profile, *arguments).code == 0
    done = here("test", "--format", "md,txt", "--strict")
    assert done == (0, "", "1 rule, 2 examples, 4 trials in md, txt: all passed\n")


def test_a_kind_of_report_without_a_canonical_one(here: Here) -> None:
    here.write("kinds.py", KIND)
    here.write("reportlint.toml", 'plugins = ["./kinds.py"]\n')
    assert here("new-rule", "complaint-hotline", "--profile", "memo") == (
        2, "", "reportlint: the pack of memo has no canonical report with a section to begin with; name another kind of "
        "report with --profile\n",
    )  # fmt: skip


KIND = """\
from reportlint import Pack, Profile, hookimpl


@hookimpl
def reportlint_pack() -> Pack:
    return Pack(api=1, prefix="MEMO", profiles=[Profile(id="memo", score=lambda blocks, name: 0.0)])
"""


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [
        (["complaint-hotline", *GOVINFO], "."),
        (["acme-quality", "--pack"], "acme-quality"),
        (["our-extras", "--pack", *GOVINFO], "our-extras"),
    ],
)
def test_what_is_written_is_as_ruff_wants_it(here: Here, arguments: list[str], folder: str) -> None:
    assert here("new-rule", *arguments).code == 0
    ruff = [sys.executable, "-m", "ruff"]
    rules = ["--select", "E,F,W,I,B,UP,RUF", "--ignore", "RUF001,RUF002,RUF003"]
    for check in (["check", *rules], ["format", "--check"]):
        done = here.run(
            *ruff, *check, "--isolated", "--no-cache", "--line-length", "120", ".", folder=here.folder / folder
        )
        assert done.code == 0, done.out


def test_the_kind_of_the_reports_here_is_taken(here: Here) -> None:
    """The console speaks English, and the reports are Chinese."""
    example = (ROOT / "examples" / "govinfo" / "2023-县水务局.md").read_text("utf-8")
    (here.folder / "reports").mkdir()
    (here.folder / "reports" / "one.md").write_text(example, "utf-8")
    (here.folder / "reports" / "damaged.docx").write_bytes(b"no archive")
    assert here("new-rule", "complaint-hotline", "--yaml").code == 0
    assert 'base: "govinfo:2021"' in (here.folder / "complaint-hotline.yaml").read_text("utf-8")
