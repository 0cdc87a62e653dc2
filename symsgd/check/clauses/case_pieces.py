"""Which pieces of a sentence are the values of cases, and which their conditions."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.conditions_behind import ORDER
from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.case_cues import is_otherwise, joins, opens_otherwise
from symsgd.read import surface as s

Branch = tuple[int, int | None]  # the piece with the value, and the one with its condition


def completed(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces in which a value alone has the left side of the case before it.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("We have $|x| = x$ for $x > 0$ and $-x$ otherwise.")
    >>> [len(each.sides) for each in completed(outline(source, scan(source.text)).pieces)]
    [2, 2, 2]
    """
    found = list(pieces)
    first: Piece | None = None  # with the value of the first case of its sentence
    limits = False  # whether a condition came after it
    for i, piece in enumerate(pieces):
        if first is not None and first.sentence != piece.sentence:
            first, limits = None, False
        if is_condition(piece):
            limits = first is not None
        elif first is None and _has_value(piece):
            first = piece
        elif first is not None and limits and _is_lone(piece):
            behind = is_otherwise(piece.after) or opens_otherwise(piece.before)
            if behind or _is_condition_at(pieces, i + 1, piece):
                sides = (first.sides[0], piece.sides[0])
                found[i] = replace(piece, sides=sides, signs=("=",))
    return tuple(found)


def branches_from(pieces: tuple[Piece, ...], i: int) -> list[Branch]:
    """Return the values with their conditions in a sentence, from a piece on.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> source = Source("Let $f(x) = x$ for $x > 0$ and $f(x) = 0$ otherwise.")
    >>> branches_from(outline(source, scan(source.text)).pieces, 0)
    [(0, 1), (2, None)]
    """
    leads = is_condition(pieces[i])
    found: list[Branch] = []
    at = i
    while at < len(pieces) and pieces[at].sentence == pieces[i].sentence:
        value = at + 1 if leads and is_condition(pieces[at]) else at
        if value >= len(pieces) or not _has_value(pieces[value]):
            break
        if pieces[value].sentence != pieces[i].sentence:
            break  # "We start at x = 1. Then y = 2."
        piece = pieces[value]
        if is_otherwise(piece.after) or opens_otherwise(piece.before):
            return [*found, (value, None)] if value == at else found
        if leads and value > at:
            found.append((value, at))
            at = value + 1
        elif not leads and _is_condition_at(pieces, at + 1, piece):
            found.append((value, at + 1))
            at += 2
        else:
            break
    return found


def _has_value(piece: Piece) -> bool:
    return len(piece.sides) == 2 and piece.signs in (("=",), (":=",)) and not piece.broken


def _is_lone(piece: Piece) -> bool:
    return not piece.signs and len(piece.sides) == 1 and joins(piece.before)


def _is_condition_at(pieces: tuple[Piece, ...], i: int, piece: Piece) -> bool:
    return i < len(pieces) and pieces[i].sentence == piece.sentence and is_condition(pieces[i])


def is_condition(piece: Piece) -> bool:
    """Say whether a piece such as 'for x > 0' or 'if x = 0' limits what stands beside it."""
    if not cues.is_local(piece.before) or len(piece.sides) < 2 or piece.broken:
        return False
    if set(piece.signs) <= set(ORDER):
        return True
    letters = all(isinstance(side.piece, s.Letter) for side in piece.sides)
    return piece.signs == ("=",) and (letters or is_literal(piece.sides[-1].piece))
