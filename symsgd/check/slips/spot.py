"""A place on a side at which a slip can have been made."""

from __future__ import annotations

from dataclasses import dataclass, field

from symsgd.check.slips.page import Page
from symsgd.read import surface as s


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a side, its parts by name, and the term that is meant by it.

    ``also`` are further stretches at which the same is written.
    """

    start: int
    end: int
    parts: dict[str, str] = field(default_factory=dict)
    mark: tuple[int, int] | None = None
    also: tuple[tuple[int, int], ...] = ()
    braced: bool = False


def at_piece(page: Page, piece: s.Surface, **parts: str) -> Spot:
    r"""Return the place of a piece, with the ``\\left`` before its bracket.

    >>> from symsgd.read.scope import Scope
    >>> page = Page.of("x+y", "z", Scope())
    >>> at_piece(page, page.terms[1]).parts
    {'it': 'y'}
    """
    start = page.start(piece)
    return Spot(start, piece.end, {"it": page.cut(piece), **parts}, braced=page.braced(piece))
