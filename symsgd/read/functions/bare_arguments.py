r"""How far a function without a bracket reaches: ``\sin 2x``, and ``\log p\,y`` with a space."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read import values as v
from symsgd.read.functions import functions_meaning as f
from symsgd.read.functions.constant_letters import is_constant_letter
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator

Factors = tuple[s.Surface, ...]
Operators = tuple[str, ...]
_SPACE = re.compile(r"\\[,:; >]|\\thinspace|\\quad|~")


def bare_argument(
    e: Elaborator, factors: Factors, operators: Operators, i: int
) -> tuple[Value, int]:
    r"""Read the argument of ``\sin 2x``: simple neighbours up to the next function or bracket.

    >>> from symsgd.read.meaning import read_latex
    >>> str(read_latex(r"\sin 2x \cos x").node)
    'sin(2*x)*cos(x)'
    """
    from symsgd.read.products import operand

    e.level += 1
    try:
        e.check_size(factors[i])
        value, end = operand(e, factors, operators, i)
    finally:
        e.level -= 1
    if end > i + 1 or not _simple(factors[i]):
        return value, end
    while end < len(factors) and operators[end - 1] == "" and _continues(e, factors, i, end):
        if _parted(e, factors[end - 1], factors[end]) and _ends_at_space(e, factors[end]):
            break
        value = v.times(value, e.value(factors[end]))
        end += 1
    return value, end


def _simple(piece: s.Surface) -> bool:
    return isinstance(piece, s.Letter | s.Scripted | s.Number | s.Factorial | s.Fraction)


def _continues(e: Elaborator, factors: Factors, start: int, i: int) -> bool:
    piece = factors[i]
    if f.reference(e, piece) is not None and not is_constant_letter(piece):
        return False
    numbers = all(isinstance(factor, s.Number | s.Fraction) for factor in factors[start:i])
    if isinstance(piece, s.Scripted):
        return not isinstance(piece.base, s.Group)
    return isinstance(piece, s.Letter) or (numbers and isinstance(piece, s.Fraction | s.Root))


def _parted(e: Elaborator, before: s.Surface, after: s.Surface) -> bool:
    """Say whether the author set a space between two factors."""
    return _SPACE.search(e.source.text, before.end, after.start) is not None


def _ends_at_space(e: Elaborator, after: s.Surface) -> bool:
    r"""Say whether the argument ends here: ``\log p\,y`` may be y times log p as well."""
    text = "what follows the space is part of the argument"
    return e.decide("argument-end", after, text, ("factor",)) == "factor"
