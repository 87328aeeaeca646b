"""--fix, --unsafe-fixes and --diff, with the program as it is installed."""

import codecs
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli_program import PLUGIN, Done, Program

MORE = """
def replacing(report, word, other, safe):
    at = report.text.find(word)
    if at >= 0:
        span = Span(at, at + len(word))
        yield Finding(span, fix=Fix(safe, [Edit(span, other)]))

@rule("DM301", "guess", Severity.WARNING, zh="猜测", en="a guess")
def guess(report: Report) -> Findings:
    yield from replacing(report, "约", "整", False)

@rule("DM302", "to-and", Severity.INFO, zh="来", en="to")
def to_and(report: Report) -> Findings:
    yield from replacing(report, "来来", "去去", True)

@rule("DM303", "fro", Severity.INFO, zh="去", en="fro")
def fro(report: Report) -> Findings:
    yield from replacing(report, "去去", "来来", True)

@rule("DM304", "smile", Severity.INFO, zh="笑", en="smile")
def smile(report: Report) -> Findings:
    yield from replacing(report, "笑", "😀", True)

@rule("DM305", "no-title", Severity.INFO, zh="题", en="title")
def no_title(report: Report) -> Findings:
    yield from replacing(report, "演示题", "题", True)

@rule("DM306", "sleep", Severity.INFO, zh="睡", en="sleep")
def sleep(report: Report) -> Findings:
    yield from replacing(report, "睡", "SLEEP", True)

@rule("DM307", "touch", Severity.INFO, zh="改", en="touch")
def touch(report: Report) -> Findings:
    if "TOUCH" in report.text:
        open(report.name, "a").write("more")
    return
    yield

@hookimpl
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path, PLUGIN.replace("@hookimpl\n", MORE))


def read(program: Program, name: str = "a.md") -> bytes:
    return (program.folder / name).read_bytes()


def check(program: Program, *arguments: str, stdin: bytes = b"") -> Done:
    return program("check", "--format", "concise", "--lang", "en", *arguments, stdin=stdin)


BAD = "# 演示\r\n\r\n坏，约坏。\r\n末行"
GOOD = BAD.replace("坏", "好")
LEFT = "a.md:3:3: DM301 warning a guess\n"


def test_fixable_findings_are_counted(program: Program) -> None:
    program.write("a.md", BAD)
    done = check(program, "a.md")
    assert done.last.endswith(": 2 errors, 1 warning; 2 fixable with --fix, 1 more with --unsafe-fixes")
    assert read(program) == BAD.encode()
    program.write("b.md", "# 演示\n\n约。\n")
    assert check(program, "b.md").last.endswith(
        ": 1 warning; it does not fail (--fail-on error); 1 fixable with --fix --unsafe-fixes"
    )
    done = program("check", "a.md", LANG="zh_CN.UTF-8")
    assert done.last.endswith("：2个错误，1个警告；可用--fix改正2处，用--unsafe-fixes还可改正1处")


def test_fix(program: Program) -> None:
    program.write("a.md", BAD)
    done = check(program, "a.md", "--fix")
    assert (done.code, done.out) == (0, LEFT)
    assert read(program) == GOOD.encode()
    assert done.last.endswith("; 2 fixed, 1 more with --unsafe-fixes")
    again = check(program, "a.md", "--fix")
    assert (again.code, again.out, read(program)) == (0, LEFT, GOOD.encode())
    assert again.last.endswith("; 1 fixable with --unsafe-fixes")


def test_unsafe_fixes(program: Program) -> None:
    program.write("a.md", BAD)
    done = check(program, "a.md", "--fix", "--unsafe-fixes")
    assert (done.code, done.out, read(program).decode()) == (0, "", GOOD.replace("约", "整"))
    assert done.last.endswith(": no findings; 3 fixed")
    done = check(program, "a.md", "--unsafe-fixes")
    assert (done.code, done.out, done.err) == (2, "", "reportlint: --unsafe-fixes goes with --fix or --diff\n")


def test_what_is_left_has_its_new_places(program: Program) -> None:
    program.write("a.md", "# 演示\n\n<!-- reportlint: ignore[DM102] -->\n坏，约。\n")
    done = check(program, "a.md", "--fix")
    assert (done.out, read(program).decode()) == (LEFT, "# 演示\n\n好，约。\n")


def test_diff(program: Program) -> None:
    program.write("a.md", BAD)
    expected = "--- a/a.md\n+++ b/a.md\n@@ -1,4 +1,4 @@\n # 演示\r\n \r\n-坏，约坏。\r\n+好，约好。\r\n 末行\n\\ No newline at end of file\n"
    for arguments in (["--diff"], ["--diff", "--fix"], ["--diff", "--format", "json"], ["--diff", "-q"]):
        done = program("check", "a.md", *arguments)
        assert (done.code, done.out, read(program)) == (1, expected, BAD.encode())
    assert program("check", "a.md", "--diff").last.endswith("; 2 would be fixed, 1 more with --unsafe-fixes")
    done = program("check", "a.md", "--diff", "--unsafe-fixes", "--exit-zero")
    assert (done.code, done.out.count("整"), read(program)) == (0, 1, BAD.encode())
    program.write("a.md", GOOD)
    done = program("check", "a.md", "--diff", "--fail-on", "warning")
    assert (done.code, done.out) == (0, "")


def test_formats_that_go_to_a_file_are_written_beside_a_diff(program: Program) -> None:
    program.write("a.md", BAD)
    done = program("check", "a.md", "--diff", "--format", "json=out.json")
    assert done.out.startswith("--- a/a.md\n")
    found = json.loads(read(program, "out.json"))["findings"]
    assert [finding["code"] for finding in found] == ["DM101", "DM301", "DM101"]


@pytest.mark.skipif(os.name == "nt", reason="needs a terminal to be made")
def test_a_diff_is_made_fit_to_be_seen_at_a_terminal_only(program: Program) -> None:
    import pty

    program.write("a.md", "# 演示\n\n\x1b]0;x\x07坏11010519491231002X\n")
    assert "\n-\x1b]0;x\x07坏11010519491231002X\n" in program("check", "a.md", "--diff").out
    terminal, end = pty.openpty()
    command = [sys.executable, "-m", "reportlint", "check", "a.md", "--diff", "-q"]
    process = subprocess.Popen(command, cwd=program.folder, env=program.environment, stdout=end, stderr=end)
    assert process.wait(60) == 1
    os.close(end)
    seen = os.read(terminal, 65536).decode().replace("\r\n", "\n")
    os.close(terminal)
    assert "\x1b[31m-\\x1b]0;x\\x07坏1101************2X\x1b[0m\n" in seen
    assert "\x1b]" not in seen


def test_the_whole_diff_can_be_applied(program: Program) -> None:
    names = ["a.md", "年 报.md", "sub/b.txt", "bom.md"]
    texts = [BAD, "# 演示\n坏\n", "演示\n\n坏\n\n\n\n\n\n\n\n坏", "\ufeff# 演示\n坏\n"]
    for name, text in zip(names, texts, strict=True):
        program.write(name, text)
    done = program("check", ".", "--diff")
    assert done.code == 1
    if shutil.which("git") is None:
        pytest.skip("git is absent")
    subprocess.run(["git", "apply", "--whitespace=nowarn"], cwd=program.folder, input=done.out.encode(), check=True)
    assert [read(program, name).decode() for name in names] == [text.replace("坏", "好") for text in texts]
    assert program("check", ".", "--diff").out == ""


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("gb18030", b""),
    ],
)
@pytest.mark.parametrize("text", ["演示\r\n\r\n主动公开坏消息三百条\r再公开坏\n完", "演示\n主动公开政府坏\n"])
def test_encodings_and_line_ends_stay(program: Program, encoding: str, mark: bytes, text: str) -> None:
    program.write("a.txt", mark + text.encode(encoding))
    done = check(program, "a.txt", "--fix")
    assert (done.code, done.out) == (0, "")
    assert read(program, "a.txt") == mark + text.replace("坏", "好").encode(encoding)


def test_what_cannot_be_written_is_told(program: Program) -> None:
    program.write("lossy.md", "# 演示\n\n坏\n".encode() + "公开".encode() * 20 + b"\xff\n")
    program.write("gbk.txt", "演示\n\n主动公开政府信息笑，坏\n".encode("gbk"))
    program.write("swing.md", "# 演示\n\n来来坏\n")
    program.write("title.md", "演示题\n\n坏\n")
    before = {name: read(program, name) for name in ("lossy.md", "title.md")}
    done = check(program, ".", "--fix", "--ignore", "DM303")
    assert done.err.splitlines()[:-1] == [
        "gbk.txt: the fixes of DM304 need characters that gbk does not have, and were not made",
        "lossy.md was not fixed: it holds bytes that could not be written back as they are",
        "title.md: behind the fixes of DM101, DM305 it could not be read as the report that it is; they were not made",
    ]
    assert {name: read(program, name) for name in before} == before
    assert read(program, "gbk.txt").decode("gbk") == "演示\n\n主动公开政府信息笑，好\n"
    assert read(program, "swing.md").decode() == "# 演示\n\n去去好\n"
    program.write("swing.md", "# 演示\n\n来来坏\n")
    done = check(program, "swing.md", "--fix")
    assert done.err.splitlines()[0] == "swing.md: the fixes of DM302 never come to rest, and were not made"
    assert read(program, "swing.md").decode() == "# 演示\n\n来来好\n"


def test_what_is_not_reported_is_not_fixed(program: Program) -> None:
    program.write("suppressed.md", "# 演示\n\n<!-- reportlint: ignore[DM101] -->\n坏\n\n坏\n")
    program.write("note.md", "坏\n")
    assert check(program, ".", "--fix").out == ""
    assert read(program, "suppressed.md").decode() == "# 演示\n\n<!-- reportlint: ignore[DM101] -->\n坏\n\n好\n"
    assert read(program, "note.md").decode() == "坏\n"
    program.write("a.md", BAD)
    for arguments in (["--ignore", "DM101"], ["--severity", "DM101=off"], ["--select", "DM102"]):
        done = check(program, "a.md", "--fix", *arguments)
        assert (done.code, read(program)) == (0, BAD.encode())
    assert program("baseline", "create", "a.md").code == 0
    program.write("a.md", BAD + "坏")
    done = check(program, "a.md", "--fix", "--baseline")
    assert (done.code, done.out, read(program).decode()) == (0, "", BAD + "好")


def test_what_the_system_refuses(program: Program) -> None:
    for name in ("a.md", "b.md", "c.md"):
        program.write(name, BAD)
    (program.folder / "b.md").chmod(0o444)
    done = check(program, ".", "--fix")
    assert done.code == 3
    assert done.err.splitlines()[0] == "b.md was not fixed: it is read-only"
    assert [read(program, name) for name in ("a.md", "b.md", "c.md")] == [GOOD.encode(), BAD.encode(), GOOD.encode()]
    assert done.out.splitlines()[1:4] == [
        "b.md:3:1: DM101 error has the word 坏",
        "b.md:3:3: DM301 warning a guess",
        "b.md:3:4: DM101 error has the word 坏",
    ]
    quiet = check(program, ".", "--fix", "--quiet")
    assert (quiet.code, quiet.err) == (3, "b.md was not fixed: it is read-only\n")
    assert check(program, "b.md", "--diff").code == 1


def test_a_file_that_changes_meanwhile_stays_as_it_is_then(program: Program) -> None:
    program.write("a.md", "# 演示\n\n坏TOUCH\n")
    done = check(program, "a.md", "--fix")
    assert done.code == 3
    assert re.fullmatch("# 演示\n\n坏TOUCH\n(?:more)+", read(program).decode())  # the rule may run ahead too
    assert done.err.splitlines()[0] == "a.md was not fixed: it was changed while it was being checked"


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("text", ["# 演示\n\n坏SLEEP\n", "# 演示\n\n坏睡\n"])
def test_ctrl_c_leaves_every_file_whole(program: Program, text: str) -> None:
    """While it is checked, and while it is checked again with its fixes."""
    program.write("a.md", "# 演示\n\n坏\n")
    program.write("b.md", text)
    before = {name: read(program, name) for name in ("a.md", "b.md")}
    process = program.start_to_sleep("check", ".", "--fix")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert {name: read(program, name) for name in before} == before
    assert "interrupted" in err.decode().splitlines()[-1]
    assert sorted(path.name for path in program.folder.iterdir()) == ["a.md", "b.md", "ready"]


def test_permissions_and_links_stay(program: Program) -> None:
    program.write("real/a.md", BAD)
    (program.folder / "real" / "a.md").chmod(0o640)
    (program.folder / "link.md").symlink_to("real/a.md")
    assert check(program, "link.md", "--fix").code == 0
    assert (program.folder / "link.md").is_symlink()
    assert read(program, "real/a.md") == GOOD.encode()
    assert stat.S_IMODE((program.folder / "real" / "a.md").stat().st_mode) == 0o640
    assert sorted(path.name for path in (program.folder / "real").iterdir()) == ["a.md"]


def test_a_report_from_stdin_goes_to_stdout(program: Program) -> None:
    process = program.start("check", "-", "--stdin-filename", "a.txt", "--fix", "--format", "concise", "--lang", "en")
    out, err = process.communicate("演示\r\n\r\n公开坏，约坏。\r\n末行".encode("gb18030"), timeout=60)
    assert (process.returncode, out.decode("gb18030")) == (0, "演示\r\n\r\n公开好，约好。\r\n末行")
    assert err.decode().splitlines()[0] == "a.txt:3:5: DM301 warning a guess"
    done = check(program, "-", "--stdin-filename", "a.md", "--fix", stdin=GOOD.encode())
    assert (done.code, done.out) == (0, GOOD), "the whole report, also when nothing was to be fixed"
    done = check(program, "-", "--stdin-filename", "a.md", "--fix", stdin=b"no report\n")
    assert (done.code, done.out) == (0, "no report\n")
    done = check(program, "-", "--stdin-filename", "a.md", "--diff", stdin=BAD.encode())
    assert (done.code, done.out.splitlines()[0], list(program.folder.iterdir())) == (1, "--- a/a.md", [])


def test_an_excluded_report_from_stdin_comes_back_as_it_is(program: Program) -> None:
    program.write("reportlint.toml", 'exclude = ["a.md"]\n')
    done = check(program, "-", "--stdin-filename", "a.md", "--fix", stdin=BAD.encode())
    assert (done.code, done.out) == (0, BAD), "an editor puts what comes back in the place of what it sent"
    assert "a.md is excluded by the configuration and was not checked" in done.err
    assert check(program, "-", "--stdin-filename", "a.md", "--diff", stdin=BAD.encode()).out == ""
    assert check(program, "-", "--stdin-filename", "a.md", stdin=BAD.encode()).out == ""


@pytest.mark.parametrize("limit", ["file-bytes = 5", "characters = 5", "lines = 1"])
def test_a_report_from_stdin_that_cannot_be_checked_comes_back_as_it_is(program: Program, limit: str) -> None:
    program.write("reportlint.toml", f"limits = {{{limit}}}\n")
    done = check(program, "-", "--stdin-filename", "a.md", "--fix", stdin=BAD.encode())
    assert (done.code, done.out) == (3, BAD)
    assert "a.md:1:1: RL001 error the file cannot be read: " in done.err


def test_stdin_and_a_file_of_one_name_are_not_fixed_together(program: Program) -> None:
    program.write("a.md", BAD)
    done = check(program, "a.md", "-", "--stdin-filename", "a.md", "--fix", stdin=GOOD.encode())
    assert (done.code, done.out, read(program)) == (2, "", BAD.encode())
    assert done.err == (
        "reportlint: what is read from stdin and a file are both called a.md: they cannot be fixed together\n"
    )
    done = check(program, "a.md", "-", "--stdin-filename", "b.md", "--fix", stdin=BAD.encode())
    assert (done.code, done.out, read(program)) == (0, GOOD, GOOD.encode())


def test_formats_that_are_only_read(program: Program) -> None:
    from reportlint.testing import WRITERS, parse

    program.write("a.docx", WRITERS["docx"](parse("# 演示\n\n坏，约。\n")))
    before = read(program, "a.docx")
    done = check(program, "a.docx", "--fix")
    assert (done.code, read(program, "a.docx")) == (1, before)
    assert done.err.splitlines()[0] == "1 more could be fixed, but docx files are only read: change them by hand"
    assert "fixable" not in done.last
    assert check(program, "a.docx", "--diff").code == 0


COMMENT = "<!-- reportlint: ignore[{}] -->"


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        # unused: the comment goes, with its line when nothing else stands there
        ("# 演示\n\n<!-- reportlint: ignore[DM101] -->\n好\n", "# 演示\n\n好\n"),
        ("# 演示\r\n\r\n  <!-- reportlint: ignore[DM101] -->  \r\n好\r\n", "# 演示\r\n\r\n好\r\n"),
        ("# 演示\n\n<!-- reportlint: ignore[DM101] --> 好\n", "# 演示\n\n好\n"),
        ("# 演示\n\n好\n\n<!-- reportlint: ignore-file[DM101] -->", "# 演示\n\n好\n"),
        ("# 演示\n\n<!-- reportlint: ignore[DM101]\n  reason: 多行\n-->\n好\n", "# 演示\n\n好\n"),
        # one word of several
        ("# 演示\n\n<!-- reportlint: ignore[DM101, DM102] 理由 -->\n坏\n",
         "# 演示\n\n<!-- reportlint: ignore[DM101] 理由 -->\n坏\n"),
        ("# 演示\n\n<!-- reportlint: ignore[ DM102，DM101 ] -->\n坏\n", "# 演示\n\n<!-- reportlint: ignore[ DM101 ] -->\n坏\n"),
        ("# 演示\n\n<!-- reportlint: ignore[DM201,DM101,DM102] -->\n坏疑\n",
         "# 演示\n\n<!-- reportlint: ignore[DM101,DM102] -->\n坏疑\n"),
        # expired, and what no rule is called
        ("# 演示\n\n<!-- reportlint: ignore[DM101] until=2000-01-01 -->\n好\n", "# 演示\n\n好\n"),
        ("# 演示\n\n<!-- reportlint: ignore[XYZ77777] -->\n好\n", "# 演示\n\n好\n"),
        ("# 演示\n\n<!-- reportlint: ignore[XYZ77777, DM201] -->\n好\n", "# 演示\n\n好\n"),
        # ranges go with both ends
        ("# 演示\n\n<!-- reportlint: ignore-start[DM101] -->\n好\n\n<!-- reportlint: ignore-end -->\n\n疑\n", "# 演示\n\n好\n\n\n疑\n"),
        ("# 演示\n\n<!-- reportlint: ignore-start[DM101] -->\n<!-- reportlint: ignore-start[DM102] -->\n坏\n"
         "<!-- reportlint: ignore-end -->\n<!-- reportlint: ignore-end -->\n",
         "# 演示\n\n<!-- reportlint: ignore-start[DM101] -->\n坏\n<!-- reportlint: ignore-end -->\n"),
        ("# 演示\n\n<!-- reportlint: ignore-start[DM101, DM102] -->\n坏\n\n<!-- reportlint: ignore-end[DM101, DM102] -->\n",
         "# 演示\n\n<!-- reportlint: ignore-start[DM101] -->\n坏\n\n<!-- reportlint: ignore-end[DM101] -->\n"),
        ("# 演示\n\n好\n\n<!-- reportlint: ignore-end -->\n", "# 演示\n\n好\n\n"),
    ],
)  # fmt: skip
def test_suppressions_that_do_nothing_go(program: Program, text: str, fixed: str) -> None:
    program.write("a.md", text)
    done = check(program, "a.md", "--fix")
    assert read(program).decode() == fixed
    assert "RL00" not in done.out
    again = check(program, "a.md", "--fix")
    assert (again.out, read(program).decode()) == (done.out, fixed)


@pytest.mark.parametrize(
    ("text", "arguments", "told"),
    [
        # misspelt, without a date or a reason, open, of other words than the open one
        ("# 演示\n\n<!-- reportlint: ignore[DM011] -->\n好\n", [], "RL006"),
        ("# 演示\n\n<!-- reportlint: ignore[DM101] until=soon -->\n好\n", [], "RL004"),
        ("# 演示\n\n<!-- reportlint: ignore-start[DM101] -->\n坏\n", [], "RL004"),
        ("# 演示\n\n<!-- reportlint: ignore-start[DM101] -->\n坏\n\n<!-- reportlint: ignore-end[DM102] -->\n", [], "RL004"),
        # the configuration may bring what they speak of
        ("# 演示\n\n<!-- reportlint: ignore[ORG001] -->\n好\n", ["--isolated"], "RL006"),
        ("# 演示\n\n<!-- reportlint: ignore[DM101] -->\n好\n", ["--isolated"], "RL004"),
        # a rule that was merely not selected is not told
        ("# 演示\n\n<!-- reportlint: ignore[DM101] -->\n坏\n", ["--select", "DM102"], ""),
        ("# 演示\n\n<!-- reportlint: ignore[DM101] -->\n坏\n", ["--ignore", "DM1"], ""),
        ("# 演示\n\n<!-- reportlint: ignore[DM] -->\n坏\n", ["--select", "DM102"], ""),
        ("# 演示\n\n<!-- reportlint: ignore -->\n坏\n", ["--ignore", "DM101"], ""),
        ("# 演示\n\n<!-- reportlint: ignore[words] -->\n坏\n", ["--select", "DM102"], ""),
        ("# 演示\n\n<!-- reportlint: ignore-file[DM201] -->\nSETS\n", ["--severity", "DM201.mild=off"], ""),
        # a comment that does not end
        ("# 演示\n\n好\n\n<!-- reportlint: ignore-file[DM101]\n\n末段\n", [], "RL004"),
    ],
)  # fmt: skip
def test_suppressions_that_stay(program: Program, text: str, arguments: list[str], told: str) -> None:
    program.write("a.md", text)
    done = check(program, "a.md", "--fix", *arguments)
    assert read(program).decode() == text
    assert ("RL006" if "RL006" in done.out else "RL004" if "RL004" in done.out else "") == told


def test_suppressions_in_html(program: Program) -> None:
    text = "<h1>演示</h1>\n<!-- reportlint: ignore[DM101] -->\n<p>好<!-- reportlint: ignore-file[DM102] --></p>\n"
    program.write("a.html", text)
    assert check(program, "a.html", "--fix").out == ""
    assert read(program, "a.html").decode() == "<h1>演示</h1>\n<p>好</p>\n"


def test_fixes_of_suppressions_in_json(program: Program) -> None:
    program.write("a.md", "# 演示\n\n<!-- reportlint: ignore[DM101] -->\n好\n")
    program.write("b.txt", "演示\n\n好\n")
    program.write("b.txt.reportlint.toml", '[[ignore]]\ncode = "DM101"\n')
    found = json.loads(program("check", ".", "--format", "json").out)["findings"]
    assert [(each["path"], each["fix"]) for each in found] == [
        ("a.md", {"safety": "safe", "edits": [{"line": 3, "column": 1, "end_line": 4, "end_column": 1, "text": ""}]}),
        ("b.txt.reportlint.toml",
         {"safety": "safe", "edits": [{"line": 1, "column": 1, "end_line": 3, "end_column": 1, "text": ""}]}),
    ]  # fmt: skip


SIDECAR = """\
# 说明

[[ignore]]
code = "DM101" # 已知
reason = "x"

# 下一条
[[ignore]]
code = "DM102, DM201"
text = "疑"

[[ignore]]
code = 'XYZ77777'
until = 2000-01-01
"""


@pytest.mark.parametrize(
    ("sidecar", "fixed"),
    [
        (SIDECAR, "# 说明\n\n# 下一条\n[[ignore]]\ncode = \"DM102\"\ntext = \"疑\"\n"),
        (SIDECAR.replace("\n", "\r\n"), "# 说明\r\n\r\n# 下一条\r\n[[ignore]]\r\ncode = \"DM102\"\r\ntext = \"疑\"\r\n"),
        ('[[ignore]]\ncode = "DM101"', ""),
        ('[[ignore]]\ncode = "DM102"\n\n[[ignore]]\ncode = "DM101"\n# 完\n', '[[ignore]]\ncode = "DM102"\n\n# 完\n'),
        ('\ufeff[[ignore]]\ncode = "DM101，DM102"\n', '\ufeff[[ignore]]\ncode = "DM102"\n'),
        # written in a way that is left alone
        ('ignore = [{code = "DM101"}]\n', 'ignore = [{code = "DM101"}]\n'),
        ('ignore = [{code = "DM101 DM102"}]\n', 'ignore = [{code = "DM102"}]\n'),
        ('[[ignore]]\ncode = "DM1\\u0030\\u0031 DM102"\n', '[[ignore]]\ncode = "DM1\\u0030\\u0031 DM102"\n'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_sidecars(program: Program, sidecar: str, fixed: str, name: str) -> None:
    from reportlint.testing import WRITERS, parse

    suffix = name.rpartition(".")[2]
    program.write(name, WRITERS[suffix](parse("# 演示\n\n疑好\n")))
    program.write(f"{name}.reportlint.toml", sidecar)
    before = read(program, name)
    diff = check(program, name, "--diff")
    assert (diff.code, read(program, f"{name}.reportlint.toml").decode()) == (int(fixed != sidecar), sidecar)
    check(program, name, "--fix")
    assert (read(program, name), read(program, f"{name}.reportlint.toml").decode()) == (before, fixed)
    assert check(program, name, "--diff").out == ""
