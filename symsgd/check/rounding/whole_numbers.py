"""Claims with ≈ and a whole number: σ(z) ≈ 0 is no statement about digits."""

from __future__ import annotations

from symsgd.check.entries import Decide
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.check.rounding.decimals import unit_of_last_digit
from symsgd.expression import node as n
from symsgd.expression.node import Node, free_variables
from symsgd.read.scope import Scope

_QUESTION = "how near ≈ means"


def near_whole_number(
    found: Judgement, left: Side, right: Side, relation: str, scope: Scope, by: Decide
) -> Judgement:
    """Return a proof to the digits of a whole number, or the question how near is meant.

    What changes with a letter, and stays within 1 of 0, need not be near 0; nor is 0.9, which would
    be 0 if it is cut off.
    """
    if found.status is not Status.PROVED or relation != "~":
        return found
    unit = unit_of_last_digit(right)
    if unit is None or unit < 1:
        return found
    value, shown = left.meaning(scope).value, right.meaning(scope).value
    if not isinstance(value, Node) or not isinstance(shown, Node) or value == shown:
        return found
    if free_variables(value):
        reason = "within a unit of a whole number for every value of its letters"
        return found.asking(reason, _QUESTION)
    half = n.number(1) / 2
    sides = by(value, half, scope.context(), "<="), by(value, -half, scope.context(), ">=")
    if shown == n.number(0) and not all(side.proved for side in sides):
        return found.asking("right only if the digits are cut off", _QUESTION)
    return found
