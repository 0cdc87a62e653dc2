r"""Brackets after a derivative: ``\frac{df}{dx}(0)`` is taken at a point, ``f_x(x, y)`` is f_x."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.applications import put_in
from symsgd.read.names import name_of
from symsgd.read.unknown_functions import bracket_of
from symsgd.read.values import Value

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


def taken_at(
    e: Elaborator, value: Value, factors: Factors, operators: Operators, i: int
) -> tuple[Value, int]:
    r"""Return a derivative at the point that ``\frac{df}{dx}(0)`` names, or as it is."""
    derivative = factors[i]
    follows = i + 1 < len(factors) and operators[i] == ""
    group = bracket_of(factors[i + 1]) if follows else None
    if group is None or group.bracket != "(" or not isinstance(derivative, s.Derivative):
        return value, i + 1
    lone = len(group.items) == 1 and (
        isinstance(group.items[0], s.Number) or name_of(group.items[0]) is not None
    )
    by = name_of(derivative.variables[0][0]) if len(derivative.variables) == 1 else None
    if not lone or by is None or not isinstance(value, Node):
        return value, i + 1
    e.decide("evaluation", derivative, "the bracket after the derivative says where it is taken")
    found: Value = put_in(value, {n.variable(by): e.number(group.items[0])})
    after = factors[i + 1]
    if isinstance(after, s.Scripted):
        from symsgd.read.symbols_meaning import scripted

        found = scripted(e, found, after, after.scripts)
    return found, i + 2
