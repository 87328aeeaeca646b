"""Each author's way from an empty folder to a finding, with the installed program."""

import shutil

from author import VALID, Author

SAID = "“六、其他需要报告的事项”没有写明监督电话、投诉电话"


def test_the_analyst_with_one_python_file(author: Author) -> None:
    assert author("new-rule", "complaint-hotline", "--profile", "govinfo") == (
        0,
        "",
        "wrote complaint_hotline.py\n"
        "wrote complaint_hotline.examples.toml\n"
        "wrote test_complaint_hotline.py\n"
        "wrote reportlint.toml\n"
        "next: reportlint test\n",
    )
    assert author("test") == (0, "", "1 rule, 2 examples, 6 trials in md, txt, html: all passed\n")
    tested = author.pytest()
    assert (tested.code, tested.out.splitlines()[-1].split(" in ")[0]) == (0, "2 passed")
    shutil.copy(VALID, author.folder / "report.md")
    found = author("check", "report.md", "--format", "concise")
    assert (found.code, found.out) == (0, f"report.md:93:4: ORG001 warning {SAID}\n")
    assert author("check", "report.md", "--fail-on", "warning").code == 1
    author.write("reportlint.toml", author.read("reportlint.toml") + '[options.ORG001]\nwords = ["收费通知"]\n')
    assert author("check", "report.md").out == ""


def test_the_clerk_with_a_yaml_file(author: Author) -> None:
    assert author("new-rule", "complaint-hotline", "--yaml", "--profile", "govinfo") == (
        0,
        "",
        "wrote complaint-hotline.yaml\nwrote reportlint.toml\nnext: reportlint test\n",
    )
    assert author("test") == (0, "", "1 rule, 2 examples, 6 trials in md, txt, html: all passed\n")
    shutil.copy(VALID, author.folder / "report.md")
    found = author("check", "report.md", "--format", "concise")
    assert (found.code, found.out) == (0, "report.md:93:4: ORG001 warning 没有写明监督电话或投诉电话\n")
    author.write("complaint-hotline.yaml", author.read("complaint-hotline.yaml").replace('at: "六', 'at: "五'))
    failed = author("test", "--format", "md")
    assert (failed.code, failed.out) == (
        1,
        "complaint-hotline.yaml:13: ORG001 example 1 (md) fired at other words than '五、其他需要报告的事项'\n"
        '    - ORG001 at "五、其他需要报告的事项"\n'
        '    + 93:4 ORG001 at "六、其他需要报告的事项": nothing is said of 监督电话 or 投诉电话\n',
    )


CARRIED = """\
profile: govinfo
rules:
  - code: ORG001
    name: carried-over
    severity: error
    message:
      zh: "{column}：上年结转{left}件，上一年报告结转下年度{right}件"
    in: {table: T3}
    for-each: column
    assert: row("二、上年结转政府信息公开申请数量") == previous(row("四、结转下年度继续办理"))
    examples:
      - fires: true
        base: "2021"
        previous:
          - {find: "# 云岭县水务局2023年", replace: "# 云岭县水务局2022年"}
          - {find: "| 四、结转下年度继续办理 | < | < | 2 |", replace: "| 四、结转下年度继续办理 | < | < | 7 |"}
        at: "2"
        row: 二、上年结转政府信息公开申请数量
        column: 自然人
      - fires: false
        base: "2021"
        previous: [{find: "# 云岭县水务局2023年", replace: "# 云岭县水务局2022年"}]
"""


def test_the_clerk_who_compares_a_report_with_last_years(author: Author) -> None:
    author.write("carried-over.yaml", CARRIED)
    author.write("reportlint.toml", 'rule-files = ["./carried-over.yaml"]\nselect = ["ORG001"]\n')
    assert author("test") == (0, "", "1 rule, 2 examples, 6 trials in md, txt, html: all passed\n")
    now = VALID.read_text("utf-8")
    last = now.replace("2023年", "2022年").replace("2024年", "2023年")
    author.write("reports/2023.md", now)
    author.write("reports/2022.md", last)
    agreed = author("check", "reports")
    assert (agreed.code, agreed.out) == (0, "")
    assert agreed.err == "2 files, 1 rule run, 0 not applied, 0 not checked, 0 suppressed: no findings\n"
    row = "| 四、结转下年度继续办理 |  |  | 2 | 0 | 0 | 0 | 0 | 0 | 2 |"
    assert last.count(row) == 1
    author.write("reports/2022.md", last.replace(row, row.replace("| 2 |", "| 5 |")))
    found = author("check", "reports", "--format", "concise")
    assert (found.code, found.out) == (
        1,
        "reports/2023.md:54:28: ORG001 error 自然人：上年结转2件，上一年报告结转下年度5件\n"
        "reports/2023.md:54:52: ORG001 error 总计：上年结转2件，上一年报告结转下年度5件\n",
    )
    alone = author("check", "reports/2023.md")
    assert (alone.code, alone.out) == (3, "")
    assert alone.err.startswith("not one rule could be run, so nothing was checked\n")
    assert author("check", "reports", "--no-collection").out == ""
    named = author("check", "--collection", "reports/2023.md", "reports/2022.md", "--format", "concise")
    assert (named.code, named.out) == (found.code, found.out)
    both = 'previous(row("四、结转下年度继续办理") + previous(row("（七）总计")))'
    author.write("carried-over.yaml", CARRIED.replace('previous(row("四、结转下年度继续办理"))', both))
    wrong = author("check", "reports")
    assert (wrong.code, wrong.err) == (
        2,
        "carried-over.yaml:10:70: previous(…) goes back one year only; another previous cannot stand in it\n",
    )


def test_the_company_with_a_pack_of_its_own(author: Author) -> None:
    """As far as it goes without an installation; tests/installed builds the package and installs it."""
    assert author("new-rule", "acme-quality", "--pack").code == 0
    assert author.files() == [
        "acme-quality/README.md",
        "acme-quality/acme_quality/__init__.py",
        "acme-quality/acme_quality/canonical/2026.md",
        "acme-quality/acme_quality/facts.py",
        "acme-quality/acme_quality/profile.py",
        "acme-quality/acme_quality/rules.examples.toml",
        "acme-quality/acme_quality/rules.py",
        "acme-quality/pyproject.toml",
        "acme-quality/tests/test_acme_quality.py",
    ]
    pack = _as_installed(author, "acme-quality")
    assert pack("test", "acme-quality") == (0, "", "1 rule, 2 examples, 6 trials in md, txt, html: all passed\n")
    assert pack.pytest().code == 0
    pack.write("bad.md", pack.read("acme_quality/canonical/2026.md").replace("| 12 | 9 | 3 |", "| 12 | 9 | 2 |"))
    found = pack("check", "bad.md", "--format", "concise")
    assert (found.code, found.out) == (
        1, "bad.md:10:3: ACME001 error 12 complaints were received; settled and open ones make 11\n"
    )  # fmt: skip


def test_the_company_that_adds_rules_to_a_kind_of_report_of_another_pack(author: Author) -> None:
    assert author("new-rule", "our-extras", "--pack", "--profile", "govinfo", "--code", "ORG001").code == 0
    pack = _as_installed(author, "our-extras")
    assert pack("test", "our-extras") == (0, "", "1 rule, 2 examples, 6 trials in md, txt, html: all passed\n")
    assert pack.pytest().code == 0
    shutil.copy(VALID, pack.folder / "report.md")
    found = pack("check", "report.md", "--format", "concise")
    assert found.out == f"report.md:93:4: ORG001 warning {SAID}\n"
    assert pack("check", "report.md", "--ignore", "our-extras").out == ""


def _as_installed(author: Author, name: str) -> Author:
    """An author in the package's folder, who has it installed."""
    folder = author.folder / name
    package = name.replace("-", "_")
    record = folder / f"{package}-0.1.0.dist-info"
    record.mkdir()
    (record / "entry_points.txt").write_text(f"[reportlint]\n{package} = {package}\n")
    (record / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 0.1.0\n")
    return Author(folder, [folder])
