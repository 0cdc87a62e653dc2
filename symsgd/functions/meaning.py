"""What the functions in an expression stand for, down to those that a reader knows itself."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand, expand_function, riccati_polynomial
from symsgd.functions.table import FUNCTIONS, define


def meaning(node: Node, own: AbstractSet[str]) -> Node:
    """Return what an applied function stands for, unless it is one of our ``own``.

    >>> str(meaning(n.apply("sqrt", n.variable("x")), {"root"}))
    'root(x, 2)'
    """
    name, orders = node.value
    row = FUNCTIONS.get(name)
    if row is None:
        return node
    if any(orders):
        if row.riccati is None:
            return expand_function(node)
        value = n.apply(name, *node.args)
        powers = enumerate(riccati_polynomial(name, orders[0]))
        return n.add(*(n.number(c) * value ** n.number(k) for k, c in powers if c))
    return node if name in own else define(node)


def spelled_out(root: Node, own: AbstractSet[str]) -> Node:
    """Carry out derivatives and definitions until only functions of our ``own`` are left.

    >>> x = n.variable("x")
    >>> str(spelled_out(n.apply("softplus", x), {"exp", "log"}))
    'log(1 + exp(x))'
    """
    done: dict[Node, Node] = {}
    root = expand(root)
    for node in n.walk(root):
        whole = n.rebuild(node, tuple(done[arg] for arg in node.args))
        other = meaning(whole, own) if whole.head == n.APPLY else whole
        done[node] = whole if other is whole else spelled_out(other, own)
    return done[root]
