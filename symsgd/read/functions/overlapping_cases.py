"""Cases of which two hold for the same numbers: "1 if x > 0, 0 if x < 1"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.limits import constant_value

OVERLAP = "overlapping-cases"
_FLIPPED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}


def contradict(branches: Sequence[tuple[Node, Node]]) -> bool:
    """Say whether two cases give different values for a whole interval of numbers.

    Bounds on the same side, as in "x if x > 1, 1 if x > 0", mean that the first case comes first.

    >>> x = n.variable("x")
    >>> above, below = n.relation(">", x, n.number(0)), n.relation("<", x, n.number(1))
    >>> contradict([(x, above), (-x, below)]), contradict([(x, above), (x, below)])
    (True, False)
    >>> contradict([(x, above), (-x, n.relation("<=", x, n.number(0)))])
    False
    """
    bounded = [(value, bound) for value, holds in branches
               if (bound := _bound(holds)) is not None]  # fmt: skip
    for (one, (side, sign, end)), (other, (same, opposite, start)) in combinations(bounded, 2):
        if one == other or side != same:
            continue
        if sign[0] == opposite[0]:
            if (sign, end) == (opposite, start):
                return True  # the same condition twice
            continue
        low, high = (end, start) if sign[0] == ">" else (start, end)
        if low < high:
            return True
    return False


def _bound(holds: Node) -> tuple[Node, str, Fraction] | None:
    """Return what a condition bounds, by which sign and by which number."""
    if holds.head != n.RELATION or holds.value not in _FLIPPED:
        return None
    left, right = holds.args
    for side, other, sign in ((left, right, holds.value), (right, left, _FLIPPED[holds.value])):
        number = constant_value(other)
        if number is not None and n.free_variables(side):
            return side, str(sign), Fraction(number)
    return None
