"""Every block of the author's guide does what the page says."""

import re
from pathlib import Path

import pytest
from guide import GUIDE, Reader, blocks

PAGES = sorted(GUIDE.glob("*.md"))
NOT_RUN = {"sh"}
"""Languages of blocks that install something; tests/installed does the same with a wheel."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page(page: Path, tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    for block in blocks(page.read_text("utf-8")):
        if block.language not in NOT_RUN:
            wrong = reader.follow(block)
            assert not wrong, f"{page.name}:{block.line}:\n{wrong}"


def test_every_page_is_reached_from_the_first() -> None:
    index = (GUIDE / "index.md").read_text("utf-8")
    assert [page.name for page in PAGES if page.name != "index.md" and f"]({page.name})" not in index] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", prose):
        if "://" not in target:
            assert (page.parent / target).exists(), target
