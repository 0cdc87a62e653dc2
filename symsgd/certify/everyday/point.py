"""A refutation: at a rational point of the domain both sides are enclosed, and they differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from symsgd.certify.everyday.operations import ARITHMETIC
from symsgd.expression import node as n
from symsgd.expression.node import Node

HOLDS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1)}
LOGIC = {"and": all, "true": all, "or": any, "false": any, "not": lambda args: not args[0]}
BY_FLINT = "exp log sin cos tanh atan asin acos erf gamma max min".split()
BALLS: dict[str, Callable[..., arb]] = {
    **{name: getattr(arb, name) for name in BY_FLINT},
    "sigmoid": lambda u: 1 / (1 + (-u).exp()),
    "abs": abs,
    "root": lambda u, k: u ** (1 / k),
}
CONSTANTS = {"pi": arb.pi, "e": arb.const_e}
LITERAL = frozenset((n.NUMBER, n.NEGATE, n.DIVIDE))


def order(left: arb, right: arb) -> int | None:
    """Say which of two values is the greater one, if it can be said."""
    return -1 if left < right else 1 if left > right else 0 if left == right else None


def enclose(root: Node, point: Mapping[str, Fraction]) -> Any:  # noqa: ANN401
    """Return a ball around the value of an expression, or whether a condition holds, or None.

    >>> print(enclose(n.variable("x") / 2, {"x": Fraction(1, 2)}))
    0.250000000000000
    """
    found: dict[Node, Any] = {}
    for node in n.walk(root):
        value = _value(node, [found[arg] for arg in node.args], point)
        found[node] = None if isinstance(value, arb) and not value.is_finite() else value
    return found[root]


def _value(node: Node, args: Sequence[Any], point: Mapping[str, Fraction]) -> Any:  # noqa: ANN401
    if node.head == n.PIECEWISE:  # no harm in a branch that is not taken
        branches = zip(args[::2], args[1::2], strict=True)
        return next((value if holds else None for value, holds in branches if holds is not False), None)
    if any(arg is None for arg in args):
        return None
    if node.head == n.POWER and not args[0] > 0 and not LITERAL.issuperset(heads(node.args[1])):
        return None
    match node.head, node.value:
        case n.NUMBER, value:
            return ball(value)
        case n.VARIABLE, name if name in point:
            return ball(point[name])
        case n.CONSTANT, name if name in CONSTANTS:
            return CONSTANTS[name]()
        case n.APPLY, (name, orders) if name in BALLS and not any(orders):
            return BALLS[name](*args)
        case n.RELATION, sign:
            return None if (found := order(*args)) is None else found in HOLDS[sign]
        case n.LOGIC, name:
            return LOGIC[name](args)
    return ARITHMETIC[node.head](*args) if node.head in ARITHMETIC else None


def ball(value: Fraction) -> arb:
    """Return a ball around a rational number."""
    return arb(fmpq(value.numerator, value.denominator))


def heads(root: Node) -> set[str]:
    """Return the kinds of operations in an expression."""
    return {node.head for node in n.walk(root)}
