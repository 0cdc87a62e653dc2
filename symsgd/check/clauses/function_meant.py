"""The function that words mean without its name: the only one of a section, "its derivative".

Here stand as well the formulas that such words are short for: f(3), f'(3), ∇f(1, 2).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from symsgd.check.finding import is_literal
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.notation.parse import parse
from symsgd.read.rewriting import exchanged

DERIVATIVE = (
    r"(?:derivatives?|gradients?|slope|ableitung|steigung|dérivée|pente|derivada|pendiente)"
)
TWICE = re.compile(
    r"\b(?:second|zweite|seconde|segunda)\s+(?:derivative|ableitung|dérivée|derivada)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\s*(?:(?:and|then|so|thus|hence|now|here|therefore|und|dann|nun|also|et|alors|donc|y|entonces"
    r"|luego)\b[\s,]*)*(?:the|die|la|(?P<its>its|ihre|seine|sa|su))\s+(?:second\s+|zweite\s+)?"
    rf"{DERIVATIVE}(?:\s+of\s+(?:the\s+)?(?:loss|cost|function|objective))?\s+(?P<says>[^.,;]*)",
    re.IGNORECASE,
)
_BY_LETTER = re.compile(
    rf"\b{DERIVATIVE}\s+of\s+(?:the\s+)?(?:loss|cost|function|objective)(?:\s+function)?\s+"
    r"(?:with respect to|w\.\s?r\.\s?t\.)\s*$",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\W*(?:(?:now|then|so)\s+)?(?:at|for|bei|en)(?:\s+the\s+point)?\s*", re.IGNORECASE
)


def speaks_of_derivative(before: str) -> bool:
    """Say whether a clause speaks of a derivative without a name: "Its derivative is".

    >>> speaks_of_derivative("Its derivative is"), speaks_of_derivative("The derivative of tanh is")
    (True, False)
    """
    found = _SUBJECT.fullmatch(before)
    return found is not None and not found["says"].startswith("of")


def derivative_meant(pieces: Sequence[Piece], i: int) -> tuple[Side, str] | None:
    """Return the derivative of the only function that words may mean, and the words behind it.

    It is taken at the place before it, in "at $x = 1$ the derivative is 2", or at its letter.
    """
    piece, before = pieces[i], pieces[i - 1]
    beside = before.sentence == piece.sentence and piece.formula == before.formula + 1
    if beside and not before.signs and _BY_LETTER.search(before.before):
        return _by_letter(pieces, before, piece)
    found = _SUBJECT.fullmatch(piece.before.removeprefix(","))
    meant = None if found is None else only_function(pieces, piece)
    if found is None or meant is None:
        return None
    names = piece.sides[-1].names
    if names and not names & {one.name for one in meant[1]}:
        return None  # "the gradient is $2v$" is that of something else
    if found["its"] and speaks_of_derivatives(pieces, piece):
        return None  # "the derivative is 2x. Its derivative is 2"
    point: Sequence[s.Surface] = meant[1]
    if beside:  # it goes on from another formula, which has to be the place
        place = place_of(before) if _PLACE.fullmatch(before.before) else None
        if place is None or (place[0] is not None and (place[0],) != meant[1]):
            return None
        point = coordinates(place[1])
    if len(point) != len(meant[1]):
        return None
    text = piece.sides[0].source.text
    noun = re.compile(DERIVATIVE, re.IGNORECASE).search(piece.before)
    word = noun[0] if noun else ""
    start = text.rfind(word, 0, piece.start)
    whole = derived(meant[0], point, twice=TWICE.search(piece.before) is not None)
    side = replace(piece.sides[0], start=start, end=start + len(word), piece=whole)
    return side, found["says"]


def speaks_of_derivatives(pieces: Sequence[Piece], here: Piece) -> bool:
    """Say whether words between the only function and a piece speak of a derivative already."""
    given = [one.end for one in pieces if one.start < here.start and one.section == here.section
             if defined(one)[0] is not None]  # fmt: skip
    text = here.sides[0].source.prose[given[-1] if given else 0 : here.start]
    said = text[: max(len(text) - len(here.before), 0)]
    return re.search(DERIVATIVE, said, re.IGNORECASE) is not None


def _by_letter(pieces: Sequence[Piece], letter: Piece, piece: Piece) -> tuple[Side, str] | None:
    """Return "the derivative of the loss with respect to $w$", of the only function of w."""
    meant = only_function(pieces, letter)
    if meant is None or (bare(letter.sides[0].piece),) != meant[1]:
        return None
    whole = derived(meant[0], meant[1], twice=TWICE.search(letter.before) is not None)
    return replace(letter.sides[0], piece=whole), piece.before


def only_function(
    pieces: Sequence[Piece], here: Piece
) -> tuple[s.Letter, tuple[s.Letter, ...]] | None:
    """Return the only function that a section gives above a piece, and its letters.

    A formula that has a name without brackets, such as L = (w - 1)², can be meant as well.
    """
    functions: dict[str, tuple[s.Letter, tuple[s.Letter, ...]]] = {}
    for one in pieces:
        if one.start < here.start and one.section == here.section:
            head, params = defined(one)
            if head is not None:
                functions[one.sides[0].text] = (head, params)
    if len(functions) != 1:
        return None
    ((_, params),) = found = (*functions.values(),)
    letters = {one.name for one in params}
    return None if _has_formula(pieces, here, letters) else found[0]


def _has_formula(pieces: Sequence[Piece], here: Piece, letters: set[str]) -> bool:
    """Say whether a section calls another formula of some letters by a name alone."""
    named = (one for one in pieces if one.start < here.start and one.section == here.section
             if one.signs[:1] in (("=",), (":=",)) and len(one.sides) > 1
             and bare(one.sides[0].piece) is not None)  # fmt: skip
    return any(letters & one.sides[1].names for one in named)


def applied(function: s.Letter, point: Sequence[s.Surface]) -> s.Surface:
    """Return a function at a point."""
    group = s.Group(0, 0, "(", tuple(point))
    return s.Product(0, 0, (function, group), ("",))


def derived(function: s.Letter, point: Sequence[s.Surface], *, twice: bool) -> s.Surface:
    """Return the derivative of a function of one letter at a point, or the gradient of others."""
    if len(point) == 1:
        return filled("F''(P)" if twice else "F'(P)", F=function, P=point[0])
    whole = filled(r"\nabla F(P, P)", F=function)
    group = s.Group(0, 0, "(", tuple(point))
    return exchanged(whole, lambda one: group if isinstance(one, s.Group) else None)


def defined(piece: Piece) -> tuple[s.Letter | None, tuple[s.Letter, ...]]:
    """Return the function and the letters of an equation such as ``L(w, b) = …``."""
    first = piece.sides[0].piece
    if piece.signs[:1] not in (("=",), (":=",)) or not isinstance(first, s.Product):
        return None, ()
    group = first.factors[-1]
    if not isinstance(group, s.Group) or len(first.factors) != len("fx"):
        return None, ()
    params = [one for item in group.items if (one := bare(item)) is not None]
    if not params or len(params) != len(group.items) or is_literal(piece.sides[1].piece):
        return None, ()
    return bare(first.factors[0]), tuple(params)


def parameters(pieces: Sequence[Piece], of: Piece, function: s.Letter) -> tuple[s.Letter, ...]:
    """Return the letters in which a text gives a function: x for f behind "f(x) = x²"."""
    for one in reversed(pieces):
        if one.start < of.start:
            head, params = defined(one)
            if head is not None and head.name == function.name:
                return params
    return ()


def coordinates(place: s.Surface) -> tuple[s.Surface, ...]:
    """Return the coordinates of a place, which may be a number."""
    return place.items if isinstance(place, s.Group) and place.bracket == "(" else (place,)


def place_of(piece: Piece) -> tuple[s.Letter | None, s.Surface] | None:
    """Return the letter and the number of a place such as "x = 3", or a number alone."""
    sides = [side.piece for side in piece.sides]
    number = sides[-1]
    if number is None or not is_literal(number) or len(sides) > len("x3"):
        return None
    if len(sides) == 1:
        return None, number
    letter = None if sides[0] is None else bare(sides[0])
    return None if letter is None or piece.signs != ("=",) else (letter, number)


def bare(one: s.Surface | None) -> s.Letter | None:
    """Return a letter without its place, to compare it with others."""
    return replace(one, start=0, end=0) if isinstance(one, s.Letter) and not one.word else None


@cache
def _template(text: str) -> s.Surface:
    return parse(text)


def filled(text: str, **parts: s.Surface | None) -> s.Surface:
    """Return a formula with other ones in the place of its capital letters."""
    given: Mapping[str, s.Surface | None] = parts

    def change(value: s.Surface) -> s.Surface | None:
        return given.get(value.name) if isinstance(value, s.Letter) else None

    return exchanged(_template(text), change)
