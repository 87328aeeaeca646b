"""Rules in YAML through the installed program: chosen, weighed and left out like all others."""

import json
from pathlib import Path

import pytest
from cli_program import Program

OURS = """\
rules:
  - code: ORG001
    name: no-doubt
    severity: error
    message: {zh: "有“{match}”", en: "has {match}"}
    source: 《规范》第二条
    tags: [words]
    description: |
      The text has no doubt.

      What it does:
          Looks for the word.
    forbid: 疑
  - code: ORG002
    name: has-end
    severity: warning
    message: {en: "no end, only {place}"}
    require: 完|终
"""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    program = Program(tmp_path)
    program.write("a.md", "演示\n\n疑。\n")
    program.write("rules/ours.yaml", OURS)
    program.write("reportlint.toml", 'rule-files = ["./rules/ours.yaml"]\nignore = ["DM"]\n')
    return program


def concise(program: Program, *arguments: str) -> list[str]:
    return program("check", "a.md", "--format", "concise", *arguments).out.splitlines()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_rules_of_a_file_are_run(program: Program, jobs: str) -> None:
    done = program("check", "a.md", "--format", "concise", "--jobs", jobs, "--lang", "en")
    assert (done.code, done.out.splitlines()) == (
        1,
        ["a.md:1:1: ORG002 warning no end, only the report", "a.md:3:1: ORG001 error has 疑"],
    )


def test_json_carries_what_the_file_says(program: Program) -> None:
    done = program("check", "a.md", "--format", "json", "--select", "ORG001")
    (finding,) = json.loads(done.out)["findings"]
    assert {key: finding[key] for key in ("code", "name", "severity", "message", "arguments", "source")} == {
        "code": "ORG001",
        "name": "no-doubt",
        "severity": "error",
        "message": "有“疑”",
        "arguments": {"match": "疑"},
        "source": "《规范》第二条",
    }


def test_rules_are_named_by_code_name_prefix_and_tag(program: Program) -> None:
    first, second = "a.md:1:1: ORG002 warning no end, only 全文", "a.md:3:1: ORG001 error 有“疑”"
    assert concise(program) == [first, second]
    assert concise(program, "--select", "ORG001") == [second]
    assert concise(program, "--select", "has-end") == [first]
    assert concise(program, "--ignore", "ORG") == []
    assert concise(program, "--ignore", "words,DM") == [first]
    assert concise(program, "--severity", "ORG001=info", "--select", "ORG001") == [second.replace("error", "info")]
    assert concise(program, "--isolated", "--select", "DM102") == ["a.md:3:1: DM102 warning 有“疑”字"]


def test_options_are_refused_as_for_any_rule_without(program: Program) -> None:
    program.write("reportlint.toml", 'rule-files = ["./rules/ours.yaml"]\n[options.ORG001]\nmost = 3\n')
    assert program("check", "a.md").err == "reportlint.toml:2:10: ORG001 has no options\n"


def test_suppressions_name_them(program: Program) -> None:
    program.write("a.md", "演示\n\n<!-- reportlint: ignore[ORG001] reason: 引文 -->\n疑。完。\n")
    assert concise(program) == []
    program.write("a.md", "演示\n\n<!-- reportlint: ignore[ORG003] reason: 引文 -->\n完。\n")
    assert [line.split()[1] for line in concise(program)] == ["RL006"]


def test_all_that_is_wrong_is_told_with_places_in_both_languages(program: Program) -> None:
    program.write(
        "rules/ours.yaml", OURS.replace("forbid", "forbit").replace("完|终", "（完").replace("has-end", "no-doubt")
    )
    program.write("rules/more.yml", "rules:\n  - {code: DM7, name: x, severity: error, message: m, require: 词(}\n")
    program.write("reportlint.toml", 'rule-files = ["./rules/ours.yaml", "./rules/more.yml"]\n')
    said = [
        'rules/ours.yaml:13:5: unknown key "forbit"; did you mean forbid?',
        "rules/more.yml:2:12: codes that begin with DM belong to others; use letters of your own",
        "rules/more.yml:2:64: a ) is missing; a bracket as plain text is written \\(",
    ]
    assert program("check", "a.md") == (2, "", "\n".join(said) + "\n")
    chinese = program("check", "a.md", LANG="zh_CN.UTF-8")
    assert chinese.err.splitlines()[0] == "rules/ours.yaml:13:5: 未知的键“forbit”，是否指forbid？"


def test_a_code_in_two_files_is_refused(program: Program) -> None:
    program.write("rules/more.yaml", OURS)
    program.write("reportlint.toml", 'rule-files = ["./rules/ours.yaml", "./rules/more.yaml"]\n')
    assert program("check", "a.md") == (
        2,
        "",
        "reportlint: rules/more.yaml:2: the code ORG001 is taken by rules/ours.yaml:2\n",
    )


def test_a_rule_file_near_the_reports_is_never_loaded(program: Program) -> None:
    program.write("sent/reportlint.yaml", "rule-files: [ours.yaml]\n")
    program.write("sent/ours.yaml", "rules: !!python/object/apply:os.system [touch owned]\n")
    program.write("sent/b.md", "演示\n")
    assert program("check", "sent") == (
        2,
        "",
        'sent/reportlint.yaml:1:1: "rule-files" can be set by the run\'s configuration only: '
        "one near the reports cannot run code\n",
    )
    (program.folder / "sent/reportlint.yaml").unlink()
    assert program("check", "sent").code == 0
    assert not (program.folder / "owned").exists()


def test_a_broken_rule_file_never_looks_like_a_pass(program: Program) -> None:
    for text in ("", "rules: []", "rules:\n", "[", "\x00"):
        program.write("rules/ours.yaml", text)
        done = program("check", "a.md")
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith("rules/ours.yaml:1:"), done.err
        assert "Traceback" not in done.err


def test_the_schema_of_rule_files_is_printed(program: Program) -> None:
    done = program("config", "schema", "--rules")
    schema = json.loads(done.out)
    assert (done.code, schema["title"], schema["required"]) == (0, "reportlint rules", ["rules"])
    assert {"require", "forbid", "assert", "for-each", "in"} <= schema["$defs"]["Rule"]["properties"].keys()
