"""Numbers of another case: "the loss is L = 3. For w = 2 we get L = 5" contradicts nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from symsgd.check.finding import is_literal
from symsgd.check.heads import mentions
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.limits import constant_value
from symsgd.read.meaning import elaborate
from symsgd.read.names import name_of
from symsgd.read.scope import Scope
from symsgd.read.values import Value

_GIVES = re.compile(
    r"\b(?:with|where|set(?:ting)?|tak(?:e|ing)|using|choos(?:e|ing)|mit|avec|con)\s*$",
    re.IGNORECASE,
)

_STEP = 2  # terms at least: what was, and what is added


def of_another_case(pieces: Iterable[Piece], piece: Piece, before: Piece | None) -> str:
    """Return what is open if a number is said of a name where a letter has a value of its own.

    The formula that the name was given with, in the piece before, says nothing of the letter.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def asked(text):
    ...     source = Source(text)
    ...     first, *_, last = pieces = outline(source, scan(source.text)).pieces
    ...     return of_another_case(pieces, last, first)
    >>> asked("The loss is $L = 1 + 2$. For $w = 2$ we get $L = 5$.")
    'what L is for w = 2'
    >>> asked("The loss is $L = 1 + w$. For $w = 2$ we get $L = 5$.")
    ''
    """
    if before is None or before.sentence == piece.sentence or cues.is_let(before.before):
        return ""
    if not all(is_literal(side.piece) for side in piece.sides[1:]):
        return ""
    said = " and ".join(_unheard_of(pieces, piece, before))
    return f"what {piece.sides[0].text} is for {said}" if said else ""


def opens_another_case(pieces: Iterable[Piece], piece: Piece, before: Piece | None) -> bool:
    """Say whether 'let' gives a name a formula where a letter has a value of its own.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("We have $H = 1$. For $p = 2$, let $H = 3p$.")
    >>> pieces = outline(source, scan(source.text)).pieces
    >>> opens_another_case(pieces, pieces[2], pieces[0])
    True
    """
    if before is None or before.sentence == piece.sentence or not cues.is_let(piece.before):
        return False
    return any(_unheard_of(pieces, piece, before))


def goes_on_from(piece: Piece, value: Value | None) -> bool:
    r"""Say whether a number is worked out from the one that the name has: ``w = 0 - 0.25 (-4)``.

    After ``w = 0`` this is a step of a method, and no claim that both are equal.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> from symsgd.expression.node import number
    >>> source = Source("Now $w = 3 - 4/2 = 1$.")
    >>> piece = outline(source, scan(source.text)).pieces[0]
    >>> goes_on_from(piece, number(3)), goes_on_from(piece, number(1))
    (True, False)
    """
    side = piece.sides[1]
    if value is None or not isinstance(side.piece, s.Sum) or len(side.piece.terms) < _STEP:
        return False
    sign, first = side.piece.terms[0]
    began = replace(side.piece, terms=((sign, first),))
    found = elaborate(began, Scope(), side.source, finish=False).value
    number = None if found is None else _constant_of(found)
    return number is not None and number == _constant_of(value)


def _constant_of(value: Value) -> Fraction | None:
    return constant_value(value) if isinstance(value, Node) else None


def _unheard_of(pieces: Iterable[Piece], piece: Piece, before: Piece) -> Iterator[str]:
    """Yield the values that the sentence gives to letters which an earlier formula has not."""
    sides = [side.piece for side in before.sides[1:] if side.piece is not None]
    for other in pieces:
        if other.sentence != piece.sentence or other.start >= piece.start:
            continue
        name = None if other.sides[0].piece is None else name_of(other.sides[0].piece)
        given = cues.is_local(other.before) or _GIVES.search(other.before)
        if name is None or not given or other.signs != ("=",):
            continue
        if is_literal(other.sides[1].piece) and not any(mentions(side, name) for side in sides):
            yield " = ".join(side.text for side in other.sides)
