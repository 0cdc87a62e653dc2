r"""Conditions in a list: "for $|a| < 1$, $|b| < 1$ and $|c| < 1$ we have …" supposes all three.

A comma alone may also end the condition: "for $|a| < 1$, $|a|/2 < 1$" claims the second.  So the
words carry over only where each member bounds the size of another letter by a number, no such
letter is defined already, and words of a claim, not of a consequence, lead on in the same sentence.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from symsgd.check.clauses.conditions_behind import ORDER
from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.check.words.argument_words import claims, is_consequence
from symsgd.check.words.case_words import is_case, states_condition
from symsgd.read import surface as s
from symsgd.read.names import name_of

_BARS = ("|", "\\|")


def with_conditions(pieces: tuple[Piece, ...], known: Collection[str] = ()) -> tuple[Piece, ...]:
    """Return pieces in which each condition of a list has the words before the list.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def words(text, known=()):
    ...     found = with_conditions(outline(Source(text), scan(text)).pieces, known)
    ...     return [piece.before for piece in found]
    >>> words("For $|a| < 1$, $|b| < 1$ we have $|ab| < 1$.")
    ['For', 'For', 'we have']
    >>> words("For $|a| < 1$, $|b| < 1$.")
    ['For', ',']
    >>> words("For $|a| < 1$, $|b| < 1$ we have $|ab| < 1$.", {"b"})
    ['For', ',', 'we have']
    """
    found = list(pieces)
    i = 0
    while i < len(pieces):
        end = _end(pieces, i, known)
        for j in range(i + 1, end):
            found[j] = replace(pieces[j], before=pieces[i].before)
        i = end
    return tuple(found)


def _end(pieces: tuple[Piece, ...], i: int, known: Collection[str]) -> int:
    """Return where the list of conditions that a piece begins ends; behind itself if it is none."""
    first, name = pieces[i], _bounded(pieces[i])
    if name is None or not (is_case(first.before) or states_condition(first.before, "")):
        return i + 1
    names, end = {name}, i + 1
    following = pieces[end] if end < len(pieces) else None
    if following is None or following.before.strip(" ,") or _bounded(following) is None:
        return end
    known = {*known, *_defined(pieces[:i])}
    while end < len(pieces) and pieces[end].sentence == first.sentence:
        piece, name = pieces[end], _bounded(pieces[end])
        if piece.before.strip(" ,") or name is None or name in names:
            break
        if name in known or known & _letters(piece):
            break
        names.add(name)
        end += 1
    last = pieces[end] if end < len(pieces) else None
    leads_on = last is not None and last.sentence == first.sentence and bool(last.signs)
    leads_on = leads_on and last is not None and claims(last.before)
    return end if leads_on and last and not is_consequence(last.before) else i + 1


def _defined(pieces: tuple[Piece, ...]) -> set[str]:
    """Return the letters at the left of equations; b for ``b_i = 2 a_i``, which gives all b."""
    return {
        letter
        for piece in pieces
        if piece.signs and piece.signs[0] in ("=", ":=") and _first_symbol(piece) is not None
        for letter in _letters(replace(piece, sides=piece.sides[:1]))
    }


def _first_symbol(piece: Piece) -> str | None:
    """Return the name of the symbol that a piece begins with, if it is one."""
    first = piece.sides[0].piece
    return None if first is None else name_of(first)


def _letters(piece: Piece) -> set[str]:
    """Return the letters in a piece: b and i of ``b_i``."""
    parts = [part for side in piece.sides if side.piece for part in s.walk(side.piece)]
    return {part.name for part in parts if isinstance(part, s.Letter)}


def _bounded(piece: Piece) -> str | None:
    """Return the letter whose value or size a piece bounds by numbers, if it does only that."""
    if piece.broken is not None or not piece.signs or not {*piece.signs} <= {*ORDER}:
        return None
    inner = [_inside_bars(side.piece) for side in piece.sides if not is_literal(side.piece)]
    return name_of(inner[0]) if len(inner) == 1 and inner[0] is not None else None


def _inside_bars(piece: s.Surface | None) -> s.Surface | None:
    """Return what stands between the bars of an absolute value or a norm, or the piece itself."""
    if isinstance(piece, s.Group) and piece.bracket in _BARS and len(piece.items) == 1:
        return piece.items[0]
    return piece
