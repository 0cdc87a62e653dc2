"""The rules that find the sign of a polynomial by those of other ones.

Each rule answers with (sign, strict) or with None; it never guesses.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import prod

from flint import fmpz_mpoly

from symsgd.prove.tower.means import Shares, shares
from symsgd.prove.tower.sign_rules import Sign, SignRules

MOST_TERMS_OF_A_LINE = 10


class DeeperRules(SignRules):
    """The rules that ask for signs of other polynomials."""

    def deeper_rules(self) -> tuple[Callable[[fmpz_mpoly], Sign | None], ...]:
        """Return the rules that ask for signs of other polynomials, the quickest first."""
        return (
            self.by_square, self.by_root, self.by_product, self.by_sum, self.by_ends,
            self.by_means,
        )  # fmt: skip

    def by_square(self, p: fmpz_mpoly) -> Sign | None:
        """a g² + b g + c with a discriminant that is not positive."""
        degrees = p.degrees()
        for g in self.ring.used(p):
            if degrees[g.index] != 2 or g.degree:
                continue
            c, b, a = self.ring.by_powers(p, g)
            lead = self.of(a)
            if lead is None or lead[0] == 0:
                continue
            discriminant = self.of(b * b - 4 * a * c)
            if discriminant is None or discriminant[0] >= 0:
                continue
            rest = None if lead[1] else self.of(c)  # where a vanishes, so does b, and c is left
            if lead[1] or (rest is not None and rest[0] in (0, lead[0])):
                return lead[0], lead[1] and discriminant[1]
        return None

    def by_root(self, p: fmpz_mpoly) -> Sign | None:
        """a + bR with R = √t: b decides where b²t ≥ a², and a where b²t ≤ a²."""
        degrees = p.degrees()
        for g in self.ring.bound:
            if g.kind != "root" or g.degree != 2 or degrees[g.index] != 1:
                continue
            a, b = self.ring.by_powers(p, g)
            lead = self.of(b)
            if lead is None or lead[0] == 0:
                continue
            margin = self.of(self.ring.reduce(b * b * g.tail - a * a))
            if margin is not None and margin[0] >= 0:
                return lead[0], lead[1] and margin[0] > 0 and margin[1]
            rest = self.of(a) if margin is not None else None
            if margin is not None and rest is not None:
                return rest[0], rest[1] and margin[1]
        return None

    def by_product(self, p: fmpz_mpoly) -> Sign | None:
        """A product of known sign whose other factors are known."""
        for product, (sign, strict) in self.products:
            others = [f for f in product if f != p]
            if len(others) != len(product) - 1:
                continue
            known = [k for k in map(self.of_factor, others) if k is not None and k[1]]
            if len(known) == len(others):
                return sign * prod(k[0] for k in known), strict
        return None

    def by_sum(self, p: fmpz_mpoly) -> Sign | None:
        """p = λf + q with λ > 0, a fact on f, and the same sign for q."""
        terms = dict(p.terms())
        for f, (sign, strict) in self.known:
            if f in (p, -p):
                continue
            for monomial, coefficient in f.terms():
                mine = terms.get(monomial)
                if mine is None or not any(monomial):
                    continue
                # |coefficient|·p = |mine|·(±f) + rest, where the monomial cancels
                same = (mine > 0) == (coefficient > 0)
                turned = sign if same else -sign
                rest = self.of(abs(coefficient) * p - abs(mine) * (f if same else -f))
                if rest is not None and rest[0] in (turned, 0):
                    return turned, strict or (rest[0] != 0 and rest[1])
        return None

    def by_ends(self, p: fmpz_mpoly) -> Sign | None:
        """A line in a bounded generator has its sign if it has it at both ends."""
        if len(p) > MOST_TERMS_OF_A_LINE:
            return None
        degrees = p.degrees()
        for g in self.ring.used(p):
            low, high = g.range.low, g.range.high
            if degrees[g.index] != 1 or g.degree or low is None or high is None:
                continue
            offset, slope = self.ring.by_powers(p, g)
            ends = [
                self.of(offset * end.denominator + slope * end.numerator) for end in (low, high)
            ]
            at_low, at_high = ends
            if at_low is None or at_high is None or at_low[0] * at_high[0] < 0:
                continue
            strict = at_low[0] != 0 and at_low[1] and (at_high[0] != 0 and at_high[1])
            strict = strict or (at_low[0] != 0 and at_low[1] and g.range.high_open)
            strict = strict or (at_high[0] != 0 and at_high[1] and g.range.low_open)
            return at_low[0] or at_high[0], strict
        return None

    def by_means(self, p: fmpz_mpoly) -> Sign | None:
        """Each negative term is at most a weighted mean of others."""
        for turned, sign in ((p, 1), (-p, -1)):
            found = shares(self.ring, turned, self._at_least_zero)
            if found is not None:
                self.means[str(turned)] = turned, found
                return sign, self._left_over(turned, found)
        return None

    def _at_least_zero(self, monomial: tuple[int, ...]) -> bool:
        known = self.by_terms(self.ring.context.from_dict({monomial: 1}))
        return known is not None and known[0] > 0

    def _left_over(self, p: fmpz_mpoly, found: Shares) -> bool:
        """Say whether a term that is never zero is not needed as a whole."""
        used: dict[tuple[int, ...], Fraction] = {}
        for _, parts in found:
            for monomial, share in parts:
                used[monomial] = used.get(monomial, Fraction(0)) + share
        for monomial, coefficient in zip(p.monoms(), p.coeffs(), strict=True):
            key = tuple(map(int, monomial))
            if int(coefficient) > used.get(key, 0) and self._at_least_zero(key):
                known = self.by_terms(self.ring.context.from_dict({key: 1}))
                if known is not None and known[1] and key not in [small for small, _ in found]:
                    return True
        return False
