r"""Derivatives at a point: ``\frac{df}{dx}(0)`` and ``\frac{\partial C}{\partial w}(w_0, b_0)``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.functions.applications import put_in
from symsgd.read.functions.unknown_functions import bracket_of, with_scripts_of
from symsgd.read.names import name_of
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def taken_at(
    e: Elaborator,
    value: Value,
    factors: tuple[s.Surface, ...],
    operators: tuple[str, ...],
    i: int,
) -> tuple[Value, int]:
    """Return a derivative at the point that the bracket after it names, or as it is.

    Several numbers in the bracket are those of all parameters of a function that has as many.
    """
    derivative = factors[i]
    follows = i + 1 < len(factors) and operators[i] == ""
    group = bracket_of(factors[i + 1]) if follows else None
    if group is None or group.bracket != "(" or not isinstance(derivative, s.Derivative):
        return value, i + 1
    names = _names(e, derivative, group)
    if names is None or not isinstance(value, Node):
        return value, i + 1
    text = "the bracket after the derivative says where it is taken"
    others = ("factor",) if len(group.items) == 1 else ()  # a list is no factor
    if e.decide("evaluation", derivative, text, others) == "factor":
        return value, i + 1
    point = {
        n.variable(name): e.number(item) for name, item in zip(names, group.items, strict=True)
    }
    return with_scripts_of(e, put_in(value, point), factors[i + 1]), i + 2


def _names(e: Elaborator, derivative: s.Derivative, group: s.Group) -> tuple[str, ...] | None:
    """Return for which symbols the bracket gives values, or None if it is a factor."""
    if len(group.items) == 1:
        item = group.items[0]
        lone = isinstance(item, s.Number) or name_of(item) is not None
        by = name_of(derivative.variables[0][0]) if len(derivative.variables) == 1 else None
        return (by,) if lone and by is not None else None
    name = name_of(derivative.operand) if derivative.operand is not None else None
    function = e.scope.functions.get(name or "")
    family = e.scope.families.get(name or "")  # a function that is an open sum
    params = function.params if function is not None else family.params if family else ()
    return params if len(params) == len(group.items) else None
