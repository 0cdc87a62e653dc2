r"""Letters that a text multiplies as nobody multiplies numbers: ``U \Lambda U^{-1}``.

A number and its reciprocal around another factor would cancel, so all of these are matrices.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from symsgd.read import surface as s
from symsgd.read.names import name_of

_CAPITAL = re.compile(
    r"(?:[A-Z]|Lambda|Sigma|Gamma|Omega|Phi|Psi|Theta|Pi|Delta|Xi)(?:_\{?\w+\}?)?"
)


def conjugated(sides: Iterable[s.Surface]) -> dict[str, str]:
    r"""Return the letters of such products, with the product that shows it.

    >>> from symsgd.read.notation.parse import parse
    >>> sorted(conjugated([parse(r"P D P^{-1}")])), conjugated([parse("P P^{-1}")])
    (['D', 'P'], {})
    """
    found: dict[str, str] = {}
    for side in sides:
        for part in s.walk(side):
            if isinstance(part, s.Product) and set(part.operators) <= {"", "*"}:
                for name in _around(part.factors):
                    found.setdefault(name, "a matrix, as it is multiplied with an inverse around")
    return found


def _around(factors: tuple[s.Surface, ...]) -> Iterator[str]:
    """Yield the letters from a factor to its own inverse, if others stand between the two."""
    names = [name_of(factor) for factor in factors]
    for last, factor in enumerate(factors):
        base = _inverted(factor)
        if base is None:
            continue
        for first, name in enumerate(names[:last]):
            inner = names[first + 1 : last]
            if name == base and inner and all(one and _CAPITAL.fullmatch(one) for one in inner):
                yield from (base, *(str(one) for one in inner))


def _inverted(piece: s.Surface) -> str | None:
    """Return the capital letter of which a factor is the inverse."""
    if not isinstance(piece, s.Scripted) or len(piece.scripts) != 1:
        return None
    script = piece.scripts[0]
    minus = script.body if script.kind == "exponent" else None
    negative = isinstance(minus, s.Sum) and len(minus.terms) == 1 and minus.terms[0][0] == "-"
    one = minus.terms[0][1] if negative else None  # type: ignore[union-attr]
    if not (isinstance(one, s.Number) and one.digits == "1"):
        return None
    name = name_of(s.Scripted(piece.start, piece.end, piece.base, piece.sub, ()) if piece.sub
                   else piece.base)  # fmt: skip
    return name if name is not None and _CAPITAL.fullmatch(name) else None
