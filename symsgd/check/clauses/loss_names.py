r"""The loss under two names: "the loss is $L = …$", and then ``\theta - \eta \nabla Loss``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.rewriting import Change, exchanged

_WORDS = frozenset(["loss", "cost"])
_CALLED = re.compile(
    r"(?:\b(?:loss|cost|kosten|verlust)(?:funktion)?|\bfonction de (?:perte|coût)|\bperte|\bcoût"
    r"|\b(?:función de )?(?:pérdida|costo)|[损損]失(?:函[数數])?|代价(?:函数)?|成本(?:函数)?)"
    r"(?:\s+function)?\W*(?:(?:is|be|by|ist|sei|est|soit|es|sea|为|為|是)\W*)?$",
    re.IGNORECASE,
)


Pieces = tuple[Piece, ...]


def with_loss_named(pieces: Pieces) -> tuple[Pieces, tuple[tuple[str, Piece], ...]]:
    r"""Return pieces that speak of the loss by its letter, with what is assumed of the word.

    They do so where one letter alone is called the loss, and no formula defines the word.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"The loss is $L = w^2$. Step: $w - \eta \nabla \text{Loss}$")
    >>> found, [(assumed, _)] = with_loss_named(outline(source, scan(source.text)).pieces)
    >>> assumed, found[1].sides[0].names == {"w", "eta", "L"}
    ('Loss is L', True)
    """
    words = {part.name for piece in pieces for part in _loss_words(piece)}
    if not words or words & {name for piece in pieces if (name := _defined(piece))}:
        return pieces, ()
    letters = {
        name for piece in pieces if (name := _defined(piece)) and _CALLED.search(piece.before)
    }
    if len(letters) != 1:
        return pieces, ()
    [letter] = letters

    def change(part: s.Surface) -> s.Surface | None:
        called = isinstance(part, s.Letter) and _is_loss(part)
        return s.Letter(part.start, part.end, letter) if called else None

    first = next(piece for piece in pieces if any(_loss_words(piece)))
    word = next(part.name for part in _loss_words(first))
    found = tuple(_changed(piece, change) if any(_loss_words(piece)) else piece for piece in pieces)
    return found, ((f"{word} is {letter}", first),)


def _changed(piece: Piece, change: Change) -> Piece:
    sides = tuple(
        side if side.piece is None else replace(side, piece=exchanged(side.piece, change))
        for side in piece.sides
    )
    return replace(piece, sides=sides)


def _loss_words(piece: Piece) -> Iterator[s.Letter]:
    for side in piece.sides:
        if side.piece is not None:
            yield from (part for part in s.parts(side.piece, s.Letter) if _is_loss(part))


def _is_loss(part: s.Surface) -> bool:
    return isinstance(part, s.Letter) and part.word and part.name.lower() in _WORDS


def _defined(piece: Piece) -> str | None:
    """Return the letter that a piece may define: L in ``L = …`` and in ``L(w) = …``."""
    first = piece.sides[0].piece
    if len(piece.sides) < 2 or piece.signs[0] not in ("=", ":="):
        return None
    if isinstance(first, s.Product) and len(first.factors) == 2 and first.operators == ("",):
        first = first.factors[0] if isinstance(first.factors[1], s.Group) else None
    return first.name if isinstance(first, s.Letter) else None
