"""Fractions of integer polynomials in the generators of one case."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import Ordering, fmpz_mpoly, fmpz_mpoly_ctx

Ratio = tuple[fmpz_mpoly, fmpz_mpoly]  # above, below
Json = Any  # what json.loads gives; misreading it raises, and is caught in one place
MOST_POWER = 10_000


class Wrong(Exception):
    """The certificate does not show what it says."""


class Beyond(Exception):
    """Something that this checker does not know."""


class Fractions:
    """Arithmetic modulo the relations g^k = P that have been shown so far.

    >>> field = Fractions(1)
    >>> twice = field.ratio([[["2", [[0, 1]]]], [["1", []]]])
    >>> field.same(twice, field.times(field.constant(2), (field.letters[0], field.one)))
    True
    """

    def __init__(self, count: int) -> None:
        names = tuple(f"g{i}" for i in range(max(1, count)))
        self.ring = fmpz_mpoly_ctx.get(names, Ordering.lex)
        self.one = self.ring.constant(1)
        self.letters = self.ring.gens()
        self.relations: dict[int, tuple[int, fmpz_mpoly]] = {}

    def polynomial(self, terms: Json) -> fmpz_mpoly:
        """Return a polynomial from terms [coefficient, [[generator, exponent], …]]."""
        found: dict[tuple[int, ...], int] = {}
        for coefficient, places in terms:
            powers = [0] * len(self.letters)
            for i, exponent in places:
                if i < 0 or exponent < 0:
                    raise Wrong("a negative exponent, or a generator that does not exist")
                powers[i] += exponent
            found[tuple(powers)] = int(coefficient)
        return self.ring.from_dict(found)

    def ratio(self, pair: Json) -> Ratio:
        """Return a fraction from a pair of polynomials."""
        above, below = map(self.polynomial, pair)
        if not above.gcd(below).is_one():
            raise Wrong("a fraction that is not in lowest terms")
        return self.fraction(above, below)

    def fraction(self, above: fmpz_mpoly, below: fmpz_mpoly) -> Ratio:
        """Return a fraction in lowest terms; what is cancelled is not zero where it has a value."""
        above, below = self.reduce(above), self.reduce(below)
        if below.is_zero():
            raise Beyond("a denominator is zero everywhere")
        common = above.gcd(below)
        return above // common, below // common

    def reduce(self, p: fmpz_mpoly) -> fmpz_mpoly:
        """Return a polynomial with P in the place of every g^k."""
        for i, (degree, tail) in sorted(self.relations.items(), reverse=True):
            while p.degrees()[i] >= degree:
                total = self.ring.constant(0)
                for powers, c in p.to_dict().items():
                    times, rest = divmod(powers[i], degree)
                    kept = {(*powers[:i], rest, *powers[i + 1 :]): c}
                    total += self.ring.from_dict(kept) * tail**times
                p = total
        return p

    def constant(self, value: Fraction | int) -> Ratio:
        """Return a rational number."""
        value = Fraction(value)
        return self.ring.constant(value.numerator), self.ring.constant(value.denominator)

    def subtract(self, a: Ratio, b: Ratio) -> Ratio:
        """Return the difference."""
        return self.fraction(a[0] * b[1] - b[0] * a[1], a[1] * b[1])

    def same(self, a: Ratio, b: Ratio) -> bool:
        """Say whether two fractions are equal wherever both have values."""
        return bool(self.reduce(a[0] * b[1] - b[0] * a[1]).is_zero())

    def times(self, a: Ratio, b: Ratio) -> Ratio:
        """Return the product."""
        return self.fraction(a[0] * b[0], a[1] * b[1])

    def power(self, a: Ratio, k: int) -> Ratio:
        """Return an integer power."""
        if abs(k) > MOST_POWER:
            raise Beyond("a large power")
        above, below = a if k >= 0 else (a[1], a[0])
        return self.fraction(above ** abs(k), below ** abs(k))
