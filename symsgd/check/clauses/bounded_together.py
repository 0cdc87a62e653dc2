"""Symbols that one inequality bounds together: ``a, b > 0`` and ``0 < a, b < 1``.

To read ``a, b > 0`` as a bound on b alone would leave a free, and refute what holds for a > 0.
"""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.conditions_behind import ORDER
from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.read import surface as s

_UP = frozenset(("<", "<="))


def with_bounds(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces in which each symbol of a list has the bounds of the whole list.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def shown(text):
    ...     found = with_bounds(outline(Source(text), scan(text)).pieces)
    ...     return [[side.text for side in piece.sides] for piece in found]
    >>> shown("For $a, b > 0$, or $0 < x, y < 1$.")
    [['a', '0'], ['b', '0'], ['0', 'x', '1'], ['0', 'y', '1']]
    """
    found = list(pieces)
    for i, last in enumerate(pieces):
        if not _bounds(last) or not is_symbol(last.sides[0].piece):
            continue
        first = i
        while first and stands_alone(pieces[first - 1], last):
            first -= 1
        low = pieces[first - 1] if first else None
        if low is not None and not _opens(low, last):
            low = None
        if low is not None:
            first -= 1
        for j in range(first, i + 1):
            side = pieces[j].sides[-1 if pieces[j] is low else 0]
            before = () if low is None else low.sides[:-1]
            signs = last.signs if low is None else (*low.signs, *last.signs)
            sides = (*before, side, *last.sides[1:])
            words = (low or last).before  # "for x, y > 1" limits its sentence alone by both
            found[j] = replace(pieces[j], sides=sides, signs=signs, before=words)
    return tuple(found)


def _bounds(piece: Piece) -> bool:
    """Say whether a piece is a symbol with numbers as its bounds, the symbol first."""
    order = bool(piece.signs) and all(sign in ORDER for sign in piece.signs)
    return order and not piece.headless and all(is_literal(x.piece) for x in piece.sides[1:])


def _opens(piece: Piece, last: Piece) -> bool:
    """Say whether ``0 < a`` opens a list that ``b < 1`` closes."""
    if piece.formula != last.formula or len(piece.sides) != 2 or len(last.sides) != 2:
        return False
    same = {*piece.signs, *last.signs} <= _UP or {*piece.signs, *last.signs} <= {">", ">="}
    return same and is_literal(piece.sides[0].piece) and is_symbol(piece.sides[1].piece)


def stands_alone(piece: Piece, last: Piece) -> bool:
    """Say whether a piece is a symbol before another one in a list: a in ``a, b > 0``."""
    alone = piece.formula == last.formula and len(piece.sides) == 1 and not piece.signs
    return alone and is_symbol(piece.sides[0].piece)


def is_symbol(piece: s.Surface | None) -> bool:
    """Say whether a side is a letter that may have indices: no f' and no x²."""
    if isinstance(piece, s.Scripted):
        return all(script.kind == "index" for script in piece.scripts) and is_symbol(piece.base)
    return isinstance(piece, s.Letter)
