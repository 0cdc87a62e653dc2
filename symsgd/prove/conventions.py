"""Functions on whose values at some points authors differ.

A claim is refuted only if it fails under every convention, so a refutation is
tried again with the other definitions of a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from symsgd.expression import node as n
from symsgd.expression.node import Node, relation
from symsgd.functions.table import ALWAYS, ONE, PI, ZERO

_OTHERS: dict[str, tuple[Callable[[Node], Node], ...]] = {
    "acot": (lambda u: PI / 2 - n.apply("atan", u),),
    "sinc": (
        lambda u: n.piecewise(
            (n.apply("sin", PI * u) / (PI * u), relation("!=", u, ZERO)), (ONE, ALWAYS)
        ),
    ),
    "heaviside": (
        lambda u: n.piecewise((ONE, relation(">=", u, ZERO)), (ZERO, ALWAYS)),
        lambda u: n.piecewise((ONE, relation(">", u, ZERO)), (ZERO, ALWAYS)),
    ),
}


def other_conventions(left: Node, right: Node) -> Iterator[tuple[str, Node, Node]]:
    """Yield the claim under each other convention, with the function that it concerns.

    >>> x = n.variable("x")
    >>> [name for name, *_ in other_conventions(n.apply("acot", x), x)]
    ['acot']
    """
    for name, definitions in _OTHERS.items():
        if any(node.head == n.APPLY and node.value[0] == name for node in n.walk(left, right)):
            for definition in definitions:
                yield name, _redefined(left, name, definition), _redefined(right, name, definition)


def _redefined(root: Node, name: str, definition: Callable[[Node], Node]) -> Node:
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if plain.head == n.APPLY and plain.value == (name, (0,)):
            plain = definition(plain.args[0])
        done[node] = plain
    return done[root]
