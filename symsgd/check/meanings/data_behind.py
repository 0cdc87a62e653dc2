"""Numbers that a text gives right behind a claim: ``J(1) = 1/2. Here m = 2, x_1 = 1, …``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from symsgd.check.clauses.lists import is_joined
from symsgd.check.finding import is_literal
from symsgd.check.heads import Head, head_of
from symsgd.check.meanings.definitions import Definitions
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.words import cues

_ONLY = re.compile(
    r"\W*(?:here|where|with|hier|dabei|wobei|mit|ici|où|avec|aquí|donde|con|其中|这里|這裡)"
    r"(?:\s+(?:is|are|ist|sind|est|sont))?[\s:,]*",
    re.IGNORECASE,
)


class DataBehind(Definitions):
    """The part of the walk that reads the numbers of the next sentence before a claim."""

    def data_behind(self, pieces: tuple[Piece, ...], i: int) -> None:
        """Give the letters of a claim the numbers that the sentence behind it gives them.

        All formulas of that sentence must be such numbers, and of no letter that is known.
        """
        if i in self.findings or not self._ends_in_a_number(pieces[i]):
            return
        rest = [*takewhile(lambda piece: piece.sentence == pieces[i].sentence, pieces[i + 1 :])]
        at = i + 1 + len(rest)
        if at >= len(pieces) or not _ONLY.fullmatch(pieces[at].before):
            return
        given = [*self._given(pieces, at)]
        whole = all(pieces[j].sentence != pieces[at].sentence for j in (at + len(given),)
                    if j < len(pieces))  # fmt: skip
        if not given or not whole:
            return
        for j, head in given:
            self.findings[j] = self.define(pieces[j], head, Role.DEFINITION)

    def _given(self, pieces: tuple[Piece, ...], at: int) -> Iterator[tuple[int, Head]]:
        for j in range(at, len(pieces)):
            piece = pieces[j]
            if piece.sentence != pieces[at].sentence or piece.signs != ("=",) or piece.also:
                return
            symbol = piece.sides[0].piece
            head = None if symbol is None else head_of(symbol, self.scope)
            plain = head is not None and head.params is None and head.index is None
            if head is None or not plain or j in self.findings or self.known(head):
                return
            beside = j == at or is_joined(piece.before, pieces[at].before)
            if not beside or not is_literal(piece.sides[1].piece):
                return
            yield j, head

    def _ends_in_a_number(self, piece: Piece) -> bool:
        """Say whether a piece claims a number; a definition stays general."""
        if len(piece.sides) < 2 or set(piece.signs) - {"=", "~"} or cues.is_let(piece.before):
            return False
        if not is_literal(piece.sides[-1].piece) or piece.sides[0].piece is None:
            return False
        head = head_of(piece.sides[0].piece, self.scope)
        return head is None or len(piece.sides) > 2 or self.known(head)
