"""``--statistics`` and ``--timing``: counts by rule, and where the time went."""

import re
from pathlib import Path

import pytest
from cli_program import Program

TIMED = """
import sys, time
from reportlint import Finding, Findings, Pack, Profile, Report, Severity, Span, fact, hookimpl, rule

class Slow:
    published = 3

@fact
def slow(report: Report) -> Slow:
    time.sleep(0.03)
    return Slow()

@rule("DM101", "first", Severity.ERROR, zh="甲", en="a")
def first(report: Report, slow: Slow) -> Findings:
    yield Finding(Span(0, 1))

@rule("DM102", "second", Severity.ERROR, zh="乙", en="b")
def second(report: Report, slow: Slow) -> Findings:
    time.sleep(0.01)
    yield Finding(Span(0, 1))
    yield Finding(Span(1, 2))

@hookimpl
def reportlint_pack() -> Pack:
    return Pack(api=1, prefix="DM", profiles=[Profile(id="demo", score=lambda b, n: 1.0)], rules=[sys.modules[__name__]])
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path, TIMED)
    for number in range(10):
        program.write(f"s/{number}.md", "演示\n")
    program.write("s/x.txt", "演示\n")
    return program


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_time_is_summed_over_files_and_workers(program: Program, jobs: str) -> None:
    done = program("check", "s", "--timing", "--profile", "demo", "--format", "concise", "--jobs", jobs)
    assert done.code == 1
    rows = [re.split(r"\s{2,}", line.strip()) for line in done.err.splitlines()]
    assert [row[1] for row in rows[:4]] == ["find the files", "load the plugins", "read and check", "write the results"]
    assert rows[4] == ["calls", "ms", "share", "what"]
    ends = next(at for at, row in enumerate(rows) if row[-1] == "slowest files")
    spent = {row[3]: (int(row[0]), float(row[1]), row[2]) for row in rows[5:ends]}
    assert {"fact Slow", "rule DM101", "rule DM102", "load markdown", "load text", "outline markdown"} <= set(spent)
    assert {what: calls for what, (calls, _, _) in spent.items() if what.startswith(("fact", "rule", "load"))} == {
        "fact Slow": 11, "rule DM101": 11, "rule DM102": 11, "load markdown": 10, "load text": 1,
    }  # fmt: skip
    assert spent["fact Slow"][1] >= 11 * 30
    assert spent["rule DM102"][1] >= 11 * 10
    assert spent["rule DM101"][1] < 11 * 10
    assert [row[3] for row in rows[5:7]] == ["fact Slow", "rule DM102"]
    assert 95 < sum(float(share.rstrip("%")) for _, _, share in spent.values()) < 105
    slowest = rows[ends + 1 : ends + 6]
    assert len(slowest) == 5
    assert all(float(row[0]) >= 40 and row[1].startswith("s/") for row in slowest)
    assert [float(row[0]) for row in slowest] == sorted((float(row[0]) for row in slowest), reverse=True)


def test_the_table_in_chinese(program: Program) -> None:
    lines = program("check", "s/1.md", "--timing", "--profile", "demo", "-q", LANG="zh_CN.UTF-8").err.splitlines()
    words = [line.split()[-1] for line in lines]
    assert words[:5] == ["找文件", "载入插件", "读取和检查", "输出结果", "内容"]
    assert {"事实 Slow", "规则 DM102", "读取 markdown"} <= {" ".join(line.split()[3:]) for line in lines}


def test_results_are_the_same_with_and_without(program: Program) -> None:
    timed = program("check", "s", "--profile", "demo", "--format", "json", "--timing")
    assert timed.out == program("check", "s", "--profile", "demo", "--format", "json").out


def test_counts_by_rule(program: Program) -> None:
    done = program("check", "s", "--statistics", "--profile", "demo", "--format", "concise", "-q")
    assert done.err == "    22  DM102  second\n    11  DM101  first\n"
    program.write("empty/a.md", "演示\n")
    quiet = program(
        "check", "empty", "--statistics", "--profile", "demo", "--ignore", "DM101", "--ignore", "DM102", "-q"
    )
    assert quiet.code in {2, 3} or quiet.err == "no findings\n"
    none = program("check", "empty", "--statistics", "--profile", "govinfo", "--select", "GI105", "-q")
    assert none.err == "no findings\n"
    assert program("check", "empty", "--statistics", "--profile", "govinfo", "--select", "GI105", "-q",
                   LANG="zh_CN.UTF-8").err == "没有问题\n"  # fmt: skip


def test_raw_results_carry_no_time_unless_asked() -> None:
    from reportlint.batch.check import Checker, Settings
    from reportlint.plugins.registry import Registry

    data = "# 甲县水务局2023年政府信息公开工作年度报告\n\n## 一、总体情况\n\n甲。\n".encode()
    assert Checker(Registry(), Settings()).check(data, "a.md").timings is None
    timings = Checker(Registry(), Settings(timing=True)).check(data, "a.md").timings
    assert timings is not None
    assert {what.split()[0] for what in timings} == {"load", "recognise", "outline", "tables", "plan", "fact", "rule"}
