r"""Sentences with a point that say an equation of a line or a curve: "at $(3, 4)$ the tangent is".

In ``x + y = 7`` behind such words x and y are those of any point, and not those of the one named.
"""

from __future__ import annotations

from collections.abc import Sequence

from symsgd.check.outline import Piece
from symsgd.read import surface as s

_COORDINATES = frozenset("xyz")


def speaks_of_line(pieces: Sequence[Piece], point: Piece) -> bool:
    r"""Say whether a relation in the sentence of a point has its coordinates and no derivative.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def line(text):
    ...     found = outline(Source(text), scan(text)).pieces
    ...     return speaks_of_line(found, found[0])
    >>> line("At $(3, 4)$ the tangent is $x + y = 7$."), line("At $(3, 4)$ we have $y' = -x/y$.")
    (True, False)
    """
    return any(one.sentence == point.sentence and one.signs and _is_of_line(one) for one in pieces)


def _is_of_line(piece: Piece) -> bool:
    parts = [part for side in piece.sides if side.piece is not None for part in s.walk(side.piece)]
    derives = any(isinstance(part, s.Derivative | s.Gradient) for part in parts)
    derives = derives or any(
        isinstance(part, s.Scripted) and any(x.kind == "prime" for x in part.scripts)
        for part in parts
    )
    letters = {part.name for part in parts if isinstance(part, s.Letter)}
    return not derives and bool(letters) and letters <= _COORDINATES
