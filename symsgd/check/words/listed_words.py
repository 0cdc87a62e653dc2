"""The words before a list belong to each of its members: "for x, y > 0", "for x = 1, y = 2"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from symsgd.check.words.cues import is_if, is_let, is_local, is_where

if TYPE_CHECKING:
    from symsgd.check.outline import Piece
    from symsgd.read.notation.segment import Chain

_BOUNDS = frozenset(("<", "<=", ">", ">=", "in"))
# the end of what letters are said to be, and a second supposition
_PHRASE_AND = re.compile(r"[-\w\s]{1,40}\s(?:and|und|et|y)\s*", re.IGNORECASE)
_CALCULATES = ("+", "-", "*", "/", "frac", "^", "open", "begin")
# a number, a fraction of two, or a tuple of such
_NUMBERS = re.compile(r"(?:\\?[dt]?frac|\\?top|[-\d\s.,/(){}^T])*\d(?:\\?top|[\s(){}^T])*")


def words_of_list(before: str, chain: Chain, formula: int, pieces: list[Piece]) -> str:
    """Return the words that say what a chain does: its own, or those before its list.

    ``formula`` is the number of its formula, and ``pieces`` are those of its sentence so far.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def words(text):
    ...     return [piece.before for piece in outline(Source(text), scan(text)).pieces]
    >>> words("For $x, y > 0$ and, at $a = 1$, $b = 2$:")
    ['For', 'For', 'and, at', 'and, at']
    >>> words("Let $f$ be convex and $h > 0$.")
    ['Let', 'Let']
    >>> words("For $x > 0$, $y > 0$, and for $z$, $u > 0$.")
    ['For', ',', ', and for', ',']
    """
    if pieces and _is_next_value(pieces[-1], chain, before):
        return pieces[-1].before
    if pieces and chain.signs and _PHRASE_AND.fullmatch(before) and _only_names(pieces):
        return pieces[0].before  # "let f be L-smooth and 0 < η" supposes both
    listed = ""
    if chain.signs and chain.signs[0].text in _BOUNDS and not before.strip(" ,"):
        for piece in reversed(pieces):
            if piece.signs or len(piece.sides) != 1 or piece.formula != formula:
                break
            listed = piece.before
    return listed or before


def claims_beside(last: Piece, chain: Chain) -> bool:
    """Say whether a relation says more than where a letter lives: "for all a, b and |ab| ≤ c".

    Behind letters without a sign, "for all x and y > 0" limits y.
    """
    return not last.signs and bool(chain.signs) and all(len(side) > 1 for side in chain.sides)


def _only_names(pieces: list[Piece]) -> bool:
    """Say whether a sentence has let symbols be something, and no more so far."""
    return is_let(pieces[0].before) and not any(piece.signs for piece in pieces)


def _is_next_value(last: Piece, chain: Chain, before: str) -> bool:
    """Say whether a value after a comma belongs to the words before the value in front of it."""
    sides = [" ".join(token.text for token in side) for side in chain.sides]
    ours = len(sides) == 2 and [sign.text for sign in chain.signs] == ["="]
    theirs = len(last.sides) == 2 and last.signs == ("=",)
    values = [sides[1], last.sides[1].text] if ours and theirs else []
    numbers = bool(values) and all(map(_NUMBERS.fullmatch, values))
    numbers = numbers and not any(token.kind in _CALCULATES for token in chain.sides[0])
    given = is_local(last.before) or is_let(last.before) or is_where(last.before)
    given = given and not (numbers and _solves(chain, last))
    return numbers and before.strip() in ("", ",", ", and") and given


def _solves(chain: Chain, equation: Piece) -> bool:
    """Say whether a value may be what solves the equation before it: "if 2x = 6, x = 3"."""
    left = equation.sides[0]
    letter = "".join(token.text for token in chain.sides[0])
    applied = is_if(equation.before) and left.text.endswith(f"({letter})")
    return left.text != letter and (left.names == {letter} or applied)
