"""Brackets after a partial derivative: ``f_x(x, y)`` is f_x."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.unknown_functions import bracket_of

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

Factors = tuple[s.Surface, ...]
Operators = tuple[str, ...]


def same_arguments(
    e: Elaborator, derivative: s.Derivative, factors: Factors, operators: Operators, i: int
) -> int:
    """Return 1 if the bracket after ``f_x`` lists the variables of f; others are asked about."""
    follows = i + 1 < len(factors) and operators[i] == ""
    group = bracket_of(factors[i + 1]) if follows else None
    if group is None or not isinstance(derivative.operand, s.Letter):
        return 0
    params = e.scope.functions[derivative.operand.name].params
    if tuple(name_of(item) for item in group.items) == params:
        return 1
    raise e.lacks(f"at which point {name_of(factors[i])} is taken")
