"""Inequalities of one letter over an interval, by the checker's own balls on short pieces."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from flint import arb

from symsgd.certify.enclosure import Undefined, exact, number_of, value_at
from symsgd.certify.field import Rejected
from symsgd.certify.letters import Wanted, Where
from symsgd.expression import node as n
from symsgd.expression.node import Node

Json = dict[str, Any]
MOST_PIECES = 5000
BITS = 64


def check_enclosed(given: Json, sides: tuple[Node, Node], relations: Iterable[Node]) -> int:
    """Check an inequality on a closed interval, or raise; return in how many pieces it holds."""
    left, right = sides
    where = Where(given["context"]["domains"], frozenset(relations))
    wanted = Wanted(left, str(given["claim"]["relation"]), right, where)
    names = n.free_variables(left, right)
    if len(names) != 1 or wanted.relation not in ("<", "<=", ">", ">="):
        raise Rejected("balls show inequalities of one letter")
    low, high = _ends(names[0], where)
    difference, waiting = wanted.larger - wanted.smaller, [(low, high)]
    for checked in range(MOST_PIECES):
        if not waiting:
            return checked
        start, end = waiting.pop()
        if not _is_positive(difference, names[0], exact(start).union(exact(end))):
            middle = (start + end) / 2
            waiting += [(start, middle), (middle, end)]
    raise Rejected("the balls do not tell the sides apart")


def _ends(name: str, where: Where) -> tuple[Fraction, Fraction]:
    lows: list[Fraction] = []
    highs: list[Fraction] = []
    for sign, at in where.bounds(name):
        value = number_of(at)
        if value is not None:
            (lows if sign[0] == ">" else highs).append(value)
    if not lows or not highs or max(lows) > min(highs):
        raise Rejected("the letter does not lie between numbers")
    return max(lows), min(highs)


def _is_positive(difference: Node, name: str, over: arb) -> bool:
    try:
        return bool(value_at(difference, {name: over}, BITS) > 0)
    except Undefined:
        return False
