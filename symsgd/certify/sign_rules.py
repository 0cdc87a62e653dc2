"""The rules by which the checker finds signs of irreducible polynomials: a sign, or nothing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from typing import Any

from flint import ctx, fmpz_mpoly, fmpz_poly

from symsgd.certify.field import Field, Symbol
from symsgd.certify.means import Sign, by_means
from symsgd.certify.ranges import inside, outside

MOST_DEPTH = 2
MOST_DEGREE = 24
MOST_TERMS = 16


class SignRules(ABC):
    """The rules, over the ranges of the generators and the facts of one case."""

    field: Field
    facts: list[tuple[fmpz_mpoly, bool]]  # the polynomial is > 0, or ≥ 0
    nonzero: set[str]
    means: list[dict[str, Any]]  # what the certificate says of terms that cover others
    _depth: int

    @abstractmethod
    def of(self, p: fmpz_mpoly) -> Sign | None:
        """Return the sign of a polynomial, or None."""

    @abstractmethod
    def of_factor(self, p: fmpz_mpoly) -> Sign | None:
        """Return the sign of an irreducible polynomial."""

    def by_rules(self, p: fmpz_mpoly) -> Sign | None:
        """Return what the first rule that fits says of an irreducible polynomial."""
        found = None
        for rule in (
            self._by_terms, self._by_exponential, self._by_ball, self._by_roots, self._by_square,
            self._by_root, self._by_product, self._by_sum, self._by_ends, self._by_means,
        ):  # fmt: skip
            if found is None:
                found = rule(p)
        return found

    def taken_nonzero(self, factor: fmpz_mpoly) -> bool:
        """Say whether a factor is taken to be different from zero, or a generator that is."""
        if key_of(factor) in self.nonzero:
            return True
        return any(s.nonzero and factor in (s.poly, -s.poly) for s in self.field.used(factor))

    def _by_terms(self, p: fmpz_mpoly) -> Sign | None:
        """Every term has the same sign."""
        total, strict = 0, False
        for monomial, coefficient in p.terms():
            sign, certain = (1 if coefficient > 0 else -1), True
            for i, e in enumerate(monomial):
                symbol = self.field.symbols[i]
                known = self._of_symbol(symbol) if e else (1, True)
                if known is None and e % 2:
                    return None
                if e % 2 and known is not None:
                    sign *= known[0]
                whole = known is not None and known[1]
                certain = certain and (not e or whole or self.taken_nonzero(symbol.poly))
            if total not in (0, sign):
                return None
            total, strict = sign, strict or certain
        return total, strict

    def _of_symbol(self, s: Symbol) -> Sign | None:
        for fact, strict in self.facts:
            if s.poly in (fact, -fact):
                return (1 if s.poly == fact else -1), strict
        if s.low is not None and s.low >= 0:
            return 1, s.low > 0 or s.low_open
        if s.high is not None and s.high <= 0:
            return -1, s.high < 0 or s.high_open
        if s.kind in ("sine", "cosine"):
            return self._of_angle(s)
        if s.kind != "log":
            return None
        above, below = s.argument  # ln |above/below| has the sign of |above/below| − 1
        known = self.of(above * below)
        return None if known is None else self.of(known[0] * above * below - below * below)

    def _of_angle(self, s: Symbol) -> Sign | None:
        """Sin u ≥ 0 for 0 ≤ u ≤ π, ≤ 0 for −π ≤ u ≤ 0; cos u ≥ 0 for −π/2 ≤ u ≤ π/2."""
        above, below = s.argument
        halves = [t.poly for t in self.field.symbols if t.kind == "pi"]
        turn = (halves[0] if halves else self.field.one * 3) * below * below  # 3 < π
        u = above * below
        if s.kind == "sine":
            options = [(1, (u, turn - u)), (-1, (-u, turn + u))]
        else:
            options = [(1, (turn - 2 * u, turn + 2 * u))]
        for sign, ends in options:
            known = [self.of(end) for end in ends]
            if all(one is not None and one[0] >= 0 for one in known):
                return sign, all(one is not None and one[0] > 0 and one[1] for one in known)
        return None

    def _by_ends(self, p: fmpz_mpoly) -> Sign | None:
        """A line in a bounded generator has its sign if it has it at both ends."""
        if self._depth >= MOST_DEPTH:
            return None
        degrees = p.degrees()
        self._depth += 1
        try:
            for s in self.field.used(p):
                if degrees[s.index] == 1 and not s.degree and None not in (s.low, s.high):
                    found = self._between(self.field.by_powers(p, s), s)
                    if found is not None:
                        return found
        finally:
            self._depth -= 1
        return None

    def _between(self, line: list[fmpz_mpoly], s: Symbol) -> Sign | None:
        ends = [(s.low, s.low_open), (s.high, s.high_open)]
        found = []
        for end, open_ in ends:
            at = Fraction(end or 0)
            sign = self.of(line[0] * at.denominator + line[1] * at.numerator)
            if sign is None:
                return None
            found.append((sign[0], bool(sign[0]) and sign[1], open_))
        (low, low_strict, low_open), (high, high_strict, high_open) = found
        if low * high < 0:
            return None
        strict = low_strict and high_strict
        strict = strict or (low_strict and high_open) or (high_strict and low_open)
        return low or high, strict

    def _by_means(self, p: fmpz_mpoly) -> Sign | None:
        """Shares of terms, which the certificate gives, cover the negative terms."""

        def known(monomial: tuple[int, ...]) -> Sign | None:
            return self._by_terms(self.field.context.from_dict({monomial: 1}))

        return by_means(self.field, p, self.means, known) if self.means else None

    def _by_exponential(self, p: fmpz_mpoly) -> Sign | None:
        """e^b − 1 and σ(b) − 1/2 have the sign of b."""
        used = self.field.used(p)
        if len(used) != 1 or used[0].kind not in ("exp", "sigmoid") or p.total_degree() != 1:
            return None
        offset, slope = (integer(part) for part in self.field.by_powers(p, used[0]))
        if slope != -offset * (1 if used[0].kind == "exp" else 2):
            return None
        above, below = used[0].argument
        known = self.of(above * below)
        return None if known is None else (known[0] if slope > 0 else -known[0], known[1])

    def _by_ball(self, p: fmpz_mpoly) -> Sign | None:
        """A ball around all values."""
        precisions = (64, 256, 1024) if all(s.constant for s in self.field.used(p)) else (64,)
        for bits in precisions:
            with ctx.workprec(bits):
                value = self.field.ball(p)
            if value > 0 or value < 0:
                return (1 if value > 0 else -1), True
            if value >= 0 or value <= 0:
                return (1 if value >= 0 else -1), False
        return None

    def _by_roots(self, p: fmpz_mpoly) -> Sign | None:
        """A polynomial in one generator without a root where the generator lives."""
        used = self.field.used(p)
        if len(used) != 1 or p.total_degree() > MOST_DEGREE:
            return None
        s = used[0]
        coefficients = [integer(part) for part in self.field.by_powers(p, s)]
        middle = inside(s)
        value = sum(c * middle**k for k, c in enumerate(coefficients))
        if not value:
            return None
        sign, strict = (1 if value > 0 else -1), True
        for factor, _ in fmpz_poly(coefficients).factor()[1]:
            if factor.degree() == 1:
                root = Fraction(-int(factor[0]), int(factor[1]))
                if root in (s.low, s.high):
                    strict = strict and (s.low_open if root == s.low else s.high_open)
                elif (s.low is None or root > s.low) and (s.high is None or root < s.high):
                    return None
                continue
            for root_ball, _ in factor.complex_roots():  # type: ignore[misc]
                if root_ball.imag.contains(0) and not outside(root_ball.real, s):  # type: ignore[has-type]
                    return None
        return sign, strict

    def _by_square(self, p: fmpz_mpoly) -> Sign | None:
        """a·g² + b·g + c with a discriminant that is not positive."""
        degrees = p.degrees()
        for s in self.field.used(p):
            if degrees[s.index] == 2 and not s.degree:
                c, b, a = self.field.by_powers(p, s)
                lead, disc = self.of(a), self.of(b * b - 4 * a * c)
                if lead is None or not lead[0] or disc is None or disc[0] > 0:
                    continue
                rest = None if lead[1] else self.of(c)  # where a vanishes, so does b
                if lead[1] or (rest is not None and rest[0] in (0, lead[0])):
                    return lead[0], lead[1] and disc[0] < 0 and disc[1]
        return None

    def _by_root(self, p: fmpz_mpoly) -> Sign | None:
        """a + b√t: b decides where b²t ≥ a², and a where b²t ≤ a²."""
        degrees = p.degrees()
        for s in self.field.symbols:
            if s.kind != "root" or s.degree != 2 or not s.active or degrees[s.index] != 1:
                continue
            a, b = self.field.by_powers(p, s)
            margin = self.of(self.field.reduce(b * b * (s.tail or 0) - a * a))
            lead = self.of(b) if margin is not None and margin[0] > 0 else None
            lead = self.of(a) if margin is not None and margin[0] < 0 else lead
            if lead is not None and margin is not None:
                return lead[0], lead[1] and margin[1]
        return None

    def _by_product(self, p: fmpz_mpoly) -> Sign | None:
        """A fact about a product whose other factors have known signs."""
        for fact, strict in self.facts:
            content, factors = fact.factor()
            if p not in [f for f, _ in factors] or len(factors) < 2:
                continue
            known = [self.of_factor(f) for f, _ in factors if f != p]
            if all(k is not None and k[0] and k[1] for k in known):
                sign = 1 if content > 0 else -1
                for k in known:
                    sign *= k[0]  # type: ignore[index]
                return sign, strict
        return None

    def _by_sum(self, p: fmpz_mpoly) -> Sign | None:
        """m·p = λ·f + q with positive integers m, λ, a fact f ≥ 0 and q of the same sign."""
        if self._depth >= MOST_DEPTH or len(p) > MOST_TERMS:
            return None
        terms, found = dict(p.terms()), None
        self._depth += 1
        try:
            for fact, strict in list(self.facts):
                for monomial, coefficient in fact.terms():
                    mine = terms.get(monomial)
                    if mine is None or fact in (p, -p):
                        continue
                    sign = 1 if (mine > 0) == (coefficient > 0) else -1
                    rest = self.of(abs(int(coefficient)) * p - sign * abs(int(mine)) * fact)
                    if rest is not None and rest[0] in (sign, 0):
                        found = sign, strict or (rest[0] != 0 and rest[1])
                        if found[1]:  # another fact may exclude zero where this one does not
                            return found
        finally:
            self._depth -= 1
        return found


def key_of(p: fmpz_mpoly) -> str:
    """Return the name of a polynomial and its negative."""
    return str(p if p.leading_coefficient() > 0 else -p)


def integer(p: fmpz_mpoly) -> int:
    """Return the number that a constant polynomial is."""
    return 0 if p.is_zero() else int(p.leading_coefficient())
