"""The one walk over expressions: as fractions in a proof, as enclosures at a point."""

from __future__ import annotations

from fractions import Fraction
from typing import Protocol, TypeVar

from symsgd.certify.everyday.facts import Beyond
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS

_SMOOTH = ("exp", "sigmoid", "tanh", "log", "sin", "cos", "atan", "asin", "acos", "erf", "gamma")
OWN = frozenset((*_SMOOTH, "root", "abs", "max", "min"))
V = TypeVar("V")


class Arithmetic(Protocol[V]):
    """What values are made of."""

    def constant(self, value: Fraction | int) -> V:
        """Return a rational number."""

    def letter(self, kind: str, name: str) -> V:
        """Return a variable, or π."""

    def plus(self, *terms: V) -> V:
        """Return the sum."""

    def times(self, *factors: V) -> V:
        """Return the product."""

    def power(self, a: V, k: int) -> V:
        """Return an integer power; a negative one has a value only if a ≠ 0."""

    def applied(self, name: str, *args: V) -> V:
        """Return the value of one of the functions in OWN, or of a power."""

    def unknown(self, name: str, orders: tuple[int, ...], *args: V) -> V:
        """Return the value of a function of which nothing is known."""


def value(arithmetic: Arithmetic[V], node: Node, *args: V) -> V:
    """Return what one operation makes of the values of its arguments."""
    match node.head:
        case n.NUMBER:
            return arithmetic.constant(node.value)
        case n.VARIABLE:
            return arithmetic.letter("variable", node.value)
        case n.CONSTANT if node.value == "pi":
            return arithmetic.letter("pi", "")
        case n.CONSTANT if node.value == "e":
            return arithmetic.applied("exp", arithmetic.constant(1))
        case n.ADD:
            return arithmetic.plus(*args)
        case n.MULTIPLY:
            return arithmetic.times(*args)
        case n.NEGATE:
            return arithmetic.times(arithmetic.constant(-1), *args)
        case n.DIVIDE:
            return arithmetic.times(args[0], arithmetic.power(args[1], -1))
        case n.LET | n.WHERE_DEFINED:
            return args[0]
        case n.POWER if node.args[0] is n.constant("e"):
            return arithmetic.applied("exp", args[1])
        case n.POWER:
            return _power(arithmetic, node.args[1], *args)
        case n.APPLY if node.value[0] in OWN and not any(node.value[1]):
            return arithmetic.applied(node.value[0], *args)
        case n.APPLY if node.value[0] not in FUNCTIONS:
            return arithmetic.unknown(*node.value, *args)
    raise Beyond(f"the value of {node}")


def _power(arithmetic: Arithmetic[V], written: Node, base: V, exponent: V) -> V:
    literal = literal_value(written)
    if literal is None:
        return arithmetic.applied("power", base, exponent)
    if literal.denominator == 1:
        return arithmetic.power(base, int(literal))
    return arithmetic.applied("rational_power", base, exponent)


def literal_value(node: Node) -> Fraction | None:
    """Return the value of a number, also written as −p or p/q.

    >>> literal_value(-(n.number(1) / n.number(2)))
    Fraction(-1, 2)
    """
    if node.head == n.NUMBER:
        return Fraction(node.value)
    parts = [literal_value(arg) for arg in node.args] if node.head in (n.NEGATE, n.DIVIDE) else []
    if len(parts) == 1 and parts[0] is not None:
        return -parts[0]
    if len(parts) == 2 and parts[0] is not None and parts[1]:
        return parts[0] / parts[1]
    return None
