"""What is found out once of the pieces of a document, however many of them ask for it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from symsgd.check.outline import Piece

Found = TypeVar("Found")
Pieces = tuple["Piece", ...]


def once(work: Callable[[Pieces, int], Found]) -> Callable[[Pieces, int], Found]:
    """Return a function of the pieces of a document and a number that keeps what it finds.

    A document of a thousand formulas asks a thousand times: each walk over all of them counts.
    The pieces are told by identity, for to compare them is another walk; what was found of one
    document is forgotten with the next.

    >>> asked = []
    >>> find = once(lambda pieces, i: asked.append(i) or i + len(pieces))
    >>> find((), 3), find((), 3), asked
    (3, 3, [3])
    """
    kept: tuple[Pieces | None, dict[int, Found]] = (None, {})

    def asked(pieces: Pieces, i: int) -> Found:
        nonlocal kept
        here = kept  # read once: another thread may read another document
        if here[0] is not pieces:
            here = kept = (pieces, {})
        if i not in here[1]:
            here[1][i] = work(pieces, i)
        return here[1][i]

    asked.__doc__ = work.__doc__
    return asked


def in_sentence(pieces: Pieces, sentence: int) -> Pieces:
    """Return the pieces of a sentence, without a walk over all of them.

    >>> in_sentence((), 1)
    ()
    """
    return _sentences(pieces, 0).get(sentence, ())


@once
def _sentences(pieces: Pieces, _: int) -> dict[int, Pieces]:
    found: dict[int, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.sentence, []).append(piece)
    return {sentence: tuple(members) for sentence, members in found.items()}


def first_behind(pieces: Sequence[Piece], start: int) -> Piece | None:
    """Return the first piece that begins behind a place of the text.

    >>> first_behind((), 1) is None
    True
    """
    at = bisect_right(pieces, start, key=lambda piece: piece.start)
    return pieces[at] if at < len(pieces) else None
