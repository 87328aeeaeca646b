"""TOML with places: exact places of keys and values, one clear sentence for what cannot be read."""

import datetime
import time

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint.syntax.toml import MOST_BYTES, MOST_VALUES, Malformed, read_toml

SAMPLE = """\
# a comment: key = 1
title = "x # y"
[rules."t3.sum"]
severity = "eror"  # no
opts = { a = 1, b.c = [1, {d = 2}] }
text = \"\"\"
fake = 1
\"\"\"
[[x]]
a=[
 1, # k = 2
 2]
[[x]]
a = 3
[x.sub]
q = 2024-01-01 10:00:00
[[x.deep]]
'it''s' = 1
""".replace("'it''s'", "'it s'")


def test_places_of_keys() -> None:
    document = read_toml(SAMPLE.encode())
    assert document.keys == {
        ("title",): (2, 1),
        ("rules",): (3, 2),
        ("rules", "t3.sum"): (3, 8),
        ("rules", "t3.sum", "severity"): (4, 1),
        ("rules", "t3.sum", "opts"): (5, 1),
        ("rules", "t3.sum", "opts", "a"): (5, 10),
        ("rules", "t3.sum", "opts", "b"): (5, 17),
        ("rules", "t3.sum", "opts", "b", "c"): (5, 19),
        ("rules", "t3.sum", "opts", "b", "c", 1, "d"): (5, 28),
        ("rules", "t3.sum", "text"): (6, 1),
        ("x",): (9, 3),
        ("x", 0, "a"): (10, 1),
        ("x", 1, "a"): (14, 1),
        ("x", 1, "sub"): (15, 4),
        ("x", 1, "sub", "q"): (16, 1),
        ("x", 1, "deep"): (17, 5),
        ("x", 1, "deep", 0, "it s"): (18, 1),
    }


def test_places_of_values() -> None:
    places = read_toml(SAMPLE.encode()).places
    assert places[()] == (1, 1)
    assert places[("title",)] == (2, 9)
    assert places[("rules", "t3.sum", "opts", "b", "c")] == (5, 23)
    assert places[("rules", "t3.sum", "opts", "b", "c", 1)] == (5, 27)
    assert places[("x", 0, "a", 1)] == (12, 2)
    assert places[("x", 1)] == (13, 3)
    assert places[("x", 1, "sub", "q")] == (16, 5)


def test_values_are_those_of_tomli() -> None:
    values = read_toml(SAMPLE.encode()).values
    assert values == tomli.loads(SAMPLE)
    assert values["x"][1]["sub"]["q"] == datetime.datetime(2024, 1, 1, 10)  # type: ignore[index]


def test_what_the_file_does_not_have_is_placed_where_it_is_missing() -> None:
    document = read_toml(b"a = 1\n[b]\nc = {d = 2}\n")
    assert document.place(("b", "c", "nothing")) == (3, 5)
    assert document.key(("b", "c", "d")) == (3, 6)
    assert document.key(("b", "c", 0)) == (3, 5)
    assert document.place(("nothing",)) == (1, 1)


@pytest.mark.parametrize(
    ("text", "place", "en"),
    [
        ("a = 1\na = 2", (2, 1), "this key stands here twice; it was first given in line 1"),
        ("[a]\n[b]\n[a]", (3, 2), "this key stands here twice; it was first given in line 1"),
        ("a = {b = 1, b = 2}", (1, 13), "this key stands here twice; it was first given in line 1"),
        ("[a]\nb = 1\n[a.b]", (3, 4), "this key stands here twice; it was first given in line 2"),
        ("[[a]]\n[a]", (2, 3), "this table stands here twice"),
        ("a.b = 1\na = 2", (2, 6), "this key already has a value"),
        ("a = hello", (1, 5), "this is not a value; text must stand in quotes"),
        ("a = [1, }", (1, 9), "this is not a value; text must stand in quotes"),
        ("x = 1\na = [1,\n 2", (2, 5), "the ] of this array is missing"),
        ("a = {b = 1", (1, 5), "the } of this table is missing"),
        ('a = "x', (1, 5), "the closing quote of this string is missing"),
        ('a = "x\ny"', (1, 5), "the closing quote of this string is missing"),
        ("a = '''x''", (1, 5), "the closing quote of this string is missing"),
        ('a = """x\\"""', (1, 5), "the closing quote of this string is missing"),
        ('a = "\\q"', (1, 8), "a backslash in a string must be doubled, or the string put in single quotes"),
        ('a = "C:\\Users"', (1, 10), "the hexadecimal number behind an escape is wrong"),
        ("[a", (1, 3), "the ] of the table's name is missing"),
        ("a", (1, 2), "= is missing behind the key"),
        ("= 1", (1, 1), "a key = value or a [table] was expected here"),
        ("a = 1 b = 2", (1, 7), "something stands behind the value"),
        ("a = 2024-02-30", (1, 5), "there is no such date or time"),
        ("a = " + "9" * 5000, (1, 5), "a number of more than 100 digits"),
        ("键 = 1", (1, 1), "a key = value or a [table] was expected here"),
    ],
)
def test_what_is_no_toml(text: str, place: tuple[int, int], en: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_toml(text.encode())
    assert (caught.value.place, caught.value.en) == (place, en)
    assert any("\u4e00" <= character <= "\u9fff" for character in caught.value.zh)


@pytest.mark.parametrize(
    ("data", "place", "en"),
    [
        (b"a = 1\nb = '\xc4\xe3'", (2, 6), "the byte 0xC4 is not UTF-8; save the file as UTF-8"),
        ("a = '中'".encode()[:-2], (1, 6), "the byte 0xE4 is not UTF-8; save the file as UTF-8"),
        ("a = 1".encode("utf-16"), (1, 1), "the file is in UTF-16 or UTF-32; save it as UTF-8"),
        (b"a = 1 # \x00", (1, 9), "the control character U+0000 is not allowed"),
        (b"a = 1\nb = '\x1b[2J'", (2, 6), "the control character U+001B is not allowed"),
        (b"#" * (MOST_BYTES + 1), (1, 1), f"the file has {MOST_BYTES + 1} bytes; at most {MOST_BYTES} are read"),
    ],
    ids=["gbk", "cut", "utf-16", "nul", "escape", "size"],
)
def test_bytes_that_are_no_text(data: bytes, place: tuple[int, int], en: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_toml(data)
    assert (caught.value.place, caught.value.en) == (place, en)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    document = read_toml(b"\xef\xbb\xbfa = 1")
    assert (document.values, document.keys) == ({"a": 1}, {("a",): (1, 1)})


def test_lines_end_as_editors_count() -> None:
    assert read_toml(b"a = 1\r\n\r\nb = 2\r\n").keys[("b",)] == (3, 1)
    assert read_toml("a = '\u2028'\nb = 2".encode()).keys[("b",)] == (2, 1)


BOMBS = {
    "brackets": "a = " + "[" * 20_000,
    "closed brackets": "a = " + "[" * 20_000 + "]" * 20_000,
    "tables": "a = " + "{a = " * 20_000,
    "dots": "a." * 20_000 + "b = 1",
    "header": "[" + "a." * 20_000 + "b]",
    "many": "".join(f"k{i} = 1\n" for i in range(80_000)),
    "items": "a = [" + "1," * 400_000 + "]",
    "long key": "x" * 1_000_000 + " = 1",
    "long quoted key": '"' + "x" * 1_000_000 + '" = 1',
    "escapes": 'a = "' + "\\\\" * 500_000,
    "quotes": 'a = """' + '\\"""' * 200_000,
    "equals": "=" * 1_000_000,
    "headers": "[[a]]\n" * 150_000,
    "blank": "\n" * 1_000_000,
    "comments": "#\n" * 500_000,
    "dotted": "".join(f"a.b.c.d.e.f.g.k{i} = 1\n" for i in range(40_000)),
}


def refusal(text: str) -> Malformed | None:
    """Why a text is not read; None when it is."""
    try:
        read_toml(text.encode())
    except Malformed as error:
        return error
    return None


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_soon(name: str) -> None:
    began = time.process_time()
    error = refusal(BOMBS[name])
    assert time.process_time() - began < 5
    assert error is None or (error.place >= (1, 1) and len(error.en) < 120)


@pytest.mark.parametrize(
    ("name", "place", "en"),
    [
        ("brackets", (1, 37), "nested more than 32 deep"),
        ("tables", (1, 161), "nested more than 32 deep"),
        ("dots", (1, 65), "nested more than 32 deep"),
        ("header", (1, 66), "nested more than 32 deep"),
        ("many", (MOST_VALUES, 1), f"more than {MOST_VALUES} values"),
    ],
)
def test_what_stops_a_bomb(name: str, place: tuple[int, int], en: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_toml(BOMBS[name].encode())
    assert (caught.value.place, caught.value.en) == (place, en)


names = st.text(st.sampled_from("ab-_1é中 .'\"\\#=[]\n"), min_size=0, max_size=5)
scalars = st.one_of(
    st.booleans(),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False).map(lambda x: round(x, 3)).filter(lambda x: abs(x) < 1e9),
    st.text(st.sampled_from("ab 中#=,]}\"'\\\n\t"), max_size=8),
    st.dates(),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=3)),
    max_leaves=6,
)
tables = st.dictionaries(names, values, max_size=4)


def spell_key(key: str, draw: st.DataObject) -> str:
    spellings = [_basic(key)]
    if key and all(c.isascii() and (c.isalnum() or c in "-_") for c in key):
        spellings.append(key)
    if "'" not in key and "\n" not in key:
        spellings.append(f"'{key}'")
    return draw.draw(st.sampled_from(spellings))


def _basic(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def spell(value: object, draw: st.DataObject) -> str:
    """A value in one of the ways that TOML has for it."""
    gap = draw.draw(st.sampled_from(["", " ", "\n", " # ] } note\n"]))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, list):
        return "[" + gap + f"{gap},{gap}".join(spell(item, draw) for item in value) + gap + "]"
    if isinstance(value, dict):
        entries = (f" {spell_key(key, draw)} = {spell(item, draw)} " for key, item in value.items())
        return "{" + ",".join(entries) + "}"
    text = str(value)
    spellings = [_basic(text)]
    if "'" not in text and "\n" not in text:
        spellings.append(f"'{text}'")
    if "'''" not in text and not text.startswith("\n") and not text.endswith("'"):
        spellings.append(f"'''\n{text}'''")
    if '"""' not in text and "\\" not in text and not text.startswith("\n"):
        spellings.append(f'"""\n{text}"""' if not text.endswith('"') else _basic(text))
    return draw.draw(st.sampled_from(spellings))


def write(table: dict[str, object], draw: st.DataObject, prefix: str = "") -> str:
    """A document: plain entries first, then tables under headings, then arrays of tables."""
    lines: list[str] = []
    later: list[str] = []
    for key, value in table.items():
        name = spell_key(key, draw)
        whole = f"{prefix}{name}"
        if isinstance(value, dict) and draw.draw(st.booleans()):
            later.append(f"[{whole}]\n{write(value, draw, whole + '.')}")
        elif value and isinstance(value, list) and all(isinstance(v, dict) for v in value) and draw.draw(st.booleans()):
            later += [f"[[ {whole} ]]\n{write(item, draw, whole + '.')}" for item in value]
        else:
            lines.append(f"  {name} = {spell(value, draw)} # = note\n")
    return "".join(lines) + "".join(later)


def paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, item in entries for found in paths(item, (*path, key)))]


def offset(text: str, place: tuple[int, int]) -> int:
    return sum(len(line) + 1 for line in text.split("\n")[: place[0] - 1]) + place[1] - 1


@given(tables, st.data())
def test_every_place_points_at_its_key_and_value(table: dict[str, object], draw: st.DataObject) -> None:
    text = write(table, draw)
    document = read_toml(text.encode())
    assert document.values == table
    for path in paths(table)[1:]:
        assert path in document.places
        if isinstance(path[-1], int):
            continue
        rest = text[offset(text, document.keys[path]) :]
        assert rest.startswith((path[-1], _basic(path[-1]), f"'{path[-1]}'"))
    for path, place in document.places.items():
        value: object = document.values
        for step in path:
            value = value[step]  # type: ignore[index]
        if isinstance(value, str):
            assert text[offset(text, place)] in "\"'"
        elif not isinstance(value, (dict, list)):
            assert text[offset(text, place) :].startswith(spell(value, draw))


pieces = st.lists(
    st.sampled_from(
        [
            '"',
            "'",
            '"""',
            "'''",
            "\\",
            "[",
            "]",
            "[[",
            "]]",
            "{",
            "}",
            "=",
            ".",
            ",",
            "\n",
            "#",
            " ",
            "a",
            "b",
            "1",
            "-",
            "é",
        ]
    ),
    max_size=14,
).map("".join)


@given(pieces)
@example('a = """"""""')
@example("a = ''''a'''''")
@example('a = """\\""""""')
def test_nothing_is_read_otherwise_than_by_tomli(text: str) -> None:
    try:
        expected = tomli.loads(text)
    except tomli.TOMLDecodeError:
        with pytest.raises(Malformed):
            read_toml(text.encode())
        return
    document = read_toml(text.encode())
    assert document.values == expected
    assert set(paths(expected)) == set(document.places)
