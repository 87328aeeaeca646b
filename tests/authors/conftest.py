import signal

import pytest
from author import Author, Here


@pytest.fixture
def author(tmp_path_factory: pytest.TempPathFactory) -> Author:
    return Author(tmp_path_factory.mktemp("author"))


@pytest.fixture
def here(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Here:
    """An author whose commands run in this process: quick, where many are tried."""
    folder = tmp_path_factory.mktemp("author")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(signal, "signal", lambda *arguments: None)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("COLUMNS", "100")
    return Here(folder, capfd)
