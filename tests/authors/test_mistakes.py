"""What authors do wrong is told in one line that says where and what to write instead."""

import pytest
from author import VALID, Author, Here
from mistakes import EXAMPLES, LOADING, RULE, RUNNING, WRITING, Mistake


def _written(author: Author, rule: str = RULE, examples: str = EXAMPLES) -> None:
    author.write("ours.py", rule)
    author.write("ours.examples.toml", examples)
    author.write("reportlint.toml", 'plugins = ["./ours.py"]\n')


def _wrong(text: str, mistake: Mistake) -> str:
    assert mistake.right in text
    return text.replace(mistake.right, mistake.wrong, 1)


@pytest.mark.parametrize("mistake", LOADING, ids=lambda mistake: mistake.name)
def test_a_file_that_does_not_load(here: Here, mistake: Mistake) -> None:
    _written(here, _wrong(RULE, mistake))
    assert here("test", "--format", "md") == (2, "", f"reportlint: {mistake.told}\n")


@pytest.mark.parametrize("mistake", RUNNING, ids=lambda mistake: mistake.name)
def test_a_rule_that_fails_at_its_example(here: Here, mistake: Mistake) -> None:
    _written(here, _wrong(RULE, mistake))
    done = here("test", "--format", "md")
    assert (done.code, done.out[: len(mistake.told)]) == (1, mistake.told)


@pytest.mark.parametrize("mistake", WRITING, ids=lambda mistake: mistake.name)
def test_examples_that_cannot_be_read(here: Here, mistake: Mistake) -> None:
    _written(here, examples=_wrong(EXAMPLES, mistake))
    assert here("test", "--format", "md") == (2, "", f"reportlint: {mistake.told}\n")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ('least = "x"', 'reportlint.toml:3:9: "least" must be a whole number, not a string'),
        ("leats = 2", 'reportlint.toml:3:1: ORG001 has no option "leats"; did you mean least?'),
    ],
)
def test_options_that_are_wrong(here: Here, options: str, told: str) -> None:
    _written(here)
    here.write("report.md", "# 某县水务局2023年政府信息公开工作年度报告\n")
    here.write("reportlint.toml", f'plugins = ["./ours.py"]\n[options.ORG001]\n{options}\n')
    assert here("check", "report.md") == (2, "", f"{told}\n")


def test_a_check_tells_where_a_rule_of_a_file_failed(here: Here) -> None:
    _written(here, RULE.replace(', what="监督电话"', ""))
    here.write("report.md", VALID.read_text("utf-8"))
    done = here("check", "report.md", "--format", "concise", "--select", "ORG001", "--lang", "en")
    assert (done.code, done.out) == (
        3,
        "report.md:1:1: RL003 error ORG001 hotline crashed (ours.py:13: ValueError: the message has {what}, and the "
        "finding does not give it; write Finding(where, what=…)) and was not checked\n",
    )


def test_the_rule_that_all_mistakes_are_made_in_is_right(here: Here) -> None:
    _written(
        here,
        RULE.replace(
            '    yield Finding(report.section("S6")',
            '    if year.value == 2023:\n        yield Finding(report.section("S6")',
        ),
    )
    assert here("test", "--format", "md") == (0, "", "1 rule, 2 examples, 2 trials in md: all passed\n")
