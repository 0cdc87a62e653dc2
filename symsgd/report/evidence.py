"""What supports a verdict: the point and both values, the conditions, the warnings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symsgd.prove.verdict import Counterexample
from symsgd.report.line import DIM, OPEN, Line, hanging

NO_VALUE = "has no real value"


def counterexample(found: Counterexample, indent: int, width: int) -> Iterator[Line]:
    """Yield the point of a counterexample and the values of both sides there.

    >>> from fractions import Fraction
    >>> from symsgd.report.line import render
    >>> found = Counterexample((("x", Fraction(1, 2)),), "0.25", None)
    >>> print(render(counterexample(found, 2, 80)), end="")
      at    x = 1/2
      left  0.25
      right has no real value
    """
    point = ", ".join(f"{name} = {value}" for name, value in found.point)
    left, right = (NO_VALUE if side is None else side for side in (found.left, found.right))
    yield from hanging(indent, "at    ", point, width)
    yield from hanging(indent, "left  ", left, width)
    yield from hanging(indent, "right ", right, width)


def remarks(
    conditions: Iterable[str], warnings: Iterable[str], indent: int, width: int
) -> Iterator[Line]:
    """Yield the conditions that a proof used, and what a reader should know."""
    for condition in conditions:
        yield from hanging(indent, "provided ", condition, width, DIM)
    for warning in warnings:
        yield from hanging(indent, "note: ", warning, width, OPEN)
