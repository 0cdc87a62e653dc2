r"""``w^T x`` of vectors of any length, where nothing gave the letters a value: a sum over entries.

Documents are written out for their entries before (:mod:`symsgd.read.arrays.components`); what is
left to do here are formulas with arguments put in, such as ``h(x^{(i)})`` where
``h(x) = \sigma(w^T x)``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.read import surface as s

if TYPE_CHECKING:
    from symsgd.read.meaning import Elaborator
    from symsgd.read.scope import Scope
    from symsgd.read.values import Value


def entry_letters(pieces: tuple[s.Surface, ...]) -> dict[str, str]:
    r"""Return the letters that have a letter as their index, with the last one if sums name it.

    >>> from symsgd.read.notation.parse import parse
    >>> entry_letters((parse(r"\sum_{j=1}^n w_j + x_j + W_{ij}"),))
    {'w': 'n', 'x': ''}
    """
    sums = [part for piece in pieces for part in s.parts(piece, s.Big)]
    found: dict[str, str] = {}
    for each in sums:
        lower = each.lower.sides if isinstance(each.lower, s.Relation) else ()
        if len(lower) == 2 and isinstance(each.upper, s.Letter) and isinstance(lower[0], s.Letter):
            inside = [] if each.body is None else _indexed(each.body)
            found |= {name: each.upper.name for name, index in inside if index == lower[0].name}
    names = [name for piece in pieces for name, _ in _indexed(piece)]
    return dict.fromkeys(names, "") | found


def _indexed(piece: s.Surface) -> list[tuple[str, str]]:
    return [
        (part.base.name, part.sub.name)
        for part in s.parts(piece, s.Scripted)
        if isinstance(part.base, s.Letter) and not part.scripts
        if isinstance(part.sub, s.Letter) and len(part.sub.name) == 1
    ]


def inner_product(
    e: Elaborator, factors: tuple[s.Surface, ...], operators: tuple[str, ...], i: int
) -> Value | None:
    """Return the product of two vectors that stands at factor ``i``, or None if none does."""
    if e.scope.layers is not None or i + 1 >= len(factors):
        return None
    second, turned = _vector(factors[i + 1], e.scope), _turned(factors[i], e.scope)
    if second is None or turned is None or operators[i] not in ("", "*"):
        return None
    return _summed(e, factors[i], factors[i + 1], turned, second)


def _vector(piece: s.Surface, scope: Scope) -> str | None:
    """Return the letter that may be a vector: nobody gave it a value."""
    if not isinstance(piece, s.Letter) or piece.word or not _is_open(piece.name, scope):
        return None
    return piece.name


def _turned(piece: s.Surface, scope: Scope) -> str | None:
    """Return the letter of a transposed vector."""
    if not isinstance(piece, s.Scripted) or not isinstance(piece.base, s.Letter) or piece.sub:
        return None
    kinds = [script.kind for script in piece.scripts]
    name = piece.base.name
    return name if kinds == ["transpose"] and _is_open(name, scope) else None


def _is_open(name: str, scope: Scope) -> bool:
    last = name.rpartition("_")[2]
    capital = last[:1].isupper()
    known = scope.knows(name) or name in scope.quantities or name in scope.indices
    return not capital and not known and name not in ("e", "pi")


def _summed(e: Elaborator, one: s.Surface, other: s.Surface, first: str, second: str) -> Value:
    start, end = one.start, other.end
    names = first if first == second else f"{first} and {second}"
    index = s.Letter(start, end, f"the entries of {names}")
    factors = tuple(
        s.Scripted(start, end, s.Letter(start, end, name), index, ()) for name in (first, second)
    )
    e.decide("inner", one, f"a sum over the entries of {names}")
    body = s.Product(start, end, factors, ("",))
    lower: s.Surface = index
    last = e.scope.arrays.entries.get(first) or e.scope.arrays.entries.get(second)
    if last:
        lower = s.Relation(start, start, (index, s.Number(start, start, "1")), ("=",))
    upper = s.Letter(start, end, last) if last else None
    return e.value(s.Big(start, end, "sum", lower, upper, body))
