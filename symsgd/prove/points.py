"""Rational points at which claims are tried: simple ones first, then where things go wrong.

Points come in a fixed order.  Beside small numbers there are both signs, large
and tiny magnitudes, ends of intervals, and the zeros of the parts of a claim,
where thin regions such as |1000(x − 50)| < 1 hide.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

from flint import arb

from symsgd.algebra.balls import enclose, is_ball
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import Node

Point = dict[str, Fraction]
F = Fraction
MOST_EXPONENT = 4096
_REAL = (
    *(F(3, 7), F(-5, 3), F(2), F(-1, 2), F(1), F(0), F(-3), F(7, 2), F(-1), F(11, 5), F(1, 3)),
    *(F(-7, 4), F(10), F(-12), F(1, 10), F(5), F(-1, 9), F(40), F(-40), F(2, 3), F(1, 100)),
    *(F(1000), F(-1000), F(1, 10**7), F(-1, 10**7), F(10**6), F(-(10**6)), F(13, 8), F(-4, 5)),
)
_INTEGERS = tuple(F(k) for k in (2, 3, -1, 1, 0, 5, -2, 4, 7, -3, 6, 10, -4, 9, 12, -5))
_PARTS = (F(2, 5), F(5, 7), F(1, 2), F(1, 8), F(9, 10), F(0), F(1), F(1, 1000), F(999, 1000))
SIMPLE = (F(1), F(2), F(0), F(-1), F(1, 2), F(-2), F(3), F(10), F(-1, 2))


def candidates(domain: Domain) -> tuple[Fraction, ...]:
    """Return values to try for one variable, in order.

    >>> [str(v) for v in candidates(Domain.between(0, 1))[:3]]
    ['2/5', '5/7', '1/2']
    """
    low, high = domain.low, domain.high
    values: tuple[Fraction, ...]
    if domain.integer:
        values = _INTEGERS
        if low is not None:
            values += tuple(low + k for k in range(4))
    elif low is not None and high is not None:
        values = tuple(low + (high - low) * t for t in _PARTS)
    elif low is not None:
        values = tuple(low + abs(v) for v in _REAL)
    elif high is not None:
        values = tuple(high - abs(v) for v in _REAL)
    else:
        values = _REAL
    return tuple(dict.fromkeys(v for v in values if domain.contains(v)))


def points(names: tuple[str, ...], context: Context) -> Iterator[Point]:
    """Yield points of the domain without end; the variables take their values out of step."""
    if not names:
        yield {}
        return
    values = [candidates(context.domain(name)) for name in names]
    if not all(values):
        return
    step = 0
    while True:
        yield {
            name: choice[(step * (2 * i + 1) + 3 * i + step // len(choice)) % len(choice)]
            for i, (name, choice) in enumerate(zip(names, values, strict=True))
        }
        step += 1


def simple_points(names: tuple[str, ...], context: Context) -> Iterator[Point]:
    """Yield points that are pleasant to read."""
    for shift in range(len(SIMPLE)):
        point = {name: SIMPLE[(shift + i) % len(SIMPLE)] for i, name in enumerate(names)}
        if all(context.domain(name).contains(value) for name, value in point.items()):
            yield point


def critical_points(
    roots: tuple[Node, ...], names: tuple[str, ...], context: Context
) -> Iterator[Point]:
    """Yield points at and beside the zeros of parts that are affine in one variable."""
    base = next(islice(points(names, context), 1), None)
    if base is None:
        return
    seen: set[tuple[str, Fraction]] = set()
    for part in _parts(roots):
        for name in n.free_variables(part)[:3]:
            for centre in _affine_zero(part, name, base):
                for value in _around(centre):
                    if (name, value) not in seen and context.domain(name).contains(value):
                        seen.add((name, value))
                        yield {**base, name: value}


def _parts(roots: tuple[Node, ...]) -> Iterator[Node]:
    count = 0
    for node in n.walk(*roots):
        if node.head in (n.ADD, n.MULTIPLY, n.RELATION) and 0 < len(n.free_variables(node)) <= 2:
            count += 1
            if count > 40:
                return
            yield n.add(node.args[0], -node.args[1]) if node.head == n.RELATION else node


def _affine_zero(part: Node, name: str, base: Point) -> list[Fraction]:
    """Return the zero in one variable if three values lie on a line."""
    balls = [enclose(part, {**base, name: Fraction(k)}, 128) for k in range(3)]
    finite = [b for b in balls if is_ball(b)]
    if len(finite) < len(balls):
        return []
    zero, one, two = finite
    slope = one - zero
    if slope.contains(0) or not (two - one).overlaps(slope):
        return []
    zero_at = near(-zero / slope)
    return [] if zero_at is None else [zero_at]


def near(ball: arb) -> Fraction | None:
    """Return a simple rational number close to the middle of a ball, unless it is huge."""
    mantissa, exponent = ball.mid().man_exp()
    if abs(exponent) > MOST_EXPONENT:
        return None
    exact = Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    return exact.limit_denominator(10**12)


def _around(centre: Fraction) -> Iterator[Fraction]:
    yield centre
    for distance in (F(1, 1000), F(1), F(1, 10**7), F(10)):
        yield centre + distance
        yield centre - distance
