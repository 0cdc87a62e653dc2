"""Expressions as JSON data: flat rows (head, value, indices of arguments), the root last."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from symsgd.expression import node as n
from symsgd.expression.node import Node

Rows = list[Any]  # what JSON can hold
HEADS = frozenset(
    (
        *(n.NUMBER, n.CONSTANT, n.VARIABLE, n.ADD, n.MULTIPLY, n.DIVIDE, n.NEGATE, n.POWER),
        *(n.APPLY, n.DERIVATIVE, n.PIECEWISE, n.RELATION, n.LOGIC, n.LET, n.WHERE_DEFINED),
    )
)


def rows(node: Node) -> Rows:
    """Return an expression as JSON data.

    >>> rows(n.variable("x") + n.number("1/2"))
    [['variable', 'x', []], ['number', '1/2', []], ['add', None, [0, 1]]]
    """
    return [[head, _plain(value), list(args)] for head, value, args in n.to_rows(node)]


def _plain(value: object) -> object:
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value


def read_rows(data: Rows) -> Node:
    """Return the expression in JSON data, which may come from anywhere.

    >>> str(read_rows([["number", "1/2", []], ["variable", "x", []], ["add", None, [0, 1]]]))
    '1/2 + x'
    >>> read_rows([["add", None, [0]]])
    Traceback (most recent call last):
        ...
    ValueError: rows that are no expression
    """
    plain = []
    for i, (head, value, args) in enumerate(data):
        if head not in HEADS or not all(0 <= int(k) < i for k in args):
            raise ValueError("rows that are no expression")
        plain.append((head, _value(head, value), tuple(args)))
    if not plain:
        raise ValueError("rows that are no expression")
    return n.from_rows(plain)


def _value(head: str, value: Any) -> object:  # noqa: ANN401
    match head:
        case n.NUMBER:
            return Fraction(value)
        case n.APPLY:
            return str(value[0]), tuple(int(k) for k in value[1])
        case n.DERIVATIVE:
            return str(value[0]), int(value[1])
    return value
