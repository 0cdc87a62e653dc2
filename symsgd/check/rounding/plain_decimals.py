"""Decimals that stand for themselves: those a text gives, and those of one digit.

In "0.5 − 0.1 = 0.3" nobody has rounded 0.5 or 0.1, and 0.4 has no more digits than 0.3: the sum is
wrong.  Decimals that the text works out, or shows elsewhere with more digits, may be rounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from symsgd.check.finding import is_number
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.limits import constant_value
from symsgd.read.names import name_of
from symsgd.read.scope import Scope

if TYPE_CHECKING:
    from symsgd.check.judgement import Side
    from symsgd.check.outline import Piece

_ROUNDS = re.compile(
    r"\bround|\bdecimal places|\bdigits?\b|\bapproximat|significant|gerundet|\brunde|nachkomma"
    r"|arrondi|chiffres|redonde|decimales|cifras|四舍五入|保留|小数",
    re.IGNORECASE,
)


def plain_decimals(prose: Iterable[str], pieces: Iterable[Piece]) -> frozenset[str]:
    r"""Return the decimals of a text that stand for themselves, as they are written.

    >>> from symsgd.check.outline import outline
    >>> from symsgd.read.documents.scan import scan
    >>> from symsgd.read.documents.source import Source
    >>> text = r"Let $w = 0.25$. $a = \tanh(0.3) = 0.29$ and $0.5 - 0.1 = 0.3$, not $0.67$."
    >>> sorted(plain_decimals([text], outline(Source(text), scan(text)).pieces))
    ['0.1', '0.25', '0.5']
    """
    if any(map(_ROUNDS.search, prose)):
        return frozenset()
    said = [piece for piece in pieces if piece.sides]
    formulas = {one.sides[0].text for one in said
                if len(one.sides) > 1 and not is_number(one.sides[1].piece)}  # fmt: skip
    found, given, worked_out = set[str](), set[str](), set[str]()
    for piece in said:
        for k, side in enumerate((*piece.sides, *piece.also)):
            here = {*_decimals(side)}
            found |= here
            if piece.headless:
                worked_out.update(here)  # it goes on from what is worked out before
            if k == 0 or not is_number(side.piece) or isinstance(side.piece, s.Sum | s.Product):
                continue
            first = piece.sides[0]
            named = k == 1 and first.piece is not None and name_of(first.piece) is not None
            exact = named and piece.signs[0] != "~" and first.text not in formulas
            (given if exact else worked_out).update(here)
    plain = {one for one in found if one in given or len(one.replace(".", "").strip("0")) == 1}
    return frozenset(
        one for one in plain - worked_out if not any(_shortens(one, other) for other in found)
    )


def contradicts_plain(left: Side, right: Side, relation: str, scope: Scope) -> bool:
    """Say whether a sum of plain decimals is another than the number beside it shows exactly."""
    plain = scope.throughout.plain_decimals
    if relation != "=" or not plain or scope.notation.decimals == "rounded":
        return False
    for sum_of, shown in ((left, right), (right, left)):
        used = {*_decimals(sum_of)}
        if not used or not used <= plain or not is_number(sum_of.piece):
            continue
        unit, value, result = _unit(shown), _value(sum_of, scope), _value(shown, scope)
        if unit and value is not None and result is not None and value != result:
            return (value / unit).denominator == 1
    return False


def _unit(side: Side) -> Fraction | None:
    """Return what the last digit of a lone decimal is worth."""
    piece = side.piece
    while isinstance(piece, s.Sum) and len(piece.terms) == 1:
        piece = piece.terms[0][1]
    if not isinstance(piece, s.Number) or "." not in piece.digits:
        return None
    return Fraction(1, 10 ** len(piece.digits.partition(".")[2]))


def _value(side: Side, scope: Scope) -> Fraction | None:
    try:
        value = side.meaning(scope).value
    except SymsgdError:
        return None
    return constant_value(value) if isinstance(value, Node) else None


def _decimals(side: Side) -> Iterator[str]:
    for part in s.walk(side.piece) if side.piece is not None else ():
        if isinstance(part, s.Number) and "." in part.digits:
            yield part.digits


def _shortens(one: str, other: str) -> bool:
    """Say whether a decimal may be another one with fewer digits: 0.5 for 0.4987."""
    places = len(one.partition(".")[2])
    if len(other.partition(".")[2]) <= places:
        return False
    return bool(abs(Fraction(other) - Fraction(one)) * 10**places <= Fraction(1, 2))
