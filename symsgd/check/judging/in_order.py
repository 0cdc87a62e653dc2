"""Sums of products in which the order of the factors counts: what holds so holds of matrices.

Only the laws of a ring are used, those of which matrices that fit have all: sums commute, products
do not, and each distributes over the other.
"""

from __future__ import annotations

from fractions import Fraction

from symsgd.expression import node as n
from symsgd.expression.node import Node

Terms = dict[tuple[Node, ...], Fraction]
_MOST_TERMS = 200


def terms_in_order(node: Node) -> Terms | None:
    """Return the products of letters with their numbers, or None if they are too many.

    What is no sum and no product counts as a letter.

    >>> A, B = n.variables("A B")
    >>> terms_in_order((A + B) * (A + B)) == terms_in_order(A * A + A * B + B * A + B * B)
    True
    >>> terms_in_order(A * B) == terms_in_order(B * A)
    False
    >>> terms_in_order(A / B - A / B)
    {}
    """
    return _terms(node, {})


def _terms(node: Node, known: dict[Node, Terms | None]) -> Terms | None:
    if node not in known:  # a part that occurs often (a state of a recursion) is worked out once
        known[node] = _of_parts(node, known)
    return known[node]


def _of_parts(node: Node, known: dict[Node, Terms | None]) -> Terms | None:
    match node.head:
        case n.NUMBER:
            return {(): node.value} if node.value else {}
        case n.LET:
            return _terms(node.args[0], known)
        case n.NEGATE:
            return _times({(): Fraction(-1)}, _terms(node.args[0], known))
        case n.ADD:
            parts = [_terms(arg, known) for arg in node.args]
            numbers = [part for part in parts if part is not None and () in part]
            return None if numbers and len(numbers) < len(parts) else _sum(parts)  # A + 1
        case n.MULTIPLY:
            found: Terms | None = {(): Fraction(1)}
            for arg in node.args:
                found = _times(found, _terms(arg, known))
            return found
        case n.POWER if node.args[1].head == n.NUMBER and node.args[1].value in (1, 2, 3):
            return _power(node, known)
    return {(node,): Fraction(1)}  # such as P^{-1}: the same on both sides, or not


def _power(node: Node, known: dict[Node, Terms | None]) -> Terms | None:
    base, exponent = node.args
    one = _terms(base, known)
    found = one
    for _ in range(int(exponent.value) - 1):
        found = _times(found, one)
    return found


def _sum(parts: list[Terms | None]) -> Terms | None:
    total: Terms = {}
    for part in parts:
        if part is None:
            return None
        for letters, number in part.items():
            total[letters] = total.get(letters, Fraction(0)) + number
    return {letters: number for letters, number in total.items() if number}


def _times(first: Terms | None, second: Terms | None) -> Terms | None:
    if first is None or second is None or len(first) * len(second) > _MOST_TERMS:
        return None
    products: list[Terms | None] = [
        {one + other: a * b} for one, a in first.items() for other, b in second.items()
    ]
    return _sum(products)
