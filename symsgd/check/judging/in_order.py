"""Sums of products in which the order of the factors counts: what holds so holds of matrices.

Only the laws of a ring are used, those of which matrices that fit have all: sums commute, products
do not, and each distributes over the other.
"""

from __future__ import annotations

from fractions import Fraction

from symsgd.expression import node as n
from symsgd.expression.node import Node

Terms = dict[tuple[str, ...], Fraction]
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
    match node.head:
        case n.NUMBER:
            return {(): node.value} if node.value else {}
        case n.VARIABLE:
            return {(str(node.value),): Fraction(1)}
        case n.LET:
            return terms_in_order(node.args[0])
        case n.NEGATE:
            return _times({(): Fraction(-1)}, terms_in_order(node.args[0]))
        case n.ADD:
            parts = [terms_in_order(arg) for arg in node.args]
            numbers = [part for part in parts if part is not None and () in part]
            return None if numbers and len(numbers) < len(parts) else _sum(parts)  # A + 1
        case n.MULTIPLY:
            found: Terms | None = {(): Fraction(1)}
            for arg in node.args:
                found = _times(found, terms_in_order(arg))
            return found
        case n.POWER if node.args[1].head == n.NUMBER and node.args[1].value in (1, 2, 3):
            return _power(node)
    return {(str(node),): Fraction(1)}  # such as P^{-1}: the same on both sides, or not


def _power(node: Node) -> Terms | None:
    base, exponent = node.args
    one = terms_in_order(base)
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
