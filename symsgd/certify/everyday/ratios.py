"""Fractions of polynomials, in which the search thinks.  Nothing here is trusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import nan
from typing import Generic, TypeVar

from flint import Ordering, fmpz, fmpz_mpoly, fmpz_mpoly_ctx

from symsgd.certify.everyday.case import Beyond

Value = TypeVar("Value")


class Table(Generic[Value]):
    """Something for each of some polynomials, which cannot be keys of a dictionary themselves.

    Their texts could, but python-flint 0.9 never frees the room of one: some megabytes a proof.

    >>> x, y = fmpz_mpoly_ctx.get(("x", "y"), Ordering.lex).gens()
    >>> table = Table()
    >>> table[x + y] = "a sum"
    >>> table.get(y + x), table.get(x)
    ('a sum', None)
    """

    def __init__(self) -> None:
        self._found: dict[tuple[int, fmpz], list[tuple[fmpz_mpoly, int]]] = {}
        self._values: list[Value] = []

    def _places(self, p: fmpz_mpoly) -> list[tuple[fmpz_mpoly, int]]:
        return self._found.setdefault((len(p), p.leading_coefficient()), [])

    def get(self, p: fmpz_mpoly) -> Value | None:
        """Return what is noted for a polynomial."""
        return next((self._values[place] for q, place in self._places(p) if q == p), None)

    def __setitem__(self, p: fmpz_mpoly, value: Value) -> None:
        place = next((place for q, place in self._places(p) if q == p), len(self._values))
        if place == len(self._values):
            self._places(p).append((p, place))
        self._values[place : place + 1] = [value]

    def __iter__(self) -> Iterator[Value]:
        return iter(self._values)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A fraction A/B of polynomials in lowest terms; who makes one shows that B ≠ 0.

    >>> x = Ratio(*fmpz_mpoly_ctx.get(("x", "y"), Ordering.lex).gens())
    >>> print((x * x + -x / x).above, (x + x).below)
    x^2 - y^2 y
    """

    above: fmpz_mpoly
    below: fmpz_mpoly

    def __add__(self, other: Ratio) -> Ratio:
        above = self.above * other.below + other.above * self.below
        return lowest(above, self.below * other.below)

    def __radd__(self, zero: int) -> Ratio:  # a sum begins with 0
        return Ratio(self.above + zero * self.below, self.below)

    def __rmul__(self, one: int) -> Ratio:  # a product begins with 1
        return Ratio(one * self.above, self.below)

    def __neg__(self) -> Ratio:
        return Ratio(-self.above, self.below)

    def __mul__(self, other: Ratio) -> Ratio:
        return lowest(self.above * other.above, self.below * other.below)

    def __truediv__(self, other: Ratio) -> Ratio:
        return lowest(self.above * other.below, self.below * other.above)

    def __pow__(self, exponent: Ratio) -> Ratio:
        k = int(exponent.number)
        power = lowest(self.above ** abs(k), self.below ** abs(k))
        return power if k >= 0 else lowest(power.below, power.above)

    @property
    def number(self) -> Fraction | float:
        """Return the value if it is a number, and else something that compares with none."""
        if not self.above.is_constant() or not self.below.is_constant():
            return nan
        return Fraction(*(int(p.leading_coefficient()) for p in (self.above, self.below)))


def lowest(above: fmpz_mpoly, below: fmpz_mpoly) -> Ratio:
    """Return a fraction in lowest terms: what does not vanish has divisors that do not."""
    if below.is_zero():
        raise Beyond("a case that leaves nothing")
    common = above.gcd(below)
    return Ratio(above // common, below // common)


def factor(p: fmpz_mpoly) -> tuple[int, list[tuple[fmpz_mpoly, int]]]:
    """Return the content and the factors of a polynomial, found in a ring of its letters alone."""
    ring, degrees = p.context(), p.degrees()
    used = [i for i, degree in enumerate(degrees) if degree]
    small = fmpz_mpoly_ctx.get([f"x{i}" for i in used], Ordering.lex)
    within = {tuple(powers[i] for i in used): c for powers, c in p.to_dict().items()}
    content, factors = small.from_dict(within).factor()
    return int(content), [(_spread(f, used, ring), int(power)) for f, power in factors]


def _spread(p: fmpz_mpoly, used: list[int], ring: fmpz_mpoly_ctx) -> fmpz_mpoly:
    terms = {}
    for powers, c in p.to_dict().items():
        places = [0] * len(ring.names())
        for i, power in zip(used, powers, strict=True):
            places[i] = power
        terms[tuple(places)] = c
    return ring.from_dict(terms)
