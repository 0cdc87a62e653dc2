"""Variances: σ² = 5 gives σ a value, and σ² = 8/3 of the next section gives it another."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.squares import with_root
from symsgd.check.finding import Finding
from symsgd.check.heads import head_of
from symsgd.check.meanings.definitions import Definitions
from symsgd.check.outline import Piece
from symsgd.check.report import Role


class Variances(Definitions):
    """The part of the walk that gives standard deviations their values."""

    def variance_root(self, piece: Piece) -> Piece | None:
        """Return "σ = √…" for a variance σ² = … that has no value, or one of another part."""
        if (root := with_root(piece, self.scope)) is not None:
            return root
        root = with_root(piece, self.scope, known=True)
        first = None if root is None else root.sides[0].piece
        head = None if first is None else head_of(first, self.scope)
        given = None if head is None else self.meant_in.get(head.name)
        if root is None or head is None or given is None:
            return None
        if (given.section, given.exercise) == (piece.section, piece.exercise):
            # "let σ = 3; the variance is σ² = 9", but "the next batch has μ = 4, σ² = 8/3"
            return root if self._is_of_another_batch(piece, given) else None
        return root if self.is_redefinition(root, head) else None

    def _is_of_another_batch(self, piece: Piece, given: Piece) -> bool:
        """Say whether the sentence of a variance has given other letters anew since the last."""
        if piece.sides[0].text not in {one.sides[0].text for one in self.pieces
                                       if one.sentence == given.sentence}:  # fmt: skip
            return False  # no variance was given, but σ
        anew = (one for one in self.renewed.values() if one.start > given.start)
        return any(one.sentence == piece.sentence for one in anew)

    def variance(self, piece: Piece, root: Piece) -> Finding:
        """Return the definition of a variance σ², which is one of σ."""
        first = root.sides[0].piece
        head = None if first is None else head_of(first, self.scope)
        if head is None:
            return self.claims(piece)
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        links = self.links(rest, 2) if rest.signs else []
        finding = self.define(root, head, Role.IMPLICIT_DEFINITION)
        self.assumptions[-1] = f"{piece.sides[0].text} = {piece.sides[1].text}", piece
        return replace(finding, piece=piece, links=links)
