r"""The exponent -1 at a function: ``\sin^{-1}`` is the inverse, with a prime its derivative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.records import Function

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

INVERSES = {
    "sin": "asin", "cos": "acos", "tan": "atan", "cot": "acot", "sec": "asec", "csc": "acsc",
    "sinh": "asinh", "cosh": "acosh", "tanh": "atanh", "coth": "acoth", "sech": "asech",
    "csch": "acsch", "exp": "log", "log": "exp", "sigmoid": "logit", "logit": "sigmoid",
}  # fmt: skip
INVERSES |= {inverse: name for name, inverse in INVERSES.items()}


def derived_inverse(e: Elaborator, function: Function, exponent: s.Surface, name: str) -> Function:
    r"""Return what a prime behind an exponent differentiates: ``\sin^{-1}'`` is of the inverse.

    >>> from symsgd.read.meaning import read_latex
    >>> str(read_latex(r"\sin^{-1}'(x)").node)
    "asin'(x)"
    """
    if not is_minus_one(exponent) or e.scope.notation.inverse_minus_one == "reciprocal":
        raise e.lacks(f"what the prime behind the power of {name} differentiates")
    if function.table not in INVERSES:
        raise e.lacks(f"the inverse function of {name}")
    return Function(table=INVERSES[function.table])


def else_reciprocal(e: Elaborator, name: str) -> tuple[str, ...]:
    """Return the other reading of an exponent -1, if no setting says which one is meant."""
    return (name,) if e.scope.notation.inverse_minus_one == "either" else ()


def is_minus_one(exponent: s.Surface) -> bool:
    """Say whether an exponent is -1.

    >>> from symsgd.read.notation.parse import parse
    >>> is_minus_one(parse("-1")), is_minus_one(parse("-2"))
    (True, False)
    """
    return (
        isinstance(exponent, s.Sum)
        and len(exponent.terms) == 1
        and exponent.terms[0][0] == "-"
        and isinstance(exponent.terms[0][1], s.Number)
        and exponent.terms[0][1].digits == "1"
    )
