r"""Claims about what was given as a whole: ``C_{ij} = …`` behind C = AB, H(p) behind its sum."""

from __future__ import annotations

from symsgd.check.heads import Head
from symsgd.check.meanings.definitions import Definitions
from symsgd.check.meanings.written_formulas import is_entry_of_one
from symsgd.check.outline import Piece
from symsgd.check.words.argument_words import restates


class SaidOfWhole(Definitions):
    """The part of the walk that knows names which have no value of their own yet a meaning."""

    def is_said_of_whole(self, piece: Piece, head: Head) -> bool:
        """Say whether an equation speaks of what its section gave, and gives nothing new."""
        return self._is_entry_of_matrix(piece, head) or self._is_of_open_sums(piece, head)

    def _is_entry_of_matrix(self, piece: Piece, head: Head) -> bool:
        """Say whether a piece is about the entries of a matrix: C_ij behind C = AB."""
        given = [
            at.sides[0]
            for name, at in self.meant_in.items()
            if at.section == piece.section and name.partition("_")[0] == head.base
        ]
        return head.base in self.scope.formulas and is_entry_of_one(piece.sides[0], given)

    def _is_of_open_sums(self, piece: Piece, head: Head) -> bool:
        """Say whether a text concludes something of what sums over any range define: H(p)."""
        whole, meant = self.written.get(head.name), self.meant_in.get(head.name)
        if whole is None or meant is None or head.params is None or whole.params != head.params:
            return False
        return meant.section == piece.section and restates(piece.before)
