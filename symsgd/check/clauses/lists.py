"""Lists of values: ``x = 1, 2, 3`` and ``w_0, w_1 = 1, 2``, put together from their pieces."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.read import surface as s

_JOINED = re.compile(r"[\s,;]*(?:and|or|und|oder|et|ou|y|o|和|或)?[\s,;]*", re.IGNORECASE)
_SYMBOLS = (s.Letter, s.Scripted)


def with_lists(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    r"""Return pieces in which the values of a list stand together with their first.

    As many symbols as values get one each.  Values that dots go on from are a range.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def shown(text):
    ...     found = with_lists(outline(Source(text), scan(text)).pieces)
    ...     return [[side.text for side in (*piece.sides, *piece.also)] for piece in found]
    >>> shown("$x = 1, 2$ and $3$; $a, b = 4, 5$; $l = 1, 2, \\dots, L$")[:3]
    [['x', '1', '2', '3'], ['a', '4'], ['b', '5']]
    """
    found: list[Piece] = []
    i = 0
    while i < len(pieces):
        piece = pieces[i]
        rest = _values(pieces, i)
        found.append(piece)
        i += 1 + len(rest)
        if rest:
            found[-1] = replace(piece, also=tuple(value.sides[0] for value in rest))
            names = _names(found)
            if len(names) == len(rest) and not _are_counters((*names, piece)):
                found[-1 - len(names) :] = _each_its_own(names, piece, rest)
            elif names and _are_counters((*names, piece)):  # i, j = 1, 2: each is one of them
                whole = found[-1]
                own = [replace(whole, sides=(name.sides[0], piece.sides[1])) for name in names]
                found[-1 - len(names) :] = [*own, whole]
    return tuple(found)


def is_joined(before: str, earlier: str = "") -> bool:
    """Say whether the words before a formula only put it beside the one before.

    What stands beside another may have been given the words before that one.

    >>> is_joined(" and "), is_joined("so"), is_joined("with", "with")
    (True, False, True)
    """
    return _JOINED.fullmatch(before) is not None or before == earlier


def _values(pieces: tuple[Piece, ...], i: int) -> tuple[Piece, ...]:
    """Return the pieces after one that are further values of its list."""
    first = pieces[i]
    if len(first.sides) != 2 or first.signs != ("=",) or first.also:
        return ()
    if not is_literal(first.sides[1].piece):
        return ()
    found: list[Piece] = []
    for piece in pieces[i + 1 :]:
        before = pieces[i + len(found)]
        near = piece.formula - before.formula <= 1 and piece.sentence == first.sentence
        joined = is_joined(piece.before, first.before)
        if not near or not joined or len(piece.sides) != 1 or piece.headless:
            break
        if isinstance(piece.sides[0].piece, s.Dots):
            return ()
        if not is_literal(piece.sides[0].piece):
            break
        found.append(piece)
    return tuple(found)


def _names(found: list[Piece]) -> list[Piece]:
    """Return the symbols that stand alone right before the last piece of a formula."""
    last = found[-1]
    names: list[Piece] = []
    for piece in reversed(found[:-1]):
        alone = piece.formula == last.formula and len(piece.sides) == 1
        if not alone or not isinstance(piece.sides[0].piece, _SYMBOLS):
            break
        names.insert(0, piece)
    return names


def _are_counters(pieces: tuple[Piece, ...]) -> bool:
    """Say whether symbols are letters that count, as in i, j = 1, 2."""
    symbols = [piece.sides[0].piece for piece in pieces]
    return all(isinstance(one, s.Letter) and one.name in tuple("ijklmn") for one in symbols)


def _each_its_own(names: list[Piece], last: Piece, rest: tuple[Piece, ...]) -> list[Piece]:
    symbols = [*(piece.sides[0] for piece in names), last.sides[0]]
    values = [last.sides[1], *(piece.sides[0] for piece in rest)]
    before = [names[0].before, *[""] * len(rest)]
    return [
        replace(last, sides=(symbol, value), before=words, order=names[0].order + i)
        for i, (symbol, value, words) in enumerate(zip(symbols, values, before, strict=True))
    ]
