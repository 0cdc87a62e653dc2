"""Brackets after a partial derivative: ``f_x(x, y)`` is f_x, ``f_x(1, 2)`` its value there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.functions.unknown_functions import bracket_of
from symsgd.read.names import name_of

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

Factors = tuple[s.Surface, ...]
Operators = tuple[str, ...]


def check_arguments(
    e: Elaborator, derivative: s.Derivative, factors: Factors, operators: Operators, i: int
) -> None:
    """Ask where ``f_x`` is taken if the bracket after it has not one value for each variable."""
    follows = i + 1 < len(factors) and operators[i] == ""
    group = bracket_of(factors[i + 1]) if follows else None
    if group is None or not isinstance(derivative.operand, s.Letter):
        return
    if len(group.items) != len(e.scope.functions[derivative.operand.name].params):
        raise e.lacks(f"at which point {name_of(factors[i])} is taken")
