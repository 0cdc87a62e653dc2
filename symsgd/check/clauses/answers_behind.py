"""Statements with an answer behind them: "True or false? $a^2 + b^2 = (a + b)^2$: false."

What is answered "false" is not claimed, and what is answered "true" is claimed, not only asked.
"""

from __future__ import annotations

import re
from dataclasses import replace

from symsgd.check.judgement import Judgement
from symsgd.check.outline import Piece
from symsgd.check.report import Status
from symsgd.check.words import cues

_ASKED = re.compile(
    r"\btrue[ /]+(?:or[ /]+)?false\b|\b(?:wahr|richtig)[ /]+(?:oder[ /]+)?falsch\b"
    r"|\bvrai[ /]+(?:ou[ /]+)?faux\b|\bverdadero[ /]+(?:o[ /]+)?falso\b|判断",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^[ ]{0,3}\#{1,6}\s[^\n]*\n|\\(?:sub)*section\b[^\n]*\n", re.MULTILINE)
_ANSWER = re.compile(
    r"(?P<lead>[\s.:,;?!)\]*_|→⇒—–-]*)(?:\\(?:textbf|textit|emph|text)\{)?"
    r"(?:(?:the\s+)?(?:answer|antwort|réponse|respuesta)(?:\s+(?:is|ist|est|es))?[\s:*_]*)?"
    r"(?:(?P<no>false|falsch|faux|falso|错误?|錯誤?)|(?P<yes>true|wahr|richtig|vrai|verdadero|正确|正確))"
    r"\b[*_}]*\s*(?:[.,;:!|)\n—–]|-\s|\Z|(?:because|since|as|for|weil|denn|car|porque)\b)",
    re.IGNORECASE,
)


def with_answers(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces that know the answer which stands behind them.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def answers(text):
    ...     source = Source(text)
    ...     return [one.answer for one in with_answers(outline(source, scan(text)).pieces)]
    >>> answers("True or false? $a = b$ for all $a$: false. $c = d$: true.")
    [False, None, True]
    >>> answers("$a = b$, false friends. $c = d$. True.")
    [None, None]
    """
    return tuple(_answered(pieces, i) for i in range(len(pieces)))


def behind_answer(prose: str) -> str:
    r"""Return what stands behind an answer, in the words between two formulas.

    >>> behind_answer(": false\n2. "), behind_answer(" so that ")
    ('\n2. ', ' so that ')
    """
    found = _ANSWER.match(prose)
    if found is None:
        return prose
    _, line, rest = prose[found.end("no" if found["no"] else "yes") :].partition("\n")
    return line + rest


def _answered(pieces: tuple[Piece, ...], i: int) -> Piece:
    piece = pieces[i]
    if len(piece.sides) < 2 or _limits(piece):
        return piece
    last = i
    while not pieces[last].after.strip(" ,") or _goes_on(pieces, last):
        if not _goes_on(pieces, last):
            return piece
        last += 1
    found = _ANSWER.match(pieces[last].after)
    if found is None:
        return piece
    asked, lines = _is_asked(piece), found["lead"].count("\n")
    if not asked and (found["yes"] or lines or "." in found["lead"]):
        return piece
    before = _ASKED.sub("", piece.before).strip(" ?:*_") if asked else piece.before
    return replace(piece, answer=found["no"] is None, before=before)


def _limits(piece: Piece) -> bool:
    said = (cues.is_condition, cues.is_let, cues.is_local)
    return any(says(piece.before) for says in said)


def _goes_on(pieces: tuple[Piece, ...], i: int) -> bool:
    """Say whether the next piece only limits this one: "for all $x$", "if $x > 0$"."""
    if i + 1 == len(pieces) or pieces[i + 1].sentence != pieces[i].sentence:
        return False
    return len(pieces[i + 1].sides) == 1 or _limits(pieces[i + 1])


def _is_asked(piece: Piece) -> bool:
    """Say whether the section asks before a piece what is true and what is false."""
    prose = piece.sides[0].source.prose[: piece.start]
    headings = [*_HEADING.finditer(prose)]
    return _ASKED.search(prose, headings[-1].start() if headings else 0) is not None


def answered_false(found: Judgement) -> Judgement | None:
    """Return what becomes of a statement that the text answers with "false".

    There is nothing to be said of what is wrong, or open; what is proved contradicts the answer.
    """
    if found.status is not Status.PROVED:
        return None
    return found.asking(
        "it holds as it is read here, and the text answers that it is false",
        "in which sense it is false",
    )
