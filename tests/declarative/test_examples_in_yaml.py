"""Examples in a rule file: read with their lines, and tried like those of any rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportlint.declarative import RuleFileError, examples_of

RULES = """\
profile: govinfo
rules:
  - code: ORG001
    name: complaint-hotline
    severity: warning
    message: {zh: 未公布监督电话, en: no complaint hotline is given}
    in: {section: S6}
    require: 监督电话|投诉电话
    examples:
      - {fires: true, base: "2021", at: 其他需要报告的事项}
      - fires: false
        base: "2021"
        edits: [{find: "## 六、其他需要报告的事项", replace: "## 六、其他需要报告的事项\\n\\n监督电话：1。"}]
        note: it is given
  - {code: ORG002, name: none, severity: info, message: 无, forbid: 无此情况}
"""


def test_examples_are_read_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(RULES, "utf-8")
    found = examples_of(str(file))
    assert {code: [(each.line, each.example.fires) for each in examples] for code, examples in found.items()} == {
        "ORG001": [(10, True), (11, False)],
        "ORG002": [],
    }
    example = found["ORG001"][1].example
    assert (example.base, example.note, example.edits[0].find) == ("2021", "it is given", "## 六、其他需要报告的事项")


def test_examples_of_a_wrong_file_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(RULES.replace("fires: true", "fires: 1"), "utf-8")
    with pytest.raises(RuleFileError) as error:
        examples_of(str(file), "ours.yaml")
    assert str(error.value) == 'ours.yaml:10:17: "fires" must be true or false, not a whole number'
