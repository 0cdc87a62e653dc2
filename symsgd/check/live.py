"""Which symbols a value really has: a term multiplied by 0 has none."""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.read.values import Value


def live_symbols(value: Value) -> frozenset[str]:
    """Return the symbols of a value; of what is differentiated, those that the derivative has.

    >>> x, b = n.variables("x b")
    >>> sorted(live_symbols(n.derivative(x * 2 + b, "x"))), sorted(live_symbols(x * 0))
    ([], ['x'])
    """
    nodes = value.entries if isinstance(value, Matrix) else (value,)
    if not any(node.head in (n.DERIVATIVE, n.WHERE_DEFINED) for node in n.walk(*nodes)):
        return frozenset(n.free_variables(*nodes))
    nodes = tuple(expand(node) for node in nodes)
    known: dict[Node, frozenset[str] | None] = {}  # None stands for zero
    for node in n.walk(*nodes):
        known[node] = _of(node, [known[arg] for arg in node.args])
    return frozenset().union(*(known[node] or frozenset() for node in nodes))


def _of(node: Node, args: list[frozenset[str] | None]) -> frozenset[str] | None:
    if node.head == n.VARIABLE:
        return frozenset([str(node.value)])
    if node.head == n.NUMBER:
        return frozenset() if node.value else None
    if node.head == n.WHERE_DEFINED:
        return args[0]
    if node.head == n.MULTIPLY and None in args:
        return None
    if node.head == n.DIVIDE and args[0] is None:
        return None
    if node.head in (n.ADD, n.NEGATE) and all(arg is None for arg in args):
        return None
    if node.head == n.POWER and args[1] is not None and not args[1]:
        return args[0]
    return frozenset().union(*(arg for arg in args if arg is not None))
