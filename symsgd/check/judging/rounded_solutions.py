"""Solutions that a text rounds: "3x = 1, so x = 0.33" is wrong exactly, and right to the digits."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from symsgd.algebra.algebra import rational_value
from symsgd.check.entries import Decide
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.check.rounding.decimals import has_decimal, unit_of_last_digit
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.meaning import Meaning
from symsgd.read.scope import Scope

REASON = "wrong as an exact decimal, right to the digits shown: write ≈"


def as_rounded(
    found: Judgement, first: Meaning, second: Meaning, side: Side, scope: Scope, by: Decide
) -> Judgement:
    """Return a refuted conclusion x = 0.33, or the question whether its decimal is rounded.

    It asks if x lies between the numbers that are rounded to the decimal.
    """
    said, piece = second.value, side.piece
    if found.status is not Status.REFUTED or not isinstance(said, Node):
        return found
    if not isinstance(piece, s.Relation) or not isinstance(first.value, Node):
        return found
    if piece.signs != ("=",) or said.head != n.RELATION or str(said.value) != "=":
        return found
    last = piece.sides[-1]
    written = replace(side, piece=last, start=last.start, end=last.end)
    unit = unit_of_last_digit(written) if has_decimal(written) else None
    value = rational_value(said.args[1])
    if unit is None or value is None:
        return found
    letter, half = said.args[0], Fraction(unit, 2)
    bounds = (
        n.relation("<=", n.number(value - half), letter),
        n.relation("<=", letter, n.number(value + half)),
    )
    if not all(by(first.value, one, scope.context(), "implies").proved for one in bounds):
        return found
    return found.asking(REASON, f"whether {written.text} is rounded")
