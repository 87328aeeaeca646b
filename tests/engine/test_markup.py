"""Edits that would leave half of a tag, an entity or an emphasis behind."""

import pytest

from reportlint.engine.markup import splits_markup
from reportlint.model import Span


@pytest.mark.parametrize(
    ("marked", "format", "splits"),
    [
        # «…» is what the edit replaces
        ("公开«工作»条例", "html", False),
        ("公开«<b>工作</b>»条例", "html", False),
        ("<b>公开«工作</b>»条例", "html", True),
        ("公开«<b>工作»</b>条例", "html", True),
        ("公开«工<br>作»条例", "html", False),
        ("公开«工<br/>作»条例", "html", False),
        ("«<b>»公开</b>", "html", False),
        ("«</b>工<b>»", "html", True),
        ("«<i>工<b>作</i></b>»", "html", True),
        ("<«b>工»作</b>", "html", True),
        ("<b«>工»作</b>", "html", True),
        ("<b «x»>工作</b>", "html", False),
        ("«工<!-- <b> -->作»", "html", False),
        ("公«&nbsp;»开", "html", False),
        ("公&«nbsp;»开", "html", True),
        ("公«&nbs»p;开", "html", True),
        ("公&nbsp;«»开", "html", False),
        ("公«»&nbsp;开", "html", False),
        ("公&#x«»ff11;开", "html", True),
        ("公&«»开", "html", False),
        ("R&D;公«开»;", "html", False),
        ("«**公开**»条例", "markdown", False),
        ("**公开«工作**条例»", "markdown", True),
        ("**«公开»**条例", "markdown", False),
        ("«*公**»", "markdown", True),
        ("«**»公开", "markdown", False),
        ("«# »公开", "markdown", False),
        ("a«_b»_", "markdown", True),
        ("<b>公«开</b>»", "markdown", True),
        ("5«<3»件", "markdown", True),
        ("> «公»开", "markdown", False),
        ("公&«nbsp;»开", "markdown", True),
        ("**公开«工作**条例»", "text", False),
        ("公&«nbsp;»开", "text", False),
    ],
)
def test_what_an_edit_would_split(marked: str, format: str, splits: bool) -> None:
    start, end = marked.index("«"), marked.index("»") - 1
    text = marked.replace("«", "").replace("»", "")
    assert splits_markup(text, Span(start, end), format) is splits
