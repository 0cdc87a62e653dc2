"""Intervals that hold what rounded decimals come to."""

from __future__ import annotations

from fractions import Fraction

from flint import arb, fmpq

from symsgd.algebra.balls import enclose, is_ball
from symsgd.check.grounds import Interval
from symsgd.expression import node as n
from symsgd.expression.node import Node

Precision = tuple[Fraction, Fraction]  # the unit of the last digit, and how many of it there are


def lies_in(interval: Interval, value: Node | None) -> bool:
    """Say whether a value that is no fraction lies in an interval."""
    if value is None:
        return False
    found = enclose(value, {})
    low, high = (arb(fmpq(end.numerator, end.denominator)) for end in interval)
    return is_ball(found) and bool(low <= found) and bool(found <= high)


def enclosed(root: Node, result: Precision | None = None) -> Interval | None:
    """Return an interval that holds a rational expression of rounded decimals.

    A decimal with fewer places and fewer digits than the ``result`` that is shown is exact: nobody
    works out 0.96 with a learning rate of 0.1 that is rounded.

    >>> enclosed(n.number(2) * 3)
    (Fraction(6, 1), Fraction(6, 1))
    """
    known: dict[Node, Interval | None] = {}
    for node in n.walk(root):
        known[node] = _interval(node, [known[arg] for arg in node.args], result)
    return known[root]


def decimal_between(low: Fraction, high: Fraction, result: Precision | None) -> Interval:
    """Return what a rounded decimal may be beside the result that is shown (see ``enclosed``).

    >>> ends = Fraction("0.05"), Fraction("0.15")
    >>> decimal_between(*ends, (Fraction(1, 100), Fraction(96)))
    (Fraction(1, 10), Fraction(1, 10))
    """
    unit, middle = high - low, (low + high) / 2
    if result is not None and unit > result[0] and 10 * abs(middle / unit) <= abs(result[1]):
        return middle, middle
    return low, high


def _interval(node: Node, args: list[Interval | None], result: Precision | None) -> Interval | None:
    if node.head == n.NUMBER:
        value = Fraction(node.value)
        return value, value
    if node.head == n.VARIABLE:
        words = str(node.value).split()
        if words[0] != "decimal":
            return None
        return decimal_between(Fraction(words[1]), Fraction(words[2]), result)
    intervals = [arg for arg in args if arg is not None]
    if len(intervals) < len(args) or not intervals:
        return None
    match node.head:
        case n.ADD:
            return sum(a for a, _ in intervals), sum(b for _, b in intervals)  # type: ignore[return-value]
        case n.NEGATE:
            return -intervals[0][1], -intervals[0][0]
        case n.MULTIPLY:
            product = intervals[0]
            for interval in intervals[1:]:
                product = all_products(product, interval)
            return product
        case n.DIVIDE:
            low, high = intervals[1]
            return None if low <= 0 <= high else all_products(intervals[0], (1 / high, 1 / low))
        case n.POWER:
            return _power(*intervals)
        case _:
            return None


def all_products(a: Interval, b: Interval) -> Interval:
    """Return the interval of all products of numbers in two intervals.

    >>> all_products((Fraction(-1), Fraction(2)), (Fraction(3), Fraction(4)))
    (Fraction(-4, 1), Fraction(8, 1))
    """
    products = [x * y for x in a for y in b]
    return min(products), max(products)


def _power(base: Interval, exponent: Interval) -> Interval | None:
    count = exponent[0]
    if exponent[1] != count or count.denominator != 1 or not 0 <= count <= 20:
        return None
    result: Interval = (Fraction(1), Fraction(1))
    for _ in range(int(count)):
        result = all_products(result, base)
    return result
