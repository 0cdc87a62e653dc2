"""Capital letters that a text supposes to commute: "let AB = BA" says nothing of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.supposed import is_assumed, is_supposed
from symsgd.read import surface as s

Pair = tuple[str, str]


def commuting(pieces: Iterable[Piece]) -> Iterator[tuple[str, int]]:
    r"""Yield the letters that a text supposes to commute or not to, with their exercise.

    So does a commutator, AB − BA.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def found(text):
    ...     return sorted({name for name, _ in commuting(outline(Source(text), scan(text)).pieces)})
    >>> found("Let $AB = BA$."), found("in general $AB \\ne BA$"), found("$[A, B] = AB - BA$")
    (['A', 'B'], ['A', 'B'], ['A', 'B'])
    >>> found("We show $AB = BA$."), found("Let $ab = ba$.")
    ([], [])
    """
    for piece in pieces:
        sides = [side.piece for side in piece.sides if side.piece is not None]
        pairs = [_pair(side) for side in sides]
        turned = len(pairs) == 2 and pairs[0] is not None and pairs[1] == pairs[0][::-1]
        if turned and pairs[0] is not None and (piece.signs == ("!=",) or _supposes(piece)):
            yield from ((name, piece.exercise) for name in pairs[0])
        for part in (part for side in sides for part in s.walk(side)):
            if isinstance(part, s.Sum):
                yield from ((name, piece.exercise) for name in _commutator(part))


def _supposes(piece: Piece) -> bool:
    before = piece.before
    supposed = cues.is_let(before) or cues.is_condition(before) or cues.is_where(before)
    return supposed or is_assumed(before) or is_supposed(before, piece.after)


def _commutator(piece: s.Sum) -> Iterator[str]:
    found = [(sign, _pair(term)) for sign, term in piece.terms]
    for sign, pair in found:
        if sign == "+" and pair is not None and ("-", pair[::-1]) in found:
            yield from pair


def _pair(piece: s.Surface) -> Pair | None:
    """Return the two different capital letters that a side is the product of."""
    if isinstance(piece, s.Sum) and len(piece.terms) == 1 and piece.terms[0][0] == "+":
        piece = piece.terms[0][1]
    if not isinstance(piece, s.Product) or len(piece.factors) != 2:
        return None
    if piece.operators not in (("",), ("*",)):
        return None
    names = [one.name for one in piece.factors if isinstance(one, s.Letter)
             and len(one.name) == 1 and one.name.isupper()]  # fmt: skip
    return (names[0], names[1]) if len(set(names)) == 2 else None
