r"""Certified decimals as a claim: a number between two neighbouring decimals."""

from __future__ import annotations

from decimal import Context, Decimal

from symsgd.algebra.algebra import rational_value
from symsgd.algebra.decimals import digits
from symsgd.expression.node import Node, free_variables

_EXACT = Context(prec=60)


def between(value: Node, count: int = 12) -> tuple[str, str] | None:
    r"""Return LaTeX of two decimals between which a number lies; None for symbols and rationals.

    >>> from symsgd.expression.node import apply, number
    >>> between(apply("sigmoid", number(-21)), 3)
    ('7.57 \\cdot 10^{-10}', '7.59 \\cdot 10^{-10}')
    """
    if free_variables(value) or rational_value(value) is not None:
        return None
    # the decimals are correctly rounded, so one unit of the last place is room enough
    middle = Decimal(digits(value, count))
    unit = Decimal(1).scaleb(int(middle.as_tuple().exponent))
    return tuple(_latex(_EXACT.add(middle, step)) for step in (-unit, unit))  # type: ignore[return-value]


def _latex(value: Decimal) -> str:
    exponent = value.adjusted()
    if -4 <= exponent < 8:
        return f"{value:f}"
    return rf"{value.scaleb(-exponent):f} \cdot 10^{{{exponent}}}"
