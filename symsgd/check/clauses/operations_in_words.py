r"""Operations in words: "the derivative of $x^2$", "the gradient at $x = 3$", "the trace of $A$".

Where the function is not named, it is the only one of its section that has the letter of the
place: behind "Let $L(w) = (w-1)^2$", the gradient at $w = 3$ is L'(3).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from symsgd.check.clauses.function_meant import (
    DERIVATIVE,
    TWICE,
    applied,
    bare,
    coordinates,
    derived,
    filled,
    only_function,
    parameters,
    place_of,
    speaks_of_derivatives,
)
from symsgd.check.finding import is_number
from symsgd.check.judgement import Side
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.functions.unknown_functions import before_brackets

_OF = r"(?:\s+(?:value|wert))?\s+(?:of|von|de|du|de la|der)(?:\s+(?:the|der|la)\s+\w+)?\s*$"
_AT = r"(?:\s+(?:value|wert))?\s+(?:at|for|bei|an der stelle|en|in)(?:\s+the\s+point)?\s*$"
# "the value of", and no absolute, expected or singular one
_VALUE = (
    r"(?:(?:(?:\A|\bthe|\bexact|\bnumerical|\bder|\bden|\bla|\bel)\s*)"
    r"(?:values?|wert|valeur|valor))"
)
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
_ONE = {
    re.compile(rf"(?:\b|\A){words}{_OF}", re.IGNORECASE): text for words, text in _OF_ONE.items()
}
_TWO = {
    re.compile(rf"(?:\b|\A){words}{_OF}", re.IGNORECASE): text for words, text in _OF_TWO.items()
}
_GRADIENT = re.compile("gradient", re.IGNORECASE)
_VALUE_OF = re.compile(rf"{_VALUE}{_OF}", re.IGNORECASE)
_DERIVED_OF = re.compile(rf"\b{DERIVATIVE}{_OF}", re.IGNORECASE)
_AT_PLACE = re.compile(
    rf"(?:\b|\A)(?:(?P<derivative>{DERIVATIVE})|{_VALUE}|loss|cost|verlust|kosten|perte|coût|pérdida){_AT}",
    re.IGNORECASE,
)
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
            found = _VALUE_OF.search(first.before)
            if found is not None and isinstance(first.sides[0].piece, s.Letter):
                return _value_at(pieces, first, found, before)
            return _derivative(pieces, first, before, None, before)
    if (found := _AT_PLACE.search(before.before)) is not None:
        return _of_the_function(pieces, found, before)
    if before.signs:
        return None
    for words, text in _ONE.items():
        if found := words.search(before.before):
            return _spoken(before, found, before, filled(text, A=before.sides[0].piece))
    return _derivative(pieces, before, before, None)


def _value_at(
    pieces: Sequence[Piece], of: Piece, found: re.Match[str], at: Piece
) -> Operation | None:
    """Return the value of a named function at a place: "the value of $f$ at $x = 3$"."""
    function, place = of.sides[0].piece, place_of(at)
    if not isinstance(function, s.Letter) or place is None:
        return None
    point = coordinates(place[1])
    if len(point) != len(parameters(pieces, of, function)):
        return None
    return _spoken(of, found, at, applied(function, point))


def _of_two(first: Piece, second: Piece) -> Operation | None:
    """Return the sum or the product of two formulas that "and" joins, or None."""
    for words, text in _TWO.items():
        found = None if second.signs else words.search(first.before)
        if found is not None:
            whole = filled(text, A=first.sides[0].piece, B=second.sides[0].piece)
            return _spoken(first, found, second, whole)
    return None


def _derivative(
    pieces: Sequence[Piece], of: Piece, last: Piece, by: s.Surface | None, at: Piece | None = None
) -> Operation | None:
    """Return the derivative that words speak of, of a formula of one letter or of a function."""
    found = _DERIVED_OF.search(of.before)
    operand = of.sides[0].piece
    if operand is None or found is None:
        return None
    place = None if at is None else place_of(at)
    if at is not None and place is None:
        return None
    twice = TWICE.search(of.before) is not None
    if _PARTIAL.search(of.before) and by is None:
        return None
    letter = by or _only_letter(operand) or (place[0] if place else None)
    if isinstance(operand, s.Letter):
        params = parameters(pieces, of, operand)
        if not params or (by is not None and (*map(bare, (by,)),) != params):
            return None
        point = params if place is None else coordinates(place[1])
        if len(point) != len(params):
            return None
        return _spoken(of, found, last, derived(operand, point, twice=twice))
    if not isinstance(letter, s.Letter):
        return None
    whole = _GRADIENT.search(found[0]) is not None and place is None  # w may be a vector
    text = r"\nabla_V (A)" if whole else r"\frac{d^2}{dV^2}(A)" if twice else r"\frac{d}{dV}(A)"
    if place is not None:
        text = rf"\left.{text}\right|_{{V=P}}"
    put_in = s.Number(0, 0, "0") if place is None else place[1]
    return _spoken(of, found, last, filled(text, V=letter, A=operand, P=put_in))


def _of_the_function(pieces: Sequence[Piece], found: re.Match[str], at: Piece) -> Operation | None:
    """Return what is said of the only function of the section that has the letter of a place."""
    place, meant = place_of(at), only_function(pieces, at)
    if place is None or meant is None:
        return None
    head, params = meant
    point = coordinates(place[1])
    named = place[0] is None or (place[0],) == params
    if not named or len(point) != len(params) or (len(params) == 1 and place[0] is None):
        return None
    if found["derivative"] is None:
        if speaks_of_derivatives(pieces, at):
            return None  # the value may be that of the derivative
        return _spoken(at, found, at, applied(head, point))
    return _spoken(at, found, at, derived(head, point, twice=TWICE.search(at.before) is not None))


def _only_letter(operand: s.Surface) -> s.Letter | None:
    """Return the letter of a formula that has only one, besides functions with a name, e and π."""
    functions = {"e", "pi", *(name for name, _ in before_brackets(operand))}
    letters = {one.name: one for one in s.parts(operand, s.Letter)
               if not one.word and one.name not in functions}  # fmt: skip
    return bare(*letters.values()) if len(letters) == 1 else None


def _goes_on(first: Piece, second: Piece) -> bool:
    return first.sentence == second.sentence and second.formula == first.formula + 1


def _spoken(first: Piece, found: re.Match[str], last: Piece, piece: s.Surface) -> Operation:
    """Return a side that stands in words, from the noun to its last formula."""
    side = first.sides[0]
    start = side.source.text.rfind(found[0].strip().split()[0], 0, side.start)
    return replace(side, start=max(start, 0), end=last.end, piece=piece), found.string[
        : found.start()
    ]
