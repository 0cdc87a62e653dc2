"""Bounds in words, in a condition: "for $x$ between $0$ and $1$", "if $n$ is at least $2$".

They become the inequalities that they say.  "Between" leaves open whether the ends belong to it;
they are taken not to, and the report tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symsgd.check.clauses.bounded_together import is_symbol
from symsgd.check.finding import is_literal
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.read import surface as s

# each row: English, then German, French, Spanish, Chinese
_IS = (
    r"(?:(?:is|are|be|lies|lie|real|strictly|sei|seien|ist|sind|liegt|liegen|echt|strikt|est|soit|sont"
    r"|soient|strictement|es|sea|son|sean|está|están|estrictamente|réels?|reell)\s+)*"
)
_BETWEEN = re.compile(
    rf"\s*{_IS}(?:in\s+)?(?:between|zwischen|compris(?:es?)?\s+entre|entre|comprendid[oa]s?\s+entre)"
    r"|\s*(?:介于|在)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:and|und|et|y|和|与)\s*", re.IGNORECASE)
_BOUNDS = {  # the sign, and its words in the five languages
    ">=": r"at least|no(?:t)? less than|mindestens|au moins|supérieure?s? ou égale?s? à|al menos"
    r"|mayor(?:es)? o igual(?:es)? (?:que|a)|至少(?:为)?|不小于",
    "<=": r"at most|no(?:t)? (?:more|greater|larger) than|höchstens|au plus"
    r"|inférieure?s? ou égale?s? à|a lo sumo|como máximo|menor(?:es)? o igual(?:es)? (?:que|a)"
    r"|至多(?:为)?|不大于",
    ">": r"(?:greater|larger|bigger|more) than|größer als|(?:strictement )?supérieure?s? à"
    r"|mayor(?:es)? que|大于",
    "<": r"(?:less|smaller) than|kleiner als|(?:strictement )?inférieure?s? à|menor(?:es)? que"
    r"|小于",
}
_BOUND = {
    sign: re.compile(rf"\s*{_IS}(?:{words})\s*", re.IGNORECASE) for sign, words in _BOUNDS.items()
}
_SIGNS = {
    "<=": r"(?:not|nicht) positive?[nrs]?|n'est pas strictement positi(?:f|ve)s?"
    r"|no (?:es )?positiv[oa]s?|négati(?:f|ve)s? ou nul(?:le)?s?|non-?positive",
    ">=": r"non-?negative?n?|nicht-?negativ(?:e[nsr]?)?|positi(?:f|ve)s? ou nul(?:le)?s?"
    r"|no negativ[oa]s?|非负",
    "!=": r"non-?zero|not zero|ungleich null|nicht null|non nule?s?|no nul[oa]s?|非零",
    ">": r"positive?[nrs]?|strictement positi(?:f|ve)s?|positifs?|positiv[oa]s?|正(?:数)?",
    "<": r"negative?[nrs]?|strictement négati(?:f|ve)s?|négatifs?|negativ[oa]s?|负(?:数)?",
}
_NO_MORE = r"(?![-\s]*(?:\w*definit|définie|ou nul|semi|integer|whole|infini)|[-\w])"
_IS_SIGNED = {
    sign: re.compile(rf"\s*(?:(?:is|are|be|ist|sei|sind|est|soit|es|sea|is strictly)\s+|为)?"
                     rf"(?:{words}){_NO_MORE}", re.IGNORECASE)
    for sign, words in _SIGNS.items()
}  # fmt: skip
_SIGNED = {
    sign: re.compile(rf"(?<![-\w])(?:{words})(?:\s+(?:real|reelles?|numbers?))*\s*$", re.IGNORECASE)
    for sign, words in _SIGNS.items()
}
_OPENS = re.compile(r"(?:^|[.;,:]\s*)\s*(?:liegt|liegen|ist|sind|sei|seien)\s*$", re.IGNORECASE)


def with_bounds_in_words(
    pieces: Sequence[Piece],
) -> tuple[tuple[Piece, ...], list[tuple[str, Piece]]]:
    """Return the pieces with bounds in words written as inequalities, and what is told of them.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def shown(text):
    ...     found, _ = with_bounds_in_words(outline(Source(text), scan(text)).pieces)
    ...     return [(*(side.text for side in one.sides), *one.signs) for one in found]
    >>> shown("For $x$ between $0$ and $1$.")[0]
    ('0', 'x', '1', '<', '<')
    >>> shown("Si $n$ est supérieur ou égal à $2$.")[0], shown("Then $n$ is at least $2$.")[0]
    (('n', '2', '>='), ('n',))
    """
    found, told = list(pieces), []
    for i, piece in enumerate(pieces):
        if len(piece.sides) != 1 or not is_symbol(piece.sides[0].piece):
            continue
        if not _is_condition(piece) and _sign_before(piece.before) is None:
            continue
        low = pieces[i + 1] if i + 1 < len(pieces) else None
        if (signed := _signed(piece)) is not None:
            found[i], words = signed
            if low is not None and words and low.before.startswith(words):
                found[i + 1] = replace(low, before=low.before.removeprefix(words))
        if low is None or not _is_number(low, piece):
            continue
        before = "if" if _OPENS.search(piece.before) else piece.before
        high = pieces[i + 2] if i + 2 < len(pieces) else None
        if _BETWEEN.fullmatch(low.before):
            if high is None or not _is_number(high, piece) or not _joins(high, low):
                continue
            ends = (low.sides[0], piece.sides[0], high.sides[0])
            found[i] = _said(piece, high, before, sides=ends, signs=("<", "<"))
            name, said = piece.sides[0].text, f"{low.sides[0].text} and {high.sides[0].text}"
            told.append((f"{name} between {said} is neither of them", piece))
            continue
        sign = next((one for one, words in _BOUND.items() if words.fullmatch(low.before)), None)
        if sign is not None:
            sides = (piece.sides[0], low.sides[0])
            found[i] = _said(piece, low, before, sides=sides, signs=(sign,))
    return tuple(found), told


def _signed(piece: Piece) -> tuple[Piece, str] | None:
    """Return the inequality of "if $x$ is positive" and "for positive $x$", or None.

    The words behind the letter are returned as well: they say nothing of the next formula.
    """
    symbol, after, said = piece.sides[0], None, ""
    for one, words in _IS_SIGNED.items() if _is_condition(piece) else ():
        found = words.match(piece.after)
        if after is None and found is not None:
            after, said = one, found[0]
    before = _sign_before(piece.before)
    sign = after or (None if before is None else before[0])
    if sign is None or symbol.text[:1].isupper():
        return None  # capital letters may be matrices
    opening = piece.before if after or before is None else before[1]
    opening = "if" if _OPENS.search(opening) else opening
    zero = replace(symbol, start=symbol.end, piece=s.Number(symbol.end, symbol.end, "0"))
    return replace(piece, before=opening, sides=(symbol, zero), signs=(sign,)), said


def _sign_before(before: str) -> tuple[str, str] | None:
    """Return the sign that an adjective before a letter says, and the words of a condition."""
    for sign, words in _SIGNED.items():
        found = words.search(before)
        rest = "" if found is None else before[: found.start()]
        if found is not None and (cues.is_local(rest) or cues.is_let(rest) or cues.is_where(rest)):
            return sign, rest
    return None


def _said(piece: Piece, last: Piece, before: str, **changed: object) -> Piece:
    return replace(piece, before=before, after=last.after, **changed)  # type: ignore[arg-type]


def _is_condition(piece: Piece) -> bool:
    before = piece.before
    stated = cues.is_local(before) or cues.is_let(before) or cues.is_condition(before)
    return stated or cues.is_where(before) or _OPENS.search(before) is not None


def _joins(high: Piece, low: Piece) -> bool:
    """Say whether 'and' stands before a number; words that it carries on stand for it."""
    return _AND.fullmatch(high.before) is not None or high.before == low.before


def _is_number(piece: Piece, letter: Piece) -> bool:
    alone = len(piece.sides) == 1 and not piece.signs and piece.sentence == letter.sentence
    return (
        alone
        and is_literal(piece.sides[0].piece)
        and not isinstance(piece.sides[0].piece, s.Letter)
    )
