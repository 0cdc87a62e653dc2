"""Settings one after the other in a sentence: "with η = 1 we get w = 2; with η = 2 we get w = 4".

Each of them opens a case of its own, as a sentence would: what the next one gives to a letter says
nothing of the claims before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from symsgd.check.clauses.case_pieces import is_condition
from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.read import surface as s
from symsgd.read.names import name_of

_WITH = re.compile(r"\b(?:with|mit|avec|con)\W*$", re.IGNORECASE)
_SEMICOLON = re.compile(r"\s*[;；]")
_BARE = re.compile(r"[^\w,，、]*(?:\d+[.)]\s*)?")  # behind a comma it goes on
_COMMA = re.compile(r"\s*[,，;；]")
_THEN = re.compile(r"[\s,，]*(?:then|dann|alors|entonces|则|則|那么|那麼)", re.IGNORECASE)
_BESIDE = re.compile(r"\s*[,;，；]?\s*(?:(?:and|und|et|y)\s*)?")
_COLON = re.compile(r"\s*[:：]")


def in_turn(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    r"""Return the pieces in which each setting of a letter that is set again has its sentence.

    A tuple of numbers alone has the letters of the setting before it.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def sentences(text):
    ...     source = Source(text)
    ...     return [one.sentence for one in in_turn(outline(source, scan(source.text)).pieces)]
    >>> sentences("With $a = 1$ we get $b = 2$; with $a = 2$ we get $b = 4$. So $c = 1$.")
    [0, 0, 1, 1, 2]
    >>> sentences("With $a = 1$ we get $b = 2$; with $c = 2$ we get $b = 4$. So $c = 1$.")
    [0, 0, 0, 0, 1]
    """
    pieces = _with_letters(_behind_claims(_as_cases(pieces)))
    opening = set(_openings(pieces))
    if not opening:
        return pieces
    found, more = [], 0
    for piece in pieces:
        more += piece.start in opening and piece.order == 0
        found.append(replace(piece, sentence=piece.sentence + more))
    return tuple(found)


def _openings(pieces: tuple[Piece, ...]) -> Iterator[int]:
    """Yield where the pieces stand with which the next setting begins."""
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and pieces[end].sentence == pieces[at].sentence:
            end += 1
        given: set[str] = set()
        claimed = False
        for i in range(at, end):
            name = _set_in(pieces[i])
            claimed = claimed or name is None
            here = {name} if name else set()
            if at < i < end - 1 and _leads_on(pieces[at:end], i - at):
                yield pieces[i].start
            if i > at and _SEMICOLON.match(pieces[i].before):
                here = {one for one in map(_set_in, _clause(pieces, i, end)) if one}
            if claimed and given & here:
                yield pieces[i].start
                given, claimed = set(), name is None
            if name:
                given.add(name)
        at = end


def _leads_on(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether a case begins behind a formula and a colon: "f(x) = |x|: if x > 0, then …".

    So does the first of two cases behind a comma: "f(x) = |x|, if x > 0, then …, if x < 0, then …".
    """
    before, piece = pieces[i - 1], pieces[i]
    whole = before.signs[:1] in (("=",), (":=",)) and not cues.is_local(before.before)
    if not whole or not is_condition(piece):
        return False
    if _COLON.match(piece.before):
        return True
    if i != 1 or not cues.is_if(piece.before) or not _COMMA.match(piece.before):
        return False
    cases = pairwise(pieces)
    return sum(is_condition(one) and _THEN.match(then.before) is not None
               for one, then in cases) > 1  # fmt: skip


def _clause(pieces: tuple[Piece, ...], start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces up to the next semicolon."""
    yield pieces[start]
    for i in range(start + 1, end):
        if _SEMICOLON.match(pieces[i].before):
            return
        yield pieces[i]


def _set_in(piece: Piece) -> str | None:
    """Return the letter that "with" gives a number, or that has one before a colon."""
    first = piece.sides[0].piece
    if not _is_number(piece) or first is None:
        return None
    return name_of(first) if _heading(piece) or _WITH.search(piece.before) else None


def _with_letters(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces in which "for (2, 0)" behind "for (w, b) = (1, 2)" names w and b as well."""
    found = list(pieces)
    last: Piece | None = None
    for i, piece in enumerate(pieces):
        local = cues.is_local(piece.before) or _WITH.search(piece.before)
        if not local or not _is_numbers(piece):
            continue
        if piece.signs == ("=",):
            last = piece
        elif last is not None and last.section == piece.section:
            sides = (last.sides[0], piece.sides[0])
            if _length(sides[0].piece) == _length(sides[1].piece):
                found[i] = replace(piece, sides=sides, signs=("=",))
    return tuple(found)


def _as_cases(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces in which "λ = 1: … λ = 3: …", one after the other, stand for cases."""
    heading = [_heading(one) for one in pieces]
    often = Counter(heading)
    return tuple(
        replace(piece, before=f"{piece.before} for".strip())
        if place is not None and often[place] > 1
        else piece
        for piece, place in zip(pieces, heading, strict=True)
    )


def _behind_claims(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces in which "f = 3 with w = 1; f = 6 with w = 2" speaks of two cases.

    Each setting stands behind its claim, as one behind "for" does: "with" does not go on to f = 6.
    """
    found = list(pieces)
    for i in range(1, len(pieces) - 2):
        first, claim, second = pieces[i : i + 3]
        if not _WITH.fullmatch(second.before.strip()) or not _is_claim(found[i - 1]):
            continue
        between = claim.sides[0].source.prose[first.end : claim.start].replace("$", "")
        same = first.sentence == claim.sentence == second.sentence == pieces[i - 1].sentence
        if not same or _WITH.search(between) or not _BESIDE.fullmatch(between):
            continue
        name = _set_in(first)
        if name is not None and name == _set_in(second):
            found[i] = replace(first, before="for")
            found[i + 1] = replace(claim, before=between.strip())
            found[i + 2] = replace(second, before="for")
    return tuple(found)


def _is_claim(piece: Piece) -> bool:
    """Say whether a piece is an equation, and no words set it."""
    setting = _WITH.search(piece.before) or cues.is_local(piece.before) or cues.is_let(piece.before)
    return piece.signs[:1] == ("=",) and not setting


def _is_number(piece: Piece) -> bool:
    """Say whether a piece says that something is a number."""
    return piece.signs == ("=",) and len(piece.sides) > 1 and is_literal(piece.sides[1].piece)


def _heading(piece: Piece) -> tuple[int, str] | None:
    """Return the letter whose number opens what is said behind a colon, and its section."""
    first = piece.sides[0].piece
    name = None if first is None else name_of(first)
    bare = _BARE.fullmatch(piece.before) is not None and _COLON.match(piece.after) is not None
    return (piece.section, name) if name is not None and bare and _is_number(piece) else None


def _is_numbers(piece: Piece) -> bool:
    """Say whether a piece ends in a tuple of numbers, and has one of letters before it at most."""
    group = piece.sides[-1].piece
    first = piece.sides[0].piece
    if len(piece.sides) != len(piece.signs) + 1 or piece.signs not in ((), ("=",)):
        return False
    if not isinstance(group, s.Group) or group.bracket != "(":
        return False
    letters = first is group or (
        isinstance(first, s.Group) and all(name_of(one) is not None for one in first.items)
    )
    return len(group.items) > 1 and letters and all(map(is_literal, group.items))


def _length(piece: s.Surface | None) -> int:
    return len(piece.items) if isinstance(piece, s.Group) else 0
