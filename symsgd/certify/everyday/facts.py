"""Fractions of integer polynomials, and what is known about signs of polynomials.

A fact is a polynomial that is > 0, or ≥ 0, or 0 wherever the claim has values and the case holds,
whatever the letters are that have no meaning yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from flint import Ordering, fmpz_mpoly, fmpz_mpoly_ctx

Term = tuple[fmpz_mpoly, Sequence[fmpz_mpoly]]  # what is squared, times facts
MOST_POWER = 10_000


class Wrong(Exception):
    """The certificate does not show what it says."""


class Beyond(Exception):
    """Something that this checker does not know."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A fraction A/B of polynomials in lowest terms; who makes one shows that B ≠ 0.

    >>> x = Ratio(*fmpz_mpoly_ctx.get(("x", "y"), Ordering.lex).gens())
    >>> print((x * x - x / x).above, (x + x).below)
    x^2 - y^2 y
    """

    above: fmpz_mpoly
    below: fmpz_mpoly

    def __add__(self, other: Ratio) -> Ratio:
        above = self.above * other.below + other.above * self.below
        return lowest(above, self.below * other.below)

    def __neg__(self) -> Ratio:
        return Ratio(-self.above, self.below)

    def __sub__(self, other: Ratio) -> Ratio:
        return self + -other

    def __mul__(self, other: Ratio) -> Ratio:
        return lowest(self.above * other.above, self.below * other.below)

    def __truediv__(self, other: Ratio) -> Ratio:
        return lowest(self.above * other.below, self.below * other.above)

    def __pow__(self, exponent: Ratio) -> Ratio:
        k = exponent.whole
        if k is None or abs(k) > MOST_POWER:
            raise Beyond("a large power")
        parts = self.above ** abs(k), self.below ** abs(k)
        return lowest(*(parts if k >= 0 else parts[::-1]))

    @property
    def number(self) -> Fraction | None:
        """Return the value, if it is a number."""
        above, below = (part.leading_coefficient() for part in (self.above, self.below))
        constant = self.above.is_constant() and self.below.is_constant()
        return Fraction(int(above), int(below)) if constant else None

    @property
    def whole(self) -> int | None:
        """Return the value, if it is a whole number."""
        k = self.number
        return int(k) if k is not None and k.denominator == 1 else None


def lowest(above: fmpz_mpoly, below: fmpz_mpoly) -> Ratio:
    """Return a fraction in lowest terms: what does not vanish has divisors that do not."""
    if below.is_zero():
        raise Beyond("a case that leaves nothing")
    common = above.gcd(below)
    return Ratio(above // common, below // common)


class Facts:
    """Arithmetic modulo polynomials that vanish, and signs that follow from signs.

    >>> known = Facts(1)
    >>> x = known.letters[0]
    >>> known.infer(x**2 + 1, [(x, []), (known.one, [])])
    >>> known.positive(x**2 + 1, strict=True), known.positive(x)
    (True, False)
    """

    def __init__(self, count: int) -> None:
        names = tuple(f"g{i}" for i in reversed(range(count)))
        self.ring = fmpz_mpoly_ctx.get(names, Ordering.lex)  # later letters lead
        self.letters, self.one = self.ring.gens()[::-1], self.ring.constant(1)
        self._zeros: list[fmpz_mpoly] = []
        self._signs: dict[str, tuple[fmpz_mpoly, bool]] = {}  # whether zero is excluded

    def constant(self, value: Fraction | int) -> Ratio:
        """Return a rational number."""
        return Ratio(*map(self.ring.constant, Fraction(value).as_integer_ratio()))

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
            return int(p.leading_coefficient()) >= strict
        return self._signs.get(str(p // p.content()), (p, -1))[1] >= strict

    def nonzero(self, p: fmpz_mpoly) -> bool:
        """Say whether p ≠ 0 has been shown."""
        return self.positive(p * p, strict=True)

    def holds(self, a: Ratio, relation: str, b: Ratio) -> bool:
        """Say whether a relation between two fractions has been shown."""
        return all(self.positive(p, strict=strict) for p, strict in self.signs_of(a, relation, b))

    def signs_of(self, a: Ratio, relation: str, b: Ratio) -> list[tuple[fmpz_mpoly, bool]]:
        """Return polynomials, and whether zero is excluded: if all are positive a relation holds."""
        p, below = map(self.reduce, ((a - b).above, (a - b).below))
        return {
            "=": [(p, False), (-p, False)],
            "!=": [(p * p, True)],
            ">": [(p * below, True)],
            ">=": [(p * below, False)],
            "<": [(-p * below, True)],
            "<=": [(-p * below, False)],
        }[relation]

    def infer(self, p: fmpz_mpoly, terms: Iterable[Term], over: Sequence[fmpz_mpoly] = ()) -> None:
        """p · Π over = Σ s² · Π facts, and all in ``over`` are ≥ 0: then p ≥ 0 if they are > 0.

        If a term is > 0 then p > 0, and none in ``over`` vanishes.
        """
        terms = list(terms)
        total = sum((s**2 * prod(facts, start=self.one) for s, facts in terms), self.one * 0)
        if not self.reduce(p * prod(over, start=self.one) - total).is_zero():
            raise Wrong("a sign that does not follow")
        strict = any(self.nonzero(s) and self._all(facts, strict=True) for s, facts in terms)
        shown = all(self._all(facts) for _, facts in terms) and self._all(over)
        if not shown or not (strict or self._all(over, strict=True)):
            raise Wrong("a sign that has not been shown")
        self._note_sign(p, strict=strict)

    def _all(self, facts: Iterable[fmpz_mpoly], *, strict: bool = False) -> bool:
        return all(self.positive(p, strict=strict) for p in facts)

    def _note(self, a: Ratio, relation: str, b: Ratio) -> None:
        """Take a relation between two fractions to hold."""
        signs = self.signs_of(a, relation, b)
        for p, strict in signs:
            self._note_sign(p, strict=strict)
        if relation == "=" and not signs[0][0].is_zero():
            self._zeros.append(signs[0][0])
            self._zeros.sort(key=lambda zero: zero.monoms()[0], reverse=True)

    def _note_sign(self, p: fmpz_mpoly, *, strict: bool) -> None:
        if not p.is_constant():
            p //= p.content()
            self._signs[str(p)] = p, strict or self.positive(p, strict=True)
