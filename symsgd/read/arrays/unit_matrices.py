r"""The letter I beside matrices is the unit matrix, 0 the zero matrix: ``A - \lambda I = 0``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.names import name_of
from symsgd.read.scope import Scope
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def with_unit_matrix(e: Elaborator, piece: s.Sum, values: list[Value]) -> list[Value]:
    """Return the terms of a sum with matrices in which a multiple of I is one of them."""
    shapes = {value.shape for value in values if isinstance(value, Matrix)} - {(1, 1)}
    size = _square(shapes)
    if size is None or all(isinstance(value, Matrix) for value in values):
        return values
    found: list[Value] = []
    for (_, term), value in zip(piece.terms, values, strict=True):
        name = _unit_in(term, e.scope)
        if name is not None and isinstance(value, Node):
            e.decide("unit-matrix", term, f"{name} is the {size}×{size} unit matrix")
            found.append(_multiple(put_in(value, {n.variable(name): n.number(1)}), size))
        else:
            found.append(value)
    return found


def as_unit_matrix(value: Value, other: Value, scope: Scope) -> Value:
    """Return the unit matrix for the letter I as the other side of a square matrix, or zeros for 0.

    >>> square = Matrix(((n.number(1), n.number(0)), (n.number(0), n.number(1))))
    >>> as_unit_matrix(n.variable("I"), square, Scope()) == square
    True
    """
    if isinstance(value, Matrix) or not isinstance(other, Matrix):
        return value
    if value == n.number(0) and other.single is None:
        return other.map(lambda _: n.number(0))
    size = _square({other.shape})
    if size is None or value.head != n.VARIABLE or not _is_free_unit(str(value.value), scope):
        return value
    return _multiple(n.number(1), size)


def _square(shapes: set[tuple[int, int]]) -> int | None:
    if len(shapes) != 1:
        return None
    rows, columns = next(iter(shapes))
    return rows if rows == columns and rows > 1 else None


def _unit_in(term: s.Surface, scope: Scope) -> str | None:
    """Return the name of the one factor of a term that is the unit matrix."""
    factors: tuple[s.Surface, ...] = (term,)
    if isinstance(term, s.Product) and set(term.operators) <= {"", "*"}:
        factors = term.factors
    names = [name for factor in factors if (name := name_of(factor)) is not None]
    letters = ("I", "E") if "lambda" in names else ("I",)
    units = [name for name in names if _is_free_unit(name, scope, letters)]
    inside = sum(name_of(part) == units[0] for part in s.walk(term)) if units else 0
    return units[0] if len(units) == 1 and inside == 1 else None


def _is_free_unit(name: str, scope: Scope, letters: tuple[str, ...] = ("I",)) -> bool:
    """Say whether a name is I or I_n, and the text gives it no other meaning.

    E is the unit matrix beside λ only (det(A − λE), as German books write): A + E is often a
    matrix that is near A.
    """
    base, _, size = name.partition("_")
    sized = not size or size.isdigit() or size in ("n", "m", "d", "k", "p")
    return base in letters and sized and not scope.knows(name) and not scope.knows(base)


def _multiple(factor: Node, size: int) -> Matrix:
    zero = n.number(0)
    places = range(size)
    return Matrix(tuple(tuple(factor if i == j else zero for j in places) for i in places))
