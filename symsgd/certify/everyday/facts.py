"""Fractions of integer polynomials, and what is known about signs of polynomials.

A fraction (A, B) stands for A/B, with B ≠ 0 wherever the claim has values.  A fact is a polynomial
that is > 0, or ≥ 0, wherever the claim has values and the case holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import gcd, prod

from flint import Ordering, fmpz_mpoly, fmpz_mpoly_ctx

Ratio = tuple[fmpz_mpoly, fmpz_mpoly]
Term = tuple[fmpz_mpoly, Sequence[fmpz_mpoly]]  # what is squared, times facts
MOST_POWER = 10_000


class Wrong(Exception):
    """The certificate does not show what it says."""


class Beyond(Exception):
    """Something that this checker does not know."""


class Facts:
    """Arithmetic modulo relations g^k = P, and signs that follow from signs.

    >>> known = Facts(1)
    >>> x = known.letters[0]
    >>> known.infer(x**2 + 1, [(x, []), (known.one, [])])
    >>> known.positive(x**2 + 1, strict=True), known.positive(x)
    (True, False)
    """

    def __init__(self, count: int) -> None:
        names = tuple(f"g{i}" for i in reversed(range(max(1, count))))
        self.ring = fmpz_mpoly_ctx.get(names, Ordering.lex)  # later generators lead
        self.letters, self.one = self.ring.gens()[::-1], self.ring.constant(1)
        self._relations: dict[int, fmpz_mpoly] = {}
        self._facts: dict[str, tuple[fmpz_mpoly, bool]] = {}  # whether zero is excluded

    # -- fractions ---------------------------------------------------------------------------

    def reduce(self, p: fmpz_mpoly) -> fmpz_mpoly:
        """Return a polynomial with P in the place of every g^k."""
        for _, relation in sorted(self._relations.items(), reverse=True):
            p = divmod(p, relation)[1]
        return p

    def fraction(self, above: fmpz_mpoly, below: fmpz_mpoly) -> Ratio:
        """Return A/B in lowest terms; B ≠ 0, so what is cancelled is not zero either."""
        above, below = self.reduce(above), self.reduce(below)
        if below.is_zero():
            raise Beyond("a denominator is zero everywhere")
        common = above.gcd(below)
        return above // common, below // common

    def constant(self, value: Fraction | int) -> Ratio:
        """Return a rational number."""
        value = Fraction(value)
        return self.ring.constant(value.numerator), self.ring.constant(value.denominator)

    def same(self, a: Ratio, b: Ratio) -> bool:
        """Say whether two fractions are equal wherever the claim has values."""
        return bool(self.reduce(a[0] * b[1] - b[0] * a[1]).is_zero())

    def plus(self, *terms: Ratio) -> Ratio:
        """Return the sum."""
        total = self.constant(0)
        for above, below in terms:
            total = self.fraction(total[0] * below + above * total[1], total[1] * below)
        return total

    def times(self, *factors: Ratio) -> Ratio:
        """Return the product."""
        return self.fraction(*(prod(parts, start=self.one) for parts in zip(*factors, strict=True)))

    def minus(self, a: Ratio, b: Ratio) -> Ratio:
        """Return the difference."""
        return self.plus(a, (-b[0], b[1]))

    def power(self, a: Ratio, k: int) -> Ratio:
        """Return an integer power."""
        if abs(k) > MOST_POWER:
            raise Beyond("a large power")
        above, below = a if k >= 0 else a[::-1]
        return self.fraction(above ** abs(k), below ** abs(k))

    # -- signs -------------------------------------------------------------------------------

    @property
    def facts(self) -> Sequence[tuple[fmpz_mpoly, bool]]:
        """What is known: p > 0 (True), or p ≥ 0 (False)."""
        return tuple(self._facts.values())

    def _note(self, p: fmpz_mpoly, *, strict: bool) -> None:
        if p.is_constant():  # nothing is learned, unless it is false
            if not self.positive(p, strict=strict):
                raise Beyond("a case that leaves nothing")
            return
        p = p // gcd(*map(int, p.coeffs()))
        self._facts[str(p)] = p, strict or self._facts.get(str(p), (p, False))[1]

    def positive(self, p: fmpz_mpoly, *, strict: bool = False) -> bool:
        """Say whether p > 0, or p ≥ 0, has been shown."""
        if p.is_constant():
            return not strict if p.is_zero() else int(p.leading_coefficient()) > 0
        known = self._facts.get(str(p // gcd(*map(int, p.coeffs()))))
        return known is not None and known[1] >= strict

    def nonzero(self, p: fmpz_mpoly) -> bool:
        """Say whether p ≠ 0 has been shown."""
        return any(self.positive(q, strict=True) for q in (p, -p, p * p))

    def infer(self, p: fmpz_mpoly, terms: Iterable[Term], over: Sequence[fmpz_mpoly] = ()) -> None:
        """p · Π over = Σ s² · Π facts, and all in ``over`` are > 0: p ≥ 0, and > 0 if a term is."""
        strict, total = self.nonzero(p), self.ring.constant(0)
        for square, factors in terms:
            if not all(map(self.positive, factors)):
                raise Wrong("a sign that has not been shown")
            signs = (self.positive(f, strict=True) for f in factors)
            strict = strict or (self.nonzero(square) and all(signs))
            total += square**2 * prod(factors, start=self.one)
        divisible = all(self.positive(f, strict=True) for f in over)
        if not divisible or not self.reduce(p * prod(over, start=self.one) - total).is_zero():
            raise Wrong("a sign that does not follow")
        self._note(p, strict=strict)

    def divides(self, p: fmpz_mpoly, q: fmpz_mpoly) -> None:
        """p divides q, and q ≠ 0: p ≠ 0."""
        if not self.nonzero(q) or not divmod(q, p)[1].is_zero():
            raise Wrong("a divisor that may vanish")
        self._note(p * p, strict=True)
