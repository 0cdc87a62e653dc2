"""The value of a side as a person writes it: what stands for a result that is out of line."""

from __future__ import annotations

import re
from fractions import Fraction

from symsgd.algebra.balls import enclose, is_ball
from symsgd.algebra.rationals import rational
from symsgd.errors import SymsgdError
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node, free_variables
from symsgd.functions.derivatives import expand
from symsgd.read.values import Value, plain

MOST = 10**9
MOST_BELOW = 10**4
MOST_PLACES = 8
BITS = 128
_DECIMAL = re.compile(r"[-+]?\s*\d+(\.|\{,\}|,)(\d+)")


def value_in_words(value: Value | None, like: str) -> str | None:
    r"""Return a rational value as it is written beside another number, or None.

    >>> from symsgd.expression.node import number
    >>> half = number(Fraction(-1, 2))
    >>> value_in_words(half, "3"), value_in_words(half, "0.4")
    ('-\\frac{1}{2}', '-0.5')
    """
    node = _number(value)
    if node is None:
        return None
    try:
        found = rational(node)
    except SymsgdError:
        return None
    if abs(found.numerator) > MOST or found.denominator > MOST_BELOW:
        return None
    comma = "{,}" in like and "." not in like
    text = written(found, decimal=comma or "." in like)
    return text.replace(".", "{,}") if comma else text


def rounded_in_words(value: Value | None, like: str) -> str | None:
    """Return a value rounded to as many digits as another decimal has, or None.

    >>> from symsgd.expression.node import apply, number
    >>> root = apply("sqrt", number(6))
    >>> [rounded_in_words(root, like) for like in ("2.236", "2{,}2", "2")]
    ['2.449', '2{,}4', None]
    """
    node, shown = _number(value), _DECIMAL.fullmatch(like.strip())
    if node is None or shown is None:
        return None
    ball = enclose(node, {}, BITS, Context())
    places = len(shown[2])
    whole = (ball * 10**places + 0.5).floor().unique_fmpz() if is_ball(ball) else None
    if whole is None or abs(whole) > MOST * 10**places:
        return None
    digits = str(abs(int(whole))).rjust(places + 1, "0")
    sign = "-" if whole < 0 else ""
    return f"{sign}{digits[:-places]}{shown[1]}{digits[-places:]}"


def _number(value: Value | None) -> Node | None:
    """Return a value with its derivatives worked out, if no letter is left in it."""
    node = None if value is None else plain(value)
    if node is None or isinstance(node, Matrix):
        return None
    node = expand(node)
    return None if free_variables(node) else node


def written(number: Fraction, *, decimal: bool) -> str:
    r"""Return a number in LaTeX, as a decimal if that is asked for and it ends.

    >>> written(Fraction(21, 100), decimal=True), written(Fraction(2, 3), decimal=True)
    ('0.21', '\\frac{2}{3}')
    """
    if number.denominator == 1:
        return str(number.numerator)
    sign = "-" if number < 0 else ""
    size = abs(number)
    if decimal:
        for places in range(1, MOST_PLACES + 1):
            scaled = size * 10**places
            if scaled.denominator == 1:
                digits = str(scaled.numerator).rjust(places + 1, "0")
                return f"{sign}{digits[:-places]}.{digits[-places:]}"
    return rf"{sign}\frac{{{size.numerator}}}{{{size.denominator}}}"
