"""Formulas about the entries of arrays of any size: sums of terms with their coefficients.

Σ_i Σ_j x_i A_ij y_j is one term with two bound indices, whatever way it was grouped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from symsgd.algebra.entry_terms import (
    Cell,
    Count,
    Factor,
    Inside,
    Same,
    Term,
    TooLarge,
    apart,
    canonical,
    free,
    fresh,
    indices_of_factor,
    inner,
    own,
    put,
    renamed,
)

MOST_TERMS = 400


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
            (_product(one, another), a * b) for one, a in self.terms for another, b in other.terms
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
                for total in inner(factor):
                    yield from total.factors()

    def renamed(self, names: Mapping[str, str]) -> Total:
        """Return the total with other names for its free indices."""
        if not any(name in names for factor in self.factors() for name in own(factor)):
            return self
        return collected([
            (term, c * factor)
            for old, c in self.terms
            for term, factor in normal(renamed(apart(old), names)).terms
        ])  # fmt: skip

    def free(self) -> set[str]:
        """Return the indices that are not bound."""
        return set().union(*(free(term) for term, _ in self.terms))


_EMPTY = Term((), ())
ZERO = Total(())
ONE = Total(((_EMPTY, Fraction(1)),))


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
        other = fresh()
        term = renamed(apart(old), {index: other})
        bound = ((other, over), *term.bound)
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
        return Total(((canonical(tuple(bound.items()), kept), Fraction(1)),))
    rest = tuple(pair for pair in kept if pair not in expanded)
    found: list[tuple[Term, Fraction]] = []
    inside = ONE
    for factor, e in expanded:
        inside = inside * factor.total**e
    for other, c in inside.terms:
        separate = apart(other)
        whole = Term((*bound.items(), *separate.bound), (*rest, *separate.factors))
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
                factors = [(put(each, {gone: kept}), e) for each, e in rest]
                pending = True
                break
            inside = [(put(each, {gone: kept}), e) for each, e in rest]
            if inside != rest:  # free on both sides: the first name stands for both
                factors, pending = [(factor, 1), *inside], True
                break
    return bound, factors, numbers


def _product(one: Term, other: Term) -> Total:
    first, second = apart(one), apart(other)
    return normal(Term((*first.bound, *second.bound), (*first.factors, *second.factors)))
