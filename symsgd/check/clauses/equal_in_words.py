"""Equations in words: "$a + b$ is $7$", "the derivative of $x^2$ is $2x$".

The formula behind the words becomes an equation, with what the words speak of on its left side.
What it does, defining, giving or claiming, is told as of any other equation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symsgd.check.clauses.function_meant import derivative_meant, speaks_of_derivative
from symsgd.check.clauses.operations_in_words import operation
from symsgd.check.clauses.quantities_by_name import opens_with_name, spoken_of_by_name
from symsgd.check.finding import is_number
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.check.words import cues
from symsgd.check.words.copulas import ends_here, is_within, says_equal
from symsgd.read import surface as s

_RELATES = frozenset(("=", "~"))
_FORMULAS = (s.Sum, s.Fraction, s.Root)
_WORKED_OUT = (*_FORMULAS, s.Product, s.Big, s.Integral, s.Limit, s.Derivative, s.Evaluated)
_JOINED = re.compile(
    r"[\s,]*(?:and|or|und|oder|et|ou|y|o|和|或)?(?: otherwise| sonst)?[\s,]*", re.IGNORECASE
)


def with_equal_in_words(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces with equations in words written out, each where its right side stands.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> def shown(text):
    ...     found = with_equal_in_words(outline(Source(text), scan(text)).pieces)
    ...     return [(*(side.text for side in one.sides), *one.signs) for one in found]
    >>> shown("Then $a + b$ is $7$.")
    [('a + b',), ('a + b', '7', '=')]
    >>> shown("The rank of $a + b$ is $7$. It is $L$-smooth, and $f$ is $2$-smooth.")
    [('a + b',), ('7',), ('L',), ('f',), ('2',)]
    """
    found = list(pieces)
    for i, piece in enumerate(pieces):
        worded = i > 0 and piece.order == 0 and not piece.headless and piece.before
        if worded and set(piece.signs) <= _RELATES:
            said = _said(pieces, found, i)
            if said is not None:
                found[i] = said
    return tuple(found)


def _said(pieces: Sequence[Piece], found: Sequence[Piece], i: int) -> Piece | None:
    """Return the equation that a formula is the right side of, by the words before it."""
    piece, before = pieces[i], pieces[i - 1]
    near = before.sentence == piece.sentence and piece.formula == before.formula + 1
    near = near or opens_with_name(piece.before) or speaks_of_derivative(piece.before)
    if not near or piece.broken or before.broken or piece.kinds & {"set", ":"}:
        return None
    right = piece.sides[0]
    between = " ".join(right.source.text[before.end : right.start].split())
    if " ".join(piece.before.split()) not in between:
        return None  # they are the words before another formula: "the output is $a$ and $C = …$"
    words = before.before
    first = found[i - 2] if i > 1 and found[i - 2].sentence == piece.sentence else None
    if first is not None and says_equal(piece.before, "") is None and not cues.is_let(words):
        words = first.before  # "let $w$ be $2$ and $x$ be $3$"
    subject = spoken_of_by_name(pieces, i) if is_number(right.piece) else None
    named = len(piece.sides) > 1 and _is_letter(right) and is_number(piece.sides[1].piece)
    subject = subject or (derivative_meant(pieces, i) if named or not piece.signs else None)
    said = piece.before if subject is None else subject[1]
    sign = says_equal(said, words if cues.is_let(words) else "")
    if sign is None or _is_one_of_several(pieces, i) or not ends_here(piece.after):
        return None
    spoken_of = operation(pieces, i) if subject is None else (subject[0], "")
    left = spoken_of[0] if spoken_of else _formula_before(pieces, found, i)
    if left is None:
        return None
    names = not is_number(right.piece) and _is_letter(right) and not right.names & left.names
    if names and (spoken_of or piece.signs):
        sides, signs = (right, left, *piece.sides[1:]), ("=", *piece.signs)  # "is g = 5"
    else:
        sides, signs = (left, *piece.sides), (sign, *piece.signs)
    words = spoken_of[1] if spoken_of else words
    if not spoken_of and before.signs and cues.is_let(words):
        words = ""  # it lets the formula be what it is, and not that it has the number
    return replace(piece, sides=sides, signs=signs, before=words)


def _formula_before(pieces: Sequence[Piece], found: Sequence[Piece], i: int) -> Side | None:
    """Return the formula of which the one behind the words is said."""
    piece, before = pieces[i], pieces[i - 1]
    left, right = before.sides[0], piece.sides[0]
    if before.order or before.headless or not _stands_alone(found, i - 1):
        return None
    if before.signs:
        worked_out = set(before.signs) <= {"="} and is_number(right.piece)
        return left if worked_out and not is_number(before.sides[-1].piece) else None
    if is_number(left.piece):  # "with probability $1/2$ is $x = 1$" speaks of x
        worked_out = isinstance(left.piece, _WORKED_OUT) or "^" in left.text
        return left if worked_out and is_number(right.piece) else None
    if _is_letter(left):
        named = isinstance(right.piece, _FORMULAS) and not left.text[:1].isupper()
        return left if named or is_number(right.piece) else None
    if not isinstance(left.piece, (*_WORKED_OUT, s.Scripted)):
        return None
    known = is_number(right.piece) or isinstance(right.piece, _FORMULAS)
    return left if known or right.names <= left.names else None


def _stands_alone(found: Sequence[Piece], i: int) -> bool:
    """Say whether a formula is what its clause speaks of, and no part of a longer phrase."""
    words, last = found[i].before.strip(), found[i - 1] if i else None
    if last is not None and last.sentence == found[i].sentence:
        between = found[i].sides[0].source.text[last.end : found[i].start]
        if cues.puts_beside(between.strip("$ ")):  # "$a + b$ is $7$ and $ab$ is $12$"
            return bool(last.signs)
    return not words or words[-1] in ",:;" or not is_within(words) or cues.is_if(words)


def _is_one_of_several(pieces: Sequence[Piece], i: int) -> bool:
    """Say whether a number is the first of a list: "is $0$ or $1$", "are $1$, $2$ and $3$"."""
    behind = [one for one in pieces[i + 1 : i + 3] if one.sentence == pieces[i].sentence]
    if not behind or behind[0].signs or not _JOINED.fullmatch(behind[0].before):
        return False
    return is_number(behind[0].sides[0].piece) and not (
        len(behind) > 1 and says_equal(behind[1].before)
    )


def _is_letter(side: Side) -> bool:
    one = side.piece
    scripted = isinstance(one, s.Scripted) and isinstance(one.base, s.Letter) and not one.scripts
    return scripted or (isinstance(one, s.Letter) and not one.word)
