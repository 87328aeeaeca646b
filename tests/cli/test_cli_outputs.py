"""Several outputs in one run, where they go, what names them, and the formats that plugins bring."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from cli_program import PLUGIN, Program

from reportlint.output import FORMATS

ROOT = Path(__file__).resolve().parents[2]
OUTPUTS = """
from reportlint import Output, Result

def count(result: Result) -> str:
    return f"{len(result.findings)} of {result.summary.files}\\n"

def crash(result: Result) -> str:
    raise KeyError("boom\\n\\x1b[31m")

@hookimpl
def reportlint_outputs():
    return [Output("count", count), Output("crash", crash), Output("bytes", lambda result: b"x")]
"""
posix = pytest.mark.skipif(os.name != "posix", reason="needs links, modes and bytes in names")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return with_reports(Program(tmp_path))


def with_reports(program: Program) -> Program:
    program.write("good.md", "演示\n\n都好。\n")
    program.write("bad.md", "演示\n\n这里坏了，坏。\n")
    program.write("doubt.md", "演示\n\n存疑。\n")
    return program


def read(program: Program, name: str) -> str:
    return (program.folder / name).read_text("utf-8")


def findings_in(folder: Path) -> dict[str, int]:
    """How many findings each output holds that was written into a folder under the name of its format."""
    text = {name: (folder / f"out.{name}").read_text("utf-8") for name in FORMATS}
    shown = [each for each in json.loads(text["json"])["findings"] if each["code"] != "RL005"]
    junit = ElementTree.fromstring(text["junit"])
    told = "".join(each.text or "" for kind in ("failure", "error", "system-out") for each in junit.iter(kind))
    return {
        "json": len(shown),
        "jsonl": len([1 for line in text["jsonl"].splitlines() if json.loads(line)["code"] != "RL005"]),
        "concise": len(text["concise"].splitlines()),
        "grouped": len([line for line in text["grouped"].splitlines() if line.startswith("  ")]),
        "sarif": len(json.loads(text["sarif"])["runs"][0]["results"]),
        "gitlab": len(json.loads(text["gitlab"])),
        "rdjson": len(json.loads(text["rdjson"])["diagnostics"]),
        "checkstyle": len(list(ElementTree.fromstring(text["checkstyle"]).iter("error"))),
        "github": len([line for line in text["github"].splitlines() if "title=reportlint::" not in line]),
        "junit": sum(
            told.count(f"{each['path']}:{each['line']}:{each['column']}: {each['code']} ") > 0 for each in shown
        ),
        "markdown": len(
            [line for line in text["markdown"].splitlines() if line.startswith("| ") and line[2].isdigit()]
        ),
    }


def all_into(folder: Path) -> list[str]:
    return [word for name in FORMATS for word in ("--format", f"{name}={folder}/out.{name}")]


def test_all_formats_in_one_run_say_the_same(program: Program) -> None:
    done = program("check", *all_into(program.folder), ".")
    assert (done.code, done.out) == (1, "")
    assert set(findings_in(program.folder).values()) == {3}
    assert not [name for name in os.listdir(program.folder) if name.endswith(".tmp")]


@pytest.mark.parametrize("what", ["examples", "corpus"])
def test_all_formats_say_the_same_of_real_reports(what: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = ROOT / "examples" if what == "examples" else request.getfixturevalue("corpus")
    done = subprocess.run(
        [sys.executable, "-m", "reportlint", "check", "--isolated", *all_into(tmp_path), str(folder)],
        capture_output=True, text=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    counts = findings_in(tmp_path)
    assert counts["json"] > 10
    assert set(counts.values()) == {counts["json"]}


def test_stdout_takes_one_and_files_the_others(program: Program) -> None:
    done = program("check", "bad.md", "--format", "sarif=out.sarif", "--format", "concise", "--format", "junit=out.xml")
    assert done.out == "bad.md:3:3: DM101 error 有“坏”字\nbad.md:3:6: DM101 error 有“坏”字\n"
    assert json.loads(read(program, "out.sarif"))["version"] == "2.1.0"
    assert ElementTree.fromstring(read(program, "out.xml")).get("failures") == "1"


def test_sarif_describes_the_rules_that_ran(program: Program) -> None:
    run = json.loads(program("check", "bad.md", "--format", "sarif").out)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["DM101", "DM102", "DM201"]
    assert rules[0]["help"]["markdown"] == (
        "The text does not say 坏.\n\n**What it does**\n\nLooks for the word.\n\n**Known limits**\n\nNone.\n\n"
        "依据：《规范》第一条"
    )
    assert rules[0]["properties"]["tags"] == ["words"]
    assert [result["fixes"][0]["description"]["text"] for result in run["results"]] == ["可以安全修改"] * 2


def test_junit_fails_what_fails_the_run(program: Program) -> None:
    def failures(*arguments: str) -> str | None:
        return ElementTree.fromstring(program("check", "bad.md", "doubt.md", "--format", "junit", *arguments).out).get(
            "failures"
        )

    assert [failures(), failures("--fail-on", "warning"), failures("--fail-on", "never")] == ["1", "2", "0"]


@pytest.mark.parametrize("git", [True, False])
def test_paths_begin_at_the_repository(program: Program, git: bool) -> None:
    inner = program.folder / "reports" / "2023"
    program.write("reports/2023/bad.md", "演示\n坏")
    if git:
        (program.folder / ".git").mkdir()
    code = "import os, sys; os.chdir(sys.argv.pop(1)); from reportlint.__main__ import main; sys.exit(main())"

    def run(name: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code, str(inner), "check", "bad.md", "../../doubt.md", "--format", name],
            capture_output=True, env=program.environment, check=False,
        )  # fmt: skip
        return done.stdout.decode()

    near, far = ("reports/2023/bad.md", "doubt.md") if git else ("bad.md", f"{program.folder}/doubt.md")
    assert {issue["location"]["path"] for issue in json.loads(run("gitlab"))} == {near, far}
    assert {each["location"]["path"] for each in json.loads(run("rdjson"))["diagnostics"]} == {near, far}
    assert {line.partition("file=")[2].partition(",")[0] for line in run("github").splitlines()} == {near, far}
    log = json.loads(run("sarif"))["runs"][0]
    root = program.folder if git else inner
    assert log["originalUriBaseIds"]["%SRCROOT%"]["uri"] == f"{root.resolve().as_uri()}/"
    bases = {a["location"]["uri"]: a["location"].get("uriBaseId") for a in log["artifacts"]}
    outside = "doubt.md" if git else (program.folder / "doubt.md").resolve().as_uri()
    assert bases == {near: "%SRCROOT%", outside: "%SRCROOT%" if git else None}


@posix
def test_names_that_are_no_text(program: Program) -> None:
    name = "-甲\n::error::%0A\x1b;$(x)'\"".encode() + b"\xff.md"
    (program.folder / os.fsdecode(name)).write_bytes("演示\n坏".encode())
    done = program("check", ".", "--select", "DM101", *all_into(program.folder))
    assert done.code == 1
    uris = {
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for r in json.loads(read(program, "out.sarif"))["runs"][0]["results"]
    }
    assert uris == {"bad.md", "-%E7%94%B2%0A%3A%3Aerror%3A%3A%250A%1B%3B%24%28x%29%27%22%FF.md"}
    shown = "-甲\\n::error::%0A\\x1b;$(x)'\"\\xff.md"
    assert read(program, "out.concise").splitlines()[0] == f"{shown}:2:1: DM101 error 有“坏”字"
    assert {each.get("name") for each in ElementTree.fromstring(read(program, "out.checkstyle"))} >= {shown}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "sarfi"], "--format knows no 'sarfi'; did you mean sarif?"),
        (["--format", "xyzzy=a"], f"--format knows no 'xyzzy'; there are: {', '.join(FORMATS)}"),
        (["--format", "json=a", "--format", "sarif=./a"], "json and sarif go to the same file, ./a"),
        (["--format", "json=new", "--format", "sarif=x/../new"], "json and sarif go to the same file, x/../new"),
        (["--format", "json", "--format", "sarif", "--output-file", "a"],
         "stdout holds one format, and these are json, sarif; write the others as NAME=FILE"),
        (["--format", "json=bad.md"], "results cannot go to bad.md: it is one of the reports to be checked"),
        (["--format", "json=bad.md.reportlint.toml"], "results cannot go to bad.md.reportlint.toml: the run reads it"),
        (["--format", "json=reportlint.toml"], "results cannot go to reportlint.toml: the run reads it"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_sentence(program: Program, arguments: list[str], message: str) -> None:
    program.write("x/y", "")
    program.write("a", "")
    program.write("reportlint.toml", "")
    program.write("bad.md.reportlint.toml", "")
    before = {path: path.read_bytes() for path in program.folder.iterdir() if path.is_file()}
    assert program("check", "bad.md", *arguments) == (2, "", f"reportlint: {message}\n")
    assert {path: path.read_bytes() for path in program.folder.iterdir() if path.is_file()} == before


@posix
def test_links_and_second_names_are_the_same_file(program: Program) -> None:
    program.write("a", "")
    (program.folder / "soft").symlink_to("a")
    (program.folder / "hard").hardlink_to(program.folder / "a")
    for name in ("soft", "hard"):
        done = program("check", "bad.md", "--format", "json=a", "--format", f"sarif={name}")
        assert (done.code, done.err) == (2, f"reportlint: json and sarif go to the same file, {name}\n")
    (program.folder / "link.md").symlink_to("bad.md")
    assert program("check", "bad.md", "--format", "json=link.md").code == 2
    assert program("check", "bad.md", "--format", "json=soft").code == 1
    assert (program.folder / "soft").is_symlink()
    assert json.loads(read(program, "a"))["schema"] == 1


@posix
def test_a_file_keeps_its_mode_and_is_written_whole_or_not_at_all(program: Program) -> None:
    program.write("out.json", "old")
    (program.folder / "out.json").chmod(0o640)
    assert program("check", "bad.md", "--format", "json=out.json").code == 1
    assert stat.S_IMODE((program.folder / "out.json").stat().st_mode) == 0o640
    assert json.loads(read(program, "out.json"))["schema"] == 1
    long = "长" * 84 + "x"
    assert program("check", "bad.md", "--format", f"json={long}").code == 1
    assert json.loads(read(program, long))["schema"] == 1


def test_one_file_that_cannot_be_written_does_not_keep_the_others_back(program: Program) -> None:
    done = program(
        "check", "bad.md", "--format", "sarif=no/a.sarif", "--format", "json=out.json", "--format", "junit=no/b.xml"
    )
    assert done == (
        2,
        "",
        "reportlint: no/b.xml could not be written (No such file or directory)\n"
        "reportlint: no/a.sarif could not be written (No such file or directory)\n",
    )
    assert json.loads(read(program, "out.json"))["schema"] == 1


@posix
def test_a_full_disk_is_one_sentence(program: Program) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    done = program("check", "bad.md", "--format", "sarif=/dev/full")
    assert done == (2, "", "reportlint: /dev/full could not be written (No space left on device)\n")


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK"])
def test_outputs_are_utf_8_whatever_the_locale(program: Program, locale: str) -> None:
    environment = {"LANG": locale, "LC_ALL": locale, "PYTHONIOENCODING": "ascii"}
    arguments = ["check", "bad.md", "--format", "full", "--lang", "zh", *all_into(program.folder)]
    done = program(*arguments, **environment)
    assert (done.code, "有“坏”字" in done.out) == (1, True)
    assert [name for name in FORMATS if "有“坏”字" not in read(program, f"out.{name}")] == []


class TestPluginOutputs:
    @pytest.fixture
    def program(self, tmp_path: Path) -> Program:
        return with_reports(Program(tmp_path, PLUGIN + OUTPUTS))

    def test_a_format_is_given_what_json_says(self, program: Program) -> None:
        assert program("check", "bad.md", "good.md", "--format", "count").out == "2 of 2\n"
        done = program("check", "bad.md", "--format", "count=n.txt", "--format", "json")
        assert (done.code, read(program, "n.txt")) == (1, "2 of 1\n")
        assert len(json.loads(done.out)["findings"]) == 2

    def test_a_misspelt_name_is_told(self, program: Program) -> None:
        assert program("check", "bad.md", "--format", "cuont").err == (
            "reportlint: --format knows no 'cuont'; did you mean count?\n"
        )

    def test_one_that_crashes_is_a_line_and_the_others_are_written(self, program: Program) -> None:
        done = program("check", "bad.md", "--format", "crash=a", "--format", "bytes=b", "--format", "count", "-q")
        assert (done.code, done.out) == (3, "2 of 1\n")
        assert done.err.splitlines() == [
            "reportlint: the output crash of the plugin demo crashed (KeyError: 'boom\\n\\x1b[31m') and was not written",
            "reportlint: the output bytes of the plugin demo crashed (TypeError: it returned bytes, not str) and was not written",
        ]  # fmt: skip
        assert not {"a", "b"} & set(os.listdir(program.folder))
        assert program("check", "bad.md", "--format", "crash", "-q", LANG="zh_CN.UTF-8").err == (
            "reportlint: 插件demo的输出crash运行出错（KeyError: 'boom\\n\\x1b[31m'），没有写出\n"
        )
        traced = program("check", "bad.md", "--format", "crash", "-q", "--show-tracebacks").err
        assert "demo_plugin.py" in traced

    def test_an_output_in_a_file_of_the_configuration(self, program: Program) -> None:
        program.write("reportlint.toml", 'plugins = ["ours.py"]')
        program.write("ours.py", "from reportlint import hookimpl\n" + OUTPUTS.replace('"count"', '"ours"').replace(
            ', Output("crash", crash), Output("bytes", lambda result: b"x")', ""))  # fmt: skip
        assert program("check", "bad.md", "--format", "ours").out == "2 of 1\n"


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        ('[Output("sarif", str)]',
         "the plugin demo (demo_plugin) brings the output sarif, which reportlint has itself; it needs another name"),
        ('[Output("Über", str)]',
         "the plugin demo (demo_plugin) fails in its hook: ValueError: the name of an output is made of small letters, "
         "digits and hyphens, not 'Über'"),
        ('[Output("a", str), Output("a", str)]',
         "the plugin demo (demo_plugin) fails in its hook: ValueError: it brings the output a twice"),
        ('[Output("a", 5)]',
         "the plugin demo (demo_plugin) fails in its hook: TypeError: the render of the output a cannot be called"),
        ('["a"]',
         "the plugin demo (demo_plugin) fails in its hook: TypeError: reportlint_outputs returns Output objects, not str"),
    ],
)  # fmt: skip
def test_outputs_that_cannot_be_taken(tmp_path: Path, outputs: str, message: str) -> None:
    hook = f"\nfrom reportlint import Output\n@hookimpl\ndef reportlint_outputs():\n    return {outputs}\n"
    program = with_reports(Program(tmp_path, PLUGIN + hook))
    assert program("check", "bad.md") == (2, "", f"reportlint: {message}\n")


def test_two_plugins_with_one_name(tmp_path: Path) -> None:
    hook = '\nfrom reportlint import Output\n@hookimpl\ndef reportlint_outputs():\n    return [Output("count", str)]\n'
    program = with_reports(Program(tmp_path, PLUGIN + hook))
    program.write("reportlint.toml", 'plugins = ["ours.py"]')
    program.write("ours.py", f"from reportlint import hookimpl{hook}")
    assert program("check", "bad.md").err == ("reportlint: the plugins demo and ours.py both bring the output count\n")
