"""Refutation by balls: a rational point of the domain where the two sides certainly differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, islice
from typing import Any

from flint import arb

from symsgd.algebra.balls import Undefined, Value, enclose, holds, is_ball
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.instances import make_concrete, unknown_functions
from symsgd.prove.points import Point, critical_points, points, simple_points
from symsgd.prove.verdict import Counterexample

BITS = 64
PRECISIONS = (256, 1024, 4096)
QUICK = 2
MANY = 48
CAREFUL = 8
CRITICAL = 160


class Witnesses:
    """The search for points at which two sides differ, or at which one has no value."""

    def __init__(self, left: Node, right: Node, context: Context) -> None:
        self.unknown = unknown_functions(left, right)
        self.left, self.right = (make_concrete(side, self.unknown) for side in (left, right))
        self.context = context
        names = n.free_variables(left, right, *context.relations)
        self.names = names
        self.common: Point | None = None  # a point where both sides have a value
        self.agreeing = 0  # points at which the enclosures overlap
        self._close: list[Point] = []

    def values(self, point: Point, bits: int = BITS) -> tuple[Value, Value]:
        """Return enclosures of both sides."""
        left, right = (enclose(side, point, bits, self.context) for side in (self.left, self.right))
        return left, right

    def admits(self, point: Point) -> bool:
        """Say whether a point certainly satisfies the assumed relations."""
        return all(holds(r, point, BITS) is True for r in self.context.relations)

    def quick(self) -> Counterexample | None:
        """Try a few points before anything is expanded."""
        return self._first(islice(points(self.names, self.context), QUICK), (BITS,))

    def search(self) -> Counterexample | None:
        """Try many points, then points near zeros of parts, then higher precision."""
        found = self._first(islice(points(self.names, self.context), QUICK, MANY), (BITS,))
        if found is None and self.names:
            critical = critical_points((self.left, self.right), self.names, self.context)
            found = self._first(islice(critical, CRITICAL), (BITS,))
        if found is None:
            found = self._first(self._close[:CAREFUL], PRECISIONS)
        return found

    def has_common_point(self) -> bool:
        """Say whether a point is known at which both sides have a value; search if not."""
        if self._is_complex():
            return True  # the normal form has checked the denominators
        more = chain(islice(points(self.names, self.context), QUICK, MANY), self._critical())
        while self.common is None:
            point = next(more, None)
            if point is None:
                return False
            self._look(point, BITS)
        return True

    def _is_complex(self) -> bool:
        return any(node is n.constant("i") for node in n.walk(self.left, self.right))

    def _critical(self) -> Iterator[Point]:
        return islice(critical_points((self.left, self.right), self.names, self.context), CRITICAL)

    def _first(self, tries: Iterable[Point], precisions: tuple[int, ...]) -> Counterexample | None:
        for point in tries:
            if not self.admits(point):
                continue
            for bits in precisions:
                values = self._look(point, bits)
                if values is not None:
                    return self._simplest(point, values)
        return None

    def _look(self, point: Point, bits: int) -> tuple[arb, arb] | None:
        """Return both values if they are certainly different."""
        left, right = self.values(point, bits)
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return None
        if not (is_ball(left) and is_ball(right)):
            if bits == BITS:
                self._close.append(point)
            return None
        if self.common is None and self.admits(point):
            self.common = point
        if left.overlaps(right):
            if bits == BITS:
                self.agreeing += 1
                self._close.append(point)
            return None
        return left, right

    def _simplest(self, point: Point, values: tuple[arb, arb]) -> Counterexample:
        """Prefer a point that is pleasant to read, if one does as well."""
        for simple in simple_points(self.names, self.context):
            if self.admits(simple):
                found = self._look(simple, BITS)
                if found is not None:
                    return counterexample(simple, *found)
        return counterexample(point, *values)

    def lost(self) -> Counterexample | None:
        """Return a point in whose neighbourhood the left side has values and the right has none."""
        for point in chain(islice(points(self.names, self.context), MANY), self._critical()):
            if not self.admits(point):
                continue
            left, right = self.values(point)
            if not is_ball(left):
                continue
            if isinstance(right, Undefined) and self._openly(point):
                return Counterexample(_ordered(point), decimal(left), None)
        return None

    def _openly(self, point: Point) -> bool:
        """Say whether a whole neighbourhood of the point behaves like the point."""
        if not point:
            return True
        radius = arb(0, 2.0**-30)
        wide = {name: arb(v.numerator) / v.denominator + radius for name, v in point.items()}
        left = enclose(self.left, wide, BITS, self.context)
        right = enclose(self.right, wide, BITS, self.context)
        return isinstance(right, Undefined) and right.open and is_ball(left)


def enclose_all(
    sides: tuple[Node, ...],
    point: Point,
    bits: int,
    context: Context,
    memo: dict[Node, Any],
) -> tuple[Any, ...]:
    """Return enclosures of several sides at one point, sharing their common parts."""
    return tuple(enclose(side, point, bits, context, memo) for side in sides)


def counterexample(point: Point, left: arb, right: arb) -> Counterexample:
    """Return a counterexample with as many digits as tell the two values apart."""
    for digits in (6, 12, 24, 48, 96, 400, 1300):
        texts = decimal(left, digits), decimal(right, digits)
        if not arb(texts[0]).overlaps(arb(texts[1])):
            break
    return Counterexample(_ordered(point), *texts)


def _ordered(point: Point) -> tuple[tuple[str, Fraction], ...]:
    return tuple(sorted(point.items()))


def decimal(ball: arb, digits: int = 12) -> str:
    """Return a ball as decimal text: the middle, and the radius unless it is nothing.

    >>> decimal(arb(1) / 4)
    '0.25'
    """
    if ball.is_exact():
        text = str(ball.str(digits, radius=False))
        return text.rstrip("0").rstrip(".") if "." in text and "e" not in text else text
    return str(ball.str(digits))
