"""Remarks about another exercise: "(In the next exercise, a = 4.)" gives a no value here."""

from __future__ import annotations

import re

_PLACE = (
    r"(?:exercises?|problems?|questions?|parts?|tasks?|sections?|examples?|aufgaben?|teil"
    r"|exercices?|parties?|ejercicios?)"
)
_NEXT = re.compile(
    r"\b(?:in|for|from)\s+(?:the\s+)?(?:next|following|later|previous|preceding|other|last)\s+"
    rf"{_PLACE}\b[^.()=]*$"
    rf"|\bin der (?:nächsten|folgenden|vorigen) {_PLACE}\b[^.()=]*$"
    rf"|\bdans (?:l'{_PLACE} suivante?|la {_PLACE} suivante)\b[^.()=]*$"
    rf"|\bdans l'exercice (?:suivant|précédent)\b[^.()=]*$"
    rf"|\ben (?:el|la) (?:siguiente|próxim[oa]) {_PLACE}\b[^.()=]*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"[^.()=]{{0,40}}\b(?:in|for)\s+(?:the\s+)?(?:next|following|later)\s+{_PLACE}\b",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    rf"\((?:[^.()=]*\s)?(?:in|for|from|im|dans|en)\s+(?:the\s+)?(?:\w+\s+)?{_PLACE}\b[^.()=]*$",
    re.IGNORECASE,
)


def is_aside(before: str, after: str) -> bool:
    """Say whether the words around a formula make it one about another exercise.

    >>> is_aside("(In the next exercise,", ".)"), is_aside("(In exercise 3,", ".)")
    (True, True)
    >>> is_aside("We will need", " in the following exercise.")
    True
    >>> is_aside("In exercise 3,", "."), is_aside("(in this exercise)", "")
    (False, False)
    """
    if _NEXT.search(before) is not None or _BEHIND.match(after) is not None:
        return True
    return _IN_BRACKETS.search(before) is not None and re.match(r"[^(]{0,40}\)", after) is not None
