"""Terms of formulas about the entries of arrays of any size, in one canonical form.

A term is a product of powers of factors, summed over its bound indices.  Two terms that differ by
the names of their bound indices, or by the order of their factors, are one object.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symsgd.algebra.entries import Total

MOST_ORDERS = 5_040  # of the bound indices of a term
_numbers = itertools.count()
Bound = tuple[tuple[str, str], ...]  # an index with the name of its range


class TooLarge(Exception):
    """A formula that grows too large to be written as a total."""


@dataclass(frozen=True, slots=True)
class Cell:
    """An entry of an array, or a number, which has no places."""

    name: str
    places: tuple[str, ...] = ()
    symmetric: bool = False  # its places are kept in order

    def orders(self) -> tuple[tuple[str, ...], ...]:
        """Return the orders in which its places can be written."""
        turned = self.symmetric and self.places != self.places[::-1]
        return (self.places, self.places[::-1]) if turned else (self.places,)


@dataclass(frozen=True, slots=True)
class Same:
    """1 where two indices are equal, else 0."""

    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many numbers a range has."""

    range: str


@dataclass(frozen=True, slots=True)
class Call:
    """A function, or a derivative of it, of totals."""

    name: str
    orders: tuple[int, ...]
    args: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Inside:
    """A total in brackets; only negative powers of it stay so."""

    total: Total


Factor = Cell | Same | Count | Call | Inside
Powers = tuple[tuple[Factor, int], ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Powers of factors, summed over the bound indices."""

    bound: Bound
    factors: Powers


def fresh() -> str:
    """Return the name of a bound index that nothing else has."""
    return f"~{next(_numbers)}"


def apart(term: Term) -> Term:
    """Return a term whose bound indices have names that nothing else has."""
    names = {index: fresh() for index, _ in term.bound}
    return renamed(term, names) if names else term


def renamed(term: Term, names: Mapping[str, str]) -> Term:
    """Return a term with other names for some of its indices."""
    bound = tuple((names.get(index, index), over) for index, over in term.bound)
    return Term(bound, tuple((put(factor, names), e) for factor, e in term.factors))


def put(factor: Factor, names: Mapping[str, str]) -> Factor:
    """Return a factor with other names for its indices."""
    match factor:
        case Cell():
            places = tuple(names.get(place, place) for place in factor.places)
            places = tuple(sorted(places)) if factor.symmetric else places
            return Cell(factor.name, places, factor.symmetric)
        case Same():
            pair = sorted(names.get(place, place) for place in (factor.one, factor.other))
            return Same(*pair)
        case Call():
            return Call(factor.name, factor.orders, tuple(a.renamed(names) for a in factor.args))
        case Inside():
            return Inside(factor.total.renamed(names))
    return factor


def inner(factor: Factor) -> tuple[Total, ...]:
    """Return the totals inside a factor."""
    if isinstance(factor, Call):
        return factor.args
    return (factor.total,) if isinstance(factor, Inside) else ()


def own(factor: Factor) -> tuple[str, ...]:
    """Return the indices that a factor itself has."""
    if isinstance(factor, Same):
        return factor.one, factor.other
    return factor.places if isinstance(factor, Cell) else ()


def is_bound(index: str) -> bool:
    """Say whether an index is one over which a term is summed.

    >>> is_bound("i")
    False
    """
    return index.startswith(("#", "~"))


def indices(factors: Iterable[tuple[Factor, int]]) -> set[str]:
    """Return the indices that stand in some factors."""
    return set().union(*(indices_of_factor(factor) for factor, _ in factors))


def indices_of_factor(factor: Factor) -> set[str]:
    """Return the indices of a factor that are not bound inside of it."""
    return {*own(factor)}.union(*(total.free() for total in inner(factor)))


def free(term: Term) -> set[str]:
    """Return the indices of a term that are not bound."""
    inside = (
        set().union(*(indices_of_factor(factor) for factor, _ in term.factors))
        if term.factors
        else set()
    )
    return inside - {index for index, _ in term.bound}


def _height(factors: Iterable[tuple[Factor, int]]) -> int:
    """Return how deep totals lie inside the factors: their bound indices have other names."""
    depths = (
        _height(term.factors) + 1
        for factor, _ in factors
        for total in inner(factor)
        for term, _ in total.terms
    )
    return max(depths, default=0)


def canonical(bound: Bound, factors: Powers) -> Term:
    """Return the term with names for its bound indices that do not hang on how it was written.

    >>> x, y = (Cell("x", (index,)) for index in "ij")
    >>> canonical((("i", "n"),), ((x, 1),)) == canonical((("j", "n"),), ((y, 1),))
    True
    """
    height = _height(factors)
    parts = [(own, some, _best(own, some)) for own, some in components(Term(bound, factors))]
    names: dict[str, str] = {}
    order: list[tuple[str, str]] = []
    for own, _, (_, indices) in sorted(parts, key=lambda part: part[2][0]):
        ranges = dict(own)
        for index in indices:
            order.append((f"#{height}.{len(names)}", ranges[index]))
            names[index] = order[-1][0]
    named = ((put(factor, names), e) for factor, e in factors)
    return Term(tuple(order), tuple(sorted(named, key=repr)))


def _best(bound: Bound, factors: Powers) -> tuple[str, tuple[str, ...]]:
    """Return the least text of factors that share bound indices, and the indices in its order."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for order in itertools.islice(_orders(bound, factors), MOST_ORDERS + 1):
        names = {index: f"#.{i}" for i, (index, _) in enumerate(order)}
        text = repr(sorted(repr((put(factor, names), e)) for factor, e in factors))
        ranges = [over for _, over in order]
        found.append((f"{text}{ranges}", tuple(index for index, _ in order)))
    if len(found) > MOST_ORDERS:
        raise TooLarge
    return min(found)


def components(term: Term) -> list[tuple[Bound, Powers]]:
    """Return the factors of a term in groups that share no bound index, with those indices."""
    ranges = dict(term.bound)
    groups: list[tuple[set[str], list[tuple[Factor, int]]]] = []
    for factor, e in term.factors:
        indices = indices_of_factor(factor) & ranges.keys()
        touching = [group for group in groups if group[0] & indices]
        merged = (indices.union(*(g[0] for g in touching)), [(factor, e)])
        for group in touching:
            merged[1][:0] = group[1]
        groups = [g for g in groups if g not in touching]
        groups.append(merged)
    return [
        (tuple((index, ranges[index]) for index in sorted(indices)), tuple(factors))
        for indices, factors in groups
    ]


def _orders(bound: Bound, factors: Powers) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield the orders of bound indices: those that factors tell apart are sorted."""
    colours = dict(bound)
    for _ in range(2):
        colours = {index: _colour(index, colours, factors) for index, _ in bound}
    groups: dict[str, list[tuple[str, str]]] = {}
    for pair in bound:
        groups.setdefault(colours[pair[0]], []).append(pair)
    alike = [list(itertools.permutations(groups[colour])) for colour in sorted(groups)]
    for choice in itertools.product(*alike):
        yield tuple(itertools.chain.from_iterable(choice))


def _colour(index: str, colours: Mapping[str, str], factors: Powers) -> str:
    """Return how an index stands in the factors, the others known by their colours only."""
    names = {other: f"<{colour}>" for other, colour in colours.items() if other != index}
    names[index] = "<>"
    seen = sorted(repr((put(f, names), e)) for f, e in factors if index in indices_of_factor(f))
    return f"{colours[index]}{hash_of(seen)}"


def hash_of(texts: Iterable[str]) -> str:
    """Return a short text that stands for several, the same in every process."""
    return blake2b("\n".join(texts).encode(), digest_size=8).hexdigest()
