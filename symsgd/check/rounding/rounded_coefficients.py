"""Formulas with letters that are worked out to some digits: 0.5 · 0.33 + 0.66r = 0.17 + 0.66r.

They agree to the digits shown if the coefficients do, monomial by monomial.
"""

from __future__ import annotations

from fractions import Fraction

from symsgd.check.grounds import Interval
from symsgd.check.rounding.enclosed import all_products
from symsgd.expression import node as n
from symsgd.expression.node import Node

_MOST = 200  # monomials
_LARGEST = 6  # powers that are multiplied out
Monomial = tuple[tuple[Node, int], ...]
Coefficients = dict[Monomial, Interval]


def coefficients_agree(worked_out: Node, shown: Node) -> bool:
    """Say whether the coefficients of a formula round to those that are shown of it.

    What is ``shown`` has a symbol for each of its decimals; half a unit of its last digit belongs
    to it, without the ends.

    >>> r, d, small = n.variables("r d small")
    >>> shown = n.variable("decimal 0.325 0.335")
    >>> [coefficients_agree(n.number(text) * r, shown * r) for text in ("0.333", "0.336")]
    [True, False]
    """
    first, second = _coefficients(worked_out), _coefficients(shown)
    if first is None or second is None:
        return False
    zero = Fraction(0), Fraction(0)
    pairs = [(first.get(one, zero), second.get(one, zero)) for one in first.keys() | second.keys()]
    return all(_lies_in(exact, around) for exact, around in pairs)


def _lies_in(exact: Interval, around: Interval) -> bool:
    value, other = exact
    low, high = around
    return value == other and (value == low == high or low < value < high)


def _coefficients(root: Node) -> Coefficients | None:
    """Return a sum of products with what its coefficients may be, or None if it is too large."""
    known: dict[Node, Coefficients | None] = {}
    for node in n.walk(root):
        args = [known[arg] for arg in node.args]
        known[node] = None if any(arg is None for arg in args) else _of(node, args)  # type: ignore[arg-type]
    return known[root]


def _of(node: Node, args: list[Coefficients]) -> Coefficients | None:
    match node.head:
        case n.NUMBER:
            value = Fraction(node.value)
            return {(): (value, value)}
        case n.VARIABLE if str(node.value).startswith("decimal "):
            low, high = (Fraction(word) for word in str(node.value).split()[1:3])
            return {(): (low, high)}
        case n.ADD:
            return _sum(args)
        case n.NEGATE:
            return {one: (-high, -low) for one, (low, high) in args[0].items()}
        case n.MULTIPLY:
            return _product(args)
        case n.DIVIDE if args[1].keys() == {()} and 0 < args[1][()][0] == args[1][()][1]:
            divisor = args[1][()][0]
            return {one: (low / divisor, high / divisor) for one, (low, high) in args[0].items()}
        case n.POWER if args[1].keys() == {()}:
            count = args[1][()][0]
            if args[1][()][1] == count and count.denominator == 1 and 0 < count <= _LARGEST:
                return _product([args[0]] * int(count))
    if any(name.startswith("decimal ") for name in n.free_variables(node)):
        return None  # a rounded decimal inside a function
    return {((node, 1),): (Fraction(1), Fraction(1))}


def _sum(args: list[Coefficients]) -> Coefficients:
    found: Coefficients = {}
    for part in args:
        for one, (low, high) in part.items():
            before = found.get(one, (Fraction(0), Fraction(0)))
            found[one] = before[0] + low, before[1] + high
    return found


def _product(args: list[Coefficients]) -> Coefficients | None:
    found = args[0]
    for part in args[1:]:
        if len(found) * len(part) > _MOST:
            return None
        terms = [
            {_together(one, other): all_products(first, second)}
            for one, first in found.items()
            for other, second in part.items()
        ]
        found = _sum(terms)
    return found


def _together(one: Monomial, other: Monomial) -> Monomial:
    powers = dict(one)
    for node, power in other:
        powers[node] = powers.get(node, 0) + power
    return tuple(sorted(powers.items(), key=lambda item: str(item[0])))
