"""YAML with places: core scalars only, no tags, aliases within limits, one clear sentence for the rest."""

import subprocess
import sys
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportlint.syntax.toml import Malformed
from reportlint.syntax.yaml import MOST_BYTES, MOST_VALUES, core_scalar, read_yaml

SAMPLE = """\
# a comment: 1
a: &x {b: 1, 'c d': [1, no]}
y: *x
m:
  <<: *x
  b: 3
list:
  - k: "v"
    # between
    l: w
  -   z
中文: >
  folded
  text
"""


def test_places_of_keys_and_values() -> None:
    document = read_yaml(SAMPLE.encode())
    assert document.values == {
        "a": {"b": 1, "c d": [1, "no"]},
        "y": {"b": 1, "c d": [1, "no"]},
        "m": {"b": 3, "c d": [1, "no"]},
        "list": [{"k": "v", "l": "w"}, "z"],
        "中文": "folded text\n",
    }
    assert document.keys == {
        ("a",): (2, 1),
        ("a", "b"): (2, 8),
        ("a", "c d"): (2, 14),
        ("y",): (3, 1),
        ("y", "b"): (2, 8),
        ("y", "c d"): (2, 14),
        ("m",): (4, 1),
        ("m", "b"): (6, 3),
        ("m", "c d"): (2, 14),
        ("list",): (7, 1),
        ("list", 0, "k"): (8, 5),
        ("list", 0, "l"): (10, 5),
        ("中文",): (12, 1),
    }
    assert document.places[("a", "c d", 1)] == (2, 25)
    assert document.places[("list", 0, "k")] == (8, 8)
    assert document.places[("list", 1)] == (11, 7)
    assert document.places[("中文",)] == (12, 5)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"), ("off", "off"), ("yes", "yes"), ("On", "On"), ("y", "y"),
        ("true", True), ("False", False), ("TRUE", True), ("tRue", "tRue"),
        ("~", None), ("null", None), ("", None), ("nUll", "nUll"),
        ("12:30", "12:30"), ("12:30:45", "12:30:45"), ("2024-02-30", "2024-02-30"), ("2024-01-01", "2024-01-01"),
        ("1.10", 1.1), ("010", 10), ("0o10", 8), ("0x1F", 31), ("0b11", "0b11"), ("1_000", "1_000"), ("+3", 3),
        ("-7", -7), (".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-.inf", float("-inf")), (".INF", float("inf")),
        ("1e", "1e"), (".", "."), ("-", "-"), ("٣", "٣"), ("１", "１"), ("1,000", "1,000"), ("0x", "0x"),
    ],
)  # fmt: skip
def test_core_scalars(text: str, value: object) -> None:
    found = core_scalar(text)
    assert (found, type(found)) == (value, type(value))


def test_not_a_number() -> None:
    assert repr(core_scalar(".nan")) == "nan"


def test_keys_are_always_strings() -> None:
    assert read_yaml(b"no: 1\n2021: 2\n1.10: 3\n~: 4\ntrue: 5").values == {
        "no": 1, "2021": 2, "1.10": 3, "~": 4, "true": 5,
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "---\n...\n", "~", "\n\n"])
def test_an_empty_file_has_no_keys(text: str) -> None:
    assert read_yaml(text.encode()).values == {}


@pytest.mark.parametrize(
    ("text", "place", "en"),
    [
        ("- a", (1, 1), "keys and values were expected at the top"),
        ("# note\nword", (2, 1), "keys and values were expected at the top"),
        ("a: 1\nb: 2\na: 3", (3, 1), "this key stands here twice; it was first given in line 1"),
        ("a: {b: 1, b: 2}", (1, 11), "this key stands here twice; it was first given in line 1"),
        ("a: 1\n---\nb: 2", (2, 1), "a second document begins here; a file holds one"),
        ("a: !!python/object/apply:os.system ['x']", (1, 4), "tags (!) are not allowed"),
        ("a: !!python/name:os.system", (1, 4), "tags (!) are not allowed"),
        ("a: !vault x", (1, 4), "tags (!) are not allowed"),
        ("a: !!str 1", (1, 4), "tags (!) are not allowed"),
        ("a: ! 1", (1, 4), "tags (!) are not allowed"),
        ("a: !e!x 1", (1, 4), "tags (!) are not allowed"),
        ("!!map {a: 1}", (1, 1), "tags (!) are not allowed"),
        ("!!str a: 1", (1, 1), "a key must have no tag and no anchor"),
        ("&a k: 1", (1, 1), "a key must have no tag and no anchor"),
        ("? [a]\n: 1", (1, 3), "a key must be plain text"),
        ("{a: 1}: 1", (1, 1), "a key must be plain text"),
        ("b: 1\na: &a [*a]", (2, 8), "this alias stands inside the value that it names"),
        ("a: &a\n  b: *a", (2, 6), "this alias stands inside the value that it names"),
        ("a: &a\n  <<: *a", (2, 7), "this alias stands inside the value that it names"),
        ("a: *b", (1, 4), "no anchor of this alias's name stands before it"),
        ("a: {<<: 1}", (1, 9), "behind << an alias of keys and values was expected"),
        ("a:\n\t- b", (2, 1), "a tab cannot indent; use spaces"),
        ("a: 'x", (1, 6), "the closing quote of a string is missing"),
        ("a: 1\n  b: 2", (2, 4), "a key and value cannot stand here; look at the indentation and the quotes"),
        ("a: b: c", (1, 5), "a key and value cannot stand here; look at the indentation and the quotes"),
        ("a: - b", (1, 4), "a list item cannot stand here; look at the indentation"),
        ("a: [1, 2", (1, 9), "a comma or the ] of a list is missing"),
        ("a: {b: 1", (1, 9), "a comma or the } is missing"),
        ("a: @x", (1, 4), "a value cannot begin with this character; put it in quotes"),
        ('a: "\\q"', (1, 6), "double quotes know no such escape; double the backslash or use single quotes"),
        ("a: " + "9" * 5000, (1, 4), "a number of more than 100 digits"),
        ("a: \x9b", (1, 4), "a character that is not allowed"),
        ("a: \0", (1, 4), "the control character U+0000 is not allowed"),
    ],
)
def test_what_cannot_be_read(text: str, place: tuple[int, int], en: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_yaml(text.encode())
    assert (caught.value.place, caught.value.en) == (place, en)
    assert any("\u4e00" <= character <= "\u9fff" for character in caught.value.zh)


ALIASES = "a: &a [1,1,1,1,1,1,1,1,1]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9)
)
MERGES = "l0: &l0 {k0: 1}\n" + "".join(
    f"l{i + 1}: &l{i + 1} {{<<: [{','.join([f'*l{i}'] * 30)}], k{i + 1}: 1}}\n" for i in range(8)
)
BOMBS = {
    "aliases": ALIASES,
    "merges": MERGES,
    "brackets": "[" * 20_000,
    "braces": "{a: " * 20_000,
    "spaced": "[ " * 20_000,
    "blocks": "".join(" " * i + "a:\n" for i in range(500)),
    "dashes": "- " * 20_000,
    "questions": "? " * 20_000,
    "long key": "x" * 250_000 + ": 1",
    "megabyte key": "x" * 1_000_000 + ": 1",
    "megabyte": "a: " + "x" * 1_000_000,
    "words": "a: " + "w\n  " * 60_000,
    "blank": "\n" * 262_000,
    "comments": "# c\n" * 65_000,
    "literal": "a: |\n" + " x\n" * 80_000,
    "escapes": 'a: "' + "\\n" * 120_000 + '"',
    "many": "".join(f"k{i}: {i}\n" for i in range(20_000)),
    "items": "a: [" + "1," * 100_000 + "]",
    "deep lines": "".join(f"k{i}: " + "[" * 30 + "]" * 30 + "\n" for i in range(390)),
    "documents": "---\n" * 60_000,
    "exclamations": "a: " + "!" * 200_000,
}


def refusal(text: str) -> Malformed | None:
    """Why a text is not read; None when it is."""
    try:
        read_yaml(text.encode())
    except Malformed as error:
        return error
    return None


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_soon(name: str) -> None:
    read_yaml(b"a: 1")  # the import of the reader is not what is measured
    began = time.process_time()
    error = refusal(BOMBS[name])
    assert time.process_time() - began < 5
    assert error is None or (error.place >= (1, 1) and len(error.en) < 120)


@pytest.mark.parametrize(
    ("name", "place", "en"),
    [
        ("aliases", (4, 32), f"with its aliases written out the file holds more than {MOST_VALUES} values"),
        ("merges", (4, 27), f"with its aliases written out the file holds more than {MOST_VALUES} values"),
        ("blocks", (34, 34), "nested more than 32 deep"),
        ("dashes", (1, 67), "nested more than 32 deep"),
        ("many", (MOST_VALUES, 8), f"more than {MOST_VALUES} values"),
        ("megabyte", (1, 1), f"the file has 1000003 bytes; at most {MOST_BYTES} are read"),
    ],
)
def test_what_stops_a_bomb(name: str, place: tuple[int, int], en: str) -> None:
    with pytest.raises(Malformed) as caught:
        read_yaml(BOMBS[name].encode())
    assert (caught.value.place, caught.value.en) == (place, en)


def test_a_caller_may_allow_more() -> None:
    text = BOMBS["many"].encode()
    assert len(read_yaml(text, most_values=30_000, most_bytes=1 << 20).values) == 20_000


def test_lines_end_as_editors_count() -> None:
    assert read_yaml(b"\xef\xbb\xbfa: 1\r\n\r\nb: 2\r\n").keys == {("a",): (1, 1), ("b",): (3, 1)}
    assert read_yaml("a: 'x\u2028y'\nb: 2".encode()).keys[("b",)] == (2, 1)


def test_the_reader_is_imported_only_when_needed() -> None:
    code = "import sys, reportlint.syntax.yaml; print('ruamel.yaml' in sys.modules, 'tomli' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False False\n"


names = st.text(st.sampled_from("ab-_1é中 .#:'\""), min_size=1, max_size=5).filter(lambda name: name.strip() == name)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(-999, 999), st.text(st.sampled_from("ab 中#:,]}-'\""), max_size=6)
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=3)),
    max_leaves=6,
)
tables = st.dictionaries(names, values, min_size=1, max_size=4)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _key(key: str, draw: st.DataObject) -> str:
    plain = key.replace("-", "").replace("_", "").isalnum() and key[0] not in "-"
    return draw.draw(st.sampled_from([_quoted(key), key] if plain else [_quoted(key)]))


def _flow(value: object, draw: st.DataObject) -> str:
    if value is None:
        return draw.draw(st.sampled_from(["~", "null"]))
    if isinstance(value, bool):
        return draw.draw(st.sampled_from(["true", "True"] if value else ["false", "FALSE"]))
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item, draw) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key, draw)}: {_flow(item, draw)}" for key, item in value.items()) + "}"
    return _quoted(str(value))


def _block(value: object, draw: st.DataObject, indent: int) -> str:
    """What stands behind a colon: in one line, or below it."""
    pad = "\n" + " " * indent
    if isinstance(value, dict) and value and draw.draw(st.booleans()):
        entries = (f"{_key(key, draw)}:{_block(item, draw, indent + 2)}" for key, item in value.items())
        return "".join(pad + entry for entry in entries)
    if isinstance(value, list) and value and draw.draw(st.booleans()):
        return "".join(f"{pad}-{_block(item, draw, indent + 2)}" for item in value)
    return " " + _flow(value, draw) + draw.draw(st.sampled_from(["", "  # : - note"]))


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, item in entries for found in _paths(item, (*path, key)))]


@given(tables, st.data())
def test_every_place_points_at_its_key(table: dict[str, object], draw: st.DataObject) -> None:
    text = "".join(f"{_key(key, draw)}:{_block(value, draw, 2)}\n" for key, value in table.items())
    document = read_yaml(text.encode())
    assert document.values == table
    lines = text.split("\n")
    for path in _paths(table):
        assert path in document.places
        if path and isinstance(path[-1], str):
            line, column = document.keys[path]
            assert lines[line - 1][column - 1 :].startswith((path[-1], _quoted(path[-1])))


pieces = st.lists(
    st.sampled_from(
        [
            "a",
            "b: ",
            "- ",
            "? ",
            ": ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            "&x ",
            "*x",
            "!t ",
            "|",
            ">",
            "'",
            '"',
            "#",
            "\n",
            "  ",
            "\t",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "<<",
            "\\",
            "@",
            "`",
            "~",
        ]
    ),
    max_size=14,
).map("".join)


@given(pieces)
@example("%YAML 1.1\n---\na: no")
@example("%TAG ! tag:x,2000:\n---\na: !b c")
@example("a: |1\n x")
def test_nothing_raises_anything_else(text: str) -> None:
    error = refusal(text)
    if error is None:
        document = read_yaml(text.encode())
        assert set(_paths(document.values)) == set(document.places)
    else:
        assert error.zh
        assert error.en
        assert 1 <= error.place[0] <= text.count("\n") + 1
