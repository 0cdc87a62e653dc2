"""What a sign between two vectors says: × is the cross product, a typed * is entry by entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.read.surface import Surface
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def is_cross(
    e: Elaborator, factors: tuple[Surface, ...], at: int, left: Value, right: Value
) -> bool:
    """Say whether × stands between two vectors; between numbers, or with one, it is a product."""
    if not _alike(left, right):
        return False
    sign = _sign(e, factors, at)
    return "\\times" in sign or "×" in sign


def is_star(
    e: Elaborator, factors: tuple[Surface, ...], at: int, left: Value, right: Value
) -> bool:
    """Say whether a typed * stands between two vectors of one shape, as in the code of NumPy."""
    if not _alike(left, right) or "*" not in _sign(e, factors, at):
        return False
    text = "* between vectors is the product entry by entry"
    return e.decide("star", factors[at], text, ("inner product",)) != "inner product"


def _alike(left: Value, right: Value) -> bool:
    alike = isinstance(left, Matrix) and isinstance(right, Matrix) and left.shape == right.shape
    return alike and left.is_vector and left.single is None  # type: ignore[union-attr]


def _sign(e: Elaborator, factors: tuple[Surface, ...], at: int) -> str:
    return e.source.text[factors[at - 1].end : factors[at].start]


def cross_product(left: Matrix, right: Matrix) -> Matrix | None:
    """Return the cross product of vectors with three entries, laid out as they are, or None.

    >>> first = Matrix.column(n.number(1), n.number(0), n.number(0))
    >>> second = Matrix.column(n.number(0), n.number(1), n.number(0))
    >>> str(cross_product(first, second))
    '[[0*0 - 0*1], [0*0 - 1*0], [1*1 - 0*0]]'
    >>> cross_product(Matrix.row(*first.entries[:2]), Matrix.row(*second.entries[:2]))
    """
    if len(left.entries) != 3:
        return None
    a, b = left.entries, right.entries
    entries = [
        n.add(n.multiply(a[i], b[j]), n.negate(n.multiply(a[j], b[i])))
        for i, j in ((1, 2), (2, 0), (0, 1))
    ]
    return Matrix.row(*entries) if left.shape[0] == 1 else Matrix.column(*entries)


def crossed(e: Elaborator, left: Value, right: Value, at: Surface) -> Value:
    """Return the cross product that a formula writes, or raise what it lacks."""
    found = cross_product(left, right)  # type: ignore[arg-type]
    if found is None:
        raise e.wrong(at, "not-supported", "× between vectors has a meaning for three entries only",
                      r"write \cdot, \odot or what is meant")  # fmt: skip
    return found
