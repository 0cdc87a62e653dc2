"""Letters that got their numbers together, w_1 = w_2 = b = 0, and get others one by one."""

from __future__ import annotations

import re

from symsgd.check.clauses.examples import paragraph
from symsgd.check.clauses.lists import is_joined
from symsgd.check.finding import is_number
from symsgd.check.heads import Head, mentions
from symsgd.check.outline import Piece
from symsgd.check.words.argument_words import claims, is_consequence, is_recall
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


def is_number_apart(piece: Piece, head: Head, given: Piece) -> bool:
    """Say whether a letter gets a number that another paragraph works out, and concludes nothing.

    In "start: w = b = 0", then "Sample 1. … w = 0 + 0.2 = 0.2", this is the w behind the step.
    """
    numbers = {*piece.signs} <= {"=", "~"} and all(is_number(one.piece) for one in piece.sides[1:])
    said = is_recall(piece.before) or is_consequence(piece.before) or claims(piece.before)
    numbers = numbers and head.params is None and not piece.order
    return numbers and not said and paragraph(piece) != paragraph(given)


def is_worked_out_later(piece: Piece, head: Head) -> bool:
    """Say whether a new number is worked out by a formula: "sample 2: a = 2w + b = 5"."""
    body = piece.sides[1].piece
    plain = len(piece.sides) > 2 and head.params is None and body is not None
    return plain and is_later(piece.before) and not mentions(body, head.name)  # type: ignore[arg-type]
