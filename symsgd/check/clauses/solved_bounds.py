"""Conditions that a text solves for a letter: "converges iff |1 - 8η| < 1, i.e. 0 < η < 1/4"."""

from __future__ import annotations

from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.consequence_words import restates
from symsgd.read.names import name_of

ORDERS = frozenset(("<", "<=", ">", ">="))


def bounds_again(before: Piece, piece: Piece) -> bool:
    """Say whether a text says an inequality again as bounds of a letter, below and above.

    Where only one bound stands, as in "i.e. η < 1/4", the other one may go without saying.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"It converges iff $|1 - t| < 1$, i.e. $0 < t < 2$.")
    >>> bounds_again(*outline(source, scan(source.text)).pieces)
    True
    """
    return bounded_letter(before, piece) is not None


def bounded_letter(before: Piece, piece: Piece) -> str | None:
    """Return the letter of which a piece says the inequality before it again."""
    if len(piece.sides) != 3 or len(before.sides) < 2 or not restates(piece.before):
        return None
    if not {*before.signs, *piece.signs} <= ORDERS or before.also or piece.also:
        return None
    middle = piece.sides[1].piece
    if before.broken is not None or piece.broken is not None or middle is None:
        return None
    name = name_of(middle)
    return name if any(name in side.names for side in before.sides) else None


def is_joined_bound(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether 'and' joins two such conditions: "iff |1 - 2η| < 1 and |1 - 4η| < 1, i.e. …"."""
    first, second = pieces[i - 1], pieces[i]
    beside = cues.puts_beside(second.before) or second.before == first.before
    if not beside or i + 1 == len(pieces):  # behind "and" stand the words before the first
        return False
    orders = {*first.signs, *second.signs} <= ORDERS and bool(first.signs) and bool(second.signs)
    after = pieces[i + 1]
    return orders and after.sentence == second.sentence and bounds_again(second, after)
