"""Arithmetic and comparisons that people write in rule files, as a tree. The language is closed: numbers, cells by
label, a few functions; nothing that could run anything. Its size is bounded before anything is made of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from .expression_nodes import (
    Call,
    Comparison,
    Earlier,
    Group,
    Literal,
    Logic,
    Node,
    Product,
    Reference,
    Sum,
    is_truth,
    reads,
    walk,
)
from .problems import hint

LONGEST = 2_000
DEEPEST = 40
MOST_NODES = 300
MOST_DIGITS = 30


class ExpressionError(ValueError):
    """An expression cannot be read: why, in both languages, and at which of its characters, from 0."""

    def __init__(self, zh: str, en: str, at: int = 0) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
        self.at = at


FUNCTIONS = (
    "sum", "min", "max", "count", "abs", "total", "blank?", "known?", "previous",
    "row", "column", "rows", "columns", "cell", "value",
)  # fmt: skip
_GROUPING = frozenset({"sum", "min", "max", "count"})
_COMPARISONS = {"≤": "<=", "≥": ">=", "≠": "!=", "==": "==", "!=": "!=", "<=": "<=", ">=": ">=", "<": "<", ">": ">"}
_PLUS, _MINUS, _TIMES, _BY = "+＋", "-−－", "*×", "/÷"


def parse_expression(source: str, each: str = "") -> Node:
    """The tree of a claim that is true or not. ``each`` is what is looked at one by one: "row", "column", "cell", or ""
    for nothing. Raises ExpressionError, and nothing else whatever the source."""
    if len(source) > LONGEST:
        raise ExpressionError(f"算式超过{LONGEST}个字符", f"the expression is longer than {LONGEST} characters")
    return _Parser(source, each).parse()


class _Token(NamedTuple):
    kind: str
    """"number", "text", "name", "mark" or "end"."""
    text: str
    at: int


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\s*(?:(?P<number>[0-9]+(?:\.(?!\.)[0-9]*)?)|(?P<text>\"[^\"\n]*\"|'[^'\n]*')"
        r"|(?P<name>[A-Za-z_][A-Za-z_0-9]*\??)"
        r"|(?P<mark>\.\.|==|!=|<=|>=|[-+*/×÷−－＋≤≥≠<>(),（），])|(?P<end>\Z))"
    )


def _tokens(source: str) -> Iterator[_Token]:
    at = 0
    while True:
        match = _token_pattern().match(source, at)
        if match is None:
            while source[at : at + 1].isspace():
                at += 1
            raise _strange(source, at)
        kind = match.lastgroup or "end"
        yield _Token(kind, match[kind], match.start(kind))
        if kind == "end":
            return
        at = match.end()


def _strange(source: str, at: int) -> ExpressionError:
    character = source[at]
    if character == "=":
        return ExpressionError("相等写作“==”", "equal is written ==", at)
    if character in "\"'":
        return ExpressionError("缺少结尾的引号", "the closing quote is missing", at)
    if character in "“”‘’＂":
        return ExpressionError('标签请用英文引号（"）', 'put a label in plain quotes (")', at)
    shown = character if character.isprintable() else f"U+{ord(character):04X}"
    return ExpressionError(f"不认识“{shown}”", f'"{shown}" is not known here', at)


class _Parser:
    def __init__(self, source: str, each: str) -> None:
        self.each = each
        self._tokens = _tokens(source)
        self._next = next(self._tokens)
        self._nodes = 0
        self._depth = 0

    def parse(self) -> Node:
        node = self._or()
        if self._next.kind != "end":
            raise self._unexpected()
        if not is_truth(node):
            raise ExpressionError("这里应当是一个比较，如 a == b", "a comparison was expected, such as a == b", node.at)
        years = [part for part in walk(node) if isinstance(part, Earlier)]
        if years and not reads(node):
            raise ExpressionError(
                "算式只看了上一年的报告；previous(…)要与本年的单元格相比",
                "the expression looks at last year's report only; compare previous(…) with a cell of this year's",
                years[0].at,
            )
        return node

    # -- tokens --

    def _take(self) -> _Token:
        token = self._next
        if token.kind != "end":
            self._next = next(self._tokens)
        return token

    def _is_mark(self, marks: str | tuple[str, ...]) -> bool:
        return self._next.kind == "mark" and self._next.text in marks

    def _is_word(self, word: str) -> bool:
        return self._next.kind == "name" and self._next.text == word

    def _expect(self, marks: str, shown: str) -> _Token:
        if not self._is_mark(tuple(marks)):
            token = self._next
            if token.kind == "end":
                raise ExpressionError(f"末尾缺少“{shown}”", f"a {shown} is missing at the end", token.at)
            raise ExpressionError(
                f"“{token.text}”前面缺少“{shown}”", f"a {shown} is missing before {token.text}", token.at
            )
        return self._take()

    def _unexpected(self) -> ExpressionError:
        token = self._next
        if token.kind == "end":
            return ExpressionError("算式没有写完", "the expression is not finished", token.at)
        return ExpressionError(f"这里不能有“{token.text}”", f"{token.text} cannot stand here", token.at)

    def _count(self, node: Node) -> Node:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise ExpressionError(
                f"算式超过{MOST_NODES}项", f"the expression has more than {MOST_NODES} pieces", node.at
            )
        return node

    def _deeper(self, at: int) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionError(f"括号超过{DEEPEST}层", f"the expression is nested deeper than {DEEPEST}", at)

    # -- true or not --

    def _or(self) -> Node:
        return self._joined("or", self._and)

    def _and(self) -> Node:
        return self._joined("and", self._not)

    def _joined(self, word: str, read: Callable[[], Node]) -> Node:
        first = read()
        if not self._is_word(word):
            return first
        parts = [self._truth(first)]
        while self._is_word(word):
            self._take()
            parts.append(self._truth(read()))
        return self._count(Logic(first.at, word, tuple(parts)))

    def _not(self) -> Node:
        if not self._is_word("not"):
            return self._comparison()
        token = self._take()
        self._deeper(token.at)
        part = self._truth(self._not())
        self._depth -= 1
        return self._count(Logic(token.at, "not", (part,)))

    def _comparison(self) -> Node:
        first = self._sum()
        operators: list[str] = []
        operands = [first]
        while self._next.kind == "mark" and self._next.text in _COMPARISONS:
            operators.append(_COMPARISONS[self._take().text])
            operands.append(self._sum())
        if not operators:
            return first
        return self._count(Comparison(first.at, tuple(operators), tuple(map(self._number, operands))))

    def _truth(self, node: Node) -> Node:
        if not is_truth(node):
            raise ExpressionError(
                "and、or、not两边应当是比较，而不是数", "and, or and not go with comparisons, not with numbers", node.at
            )
        return node

    # -- numbers --

    def _number(self, node: Node) -> Node:
        if is_truth(node):
            raise ExpressionError("这里应当是数，而不是比较", "a number was expected here, not a comparison", node.at)
        if isinstance(node, Group):
            raise ExpressionError(
                f"{node.axis}s(…)要放在sum、min、max或count里",
                f"{node.axis}s(…) goes into sum, min, max or count",
                node.at,
            )
        return node

    def _sum(self) -> Node:
        first = self._product()
        if not self._is_mark(_PLUS + _MINUS):
            return first
        terms = [(1, self._number(first))]
        while self._is_mark(_PLUS + _MINUS):
            sign = 1 if self._take().text in _PLUS else -1
            terms.append((sign, self._number(self._product())))
        return self._count(Sum(first.at, tuple(terms)))

    def _product(self) -> Node:
        first = self._unary()
        if not self._is_mark(_TIMES + _BY):
            return first
        factors = [(False, self._number(first))]
        while self._is_mark(_TIMES + _BY):
            divides = self._take().text in _BY
            factors.append((divides, self._number(self._unary())))
        return self._count(Product(first.at, tuple(factors)))

    def _unary(self) -> Node:
        if not self._is_mark(_PLUS + _MINUS):
            return self._primary()
        token = self._take()
        self._deeper(token.at)
        part = self._number(self._unary())
        self._depth -= 1
        return self._count(Sum(token.at, ((1 if token.text in _PLUS else -1, part),)))

    def _primary(self) -> Node:
        token = self._next
        if token.kind == "number":
            self._take()
            return self._count(Literal(token.at, _literal(token)))
        if token.kind == "name":
            return self._count(self._named())
        if token.kind == "text":
            raise ExpressionError(
                '标签要写在row、column或cell里，如 row("总计")',
                'a label goes into row, column or cell, such as row("Total")',
                token.at,
            )
        if not self._is_mark("(（"):
            raise self._unexpected()
        self._take()
        self._deeper(token.at)
        node = self._or()
        self._depth -= 1
        self._expect(")）", ")")
        return node

    # -- functions --

    def _named(self) -> Node:
        token = self._take()
        name = token.text
        if name not in FUNCTIONS:
            zh, en = hint(name, FUNCTIONS)
            raise ExpressionError(f"没有函数“{name}”{zh}", f"there is no function {name}{en}", token.at)
        if name == "value":
            return self._reference(token, (), "cell")
        self._deeper(token.at)
        self._expect("(（", "(")
        node = self._call(token)
        self._expect(")）", ")")
        self._depth -= 1
        return node

    def _call(self, token: _Token) -> Node:
        name = token.text
        if name in {"row", "column"}:
            return self._reference(token, (self._label(),), "column" if name == "row" else "row")
        if name == "cell":
            row = self._label()
            self._expect(",，", ",")
            return Reference(token.at, row, self._label())
        if name in {"rows", "columns"}:
            return self._group(token)
        if name == "previous":
            return self._previous(token)
        arguments = [self._argument(name)]
        while self._is_mark(",，"):
            comma = self._take()
            if name not in _GROUPING:
                raise ExpressionError(f"{name}只有一个参数", f"{name} takes one argument", comma.at)
            arguments.append(self._argument(name))
        return Call(token.at, name, tuple(arguments))

    def _previous(self, token: _Token) -> Earlier:
        part = self._number(self._or())
        if self._is_mark(",，"):
            raise ExpressionError("previous只有一个参数", "previous takes one argument", self._next.at)
        inner = next((below for below in walk(part) if isinstance(below, Earlier)), None)
        if inner is not None:
            raise ExpressionError(
                "previous(…)里不能再写previous：只能看到上一年的报告",
                "previous(…) goes back one year only; another previous cannot stand in it",
                inner.at,
            )
        if not reads(part):
            raise ExpressionError(
                "previous(…)里应当有单元格；数字每年都一样",
                "a cell was expected in previous(…); a number is the same in every year",
                part.at,
            )
        return Earlier(token.at, part)

    def _argument(self, function: str) -> Node:
        node = self._or()
        return node if isinstance(node, Group) and function in _GROUPING else self._number(node)

    def _reference(self, token: _Token, labels: tuple[str, ...], each: str) -> Reference:
        if self.each not in {each, "cell"}:
            word = token.text if not labels else f"{token.text}(…)"
            raise ExpressionError(
                f'{word}要与for-each: {each}同用；任何单元格可写作 cell("行", "列")',
                f'{word} goes with for-each: {each}; any cell is written cell("row", "column")',
                token.at,
            )
        label = labels[0] if labels else ""
        return Reference(token.at, row=label) if token.text == "row" else Reference(token.at, column=label)

    def _group(self, token: _Token) -> Group:
        axis = token.text[:-1]
        if self.each not in {"column" if axis == "row" else "row", "cell"}:
            other = "column" if axis == "row" else "row"
            raise ExpressionError(
                f"{axis}s(…)要与for-each: {other}同用", f"{axis}s(…) goes with for-each: {other}", token.at
            )
        ranges: list[tuple[str, str]] = []
        while self._next.kind == "text" or not ranges:
            first = self._label()
            last = first
            if self._is_mark(("..",)):
                self._take()
                last = self._label()
            ranges.append((first, last))
            if not self._is_mark(",，"):
                break
            self._take()
        return Group(token.at, axis, tuple(ranges))

    def _label(self) -> str:
        token = self._next
        if token.kind != "text":
            raise ExpressionError(
                '这里应当是引号里的标签，如 "总计"', 'a label in quotes was expected, such as "Total"', token.at
            )
        self._take()
        label = token.text[1:-1].strip()
        if not label:
            raise ExpressionError("标签是空的", "the label is empty", token.at)
        return label


def _literal(token: _Token) -> int | Decimal:
    if len(token.text) > MOST_DIGITS:
        raise ExpressionError(f"数字超过{MOST_DIGITS}位", f"the number has more than {MOST_DIGITS} digits", token.at)
    if token.text.endswith("."):
        raise ExpressionError("小数点后面缺少数字", "digits are missing behind the point", token.at)
    return Decimal(token.text) if "." in token.text else int(token.text)
