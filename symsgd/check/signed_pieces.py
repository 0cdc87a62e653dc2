r"""What a chain with ± says: with the upper signs and with the lower, or of one of two values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from symsgd.read.notation.both_signs import is_inside, is_signed, lower, upper
from symsgd.read.notation.segment import Chain
from symsgd.read.surface import Number, Sum

if TYPE_CHECKING:
    from symsgd.check.judgement import Side
    from symsgd.check.outline import Piece

Make = Callable[[Chain, int], "Piece"]


def both_signs(chain: Chain, make: Make, nth: int = 0) -> tuple[Piece, ...]:
    r"""Return the pieces of a chain, the first of them the nth of its formula's part.

    ``(a \pm b)^2 = a^2 \pm 2ab + b^2`` is two claims, and so is ``g(\pm 1) = 2``; ``x = 3 \pm 1``
    gives x two values.

    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.read.notation.segment import segment
    >>> from symsgd.read.tokens.lexer import tokens
    >>> chain, = segment(tokens(Source(r"(a \pm b)^2 = a^2 \pm 2ab + b^2")))
    >>> both_signs(chain, lambda chain, nth: (nth, len(chain.sides)))
    ((0, 2), (1, 2))
    """
    signed = [is_signed(run) for run in chain.sides]
    if len(chain.sides) < 2 or not any(signed):
        return (make(chain, nth),)
    above, below = (
        replace(chain, sides=tuple(map(chosen, chain.sides))) for chosen in (upper, lower)
    )
    if signed[:2] == [False, True] and len(signed) > 2 and not chain.headless:
        return _one_of_both(chain, make, nth)
    if sum(signed) > 1 or (signed[0] and is_inside(chain.sides[0])):
        return make(above, nth), make(below, nth + 1)
    if len(signed) == 2 and signed[1] and chain.signs[0].text == "=":
        return (replace(make(above, nth), also=(make(below, nth).sides[1],)),)
    return (make(chain, nth),)


def _one_of_both(chain: Chain, make: Make, nth: int) -> tuple[Piece, ...]:
    r"""Return the pieces of ``x = 3 \pm \sqrt 4 = 3 \pm 2``: x is one of two.

    The links behind it are claimed of both.  What follows without ±, as in ``= 5``, does not say
    of which sign it speaks.
    """
    last = 1
    while last + 1 < len(chain.sides) and is_signed(chain.sides[last + 1]):
        last += 1
    found = both_signs(replace(chain, sides=chain.sides[:2], signs=chain.signs[:1]), make, nth)
    parts = (
        (chain.sides[1 : last + 1], chain.signs[1:last]),
        (chain.sides[last:], chain.signs[last:]),
    )
    for sides, signs in parts:
        if signs:
            more = _paired(both_signs(Chain(sides, signs), make, nth + len(found)))
            found += tuple(replace(piece, before="", of_both=True) for piece in more)
    return found


def _paired(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces of both signs in which every side knows the one with the other sign."""
    if len(pieces) != 2 or any(sign in _text(pieces[0]) for sign in ("\\mp", "∓")):
        return pieces
    above, below = (piece.sides for piece in pieces)
    return tuple(
        replace(piece, sides=tuple(
            replace(side, other_sign=other) for side, other in zip(own, others, strict=True)))
        for piece, own, others in zip(pieces, (above, below), (below, above), strict=True)
    )  # fmt: skip


def _text(piece: Piece) -> str:
    return piece.sides[0].source.text[piece.start : piece.end]


def is_one_of_two(piece: Piece) -> bool:
    r"""Say whether a piece gives a letter two values by ±, and not by a list.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"$x = \pm 1$, $x = 1$")
    >>> [is_one_of_two(piece) for piece in outline(source, scan(source.text)).pieces]
    [True, False]
    """
    return bool(piece.also) and has_both_signs(piece.sides[-1])


def has_both_signs(side: Side) -> bool:
    """Say whether ± stands in a side, as the author wrote it."""
    return any(sign in side.text for sign in ("\\pm", "\\mp", "±", "∓"))


def is_measured(piece: Piece) -> bool:
    r"""Say whether a piece may give a value and its uncertainty: ``m = 5 \pm 1``.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source(r"$m = 5 \pm 1$, $x = \frac{5 \pm 1}{2}$")
    >>> [is_measured(piece) for piece in outline(source, scan(source.text)).pieces]
    [True, False]
    """
    value = piece.sides[-1].piece
    return (
        is_one_of_two(piece)
        and isinstance(value, Sum)
        and len(value.terms) > 1
        and all(isinstance(term, Number) for _, term in value.terms)
    )
