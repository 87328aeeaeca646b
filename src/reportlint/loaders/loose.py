"""Tables that stand as lines of text: columns set by blanks, rows as a copy out of a PDF leaves them, a cell a line.

They are known by the labels of the profile. Lines that hold the numbers of a row behind its label become a table again
where heads stand above them or a row is full of numbers: labels with a number each are as often a list in running text.
Where rows and columns cannot be told, what stands there is kept as a figure that nobody has read. Nothing of it becomes a
table that the file holds as one anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from reportlint.model import Figure, Grid, Limits, Line, Profile, Span, StreamBlock, Text, ValueKind, read, value_of
from reportlint.syntax.numbering import read_numbering, strip_number

from .grid import flat_table

LOOSE = "loose-table"
"""The kind of a figure that stands for a table of which rows and columns cannot be told."""
_LONGEST = 140
"""Characters of a line that is a row."""
_LONGEST_WORDS = 16
"""Characters of a cell that is no label, as a head over several others is."""
_FEWEST = 2
"""Lines with labels, and lines with numbers, that a table has."""
_MOST_WORDS = 40
"""Words and numbers of a line that is a row."""
_MOST_JOINED = 8
"""Words that one blank each parts among which two labels are looked for."""
_MANY = 5
"""Numbers in a line that is a row of them, one being enough."""
_FIGURES = tuple("0123456789/-—")
"""What a line that ends with a number, or a mark for none, ends with."""
_STOPS = frozenset("。；，！？：")
"""What stands in a sentence, or before one."""
_NUMBERS = (ValueKind.NUMBER, ValueKind.NOT_APPLICABLE)


class _Row(Struct, frozen=True, gc=False):
    """A line as a row: its cells, and what they are."""

    line: Line
    cells: Sequence[Text]
    labelled: bool
    """Whether a label of the profile is among them."""
    numbers: int
    """How many of them, at the end, are numbers."""

    @property
    def is_one_word(self) -> bool:
        return not self.labelled and not self.numbers and len(self.cells) == 1

    @property
    def is_one_number(self) -> bool:
        return self.numbers == 1 == len(self.cells)

    @property
    def is_certain(self) -> bool:
        """Whether it stands in a table only: heads side by side, or many numbers."""
        return self.numbers >= _MANY or (self.labelled and not self.numbers and len(self.cells) > 1)

    @property
    def label(self) -> str:
        """What its numbers are of; empty where it has none or no label."""
        words = self.cells[: -self.numbers] if self.numbers else ()
        return _plain(words[-1]) if words and self.labelled else ""


class _Found(Struct, frozen=True, gc=False):
    """A run of lines with a table among them."""

    before: Sequence[_Row]
    table: Sequence[_Row]
    after: Sequence[_Row]
    torn: bool
    """Whether its cells are a line each."""

    @property
    def labels(self) -> frozenset[str]:
        """The labels of its rows; where they have none, its heads."""
        rows = frozenset({row.label for row in self.table} - {""})
        return rows or frozenset({_plain(cell) for row in self.table if row.labelled for cell in row.cells})

    @property
    def lines(self) -> Sequence[Line]:
        return [row.line for row in (*self.before, *self.table, *self.after)]


def _plain(words: Text) -> str:
    """A label without its number and what stands in brackets behind it."""
    return strip_number(words.folded).partition("（")[0]


def find_tables(stream: Sequence[StreamBlock], profile: Profile) -> Sequence[StreamBlock]:
    """The stream with the tables that stand as lines. A format that knows its pages finds its tables itself."""
    if not any(isinstance(block, Line) and _ends_with_number(block) for block in stream):
        return stream
    items: list[StreamBlock | _Found] = []
    run: list[_Row] = []
    for block in stream:
        row = _row_of(block, profile) if isinstance(block, Line) else None
        if row is not None:
            run.append(row)
            continue
        items += _find_in(run)
        run = []
        items.append(block)
    items += _find_in(run)
    return list(_settled(items))


def _settled(items: Sequence[StreamBlock | _Found]) -> Iterator[StreamBlock]:
    """What was found as tables, or as lines where another table of the file holds the same labels."""
    found = [item for item in items if isinstance(item, _Found)]
    grids = [item.table for item in items if isinstance(item, Grid)] if found else []
    held = frozenset({_plain(cell.text) for table in grids for cell in table.cells})
    kinds = {item.labels for item in found}
    for item in items:
        if not isinstance(item, _Found):
            yield item
            continue
        own = item.labels
        if any(2 * len(own & other) >= len(own) for other in (held, *kinds) if other is held or len(other) > len(own)):
            yield from item.lines
        else:
            yield from _blocks_of(item)


def _ends_with_number(line: Line) -> bool:
    return len(line.text.folded) <= _LONGEST and line.text.folded.endswith(_FIGURES)


def _row_of(line: Line, profile: Profile) -> _Row | None:
    folded = line.text.folded
    if line.level or len(folded) > _LONGEST or folded[-1] in _STOPS:
        return None
    if line.text.raw.count(" ") >= _MOST_WORDS and len(line.text.raw.split()) > _MOST_WORDS:
        return None
    pieces = list(_pieces(line.text))
    first = len(pieces)
    while first and value_of(pieces[first - 1][0].folded).kind in _NUMBERS:
        first -= 1
    numbers = [text for text, _ in pieces[first:]]
    labels, labelled = _labels(line.text, pieces[:first], profile.is_label)
    if labelled or not labels or (_are_heads(labels, numbers, folded) and not profile.section(strip_number(folded))):
        return _Row(line, [*labels, *numbers], labelled, len(numbers))
    return None


def _are_heads(cells: Sequence[Text], numbers: Sequence[Text], folded: str) -> bool:
    """Whether words without a label among them can stand in a table: heads above others, the label of an unknown row."""
    if not _STOPS.isdisjoint(folded) or any(len(cell) > _LONGEST_WORDS for cell in cells):
        return False
    number = read_numbering(folded)
    return len(cells) > 1 or len(numbers) > 1 or (not numbers and (number is None or number.style == "1."))


def _pieces(text: Text) -> Iterator[tuple[Text, bool]]:
    """The words of a line between blanks, and whether they stand well apart from those before them."""
    raw, at = text.raw, text.start
    if "<" in raw:  # marks of a page: what it says stands in one piece
        yield text, True
        return
    end = 0
    for word in raw.split():
        begin = raw.index(word, end)
        gap = raw[end:begin]
        end = begin + len(word)
        yield read(text.source, at + begin, at + end), len(gap) > 1 or "\t" in gap or begin == 0


def _labels(
    line: Text, pieces: Sequence[tuple[Text, bool]], is_label: Callable[[str], bool]
) -> tuple[Sequence[Text], bool]:
    """The cells before the numbers, and whether one of them is a label. Words that stand well apart are cells of their
    own; others where a label ends there."""
    cells: list[Text] = []
    group: list[Text] = []
    labelled = False
    for text, apart in [*pieces, (None, True)]:
        if apart and group:
            found, known = _labels_in(line, group, is_label)
            cells += found
            labelled = labelled or known
            group = []
        if text is not None:
            group.append(text)
    return cells, labelled


def _labels_in(line: Text, words: Sequence[Text], is_label: Callable[[str], bool]) -> tuple[Sequence[Text], bool]:
    def between(first: int, last: int) -> Text:
        return read(line.source, words[first].start, words[last - 1].end)

    count = len(words)
    whole = between(0, count)
    if is_label(whole.folded):
        return [whole], True
    for cut in range(1, count if count <= _MOST_JOINED else 0):
        upper, lower = between(0, cut), between(cut, count)
        if is_label(upper.folded) and is_label(lower.folded):
            return [upper, lower], True
    short = all(len(word) <= _LONGEST_WORDS for word in words)
    return (words, True) if short and any(is_label(word.folded) for word in words) else ([whole], False)


def _find_in(run: Sequence[_Row]) -> Sequence[Line | _Found]:
    """The lines of a run, those of a table found."""
    first = next((at for at, row in enumerate(run) if not row.is_one_word and not row.is_one_number), len(run))
    last = next((at for at in range(len(run), first, -1) if run[at - 1].labelled or run[at - 1].numbers), first)
    alone, filled = _count_numbers(run[first:last])
    torn = alone * 4 > filled
    if not torn:
        first, last = _without_lists(run, first, last)
        alone, filled = _count_numbers(run[first:last])
    table = run[first:last]
    many = max(filled, alone) >= _FEWEST or any(row.numbers >= _MANY for row in table)
    if not many or sum(row.labelled for row in table) < _FEWEST:
        return [row.line for row in run]
    return [_Found(run[:first], table, run[last:], torn)]


def _count_numbers(rows: Sequence[_Row]) -> tuple[int, int]:
    """How many rows are a number alone, and how many have numbers beside other cells."""
    alone = sum(row.is_one_number for row in rows)
    return alone, sum(row.numbers > 0 for row in rows) - alone


def _without_lists(run: Sequence[_Row], first: int, last: int) -> tuple[int, int]:
    """Where the table of a run begins and ends without the lists of labels and numbers around it; nothing of it where no
    row is certain."""
    certain = [at for at in range(first, last) if run[at].is_certain]
    if not certain:
        return first, first
    begin, end = certain[0], certain[-1]
    below = {row.label for row in run[begin:last]} - {""}
    whole = not _is_apart(run, begin + 1)
    while begin > first and run[begin - 1].numbers != 1 and run[begin - 1].label not in below:
        if run[begin - 1].numbers and whole and _is_apart(run, begin):
            break
        begin -= 1
    known = {row.label for row in run[begin : end + 1]} - {""}
    whole = not _is_apart(run, end if run[end].numbers else end + 1)
    for at in range(end + 1, last):
        if run[at].label in known or (whole and _is_apart(run, at)):
            return begin, at
        known |= {run[at].label} - {""}
    return begin, last


def _is_apart(run: Sequence[_Row], at: int) -> bool:
    """Whether a blank line or a mark, as that of a list, parts a row from the one above it."""
    if not 0 < at < len(run):
        return False
    upper, lower = run[at - 1].line.text, run[at].line.text
    return bool(upper.source[upper.end : lower.start].strip()) or _is_blank_between(upper, lower)


def _blocks_of(found: _Found) -> Iterator[StreamBlock]:
    table = found.table
    yield from [row.line for row in found.before]
    if found.torn:
        yield Figure(Span(table[0].line.text.start, table[-1].line.text.end), LOOSE)
    else:
        yield from _grids(table)
    yield from [row.line for row in found.after]


def _grids(rows: Sequence[_Row]) -> Iterator[Grid]:
    """Rows as tables: a blank line ends one."""
    piece = [rows[0]]
    gap = 0
    for row in rows[1:]:
        if _is_blank_between(piece[-1].line.text, row.line.text):
            yield _grid(piece, gap)
            piece, gap = [], row.line.gap
        piece.append(row)
    yield _grid(piece, gap)


def _is_blank_between(upper: Text, lower: Text) -> bool:
    between = upper.source[upper.end : lower.start]
    return not between.strip() and between.replace("\r\n", "\n").replace("\r", "\n").count("\n") > 1


def _grid(rows: Sequence[_Row], gap: int) -> Grid:
    span = Span(rows[0].line.text.start, rows[-1].line.text.end)
    return Grid(flat_table([row.cells for row in rows], span, Limits()), rows[0].line.page, gap=gap)
