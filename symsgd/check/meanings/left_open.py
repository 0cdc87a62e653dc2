"""Formulas of letters that have a meaning, where the text leaves open whether it is another one.

They are claims, and what only another meaning makes right asks.
"""

from __future__ import annotations

from symsgd.check.clauses.examples import begins_example, in_sentence_before, paragraph
from symsgd.check.clauses.introductions import leaves_open
from symsgd.check.finding import Finding
from symsgd.check.heads import ANY_FUNCTION, Head
from symsgd.check.meanings.new_meanings import NewMeanings
from symsgd.check.outline import Piece
from symsgd.check.words.argument_words import argues, is_consequence, is_reworked


class LeftOpen(NewMeanings):
    """The part of the walk that remembers what letters may mean besides."""

    def claimed_of(self, piece: Piece, head: Head) -> Finding:
        """Return the claim about a letter, which may have a new meaning if words leave it open."""
        function, before = head.params is not None, self.meant_in.get(head.name)
        is_open = before is not None and (
            self._may_be_another(piece, head, before)
            or self._starts_anew(piece, before)
            or leaves_open(piece.before, function=function)
            or self.may_be_new_in_list(piece, head, before)
            or self.may_be_renewed_beside(piece, head)
            or self.may_be_defined(piece, head)
            or self.may_be_pass_anew(piece, head, before)
            or all(begins_example(self.pieces, one, paragraph) for one in (piece, before))
        )
        if is_open:
            other = self.other_meaning(piece, head, anywhere=True)
            if other is not None:
                self.other_meanings[head.name] = other, piece
        return self.claims(piece)

    def _may_be_another(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether a formula in another block or paragraph may be a new one.

        So may η = 2/(L + μ) behind η = 1/L, and a bare f(x) = x³ that begins a paragraph.  Words
        that argue make it a claim.
        """
        so_far = (*in_sentence_before(self.pieces, piece), piece)
        if argues(piece.before) or any(is_reworked(one.before) for one in so_far):
            return False  # "for all x, f(x) = x"
        if head.params is not None and head.base not in ANY_FUNCTION:
            return False
        if head.params is None and not (piece.within(before) or before.alike):
            return True
        if piece.sentence == before.sentence or before.alike or piece.alike:
            return False
        return paragraph(piece) != paragraph(before)

    def _starts_anew(self, piece: Piece, before: Piece) -> bool:
        """Say whether a formula goes on from a number given anew in its sentence.

        By another method, perhaps: Newton's w_1 from w_0 = 2, and that of gradient descent.
        """
        if piece.sentence != self.later or len(before.sides) < 2 or is_consequence(piece.before):
            return False
        anew = {name for known in (self.given_in, self.meant_in)
                for name, given in known.items() if given.sentence == piece.sentence}  # fmt: skip
        return any(name in side.names for name in anew for side in before.sides[1:2])

    def may_mean(self, piece: Piece, head: Head | None) -> None:
        """Remember that "if f(x) = x³" may give f this meaning in what follows."""
        if head is None or head.params is None or head.name not in self.meant_in:
            return
        other = self.other_meaning(piece, head)
        if other is not None:
            self.other_meanings[head.name] = other, piece
