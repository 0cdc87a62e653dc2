"""Logistic functions that are written out: σ(u) for 1/(1 + e⁻ᵘ)."""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.node import Node


def with_sigma(root: Node) -> Node:
    """Return an expression with σ(u) for 1/(1 + e⁻ᵘ).

    >>> str(with_sigma(n.variable("w") * (1 / (1 + n.apply("exp", -n.variable("x"))))))
    'w*sigmoid(x)'
    """
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        plain = n.rebuild(node, tuple(done[child] for child in node.args))
        if plain.head == n.DIVIDE and plain.args[0] is n.number(1):
            u = _logistic_argument(plain.args[1])
            plain = plain if u is None else n.apply("sigmoid", u)
        done[node] = plain
    return done[root]


def _logistic_argument(below: Node) -> Node | None:
    if below.head != n.ADD or len(below.args) != 2 or below.args[0] is not n.number(1):
        return None
    power = below.args[1]
    exponent = power.args[-1] if _is_exponential(power) else None
    return exponent.args[0] if exponent is not None and exponent.head == n.NEGATE else None


def _is_exponential(node: Node) -> bool:
    if node.head == n.POWER:
        return node.args[0] is n.constant("e")
    return node.head == n.APPLY and node.value[0] == "exp"
