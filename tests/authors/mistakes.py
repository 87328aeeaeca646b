"""Mistakes that authors make, one a case: what they write, and what they are told."""

from typing import NamedTuple

RULE = '''\
from reportlint import Finding, Findings, Message, Options, Report, Severity, fact, rule
from reportlint_govinfo.facts import ReportYear


class Words(Options, frozen=True):
    least: int = 1
    """How often."""


@rule("ORG001", "hotline", Severity.WARNING, zh="缺{what}", en="no {what}", variants={"late": Message("晚", "late")})
def hotline(report: Report, year: ReportYear, options: Words) -> Findings:
    """A section says where the public can complain."""
    yield Finding(report.section("S6"), what="监督电话")
'''
EXAMPLES = """\
[[ORG001]]
fires = true
base = "govinfo:2021"
at = "六、其他"

[[ORG001]]
fires = false
base = "govinfo:2019"
"""


class Mistake(NamedTuple):
    """Words of a file that is right, and the wrong ones in their place; what `reportlint test` then says."""

    name: str
    right: str
    wrong: str
    told: str


LOADING = [
    Mistake(
        "a kind of report that is no list",
        'en="no {what}",',
        'en="no {what}", profiles="govinfo",',
        'ours.py:10: ORG001: profiles is a list; write profiles=["govinfo"]',
    ),
    Mistake(
        "a kind of report that nobody brings",
        'en="no {what}",',
        'en="no {what}", profiles=["govinof"],',
        "ours.py:10: ORG001: no loaded pack brings the profile govinof; did you mean govinfo?",
    ),
    Mistake(
        "an annotation is missing",
        "report: Report,",
        "report,",
        "ours.py:10: ORG001: the parameter report has no type; write report: Report, or report: the class of a fact or of options",
    ),
    Mistake(
        "future annotations",
        "from reportlint import",
        "from __future__ import annotations\nfrom reportlint import",
        "ours.py:11: hotline has string annotations; remove 'from __future__ import annotations' from its module",
    ),
    Mistake(
        "a fact that its module lacks",
        "import ReportYear\n",
        "import ReportYaer\n",
        "ours.py:2: reportlint_govinfo.facts has no ReportYaer; did you mean ReportYear?",
    ),
    Mistake(
        "a fact that is not imported",
        "year: ReportYear",
        "year: ReportYaer",
        "ours.py:11: nothing is called ReportYaer here; did you mean ReportYear?",
    ),
    Mistake(
        "a class that is no fact",
        "year: ReportYear",
        "year: Severity",
        "ours.py:10: ORG001: no loaded pack gives Severity; what can be asked for is Report, options, and facts by their classes",
    ),
    Mistake(
        "a builtin type",
        "year: ReportYear",
        "year: int",
        "ours.py:10: ORG001: no loaded pack gives int; what can be asked for is Report, options, and facts by their classes",
    ),
    Mistake(
        "a module that is not there",
        "from reportlint_govinfo.facts import",
        "from reportlint_gavinfo.facts import",
        "ours.py:2: there is no module reportlint_gavinfo; install it where reportlint is installed",
    ),
    Mistake("a syntax error", "class Words", "def broken(:\n    pass\n\n\nclass Words", "ours.py:5: invalid syntax"),
    Mistake(
        "an error when loading",
        "class Words",
        "1 / 0\n\n\nclass Words",
        "ours.py:5: ZeroDivisionError: division by zero",
    ),
    Mistake(
        "a code that is none",
        '"ORG001"',
        '"org-1"',
        "ours.py:10: 'org-1' is no code; write capital letters and then digits, like ORG001",
    ),
    Mistake(
        "a code of others",
        '"ORG001"',
        '"GI001"',
        "ours.py:10: codes that begin with GI belong to others: GI001; take a prefix of your own, like ORG001",
    ),
    Mistake(
        "a name that is none",
        '"hotline"',
        '"Hot line"',
        "ours.py:10: ORG001: 'Hot line' is no name; write small letters and digits joined by hyphens, like complaint-hotline",
    ),
    Mistake(
        "a severity in words",
        "Severity.WARNING",
        '"warning"',
        "ours.py:10: ORG001: the severity is Severity.ERROR, Severity.WARNING or Severity.INFO, not 'warning'",
    ),
    Mistake(
        "no English message",
        ', en="no {what}"',
        "",
        "ours.py:10: TypeError: rule() missing 1 required keyword-only argument: 'en'",
    ),
    Mistake(
        "a field in one language only",
        'en="no {what}"',
        'en="no hotline"',
        "ours.py:10: ORG001: the message has other fields in zh than in en",
    ),
    Mistake("a brace too few", 'zh="缺{what}"', 'zh="缺{what"', "ours.py:10: ORG001: a { without } in '缺{what'"),
    Mistake(
        "an option without a default",
        "least: int = 1",
        "least: int",
        "ours.py:10: ORG001: Words: the option least has no default; write for example least: int = 1",
    ),
    Mistake(
        "a default of another type",
        "least: int = 1",
        'least: int = "1"',
        "ours.py:10: ORG001: Words: the default of least is not of its type: Expected `int`, got `str`",
    ),
    Mistake(
        "two rules of one code",
        "class Words",
        '@rule("ORG001", "other", Severity.INFO, zh="一", en="one")\ndef other(report: Report) -> Findings:\n    yield Finding(report.title)\n\n\nclass Words',
        "ours.py:15: the code ORG001 is taken by ours.py:5",
    ),
    Mistake(
        "no @rule",
        '@rule("ORG001", "hotline", Severity.WARNING, zh="缺{what}", en="no {what}", variants={"late": Message("晚", "late")})\n',
        "",
        "ours.py: no rule, fact or hook is declared here; is @rule missing?",
    ),
    Mistake(
        "a fact without a class",
        "class Words",
        "@fact\ndef number(report: Report) -> int:\n    return 1\n\n\nclass Words",
        "ours.py:5: the fact number must return a class of its own, or that class | None, not <class 'int'>",
    ),
    Mistake(
        "a fact in a circle",
        "class Words",
        "class Itself:\n    pass\n\n\n@fact\ndef itself(itself: Itself) -> Itself:\n    return itself\n\n\nclass Words",
        "ours.py:9: facts need each other in a circle: Itself → Itself",
    ),
    Mistake(
        "a hook without its mark",
        "class Words",
        "def reportlint_pack():\n    return None\n\n\nclass Words",
        "the plugin ours.py (ours.py): reportlint_pack is not marked; write @hookimpl above it",
    ),
    Mistake(
        "a misspelt hook",
        "class Words",
        "from reportlint import hookimpl\n\n\n@hookimpl\ndef reportlint_pakc():\n    return None\n\n\nclass Words",
        "the plugin ours.py (ours.py): no hook is called reportlint_pakc; did you mean reportlint_pack?",
    ),
    Mistake(
        "a hook that returns no pack",
        "class Words",
        "from reportlint import hookimpl\n\n\n@hookimpl\ndef reportlint_pack():\n    return 1\n\n\nclass Words",
        "the plugin ours.py (ours.py): reportlint_pack returns a Pack, not int",
    ),
    Mistake(
        "a pack with a field of a later api",
        "class Words",
        'from reportlint import Pack, hookimpl\n\n\n@hookimpl\ndef reportlint_pack():\n    return Pack(api=1, prefix="ORG", profiles=[], colour="red")\n\n\nclass Words',
        "the plugin ours.py (ours.py) fails in its hook: ours.py, line 10: TypeError: Unexpected keyword argument 'colour'",
    ),
    Mistake(
        "a pack of a later api",
        "class Words",
        'from reportlint import Pack, hookimpl\n\n\n@hookimpl\ndef reportlint_pack():\n    return Pack(api=2, prefix="ORG", profiles=[], name="ours")\n\n\nclass Words',
        "the pack ours (ours.py) is made for api 2, and this program knows 1: it needs a newer reportlint",
    ),
    Mistake(
        "a pack that joins what is not there",
        "class Words",
        'from reportlint import Pack, hookimpl\n\n\n@hookimpl\ndef reportlint_pack():\n    return Pack(api=1, prefix="ORG", profiles=[], joins=["govinof"], name="ours")\n\n\nclass Words',
        "the pack ours (ours.py) joins the profile govinof, which no loaded pack brings; did you mean govinfo?",
    ),
    Mistake(
        "a pack whose rules never run",
        "class Words",
        'import sys\n\nfrom reportlint import Pack, hookimpl\n\n\n@hookimpl\ndef reportlint_pack():\n    return Pack(api=1, prefix="ORG", profiles=[], rules=[sys.modules[__name__]], name="ours")\n\n\nclass Words',
        "the pack ours (ours.py) has rules but neither a profile nor joins=[…]: they would never run",
    ),
    Mistake(
        "a pack with another prefix",
        "class Words",
        'import sys\n\nfrom reportlint import Pack, hookimpl\n\n\n@hookimpl\ndef reportlint_pack():\n    return Pack(api=1, prefix="ABC", profiles=[], joins=["govinfo"], rules=[sys.modules[__name__]], name="ours")\n\n\nclass Words',
        "ours.py:20: the code ORG001 does not begin with ABC, the prefix of the pack ours",
    ),
]
"""`ours.py` does not load."""
RUNNING = [
    Mistake(
        "a field too few",
        ', what="监督电话"',
        "",
        "ours.examples.toml:1: ORG001 example 1 (md) crashed: ours.py:13: ValueError: the message has {what}, and the finding does not give it; write Finding(where, what=…)",
    ),
    Mistake(
        "a field too many",
        'what="监督电话"',
        'what="监督电话", more=1',
        "ours.examples.toml:1: ORG001 example 1 (md) crashed: ours.py:13: ValueError: the finding gives more=…, and the message has no {more}",
    ),
    Mistake(
        "a variant that is none",
        'what="监督电话")',
        '"latte")',
        "ours.examples.toml:1: ORG001 example 1 (md) crashed: ours.py:13: ValueError: the rule has no variant 'latte'; variants= declares 'late'",
    ),
    Mistake(
        "words instead of a finding",
        'yield Finding(report.section("S6"), what="监督电话")',
        'yield "no hotline"',
        "ours.examples.toml:1: ORG001 example 1 (md) crashed: ours.py:13: TypeError: the rule yields str; it must yield Finding(where, …)",
    ),
    Mistake(
        "nothing is yielded",
        'yield Finding(report.section("S6"), what="监督电话")',
        'Finding(report.section("S6"), what="监督电话")',
        "ours.examples.toml:1: ORG001 example 1 (md) crashed: ours.py:10: TypeError: the rule returns nothing; it must yield Finding(where, …)",
    ),
    Mistake(
        "words instead of a place",
        'Finding(report.section("S6"), ',
        'Finding("S6", ',
        "ours.examples.toml:1: ORG001 example 1 (md) crashed: ours.py:13: TypeError: Finding(str) has no place; it takes a node of the report or a Span(start, end)",
    ),
    Mistake(
        "no place",
        'report.section("S6")',
        'report.section("S9")',
        "ours.examples.toml:1: ORG001 example 1 (md) crashed: ours.py:13: TypeError: Finding(None) has no place; it takes a node of the report or a Span(start, end)",
    ),
    Mistake(
        "an argument that no message takes",
        'what="监督电话"',
        "what=1.5",
        "ours.examples.toml:1: ORG001 example 1 (md) crashed: ours.py:13: TypeError: a message is filled with int, Decimal, str or Term, not float",
    ),
    Mistake(
        "the rule raises",
        "    yield",
        "    report.sektion\n    yield",
        "ours.examples.toml:1: ORG001 example 1 (md) crashed: ours.py:13: AttributeError: 'Report' object has no attribute 'sektion'",
    ),
    Mistake(
        "a place in the words of the rule",
        'report.section("S6")',
        "report.title",
        'ours.examples.toml:1: ORG001 example 1 (md) fired at other words than \'六、其他\'\n    - ORG001 at "六、其他"\n    + 1:3 ORG001 at "云岭县水务局2023年政府信息公开工作年度报告": no 监督电话\nours.examples.toml:6: ORG001 example 2 (md) fired where it should not\n    - no ORG001\n    + 1:3 ORG001 at "云岭县水务局2020年政府信息公开工作年度报告": no 监督电话\n',
    ),
]
"""`ours.py` loads, and its example fails."""
WRITING = [
    Mistake(
        "a base that is none",
        'base = "govinfo:2021"',
        'base = "govinfo:2012"',
        "ours.examples.toml:1: ORG001 example 1: there is no base 'govinfo:2012'; did you mean govinfo:2021?",
    ),
    Mistake(
        "words that the base lacks",
        'base = "govinfo:2019"',
        'base = "govinfo:2019"\nedits = [{ find = "热线", replace = "电话" }]',
        "ours.examples.toml:6: ORG001 example 2: find = '热线' does not stand in the base 'govinfo:2019'",
    ),
    Mistake(
        "words that stand twice",
        'base = "govinfo:2019"',
        'base = "govinfo:2019"\nedits = [{ find = "行政复议", replace = "" }]',
        "ours.examples.toml:6: ORG001 example 2: find = '行政复议' stands 4 times in the base 'govinfo:2019', in lines 3 and 7; take more of the words round it",
    ),
    Mistake(
        "no words of the place",
        'at = "六、其他"\n',
        "",
        "ours.examples.toml:1: ORG001 example 1: a firing example says with at = … which words the place holds",
    ),
    Mistake(
        "a key that is none",
        'at = "六、其他"',
        'att = "六、其他"',
        "ours.examples.toml:1: ORG001 example 1: an example has no att; did you mean at?",
    ),
    Mistake(
        "a rule that is none",
        "[[ORG001]]\nfires = false",
        "[[ORG002]]\nfires = false",
        "ours.examples.toml:6: ORG002 is no rule of the module beside it; did you mean ORG001?",
    ),
    Mistake(
        "one pair of brackets",
        "[[ORG001]]\nfires = true",
        "[ORG003]\nfires = true",
        "ours.examples.toml:1: ORG003 is no rule of the module beside it; did you mean ORG001?",
    ),
    Mistake(
        "a variant that is none",
        'at = "六、其他"',
        'at = "六、其他"\nvariant = "latte"',
        "ours.examples.toml:1: ORG001 example 1: the rule has no variant 'latte'; it declares 'late'",
    ),
    Mistake(
        "a format that is none",
        'base = "govinfo:2019"',
        'base = "govinfo:2019"\nformats = ["markdown"]',
        "ours.examples.toml:6: ORG001 example 2: 'markdown' is no format; there are 'md', 'txt', 'html', 'docx', 'pdf'",
    ),
    Mistake(
        "true in quotes",
        "fires = false",
        'fires = "no"',
        "ours.examples.toml:6: ORG001 example 2: fires is true or false, not a string",
    ),
    Mistake(
        "a place for silence",
        "fires = false",
        'fires = false\nat = "一"',
        "ours.examples.toml:6: ORG001 example 2: a silent example has neither place nor variant",
    ),
]
"""`ours.examples.toml` cannot be read."""
