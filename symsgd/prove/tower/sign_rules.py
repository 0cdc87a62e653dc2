"""The rules by which the sign of an irreducible polynomial becomes certain.

Each rule answers with (sign, strict) or with None; it never guesses.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from fractions import Fraction
from typing import Any

from flint import arb, fmpz_mpoly, fmpz_poly

from symsgd.algebra.balls import Undefined, enclose, working_precision
from symsgd.expression.domain import Domain
from symsgd.prove.tower.algebraic import value_at
from symsgd.prove.tower.means import Shares
from symsgd.prove.tower.ring import Generator, Ring

Sign = tuple[int, bool]  # +1 or −1 (0 for zero itself), and whether zero is excluded
MOST_DEGREE = 24


class SignRules(ABC):
    """The rules, over what is known about generators and what is assumed."""

    ring: Ring
    facts: dict[str, Sign]  # by the text of an irreducible polynomial
    nonzero: set[str]
    products: list[tuple[tuple[fmpz_mpoly, ...], Sign]]
    known: list[tuple[fmpz_mpoly, Sign]]
    coarse: set[str]  # factors that may not be irreducible
    means: dict[str, tuple[fmpz_mpoly, Shares]]  # by which a polynomial was found not negative

    @abstractmethod
    def of(self, poly: fmpz_mpoly) -> Sign | None:
        """Return the sign of a polynomial."""

    @abstractmethod
    def of_factor(self, factor: fmpz_mpoly) -> Sign | None:
        """Return the sign of an irreducible polynomial."""

    def _of_generator(self, g: Generator) -> Sign | None:
        fact = self.facts.get(str(g.poly))
        if fact is not None:
            return fact
        domain = g.range
        nonzero = self._is_never_zero(g)
        if domain.positive or domain.nonnegative:
            return 1, domain.positive or nonzero
        if domain.negative or domain.nonpositive:
            return -1, domain.negative or nonzero
        if g.kind in ("sine", "cosine"):
            return self._of_angle(g)
        return self._of_logarithm(g.payload) if g.kind == "log" else None

    def _of_angle(self, g: Generator) -> Sign | None:
        """Sin u ≥ 0 for 0 ≤ u ≤ π, and cos u ≥ 0 for −π/2 ≤ u ≤ π/2; 3 stands in for π."""
        if g.payload is None:
            return None
        top, below = g.payload.top, g.payload.below
        pi = next((other.poly for other in self.ring.generators if other.kind == "pi"), None)
        half_turn = self.ring.context.constant(3) if pi is None else pi
        if g.kind == "cosine":
            margins = half_turn * below - 2 * top, half_turn * below + 2 * top
            options = [(1, margins)]
        else:
            options = [(1, (top, half_turn * below - top)), (-1, (-top, half_turn * below + top))]
        for sign, ends in options:
            known = [self.of(self.ring.reduce(end * below)) for end in ends]
            if all(one is not None and one[0] >= 0 for one in known):
                strict = all(one is not None and one[0] > 0 and one[1] for one in known)
                return sign, strict
        return None

    def _is_never_zero(self, g: Generator) -> bool:
        return g.range.nonzero or str(g.poly) in self.nonzero

    def _of_logarithm(self, f: fmpz_mpoly) -> Sign | None:
        """ln |f| has the sign of |f| − 1."""
        known = self.of(f)
        return None if known is None or not known[0] else self.of(known[0] * f - 1)

    def by_terms(self, p: fmpz_mpoly) -> Sign | None:
        """All terms have the same sign."""
        total, strict = 0, False
        for monomial, coefficient in zip(p.monoms(), p.coeffs(), strict=True):
            sign, term_strict = (1 if coefficient > 0 else -1), True
            for i, e in enumerate(monomial):
                if not e:
                    continue
                g = self.ring.generators[i]
                known = self._of_generator(g)
                if e % 2:
                    if known is None:
                        return None
                    sign *= known[0]
                if known is None:
                    term_strict = term_strict and self._is_never_zero(g)
                else:
                    term_strict = term_strict and known[1]
            if total and sign != total:
                return None
            total, strict = sign, strict or term_strict
        return (total, strict) if total else None

    def by_number(self, p: fmpz_mpoly) -> Sign | None:
        """A ball around all values: constants such as 3 − e, and bounded generators."""
        if all(g.constant for g in self.ring.used(p)):
            return self._of_number(p)
        values = {}
        for g in self.ring.used(p):
            if g.ball is not None:
                values[g.index] = g.ball()
            elif g.range.low is not None and g.range.high is not None:
                values[g.index] = _ball(g.range.low, g.range.high)
            else:
                return None
        value = value_at(p, values)
        if value > 0:
            return 1, True
        if value < 0:
            return -1, True
        if value >= 0:
            return 1, False
        return (-1, False) if value <= 0 else None

    def _of_number(self, p: fmpz_mpoly) -> Sign | None:
        for bits in (64, 256, 1024):
            values = {}
            for g in self.ring.used(p):
                value = g.ball() if g.ball is not None else enclose(g.node, {}, bits)
                if isinstance(value, Undefined):
                    return None
                values[g.index] = value
            with working_precision(bits):
                value = value_at(p, values)
            if value > 0 or value < 0:
                return (1 if value > 0 else -1), True
        return None

    def by_roots(self, p: fmpz_mpoly) -> Sign | None:
        """A polynomial in one generator that has no root in the generator's range."""
        used = self.ring.used(p)
        if len(used) != 1 or p.total_degree() > MOST_DEGREE:
            return None
        g = used[0]
        coefficients = [0] * (p.degrees()[g.index] + 1)
        for monomial, coefficient in zip(p.monoms(), p.coeffs(), strict=True):
            coefficients[monomial[g.index]] = int(coefficient)
        if len(coefficients) == 2:
            root = Fraction(-coefficients[0], coefficients[1])
            whole = replace(g.range, integer=False, nonzero=False)  # a gap still separates
            if whole.contains(root):
                return _at_an_end(whole, root, coefficients[1])
        elif str(p) in self.coarse or any(
            _may_lie(root, g.range) for root in real_roots(fmpz_poly(coefficients))
        ):
            return None
        inside = _inner_point(g.range)
        value = sum(c * inside**k for k, c in enumerate(coefficients))
        return (1 if value > 0 else -1), True

    def by_exponential(self, p: fmpz_mpoly) -> Sign | None:
        """e^b − 1 and 2σ(b) − 1 have the sign of b."""
        line = line_of(self.ring, p)
        if line is None or not is_exponent_sign(*line):
            return None
        g, slope, _ = line
        b = g.payload
        sign = self.of(self.ring.reduce(b.top) * b.below)
        return None if sign is None else (sign[0] if slope > 0 else -sign[0], sign[1])


def real_roots(polynomial: fmpz_poly) -> list[arb]:
    """Return balls around all real roots, and perhaps around complex ones near the real line."""
    roots: Any = polynomial.complex_roots()
    return [root.real for root, _ in roots if root.imag.contains(0)]


def line_of(ring: Ring, p: fmpz_mpoly) -> tuple[Generator, int, int] | None:
    """Return (g, slope, offset) for slope·g + offset."""
    used = ring.used(p)
    if len(used) != 1 or p.total_degree() != 1:
        return None
    offset, slope = (ring.integer(part) for part in ring.by_powers(p, used[0]))
    return used[0], slope, offset


def is_exponent_sign(g: Generator, slope: int, offset: int) -> bool:
    """Say whether slope·g + offset is a multiple of e^b − 1 or of 2σ(b) − 1."""
    return g.kind in ("exp", "sigmoid") and slope == -offset * (1 if g.kind == "exp" else 2)


def tightened(domain: Domain, bound: Fraction, above: bool, strict: bool) -> Domain:  # noqa: FBT001
    """Return the part of a domain above (or below) a bound."""
    if above and (domain.low is None or bound > domain.low or (bound == domain.low and strict)):
        return replace(domain, low=bound, low_open=strict)
    if not above and (
        domain.high is None or bound < domain.high or (bound == domain.high and strict)
    ):
        return replace(domain, high=bound, high_open=strict)
    return domain


def _at_an_end(domain: Domain, root: Fraction, slope: int) -> Sign | None:
    """Return the sign of a line whose root is an end of the range: zero is not excluded."""
    if domain.low == root:
        return (1 if slope > 0 else -1), False
    if domain.high == root:
        return (-1 if slope > 0 else 1), False
    return None


def _ball(low: Fraction, high: Fraction) -> arb:
    middle, radius = (low + high) / 2, (high - low) / 2
    return _exact(middle) + arb(0, 1) * _exact(radius)


def _exact(value: Fraction) -> arb:
    return arb(value.numerator) / arb(value.denominator)


def _may_lie(root: arb, domain: Domain) -> bool:
    """Say whether a real root may belong to the range.

    Roots of an irreducible polynomial of degree two or more are irrational, so
    they never sit on a rational end of the range.
    """
    if domain.low is not None and root < _exact(domain.low):
        return False
    return not (domain.high is not None and root > _exact(domain.high))


def _inner_point(domain: Domain) -> Fraction:
    low, high = domain.low, domain.high
    if low is not None and high is not None:
        return (low + high) / 2
    if low is not None:
        return low + 1
    return high - 1 if high is not None else Fraction(0)
