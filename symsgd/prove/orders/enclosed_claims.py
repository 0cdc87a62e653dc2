"""Inequalities of one letter by balls: the domain in three parts, the middle one in small pieces.

Where the least value lies at an irrational place, as that of x·σ(x), no anchor is known; but a
margin is seen by balls around all values over short intervals.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from flint import arb, fmpq

from symsgd.algebra.balls import enclose, is_ball
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.orders.differences import Claim
from symsgd.prove.orders.function_claims import Way
from symsgd.prove.orders.letter_bounds import bounds

REACH = Fraction(16)  # how far the middle part goes where nothing ends it
MOST_PIECES = 1500
BITS = 64


def split_claims(claim: Claim) -> Iterator[Way]:
    """Yield the claim on a middle part of the domain, and on what lies beyond it.

    >>> x = n.variable("x")
    >>> above = Claim(x, n.apply("exp", x), Context(), "<")
    >>> ((_, places, parts),) = split_claims(above)
    >>> for part in parts: print(*part.context.relations)
    x >= -16 x <= 16
    x <= -16
    x >= 16
    """
    names = n.free_variables(claim.left, claim.right, *claim.context.relations)
    if len(names) != 1 or claim.context.domain(names[0]).integer:
        return
    x = n.variable(names[0])
    low, high = ends(names[0], claim.context)
    if (low is not None and high is not None) or any(
        end is not None and abs(end) >= REACH for end in (low, high)
    ):
        return  # all of it is the middle part, or beyond it
    first = low if low is not None else -REACH if high is None else min(-REACH, high - REACH)
    last = high if high is not None else REACH if low is None else max(REACH, low + REACH)
    at_low, at_high = n.relation(">=", x, n.number(first)), n.relation("<=", x, n.number(last))
    facts = [[*([at_low] if low is None else []), *([at_high] if high is None else [])]]
    facts += [[n.relation("<=", x, n.number(first))]] if low is None else []
    facts += [[n.relation(">=", x, n.number(last))]] if high is None else []
    parts = [replace(claim, context=claim.context.assuming(*more)) for more in facts]
    if is_enclosed(parts[0]):
        yield "split", (x, n.number(first), n.number(last)), parts


def ends(name: str, context: Context) -> tuple[Fraction | None, Fraction | None]:
    """Return the numbers between which a letter lies, as far as there are any."""
    lower, upper = ([_number(bound.at) for bound in side] for side in bounds(name, context))
    lows, highs = ([v for v in side if v is not None] for side in (lower, upper))
    return max(lows, default=None), min(highs, default=None)


def _number(node: Node) -> Fraction | None:
    return Fraction(node.value) if node.head == n.NUMBER else None


def is_enclosed(claim: Claim) -> bool:
    """Say whether balls over short intervals show a claim about one letter between numbers.

    >>> from symsgd.expression.domain import Domain
    >>> x, near = n.variable("x"), Context.of({"x": Domain.between(0, 1)})
    >>> is_enclosed(Claim(x * (1 - x), n.number(Fraction(3, 10)), near, "<="))
    True
    """
    names = n.free_variables(claim.left, claim.right)
    if len(names) != 1 or claim.relation not in ("<", "<=", ">", ">="):
        return False
    low, high = ends(names[0], claim.context)
    if low is None or high is None or low > high:
        return False
    less = claim.relation in ("<", "<=")
    difference = claim.right - claim.left if less else claim.left - claim.right
    waiting = [(low, high)]
    for _ in range(MOST_PIECES):
        if not waiting:
            return True
        start, end = waiting.pop()
        value = enclose(difference, {names[0]: _interval(start, end)}, BITS)
        if is_ball(value) and value > 0:
            continue
        middle = (start + end) / 2
        here = enclose(difference, {names[0]: middle}, BITS)
        if not (is_ball(here) and here > 0):
            return False  # smaller pieces would not help
        waiting += [(start, middle), (middle, end)]
    return False


def _interval(start: Fraction, end: Fraction) -> arb:
    """Return a ball that contains all numbers between two."""
    one, other = (arb(fmpq(v.numerator, v.denominator)) for v in (start, end))
    return one.union(other)
