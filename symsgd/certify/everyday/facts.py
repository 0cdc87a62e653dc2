"""What is known about signs in one case, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from flint import fmpz_mpoly

from symsgd.certify.everyday.fractions import Beyond, Fractions, Json, Ratio


class Facts(Fractions):
    """Polynomials that are > 0 or ≥ 0 wherever the claim has values.

    >>> known = Facts(2)
    >>> x, y = known.letters
    >>> known.note(x, strict=True)
    >>> known.positive(x + y**2, strict=True), known.positive(x * y)
    (True, False)
    """

    def __init__(self, count: int) -> None:
        super().__init__(count)
        self.facts: dict[str, bool] = {}  # whether zero is excluded

    def note(self, p: fmpz_mpoly, *, strict: bool) -> None:
        """Note that p > 0, or p ≥ 0, without the factors whose sign is known."""
        if p.is_zero():
            if strict:
                raise Beyond("a case that leaves nothing")
            return
        content, factors = p.factor()
        rest = self.ring.constant(1 if content > 0 else -1)
        for factor, power in factors:
            if self.positive(-factor, strict=True):
                rest *= (-1) ** power
            elif power % 2 and not self.positive(factor, strict=True):
                rest *= factor
            elif power % 2 == 0 and not strict:
                return  # where it vanishes the others are free
        if rest.is_constant():  # what is left is a number: nothing is learned, or nothing is left
            if int(rest.leading_coefficient()) < 0:
                raise Beyond("a case that leaves nothing")
            return
        self.facts[str(rest)] = strict or self.facts.get(str(rest), False)

    def note_domain(self, letter: fmpz_mpoly, domain: Json) -> None:
        """Note where a variable lies."""
        for end, sign in (("low", 1), ("high", -1)):
            if domain[end] is not None:
                above, below = self.constant(Fraction(domain[end]))
                self.note(sign * (letter * below - above), strict=bool(domain[f"{end}_open"]))

    def positive(self, p: fmpz_mpoly, *, strict: bool = False) -> bool:
        """Say whether p > 0, or p ≥ 0, is known."""
        if p.is_zero():
            return not strict
        if p.is_constant():
            return int(p.leading_coefficient()) > 0
        if self.facts.get(str(p), -1) >= strict or self._by_terms(p, strict=strict):
            return True
        content, factors = p.factor()
        if len(factors) == 1 and factors[0][1] == 1 and abs(content) == 1:
            return False
        rest = self.ring.constant(1 if content > 0 else -1)
        for factor, power in factors:
            if power % 2 == 0:
                if strict and not self.nonzero(factor):
                    return False
            elif self.positive(-factor, strict=strict):
                rest = -rest
            elif not self.positive(factor, strict=strict):
                rest *= factor
        return bool(rest.is_one()) or self.facts.get(str(rest), -1) >= strict

    def _by_terms(self, p: fmpz_mpoly, *, strict: bool) -> bool:
        """Every term is a product of squares and of generators that are not negative."""
        certain = False
        for powers, c in p.terms():
            known = [
                self.facts.get(str(self.letters[i]), -1) for i, e in enumerate(powers) if e % 2
            ]
            if c < 0 or min(known, default=1) < 0:
                return False
            squares = any(e and e % 2 == 0 for e in powers)
            certain = certain or (not squares and all(known))
        return certain or not strict

    def nonzero(self, p: fmpz_mpoly, among: Iterable[fmpz_mpoly] = ()) -> bool:
        """Say whether p has a sign, or divides one of some polynomials that do not vanish."""
        if p.is_zero():
            return False
        if self.positive(p, strict=True) or self.positive(-p, strict=True):
            return True
        return all(
            any(divmod(q, factor)[1].is_zero() for q in among if not q.is_zero())
            or (factor not in (p, -p) and self.nonzero(factor))
            for factor, _ in p.factor()[1]
        )

    def greater(self, a: Ratio, b: Ratio) -> bool | None:
        """Say whether a ≥ b (True) or a ≤ b (False), None if that is not known."""
        above, below = self.subtract(a, b)
        product = above * below
        return True if self.positive(product) else False if self.positive(-product) else None
