"""A side as it comes out when it is worked out: its value, rounded or not, or its entries."""

from __future__ import annotations

from dataclasses import dataclass

from symsgd.check.claim import judge
from symsgd.check.report import Status
from symsgd.check.slips.edit import Edit
from symsgd.check.slips.trial import Trial
from symsgd.check.slips.values import rounded_in_words, value_in_words
from symsgd.check.slips.wrong_entries import entries_put_right
from symsgd.errors import SymsgdError
from symsgd.read.values import Value

_TALL = (r"\frac", r"\sum", r"\prod", r"\int", r"\begin")  # brackets around these grow


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A side as it would hold: its text, the slip in words, and the term that is meant.

    ``start`` and ``end`` are where the term stands in the document, ``side`` says on which side.
    """

    text: str
    what: str
    slip: str
    side: str
    start: int
    end: int

    def __str__(self) -> str:
        place = ", on the left side" if self.side == "left" else ""
        return f"{self.text}: {self.what}{place}"


class WorkedOut(Trial):
    """A claim of which one side is put right by what the other side is."""

    def value(self) -> Suggestion | None:
        """Return the value of the other side, if that is a rational number."""
        if self.text == self.other.text:
            return None
        return self._as_a_whole(value_in_words(self._known(), self.text + self.other.text),
                                "the value of the left side")  # fmt: skip

    def rounded(self) -> Suggestion | None:
        """Return a decimal as it would be, rounded to as many digits as it has."""
        text = rounded_in_words(self._known(), self.text)
        return self._as_a_whole(text, "the left side, rounded", rounded=True)

    def with_entries(self) -> Suggestion | None:
        """Return an array with its wrong entries put right."""
        piece = self.written.piece
        try:
            ours, theirs = self.written.meaning(self.link.scope).value, self.other_meaning.value
        except SymsgdError:
            return None
        if piece is None or ours is None or theirs is None:
            return None
        values = ours, theirs
        edit = entries_put_right(piece, self.text, self.written.start, values, self.by)
        return self.put_right(edit) or self.put_right(edit, rounded=True)

    def _known(self) -> Value | None:
        try:
            return self.other_meaning.value
        except SymsgdError:
            return None

    def _as_a_whole(
        self, new: str | None, what: str, *, rounded: bool = False
    ) -> Suggestion | None:
        whole = 0, len(self.text)
        edit = None if new is None else Edit(((*whole, new),), "value", what, whole)
        return self.put_right(edit, rounded=rounded)

    def put_right(self, edit: Edit | None, *, rounded: bool = False) -> Suggestion | None:
        """Return what a change makes of the side, if that is proved."""
        if edit is None:
            return None
        new = edit.apply(self.text)
        side = self.read(new)
        if side is None:
            return None
        left, right = self.pair(side)
        relation = "~" if rounded else self.link.relation
        judgement = judge(left, right, relation, self.link.scope, self.by)
        if judgement.status is not Status.PROVED:
            return None
        return self.found(new, edit)

    def found(self, new: str, edit: Edit) -> Suggestion:
        """Return the suggestion that a change of the side is."""
        start, end = edit.mark
        if r"\left" not in self.text and not any(tall in new for tall in _TALL):
            new = new.replace(r"\left(", "(").replace(r"\right)", ")")
        return Suggestion(
            " ".join(new.split()),
            edit.what,
            edit.slip,
            self.side,
            self.written.start + start,
            self.written.start + max(end, start + 1),
        )
