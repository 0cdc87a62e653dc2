r"""Geometric sums without end: ``\sum_{i=0}^\infty c r^i`` is c/(1 - r) where |r| < 1."""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.limits import constant_value

ONE = n.number(1)


def geometric(term: Node, counter: str, low: int) -> Node | None:
    """Return the sum of a term c r^i from a number on, or None if it is no such term.

    It has a value only where r² < 1, and so has what is returned.

    >>> b, i = n.variables("b i")
    >>> str(geometric((1 - b) * b**i, "i", 0))
    '(1 - b)/(1 - b)'
    """
    parts = _parts(term, counter)
    if parts is None or parts[1] is ONE:
        return None
    constant, ratio = parts
    first = _times(constant, _raised(ratio, low))
    return n.where_defined(first / (1 - ratio), n.apply("log", 1 - _raised(ratio, 2)))


def _parts(node: Node, counter: str) -> tuple[Node, Node] | None:
    """Return c and r if a formula is c r^i; r is 1 where i does not stand in it."""
    if counter not in n.free_variables(node):
        return node, ONE
    if node.head == n.NEGATE:
        inner = _parts(node.args[0], counter)
        return None if inner is None else (-inner[0], inner[1])
    if node.head == n.POWER and counter not in n.free_variables(node.args[0]):
        return _power(node.args[0], node.args[1], counter)
    if node.head not in (n.MULTIPLY, n.DIVIDE):
        return None
    found = [_parts(arg, counter) for arg in node.args]
    parts = [one for one in found if one is not None]
    if len(parts) < len(found):
        return None
    constant, ratio = parts[0]
    for other, more in parts[1:]:
        if node.head == n.MULTIPLY:
            constant, ratio = _times(constant, other), _times(ratio, more)
        else:
            constant, ratio = constant / other, ratio if more is ONE else ratio / more
    return constant, ratio


def _power(base: Node, exponent: Node, counter: str) -> tuple[Node, Node] | None:
    """Return b^a and b^c for b^(a + ci) with whole numbers a and c."""
    heads = (n.ADD, n.NEGATE, n.NUMBER, n.VARIABLE, n.MULTIPLY)
    if set(n.free_variables(exponent)) != {counter}:
        return None
    if any(node.head not in heads for node in n.walk(exponent)):
        return None
    products = [node for node in n.walk(exponent) if node.head == n.MULTIPLY]
    if any(sum(bool(n.free_variables(arg)) for arg in node.args) > 1 for node in products):
        return None  # i times i
    at = [constant_value(n.substitute(exponent, {n.variable(counter): n.number(i)}))
          for i in (0, 1)]  # fmt: skip
    values = [int(value) for value in at if value is not None and value.denominator == 1]
    if len(values) < len(at):
        return None
    return _raised(base, values[0]), _raised(base, values[1] - values[0])


def _raised(base: Node, exponent: int) -> Node:
    if exponent in (0, 1):
        return base if exponent else ONE
    return base ** n.number(exponent)


def _times(one: Node, other: Node) -> Node:
    return other if one is ONE else one if other is ONE else one * other
