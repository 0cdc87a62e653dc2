"""Points nearer to where an inequality fails: inside of bounds, and downhill from letter to letter.

Bounds such as μ ≤ λ ≤ L are met by few points that are chosen letter by letter; here a letter is
put between its bounds, which the other letters give.  Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product

from symsgd.algebra.balls import enclose, is_ball
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.orders.absolute import facts_without_absolutes
from symsgd.prove.orders.letter_bounds import Bound, bounds
from symsgd.prove.points import Point, candidates, near, points

STARTS = 16
KEPT = 2  # starts from which it goes downhill
ROUNDS = 3
HALVINGS = 9
MOST_LETTERS = 6
F = Fraction
PARTS = (F(1, 2), F(1, 1000), F(999, 1000), F(1, 10), F(9, 10), F(0), F(1))
LONG = 10**6
NEAR_ENDS = (F(1, 1000), F(999, 1000))
MOST_CORNERS = 6


def within_bounds(names: tuple[str, ...], context: Context) -> Iterator[Point]:
    """Yield points whose letters lie between their bounds, as far as these have values.

    >>> a, b = n.variables("a b")
    >>> thin = Context.of({}, [n.relation("<", a, b), n.relation("<", b, a + 1)])
    >>> point = next(within_bounds(("a", "b"), thin))
    >>> point["a"] < point["b"] < point["a"] + 1
    True
    """
    plain = facts_without_absolutes(context)
    if len(names) > MOST_LETTERS or not plain.relations:
        return
    known = {name: bounds(name, plain) for name in names}
    for number, point in enumerate(islice(points(names, context), STARTS)):
        moved = dict(point)
        for _ in range(2):
            for name in names:
                if context.domain(name).integer:
                    continue
                low, high = (
                    _tightest(side, moved, up=up)
                    for side, up in zip(known[name], (True, False), strict=True)
                )
                moved[name] = _between(moved[name], low, high, PARTS[number % len(PARTS)])
        if all(context.domain(name).contains(value) for name, value in moved.items()):
            yield moved


def corners(names: tuple[str, ...], context: Context) -> Iterator[Point]:
    """Yield points near the ends of where letters may be, in all combinations.

    >>> from symsgd.expression.domain import Domain
    >>> [str(p["x"]) for p in corners(("x",), Context.of({"x": Domain.between(0, 1)}))]
    ['1/1000', '999/1000']
    """
    plain = facts_without_absolutes(context)
    known = {name: bounds(name, plain) for name in names}
    moving = [name for name in names if any(known[name]) and not context.domain(name).integer]
    base = next(points(names, context), None)
    if base is None or not moving or len(moving) > MOST_CORNERS:
        return
    for parts in product(NEAR_ENDS, repeat=len(moving)):
        point = dict(base)
        for _ in range(2):
            for name, part in zip(moving, parts, strict=True):
                low, high = (
                    _tightest(side, point, up=up)
                    for side, up in zip(known[name], (True, False), strict=True)
                )
                if low is not None and high is not None:
                    point[name] = low + (high - low) * part
                elif low is not None:
                    point[name] = low + part / (1 - part)
                elif high is not None:
                    point[name] = high - part / (1 - part)
        yield point


def _tightest(side: list[Bound], point: Point, *, up: bool) -> Fraction | None:
    found = [value for bound in side if (value := _value(bound.at, point)) is not None]
    return (max if up else min)(found) if found else None


def _value(node: Node, point: Point) -> Fraction | None:
    if node.head == n.NUMBER:
        return Fraction(node.value)
    ball = enclose(node, point, 64)
    return near(ball) if is_ball(ball) else None


def _between(
    value: Fraction, low: Fraction | None, high: Fraction | None, part: Fraction
) -> Fraction:
    if low is not None and high is not None:
        return value if low < value < high else low + (high - low) * part
    if low is not None and value <= low:
        return low + 1 if part else low
    if high is not None and value >= high:
        return high - 1 if part else high
    return value


def downhill(
    left: Node, right: Node, names: tuple[str, ...], context: Context, sign: int
) -> Iterator[Point]:
    """Yield points at which sign · (left − right) gets smaller and smaller.

    >>> x = n.variable("x")
    >>> places = downhill((x - n.number(Fraction(1, 3))) ** 2, n.number(0), ("x",), Context(), 1)
    >>> abs(list(places)[-1]["x"] - Fraction(1, 3)) < Fraction(1, 50)
    True
    """
    if len(names) > MOST_LETTERS:
        return
    difference = left - right

    def height(point: Point) -> float | None:
        ball = enclose(difference, point, 64, context)
        return sign * float(ball.mid()) if is_ball(ball) else None

    starts = [
        *islice(within_bounds(names, context), STARTS),
        *islice(points(names, context), STARTS),
    ]
    rated = [(value, i) for i, point in enumerate(starts) if (value := height(point)) is not None]
    plain = facts_without_absolutes(context)
    known = {name: bounds(name, plain) for name in names}
    for value, i in sorted(rated)[:KEPT]:
        best, point = value, starts[i]
        for _ in range(ROUNDS):
            before = best
            for name in names:
                for other in _moves(point, name, known[name], context):
                    tried = {**point, name: other}
                    new = height(tried)
                    if new is not None and new < best:
                        best, point = new, tried
                        yield point
            if best >= before:
                break


def _moves(
    point: Point, name: str, known: tuple[list[Bound], list[Bound]], context: Context
) -> Iterator[Fraction]:
    """Yield other values of a letter: between its bounds, and at shorter and shorter distances."""
    domain = context.domain(name)
    if domain.integer:
        yield from candidates(domain)
        return
    low, high = (
        _tightest(side, point, up=up) for side, up in zip(known, (True, False), strict=True)
    )
    here, length = point[name], F(1)
    if low is not None and high is not None:
        yield from (low + (high - low) * part for part in PARTS)
        length = (high - low) / 2
    for _ in range(HALVINGS):
        for step in (length, -length):
            value = (here + step).limit_denominator(LONG)
            inside = (low is None or value >= low) and (high is None or value <= high)
            if inside and domain.contains(value):
                yield value
        length /= 2
