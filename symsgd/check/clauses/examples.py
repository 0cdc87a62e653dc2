"""Examples one after the other: items or paragraphs that begin with a formula and work with it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache

from symsgd.check.once import first_behind
from symsgd.check.outline import Piece
from symsgd.check.words import cues

_BLANK = re.compile(r"\n[ \t]*\n")
_LATEX_PART = re.compile(r"\\(?:(?:sub)?paragraph|(?:sub)*section|item)(?![A-Za-z])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARK = re.compile(  # of an item: (ii), \item
    r"\(?\b[ivx]{1,4}\)|\\item\b(?:\[[^\[\]\n]{0,9}\])?|\\(?:begin|end)\{\w+\*?\}", re.IGNORECASE
)
_CASE = re.compile(r"(?:\b(?:if|for|wenn|falls|für|si|pour|para))?\W*", re.IGNORECASE)


def begins_example(pieces: Sequence[Piece], piece: Piece, part: Callable[[Piece], int]) -> bool:
    r"""Say whether a bare formula is the first of its part, and others follow there.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("$y = x^2$: $y' = 2x$\n\n$z = 1$")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> [begins_example(pieces, piece, paragraph) for piece in pieces]
    [True, False, False]
    """
    words = _WORD.search(_MARK.sub("", piece.before)) is not None
    if piece.order or (words and not cues.is_let(piece.before)):
        return False
    here = (piece.formula, piece.order)
    place = next(k for k, one in enumerate(pieces) if (one.formula, one.order) == here)
    first = place == 0 or part(pieces[place - 1]) != part(piece)
    return first and place + 1 < len(pieces) and part(pieces[place + 1]) == part(piece)


def paragraph(piece: Piece) -> int:
    """Return the number of the paragraph in which a piece stands."""
    return bisect_right(_ends(piece.sides[0].source.prose), piece.start)


def paragraph_before(piece: Piece) -> str:
    """Return what stands before a piece in its paragraph, or in its item."""
    ends, prose = _ends(piece.sides[0].source.prose), piece.sides[0].source.prose
    at = bisect_right(ends, piece.start)
    return _LATEX_PART.split(prose[ends[at - 1] if at else 0 : piece.start])[-1]


@lru_cache(maxsize=8)
def _ends(prose: str) -> tuple[int, ...]:
    """Return the offsets at which blank lines are over."""
    return tuple(blank.end() for blank in _BLANK.finditer(prose))


def in_sentence_before(pieces: Sequence[Piece], piece: Piece) -> tuple[Piece, ...]:
    """Return the pieces of the same sentence that stand before one, in their order."""
    at = first = bisect_left(pieces, piece.start, key=lambda one: one.start)
    while first > 0 and pieces[first - 1].sentence == piece.sentence:
        first -= 1
    return tuple(pieces[first:at])


def goes_on_alike(pieces: Sequence[Piece], piece: Piece, before: Piece) -> bool:
    r"""Say whether a text says the same of one formula after the other.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("$y = x^2$ has $y' = 2x$; $y = x^3$ has $y' = 3x^2$; $y = 2$.")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> goes_on_alike(pieces, pieces[2], pieces[0]), goes_on_alike(pieces, pieces[4], pieces[2])
    (True, False)
    """
    words = [_CASE.fullmatch(_MARK.sub("", one.before)) for one in (before, piece)]
    if None in words or piece.order or before.order or piece.signs != ("=",):
        return False
    first = first_behind(pieces, before.end - 1) or piece
    behind = first_behind(pieces, piece.end - 1)
    return behind is not None and first.end <= piece.start and _text(first) == _text(behind)


def _text(piece: Piece) -> str:
    """Return what a piece speaks of, and the words before it."""
    return f"{piece.before.strip(' ,')} {piece.sides[0].text}"
