"""Conditions that lead to a list: "If x < 0, then: 1. |x| = -x" limits every item of it."""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.clauses.list_leads import leads_again
from symsgd.check.memory import Change, Memory
from symsgd.check.outline import Piece
from symsgd.check.words.qualified import WHICH_CASE
from symsgd.read.notation.case_conditions import OTHERWISE

_MOST = 400  # characters that lead to a list
_MARK = r"[ \t]*(?:[-*+]|\d+[.)/]|\(?[a-z]\))(?:\s.*)?"
# no sentence ends between the condition and the first item
_LEADS = re.compile(
    rf"[^.!?。\n]*(?:[:：]|\b(?:then|have|get|hold|holds|that|dann|gilt|gelten|haben|alors|on a"
    rf"|entonces|tenemos)\b|那么|则|有)[\s$*_]*\n\s*{_MARK}",
    re.IGNORECASE | re.DOTALL,
)
_OTHERWISE = re.compile(rf"(?:^|[.!?\s]){OTHERWISE}\W*\n\s*{_MARK}", re.IGNORECASE | re.DOTALL)
_NESTED = re.compile(rf"[\s$*_]*\n\s*{_MARK}", re.DOTALL)


class LedLists(Memory):
    """The part of the walk that lets what leads to a list limit its items.

    >>> from symsgd.read.scope import Scope
    >>> LedLists(Scope()).lead is None
    True
    """

    lead: tuple[Piece, list[tuple[Piece, Change]]] | None = None
    doubt_of_list = ""  # what the words before a list leave open

    def limit_item(self, piece: Piece) -> None:
        """Let the sentence of a piece be limited as the one is that leads to its list."""
        before = self.previous
        if before is None or before.sentence == piece.sentence:
            return
        between = piece.sides[0].source.prose[before.end : piece.start]
        if self.lead is not None and (not _is_below(piece, self.lead[0]) or leads_again(between)):
            self.lead = None
        limits = self.local.get(before.sentence, [])
        if self.lead is None:
            other = _OTHERWISE.search(between[-_MOST:]) is not None
            above = replace(before, blocks=piece.blocks[:-1]) if other else before
            if _is_below(piece, above) and (other or (limits and _leads(before, between[:_MOST]))):
                self.doubt_of_list = self.loose_words.get(before.sentence, "")
                self.doubt_of_list = WHICH_CASE if other else self.doubt_of_list
                self.lead = above, [] if other else list(limits)
        if self.lead is not None and self.doubt_of_list:
            self.loose_words.setdefault(piece.sentence, self.doubt_of_list)
        if self.lead is not None:
            here = self.local.setdefault(piece.sentence, [])
            here[:0] = [one for one in self.lead[1] if one not in here]


def _leads(before: Piece, between: str) -> bool:
    """Say whether a sentence leads to a list: it is not over, or it is an item with items below."""
    return bool(_LEADS.match(between) or (before.alike and _NESTED.match(between)))


def _is_below(piece: Piece, lead: Piece) -> bool:
    """Say whether a piece stands in an item of a list that another piece leads to."""
    depth = len(lead.blocks)
    return piece.alike and len(piece.blocks) > depth and piece.blocks[:depth] == lead.blocks
