"""Unknown functions made concrete: a claim about every f is tried with a particular one.

An identity for all smooth f must hold for a chosen f as well, so a
counterexample for the chosen one refutes the claim; and a chosen one shows
that the two sides have values somewhere.
"""

from __future__ import annotations

from fractions import Fraction

from symsgd.expression import node as n
from symsgd.expression.node import Node, number, variable
from symsgd.functions.derivatives import differentiate
from symsgd.functions.table import FUNCTIONS, exp

PRODUCT = Fraction(1, 5)  # how often a product of two places is taken
_PLACE = "argument {}"


def unknown_functions(*roots: Node) -> tuple[str, ...]:
    """Return the names of applied functions that are not in the table, sorted.

    >>> unknown_functions(n.apply("f", variable("x")) + n.apply("exp", variable("x")))
    ('f',)
    """
    names = {node.value[0] for node in n.walk(*roots) if node.head == n.APPLY}
    return tuple(sorted(name for name in names if name not in FUNCTIONS))


def instance(index: int, arguments: int) -> Node:
    """Return a smooth function, different for each index, in the places of the arguments."""
    total = n.number(Fraction(2 * index + 3, 7))
    for i in range(arguments):
        place = variable(_PLACE.format(i))
        total = (
            total
            + number(Fraction(index + i + 2, 3)) * place
            + number(Fraction(1, index + 2 * i + 5)) * place**3
        )
        total = total + exp(place / (index + i + 3))
    for i in range(1, arguments):
        total = total + number(PRODUCT) * variable(_PLACE.format(0)) * variable(_PLACE.format(i))
    return total


def places(arguments: int) -> list[str]:
    """Return the names of the places in which an instance takes its arguments.

    >>> places(2)
    ['argument 0', 'argument 1']
    """
    return [_PLACE.format(i) for i in range(arguments)]


def make_concrete(root: Node, names: tuple[str, ...]) -> Node:
    """Replace every unknown function, and its derivatives, by an instance."""
    if not names:
        return root
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if plain.head == n.APPLY and plain.value[0] in names:
            plain = _applied(plain, names)
        done[node] = plain
    return done[root]


def _applied(node: Node, names: tuple[str, ...]) -> Node:
    name, orders = node.value
    body = instance(names.index(name), len(node.args))
    for i, order in enumerate(orders):
        body = differentiate(body, _PLACE.format(i), order)
    return n.substitute(body, {variable(_PLACE.format(i)): arg for i, arg in enumerate(node.args)})
