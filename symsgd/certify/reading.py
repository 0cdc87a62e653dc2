"""Expressions in the JSON data of a certificate."""

from __future__ import annotations

from fractions import Fraction

from symsgd.certify.field import Json, Rejected
from symsgd.expression import node as n
from symsgd.expression.node import Node


def read_node(rows: Json) -> Node:
    """Return the expression in JSON rows.

    >>> str(read_node([["number", "1/2", []], ["variable", "x", []], ["add", None, [0, 1]]]))
    '1/2 + x'
    """
    plain = []
    for i, (head, value, args) in enumerate(rows):
        if head not in _HEADS or not all(0 <= int(k) < i for k in args):
            raise Rejected("rows that are no expression")
        plain.append((head, _value(head, value), tuple(args)))
    return n.from_rows(plain)


_HEADS = (
    *(n.NUMBER, n.CONSTANT, n.VARIABLE, n.ADD, n.MULTIPLY, n.DIVIDE, n.NEGATE, n.POWER, n.APPLY),
    *(n.DERIVATIVE, n.PIECEWISE, n.RELATION, n.LOGIC, n.LET, n.WHERE_DEFINED),
)


def _value(head: str, value: Json) -> object:
    if head == n.NUMBER:
        return Fraction(value)
    if head == n.APPLY:
        return str(value[0]), tuple(int(k) for k in value[1])
    if head == n.DERIVATIVE:
        return str(value[0]), int(value[1])
    return value
