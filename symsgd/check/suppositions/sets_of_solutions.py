r"""What solves an equation, given as a finite set: ``f(w) = 0 \iff w \in \{-1, 0, 1\}``."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.finding import is_literal
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.words.consequence_words import is_equivalence
from symsgd.read import surface as s


def with_sets_of_solutions(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    r"""Return pieces in which a membership behind an arrow is an equation with several values.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> text = r"$x^2 = x \iff x \in \{0, 1\}$ and for $t \in \{0, 1\}$."
    >>> for piece in with_sets_of_solutions(outline(Source(text), scan(text)).pieces)[1:]:
    ...     print([side.text for side in (*piece.sides, *piece.also)], piece.signs)
    ['x', '0', '1'] ('=',)
    ['t', '\\{0, 1\\}'] ('in',)
    """
    return tuple(_as_equation(piece) for piece in pieces)


def _as_equation(piece: Piece) -> Piece:
    follows = piece.before in ("⇔", "⇒") or is_equivalence(piece.before)
    if piece.signs != ("in",) or not follows or len(piece.sides) != 2:
        return piece
    left, right = piece.sides
    group = right.piece
    if not isinstance(group, s.Group) or group.bracket != "\\{" or not group.items:
        return piece
    if not all(map(is_literal, group.items)):
        return piece
    values = tuple(Side(right.source, one.start, one.end, one) for one in group.items)
    return replace(piece, sides=(left, values[0]), signs=("=",), also=values[1:])
