r"""Operations in words: "the derivative of $x^2$", "the gradient at $x = 3$", "the trace of $A$".

Where the function is not named, it is the only one of its section that has the letter of the
place: behind "Let $L(w) = (w-1)^2$", the gradient at $w = 3$ is L'(3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from symsgd.check.finding import is_literal, is_number
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.functions.unknown_functions import before_brackets
from symsgd.read.notation.parse import parse
from symsgd.read.rewriting import exchanged

_OF = r"(?:\s+(?:value|wert))?\s+(?:of|von|de|du|de la|der)(?:\s+(?:the|der|la)\s+\w+)?\s*$"
_AT = r"(?:\s+(?:value|wert))?\s+(?:at|for|bei|an der stelle|en|in)(?:\s+the\s+point)?\s*$"
_DERIVATIVE = (
    r"(?:derivatives?|gradients?|slope|ableitung|steigung|dérivée|pente|derivada|pendiente)"
)
_SECOND = r"(?:second|zweite|seconde|segunda)\s+(?:derivative|ableitung|dérivée|derivada)"
_VALUE = r"(?:values?|wert|valeur|valor)"
# what is said of one formula: its words, and the formula with A for it
_OF_ONE = {
    _VALUE: "A",
    r"(?:determinant|déterminant|determinante)": r"\det(A)",
    r"(?:trace|spur|traza)": r"\operatorname{tr}(A)",
    r"(?:(?:euclidean |l2[- ])?norm|norme|norma)": r"\|A\|",
    r"softmax": r"\operatorname{softmax}(A)",
    r"(?:sigmoid|logistic function)": r"\operatorname{sigmoid}(A)",
    r"(?:tanh|hyperbolic tangent)": r"\tanh(A)",
    r"relu": r"\operatorname{ReLU}(A)",
    r"(?:square root|quadratwurzel|wurzel|racine(?: carrée)?|raíz(?: cuadrada)?)": r"\sqrt{A}",
    r"(?:square|quadrat|carré|cuadrado)": "(A)^2",
    r"(?:cube|kubus)": "(A)^3",
    r"(?:natural )?(?:logarithm)": r"\ln(A)",
    r"(?:absolute value|betrag|valeur absolue|valor absoluto)": "|A|",
}
# of two that "and" joins
_OF_TWO = {
    r"(?:(?:dot|inner|scalar) product|skalarprodukt|produit scalaire|producto escalar)": "A^T B",
    r"(?:sum|summe|somme|suma)": "(A) + (B)",
    r"(?:difference|differenz|différence|diferencia)": "(A) - (B)",
    r"(?:product|produkt|produit|producto)": r"(A) \cdot (B)",
}
_ONE = {re.compile(rf"\b{words}{_OF}", re.IGNORECASE): text for words, text in _OF_ONE.items()}
_TWO = {re.compile(rf"\b{words}{_OF}", re.IGNORECASE): text for words, text in _OF_TWO.items()}
_GRADIENT = re.compile("gradient", re.IGNORECASE)
_DERIVED_OF = re.compile(rf"\b{_DERIVATIVE}{_OF}", re.IGNORECASE)
_DERIVED_TWICE = re.compile(rf"\b{_SECOND}", re.IGNORECASE)
_DERIVED_AT = re.compile(rf"\b{_DERIVATIVE}{_AT}", re.IGNORECASE)
_IS_PLACE = re.compile(_AT.removeprefix(r"(?:\s+(?:value|wert))?\s+"), re.IGNORECASE)
_BY = re.compile(
    r"[\s,]*(?:with respect to|w\.\s?r\.\s?t\.|by|nach|bezüglich|par rapport à|(?:con )?respecto a)"
    r"(?:\s+the\s+\w+)?\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:and|und|et|y|与|和)\s*", re.IGNORECASE)
_PARTIAL = re.compile(r"\bpart(?:ial|iell)|dérivée partielle|derivada parcial", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:\$|\\\))")
Operation = tuple[Side, str]  # what words speak of, and the words before them


def operation(pieces: Sequence[Piece], i: int) -> Operation | None:
    """Return what the words before a formula speak of, if they name an operation, or None."""
    before, named = pieces[i - 1], pieces[i].sides[0].piece
    if pieces[i].signs and not (is_number(named) or isinstance(named, s.Letter | s.Scripted)):
        return None  # "the product of $x$ and $y$ is $xy = yx$" writes it in two ways
    first = pieces[i - 2] if i > 1 and _goes_on(pieces[i - 2], before) else None
    if first is not None and not first.signs:
        between = before.sides[0].source.text[first.end : before.start]
        if _AND.fullmatch(between.strip("$ ,\n")):
            return _of_two(first, before)
        if _BY.fullmatch(before.before) and not before.signs:
            return _derivative(pieces, first, before, before.sides[0].piece)
        if _IS_PLACE.fullmatch(before.before.strip() + " ") or _IS_PLACE.fullmatch(before.before):
            return _derivative(pieces, first, before, None, before)
    if (found := _DERIVED_AT.search(before.before)) is not None:
        return _of_the_function(pieces, found, before)
    if before.signs:
        return None
    for words, text in _ONE.items():
        if found := words.search(before.before):
            return _spoken(before, found, before, _filled(text, A=before.sides[0].piece))
    return _derivative(pieces, before, before, None)


def _of_two(first: Piece, second: Piece) -> Operation | None:
    """Return the sum or the product of two formulas that "and" joins, or None."""
    for words, text in _TWO.items():
        found = None if second.signs else words.search(first.before)
        if found is not None:
            filled = _filled(text, A=first.sides[0].piece, B=second.sides[0].piece)
            return _spoken(first, found, second, filled)
    return None


def _derivative(
    pieces: Sequence[Piece], of: Piece, last: Piece, by: s.Surface | None, at: Piece | None = None
) -> Operation | None:
    """Return the derivative that words speak of, of a formula of one letter or of a function."""
    found = _DERIVED_OF.search(of.before)
    operand = of.sides[0].piece
    if operand is None or found is None:
        return None
    place = None if at is None else _place(at)
    if at is not None and place is None:
        return None
    twice = _DERIVED_TWICE.search(of.before) is not None
    if _PARTIAL.search(of.before) and by is None:
        return None
    letter = by or _only_letter(operand) or (place[0] if place else None)
    if isinstance(operand, s.Letter):
        params = _parameters(pieces, of, operand)
        if not params or (by is not None and (*map(_bare, (by,)),) != params):
            return None
        point = params if place is None else _coordinates(place[1])
        if len(point) != len(params):
            return None
        return _spoken(of, found, last, _derived(operand, point, twice=twice))
    if not isinstance(letter, s.Letter):
        return None
    whole = _GRADIENT.search(found[0]) is not None and place is None  # w may be a vector
    text = r"\nabla_V (A)" if whole else r"\frac{d^2}{dV^2}(A)" if twice else r"\frac{d}{dV}(A)"
    if place is not None:
        text = rf"\left.{text}\right|_{{V=P}}"
    put_in = s.Number(0, 0, "0") if place is None else place[1]
    return _spoken(of, found, last, _filled(text, V=letter, A=operand, P=put_in))


def _of_the_function(pieces: Sequence[Piece], found: re.Match[str], at: Piece) -> Operation | None:
    """Return the derivative at a place of the only function of the section that has its letter."""
    place = _place(at)
    if place is None:
        return None
    functions = {}
    for one in pieces:
        if one.start < at.start and one.section == at.section:
            head, params = _defined(one)
            if head is not None:
                functions[one.sides[0].text] = (head, params)
    if len(functions) != 1:
        return None
    ((head, params),) = functions.values()
    point = _coordinates(place[1])
    named = place[0] is None or (place[0],) == params
    if not named or len(point) != len(params) or (len(params) == 1 and place[0] is None):
        return None
    twice = _DERIVED_TWICE.search(at.before) is not None
    return _spoken(at, found, at, _derived(head, point, twice=twice))


def _derived(function: s.Letter, point: Sequence[s.Surface], *, twice: bool) -> s.Surface:
    """Return the derivative of a function of one letter at a point, or the gradient of others."""
    if len(point) == 1:
        return _filled("F''(P)" if twice else "F'(P)", F=function, P=point[0])
    whole = _filled(r"\nabla F(P, P)", F=function)
    group = s.Group(0, 0, "(", tuple(point))
    return exchanged(whole, lambda one: group if isinstance(one, s.Group) else None)


def _defined(piece: Piece) -> tuple[s.Letter | None, tuple[s.Letter, ...]]:
    """Return the function and the letters of an equation such as ``L(w, b) = …``."""
    first = piece.sides[0].piece
    if piece.signs[:1] not in (("=",), (":=",)) or not isinstance(first, s.Product):
        return None, ()
    group = first.factors[-1]
    if not isinstance(group, s.Group) or len(first.factors) != len("fx"):
        return None, ()
    params = [one for item in group.items if (one := _bare(item)) is not None]
    if not params or len(params) != len(group.items) or is_literal(piece.sides[1].piece):
        return None, ()
    return _bare(first.factors[0]), tuple(params)


def _parameters(pieces: Sequence[Piece], of: Piece, function: s.Letter) -> tuple[s.Letter, ...]:
    """Return the letters in which a text gives a function: x for f behind "f(x) = x²"."""
    for one in reversed(pieces):
        if one.start < of.start:
            head, params = _defined(one)
            if head is not None and head.name == function.name:
                return params
    return ()


def _coordinates(place: s.Surface) -> tuple[s.Surface, ...]:
    return place.items if isinstance(place, s.Group) and place.bracket == "(" else (place,)


def _place(piece: Piece) -> tuple[s.Letter | None, s.Surface] | None:
    """Return the letter and the number of a place such as "x = 3", or a number alone."""
    sides = [side.piece for side in piece.sides]
    number = sides[-1]
    if number is None or not is_literal(number) or len(sides) > len("x3"):
        return None
    if len(sides) == 1:
        return None, number
    letter = None if sides[0] is None else _bare(sides[0])
    return None if letter is None or piece.signs != ("=",) else (letter, number)


def _only_letter(operand: s.Surface) -> s.Letter | None:
    """Return the letter of a formula that has only one, besides functions with a name, e and π."""
    functions = {"e", "pi", *(name for name, _ in before_brackets(operand))}
    letters = {one.name: one for one in s.parts(operand, s.Letter)
               if not one.word and one.name not in functions}  # fmt: skip
    return _bare(*letters.values()) if len(letters) == 1 else None


def _bare(one: s.Surface) -> s.Letter | None:
    """Return a letter without its place, to compare it with others."""
    return replace(one, start=0, end=0) if isinstance(one, s.Letter) and not one.word else None


def _goes_on(first: Piece, second: Piece) -> bool:
    return first.sentence == second.sentence and second.formula == first.formula + 1


def _spoken(first: Piece, found: re.Match[str], last: Piece, piece: s.Surface) -> Operation:
    """Return a side that stands in words, from the noun to its last formula."""
    side = first.sides[0]
    start = side.source.text.rfind(found[0].strip().split()[0], 0, side.start)
    return replace(side, start=max(start, 0), end=last.end, piece=piece), found.string[
        : found.start()
    ]


@cache
def _template(text: str) -> s.Surface:
    return parse(text)


def _filled(text: str, **parts: s.Surface | None) -> s.Surface:
    """Return a formula with other ones in the place of its capital letters."""
    given: Mapping[str, s.Surface | None] = parts

    def change(value: s.Surface) -> s.Surface | None:
        return given.get(value.name) if isinstance(value, s.Letter) else None

    return exchanged(_template(text), change)
