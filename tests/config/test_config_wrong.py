"""Wrong configurations: the exact message, line and column of each, in TOML and, where it differs, in YAML."""

from pathlib import Path

import pytest
from sample_pack import complaints

KINDS = "error, warning, info, off"
UNKNOWN = "no loaded rule has the code, name, prefix or tag"
WRONG: list[tuple[str, str, list[str]]] = [
    # keys
    ("toml", 'selct = ["AB1"]', ['1:1: unknown key "selct"; did you mean select?']),
    ("yaml", "selct: [AB1]", ['1:1: unknown key "selct"; did you mean select?']),
    ("toml", 'extend_select = ["AB1"]', ['1:1: unknown key "extend_select"; did you mean extend-select?']),
    ("toml", 'lang = "zh"\n[severty]\nAB1 = "off"', ['2:2: unknown key "severty"; did you mean severity?']),
    ("toml", '"\\u001b[2J" = 1', ['1:1: unknown key "\\u001b[2J"']),
    ("toml", f"{'x' * 100} = 1", [f'1:1: unknown key "{"x" * 59}…"']),
    ("yaml", "中文: 1", ['1:1: unknown key "中文"']),
    # types
    ("toml", 'select = "AB1"', ['1:10: "select" must be a list of strings, not a string; put it in square brackets']),
    ("yaml", "select: AB1", ['1:9: "select" must be a list of strings, not a string; put it in square brackets']),
    ("yaml", "select:\nlang: zh", ['1:1: "select" must be a list of strings, not nothing']),
    ("yaml", "select: {AB1: x}", ['1:9: "select" must be a list of strings, not a table']),
    ("toml", 'select = ["AB1", 2]', ['1:18: an item of "select" must be a string, not a whole number; put it in quotes']),
    ("yaml", "select:\n- AB1\n- 1.10", ['3:3: an item of "select" must be a string, not a decimal number; put it in quotes']),
    ("yaml", "ignore: [~]", ['1:10: an item of "ignore" must be a string, not nothing']),
    ("yaml", "ignore: [no]", [f'1:10: {UNKNOWN} "no"']),
    ("yaml", "profile: 12:30", ['1:10: no loaded pack knows the profile "12:30"']),
    ("yaml", "profile: 1.10", ['1:10: "profile" must be a string, not a decimal number; put it in quotes']),
    ("yaml", "profile: true", ['1:10: "profile" must be a string, not true or false; put it in quotes']),
    ("yaml", "require-reason: yes", ['1:17: "require-reason" must be true or false, not a string']),
    ("toml", 'require-reason = "true"', ['1:18: "require-reason" must be true or false, not a string']),
    ("toml", "collection = 1", ['1:14: "collection" must be true or false, not a whole number']),
    ("toml", "baseline = 2024-01-01", ['1:12: "baseline" must be a string, not a date; put it in quotes']),
    ("toml", "profile = 12:30:00", ['1:11: "profile" must be a string, not a time; put it in quotes']),
    ("toml", 'ignore = [""]', ['1:11: an item of "ignore" is empty']),
    ("toml", f"ignore = [{'1, ' * 1001}]", ['1:3011: "ignore" holds more than 1000 items']),
    # words that are one of some
    ("toml", 'fail-on = "eror"', ['1:11: "fail-on" must be one of error, warning, info, never, not "eror"; did you mean error?']),
    ("toml", 'fail-on = "fatal"', ['1:11: "fail-on" must be one of error, warning, info, never, not "fatal"']),
    ("toml", 'lang = "en-US"', ['1:8: "lang" must be one of zh, en, not "en-US"']),
    ("yaml", "lang: chinese", ['1:7: "lang" must be one of zh, en, not "chinese"']),
    # severities
    ("toml", 'severity = {AB1 = "eror"}', [f'1:19: the severity of "AB1" must be one of {KINDS}, not "eror"; did you mean error?']),
    ("yaml", "severity:\n  AB1: Error", [f'2:8: the severity of "AB1" must be one of {KINDS}, not "Error"; did you mean error?']),
    ("toml", "severity = {AB1 = 3}", ['1:19: the severity of "AB1" must be a string, not a whole number; put it in quotes']),
    ("yaml", "severity: {AB1: off, AB2: on}", [f'1:27: the severity of "AB2" must be one of {KINDS}, not "on"']),
    ("toml", 'severity = "off"', ['1:12: "severity" must be a table of keys and values, not a string']),
    ("toml", 'severity.AB201.pending = "off"', ['1:10: the severity of "AB201" must be a string; put a name with its variant in quotes']),
    # names of rules
    ("toml", 'select = ["AB9"]', [f'1:11: {UNKNOWN} "AB9"; did you mean AB?']),
    ("yaml", "select:\n  - AB1\n  - missing-prt", [f'3:5: {UNKNOWN} "missing-prt"; did you mean missing-part?']),
    ("toml", 'ignore = ["ab101"]', [f'1:11: {UNKNOWN} "ab101"; did you mean AB101?']),
    ("toml", 'ignore = ["structur"]', [f'1:11: {UNKNOWN} "structur"; did you mean structure?']),
    ("toml", 'mandatory = ["AB77"]', [f'1:14: {UNKNOWN} "AB77"; did you mean AB?']),
    ("toml", 'extend-select = ["A"]', [f'1:18: {UNKNOWN} "A"; did you mean AB?']),
    ("toml", '[severity]\nAB77 = "off"', [f'2:1: {UNKNOWN} "AB77"; did you mean AB?']),
    ("toml", 'severity = {"AB201.pendng" = "off"}', ['1:13: AB201 has no variant "AB201.pendng"; did you mean AB201.pending?']),
    ("toml", 'ignore = ["AB2.pending"]', ['1:11: a variant stands behind the code or name of one rule; this is not one: "AB2.pending"']),
    ("toml", 'ignore = ["RL001"]', ["1:11: RL001 cannot be changed or switched off"]),
    ("yaml", "ignore: [rule-crashed]", ["1:10: RL003 cannot be changed or switched off"]),
    ("toml", 'severity = {RL = "off"}', ["1:13: RL001, RL002, RL003 cannot be changed or switched off"]),
    ("toml", '[[overrides]]\nfiles = ["a"]\nignore = ["RL00"]', ["3:11: RL001, RL002, RL003 cannot be changed or switched off"]),
    # profiles and presets
    ("toml", 'profile = "anual"', ['1:11: no loaded pack knows the profile "anual"; did you mean annual?']),
    ("toml", 'extends = "ab:strict-2027"', ['1:11: no loaded pack has the preset "ab:strict-2027"; did you mean ab:strict-2026?']),
    ("yaml", "extends: ab:recomended", ['1:10: no loaded pack has the preset "ab:recomended"; did you mean ab:recommended?']),
    ("toml", 'extends = "recommended"', ['1:11: "extends" must be a preset (pack:name), or the path of a .toml or .yaml file']),
    # paths
    ("toml", 'extends = "https://example.org/x.toml"', ["1:11: a path inside the project was expected, not a URL"]),
    ("toml", 'extends = "/etc/passwd.toml"', ["1:11: a path begins at this file's folder; it cannot be absolute"]),
    ("toml", "extends = 'C:\\x.toml'", ["1:11: a path begins at this file's folder; it cannot be absolute"]),
    ("toml", 'extends = "../x.toml"', ["1:11: the path leads out of the project's folder"]),
    ("toml", 'extends = "gone.toml"', ["1:11: the file that extends names: there is no such file"]),
    ("toml", 'plugins = ["./gone.py"]', ["1:12: there is no such file or folder"]),
    ("toml", 'plugins = ["a.toml"]', ["1:12: a .py file or a folder was expected"]),
    ("yaml", "rule-files:\n- ./a.toml", ["2:3: a .yaml file was expected"]),
    ("toml", 'rule-files = ["../../x.yaml"]', ["1:15: the path leads out of the project's folder"]),
    ("toml", 'baseline = "~/b.json"', ["1:12: a path begins at this file's folder; it cannot be absolute"]),
    # file patterns
    ("toml", 'exclude = ["["]', ["1:12: the ] of the pattern is missing"]),
    ("yaml", "exclude: ['[z-a]']", ["1:11: the range z-a of the pattern is backwards"]),
    ("toml", 'exclude = ["/x"]', ["1:12: a pattern begins at the folder of its configuration; it cannot be an absolute path"]),
    ("toml", 'exclude = ["../x"]', ["1:12: a pattern cannot lead out of its folder by .."]),
    ("toml", 'exclude = ["**.md"]', ["1:12: ** stands alone between slashes, as in **/*.md"]),
    ("toml", "exclude = ['a\\b']", ["1:12: folders in a pattern are set apart by /, not by backslashes"]),
    ("toml", 'exclude = ["*.{md,txt}"]', ["1:12: braces mean nothing in a pattern; write two patterns"]),
    ("toml", 'exclude = ["a//b"]', ["1:12: the pattern holds an empty folder name"]),
    ("toml", 'exclude = ["./"]', ["1:12: the pattern is empty"]),
    # limits and hierarchy
    ("toml", "limits = {rows = 0}", ['1:18: "rows" must be a whole number of at least 1, not 0']),
    ("toml", "limits = {rows = 1.5}", ['1:18: "rows" must be a whole number of at least 1, not a decimal number']),
    ("toml", "limits = {rows = true}", ['1:18: "rows" must be a whole number of at least 1, not true or false']),
    ("yaml", "limits: {seconds: .inf}", ['1:19: "seconds" must be a number above 0, not inf']),
    ("toml", "limits.secnds = 3", ['1:8: unknown key "secnds"; did you mean seconds?']),
    ("toml", 'hierarchy = {A = "B"}', ['1:18: "hierarchy" must be a list of strings, not a string; put it in square brackets']),
    ("toml", 'hierarchy = {A = ["B"], B = ["A"]}', ['1:30: "A" already stands elsewhere, or above itself']),
    ("toml", 'hierarchy = {A = ["B"], C = ["B"]}', ['1:30: "B" already stands elsewhere, or above itself']),
    ("toml", 'hierarchy = {A = ["A"]}', ['1:19: "A" already stands elsewhere, or above itself']),
    # options
    ("toml", "[options.AB601]\nmin-lenght = 3", ['2:1: AB601 has no option "min-lenght"; did you mean min-length?']),
    ("toml", 'options.AB601.min-length = "3"', ['1:28: "min-length" must be a whole number of at least 0, not a string']),
    ("yaml", "options:\n  text-length:\n    min-length: -1", ['3:17: "min-length" must be a whole number of at least 0, not -1']),
    ("toml", "options.AB601.min-length = true", ['1:28: "min-length" must be a whole number of at least 0, not true or false']),
    ("toml", "options.AB601 = {min-length = 50, max-length = 20}", ['1:48: "min-length" (50) is greater than "max-length" (20)']),
    ("toml", "options.AB601.min-length = 501", ['1:28: "min-length" (501) is greater than "max-length" (500)']),
    ("toml", 'options.AB601.mode = "lenien"', ['1:22: "mode" must be one of lenient, strict, not "lenien"; did you mean lenient?']),
    ("toml", "options.AB601.mode = 3", ['1:22: "mode" must be one of lenient, strict, not a whole number']),
    ("yaml", "options: {AB601: {terms: [a, 3]}}", ['1:30: an item of "terms" must be a string, not a whole number; put it in quotes']),
    ("toml", 'options.AB601.terms = "a"', ['1:23: "terms" must be a list of strings, not a string']),
    ("toml", 'options.AB601.weights = {a = "b"}', ['1:25: "weights" must be a table of whole numbers']),
    ("toml", "options.AB601.ratio = 2.0", ['1:23: "ratio" must be a number above 0 and of at most 1, not 2.0']),
    ("yaml", "options: {AB601: {ratio: .nan}}", ['1:26: "ratio" must be a number above 0 and of at most 1, not nan']),
    ("yaml", "options: {AB601: {quiet: off}}", ['1:26: "quiet" must be true or false, not a string']),
    ("toml", "[options.AB602]\nstep = 3", ["1:10: the options of AB602 are wrong: step must be even"]),
    ("toml", "options.AB102.x = 1", ["1:9: AB102 has no options"]),
    ("toml", "options.RL004.x = 1", ["1:9: RL004 has no options"]),
    ("toml", "options.AB6.x = 1", ['1:9: options belong to one rule; this is not the code or name of one: "AB6"']),
    ("toml", "options.AB77.x = 1", [f'1:9: {UNKNOWN} "AB77"; did you mean AB?']),
    ("toml", "options.AB601 = 3", ['1:17: the options of "AB601" must be a table of keys and values, not a whole number']),
    # overrides
    ("toml", '[overrides]\nfiles = ["a"]', ['1:2: "overrides" must be a list of tables, not a table; in TOML write [[overrides]]']),
    ("toml", '[[overrides]]\nignore = ["AB1"]', ["1:3: this override has neither files nor sections"]),
    ("yaml", "overrides:\n- files: [a]", ["2:3: this override has none of select, ignore, severity and options"]),
    ("toml", '[[overrides]]\nfiles = []\nignore = ["AB1"]', ['2:9: "files" is empty']),
    ("toml", "overrides = [3]", ['1:14: an item of "overrides" must be a table of keys and values, not a whole number']),
    ("toml", '[[overrides]]\nfiles = ["a"]\nignore = ["AB1"]\nlang = "zh"', ['4:1: unknown key "lang"']),
    ("toml", '[[overrides]]\nsections = ["S1"]\noptions.AB601.min-length = 1', ["3:1: options hold for a whole report; they cannot be set for sections"]),
    ("toml", '[[overrides]]\nfiles = ["["]\nignore = ["AB1"]', ["2:10: the ] of the pattern is missing"]),
    ("toml", '[[overrides]]\nfiles = ["a"]\nseverity.AB1 = "of"', [f'3:16: the severity of "AB1" must be one of {KINDS}, not "of"; did you mean off?']),
    ("yaml", "overrides:\n- sections: [1]\n  ignore: [AB1]", ['2:14: an item of "sections" must be a string, not a whole number; put it in quotes']),
    # text that is none
    ("toml", "select = [AB1]", ["1:11: this is not a value; text must stand in quotes"]),
    ("toml", "lang = \"zh\nfail-on = \"error\"", ["1:8: the closing quote of this string is missing"]),
    ("toml", 'lang = "zh"\nlang = "en"', ["2:1: this key stands here twice; it was first given in line 1"]),
    ("yaml", "lang: zh\nlang: en", ["2:1: this key stands here twice; it was first given in line 1"]),
    ("yaml", "lang: zh\n---\nlang: en", ["2:1: a second document begins here; a file holds one"]),
    ("yaml", "- select", ["1:1: keys and values were expected at the top"]),
    ("yaml", "lang: !!python/object/apply:os.system ['exit 1']", ["1:7: tags (!) are not allowed"]),
    # all together, in order of place
    (
        "toml",
        'lang = "cn"\nselect = ["AB1", 1]\nslect = 1\nexclude = ["["]\n[limits]\nrows = -1\n[severity]\nAB1 = "bad"',
        [
            '1:8: "lang" must be one of zh, en, not "cn"',
            '2:18: an item of "select" must be a string, not a whole number; put it in quotes',
            '3:1: unknown key "slect"; did you mean select?',
            "4:12: the ] of the pattern is missing",
            '6:8: "rows" must be a whole number of at least 1, not -1',
            f'8:7: the severity of "AB1" must be one of {KINDS}, not "bad"',
        ],
    ),
    (
        "yaml",
        "severity: {AB77: off}\nignore: [AB88, RL003]\noptions:\n  AB601: {mode: x, min-length: a}\nselect: [AB1x]\nprofile: none",
        [
            f'1:12: {UNKNOWN} "AB77"; did you mean AB?',
            f'2:10: {UNKNOWN} "AB88"; did you mean AB?',
            "2:16: RL003 cannot be changed or switched off",
            '4:17: "mode" must be one of lenient, strict, not "x"',
            '4:32: "min-length" must be a whole number of at least 0, not a string',
            f'5:10: {UNKNOWN} "AB1x"; did you mean AB1?',
            '6:10: no loaded pack knows the profile "none"',
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), WRONG, ids=[str(index) for index in range(len(WRONG))])
def test_wrong(tmp_path: Path, kind: str, text: str, expected: list[str]) -> None:
    name = f"reportlint.{kind}"
    assert complaints(tmp_path, {name: text, "a.toml": ""}) == [f"{name}:{line}" for line in expected]


@pytest.mark.parametrize(("kind", "text", "expected"), WRONG, ids=[str(index) for index in range(len(WRONG))])
def test_every_sentence_has_its_chinese(tmp_path: Path, kind: str, text: str, expected: list[str]) -> None:
    name = f"reportlint.{kind}"
    lines = complaints(tmp_path, {name: text, "a.toml": ""}, "zh")
    assert [line.split(": ")[0] for line in lines] == [f"{name}:{line.split(': ')[0]}" for line in expected]
    assert all(any("\u4e00" <= character <= "\u9fff" for character in line) for line in lines)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('selct = ["AB1"]', "1:1: 未知的键“selct”，是否指select？"),
        ('select = "AB1"', "1:10: “select”应当是字符串列表，而不是字符串；请放进方括号"),
        (
            'severity = {AB1 = "eror"}',
            "1:19: “AB1”的级别应当是error、warning、info、off之一，而不是“eror”，是否指error？",
        ),
        ('select = ["AB9"]', "1:11: 没有规则的代码、名称、前缀或标签是“AB9”，是否指AB？"),
        ('severity = {"AB201.pendng" = "off"}', "1:13: AB201没有变体“AB201.pendng”，是否指AB201.pending？"),
        ("options.AB601.min-length = -1", "1:28: “min-length”应当是不小于0的整数，而不是-1"),
        ("options.AB601.ratio = 2.0", "1:23: “ratio”应当是大于0、不大于1的数，而不是2.0"),
        ('options.AB601.weights = {a = "b"}', "1:25: “weights”应当是值为整数的一组键值"),
        ("options.AB601 = {min-length = 50, max-length = 20}", "1:48: “min-length”（50）大于“max-length”（20）"),
        ('ignore = ["RL"]', "1:11: RL001、RL002、RL003不能更改，也不能关闭"),
        ('profile = "anual"', "1:11: 已加载的规则包里没有种类“anual”，是否指annual？"),
        ('extends = "../x.toml"', "1:11: 路径不能指向项目文件夹之外"),
        ('a = "x', "1:5: 字符串缺少结尾的引号"),
    ],
)
def test_in_chinese(tmp_path: Path, text: str, expected: str) -> None:
    assert complaints(tmp_path, {"reportlint.toml": text}, "zh") == [f"reportlint.toml:{expected}"]


def test_in_pyproject(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[tool.reportlint]\nselct = 1\n[tool.reportlint.options.AB601]\nmin-length = -1\n'
    assert complaints(tmp_path, {"pyproject.toml": text}) == [
        'pyproject.toml:4:1: unknown key "selct"; did you mean select?'
    ]
    text = text.replace("selct = 1\n", "")
    assert complaints(tmp_path, {"pyproject.toml": text}) == [
        'pyproject.toml:5:14: "min-length" must be a whole number of at least 0, not -1'
    ]
    assert complaints(tmp_path, {"pyproject.toml": "[tool]\nreportlint = 3"}) == [
        'pyproject.toml:2:14: "reportlint" must be a table of keys and values, not a whole number'
    ]


def test_a_hundred_problems_are_enough(tmp_path: Path) -> None:
    lines = complaints(tmp_path, {"reportlint.toml": "".join(f"k{i} = 1\n" for i in range(500))})
    assert len(lines) == 101
    assert lines[-1] == "reportlint.toml:101:1: more than 100 problems; the rest is not listed"
