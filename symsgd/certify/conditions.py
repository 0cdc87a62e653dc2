"""What must hold where an expression has a value, as the checker sees it."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.certify.enclosure import number_of
from symsgd.certify.fold import OWN
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.meaning import meaning

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
        yield from _nonzero(node.args[1])
    elif node.head == n.POWER:
        base, exponent = node.args
        literal = number_of(exponent)
        if literal is None:
            if base is not n.constant("e") and not integers.issuperset(n.free_variables(exponent)):
                yield n.relation(">", base, _ZERO)
        elif literal.denominator != 1:
            yield n.relation(">" if literal < 0 else ">=", base, _ZERO)
        elif literal < 0:
            yield from _nonzero(base)
    elif node.head == n.APPLY:
        name, u = node.value[0], node.args[0] if node.args else _ZERO
        if name == "log" and u.head == n.APPLY and u.value[0] == "abs":
            yield from _nonzero(u.args[0])
        elif name == "log":
            yield n.relation(">", u, _ZERO)
        elif name in ("asin", "acos"):
            yield n.relation(">=", _ONE - u, _ZERO)
            yield n.relation(">=", u + 1, _ZERO)
        elif name == "root":
            index = number_of(node.args[1])
            if index is not None and index % 2 == 0:
                yield n.relation(">=", u, _ZERO)


def _nonzero(node: Node) -> Iterator[Node]:
    """Yield what u ≠ 0 asks of the parts of u."""
    name = node.value[0] if node.head == n.APPLY else ""
    if node.head == n.MULTIPLY:
        for factor in node.args:
            yield from _nonzero(factor)
    elif (
        node.head in (n.NEGATE, n.DIVIDE)
        or name in ("abs", "sqrt", "cbrt", "root", "sign")
        or (node.head == n.POWER and (number_of(node.args[1]) or 0) > 0)
    ):
        yield from _nonzero(node.args[0])
    else:
        yield n.relation("!=", node, _ZERO)
