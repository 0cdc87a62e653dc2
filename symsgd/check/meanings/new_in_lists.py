"""Names that an item of a list gives a new meaning: "1. f(x) = x³. Then f'(x) = 3x²"."""

from __future__ import annotations

import re

from symsgd.check.clauses.examples import begins_example
from symsgd.check.clauses.introductions import introduces
from symsgd.check.clauses.list_leads import lead_of_list, names_tasks
from symsgd.check.heads import ANY_FUNCTION, Head, mentions_index
from symsgd.check.meanings.passes_anew import PassesAnew
from symsgd.check.outline import Piece
from symsgd.check.words import cues

_WORD = re.compile(r"[^\W\d_]{2,}")


class NewInLists(PassesAnew):
    """The part of the walk that tells examples in a list from what the list says of one name."""

    def is_new_in_list(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether an item begins with another formula of a name given before the list.

        It is one where the list holds exercises, or where something was said of the old meaning
        before the list, nothing leads to the list, and the item goes on with the name.
        """
        if not self._opens_item(piece, head, before):
            return False
        lead = lead_of_list(self.pieces, piece)
        if lead:
            return names_tasks(lead)
        goes_on = begins_example(self.pieces, piece, block) and self._is_used(piece, head)
        known = cues.is_let(before.before) or introduces(before.before) or not _words(before)
        return goes_on and known and self._is_used(before, head, until=piece.start)

    def may_be_new_in_list(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether nothing leads to a list that an item with another formula stands in."""
        return self._opens_item(piece, head, before) and not lead_of_list(self.pieces, piece)

    def _opens_item(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether a bare formula opens an item behind the block in which its name was given."""
        given = before.blocks[-1] in piece.blocks[:-1]
        opens = piece.alike and given and not piece.order and self.opens_its_block(piece)
        if not opens or piece.signs != ("=",):
            return False
        usual = head.params is None or head.base in ANY_FUNCTION
        words = _words(piece) and not names_tasks(piece.before)
        return usual and not words and self.other_meaning(piece, head) is not None

    def _is_used(self, piece: Piece, head: Head, until: int | None = None) -> bool:
        """Say whether what follows a formula in its block speaks of its name."""
        return any(
            side.piece is not None and mentions_index(side.piece, head.base)
            for one in self.pieces
            if one.start > piece.start and (until is None or one.start < until)
            and one.blocks[-1] == piece.blocks[-1]
            for side in one.sides
        )  # fmt: skip

    def opens_its_block(self, piece: Piece) -> bool:
        """Say whether nothing stands in the innermost block before a piece."""
        return self.previous is None or self.previous.blocks[-1] != piece.blocks[-1]


def block(piece: Piece) -> int:
    """Return the innermost block in which a piece stands."""
    return piece.blocks[-1]


def _words(piece: Piece) -> bool:
    return _WORD.search(piece.before) is not None
