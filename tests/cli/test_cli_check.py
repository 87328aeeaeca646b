"""``check`` as a program: exit codes, what stands on stdout and what on stderr."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from cli_program import Program

posix = pytest.mark.skipif(os.name != "posix", reason="needs pipes and signals")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    program.write("good.md", "演示\n\n都好。\n")
    program.write("bad.md", "演示\n\n这里坏了。\n")
    program.write("doubt.md", "演示\n\n存疑。\n")
    program.write("other.md", "别的。\n")
    return program


def test_a_clean_report(program: Program) -> None:
    done = program("check", "good.md")
    assert done == (0, "", "1 file, 3 rules run, 0 not applied, 0 not checked, 0 suppressed: no findings\n")


def test_a_finding(program: Program) -> None:
    done = program("check", "bad.md")
    assert done.code == 1
    assert done.out == (
        "bad.md:3:3 错误 DM101 有“坏”字\n"
        " 3 | 这里坏了。\n"
        "   |     ^^\n"
        "   = 依据：《规范》第一条\n"
        "   = 修改：把“坏”改为“好”\n"
    )
    assert (
        done.err == "1 file, 3 rules run, 0 not applied, 0 not checked, 0 suppressed: 1 error; 1 fixable with --fix\n"
    )


def test_errors_and_the_last_line_follow_the_locale_and_findings_the_report(program: Program) -> None:
    done = program("check", "bad.md", "--format", "concise", LANG="zh_CN.UTF-8")
    assert done.out == "bad.md:3:3: DM101 error 有“坏”字\n"
    assert done.err == "1个文件，运行3条规则，0条不适用，0个文件未检查或未查完，屏蔽0处：1个错误；可用--fix改正1处\n"
    assert program("check", "bad.md", "--format", "concise", "--lang", "en").out == (
        "bad.md:3:3: DM101 error has the word 坏\n"
    )
    assert program("check", "none.md", LC_ALL="zh_TW").err == "reportlint: 没有这个文件或文件夹：none.md\n"


@pytest.mark.parametrize(
    ("arguments", "code", "last"),
    [
        (["doubt.md"], 0, "1 warning; it does not fail (--fail-on error)"),
        (["doubt.md", "--fail-on", "warning"], 1, "1 warning"),
        (["bad.md", "--fail-on", "never"], 0, "1 error; it does not fail (--fail-on never); 1 fixable with --fix"),
        (["bad.md", "--exit-zero"], 0, "1 error; 1 fixable with --fix"),
        (["bad.md", "--severity", "DM1=info"], 0, "1 info; it does not fail (--fail-on error); 1 fixable with --fix"),
        (["bad.md", "--severity", "bad-word=warning", "--fail-on", "warning"], 1, "1 warning; 1 fixable with --fix"),
        (["bad.md", "--ignore", "DM101"], 0, "no findings"),
        (["bad.md", "--select", "words"], 1, "1 error; 1 fixable with --fix"),
        (["bad.md", "--select", "DM2,DM102"], 0, "no findings"),
        (["bad.md", "--select", "DM102", "--extend-select", "DM101"], 1, "1 error; 1 fixable with --fix"),
        (["bad.md", "doubt.md"], 1, "1 error, 1 warning; 1 fixable with --fix"),
        (["doubt.md", "doubt.md"], 0, "1 warning; it does not fail (--fail-on error)"),
        (["."], 1, "1 error, 1 warning; 1 fixable with --fix"),
    ],
)
def test_what_fails(program: Program, arguments: list[str], code: int, last: str) -> None:
    done = program("check", *arguments)
    assert (done.code, done.last.rpartition(": ")[2]) == (code, last)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "no file or folder is named; write for example `reportlint check report.docx`"),
        (["none.md"], "no such file or folder: none.md"),
        (["--selct", "DM1", "bad.md"], "no option is called --selct; did you mean --select?"),
        (["bad.md", "--zzz"], "no option is called --zzz; reportlint check --help lists them"),
        (["bad.md", "--select"], "the option --select needs a value"),
        (["bad.md", "--exit-zero=1"], "the option --exit-zero takes no value"),
        (["bad.md", "--select", "DM011"], '--select: no loaded rule has the code, name, prefix or tag "DM011"; did you mean DM101?'),
        (["bad.md", "--ignore", "RL003"],
         "--ignore: RL003 cannot be changed or switched off"),
        (["bad.md", "--ignore", "all"],
         "--ignore: no rule is left to run, so nothing would be checked"),
        (["bad.md", "--severity", "DM101"], '--severity: RULE=LEVEL was expected, not "DM101"'),
        (["bad.md", "--severity", "DM101=fatal"],
         '--severity: one of error, warning, info, off was expected, not "fatal"'),
        (["bad.md", "--severity", "DM101=eror"], '--severity: one of error, warning, info, off was expected, not "eror"; did you mean error?'),
        (["bad.md", "--fail-on", "warnings"], '--fail-on: one of error, warning, info, never was expected, not "warnings"; did you mean warning?'),
        (["bad.md", "--format", "jsn"], "--format knows no 'jsn'; did you mean json?"),
        (["bad.md", "--format", "json="], "--format json= names no file"),
        (["bad.md", "--format", "json", "--format", "full"],
         "stdout holds one format, and these are json, full; write the others as NAME=FILE"),
        (["bad.md", "--format", "json=a", "--output-file", "b"],
         "every format names its file; nothing is left for --output-file"),
        (["bad.md", "--format", "json=a", "--format", "full=a"], "json and full go to the same file, a"),
        (["bad.md", "--lang", "de"], '--lang: one of zh, en was expected, not "de"'),
        (["bad.md", "--color", "on"], "--color knows no 'on'; there are: auto, always, never"),
        (["bad.md", "--jobs", "0"], "--jobs is a number from 1 or auto, not '0'"),
        (["bad.md", "--profile", "dmeo"], '--profile: no loaded pack knows the profile "dmeo"; did you mean demo?'),
        (["bad.md", "--require-plugins", "dmo"], "the required plugin dmo is not installed; did you mean demo?"),
        (["bad.md", "--unsafe-fixes"], "--unsafe-fixes goes with --fix or --diff"),
        (["-"], "reading stdin needs --stdin-filename NAME: the ending of the name tells the format"),
        (["bad.md", "--output-file", "bad.md"],
         "results cannot go to bad.md: it is one of the reports to be checked"),
        (["bad.md", "--format", "json=."], ". is a folder; results go to a file"),
        (["bad.md", "--output-file", "no/such/x.txt"], "no/such/x.txt could not be written (No such file or directory)"),
    ],
)  # fmt: skip
def test_wrong_usage_is_one_sentence(program: Program, arguments: list[str], message: str) -> None:
    assert program("check", *arguments) == (2, "", f"reportlint: {message}\n")


def test_options_without_effect_yet_do_nothing_wrong(program: Program) -> None:
    done = program(
        "check", "bad.md", "--isolated", "--collection", "--jobs", "2", "--executor", "local", "--cache-dir", "c",
        "--no-cache", "--format", "concise", "--require-plugins", "demo,govinfo",
    )  # fmt: skip
    assert done.out == "bad.md:3:3: DM101 error 有“坏”字\n"


def test_stdin(program: Program) -> None:
    done = program("check", "-", "--stdin-filename", "报告/x.md", "--format=concise", stdin="演示\n坏".encode())
    assert (done.code, done.out) == (1, "报告/x.md:2:1: DM101 error 有“坏”字\n")


def test_json(program: Program) -> None:
    done = program("check", "bad.md", "other.md", "--format", "json")
    document = json.loads(done.out)
    assert [finding["code"] for finding in document["findings"]] == ["DM101", "RL005"]
    assert document["findings"][0]["fix"] == {
        "safety": "safe",
        "edits": [{"line": 3, "column": 3, "end_line": 3, "end_column": 4, "text": "好"}],
    }
    assert document["summary"]["rules_run"] == 3


def test_formats_into_files(program: Program) -> None:
    done = program("check", "bad.md", "--format", "json=out.json", "--format", "concise")
    assert done.out == "bad.md:3:3: DM101 error 有“坏”字\n"
    assert json.loads((program.folder / "out.json").read_text("utf-8"))["schema"] == 1
    silent = program("check", "bad.md", "--output-file", "out.txt")
    assert (silent.code, silent.out) == (1, "")
    assert (program.folder / "out.txt").read_text("utf-8").startswith("bad.md:3:3 错误 DM101")
    assert sorted(p.name for p in program.folder.iterdir()) == [
        "bad.md", "doubt.md", "good.md", "other.md", "out.json", "out.txt",
    ]  # fmt: skip


@posix
def test_a_link_is_written_through_and_never_onto_a_report(program: Program) -> None:
    os.symlink("bad.md", program.folder / "alias")
    assert program("check", "bad.md", "--output-file", "alias").code == 2
    program.write("target.txt", "old")
    os.symlink("target.txt", program.folder / "link.txt")
    assert program("check", "bad.md", "--output-file", "link.txt").code == 1
    assert (program.folder / "link.txt").is_symlink()
    assert (program.folder / "target.txt").read_text("utf-8").startswith("bad.md:3:3")
    assert (program.folder / "bad.md").read_text("utf-8") == "演示\n\n这里坏了。\n"


def test_a_named_file_that_is_no_report_is_one_line_and_no_failure(program: Program) -> None:
    done = program("check", "other.md", "--fail-on", "info")
    assert (done.code, done.out) == (
        0,
        "other.md:1:1 提示 RL005 不是已知种类的报告，没有检查；可用 --profile 指定\n",
    )
    assert done.last == "1 file, 0 rules run, 0 not applied, 0 not checked, 0 suppressed, 1 not a report: no findings"


def test_nothing_to_check(program: Program) -> None:
    (program.folder / "empty").mkdir()
    done = program("check", "empty")
    assert (done.code, done.out) == (3, "")
    assert (
        done.err == "no file to check: the folders hold none that ends in .md, .txt, .html, .docx, .pdf or the like\n"
    )
    assert program("check", "empty", "-q") == done
    assert json.loads(program("check", "empty", "--format", "json").out)["summary"]["files"] == 0


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", ""),
        ("a.wps", b"x", ""),
        ("a.xlsx", b"PK", "不支持以.xlsx结尾的文件"),
        ("a", b"x", "文件名没有扩展名，不知道是什么格式"),
        ("a.md", b"", "文件是空的"),
        ("a.txt", b"\x7fELF\x02\x01", "内容是ELF，而文件名以.txt结尾"),
    ],
)
def test_what_cannot_be_read_is_not_checked(program: Program, name: str, content: bytes, words: str) -> None:
    program.write(name, content)
    done = program("check", name, "bad.md", "--format", "concise")
    assert done.code == 3
    assert f"{name}:1:1: RL001 error 文件无法读取：{words}" in done.out
    assert "bad.md:3:3: DM101 error" in done.out


def test_not_checked_wins_over_findings_and_exit_zero(program: Program) -> None:
    program.write("a.md", "")
    assert program("check", "a.md", "bad.md", "--exit-zero", "--fail-on", "never").code == 3


def test_a_crash_is_told_and_keeps_the_rest(program: Program) -> None:
    program.write("crash.md", "演示\n坏 CRASH")
    done = program("check", "crash.md", "--format", "concise")
    assert done.code == 3
    assert done.out == (
        "crash.md:1:1: RL003 error DM201 mischief运行出错（RuntimeError: boom\\x1b[31m），未能检查\n"
        "crash.md:2:1: DM101 error 有“坏”字\n"
    )
    assert "Traceback" not in done.err
    assert (
        done.last == "1 file, 2 rules run, 0 not applied, 1 not checked, 0 suppressed: 2 errors; 1 fixable with --fix"
    )
    traced = program("check", "crash.md", "--show-tracebacks").err
    assert "RuntimeError: boom\\x1b[31m" in traced
    assert "\x1b" not in traced


def test_what_rules_print_does_not_reach_stdout(program: Program) -> None:
    program.write("print.md", "演示 PRINT 坏")
    done = program("check", "print.md", "--format", "json")
    assert [finding["code"] for finding in json.loads(done.out)["findings"]] == ["DM101"]


@pytest.mark.parametrize(
    "environment",
    [{"LANG": "C", "LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii", "LC_ALL": "zh_CN"}, {"PYTHONIOENCODING": "gbk"}],
)
def test_output_is_utf_8_under_any_locale(program: Program, environment: dict[str, str]) -> None:
    done = program("check", "bad.md", "缺.md", "--format", "concise", PYTHONUTF8="0", **environment)
    assert done.code == 2
    assert "缺.md" in done.err
    assert program("check", "bad.md", "--format", "concise", PYTHONUTF8="0", **environment).out == (
        "bad.md:3:3: DM101 error 有“坏”字\n"
    )


def test_what_a_report_says_is_escaped_everywhere(program: Program) -> None:
    program.write("evil\u202e.md", "演示\x1b[2J\x1b]0;t\x07 坏\u202e\x9b </script>::error::%0A")
    for name in ("full", "concise", "json"):
        done = program("check", "evil\u202e.md", "--format", name, "--show-files", "--show-passed", "-v")
        both = done.out + done.err
        assert [c for c in ("\x1b", "\x07", "\u202e", "\x9b") if c in both] == []
    full = program("check", "evil\u202e.md").out.splitlines()
    assert full[0] == "evil\\u202e.md:1:14 错误 DM101 有“坏”字"
    assert full[1] == " 1 | 演示\\x1b[2J\\x1b]0;t\\x07 坏\\u202e\\x9b </script>::error::%0A"
    assert full[2] == "   |                         ^^"


@posix
def test_names_of_files(program: Program) -> None:
    names = ["a;b.md", "$(touch x).md", "-n.md", "a\nb.md", "%0A::error.md", os.fsdecode(b"\xff.md")]
    for name in names:
        try:
            program.write(name, "演示坏")
        except OSError:
            pytest.skip("the file system refuses such names")
    done = program("check", ".", "--format", "concise")
    assert [line.partition(":1:3: DM101")[0] for line in done.out.splitlines() if ":1:3: DM101" in line] == [
        "$(touch x).md", "%0A::error.md", "-n.md", "\\xff.md", "a\\nb.md", "a;b.md",
    ]  # fmt: skip
    assert program("check", "--", "-n.md").code == 1


def test_lines_are_counted_as_editors_do(program: Program) -> None:
    program.write("ends.md", "演示\r一\r\n二\n三\v四\f五\x85六\u2028七坏")
    done = program("check", "ends.md", "--format", "concise")
    assert done.out == "ends.md:4:10: DM101 error 有“坏”字\n"


@posix
def test_a_reader_that_goes_away_is_no_error(program: Program) -> None:
    program.write("many.md", "演示" + "坏" * 900)
    with program.start("check", "many.md") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        err = process.stderr.read().decode()
    assert process.returncode == 1
    assert (
        err == "1 file, 3 rules run, 0 not applied, 0 not checked, 0 suppressed: 900 errors; 900 fixable with --fix\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told(program: Program) -> None:
    done = program("check", "bad.md", "--output-file", "/dev/full")
    assert done == (2, "", "reportlint: /dev/full could not be written (No space left on device)\n")


@posix
def test_ctrl_c_ends_with_what_was_checked(program: Program) -> None:
    program.write("s/a.md", "演示坏")
    program.write("s/b.md", "演示 SLEEP")
    process = program.start_to_sleep("check", "s", "--format", "json")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    document = json.loads(out)
    assert document["partial"] is True
    assert [file["path"] for file in document["files"]] == ["s/a.md"]
    assert err.decode().splitlines()[-1] == (
        "1 file, 3 rules run, 0 not applied, 0 not checked, 0 suppressed (interrupted: this is only a part): 1 error; 1 fixable with --fix"
    )


def test_two_runs_are_the_same_byte_for_byte(program: Program) -> None:
    program.write("sets.md", "演示 SETS 坏疑坏")
    for name in ("full", "json"):
        runs = {program("check", ".", "--format", name, PYTHONHASHSEED=seed).out for seed in ("0", "1", "77")}
        assert len(runs) == 1


def test_what_can_be_told_beside_the_results(program: Program) -> None:
    done = program(
        "check", "bad.md", "other.md", "--show-files", "--show-passed", "--statistics", "-v", "--format=concise"
    )
    assert done.out.count("\n") == 2
    lines = done.err.splitlines()
    assert lines[:2] == [
        "bad.md    markdown  utf-8  demo  1 finding",
        "other.md  markdown  utf-8  -     not a report",
    ]
    assert lines[2:5] == ["bad.md", "  passed: DM102 DM201", "  failed: DM101"]
    assert lines[5:7] == ["     1  DM101  bad-word", "     1  RL005  not-a-report"]
    assert "demo 1.0 (demo_plugin)" in lines
    assert program("check", "bad.md", "-q").err == ""
    assert "load the plugins" in program("check", "bad.md", "--timing").err


def test_suppressions_are_counted(program: Program) -> None:
    program.write(
        "s.md",
        "演示\n\n<!-- reportlint: ignore[DM101] until=2000-01-01 -->\n坏\n\n<!-- reportlint: ignore -->\n\n坏疑\n",
    )
    done = program("check", "s.md", "--format", "concise")
    assert done.out == (
        "s.md:3:1: RL004 warning 屏蔽DM101已于2000-01-01到期，不再有效\ns.md:4:1: DM101 error 有“坏”字\n"
    )
    assert (
        done.last
        == "1 file, 3 rules run, 0 not applied, 0 not checked, 2 suppressed: 1 error, 1 warning; 2 fixable with --fix"
    )


@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({}, [], False),
        ({}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
    ],
)
def test_colours(program: Program, environment: dict[str, str], arguments: list[str], coloured: bool) -> None:
    assert ("\x1b[" in program("check", "bad.md", *arguments, **environment).out) is coloured


def test_a_run_in_which_no_rule_could_run_is_not_green(program: Program) -> None:
    (program.folder.parent / "site" / "demo_plugin.py").write_text(
        "import sys\nfrom reportlint import Pack, Profile, hookimpl\n\n@hookimpl\ndef reportlint_pack():\n"
        "    return Pack(api=1, prefix='DM', profiles=[Profile(id='demo', score=lambda b, n: 1.0)])\n"
    )
    done = program("check", "good.md")
    assert done.code == 3
    assert done.err.splitlines()[0] == "not one rule could be run, so nothing was checked"


@pytest.mark.parametrize(
    ("plugin", "message"),
    [
        (
            "import nothing_of_this_name",
            "site/demo_plugin.py, line 1: there is no module nothing_of_this_name; install it where reportlint is installed",
        ),
        ("raise SystemExit(0)", "site/demo_plugin.py, line 1: SystemExit: 0"),
        ("def f(:", "SyntaxError: invalid syntax (demo_plugin.py, line 1)"),
    ],
)
def test_a_plugin_that_does_not_load_is_one_line(program: Program, plugin: str, message: str) -> None:
    (program.folder.parent / "site" / "demo_plugin.py").write_text(plugin)
    done = program("check", "good.md")
    expected = f"reportlint: the plugin demo (demo_plugin, from demo) does not load: {message}\n"
    assert done == (2, "", expected)


def test_rules_that_do_not_load_are_one_line(program: Program) -> None:
    (program.folder.parent / "site" / "demo_plugin.py").write_text(
        "from reportlint import Pack, Profile, hookimpl\n\n@hookimpl\ndef reportlint_pack():\n"
        "    profile = Profile(id='demo', score=lambda b, n: 1.0)\n"
        "    return Pack(api=1, prefix='DM', profiles=[profile], rules=['no_such_rules'])\n"
    )
    done = program("check", "good.md")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "reportlint: the pack demo: no_such_rules does not load: there is no module no_such_rules; install it where reportlint is installed\n"
    )


def test_without_home_and_in_a_folder_that_cannot_be_written(program: Program) -> None:
    program.environment.pop("HOME", None)
    os.chmod(program.folder, 0o500)
    try:
        assert program("check", "good.md").code == 0
    finally:
        os.chmod(program.folder, 0o700)


def test_start_up_imports_nothing_heavy(program: Program) -> None:
    probe = (
        "import sys; sys.argv = ['reportlint', 'check', 'good.md', '--quiet', '--profile', 'demo']\n"
        "from reportlint.__main__ import main\n"
        "assert main() == 0\n"
        "heavy = ['json', 'logging', 'difflib', 'asyncio', 'importlib.metadata', 'dataclasses', 'traceback',\n"
        "         'tempfile', 'shutil', 'lxml', 'turbohtml', 'pypdfium2', 'ruamel', 'xml', 'socket', 'email', 'subprocess']\n"
        "print([name for name in heavy if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], cwd=program.folder, env=program.environment, capture_output=True, text=True
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_what_became_of_each_rule(program: Program) -> None:
    plugin = program.folder.parent / "site" / "demo_plugin.py"
    text = plugin.read_text("utf-8").replace(
        "@hookimpl\ndef reportlint_pack",
        "class Sum:\n    pass\n\n@fact\ndef read_sum(report: Report) -> Sum | None:\n    return None\n\n"
        '@rule("DM301", "sum", Severity.ERROR, zh="和", en="sum")\ndef check_sum(sum: Sum) -> Findings:\n    return\n\n'
        "@hookimpl\ndef reportlint_pack",
    )
    plugin.write_text(text.replace("hookimpl, rule", "fact, hookimpl, rule"), encoding="utf-8")
    program.write("crash.md", "演示\n坏 CRASH")
    done = program("check", "crash.md", "bad.md", "--show-passed", "--ignore", "DM102", "--format", "concise")
    lines = done.err.splitlines()
    assert lines[:5] == [
        "bad.md",
        "  passed: DM201",
        "  failed: DM101",
        "  not applied: DM301 (no Sum)",
        "  off: DM102",
    ]
    assert lines[5:9] == ["crash.md", "  passed: -", "  failed: DM101", "  not applied: DM301 (no Sum)"]
    assert lines[9] == "  off: DM102"
    assert lines[10].startswith("  not checked: DM201")
    chinese = program("check", "bad.md", "--show-passed", "--ignore", "DM102", LANG="zh_CN").err.splitlines()
    assert chinese[1:5] == ["  通过：DM201", "  未通过：DM101", "  不适用：DM301（没有Sum）", "  已关闭：DM102"]
