"""Expressions with kinks where the side of each kink is known: there they are smooth."""

from __future__ import annotations

from collections.abc import Mapping

from symsgd.algebra.lets import literal
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import define
from symsgd.network.gradient import KINKED

_ZERO, _TRUE, _FALSE = n.number(0), n.logic("true"), n.logic("false")


def one_side(root: Node, signs: Mapping[Node, int]) -> Node:
    """Return an expression where some of its parts are known to be above (1) or below (−1) 0.

    >>> z = n.variable("z")
    >>> str(one_side(n.apply("leaky_relu", z), {z: -1}))
    '0 + 1/100*z'
    >>> below = n.relation("<", z, n.number(0))
    >>> str(one_side(n.piecewise((n.number(0), below), (z, n.logic("true"))), {z: 1}))
    'z'
    """
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        done[node] = _settled(
            node, n.rebuild(node, tuple(done[child] for child in node.args)), signs
        )
    return done[root]


def _settled(node: Node, plain: Node, signs: Mapping[Node, int]) -> Node:
    """Return what a node is, given what its arguments are; ``signs`` are of the node's own."""
    if plain.head == n.PIECEWISE:
        return _first(plain)
    if node.head == n.RELATION and node.args[1] is _ZERO:
        sign = _sign(node.args[0], signs)
        return plain if not sign else _TRUE if _holds(str(node.value), sign) else _FALSE
    if node.head != n.APPLY:
        return plain
    name, args = str(node.value[0]), node.args
    if name in KINKED and _sign(args[0], signs):
        return one_side(define(node), signs)
    if name in ("max", "min") and _ZERO in args:
        other = 1 - args.index(_ZERO)
        sign = _sign(args[other], signs)
        above = sign > 0 if name == "max" else sign < 0
        return plain if not sign else plain.args[other] if above else _ZERO
    if name == "exp" and plain.args[0] is _ZERO:
        return n.number(1)
    if name == "abs" and (sign := _sign(args[0], signs)):
        return plain.args[0] if sign > 0 else n.negate(plain.args[0])
    return plain


def _sign(node: Node, signs: Mapping[Node, int]) -> int:
    """Return the sign of a part, or 0 where it is not known or the part is 0."""
    value = literal(node)
    if value is not None:
        return (value > 0) - (value < 0)
    return signs.get(node, 0)


def _holds(relation: str, sign: int) -> bool:
    return {"<": sign < 0, "<=": sign < 0, ">": sign > 0, ">=": sign > 0}.get(
        relation, relation == "!="
    )


def _first(node: Node) -> Node:
    """Return cases without those that are settled."""
    kept: list[tuple[Node, Node]] = []
    for value, condition in n.branches(node):
        if condition is _TRUE and not kept:
            return value
        if condition is not _FALSE:
            kept.append((value, condition))
    return n.piecewise(*kept) if kept else node
