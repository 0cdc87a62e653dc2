"""Fractions of integer polynomials, and what is known about signs of polynomials.

A fact is a polynomial that is > 0, or ≥ 0, or 0 wherever the claim has values and the case holds,
whatever the letters are that have no meaning yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, prod

from flint import Ordering, fmpz_mpoly, fmpz_mpoly_ctx

Term = tuple[fmpz_mpoly, Sequence[fmpz_mpoly]]  # what is squared, times facts
ORDERS = {">": (1, True), ">=": (1, False), "<": (-1, True), "<=": (-1, False)}
MOST_POWER = 10_000


class Wrong(Exception):
    """The certificate does not show what it says."""


class Beyond(Exception):
    """Something that this checker does not know."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A fraction A/B in lowest terms, with B ≠ 0 wherever the claim has values."""

    facts: Facts
    above: fmpz_mpoly
    below: fmpz_mpoly

    def _lowest(self, above: fmpz_mpoly, below: fmpz_mpoly) -> Ratio:
        """B is not zero, and so what is cancelled is not zero either."""
        above, below = map(self.facts.reduce, (above, below))
        if below.is_zero():
            raise Beyond("a case that leaves nothing")
        common = above.gcd(below)
        return Ratio(self.facts, above // common, below // common)

    def __add__(self, other: Ratio) -> Ratio:
        above = self.above * other.below + other.above * self.below
        return self._lowest(above, self.below * other.below)

    def __mul__(self, other: Ratio) -> Ratio:
        return self._lowest(self.above * other.above, self.below * other.below)

    def __truediv__(self, other: Ratio) -> Ratio:
        if not self.facts.nonzero(other.above):
            raise Beyond("a denominator that may vanish")
        return self._lowest(self.above * other.below, self.below * other.above)

    def __neg__(self) -> Ratio:
        return Ratio(self.facts, -self.above, self.below)

    def __sub__(self, other: Ratio) -> Ratio:
        return self + -other

    def __pow__(self, k: int) -> Ratio:
        if abs(k) > MOST_POWER:
            raise Beyond("a large power")
        base = self if k >= 0 else self.facts.constant(1) / self
        return self._lowest(base.above ** abs(k), base.below ** abs(k))


class Facts:
    """Arithmetic modulo polynomials that vanish, and signs that follow from signs.

    >>> known = Facts(1)
    >>> x = known.letters[0]
    >>> known.infer(x**2 + 1, [(x, []), (known.one, [])])
    >>> known.positive(x**2 + 1, strict=True), known.positive(x)
    (True, False)
    >>> print((known.fraction(x) / known.fraction(x**2 + 1)).above)
    g0
    """

    def __init__(self, count: int) -> None:
        names = tuple(f"g{i}" for i in reversed(range(max(1, count))))
        self.ring = fmpz_mpoly_ctx.get(names, Ordering.lex)  # later letters lead
        self.letters, self.one = self.ring.gens()[::-1], self.ring.constant(1)
        self._zeros: list[fmpz_mpoly] = []
        self._signs: dict[str, tuple[fmpz_mpoly, bool]] = {}  # whether zero is excluded

    def constant(self, value: Fraction | int) -> Ratio:
        """Return a rational number."""
        parts = (Fraction(value).numerator, Fraction(value).denominator)
        return Ratio(self, *map(self.ring.constant, parts))

    def fraction(self, p: fmpz_mpoly) -> Ratio:
        """Return a polynomial as a fraction."""
        return Ratio(self, p, self.one)

    def reduce(self, p: fmpz_mpoly) -> fmpz_mpoly:
        """Return a polynomial of the same value: the remainder modulo what vanishes."""
        for zero in self._zeros:
            p = divmod(p, zero)[1]
        return p

    @property
    def signs(self) -> Sequence[tuple[fmpz_mpoly, bool]]:
        """What is known: p > 0 (True), or p ≥ 0 (False)."""
        return tuple(self._signs.values())

    def positive(self, p: fmpz_mpoly, *, strict: bool = False) -> bool:
        """Say whether p > 0, or p ≥ 0, has been shown."""
        if p.is_constant():
            return not strict if p.is_zero() else int(p.leading_coefficient()) > 0
        known = self._signs.get(str(p // gcd(*map(int, p.coeffs()))))
        return known is not None and known[1] >= strict

    def nonzero(self, p: fmpz_mpoly) -> bool:
        """Say whether p ≠ 0 has been shown."""
        return any(self.positive(q, strict=True) for q in (p, -p, p * p))

    def holds(self, a: Ratio, relation: str, b: Ratio) -> bool:
        """Say whether a relation between two fractions has been shown."""
        return all(self.positive(p, strict=strict) for p, strict in _signs(a, relation, b))

    def infer(self, p: fmpz_mpoly, terms: Iterable[Term], over: Sequence[fmpz_mpoly] = ()) -> None:
        """p · Π over = Σ s² · Π facts, and all in ``over`` are ≥ 0: then p ≥ 0 if they are > 0.

        If a term is > 0 then p > 0, and none in ``over`` vanishes.
        """
        total, used, strict = self.ring.constant(0), list(over), False
        for square, factors in terms:
            total += square**2 * prod(factors, start=self.one)
            used += factors
            signs = (self.positive(f, strict=True) for f in factors)
            strict = strict or (self.nonzero(square) and all(signs))
        divisible = strict or all(self.positive(f, strict=True) for f in over)
        if not all(map(self.positive, used)) or not divisible:
            raise Wrong("a sign that has not been shown")
        if not self.reduce(p * prod(over, start=self.one) - total).is_zero():
            raise Wrong("a sign that does not follow")
        self._note_sign(p, strict=strict or self.nonzero(p))

    def _note(self, a: Ratio, relation: str, b: Ratio) -> None:
        """Take a relation between two fractions to hold."""
        signs = _signs(a, relation, b)
        for p, strict in signs:
            self._note_sign(p, strict=strict)
        if relation == "=":
            zeros = [*self._zeros, *(p for p, _ in signs[:1] if not p.is_zero())]
            self._zeros = sorted(zeros, key=lambda zero: zero.monoms()[0], reverse=True)

    def _note_sign(self, p: fmpz_mpoly, *, strict: bool) -> None:
        if p.is_constant():  # nothing is learned, unless it is false
            if not self.positive(p, strict=strict):
                raise Beyond("a case that leaves nothing")
            return
        p = p // gcd(*map(int, p.coeffs()))
        self._signs[str(p)] = p, strict or self._signs.get(str(p), (p, False))[1]


def _signs(a: Ratio, relation: str, b: Ratio) -> list[tuple[fmpz_mpoly, bool]]:
    """Return polynomials, and whether zero is excluded: a relation holds if all are positive."""
    p, below = (a - b).above, (a - b).below
    if relation == "=":
        return [(p, False), (-p, False)]
    if relation == "!=":
        return [(p * p, True)]
    sign, strict = ORDERS[relation]
    return [(sign * p * below, strict)]
