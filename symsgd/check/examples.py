"""Examples one after the other: items or paragraphs that begin with a formula and work with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from symsgd.check import cues
from symsgd.check.outline import Piece

_BLANK = re.compile(r"\n[ \t]*\n")
_WORD = re.compile(r"[^\W\d_]{2,}")


def begins_example(pieces: Sequence[Piece], piece: Piece, part: Callable[[Piece], int]) -> bool:
    r"""Say whether a bare formula is the first of its part, and others follow there.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.scan import scan
    >>> from symsgd.read.source import Source
    >>> source = Source("$y = x^2$: $y' = 2x$\n\n$z = 1$")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> [begins_example(pieces, piece, paragraph) for piece in pieces]
    [True, False, False]
    """
    here = (piece.formula, piece.order)
    place = next(k for k, one in enumerate(pieces) if (one.formula, one.order) == here)
    if piece.order or (_WORD.search(piece.before) is not None and not cues.is_let(piece.before)):
        return False
    first = place == 0 or part(pieces[place - 1]) != part(piece)
    return first and place + 1 < len(pieces) and part(pieces[place + 1]) == part(piece)


def paragraph(piece: Piece) -> int:
    """Return the number of the paragraph in which a piece stands."""
    return len(_BLANK.findall(piece.sides[0].source.text, 0, piece.start))
