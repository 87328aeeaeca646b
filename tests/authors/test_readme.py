"""The rule in the README works as it stands, and is written as the packs write theirs."""

import re
from pathlib import Path

import pytest
from author import ROOT, VALID, Author

import reportlint
from reportlint.authoring.rules import RuleSpec

READMES = [ROOT / "README.md", ROOT / "README.zh-CN.md"]


def _rules(readme: Path) -> list[str]:
    blocks = re.findall(r"^```python\n(.*?)^```$", readme.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [block for block in blocks if "@rule(" in block]


def test_the_readme_shows_a_rule() -> None:
    assert len(_rules(READMES[0])) == 1


@pytest.mark.parametrize("readme", READMES, ids=lambda readme: readme.name)
def test_its_rule_loads_as_a_file_and_fires_where_it_should(readme: Path, author: Author) -> None:
    for number, text in enumerate(_rules(readme)):
        author.write(f"readme_{number}.py", text)
        author.write("reportlint.toml", f'plugins = ["./readme_{number}.py"]\n')
        author.write("right.md", VALID.read_text("utf-8"))
        author.write(
            "wrong.md", VALID.read_text("utf-8").replace("自2023年1月1日起至2023年", "自2021年1月1日起至2021年")
        )
        assert author("check", "right.md", "--select", "ORG001").out == ""
        found = author("check", "wrong.md", "--select", "ORG001", "--format", "concise", "--lang", "en")
        assert (found.code, found.err.count("1 warning")) == (0, 1)
        line, _, said = found.out.partition(": ")
        assert line.startswith("wrong.md:3:")
        assert said == "ORG001 warning the period says 2021, the report is for 2023\n"


def test_it_is_the_interface_that_the_packs_use() -> None:
    (text,) = _rules(READMES[0])
    names: dict[str, object] = {}
    exec(compile(text, "README.md", "exec", dont_inherit=True), names)
    assert names["rule"] is reportlint.rule
    spec = names["period_year"].__reportlint_rule__  # type: ignore[attr-defined]
    assert isinstance(spec, RuleSpec)
    for pack in ("reportlint_govinfo", "reportlint_foia"):
        sources = [p.read_text("utf-8") for p in (ROOT / "rules" / pack).rglob("*.py")]
        assert any(re.search(r"^from reportlint import .*\brule\b", source, re.MULTILINE) for source in sources)
        assert not any(re.search(r"^from reportlint\.\w+ import", source, re.MULTILINE) for source in sources)
