"""What must hold where an expression has a value, as the checker sees it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from symsgd.certify.enclosure import meaning
from symsgd.certify.fold import OWN
from symsgd.expression import node as n
from symsgd.expression.node import Node

_ZERO, _ONE = n.number(0), n.number(1)


def conditions_of(root: Node, integers: frozenset[str] = frozenset()) -> Iterator[Node]:
    """Yield relations that hold wherever an expression has a value; pieces are not entered.

    >>> x = n.variable("x")
    >>> [str(c) for c in conditions_of(n.apply("log", x) / x)]
    ['x != 0', 'x > 0']
    """
    seen: set[Node] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if node in seen or node.head == n.PIECEWISE:
            continue
        seen.add(node)
        plain = meaning(node, OWN) if node.head == n.APPLY else node
        if plain is not node:
            stack.append(plain)
            continue
        yield from _own(node, integers)
        stack.extend(node.args)


def _own(node: Node, integers: frozenset[str]) -> Iterator[Node]:
    if node.head == n.DIVIDE:
        yield n.relation("!=", node.args[1], _ZERO)
    elif node.head == n.POWER:
        base, exponent = node.args
        literal = _number(exponent)
        if literal is None:
            if base is not n.constant("e") and not _whole(exponent, integers):
                yield n.relation(">", base, _ZERO)
        elif literal.denominator != 1:
            yield n.relation(">" if literal < 0 else ">=", base, _ZERO)
        elif literal < 0:
            yield n.relation("!=", base, _ZERO)
    elif node.head == n.APPLY:
        name, u = node.value[0], node.args[0] if node.args else _ZERO
        if name == "log":
            yield n.relation(">", u, _ZERO)
        elif name in ("asin", "acos"):
            yield n.relation(">=", _ONE - u, _ZERO)
            yield n.relation(">=", u + 1, _ZERO)
        elif name == "root":
            index = _number(node.args[1])
            if index is not None and index % 2 == 0:
                yield n.relation(">=", u, _ZERO)


def _number(node: Node) -> Fraction | None:
    """Return the value of numbers under +, ·, / and minus, or None."""
    if node.head == n.NUMBER:
        return Fraction(str(node.value))
    if node.head not in (n.NEGATE, n.DIVIDE, n.ADD, n.MULTIPLY, n.LET) or len(node.args) > 4:
        return None
    values = [_number(arg) for arg in node.args]
    if not values or any(v is None for v in values):
        return None
    first, *others = (v for v in values if v is not None)
    for other in others:
        if node.head == n.DIVIDE and not other:
            return None
        first = (
            first / other if node.head == n.DIVIDE
            else first + other if node.head == n.ADD
            else first * other
        )  # fmt: skip
    return -first if node.head == n.NEGATE else first


def _whole(exponent: Node, integers: frozenset[str]) -> bool:
    return all(
        (node.head == n.NUMBER and Fraction(str(node.value)).denominator == 1)
        or (node.head == n.VARIABLE and str(node.value) in integers)
        or node.head in (n.ADD, n.MULTIPLY, n.NEGATE, n.LET)
        for node in n.walk(exponent)
    )
