"""Certified decimals and correctly rounded floats, with as much precision as they need.

A digit is printed only when the whole ball agrees on it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeVar

from flint import arb

from symsgd.algebra.balls import Undefined, Value, enclose
from symsgd.algebra.rationals import rational
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node

MOST_BITS = 1 << 18
Ends = tuple[Fraction, Fraction]
R = TypeVar("R")


def digits(node: Node, count: int, point: Mapping[str, Fraction] | None = None) -> str:
    """Return the value of an expression, correctly rounded to that many significant digits.

    >>> digits(n.apply("sigmoid", n.number(21)), 30)
    '0.999999999241743957783761553199'
    """
    if count < 1:
        raise SymsgdError("no-digits", f"a number cannot have {count} digits")
    return _value(node, point, count * 10 // 3 + 40, lambda ends: agreed_digits(ends, count))


def float64(node: Node, point: Mapping[str, Fraction] | None = None) -> float:
    """Return the double that is nearest to the value of an expression.

    >>> s = n.apply("sigmoid", n.number(21))
    >>> float64(s * (1 - s))
    7.582560416412863e-10
    """
    return _value(node, point, 80, agreed_float)


def value_at(
    node: Node, point: Mapping[str, Fraction] | None = None, count: int = 30
) -> Fraction | str:
    """Return the value exactly where it is seen to be rational, else its certified digits.

    >>> s = n.apply("sigmoid", n.variable("x"))
    >>> value_at(s * (1 - s), {"x": Fraction(0)}), value_at(s, {"x": Fraction(1)}, 10)
    (Fraction(1, 4), '0.7310585786')
    """
    try:
        return rational(node, point)
    except SymsgdError as error:
        if error.code != "unsupported":
            raise
    return digits(node, count, point)


def _value(
    node: Node,
    point: Mapping[str, Fraction] | None,
    bits: int,
    agreed: Callable[[Ends], R | None],
) -> R:
    missing = [name for name in n.free_variables(node) if name not in (point or {})]
    if missing:
        raise SymsgdError(
            "missing-value",
            f"{', '.join(missing)} has no value"
            if len(missing) == 1
            else f"{', '.join(missing)} have no values",
            advice=f'give one, such as {{"{missing[0]}": "1/10"}}',
        )
    result = settle(lambda b: enclose(node, point or {}, b), bits, agreed)
    if result is not None:
        return result
    try:  # a value on the border between two roundings is rational
        exact = rational(node, point)
    except SymsgdError:
        raise SymsgdError(
            "digits-not-found", f"{MOST_BITS} bits do not settle the digits of {node}"
        ) from None
    return agreed((exact, exact))  # type: ignore[return-value]


def settle(
    ball_at: Callable[[int], Value], bits: int, agreed: Callable[[Ends], R | None]
) -> R | None:
    """Return what both ends of a ball agree on, with more and more bits; None if they never do.

    >>> third = n.number(1) / n.number(3)
    >>> settle(lambda bits: enclose(third, {}, bits), 64, agreed_float)
    0.3333333333333333
    """
    tried = 0
    while bits <= MOST_BITS:
        ball = ball_at(bits)
        if isinstance(ball, Undefined):
            raise SymsgdError("no-value", f"there is no value: {ball.reason}")
        if ball.is_finite():
            result = agreed(ends_of(ball))
            if result is not None:
                return result
            tried += 1
            if tried > 6:
                return None
        bits *= 2
    return None


def ends_of(ball: arb) -> Ends:
    """Return both ends of a ball, exactly.

    >>> ends_of(arb(3, 1))[0] <= 2
    True
    """
    middle, radius = _dyadic(ball.mid()), _dyadic(ball.rad())
    return middle - radius, middle + radius


def _dyadic(value: arb) -> Fraction:
    man, exp = value.man_exp()
    mantissa, exponent = int(man), int(exp)
    return Fraction(mantissa << exponent) if exponent >= 0 else Fraction(mantissa, 1 << -exponent)


def agreed_float(ends: Ends) -> float | None:
    """Return the double that both ends round to, or None.

    >>> agreed_float((Fraction(1, 3), Fraction(1, 3)))
    0.3333333333333333
    """
    low, high = (_nearest(end) for end in ends)
    return low if low == high else None


def _nearest(value: Fraction) -> float:
    try:
        return value.numerator / value.denominator  # Python rounds this division correctly
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def agreed_digits(ends: Ends, count: int) -> str | None:
    """Return the decimal that both ends round to, or None.

    >>> agreed_digits((Fraction(2, 3), Fraction(2, 3)), 4)
    '0.6667'
    """
    low, high = (rounded(end, count) for end in ends)
    return shown_digits(*low, count) if low == high else None


def rounded(value: Fraction, count: int) -> tuple[int, int]:
    """Return (m, e) with m·10ᵉ the value rounded half to even, m with ``count`` digits.

    >>> rounded(Fraction(2, 3), 3)
    (667, -3)
    """
    if not value:
        return 0, 0
    size = abs(value)
    exponent = _magnitude(size) - count + 1
    scaled = size / Fraction(10) ** exponent if exponent >= 0 else size * 10**-exponent
    whole = round(scaled)
    if whole == 10**count:
        whole, exponent = whole // 10, exponent + 1
    return (whole if value > 0 else -whole), exponent


def _magnitude(size: Fraction) -> int:
    """Return k with 10ᵏ ≤ size < 10ᵏ⁺¹."""
    guess = int((size.numerator.bit_length() - size.denominator.bit_length()) * 0.30103)
    while size >= Fraction(10) ** (guess + 1):
        guess += 1
    while size < Fraction(10) ** guess:
        guess -= 1
    return guess


def shown_digits(whole: int, exponent: int, count: int) -> str:
    """Return the decimal ``whole``·10^``exponent``, with a power of ten where that is shorter.

    >>> shown_digits(-15165, -13, 5)
    '-1.5165e-9'
    """
    sign, text = ("-" if whole < 0 else ""), str(abs(whole))
    point = len(text) + exponent
    if whole == 0:
        return "0"
    if not -5 < point <= count:
        tail = f".{text[1:]}" if count > 1 else ""
        return f"{sign}{text[0]}{tail}e{point - 1}"
    if point <= 0:
        return f"{sign}0.{'0' * -point}{text}"
    return f"{sign}{text[:point]}.{text[point:]}" if point < len(text) else f"{sign}{text}"
