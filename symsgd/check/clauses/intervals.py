r"""Intervals whose ends are no numbers, as in ``x \in [0, \pi/2]``, are bounds of their letters."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.bounded_together import is_symbol, stands_alone
from symsgd.check.clauses.written_domains import written_domain
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.range_words import is_for_all
from symsgd.errors import SymsgdError
from symsgd.read.notation.parse import parse_tokens
from symsgd.read.tokens.lexer import Token, tokens

_LOWER = {"[": "<=", "(": "<", "]": "<"}
_UPPER = {"]": "<=", ")": "<", "[": "<"}
_DEEPER = {"{": 1, "open": 1, "begin": 1, "}": -1, "close": -1, "end": -1}


def with_intervals(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    r"""Return pieces in which a membership in such an interval is a chain of inequalities.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> text = r"For $x, y \in [0, \frac{\pi}{2})$ and $t \in [0, 1]$."
    >>> for piece in with_intervals(outline(Source(text), scan(text)).pieces):
    ...     print([side.text for side in piece.sides], piece.signs)
    ['0', 'x', '\\frac{\\pi}{2}'] ('<=', '<')
    ['0', 'y', '\\frac{\\pi}{2}'] ('<=', '<')
    ['t', '[0, 1]'] ('in',)
    """
    found = list(pieces)
    for i, last in enumerate(pieces):
        if last.signs != ("in",) or not is_symbol(last.sides[0].piece):
            continue
        bounds = _bounds(last.sides[1])
        first = i
        while bounds and first and stands_alone(pieces[first - 1], last):
            first -= 1
        if bounds is None or not _is_given(last):
            continue
        low, sign, other, high = bounds
        for j in range(first, i + 1):
            sides, signs = [pieces[j].sides[0]], []
            if not _is_endless(low):
                sides, signs = [low, *sides], [sign]
            if not _is_endless(high):
                sides, signs = [*sides, high], [*signs, other]
            found[j] = replace(
                pieces[j], sides=tuple(sides), signs=tuple(signs), before=last.before
            )
    return tuple(found)


def _is_given(piece: Piece) -> bool:
    """Say whether words give a membership; without any it may be a claim, or follow."""
    says = (cues.is_let, cues.is_condition, cues.is_where, cues.is_local, is_for_all)
    return any(each(piece.before) for each in says)


def _bounds(side: Side) -> tuple[Side, str, str, Side] | None:
    """Return the ends of an interval with the signs beside them, or None if it is of numbers."""
    try:
        run = tokens(side.source, side.start, side.end)
    except SymsgdError:
        return None
    if len(run) < 5 or written_domain(side.text) is not None:
        return None
    opening, closing = (side.source.text[token.end - 1] for token in (run[0], run[-1]))
    at = _comma(run)
    if at is None or opening not in _LOWER or closing not in _UPPER:
        return None
    ends = [_side(side, part) for part in (run[1:at], run[at + 1 : -1])]
    if any(end is None or (_is_endless(end) and opening == closing == "[") for end in ends):
        return None
    low, high = (end for end in ends if end is not None)
    return None if _is_endless(low) and _is_endless(high) else (
        low, _LOWER[opening], _UPPER[closing], high
    )  # fmt: skip


def _comma(run: tuple[Token, ...]) -> int | None:
    """Return where the only comma of an interval stands, if its brackets hold all of it."""
    depth, found = 0, []
    for i, token in enumerate(run[1:-1], 1):
        depth += _DEEPER.get(token.kind, 0)
        if depth < 0:
            return None
        if depth == 0 and token.kind in (",", ";"):
            found.append(i)
    return found[0] if depth == 0 and len(found) == 1 else None


def _side(side: Side, run: tuple[Token, ...]) -> Side | None:
    if not run:
        return None
    start, end = run[0].start, run[-1].end
    try:
        return Side(side.source, start, end, parse_tokens(side.source, run, end))
    except SymsgdError:
        return None


def _is_endless(side: Side) -> bool:
    return side.text.strip("+- ").replace("\\infty", "∞") == "∞"
