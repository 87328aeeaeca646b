"""The documentation is made of the program itself, and its links lead somewhere."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from doc_blocks import ROOT

LINK = re.compile(r"\]\(([^)#:]+?\.(?:md|png|svg))(?:#[^)]*)?\)")


@pytest.fixture(scope="module")
def site() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reportlint_site", ROOT / "docs" / "site.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_readme_has_the_table_of_the_rules_there_are(site: ModuleType, language: str) -> None:
    assert site.READMES[language].read_text("utf-8") == site.readme(language), "run: python docs/site.py --readme"


def test_every_rule_has_its_page_and_every_link_its_target(site: ModuleType, tmp_path: Path) -> None:
    site.assemble(tmp_path / "docs")
    pages = {path.stem for path in (tmp_path / "docs" / "rules").glob("*.md")}
    assert pages == {"index", *(rule.code for rule in site.entries())}
    page = (tmp_path / "docs" / "rules" / "GI201.md").read_text("utf-8")
    assert page.startswith("# GI201 statistics-year-mismatch\n\nThe statistics period lies in the report's year.\n")
    assert "- Source: 《政府信息公开条例》第五十条\n" in page
    assert "- 中文: [GI201](zh/GI201.md)\n" in page
    translated = {path.stem for path in (tmp_path / "docs" / "rules" / "zh").glob("*.md")}
    assert translated == {"index", *(rule.code for rule in site.entries() if rule.pack in {"core", "govinfo"})}
    page = (tmp_path / "docs" / "rules" / "zh" / "GI201.md").read_text("utf-8")
    assert page.startswith("# GI201 statistics-year-mismatch\n\n统计期限与报告年度一致。\n\n- 级别：error\n")
    assert "\n## 错误示例\n\n```text\n云岭县水务局2021年政府信息公开工作年度报告\n" in page
    index = (tmp_path / "docs" / "rules" / "zh" / "index.md").read_text("utf-8")
    assert "\n| [GI201](GI201.md) statistics-year-mismatch | error | 统计期限与报告年度一致。 |\n" in index
    lost = [
        f"{path.relative_to(tmp_path)}: {target}"
        for path in (tmp_path / "docs").rglob("*.md")
        for target in LINK.findall(path.read_text("utf-8"))
        if not (path.parent / target).is_file()
    ]
    assert lost == []


def test_the_links_of_the_readmes_lead_somewhere() -> None:
    for path in (ROOT / "README.md", ROOT / "README.zh-CN.md", ROOT / "CONTRIBUTING.md"):
        for target in LINK.findall(path.read_text("utf-8")):
            assert (ROOT / target).is_file(), f"{path.name}: {target}"


def test_contributing_is_short() -> None:
    assert len((ROOT / "CONTRIBUTING.md").read_text("utf-8").splitlines()) <= 80


@pytest.mark.slow
def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    program = shutil.which("zensical", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("zensical is not installed (make docs installs it)")
    shutil.copy(ROOT / "zensical.toml", tmp_path)
    subprocess.run([sys.executable, ROOT / "docs" / "site.py", tmp_path / "build" / "docs"], check=True)
    built = subprocess.run(
        [program, "build", "--strict"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    assert (tmp_path / "build" / "site" / "rules" / "GI201" / "index.html").is_file()
    assert (tmp_path / "build" / "site" / "rules" / "zh" / "GI201" / "index.html").is_file()
