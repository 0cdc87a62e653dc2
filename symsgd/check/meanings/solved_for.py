"""Formulas that are solved for a letter: after y = x², "so x = √y" is a claim."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.finding import Finding
from symsgd.check.heads import Head, mentions
from symsgd.check.meanings.rules import Rules
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.check.words import words_of_change
from symsgd.expression import node as n

_WORD = re.compile(r"[^\W\d_]{2,}")
_SOLVING = re.compile(r"\b(?:solv|invert|rearrang|isolat)\w*\b", re.IGNORECASE)


class SolvedFor(Rules):
    """The part of the walk that meets formulas for letters from which their symbols are made."""

    def is_solved_for(self, piece: Piece, head: Head) -> bool:
        """Say whether a formula is solved for a letter from which its symbols are worked out.

        After y = x² and 1/y = 1/x², x = √y is a claim; after z = wx, x = z may be the next input.
        """
        side = piece.sides[1]
        if head.params is not None or head.index is not None or side.piece is None:
            return False
        if mentions(side.piece, head.name) or not self._solves(piece, head):
            return False
        meaning = self.meaning(side.piece, side.source)
        value = None if meaning is None else meaning.value
        return isinstance(value, n.Node) and head.name in n.free_variables(value)

    def solved_for(self, piece: Piece, head: Head) -> Finding:
        """Return the claim that a formula is solved for a letter; it may be a new value instead."""
        finding = self.claims(piece)
        if _SOLVING.search(piece.before) or not words_of_change.is_result(piece.before):
            return finding
        doubt = f"whether {head.name} is a new value"
        links = [
            replace(
                link, scope=replace(link.scope, around=replace(link.scope.around, left_open=doubt))
            )
            for link in finding.links
        ]
        return replace(finding, links=links)

    def _solves(self, piece: Piece, head: Head) -> bool:
        if words_of_change.is_result(piece.before) or _SOLVING.search(piece.before):
            return True
        before = self.previous
        if before is None or _WORD.search(piece.before) or before.section != piece.section:
            return False
        finding = self.findings.get(self.pieces.index(before))
        claimed = finding is not None and finding.role is Role.CLAIM
        return claimed and any(
            side.piece is not None and mentions(side.piece, head.name) for side in before.sides
        )
