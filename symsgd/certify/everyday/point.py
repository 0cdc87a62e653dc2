"""A refutation: at a rational point of the domain both sides are enclosed, and they differ."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import isnan, nan
from typing import Any

from flint import arb, fmpq

from symsgd.certify.everyday.tables import BALLS, FIELD, LOGIC, ORDERS
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
    name, orders = node.value if node.head == n.APPLY else (node.value, ())
    if node.head == n.PIECEWISE:  # no harm in a branch that is not taken
        taken = [i for i, holds in enumerate(args) if i % 2 and holds is not False]
        return args[taken[0] - 1] if taken and args[taken[0]] else None
    if node.head == n.LOGIC:
        return None if None in args else LOGIC[name](args)
    if any(orders) or not all(isinstance(arg, arb) for arg in args):
        return None
    if node.head == n.NUMBER or (node.head == n.VARIABLE and name in point):
        number = point.get(name, name)
        return arb(fmpq(number.numerator, number.denominator))
    if node.head in (n.APPLY, n.CONSTANT) and name in BALLS:
        return BALLS[name](*args)
    if node.head == n.RELATION:
        a, b = args
        order = -1 if a < b else 1 if a > b else 0 if a == b else None
        return None if order is None else order in ORDERS[name]
    if node.head == n.POWER and (args[0] > 0 or not isnan(literal(node.args[1]))):
        return args[0] ** args[1]
    return FIELD[node.head](*args) if node.head in FIELD else None


def literal(node: Node) -> Fraction | float:
    """Return a number that is written out, such as −(2/3), and else what compares with none."""
    if node.head == n.NUMBER:
        return Fraction(node.value)
    parts = [literal(arg) for arg in node.args]
    is_number = node.head in FIELD and not (node.head == n.DIVIDE and parts[1] == 0)
    return FIELD[node.head](*parts) if is_number else nan
