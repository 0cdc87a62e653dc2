"""What is known of a real value: a ball around it, or that there is none.

A ball that is not finite says nothing at all.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeGuard

from flint import arb, ctx


@dataclass(frozen=True, slots=True)
class Undefined:
    """No real value here; ``open`` says that there is none in a whole neighbourhood either."""

    reason: str
    open: bool


Value = arb | Undefined
UNKNOWN = arb("nan")


def is_ball(value: Value) -> TypeGuard[arb]:
    """Say whether a value is a finite ball, which says where the value lies."""
    return not isinstance(value, Undefined) and value.is_finite()


def working_precision(bits: int) -> AbstractContextManager[object]:
    """Set the precision of balls for a block; the setting is the whole process's."""
    return ctx.workprec(bits)


def compare(left: arb, right: arb) -> int | None:
    """Return −1, 0 or 1 where the order of two balls is certain, None where it is not.

    >>> compare(arb(1), arb(2)), compare(arb(2), arb(2)), compare(arb(0, 1), arb(0))
    (-1, 0, None)
    """
    if left < right:
        return -1
    if left > right:
        return 1
    if left == right:
        return 0
    return None


def whole_power(base: arb, exponent: int) -> arb:
    """Return an integer power of a ball, which FLINT's power leaves open around zero.

    >>> around_zero = whole_power(arb(0, 0.5), 2)
    >>> around_zero.contains(0), around_zero.contains(0.25), around_zero.contains(0.26)
    (True, True, False)
    """
    if exponent <= 0 or not base.contains(0) or base == 0:
        return base**exponent
    most = base.abs_upper() ** exponent
    return most.union(arb(0)) if exponent % 2 == 0 else most.union(-most)
