"""π and e where a function has that letter: a policy π(a) beside 2π, an error e(t) beside e^{-t}.

Only a letter before a bracket is the function then.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from symsgd.expression import node as n
from symsgd.read import surface as s
from symsgd.read.values import Value

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator


def constant_letter(e: Elaborator, piece: s.Surface) -> Value | None:
    """Return π, a power of π, or a power of e with letters in it, if that is what a piece is."""
    from symsgd.read.marks import scripted

    if not is_constant_letter(piece):
        return None
    base, scripts = (piece.base, piece.scripts) if isinstance(piece, s.Scripted) else (piece, ())
    return scripted(e, n.constant(getattr(base, "name", "")), piece, scripts)


def is_constant_letter(piece: s.Surface) -> bool:
    r"""Say whether a symbol is the constant, unless it stands before a bracket.

    >>> from symsgd.read.notation.parse import parse
    >>> [is_constant_letter(parse(text)) for text in (r"\pi", "e^{-t}", "e^2", "x", r"\pi'")]
    [True, True, False, False, False]
    """
    base, scripts = (piece.base, piece.scripts) if isinstance(piece, s.Scripted) else (piece, ())
    if not isinstance(base, s.Letter) or base.name not in ("pi", "e"):
        return False
    if getattr(piece, "sub", None) is not None or any(each.kind == "prime" for each in scripts):
        return False
    powers = [each.body for each in scripts if each.kind == "exponent" and each.body is not None]
    letters = (isinstance(part, s.Letter) for body in powers for part in s.walk(body))
    return base.name == "pi" or any(letters)  # e² is the square of an error


def may_be_policy(pieces: Iterable[s.Surface]) -> bool:
    r"""Say whether π stands alone in formulas where it may be a function: in ``\ln \pi``, not 2π.

    >>> from symsgd.read.notation.parse import parse
    >>> [may_be_policy([parse(text)]) for text in (r"\ln \pi", r"\sqrt{2\pi}", r"\pi(a) + 1")]
    [True, False, False]
    """
    parts = [part for piece in pieces for part in s.walk(piece)]
    letters = {id(part) for part in parts if isinstance(part, s.Letter) and part.name == "pi"}
    for part in parts:
        if isinstance(part, s.Product):
            row = (None, *part.factors, None)
            for before, factor, after in zip(row, row[1:], row[2:], strict=False):
                if isinstance(before, s.Number) or isinstance(after, s.Group):
                    letters.discard(id(factor))
    return bool(letters)
