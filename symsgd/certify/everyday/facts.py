"""Fractions of integer polynomials, and what is known about signs of polynomials.

A fact is a polynomial that is > 0, or ≥ 0, or 0 wherever the claim has values and the case holds,
whatever the letters are that have no meaning yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import nan, prod

from flint import Ordering, fmpz_mpoly, fmpz_mpoly_ctx

Term = tuple[fmpz_mpoly, Sequence[fmpz_mpoly]]  # what is squared, times facts
SIGNS = {"=": (1, -1), "!=": (1,), ">": (1,), ">=": (1,), "<": (-1,), "<=": (-1,)}


class Wrong(ValueError):
    """The certificate does not show what it says."""


class Beyond(Exception):
    """Something that this checker does not know."""


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


class Facts:
    """Arithmetic modulo polynomials that vanish, and signs that follow from signs.

    >>> known = Facts(1)
    >>> x = known.letters[0]
    >>> known.infer(x**2 + 1, [(x, []), (known.one, [])])
    >>> known.positive(x**2 + 1, strict=True), known.positive(x)
    (True, False)
    """

    def __init__(self, count: int) -> None:
        self.ring = fmpz_mpoly_ctx.get(("g", count), Ordering.lex)  # later letters lead
        self.letters, self.one = self.ring.gens()[::-1], self.ring.constant(1)
        self._zeros: list[fmpz_mpoly] = []
        self._signs = {
            "1": (self.one, True),
            "0": (self.one * 0, False),
        }  # whether zero is excluded

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

    def positive(self, *given: fmpz_mpoly, strict: bool = False) -> bool:
        """Say whether polynomials have all been shown to be > 0, or ≥ 0."""
        found = [self._signs.get(str(p.primitive()[1])) for p in given]
        return all(known is not None and known[1] >= strict for known in found)

    def holds(self, a: Ratio, relation: str, b: Ratio) -> bool:
        """Say whether a relation between two fractions has been shown."""
        return all(self.positive(p, strict=strict) for p, strict in self.needed(a, relation, b))

    def needed(self, a: Ratio, relation: str, b: Ratio) -> list[tuple[fmpz_mpoly, bool]]:
        """Return what must be > 0 (True), or ≥ 0 (False), for a relation to hold, and no more."""
        p, below = self.reduce((a + -b).above), self.reduce((a + -b).below)
        rest = {"=": self.one, "!=": p}.get(relation, below)
        return [(sign * p * rest, relation in ("!=", "<", ">")) for sign in SIGNS[relation]]

    def infer(self, p: fmpz_mpoly, terms: Iterable[Term], over: Sequence[fmpz_mpoly] = ()) -> None:
        """p · Π over = Σ s² · Π facts, and all in ``over`` are ≥ 0: then p ≥ 0 if they are > 0.

        If a term is > 0 then p > 0, and none in ``over`` vanishes.
        """
        rest, used, strict = p * prod(over, start=self.one), list(over), False
        for square, facts in terms:
            rest -= square**2 * prod(facts, start=self.one)
            used += facts
            strict = strict or self.positive(square**2, *facts, strict=True)
        enough = strict or self.positive(*over, strict=True)
        if not enough or not self.positive(*used) or not self.reduce(rest).is_zero():
            raise Wrong("a sign that does not follow")
        self._note_sign(p, strict=strict)

    def _note(self, a: Ratio, relation: str, b: Ratio) -> None:
        """Take a relation between two fractions to hold."""
        signs = self.needed(a, relation, b)
        for p, strict in signs:
            self._note_sign(p, strict=strict)
        if relation == "=" and not signs[0][0].is_zero():
            self._zeros.insert(0, signs[0][0])

    def _note_sign(self, p: fmpz_mpoly, *, strict: bool) -> None:
        p = p.primitive()[1]
        if self.positive(-p, strict=not strict):
            raise Beyond("a case that leaves nothing")
        self._signs[str(p)] = p, strict or self.positive(p, strict=True)
