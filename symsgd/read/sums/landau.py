r"""Remainders: terms such as ``O(h^2)`` and ``o(x)``, which stand for any function so small.

They are no numbers and no functions that somebody left undeclared.  Which variable becomes small,
where, and how fast, is read here; what that claims is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from symsgd.errors import SymsgdError
from symsgd.read import surface as s
from symsgd.read.names import name_of

if TYPE_CHECKING:
    from symsgd.read.documents.source import Source
    from symsgd.read.scope import Scope

LARGE = ("O", "cal_O")
_SMALL = ("o", "cal_o")
_COUNTS = frozenset("nmNMTKdDLpkij")  # letters of which a remainder is meant for large values
_ADVICE = "write it as O(x^2), O(|h|^3) or O((x-a)^2), with one variable that goes to 0"


@dataclass(frozen=True, slots=True)
class Remainder:
    """``O((x - a)^n)``: the variable, where it goes (None is 0), how fast, and whether it is o."""

    variable: s.Surface
    place: s.Surface | None
    power: Fraction
    small: bool

    @property
    def order(self) -> int:
        """How many derivatives of a smooth function vanish, from the 0th on, if it is so small."""
        if self.small:
            return int(self.power) + 1
        return -int(-self.power // 1)


def without_remainders(
    piece: s.Surface, scope: Scope
) -> tuple[s.Surface | None, tuple[s.Product, ...]]:
    """Return a side without those of its terms that are remainders, and these terms.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.scope import Scope
    >>> rest, found = without_remainders(parse("1 + x + O(x^2)"), Scope())
    >>> type(rest).__name__, len(found), without_remainders(parse("O(x)"), Scope())[0]
    ('Sum', 1, None)
    """
    if isinstance(piece, s.Product) and _is_remainder(piece, scope, alone=True):
        return None, (piece,)
    if not isinstance(piece, s.Sum):
        return piece, ()
    found = tuple(
        term
        for _, term in piece.terms
        if isinstance(term, s.Product) and _is_remainder(term, scope, alone=False)
    )
    kept = tuple((sign, term) for sign, term in piece.terms if term not in found)
    if not kept:
        return None, found
    return replace(piece, terms=kept, end=kept[-1][1].end), found


def _is_remainder(piece: s.Product, scope: Scope, *, alone: bool) -> bool:
    if len(piece.factors) != 2 or piece.operators != ("",):
        return False
    letter, group = piece.factors
    if not isinstance(letter, s.Letter) or not isinstance(group, s.Group):
        return False
    if group.bracket != "(" or scope.knows(letter.name):
        return False
    if letter.name in _SMALL:  # o(x) alone may be the output of a network
        return not alone or name_of(group.items[0]) is None
    return letter.name in LARGE


def read_remainder(piece: s.Product, source: Source) -> Remainder:
    """Return what a remainder says, or raise the error that says why it is not read.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> found = read_remainder(parse("O((x - 1)^2)"), Source("O((x - 1)^2)"))
    >>> found.variable.name, found.place is None, found.order
    ('x', False, 2)
    """
    letter, group = piece.factors
    small = isinstance(letter, s.Letter) and letter.name in _SMALL
    if not isinstance(group, s.Group) or len(group.items) != 1:
        raise _unclear(piece, source, "it has more than one argument")
    base, power = _power(group.items[0])
    if power is None or power <= 0:
        raise _unclear(piece, source, "it is no power of one variable that goes to 0")
    variable, place = _variable(base)
    name = None if variable is None else name_of(variable)
    if variable is None or name is None:
        raise _unclear(piece, source, "it is no power of one variable that goes to 0")
    if place is None and (name in _COUNTS):
        raise _unclear(piece, source, f"with {name} it speaks of large values")
    return Remainder(variable, place, power, small)


def _unclear(piece: s.Surface, source: Source, why: str) -> SymsgdError:
    message = f"this remainder is not worked out: {why}"
    return source.error("remainder", message, piece.start, piece.end, advice=_ADVICE)


def _power(piece: s.Surface) -> tuple[s.Surface, Fraction | None]:
    """Return base and exponent of what stands in the bracket; numbers before it do not count."""
    piece = _opened(piece)
    if isinstance(piece, s.Product) and len(piece.factors) == 2 and piece.operators[0] != "/":
        first, second = piece.factors
        return _power(second) if isinstance(first, s.Number) else (piece, None)
    if isinstance(piece, s.Root) and piece.degree is None:
        base, power = _power(piece.body)
        return base, None if power is None else power / 2
    if not isinstance(piece, s.Scripted) or not piece.scripts:
        return piece, Fraction(1)
    [*others, last] = piece.scripts
    exponent = last.body if last.kind == "exponent" else None
    base = replace(piece, scripts=tuple(others)) if others or piece.sub else piece.base
    return _opened(base), None if exponent is None else _number(exponent)


def _number(piece: s.Surface) -> Fraction | None:
    piece = _opened(piece)
    if isinstance(piece, s.Number):
        return Fraction(piece.digits)
    if isinstance(piece, s.Fraction):
        parts = _number(piece.numerator), _number(piece.denominator)
    elif isinstance(piece, s.Product) and piece.operators == ("/",):
        parts = _number(piece.factors[0]), _number(piece.factors[1])
    else:
        return None
    return None if parts[0] is None or not parts[1] else parts[0] / parts[1]


def _opened(piece: s.Surface) -> s.Surface:
    while isinstance(piece, s.Group) and piece.bracket in ("(", "{", "|") and len(piece.items) == 1:
        piece = piece.items[0]
    return piece


def _variable(base: s.Surface) -> tuple[s.Surface | None, s.Surface | None]:
    """Return the variable and where it goes: x and a in x − a."""
    if not isinstance(base, s.Sum):
        return base, None
    first = next((i for i, (sign, term) in enumerate(base.terms)
                  if sign == "+" and name_of(term) is not None), None)  # fmt: skip
    if first is None or len(base.terms) != 2:
        return None, None
    sign, other = base.terms[1 - first]
    turned = "+" if sign == "-" else "-"
    return base.terms[first][1], s.Sum(other.start, other.end, ((turned, other),))
