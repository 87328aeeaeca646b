"""Wrong rule files: each problem with its line, its column and the exact sentence; all problems of a file at once."""

from __future__ import annotations

import pytest
from small_kind import with_rules

from reportlint.declarative import RuleFileError

RULE = "rules:\n  - {code: ORG001, name: ours, severity: error, message: 坏, %s}\n"

WRONG: list[tuple[str, list[str]]] = [
    ("", ["1:1: the file has no rules"]),
    ("# nothing\n", ["1:1: the file has no rules"]),
    ("- a\n", ["1:1: keys and values were expected at the top"]),
    ("just words\n", ["1:1: keys and values were expected at the top"]),
    ("rules:\n", ['1:1: "rules" must be a list of rules (each begins with "- "), not nothing']),
    ("rules: []\n", ['1:8: "rules" is empty']),
    ("rules: {code: A}\n", ['1:8: "rules" must be a list of rules (each begins with "- "), not a table']),
    ("rule:\n  - code: ORG001\n", ['1:1: unknown key "rule"; did you mean rules?', "1:1: the file has no rules"]),
    ("rules:\n  - words\n", ['2:5: an item of "rules" must be a table of keys and values, not a string']),
    ("rules:\n\t- a\n", ["2:1: a tab cannot indent; use spaces"]),
    ("rules: [\n", ["2:1: a value is missing here"]),
    ("a: 1\na: 2\n", ["2:1: this key stands here twice; it was first given in line 1"]),
    ("rules: &a [*a]\n", ["1:12: this alias stands inside the value that it names"]),
    ("rules: !!python/object/apply:os.system [ls]\n", ["1:8: tags (!) are not allowed"]),
    ("---\nrules: []\n---\nrules: []\n", ["3:1: a second document begins here; a file holds one"]),
    (
        RULE % "",
        [
            '2:5: an item of "rules" requires nothing: one of require, forbid, match, count, length, order, unique, one-of, same-as, term, assert must be there'
        ],
    ),
    (
        "rules:\n  - code: ORG001\n    message: {place}太短\n",
        ["3:21: words that begin with { or [ go in quotes"],
    ),
    (
        "rules:\n  - {code: ORG001, message: {place}太短}\n",
        ["2:36: words that begin with { or [ go in quotes"],
    ),
    (
        RULE % "in: S1, require: 词",
        [
            '2:65: "in" must be one of report, title, preamble, headings, every-section, or written {section: …}, {heading: …}, {table: …}, {property: …}, not "S1"'
        ],
    ),
    (RULE % "term: {错: 甲, wrong: 乙, right: 丙}", ['2:68: unknown key "错"; there are: wrong, right, fix']),
    (
        RULE % 'require: "\\bab\\b"',
        ["2:70: double quotes make a backspace of \\b; patterns need no word boundaries: leave it out"],
    ),
    (RULE % "requier: 词", ['2:61: unknown key "requier"; did you mean require?']),
    (RULE % "require: 12", ['2:70: "require" must be a string, not a whole number; put it in quotes']),
    (RULE % "require: 1.10", ['2:70: "require" must be a string, not a decimal number; put it in quotes']),
    (RULE % "require: ''", ['2:70: "require" is empty']),
    (RULE % "require: []", ['2:70: "require" is empty']),
    (RULE % "require: [词, 3]", ['2:74: an item of "require" must be a string, not a whole number; put it in quotes']),
    (RULE % "require: {a: b}", ['2:70: "require" must be a string or a list of strings, not a table']),
    ("rules:\n  - {name: ours, severity: error, message: 坏, require: 词}\n", ['2:5: an item of "rules" lacks "code"']),
    (
        "rules:\n  - {code: 101, name: ours, severity: error, message: 坏, require: 词}\n",
        ['2:12: "code" must be a string, not a whole number; put it in quotes'],
    ),
    (
        "rules:\n  - {code: org1, name: ours, severity: error, message: 坏, require: 词}\n",
        ['2:12: a code is capital letters and a number, such as ORG001, not "org1"'],
    ),
    (
        "rules:\n  - {code: RL101, name: ours, severity: error, message: 坏, require: 词}\n",
        ["2:12: codes that begin with RL belong to others; use letters of your own"],
    ),
    (
        "rules:\n  - {code: MI101, name: ours, severity: error, message: 坏, require: 词}\n",
        ["2:12: codes that begin with MI belong to others; use letters of your own"],
    ),
    (
        "rules:\n  - {code: ORG001, name: Our Rule, severity: error, message: 坏, require: 词}\n",
        ['2:26: a name is small letters, digits and hyphens, such as complaint-hotline, not "Our Rule"'],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: fatal, message: 坏, require: 词}\n",
        ['2:42: "severity" must be one of error, warning, info, not "fatal"'],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: off, message: 坏, require: 词}\n",
        ['2:42: "severity" must be one of error, warning, info, not "off"'],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: error, message: {}, require: 词}\n",
        ["2:58: the message has neither zh nor en"],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: error, message: {de: x}, require: 词}\n",
        ['2:59: unknown key "de"; there are: zh, en'],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: error, message: '{x', require: 词}\n",
        ["2:58: braces come in pairs, with the name of a field between them, such as {place}"],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: error, message: '{0.__class__.__mro__}', require: 词}\n",
        ["2:58: braces come in pairs, with the name of a field between them, such as {place}"],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: error, message: '{x:>999999999}', require: 词}\n",
        ["2:58: braces come in pairs, with the name of a field between them, such as {place}"],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: error, message: '缺{patern}', require: 词}\n",
        ["2:60: the message has no field {patern}; did you mean pattern?; there are: pattern, place"],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: error, message: {zh: '{pattern}', en: none}, require: 词}\n",
        ["2:58: the message has other fields in zh than in en"],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: error, message: '{n}', forbid: ['(?P<n>甲.)', '乙.']}\n",
        ["2:59: the message has no field {n}; there are: match, place"],
    ),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: error, message: 坏, require: 词}\n  - {code: ORG001, name: ours, severity: error, message: 坏, require: 词}\n",
        ["3:12: ORG001 is used on line 2 already", "3:26: ours is used on line 2 already"],
    ),
    (RULE % "require: (甲", ["2:70: a ) is missing; a bracket as plain text is written \\("]),
    (RULE % "require: 甲(?=乙)", ["2:71: look-ahead and look-behind ((?=, (?!, (?<=, (?<!) are not to be had"]),
    (RULE % "require: １２件", ['2:70: “１” is read as "1"; write "1"']),
    (
        RULE % "require: 甲 乙",
        ["2:71: a space beside Chinese characters is dropped when a report is read; leave it out"],
    ),
    (
        RULE % "require: '甲*'",
        ["2:71: the pattern fits nothing at all too, so it is found everywhere; take out a * or ? or |"],
    ),
    (
        RULE % "require: '[\\u4e00-\\u9fa5]'",
        ["2:72: a character cannot be written with \\u; write the character itself, and \\p{Han} for any Chinese one"],
    ),
    (RULE % "require: [甲, 'a{2000}']", ["2:76: repetitions are limited to 1000 in all"]),
    (
        RULE % "in: everywhere, require: 词",
        [
            '2:65: "in" must be one of report, title, preamble, headings, every-section, or written {section: …}, {heading: …}, {table: …}, {property: …}, not "everywhere"'
        ],
    ),
    (RULE % "in: {section: A9}, require: 词", ['2:75: no section is called "A9"; there are: A1, A2, A3']),
    (RULE % "in: {sektion: A1}, require: 词", ['2:66: unknown key "sektion"; did you mean section?']),
    (
        RULE % "in: {section: A1, table: T1}, require: 词",
        ["2:61: a place is one of section, heading, table and property"],
    ),
    (RULE % "in: {}, require: 词", ["2:61: a place is one of section, heading, table and property"]),
    (RULE % "in: {row: 合计}, require: 词", ["2:61: a place is one of section, heading, table and property"]),
    (RULE % "in: {table: T7}, require: 词", ['2:73: no table is called "T7"; there are: T1']),
    (
        RULE % "in: {table: T1, row: 利息}, require: 词",
        [
            '2:82: T1 has no row "利息"; there are: 一、收入 / 会费; 一、收入 / 其他; 二、支出 / 场地; 二、支出 / 其他; 三、合计'
        ],
    ),
    (
        RULE % "in: {table: T1, row: 其他}, require: 词",
        ['2:82: T1 has several rows called "其他"; write one of: 一、收入 / 其他; 二、支出 / 其他'],
    ),
    (
        RULE % "in: {property: size}, require: 词",
        ['2:76: "property" must be one of title, author, published, created, pages, not "size"'],
    ),
    (RULE % "in: {heading: '('}, require: 词", ["2:76: a ) is missing; a bracket as plain text is written \\("]),
    (
        RULE % "when: {condition: nevr}, require: 词",
        [
            '2:79: minutes: no condition is called "nevr"; did you mean never?; there are: has-table, met, never',
            '2:79: letters: no condition is called "nevr"; there is none',
        ],
    ),
    (
        "profile: minutes\n" + RULE % "require: 词, when: {facts: {year: 2021-2023}}",
        ['3:94: "year" is a whole number, not "2021-2023"; a range is written {from: 2021, to: 2023}'],
    ),
    (
        RULE % "when: {facts: {yaer: 3}}, require: 词",
        [
            '2:76: minutes: no fact is published as "yaer"; did you mean year?; there are: year, body',
            '2:76: letters: no fact is published as "yaer"; there are: ',
        ],
    ),
    (RULE % "when: {facts: {year: {since: 3}}}, require: 词", ['2:83: unknown key "since"; there are: from, to']),
    (RULE % "when: {year: 3}, require: 词", ['2:68: unknown key "year"; there are: condition, facts, report, place']),
    (RULE % "count: 甲", ['2:68: "count" must be a table of keys and values, not a string']),
    (RULE % "count: {pattern: 甲}", ['2:61: "count" has min or max']),
    (RULE % "count: {pattern: 甲, min: 3, max: 2}", ['2:61: "min" (3) is greater than "max" (2)']),
    (RULE % "count: {pattern: 甲, min: -1}", ['2:81: "min" cannot be less than 0']),
    (RULE % "length: {min: a}", ['2:75: "min" must be a whole number, not a string']),
    (RULE % "length: {}", ['2:61: "length" has min or max']),
    (RULE % "order: [甲]", ['2:61: "order" has two items at least']),
    (RULE % "unique: words", ['2:69: "unique" must be one of paragraphs, headings, cells, labels, not "words"']),
    (RULE % "unique: labels", ["2:61: labels goes with in: {table: …}"]),
    (RULE % "in: {table: T1}, unique: paragraphs", ["2:78: a table has no paragraphs; write cells or labels"]),
    (RULE % "in: {section: A1}, unique: headings", ["2:80: headings goes with in: headings"]),
    (RULE % "one-of: 甲", ['2:69: "one-of" must be a list or a table of keys and values, not a string']),
    (RULE % "same-as: {in: {section: A9}}", ['2:85: no section is called "A9"; there are: A1, A2, A3']),
    (RULE % "term: {wrong: 甲}", ['2:67: "term" lacks "right"']),
    (RULE % "term: {wrong: 甲, right: 甲}", ['2:78: "right" is itself what "wrong" looks for']),
    (RULE % "term: {wrong: 甲, right: 乙, fix: yes}", ['2:93: "fix" must be one of safe, unsafe, none, not "yes"']),
    (RULE % "assert: 1 == 1", ["2:61: assert goes with in: {table: …}"]),
    (RULE % 'require: "a.\\ud800"', ['2:70: "require" holds what is no character']),
    (RULE % 'one-of: ["\\ud800"]', ['2:70: an item of "one-of" holds what is no character']),
    (RULE % "for-each: row, require: 词", ['2:61: "for-each" goes with assert']),
    (RULE % "numbers: counts, require: 词", ['2:61: "numbers" goes with assert']),
    (RULE % "together: true, require: 词", ['2:61: "together" goes with assert']),
    (
        RULE % "in: {table: T1}, for-each: colum, assert: 1 == 1",
        ['2:88: "for-each" must be one of row, column, cell, not "colum"; did you mean column?'],
    ),
    (RULE % "in: {table: T1}, for-each: column, assert: 'row(\"合计\") = 1'", ["2:115: equal is written =="]),
    (
        RULE % "in: {table: T1}, for-each: column, assert: 'row(\"利息\") == 1'",
        [
            '2:105: T1 has no row "利息"; there are: 一、收入 / 会费; 一、收入 / 其他; 二、支出 / 场地; 二、支出 / 其他; 三、合计'
        ],
    ),
    (
        RULE % "in: {table: T1}, for-each: column, assert: 'row(\"其他\") == 1'",
        ['2:105: T1 has several rows called "其他"; write one of: 一、收入 / 其他; 二、支出 / 其他'],
    ),
    (
        RULE % "in: {table: T1}, for-each: column, assert: 'row(\"收入\") == 1'",
        ['2:105: 收入 heads 2 rows; their sum is written sum(rows("收入"))'],
    ),
    (
        RULE % "in: {table: T1}, for-each: row, assert: 'row(\"合计\") == 1'",
        ['2:102: row(…) goes with for-each: column; any cell is written cell("row", "column")'],
    ),
    (
        RULE % 'in: {table: T1}, for-each: column, assert: \'previous(previous(row("合计"))) < row("合计")\'',
        ["2:114: previous(…) goes back one year only; another previous cannot stand in it"],
    ),
    (
        RULE % "in: {table: T1}, for-each: column, assert: 'row(\"合计\") == previous(12)'",
        ["2:127: a cell was expected in previous(…); a number is the same in every year"],
    ),
    (
        RULE % "in: {table: T1}, for-each: column, assert: 'previous(row(\"合计\")) > 0'",
        ["2:105: the expression looks at last year's report only; compare previous(…) with a cell of this year's"],
    ),
    (
        RULE % 'in: {table: T1}, for-each: column, assert: \'previous(row("利息")) < row("合计")\'',
        [
            '2:114: T1 has no row "利息"; there are: 一、收入 / 会费; 一、收入 / 其他; 二、支出 / 场地; 二、支出 / 其他; 三、合计'
        ],
    ),
    (
        RULE % "in: {table: T1}, assert: 'previous(row(\"合计\")) < 1'",
        ['2:96: row(…) goes with for-each: column; any cell is written cell("row", "column")'],
    ),
    (
        RULE % 'in: {table: T1}, match: 词, for-each: column, assert: \'previous(row("合计")) < row("合计")\'',
        ["2:115: a rule with previous(…) in its assert has no other requirement; write another rule"],
    ),
    (
        RULE % "in: {table: T1, row: 合计}, for-each: column, assert: 'row(\"合计\") == 1'",
        ["2:77: with assert, row goes with for-each: row"],
    ),
    (
        RULE % 'in: {table: T1}, for-each: column, assert: \'sum(rows("会费" .. "利息")) == 1\'',
        [
            '2:109: T1 has no row "利息"; there are: 一、收入 / 会费; 一、收入 / 其他; 二、支出 / 场地; 二、支出 / 其他; 三、合计'
        ],
    ),
    (
        RULE
        % "in: {table: T1}, assert: '((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1'",
        ["2:127: the expression is nested deeper than 40"],
    ),
    (RULE % "in: {table: T1}, assert: '9**9**9 == 1'", ["2:89: * cannot stand here"]),
    (RULE % "in: {table: T1}, assert: '__import__(\"os\") == 1'", ["2:87: there is no function __import__"]),
    (
        "profile: minuets\nrules:\n  - {code: ORG001, name: ours, severity: error, message: 坏, require: 词}\n",
        ['1:10: no loaded pack knows the profile "minuets"; did you mean minutes?; there are: minutes, letters'],
    ),
    (RULE % "require: 词, examples: [{base: a}]", ['2:84: an item of "examples" lacks "fires"']),
    (
        RULE % "require: 词, examples: [{base: a, fires: true}]",
        ["2:84: an example that fires says with at which words the place holds"],
    ),
    (
        RULE % "require: 词, examples: [{base: a, fires: false, at: x}]",
        ["2:84: an example that stays silent has none of at, variant, row and column"],
    ),
    (
        RULE % "require: 词, examples: [{base: a, fires: false, edits: [{find: x}]}]",
        ['2:116: an item of "edits" lacks "replace"'],
    ),
    (RULE % "require: 词, tags: words", ['2:79: "tags" must be a list of strings, not a string']),
    (RULE % "require: 词, description: [a]", ['2:86: "description" must be a string, not a list']),
    (RULE % "require: 词, message: 坏", ["2:73: this key stands here twice; it was first given in line 2"]),
    (
        "rules:\n  - {code: ORG001, name: ours, severity: error, message: 坏, require: (词}\n  - {code: ORG002, name: theirs, severity: eror, message: 坏, require: 词}\n  - {code: ORG003, name: ours, severity: error, message: '{x}', in: {section: A7}, require: 词}\n",
        [
            "2:70: a ) is missing; a bracket as plain text is written \\(",
            '3:44: "severity" must be one of error, warning, info, not "eror"; did you mean error?',
            "4:26: ours is used on line 2 already",
            "4:59: the message has no field {x}; there are: pattern, place",
            '4:79: no section is called "A7"; there are: A1, A2, A3',
        ],
    ),
]


@pytest.mark.parametrize(("text", "said"), WRONG)
def test_a_wrong_file_is_told_with_place_and_what_would_be_right(text: str, said: list[str]) -> None:
    with pytest.raises(RuleFileError) as error:
        with_rules(text)
    assert [problem.render().removeprefix("ours.yaml:") for problem in error.value.problems] == said
    assert all(problem.zh for problem in error.value.problems)


def test_problems_are_told_in_chinese_too() -> None:
    with pytest.raises(RuleFileError) as error:
        with_rules(RULE % "in: {section: A9}, requier: 词, count: {pattern: 甲, min: 3, max: 2}")
    assert error.value.render("zh").split("\n") == [
        "ours.yaml:2:80: 未知的键“requier”，是否指require？",
    ]
    with pytest.raises(RuleFileError) as error:
        with_rules(RULE % "in: {section: A9}, require: １２件, count: {pattern: 甲, min: 3, max: 2}")
    assert error.value.render("zh").split("\n") == [
        "ours.yaml:2:75: 没有章节“A9”；有：A1、A2、A3",
        "ours.yaml:2:89: “１”读作“1”；请写“1”",
        "ours.yaml:2:94: “min”（3）大于“max”（2）",
    ]


def test_brackets_without_end_are_a_clear_error() -> None:
    with pytest.raises(RuleFileError, match="the expression is longer than 2000 characters"):
        with_rules(RULE % f"in: {{table: T1}}, assert: '{'(' * 10_000}'")
    with pytest.raises(RuleFileError, match=r"nested|deep"):
        with_rules("rules: " + "[" * 20_000)


def test_what_aliases_expand_to_is_limited() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for last, name in zip("abcdefgh", "bcdefghi", strict=True):
        bomb += f"{name}: &{name} [{', '.join([f'*{last}'] * 9)}]\n"
    with pytest.raises(RuleFileError, match="aliases written out"):
        with_rules(bomb)


def test_a_plain_word_that_other_readers_take_for_something_else_stays_a_word() -> None:
    for word in ("no", "off", "2024-02-30", "12:30"):
        assert [rule.code for rule in with_rules(RULE % f"require: {word}").own_rules] == ["ORG001", "ORG001"]


def test_a_name_that_fits_no_profile_is_told_for_each_that_is_equally_near() -> None:
    from reportlint.declarative import Setting, compile_rules, read_rule_file
    from reportlint.plugins.registry import Registry

    registry = Registry()
    setting = Setting(registry.profiles, registry.facts_of, registry.prefix_of)
    source = read_rule_file((RULE % "in: {section: S9}, require: 词").encode(), "ours.yaml")
    with pytest.raises(RuleFileError) as error:
        compile_rules([source], setting)
    said = error.value.render().split("\n")
    assert len(said) == 2
    assert said[1] == 'ours.yaml:2:75: govinfo: no section is called "S9"; there are: S1, S2, S3, S4, S5, S6'


def test_ids_without_a_vocabulary_need_the_profile() -> None:
    from small_kind import LETTERS

    from reportlint.declarative import Setting, compile_rules, read_rule_file

    setting = Setting([LETTERS], lambda profile: (), lambda code: "")
    rule = RULE % "in: {section: S9}, require: 词"
    with pytest.raises(RuleFileError) as error:
        compile_rules([read_rule_file(rule.encode(), "ours.yaml")], setting)
    assert error.value.render() == (
        "ours.yaml:2:61: no loaded profile tells what its sections and tables are called; "
        "name one with profile: (there are: letters)"
    )
    named = read_rule_file(f"profile: letters\n{rule}".encode(), "ours.yaml")
    assert [spec.profiles for spec in compile_rules([named], setting)] == [("letters",)]
