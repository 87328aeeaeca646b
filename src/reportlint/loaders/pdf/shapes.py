"""What is drawn on a page: strokes and thin bars, which can be rules of tables, and pictures.

Filled rectangles are shading and never rules. Paths inside forms are moved to where the form stands.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from itertools import pairwise
from math import sqrt
from typing import Any

from msgspec import Struct

from .characters import Frame

THICKEST_BAR = 3.0
"""Points. What is filled and thicker is shading."""
_THICKEST_STROKE = 6.5
_MOST_OBJECTS = 60_000
_MOST_SEGMENTS = 2_000
_DEEPEST_FORM = 12

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Rule(Struct, frozen=True, gc=False):
    """A straight line along the page or down it: its height (or its distance from the left), and its ends."""

    position: float
    start: float
    end: float


class Shapes(Struct):
    """Horizontal and vertical rules and the boxes of pictures, in the frame of the page's text."""

    horizontal: list[Rule]
    vertical: list[Rule]
    pictures: list[tuple[float, float, float, float]]
    complete: bool
    """Whether all was read: a page may hold more than we look at."""


def read_shapes(raw: Any, page: Any, frame: Frame) -> Shapes:
    """The shapes of a page. ``raw`` is PDFium's interface."""
    reader = _Reader(raw, frame)
    for index in range(raw.FPDFPage_CountObjects(page)):
        reader.read(raw.FPDFPage_GetObject(page, index), _IDENTITY, 0)
    return reader.shapes


class _Reader:
    def __init__(self, raw: Any, frame: Frame) -> None:
        self._raw = raw
        self._frame = frame
        self._seen = 0
        self._x, self._y = ctypes.c_float(), ctypes.c_float()
        self._fill, self._stroke = ctypes.c_int(), ctypes.c_int()
        self._bounds = [ctypes.c_float() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()
        self.shapes = Shapes([], [], [], True)

    def read(self, shape: Any, outer: Matrix, depth: int) -> None:
        raw = self._raw
        self._seen += 1
        if self._seen > _MOST_OBJECTS:
            self.shapes.complete = False
            return
        kind = raw.FPDFPageObj_GetType(shape)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._read_path(shape, outer)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            box = self._box(shape, outer)
            if box is not None:
                self.shapes.pictures.append(box)
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            if depth == _DEEPEST_FORM:
                self.shapes.complete = False
                return
            inner = _times(self._matrix_of(shape), outer)
            for index in range(raw.FPDFFormObj_CountObjects(shape)):
                self.read(raw.FPDFFormObj_GetObject(shape, index), inner, depth + 1)

    def _matrix_of(self, shape: Any) -> Matrix:
        m = self._matrix
        if not self._raw.FPDFPageObj_GetMatrix(shape, ctypes.byref(m)):
            return _IDENTITY
        return m.a, m.b, m.c, m.d, m.e, m.f

    def _box(self, shape: Any, outer: Matrix) -> tuple[float, float, float, float] | None:
        if not self._raw.FPDFPageObj_GetBounds(shape, *map(ctypes.byref, self._bounds)):
            return None
        left, bottom, right, top = (value.value for value in self._bounds)
        corners = [self._place(outer, x, y) for x, y in ((left, bottom), (right, top), (left, top), (right, bottom))]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    def _place(self, matrix: Matrix, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = matrix
        return self._frame.point(a * x + c * y + e, b * x + d * y + f)

    def _read_path(self, path: Any, outer: Matrix) -> None:
        raw = self._raw
        count = raw.FPDFPath_CountSegments(path)
        if count < 2:
            return
        raw.FPDFPath_GetDrawMode(path, ctypes.byref(self._fill), ctypes.byref(self._stroke))
        stroke = bool(self._stroke.value)
        if not stroke and not self._fill.value:
            return
        if not stroke:
            box = self._box(path, outer)
            if box is not None and min(box[2] - box[0], box[3] - box[1]) <= THICKEST_BAR:
                self._add_bar(box)  # also the dashes of a line, all in one path
                return
            if count <= 6:
                return
        if count > _MOST_SEGMENTS:
            return
        matrix = _times(self._matrix_of(path), outer)
        if stroke and self._stroke_width(path, matrix) > _THICKEST_STROKE:
            return
        for points in self._subpaths(path, count, matrix):
            self._add_subpath(points, stroke)

    def _stroke_width(self, path: Any, matrix: Matrix) -> float:
        if not self._raw.FPDFPageObj_GetStrokeWidth(path, ctypes.byref(self._x)):
            return 0.0
        width: float = self._x.value
        return width * sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))

    def _subpaths(self, path: Any, count: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
        """The corners of the path's pieces; those with curves are left out."""
        raw = self._raw
        found: list[list[tuple[float, float]]] = []
        points: list[tuple[float, float]] = []
        curved = False
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(path, index)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if len(points) > 1 and not curved:
                    found.append(points)
                points, curved = [], False
            elif kind == raw.FPDF_SEGMENT_BEZIERTO:
                curved = True
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(self._x), ctypes.byref(self._y))
            points.append(self._place(matrix, self._x.value, self._y.value))
            if raw.FPDFPathSegment_GetClose(segment):
                points.append(points[0])
        if len(points) > 1 and not curved:
            found.append(points)
        return found

    def _add_subpath(self, points: Sequence[tuple[float, float]], stroke: bool) -> None:
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if min(box[2] - box[0], box[3] - box[1]) <= THICKEST_BAR:
            self._add_bar(box)
        elif stroke:
            for (x0, y0), (x1, y1) in pairwise(points):
                edge = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                if min(edge[2] - edge[0], edge[3] - edge[1]) <= 1.0:
                    self._add_bar(edge)

    def _add_bar(self, box: tuple[float, float, float, float]) -> None:
        left, top, right, bottom = box
        frame = self._frame
        if not (right >= 0 and left <= frame.width and bottom >= 0 and top <= frame.height):
            return
        if right - left >= bottom - top:
            self.shapes.horizontal.append(Rule((top + bottom) / 2, left, right))
        if right - left <= bottom - top:
            self.shapes.vertical.append(Rule((left + right) / 2, top, bottom))


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m
