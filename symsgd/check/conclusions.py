r"""Arrows and words between equations: what follows from an equation in an unknown."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.cases_in_words import is_or
from symsgd.check.finding import Finding, Link, is_literal
from symsgd.check.implications import WAYS
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.state import State
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.read import surface as s

_DEFINES = (Role.DEFINITION, Role.IMPLICIT_DEFINITION, Role.ASSIGNMENT)
_SO = re.compile(
    r"^[\s,]*(?:so|hence|thus|therefore|which gives|giving|i\.e\.)[\s,:]*$", re.IGNORECASE
)
_SOLVE = re.compile(
    r"\b(?:solve|solutions?|roots?|zeros?|löse|lösung(?:en)?|nullstellen|résou\w*|solutions?|racines"
    r"|resuelv\w*|soluci\w*|raíces)\b|解",
    re.IGNORECASE,
)
_SOLUTIONS = re.compile(
    r"^[\s,]*(?:(?:we|one)\s+(?:get|find|obtain)s?|(?:the\s+)?(?:solutions?|roots?|zeros?|answers?)\b"
    r"|(?:is|are|gives?|yields?|leads?\s+to|so|hence|thus|therefore)\b)",
    re.IGNORECASE,
)


class Conclusions(State):
    """The part of the walk that reads arrows between equations."""

    def conclusion(self, pieces: tuple[Piece, ...], i: int) -> Finding | None:
        """Return the claim that a piece follows from the one before it, if it says so."""
        sign = arrow(pieces, i)
        if sign is None:
            return None
        first, second = pieces[_first(pieces, i)], pieces[i]
        if not self._is_between(first, second):
            return None
        before = self.findings.get(_first(pieces, i))
        if before is not None and before.role in _DEFINES:
            known = self._unknowns(first) | {str(first.sides[0].text)}
            return self.claims(second) if self._unknowns(second) <= known else None
        scope, carried = self.ambient(second), self.ambient(second, self.carried)
        left, right = self._alternatives(pieces, _first(pieces, i)), self._alternatives(pieces, i)
        link = Link(left, right, WAYS[sign], 1, scope, carried, sign)
        return Finding(second, Role.CLAIM, "it follows from the equation before", [link])

    def premise(
        self, pieces: tuple[Piece, ...], i: int, *, defines: bool = False
    ) -> Finding | None:
        """Return that a piece is an equation in an unknown, from which the next one follows."""
        after = i + 1
        if after >= len(pieces) or arrow(pieces, after) is None or arrow(pieces, i) is not None:
            return None
        if not self._is_between(pieces[i], pieces[after]):
            return None
        if defines and (arrow(pieces, after) == "⇒" or not is_literal(pieces[i].sides[1].piece)):
            return None  # what defines a symbol is put in for it, and the next piece is a claim
        return Finding(pieces[i], Role.DECLARATION, "an equation in an unknown")

    def alternative(self, pieces: tuple[Piece, ...], i: int) -> Finding | None:
        """Return that a piece such as the second of 'x = 2 or x = -2' belongs to the first."""
        if _one_of_several(pieces, i):
            return Finding(pieces[i], Role.DECLARATION, "one of several values")
        if not _is_or(pieces[i]) or arrow(pieces, _first(pieces, i + 1)) is None:
            return None
        return Finding(pieces[i], Role.MENTION, "an alternative")

    def _is_between(self, first: Piece, second: Piece) -> bool:
        """Say whether two pieces are equations in the same unknowns, the second one solved."""
        if not _is_plain(first) or not _is_plain(second):
            return False
        sides = [self._names(side) for side in (*first.sides, *second.sides)]
        if any(names is None for names in sides):
            return False
        one = {name for names in sides[:2] for name in names or ()}
        solved = [name for side in second.sides if (name := _lone(side)) in one]
        constant = any(not names for names in sides)
        return bool(one) and (bool(solved) or constant)

    def _unknowns(self, piece: Piece) -> set[str]:
        return {name for side in piece.sides for name in self._names(side) or ()}

    def _names(self, side: Side) -> set[str] | None:
        """Return the symbols of a side, or None if it has no meaning as a number."""
        try:
            meaning = side.meaning(self.scope)
        except SymsgdError:
            return None
        if meaning.missing or not isinstance(meaning.value, n.Node):
            return None
        return set(n.free_variables(meaning.value))

    def _alternatives(self, pieces: tuple[Piece, ...], i: int) -> Side:
        """Return a piece, joined by 'or' with the alternatives that come after it."""
        sides = _statements(pieces[i])
        for piece in pieces[i + 1 :]:
            if not _is_or(piece) or not _is_plain(piece):
                break
            sides += _statements(piece)
        if len(sides) == 1:
            return sides[0]
        nodes = [side.meaning(self.scope).node for side in sides]
        return Side(sides[0].source, sides[0].start, sides[-1].end, value=n.logic("or", *nodes))


def arrow(pieces: tuple[Piece, ...], i: int) -> str | None:
    """Return the arrow, or the word that stands for one, before a piece."""
    piece = pieces[i]
    if i == 0:
        return None
    if piece.order > 0:
        return piece.before if piece.before in WAYS else None
    before = pieces[i - 1]
    near = piece.formula == before.formula + 1
    solved = len(piece.sides) == 2 and any(_lone(side) for side in piece.sides)
    if not near or not solved:
        return None
    several = bool(piece.also) or (i + 1 < len(pieces) and _is_or(pieces[i + 1]))
    if several and _SOLVE.search(before.before) and _SOLUTIONS.search(piece.before):
        return "⇔"
    return "⇒" if piece.sentence == before.sentence and _SO.match(piece.before) else None


def _first(pieces: tuple[Piece, ...], i: int) -> int:
    """Return which piece stands before another, alternatives left aside."""
    j = i - 1
    while j > 0 and _is_or(pieces[j]):
        j -= 1
    return j


def _one_of_several(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether a piece gives a symbol one of the values that 'or' joins: none of them holds."""
    pairs = [(i - 1, i), (i, i + 1)]
    return any(
        first >= 0 and second < len(pieces) and _says_or(pieces[first], pieces[second])
        and arrow(pieces, first) is None and _same_symbol(pieces[first], pieces[second])
        for first, second in pairs
    )  # fmt: skip


def _says_or(first: Piece, second: Piece) -> bool:
    near = second.formula == first.formula + 1 and second.sentence == first.sentence
    return _is_or(second) or (near and second.order == 0 and is_or(second.before))


def _same_symbol(first: Piece, second: Piece) -> bool:
    plain = _is_plain(first) and _is_plain(second) and first.signs == second.signs == ("=",)
    plain = plain and all(is_literal(piece.sides[1].piece) for piece in (first, second))
    names = [_lone(piece.sides[0]) for piece in (first, second)] if plain else []
    return len(names) == 2 and names[0] is not None and names[0] == names[1]


def _is_or(piece: Piece) -> bool:
    return is_or(piece.before)


def _is_plain(piece: Piece) -> bool:
    """Say whether a piece is one relation between expressions without derivatives."""
    if len(piece.sides) != 2 or piece.signs[0] not in n.RELATIONS or piece.broken is not None:
        return False
    parts = [part for side in piece.sides if side.piece for part in s.walk(side.piece)]
    primes = any(isinstance(p, s.Scripted) and any(x.kind in ("prime", "order") for x in p.scripts)
                 for p in parts)  # fmt: skip
    return not primes and not any(isinstance(p, s.Derivative | s.Gradient) for p in parts)


def _lone(side: Side) -> str | None:
    from symsgd.read.names import name_of

    return None if side.piece is None else name_of(side.piece)


def _statements(piece: Piece) -> list[Side]:
    """Return a piece such as ``x = ±1`` as one statement for each value."""
    rights = (piece.sides[-1], *piece.also)
    return [_statement(replace(piece, sides=(piece.sides[0], right))) for right in rights]


def _statement(piece: Piece) -> Side:
    """Return a whole relation as one side of a claim."""
    left, right = piece.sides
    start, end = left.start, right.end
    pieces = tuple(side.piece for side in (left, right) if side.piece is not None)
    return Side(left.source, start, end, s.Relation(start, end, pieces, (piece.signs[0],)))
