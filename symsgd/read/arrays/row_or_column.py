r"""Products with vectors written as lists, (1, 2): a list is a row or a column, whichever fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.marks import is_list
from symsgd.read.names import name_of
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def fitting_times(
    e: Elaborator,
    left: Value,
    right: Value,
    operator: str,
    factors: tuple[s.Surface, ...],
    start: int,
) -> Value:
    """Return the product of what stands before factor ``start`` and of the factors from there on.

    Where the shapes do not fit, a vector that was given as a list is turned.
    """
    explicit = operator == "*"
    try:
        return v.times(left, right, explicit=explicit)
    except SymsgdError:
        first = [factor for factor in factors[:start] if _is_loose(e, factor)]
        if first and isinstance(left, Matrix) and left.is_vector:
            e.loose = True
            return v.times(left.transpose(), right, explicit=explicit)
        if _is_loose(e, factors[-1]) and isinstance(right, Matrix) and right.is_vector:
            e.loose = True
            return v.times(left, right.transpose(), explicit=explicit)
        raise


def fitting_terms(e: Elaborator, terms: Sequence[s.Surface], values: list[Value]) -> list[Value]:
    """Return the terms of a sum, with lists turned that do not fit to what is no list.

    In ``X W + b`` with b = [1, 0] the list is a row, as the product beside it.
    """
    vectors = [value for value in values if isinstance(value, Matrix) and value.is_vector]
    shapes = {vector.shape for vector in vectors}
    if (
        len(vectors) < len(values)
        or len(shapes) != 2
        or len({len(one.entries) for one in vectors}) > 1
    ):
        return values
    loose = [_is_loose(e, term) for term in terms]
    told = {each.shape for each, free in zip(vectors, loose, strict=True) if not free}
    if len(told) != 1:
        return values
    e.loose = True
    return [each if each.shape in told else each.transpose() for each in vectors]


def _is_loose(e: Elaborator, factor: s.Surface) -> bool:
    """Say whether a factor is a list, or a letter that was given as one, also with a transpose."""
    if is_list(factor):
        return True
    if isinstance(factor, s.Scripted):
        kept = tuple(script for script in factor.scripts if script.kind != "transpose")
        factor = s.Scripted(factor.start, factor.end, factor.base, factor.sub, kept)
    return name_of(factor, dict(e.scope.indices)) in e.scope.arrays.loose
