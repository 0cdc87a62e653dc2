r"""Entries with their place in brackets, as programs write them: ``v[0]`` and ``A[1, 2]``.

Nobody multiplies a letter by ``[0]``.  Whether places count from 0 or from 1 is not known, so an
entry is a quantity with a name of its own; ``v[0]`` is neither v₀ nor the first entry of v.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s
from symsgd.read.names import name_of

if TYPE_CHECKING:
    from symsgd.read.notation.atoms import Atoms

_TAKE_ARGUMENTS = frozenset([*"fghFGHEPVCd", "sigma", "phi", "psi", "Phi", "Psi", "Gamma"])
_INDICES = frozenset("ijklmnt")


def bracketed_entry(parser: Atoms, array: s.Surface) -> s.Surface:
    """Return the entry of which the place stands right behind a symbol, or the symbol alone."""
    name = _array(array)
    if name is None:
        return array
    places = _places(parser)
    if places is None:
        return array
    return s.Letter(array.start, parser.last_end(), f"{name}[{','.join(places)}]")


def is_open_entry(array: s.Surface, bracket: s.Surface) -> bool:
    """Say whether a bracket behind a symbol may hold the place of an entry: ``x[n - 1]``.

    >>> from symsgd.read.notation.parse import parse
    >>> [is_open_entry(*parse(text).factors) for text in ("x[n-1]", "x [n-1]", "x[a+2]", "n[n-1]")]
    [True, False, False, False]
    """
    square = isinstance(bracket, s.Group) and bracket.bracket == "["
    touching = square and array.end == bracket.start and _array(array) not in {None, *_INDICES}
    items: tuple[s.Surface, ...] = bracket.items if isinstance(bracket, s.Group) else ()
    # x\left[n - 1\right] is a product, as it is with a space before the bracket
    plain = bool(items) and items[0].start - bracket.start < len("\\big[")
    return touching and plain and all(map(_is_place, items))


def _array(piece: s.Surface) -> str | None:
    """Return the name of a symbol that may have entries: a letter, perhaps with a subscript."""
    base = piece.base if isinstance(piece, s.Scripted) and not piece.scripts else piece
    if not isinstance(base, s.Letter) or base.word:
        return None
    return None if piece is base and base.name in _TAKE_ARGUMENTS else name_of(piece)


def _places(parser: Atoms) -> list[str] | None:
    """Read the whole numbers in a bracket that opens here; read nothing if it holds others."""
    start, places, digits = parser.position, [], ""
    opening = parser.token()
    if opening is None or opening.spaced or opening.kind != "open" or opening.text != "[":
        return None
    parser.next()
    while (token := parser.token()) is not None:
        parser.next()
        if token.kind == "digit" and (not digits or not token.spaced):
            digits += token.text
        elif digits and token.kind in (",", "close"):
            places.append(digits)
            digits = ""
            if token.kind == "close" and token.text == "[":
                return places
        else:
            break
    parser.position = start
    return None


def _is_place(item: s.Surface) -> bool:
    if isinstance(item, s.Sum):
        (_, first), *rest = item.terms
        return _is_place(first) and all(isinstance(term, s.Number) for _, term in rest)
    return isinstance(item, s.Letter) and item.name in _INDICES
