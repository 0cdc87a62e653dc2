r"""A function under a shorter name: ``f_c(x) = c + x \Rightarrow \frac{df}{dx} = 1``."""

from __future__ import annotations

from symsgd.check.heads import head_of
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.scope import Scope


def short_name(piece: Piece, given: Piece | None, scope: Scope) -> str:
    """Return the question whether f is the f_c that was given right before, or nothing."""
    first = None if given is None or not given.sides else given.sides[0].piece
    head = None if first is None or "⇒" not in piece.before else head_of(first, scope)
    if head is None or head.params is None or head.name == head.base:
        return ""
    sides = [side.piece for side in piece.sides if side.piece is not None]
    short = any(isinstance(part, s.Letter) and part.name == head.base
                for side in sides for part in _alone(side))  # fmt: skip
    return f"whether {head.base} is {head.name} here" if short else ""


def _alone(piece: s.Surface) -> list[s.Surface]:
    """Return the parts of a formula that are no base of a name with an index."""
    if isinstance(piece, s.Scripted) and piece.sub is not None:
        return []
    return [piece, *(part for child in s.children(piece) for part in _alone(child))]
