"""Formulas about the entries of arrays of any size, in one canonical form.

A total is a sum of terms; a term is a number times powers of factors, summed over its bound indices.
Two terms that differ by the names of their bound indices, or by the order of their factors, are one
object.  Σ_i Σ_j x_i A_ij y_j is one term with two bound indices, whatever way it was grouped.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

MOST_TERMS = 400
MOST_ORDERS = 5_040  # of the bound indices of a term
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


@dataclass(frozen=True, slots=True)
class Term:
    """Powers of factors, summed over the bound indices."""

    bound: Bound
    factors: tuple[tuple[Factor, int], ...]


@dataclass(frozen=True, slots=True)
class Total:
    """Terms with their coefficients, in one order.

    >>> x, y = cell("x", "i"), cell("y", "i")
    >>> summed(x * y, "i", "n") == summed(cell("y", "k") * cell("x", "k"), "k", "n")
    True
    """

    terms: tuple[tuple[Term, Fraction], ...]

    def __add__(self, other: Total) -> Total:
        return collected([*self.terms, *other.terms])

    def __neg__(self) -> Total:
        return self.scaled(Fraction(-1))

    def __sub__(self, other: Total) -> Total:
        return self + -other

    def __mul__(self, other: Total) -> Total:
        if len(self.terms) * len(other.terms) > MOST_TERMS:
            raise TooLarge
        products = (
            (_product(one, another), a * b)
            for one, a in self.terms
            for another, b in other.terms
        )
        return collected([
            (term, c * factor) for total, c in products for term, factor in total.terms
        ])  # fmt: skip

    def __pow__(self, exponent: int) -> Total:
        if exponent < 0:
            return self._inverse() ** -exponent
        result = ONE
        for _ in range(exponent):
            result = result * self
        return result

    def scaled(self, factor: Fraction) -> Total:
        """Return the total times a number."""
        return Total(tuple((term, c * factor) for term, c in self.terms)) if factor else ZERO

    def _inverse(self) -> Total:
        if not self.terms:
            raise ZeroDivisionError
        first, c = self.terms[0]
        plain = len(self.terms) == 1 and not first.bound
        if plain and not any(isinstance(factor, Same) for factor, _ in first.factors):
            inverted = Term((), tuple((factor, -e) for factor, e in first.factors))
            return normal(inverted).scaled(1 / c)
        unit = Inside(self.scaled(1 / c))
        return Total(((Term((), ((unit, -1),)), 1 / c),))

    @property
    def number(self) -> Fraction | None:
        """The number that the total is, or None."""
        if not self.terms:
            return Fraction(0)
        (term, c), *rest = self.terms
        return c if not rest and term == _EMPTY else None

    def factors(self) -> Iterator[Factor]:
        """Yield the factors of all terms, and what is inside them."""
        for term, _ in self.terms:
            for factor, _ in term.factors:
                yield factor
                for inner in _inner(factor):
                    yield from inner.factors()

    def renamed(self, names: Mapping[str, str]) -> Total:
        """Return the total with other names for its free indices."""
        if not any(name in names for factor in self.factors() for name in _own(factor)):
            return self
        return collected([
            (term, c * factor)
            for old, c in self.terms
            for term, factor in normal(_renamed(apart(old), names)).terms
        ])  # fmt: skip

    def free(self) -> set[str]:
        """Return the indices that are not bound."""
        return set().union(*(_free(term) for term, _ in self.terms))


_EMPTY = Term((), ())
ZERO = Total(())
ONE = Total(((_EMPTY, Fraction(1)),))
_fresh = itertools.count()


def number(value: int | Fraction) -> Total:
    """Return a number as a total."""
    return ONE.scaled(Fraction(value))


def cell(name: str, *places: str, symmetric: bool = False) -> Total:
    """Return an entry of an array as a total; without places it is a number of its own.

    >>> cell("A", "i", "j", symmetric=True) == cell("A", "j", "i", symmetric=True)
    True
    """
    return of_factor(Cell(name, tuple(sorted(places)) if symmetric else places, symmetric))


def same(one: str, other: str) -> Total:
    """Return 1 where two indices are equal, else 0."""
    return ONE if one == other else of_factor(Same(*sorted((one, other))))


def of_factor(factor: Factor) -> Total:
    """Return a factor as a total."""
    return Total(((Term((), ((factor, 1),)), Fraction(1)),))


def summed(total: Total, index: str, over: str) -> Total:
    r"""Return the sum of a total over an index.

    >>> from symsgd.algebra.entries import cell, same, summed
    >>> summed(same("i", "j") * cell("x", "j"), "j", "n") == cell("x", "i")
    True
    """
    found: list[tuple[Term, Fraction]] = []
    for old, c in total.terms:
        fresh = f"~{next(_fresh)}"
        term = _renamed(apart(old), {index: fresh})
        bound = ((fresh, over), *term.bound)
        found += [(t, c * f) for t, f in normal(Term(bound, term.factors)).terms]
    return collected(found)


def collected(terms: Iterable[tuple[Term, Fraction]]) -> Total:
    """Return the total of terms, equal ones taken together."""
    found: dict[Term, Fraction] = {}
    for term, c in terms:
        found[term] = found.get(term, Fraction(0)) + c
    kept = [(term, c) for term, c in found.items() if c]
    if len(kept) > MOST_TERMS:
        raise TooLarge
    return Total(tuple(sorted(kept, key=lambda each: repr(each[0]))))


def normal(term: Term) -> Total:
    """Return a term with its equal indices put together, powers multiplied out, and bound named."""
    bound, factors, numbers = _contracted(dict(term.bound), list(term.factors))
    powers: dict[Factor, int] = {}
    for factor, e in factors:
        powers[factor] = 1 if isinstance(factor, Same) else powers.get(factor, 0) + e
    kept = tuple((factor, e) for factor, e in powers.items() if e)
    expanded = [(factor, e) for factor, e in kept if isinstance(factor, Inside) and e > 0]
    used = set().union(*(indices_of_factor(factor) for factor, _ in kept)) if kept else set()
    for index in [index for index in bound if index not in used]:
        numbers.append((Count(bound.pop(index)), 1))
    if numbers:
        return normal(Term(tuple(bound.items()), (*kept, *numbers)))
    if not expanded:
        return Total(((_canonical(tuple(bound.items()), kept), Fraction(1)),))
    rest = tuple(pair for pair in kept if pair not in expanded)
    found: list[tuple[Term, Fraction]] = []
    inside = ONE
    for factor, e in expanded:
        inside = inside * factor.total**e  # type: ignore[union-attr]
    for other, c in inside.terms:
        apart = apart(other)
        whole = Term((*bound.items(), *apart.bound), (*rest, *apart.factors))
        found += [(t, c * f) for t, f in normal(whole).terms]
    return collected(found)


def _contracted(
    bound: dict[str, str], factors: list[tuple[Factor, int]]
) -> tuple[dict[str, str], list[tuple[Factor, int]], list[tuple[Factor, int]]]:
    """Put one index for two that a factor says to be the same."""
    numbers: list[tuple[Factor, int]] = []
    pending = True
    while pending:
        pending = False
        for at, (factor, _) in enumerate(factors):
            if not isinstance(factor, Same):
                continue
            one, other = factor.one, factor.other
            gone, kept = (one, other) if one in bound else (other, one)
            rest = factors[:at] + factors[at + 1 :]
            if one == other:
                factors, pending = rest, True
                break
            if gone in bound:
                del bound[gone]
                factors = [(_put(each, {gone: kept}), e) for each, e in rest]
                pending = True
                break
            inside = [(_put(each, {gone: kept}), e) for each, e in rest]
            if inside != rest:  # free on both sides: the first name stands for both
                factors, pending = [(factor, 1), *inside], True
                break
    return bound, factors, numbers


def _product(one: Term, other: Term) -> Total:
    first, second = apart(one), apart(other)
    return normal(Term((*first.bound, *second.bound), (*first.factors, *second.factors)))


def apart(term: Term) -> Term:
    """Return a term whose bound indices have names that nothing else has."""
    names = {index: f"~{next(_fresh)}" for index, _ in term.bound}
    return _renamed(term, names) if names else term


def _renamed(term: Term, names: Mapping[str, str]) -> Term:
    bound = tuple((names.get(index, index), over) for index, over in term.bound)
    return Term(bound, tuple((_put(factor, names), e) for factor, e in term.factors))


def _put(factor: Factor, names: Mapping[str, str]) -> Factor:
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


def _inner(factor: Factor) -> tuple[Total, ...]:
    if isinstance(factor, Call):
        return factor.args
    return (factor.total,) if isinstance(factor, Inside) else ()


def _own(factor: Factor) -> tuple[str, ...]:
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
    return {*_own(factor)}.union(*(total.free() for total in _inner(factor)))


def _free(term: Term) -> set[str]:
    inside = set().union(*(indices_of_factor(factor) for factor, _ in term.factors)) if term.factors else set()
    return inside - {index for index, _ in term.bound}


def _height(factors: Iterable[tuple[Factor, int]]) -> int:
    """Return how deep totals lie inside the factors: their bound indices have other names."""
    depths = (
        _height(term.factors) + 1
        for factor, _ in factors
        for total in _inner(factor)
        for term, _ in total.terms
    )
    return max(depths, default=0)


def _canonical(bound: Bound, factors: tuple[tuple[Factor, int], ...]) -> Term:
    """Return the term with names for its bound indices that do not hang on how it was written."""
    if not bound:
        return Term((), tuple(sorted(factors, key=repr)))
    height = _height(factors)
    best: tuple[str, Term] | None = None
    tried = 0
    for order in _orders(bound, factors):
        tried += 1
        if tried > MOST_ORDERS:
            raise TooLarge
        names = {index: f"#{height}.{i}" for i, (index, _) in enumerate(order)}
        term = _renamed(Term(tuple(order), factors), names)
        term = Term(term.bound, tuple(sorted(term.factors, key=repr)))
        key = repr(term)
        if best is None or key < best[0]:
            best = key, term
    if best is None:
        raise AssertionError
    return best[1]


def _orders(
    bound: Bound, factors: tuple[tuple[Factor, int], ...]
) -> Iterator[tuple[tuple[str, str], ...]]:
    """Yield the orders of bound indices: those that factors tell apart are sorted."""
    colours = {index: over for index, over in bound}
    for _ in range(2):
        colours = {index: _colour(index, colours, factors) for index, _ in bound}
    groups: dict[str, list[tuple[str, str]]] = {}
    for pair in bound:
        groups.setdefault(colours[pair[0]], []).append(pair)
    alike = [list(itertools.permutations(groups[colour])) for colour in sorted(groups)]
    for choice in itertools.product(*alike):
        yield tuple(itertools.chain.from_iterable(choice))


def _colour(
    index: str, colours: Mapping[str, str], factors: tuple[tuple[Factor, int], ...]
) -> str:
    """Return how an index stands in the factors, the others known by their colours only."""
    names = {other: f"<{colour}>" for other, colour in colours.items() if other != index}
    names[index] = "<>"
    seen = sorted(repr((_put(f, names), e)) for f, e in factors if index in indices_of_factor(f))
    return f"{colours[index]}{hash_of(seen)}"


def hash_of(texts: Iterable[str]) -> str:
    """Return a short text that stands for several, the same in every process."""
    from hashlib import blake2b

    return blake2b("\n".join(texts).encode(), digest_size=8).hexdigest()


def mapped(total: Total, change: Callable[[Factor], Total | None]) -> Total:
    """Return the total with some factors replaced, also inside of functions.

    ``change`` returns what a factor becomes, or None to leave it.
    """
    result = ZERO
    for old, c in total.terms:
        term = apart(old)
        product = Total(((_EMPTY, c),))
        plain: list[tuple[Factor, int]] = []
        for factor, e in term.factors:
            new = change(factor)
            if new is None and _inner(factor):
                new = rebuilt(factor, [mapped(each, change) for each in _inner(factor)])
            if new is None:
                plain.append((factor, e))
            else:
                product = product * new**e
        product = product * normal(Term((), tuple(plain)))
        for index, over in reversed(term.bound):
            product = summed(product, index, over)
        result = result + product
    return result


def rebuilt(factor: Factor, inner: list[Total]) -> Total:
    """Return a factor with other totals inside."""
    from symsgd.algebra.entry_functions import applied

    if isinstance(factor, Call):
        return applied(factor.name, factor.orders, tuple(inner))
    return inner[0]
