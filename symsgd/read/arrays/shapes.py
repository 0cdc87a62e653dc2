"""Rows and columns: the shape of a sum, and of a product, of arrays of any size."""

from __future__ import annotations

from collections.abc import Iterable

ONE, MANY, EITHER = "1", "n", "?"  # a derivative by a vector may be a row or a column
Shape = tuple[str, str]  # rows and columns
NUMBER: Shape = (ONE, ONE)
COLUMN: Shape = (MANY, ONE)
MATRIX: Shape = (MANY, MANY)
GRADIENT: Shape = (MANY, EITHER)


class NoShape(Exception):
    """A formula whose parts do not fit together as vectors and matrices."""


def agreed(shapes: Iterable[Shape]) -> Shape:
    """Return the one shape that several formulas have, or raise :class:`NoShape`.

    >>> agreed([GRADIENT, COLUMN])
    ('n', '1')
    """
    found = list(shapes)
    sure = {shape for shape in found if EITHER not in shape}
    if len(sure) > 1 or (sure & {NUMBER, MATRIX} and len(set(found)) > 1):
        raise NoShape
    return sure.pop() if sure else found[0]


def times(first: Shape, second: Shape, *, dot: bool) -> Shape:
    """Return the shape of a product of two formulas, or raise :class:`NoShape`.

    >>> times(COLUMN, COLUMN[::-1], dot=False) == MATRIX
    True
    """
    if NUMBER in (first, second):
        return second if first == NUMBER else first
    if first == GRADIENT:  # it lies as the other factor wants it
        first = COLUMN[::-1] if second in (MATRIX, COLUMN) else COLUMN
    if second == GRADIENT:
        second = COLUMN
    if dot and first == second == COLUMN:
        return NUMBER
    if first[1] != second[0]:
        raise NoShape
    return first[0], second[1]
