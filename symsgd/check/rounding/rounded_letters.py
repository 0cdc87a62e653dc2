"""Equations of rounded decimals and letters: x/3 = 0.33x holds for some number that rounds to 0.33.

Such an equation is right if it holds for every x with one choice of its decimals, and wrong if
at some x no choice makes it true.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import islice

from flint import arb, fmpq

from symsgd.algebra.balls import enclose, holds, is_ball
from symsgd.check.entries import Decide
from symsgd.check.grounds import Interval
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.points import Point, points
from symsgd.read.functions.applications import put_in
from symsgd.read.limits import constant_value

_MOST_DECIMALS = 6
_TRIES, _ROWS = 24, 12
Row = list[Fraction]


def holds_when_rounded(
    left: Node, right: Node, decimals: Mapping[str, Interval], context: Context, by: Decide
) -> bool | None:
    """Say whether an equation holds for some numbers that round to its decimals; None if open.

    >>> from symsgd.prove.decide import decide
    >>> x, d = n.variables("x d")
    >>> about = {"d": (Fraction("0.325"), Fraction("0.335"))}
    >>> [holds_when_rounded(x / k, d * x, about, Context(), decide) for k in (3, 2)]
    [True, False]
    """
    letters = tuple(name for name in n.free_variables(left, right) if name not in decimals)
    if _is_apart(left, right, decimals, letters, context):
        return False
    if not decimals or len(decimals) > _MOST_DECIMALS:
        return None
    chosen = _solved(left, right, decimals, letters, context)
    if chosen is None:
        return None
    first, second = (_with(side, chosen) for side in (left, right))
    return True if by(first, second, context, "=").proved else None


def _is_apart(
    left: Node,
    right: Node,
    decimals: Mapping[str, Interval],
    letters: tuple[str, ...],
    context: Context,
) -> bool:
    """Say whether at some point both sides have values, and no choice makes them equal."""
    balls = {name: ball(ends) for name, ends in decimals.items()}
    for point in _admitted(letters, context):
        values = [enclose(side, {**point, **balls}, 64, context) for side in (left, right)]
        first, second = values
        if is_ball(first) and is_ball(second) and not first.overlaps(second):
            return True
    return False


def _admitted(letters: tuple[str, ...], context: Context) -> Iterator[Point]:
    """Yield points that certainly satisfy what is assumed."""
    names = tuple(dict.fromkeys((*letters, *n.free_variables(*context.relations))))
    for point in islice(points(names, context), _TRIES):
        if all(holds(relation, point) is True for relation in context.relations):
            yield point


def ball(ends: Interval) -> arb:
    """Return the ball around an interval."""
    low, high = (arb(fmpq(end.numerator, end.denominator)) for end in ends)
    return low.union(high)


def _with(side: Node, values: Mapping[str, Fraction]) -> Node:
    return put_in(side, {n.variable(name): n.number(value) for name, value in values.items()})


def _solved(
    left: Node,
    right: Node,
    decimals: Mapping[str, Interval],
    letters: tuple[str, ...],
    context: Context,
) -> dict[str, Fraction] | None:
    """Return numbers in the intervals with which the sides are equal at a few points, if linear.

    Whether they are equal at all points is for the prover to say.
    """
    middle = {name: (low + high) / 2 for name, (low, high) in decimals.items()}
    rows: list[Row] = []
    for point in islice(_admitted(letters, context), _ROWS):
        differences = [
            constant_value(_with(left - right, {**point, **middle, **moved}))
            for moved in ({}, *({name: middle[name] + 1} for name in decimals))
        ]
        known = [value for value in differences if value is not None]
        if len(known) == len(differences):
            rows.append([value - known[0] for value in known[1:]] + [-known[0]])
    steps = _solution(rows, len(decimals))
    if steps is None:
        return None
    found = {name: middle[name] + step for name, step in zip(decimals, steps, strict=True)}
    inside = all(decimals[name][0] <= value <= decimals[name][1] for name, value in found.items())
    return found if inside else None


def _solution(rows: list[Row], count: int) -> Row | None:
    """Return a solution of linear equations, with 0 for what is free; None if there is none."""
    rows, pivots = [list(row) for row in rows], list[int]()
    for column in range(count):
        done = len(pivots)
        at = next((i for i in range(done, len(rows)) if rows[i][column]), None)
        if at is None:
            continue
        rows[done], rows[at] = rows[at], rows[done]
        lead = rows[done][column]
        rows[done] = [value / lead for value in rows[done]]
        for i, row in enumerate(rows):
            if i != done and row[column]:
                rows[i] = [a - row[column] * b for a, b in zip(row, rows[done], strict=True)]
        pivots.append(column)
    if any(row[-1] for row in rows[len(pivots) :]):
        return None
    found = [Fraction(0)] * count
    for row, column in zip(rows, pivots, strict=False):
        found[column] = row[-1]
    return found
