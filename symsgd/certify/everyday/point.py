"""A refutation: at a rational point of the domain both sides are enclosed, and they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from symsgd.certify.everyday.tables import ARITHMETIC, BALLS, HOLDS, LITERAL, LOGIC
from symsgd.expression import node as n
from symsgd.expression.node import Node


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
        taken = next((i for i, holds in enumerate(args[1::2]) if holds is not False), 0)
        return args[2 * taken] if args[2 * taken + 1] else None
    if any(arg is None for arg in args):
        return None
    if node.head == n.POWER and not args[0] > 0 and not LITERAL.issuperset(heads(node.args[1])):
        return None
    name, orders = node.value if node.head == n.APPLY else (node.value, ())
    if node.head == n.NUMBER or (node.head == n.VARIABLE and name in point):
        number = point.get(name, name)
        return arb(fmpq(number.numerator, number.denominator))
    if node.head in (n.APPLY, n.CONSTANT) and not any(orders):
        return BALLS[name](*args) if name in BALLS else None
    if node.head == n.RELATION:
        a, b = args
        order = -1 if a < b else 1 if a > b else 0 if a == b else None
        return None if order is None else order in HOLDS[name]
    if node.head == n.LOGIC:
        return LOGIC[name](args)
    return ARITHMETIC[node.head](*args) if node.head in ARITHMETIC else None


def heads(root: Node) -> set[str]:
    """Return the kinds of operations in an expression."""
    return {node.head for node in n.walk(root)}
