"""Which letters stand free in the indices of a claim, and whether it speaks of many entries."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.check.judgement import Side
from symsgd.read import surface as s
from symsgd.read.indexed import KRONECKER, pair
from symsgd.read.ranges import bound_letters
from symsgd.read.scope import Scope


def free_letters(side: Side, scope: Scope) -> set[str]:
    r"""Return the letters that stand free in the indices of a side.

    >>> from symsgd.read.parse import parse
    >>> from symsgd.read.source import Source
    >>> side = Side(Source(""), 0, 0, parse(r"\frac{e^{x_i}}{\sum_j e^{x_j}}"))
    >>> free_letters(side, Scope())
    {'i'}
    """
    return set() if side.piece is None else _free(side.piece, scope, frozenset())


def _free(piece: s.Surface, scope: Scope, bound: frozenset[str]) -> set[str]:
    if isinstance(piece, s.Big):
        inner = bound | _bound(piece)
        parts = [part for part in (piece.lower, piece.upper, piece.body) if part is not None]
        return set[str]().union(*(_free(part, scope, inner) for part in parts))
    found = set[str]()
    if isinstance(piece, s.Scripted) and piece.sub is not None:
        letters = [part for part in s.walk(piece.sub) if isinstance(part, s.Letter)]
        found = {part.name for part in letters if len(part.name) == 1 and not part.word}
    if isinstance(piece, s.Relation):
        found = {side.name for side in piece.sides if isinstance(side, s.Letter)}
    known = {*scope.indices, *bound}
    return (found - known).union(*(_free(child, scope, bound) for child in s.children(piece)))


def _bound(piece: s.Big) -> set[str]:
    return bound_letters(piece.lower)


def last_terms(left: Side, right: Side, scope: Scope) -> set[str]:
    """Return the letters up to which sums run, such as the n of a sum from 1 to n."""
    pieces = [side.piece for side in (left, right) if side.piece is not None]
    pieces += [family.body for family in scope.families.values()]
    sums = (part for piece in pieces for part in s.walk(piece) if isinstance(part, s.Big))
    return {each.upper.name for each in sums if isinstance(each.upper, s.Letter)}


def speaks_of_many(left: Side, right: Side, scope: Scope) -> bool:
    """Say whether a claim has a sum, a δ with two indices, or a symbol given for every index."""
    pieces = [part for side in (left, right) if side.piece for part in s.walk(side.piece)]
    letters = {piece.name for piece in pieces if isinstance(piece, s.Letter)}
    return (
        has_sum(left, right)
        or bool(letters & {name.partition("^")[0] for name in scope.families})
        or has_kronecker(left, right)
    )


def has_sum(*sides: Side) -> bool:
    """Say whether a sum stands in a claim."""
    return any(isinstance(p, s.Big) for side in sides if side.piece for p in s.walk(side.piece))


def names_entries(*sides: Side) -> bool:
    r"""Say whether a claim speaks of an entry by its number, such as ``x_1``.

    >>> from symsgd.read.parse import parse
    >>> from symsgd.read.source import Source
    >>> names_entries(Side(Source(""), 0, 0, parse("x_i + x_1")))
    True
    """
    return any(
        isinstance(part, s.Scripted) and part.sub is not None and _has_number(part.sub)
        for side in sides
        if side.piece is not None
        for part in _outside_of_dots(side.piece)
    )


def _outside_of_dots(piece: s.Surface) -> Iterator[s.Surface]:
    """Yield the parts of a formula; x_1 + x_2 + … + x_n is a sum over a range as it stands."""
    terms = [term for _, term in piece.terms] if isinstance(piece, s.Sum) else []
    if any(isinstance(term, s.Dots) for term in terms):
        return
    yield piece
    for child in s.children(piece):
        yield from _outside_of_dots(child)


def _has_number(index: s.Surface) -> bool:
    if isinstance(index, s.Sum):  # x_{i+1} counts on from i
        return all(isinstance(term, s.Number) for _, term in index.terms)
    return any(isinstance(part, s.Number) for part in s.walk(index))


def has_kronecker(*sides: Side) -> bool:
    """Say whether a δ with two letters as its index stands in a claim."""
    pieces = (part for side in sides if side.piece for part in s.walk(side.piece))
    return any(
        isinstance(piece, s.Scripted)
        and isinstance(piece.base, s.Letter)
        and piece.base.name == KRONECKER
        and piece.sub is not None
        and pair(piece.sub) is not None
        for piece in pieces
    )
