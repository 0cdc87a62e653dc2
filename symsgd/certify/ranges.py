"""Where the values of a generator lie, for the checker: narrowed, inside, outside."""

from __future__ import annotations

from fractions import Fraction

from symsgd.certify.field import NoValue, Symbol, exact


def tighten(s: Symbol, bound: Fraction, *, above: bool, strict: bool) -> None:
    """Take a bound into the range of a generator; raise where nothing is left of it."""
    if above and (s.low is None or bound > s.low or (bound == s.low and strict)):
        s.low, s.low_open = bound, strict
    if not above and (s.high is None or bound < s.high or (bound == s.high and strict)):
        s.high, s.high_open = bound, strict
    if s.low is None or s.high is None:
        return
    if s.low > s.high or (s.low == s.high and (s.low_open or s.high_open)):
        raise NoValue("the assumptions contradict each other")


def inside(s: Symbol) -> Fraction:
    """Return a number inside of the range."""
    if s.low is not None and s.high is not None:
        return (s.low + s.high) / 2
    if s.low is not None:
        return s.low + 1
    return Fraction(0) if s.high is None else s.high - 1


def outside(root: object, s: Symbol) -> bool:
    """Say whether an irrational root certainly lies outside of the range."""
    below = s.low is not None and root < exact(s.low)  # type: ignore[operator]
    return bool(below or (s.high is not None and root > exact(s.high)))  # type: ignore[operator]
