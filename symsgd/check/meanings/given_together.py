"""Letters that got their numbers together, w_1 = w_2 = b = 0, and get others one by one."""

from __future__ import annotations

import re

from symsgd.check.clauses.lists import is_joined
from symsgd.check.heads import Head
from symsgd.check.outline import Piece
from symsgd.check.words.words_of_change import is_later
from symsgd.read.scope import Scope

_INSTEAD = re.compile(r"\s*(?:instead|stattdessen|à la place|en su lugar)\b", re.IGNORECASE)


def goes_on(before: str) -> bool:
    """Say whether nothing but a comma, "and" or a colon stands before a formula.

    >>> goes_on(", "), goes_on(":"), goes_on("so")
    (True, True, False)
    """
    return is_joined(before) or before.strip() == ":"


def is_given_anew(piece: Piece, head: Head, scope: Scope, later: int) -> bool:
    """Say whether such a letter gets a new number: behind a step, or "instead"."""
    if head.params is not None or head.name not in scope.values:
        return False
    stepped = is_later(piece.before) or (piece.sentence == later and goes_on(piece.before))
    return stepped or _INSTEAD.match(piece.after) is not None
