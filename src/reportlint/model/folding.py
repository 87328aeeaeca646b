"""Folding: how rules read what a file says.

Full-width letters and digits, radicals and compatibility ideographs become the ordinary characters that they look
like, exotic spaces become a space, zero-width characters go. A space goes too when a Han character or Chinese
punctuation stands beside it. Circled and superscript digits, units, fractions, ㈠ and Chinese punctuation stay:
folding is not NFKC, which would read 22①件 as 221件.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Radicals that Unicode gives no compatibility decomposition, with the ideograph they stand for
# (EquivalentUnifiedIdeograph), and ⼾, which NFKC would turn into the traditional form.
_RADICALS = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⼾",
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑𫜹忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀户",
        strict=True,
    )
)
_SPACES = "\t\n\v\f\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_DROPPED = (
    "\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
    + "".join(chr(code) for code in (*range(0x09), *range(0x0E, 0x20), 0x7F))
)


def _build_table() -> dict[int, str]:
    table: dict[int, str] = {ord(c): " " for c in _SPACES}
    table.update({ord(c): "" for c in _DROPPED})
    for first, last in ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A)):  # ０–９ Ａ–Ｚ ａ–ｚ
        table.update({c: chr(c - 0xFEE0) for c in range(first, last + 1)})
    table.update({ord(c): plain for c, plain in _RADICALS.items()})
    for first, last in ((0x2F00, 0x2FD5), (0xF900, 0xFAD9), (0x2F800, 0x2FA1D)):
        for code in range(first, last + 1):
            plain = unicodedata.normalize("NFKC", chr(code))
            if code not in table and plain != chr(code) and len(plain) == 1:
                table[code] = plain
    return table


_table: dict[int, str] | None = None


def _folding_table() -> dict[int, str]:
    global _table
    if _table is None:
        _table = _build_table()
    return _table


@cache
def _foldable() -> re.Pattern[str]:
    """Every character that the table may change; it holds a few more. The space is asked for by itself."""
    return re.compile(
        "[\0-\x1f\x7f\x85\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2069\u2e80-\u2fdf\u3000\uf900-\ufaff"
        "\ufe0e\ufe0f\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0002f800-\U0002fa1f]"
    )


def _is_tight(c: str) -> bool:
    """Whether a space beside this character says nothing: Han characters and Chinese punctuation."""
    return (
        "\u3001" <= c <= "\u9fff"
        or "\uff00" <= c <= "\uffef"
        or c in "“”‘’…—·"
        or "\uf900" <= c <= "\ufaff"
        or "\U00020000" <= c <= "\U0003ffff"
    )


def fold_character(character: str) -> str:
    """What one character becomes on its own: itself, another one, a space, or nothing."""
    return _folding_table().get(ord(character), character)


def fold(raw: str) -> tuple[str, list[int] | None]:
    """Folded text and, for each of its characters, the index in ``raw`` that it was read from.

    The list is None when the two agree index by index. White space at both ends is dropped.
    """
    if _foldable().search(raw) is None:
        return _drop_spaces(raw) if " " in raw else (raw, None)
    plain = raw.translate(_folding_table())
    if len(plain) == len(raw):
        return _drop_spaces(plain) if " " in plain else (plain, None)
    kept: list[str] = []
    places: list[int] = []
    table = _folding_table()
    for index, character in enumerate(raw):
        folded = table.get(ord(character), character)
        if folded:
            kept.append(folded)
            places.append(index)
    tight, offsets = _drop_spaces("".join(kept))
    return tight, places[: len(tight)] if offsets is None else [places[index] for index in offsets]


def _drop_spaces(plain: str) -> tuple[str, list[int] | None]:
    """Text without the spaces that say nothing, a run of others as one; with the index of each character."""
    pieces: list[str] = []
    offsets: list[int] = []
    at, length = 0, len(plain)
    while at < length:
        space = plain.find(" ", at)
        if space < 0:
            space = length
        if space > at:
            pieces.append(plain[at:space])
            offsets.extend(range(at, space))
        at = space
        while at < length and plain[at] == " ":
            at += 1
        if pieces and at < length and not _is_tight(plain[space - 1]) and not _is_tight(plain[at]):
            pieces.append(" ")
            offsets.append(space)
    tight = "".join(pieces)
    if not offsets or (offsets[0] == 0 and offsets[-1] == len(offsets) - 1):
        return tight, None if tight or not plain else []
    return tight, offsets


def fold_plain(raw: str) -> str:
    """Folded text alone."""
    return fold(raw)[0]
