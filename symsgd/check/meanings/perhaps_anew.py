"""Letters that may have got numbers anew: "the poles of the next system are …, so A = (…)"."""

from __future__ import annotations

import re

from symsgd.check.clauses.examples import in_sentence_before, paragraph, paragraph_before
from symsgd.check.finding import Finding, is_literal, is_number
from symsgd.check.heads import Head, mentions
from symsgd.check.meanings.left_open import LeftOpen
from symsgd.check.outline import Piece
from symsgd.check.words.argument_words import is_consequence, is_recall
from symsgd.check.words.words_of_change import begins_new_pass, is_initial, is_later
from symsgd.expression.node import free_variables
from symsgd.read import surface as s
from symsgd.read.intermediate import each

_WORD = re.compile(r"[^\W\d_]{2,}")
_FIRST = re.compile(r"\b1\W*$")  # "iteration 1:" begins with what was given
_NAMED = re.compile(r"[^\W\d_]{3,}")
# words before a start that name no method: "now, starting again from w_0 = 1"
_NO_NAME = re.compile(
    r"(?:start|begin|beginn|ausgehend|part|commen|comenz|empez|inici|anfang|initial)\w*"
    r"|the|and|with|from|for|now|next|then|same|again|once|more|instead|value|point|here|let|take|set"
    r"|mit|von|vom|aus|nun|jetzt|wieder|noch|bei|für|avec|depuis|pour|maintenant|encore|point"
    r"|con|desde|para|ahora|otra|vez|punto|step|schritt|étape|paso",
    re.IGNORECASE,
)
_OWN_WORDS = 5  # in a sentence before its first formula: more than "it follows that"


class PerhapsAnew(LeftOpen):
    """The part of the walk that remembers values of which nobody knows whether they are new."""

    def claimed_of(self, piece: Piece, head: Head) -> Finding:
        """Return the claim about a letter; its numbers may be those of something else."""
        before = self.meant_in.get(head.name)
        if before is not None and self._is_perhaps_another(piece, head, before):
            found = self.unfinished(piece.sides[1], self.scope)
            value = None if found is None else found.value
            if value is not None and value != self.stands_for(head):
                self.values_anew[head.name] = value, piece
        return super().claimed_of(piece, head)

    def _is_perhaps_another(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether numbers stand behind a sentence that has begun with something of its own.

        It is one of another paragraph, and says "so".  A function A(λ) is no matrix A in any case,
        and σ may be a quantity behind σ(z) = …, with a formula of its own.
        """
        body = piece.sides[1].piece
        if head.params is not None or body is None:
            return False
        worked_out = len(piece.sides) > 2 and is_literal(body) and piece.signs[0] == "="
        if worked_out and self._is_by_another_method(piece, before):
            return True
        if piece.signs[0] == "=" and is_number(body) and self._is_of_new_pass(piece, head, before):
            return True
        if piece.signs != ("=",):
            return False
        function = head.name in self.scope.functions
        if function and not is_literal(body):  # "let u = 1 + e^{-z}, so σ = 1/u"
            return not is_number(body) and not mentions(body, head.name)
        if not is_literal(body) or is_recall(piece.before):
            return False
        later = is_later(piece.before) and not _FIRST.search(piece.before)
        if later and piece.sentence != before.sentence:
            return True  # "after the update ŷ = 0.8", where ŷ = w + 1
        if self.has_own_value(head) and is_initial(before.before):
            return True  # "start: w = 0. Then w = 0.4": the start, or the state behind a step
        if paragraph(piece) == paragraph(before):
            return False
        if function:
            return isinstance(body, s.MatrixOf)
        if not (self.has_own_value(head) and is_consequence(piece.before)):
            return False
        begun = [side for one in in_sentence_before(self.pieces, piece) for side in one.sides]
        if any(head.name in side.names for side in begun):
            return False  # "since x + 2 = 5, so x = 4" speaks of the x of before
        return bool(begun) or len(_WORD.findall(piece.before)) >= _OWN_WORDS

    def _is_by_another_method(self, piece: Piece, before: Piece) -> bool:
        """Say whether the words before a start name a method that those of another one do not.

        So does "gradient descent from w_0 = 1: w_1 = 1 - 0.1 · (-4)" behind "Newton: w_1 = …".
        """
        if paragraph(piece) == paragraph(before) or not self._starts_anew(piece, before):
            return False
        here, there = (
            {word.lower() for one in (*in_sentence_before(self.pieces, first), first)
             for word in _NAMED.findall(one.before) if not _NO_NAME.fullmatch(word)}
            for first in (piece, before)
        )  # fmt: skip
        return bool(here) and bool(there) and here.isdisjoint(there)

    def _is_of_new_pass(self, piece: Piece, head: Head, before: Piece) -> bool:
        """Say whether a number stands under "New output:", and what it rests on is the old one.

        The text has given the new weights other names, W_new, or none.
        """
        words = paragraph_before(piece)
        if piece.start - before.end < len(words) or not begins_new_pass(words):
            return False
        value = self.stands_for(head)
        rests = {name for node in each(value) for name in free_variables(node)} if value else set()
        updated = {one.name for one in self.scope.algorithm.updates}
        updated |= {line.name for line in self.scope.algorithm.program}
        later = {name for name, at in self.renewed.items() if at.start > before.start}
        return rests.isdisjoint(updated | later)
