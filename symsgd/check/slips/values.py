"""The value of a side as a person writes it: what stands for a result that is out of line."""

from __future__ import annotations

from fractions import Fraction

from symsgd.algebra.rationals import rational
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import free_variables
from symsgd.functions.derivatives import expand
from symsgd.read.values import Value, plain

MOST = 10**9
MOST_BELOW = 10**4
MOST_PLACES = 8


def value_in_words(value: Value | None, like: str) -> str | None:
    r"""Return a rational value as it is written beside another number, or None.

    >>> from symsgd.expression.node import number
    >>> half = number(Fraction(-1, 2))
    >>> value_in_words(half, "3"), value_in_words(half, "0.4")
    ('-\\frac{1}{2}', '-0.5')
    """
    node = None if value is None else plain(value)
    if node is None or isinstance(node, Matrix) or free_variables(node):
        return None
    try:
        found = rational(expand(node))
    except SymsgdError:
        return None
    if abs(found.numerator) > MOST or found.denominator > MOST_BELOW:
        return None
    return written(found, decimal="." in like)


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
