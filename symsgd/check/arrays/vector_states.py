"""Vectors whose subscripts count states: with w_0 and w_{t+1} in a text, w_1 is no entry of w."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from symsgd.check.arrays.vector_sizes import entries_of_list
from symsgd.check.outline import Piece
from symsgd.read import surface as s

_COUNTERS = frozenset("tknsm")


def counted_vectors(pieces: Sequence[Piece], sizes: Mapping[str, int]) -> dict[str, bool | None]:
    """Return whether the subscripts of each vector count states; None is where both may be so."""
    found: dict[str, bool | None] = {}
    for name, size in sizes.items():
        states = any(_counts(piece, name, size) for piece in pieces)
        both = states and any(_has_both(piece, name) for piece in pieces)
        found[name] = None if both else states
    return found


def _counts(piece: Piece, name: str, size: int) -> bool:
    """Say whether a subscript in a piece can only count states."""
    for side in piece.sides:
        for sub in _subscripts(side.piece, name):
            letters = {part.name for part in s.walk(sub) if isinstance(part, s.Letter)}
            number = sub.digits if isinstance(sub, s.Number) else ""
            outside = number.isdigit() and not 1 <= int(number) <= size
            if outside or letters & _COUNTERS:
                return True
    first = piece.sides[0].piece if piece.sides else None
    lists = any(side.piece and entries_of_list(side.piece) for side in piece.sides[1:])
    return lists and isinstance(first, s.Scripted) and any(_subscripts(first, name))


def _has_both(piece: Piece, name: str) -> bool:
    """Say whether a vector stands in a piece by itself, and with a number below it."""
    sides = [side.piece for side in piece.sides if side.piece is not None]
    numbered = any(isinstance(sub, s.Number) for side in sides for sub in _subscripts(side, name))
    return numbered and any(
        isinstance(part, s.Letter) and part.name == name for side in sides for part in _bare(side)
    )


def _bare(piece: s.Surface) -> Iterator[s.Surface]:
    """Yield the parts of a piece that are no base of a subscript."""
    if isinstance(piece, s.Scripted) and piece.sub is not None:
        return
    yield piece
    for part in s.children(piece):
        yield from _bare(part)


def _subscripts(piece: s.Surface | None, name: str) -> Iterator[s.Surface]:
    for part in s.walk(piece) if piece is not None else ():
        column = isinstance(part, s.Scripted) and isinstance(part.base, s.Letter)
        if column and part.base.name == name and part.sub is not None:  # type: ignore[attr-defined]
            yield part.sub  # type: ignore[attr-defined]
