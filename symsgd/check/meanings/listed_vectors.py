"""Vectors that a text writes out as symbols and as numbers: ``x = (x_1, x_2) = (1, 2)``."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.finding import Finding, is_literal
from symsgd.check.heads import Head, listed_symbols
from symsgd.check.meanings.definitions import Definitions
from symsgd.check.outline import Piece
from symsgd.check.report import Role


class ListedVectors(Definitions):
    """The part of the walk that gives a vector and each of its symbols their numbers."""

    def vector_listed(self, piece: Piece, head: Head | None) -> Finding | None:
        """Give x, x_1 and x_2 their values, if a chain does so and nothing is known of them.

        Where x is known, only its symbols get their values, and that x has them is a claim.
        """
        if head is None or head.params is not None or piece.signs != ("=", "="):
            return None
        name, symbols, numbers = piece.sides
        names = None if symbols.piece is None else listed_symbols(symbols.piece, self.scope)
        pair = replace(piece, sides=(symbols, numbers), signs=("=",))
        if (
            names is None
            or len(names) < 2
            or (self.known(head) and any(map(self.scope.knows, names)))
        ):
            return None
        if not is_literal(numbers.piece) or not self.is_assignment_list(pair, names):
            return None
        self.assign_list(pair, names)
        whole = replace(piece, sides=(name, numbers), signs=("=",))
        if self.known(head):
            return replace(self.claims(whole), piece=piece)
        return replace(self.define(whole, head, Role.DEFINITION), piece=piece)
