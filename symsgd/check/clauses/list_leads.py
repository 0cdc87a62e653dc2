"""What stands before a list: do its items say something of what was given, or begin anew?

"Then 1. f(x) = x² + 2x + 1" claims something of f; "Examples. 1. f(x) = x³" is another f.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from symsgd.check.outline import Piece

_WORD = re.compile(r"[^\W\d_]{2,}")
_MARK = re.compile(r"(?:^|\n)[ \t]*(?:[-*+]|\d+[.)/]|\(?[a-z]\)|\\item)(?=\s|$)")
_BLANK = re.compile(r"\n[ \t]*\n")
_TAIL = re.compile(r"\A[^.!?。]*[.!?。](?=\s|\Z)")  # the end of the last sentence
_TASKS = re.compile(
    r"\b(?:(?:another |more |other |further )?examples?|exercises?|problems?|practi[cs]e|try|tasks?"
    r"|differentiate|integrate|drills?|quiz|questions?|beispiele?|aufgaben?|übung(?:en)?|leite"
    r"|exemples?|exercices?|dériv(?:er|ez)|ejemplos?|ejercicios?|deriv(?:ar|e))\b|例|练习|練習|习题|習題",
    re.IGNORECASE,
)


def lead_of_list(pieces: Sequence[Piece], piece: Piece) -> str:
    r"""Return the words that lead to the list in which a piece opens an item.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def lead(text):
    ...     source = Source(text)
    ...     pieces = outline(source, scan(source.text)).pieces
    ...     return lead_of_list(pieces, pieces[-1])
    >>> lead("Here $f = 2$. Then\n\n1. $f = 1 + 1$.\n2. $f = 3$"), lead("Let $f = 2$.\n\n- $f = 3$")
    ('Then', '')
    """
    prose = piece.sides[0].source.prose
    at = bisect_left(pieces, piece.start, key=lambda one: one.start)
    parents = piece.blocks[:-1]
    while at:
        before, here = pieces[at - 1], pieces[at]
        text = prose[before.end : here.start]
        beside = before.blocks[: len(parents)] == parents and len(before.blocks) > len(parents)
        lead = _last_paragraph(text) if beside else _without_tail(text)
        if lead or not beside:
            return lead
        at -= 1
    return _without_tail("." + prose[: pieces[0].start])


def leads_again(text: str) -> bool:
    r"""Say whether a text between two items leads to another list.

    >>> leads_again("\n\nOtherwise:\n\n- "), leads_again("\n\n- ")
    (True, False)
    """
    return bool(_last_paragraph(text))


def names_tasks(lead: str) -> bool:
    """Say whether a list holds examples or exercises, each with letters of its own.

    >>> names_tasks("Practice problems:"), names_tasks("The following hold:")
    (True, False)
    """
    return _TASKS.search(lead) is not None


def _last_paragraph(text: str) -> str:
    """Return the paragraph between two items that leads to another list."""
    marks = [*_MARK.finditer(text)]
    between = _BLANK.split(text[: marks[-1].start()] if marks else text)[1:]
    found = [part for part in between if part[:1].strip() and _WORD.search(part)]
    return found[-1].strip() if found else ""


def _without_tail(text: str) -> str:
    """Return the words before an item, without the end of the sentence before them."""
    marks = [*_MARK.finditer(text)]
    rest = text[: marks[-1].start()] if marks else text
    rest = _TAIL.sub("", rest, count=1)
    return rest.strip() if _WORD.search(rest) else ""
