"""Signs of polynomials, from what is known about their generators and from assumed facts.

An answer is a pair (sign, strict): sign +1 or −1 (0 only for zero itself), and
strict where zero is excluded.  No answer is given unless it is certain.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import prod
from typing import Any

from flint import arb, fmpz_mpoly, fmpz_poly

from symsgd.algebra.balls import Undefined, enclose, working_precision
from symsgd.expression.domain import Domain
from symsgd.prove.algebraic import value_at
from symsgd.prove.ring import Generator, Ring

Sign = tuple[int, bool]
MOST_DEGREE = 24
MOST_DEPTH = 2  # of questions about other polynomials
MOST_TERMS = 24
MANY_TERMS = 6  # from here factoring costs more than a look at the terms


class NeedSign(Exception):
    """A proof needs the sign of a polynomial that is not known; split into cases on it."""

    def __init__(self, poly: fmpz_mpoly, *, strict: bool) -> None:
        super().__init__(str(poly))
        self.poly = poly
        self.strict = strict


class OnBoundary(Exception):
    """What is assumed leaves only the points at which a polynomial vanishes."""

    def __init__(self, poly: fmpz_mpoly) -> None:
        super().__init__(str(poly))
        self.poly = poly


def contradicts(known: Sign | None, relation: str) -> bool:
    """Say whether a known sign excludes that ``poly relation 0`` holds.

    >>> contradicts((-1, True), ">="), contradicts((-1, False), ">="), contradicts(None, ">")
    (True, False, False)
    """
    if known is None:
        return False
    sign, strict = known
    match relation:
        case ">":
            return sign <= 0
        case "<":
            return sign >= 0
        case ">=":
            return sign < 0 and strict
        case "<=":
            return sign > 0 and strict
        case "!=":
            return sign == 0
    return False


class Signs:
    """What is known about signs in one proof."""

    def __init__(self, ring: Ring) -> None:
        self.ring = ring
        self.facts: dict[str, Sign] = {}
        self.nonzero: set[str] = set()
        self.products: list[tuple[tuple[fmpz_mpoly, ...], Sign]] = []
        self._known: list[tuple[fmpz_mpoly, Sign]] = []
        self._cache: dict[str, Sign | None] = {}
        self._depth = 0
        self._coarse: set[str] = set()  # factors that may not be irreducible

    def assume(self, poly: fmpz_mpoly, relation: str) -> None:
        """Take ``poly relation 0`` to hold."""
        sign = {">": (1, True), ">=": (1, False), "<": (-1, True), "<=": (-1, False)}.get(relation)
        content, factors = self._factors(poly)
        if sign is None and relation != "!=":
            return
        self._cache.clear()
        if sign is None or sign[1]:
            self.nonzero.update(str(f) for f, _ in factors)
        if sign is None:
            return
        value = sign[0] * (1 if content > 0 else -1)
        unknown = []
        for factor, power in factors:
            if power % 2 == 0:
                if not sign[1] and not self.is_nonzero(factor):
                    return  # f²g ≥ 0 says nothing about g where f vanishes
                continue
            known = self.of_factor(factor)
            if known is not None and known[1]:
                value *= known[0]
            else:
                unknown.append(factor)
        if len(unknown) == 1:
            self._learn(unknown[0], (value, sign[1]))
        elif unknown:
            self.products.append((tuple(unknown), (value, sign[1])))
            self._known.append((poly, sign))
        self._cache.clear()

    def _learn(self, factor: fmpz_mpoly, sign: Sign) -> None:
        old = self.facts.get(str(factor))
        if old is None or (sign[1] and not old[1]):
            self.facts[str(factor)] = sign
            self._known.append((factor, sign))
        line = _line(self.ring, factor)
        if line is not None:
            g, slope, offset = line
            g.range = _tightened(g.range, Fraction(-offset, slope), sign[0] * slope > 0, sign[1])
            if _is_exponent_sign(*line):
                above = sign[0] * slope > 0
                relation = (">" if above else "<") + ("" if sign[1] else "=")
                self.assume(self.ring.reduce(g.payload.top) * g.payload.below, relation)

    def _factors(self, poly: fmpz_mpoly) -> tuple[int, list[tuple[fmpz_mpoly, int]]]:
        if poly.is_constant():
            return self.ring.integer(poly), []
        if len(poly) == 1:  # a monomial: no need for the general algorithm
            monomial, coefficient = poly.monoms()[0], poly.coeffs()[0]
            gens = self.ring.generators
            return int(coefficient), [(gens[i].poly, int(e)) for i, e in enumerate(monomial) if e]
        try:
            content, factors = poly.factor()
        except (OverflowError, RuntimeError):  # FLINT gives up on very long coefficients
            return self._one_factor(poly)
        return int(content), [(f, int(e)) for f, e in factors]

    def _one_factor(self, poly: fmpz_mpoly) -> tuple[int, list[tuple[fmpz_mpoly, int]]]:
        """Return the primitive part as the only factor; it may not be irreducible."""
        size = int(poly.term_content().leading_coefficient())
        content = abs(size) if poly.leading_coefficient() > 0 else -abs(size)
        primitive = poly // self.ring.context.constant(content)
        self._coarse.add(str(primitive))
        return content, [(primitive, 1)]

    factors = _factors

    def of(self, poly: fmpz_mpoly) -> Sign | None:
        """Return the sign of a polynomial, or None if it is not known."""
        if poly.is_zero():
            return 0, True
        if poly.is_constant():
            return (1 if self.ring.integer(poly) > 0 else -1), True
        if len(poly) > MANY_TERMS:
            plain = self._by_terms(poly)
            if plain is not None and plain[1]:
                return plain
        content, factors = self._factors(poly)
        sign, strict, open_factors = (1 if content > 0 else -1), True, []
        for factor, power in factors:
            if power % 2 == 0:
                strict = strict and self.is_nonzero(factor)
                continue
            known = self.of_factor(factor)
            if known is None:
                open_factors.append(factor)
            else:
                sign, strict = sign * known[0], strict and known[1]
        if not open_factors:
            return sign, strict
        wanted = {str(f) for f in open_factors}
        for product, (value, value_strict) in self.products:
            if {str(f) for f in product} == wanted:
                return sign * value, strict and value_strict
        return None

    def needed(self, poly: fmpz_mpoly, *, strict: bool) -> Sign:
        """Return the sign, or ask for a case split on the first factor that is not known."""
        known = self.of(poly)
        if known is not None and (known[1] or not strict):
            return known
        for factor, power in self._factors(poly)[1]:
            if power % 2 or strict:
                sign = self.of_factor(factor)
                if (sign is None and power % 2) or (strict and not self.is_nonzero(factor)):
                    raise NeedSign(factor, strict=strict)
        raise NeedSign(poly, strict=strict)

    def is_nonzero(self, factor: fmpz_mpoly) -> bool:
        """Say whether an irreducible factor certainly does not vanish."""
        if str(factor) in self.nonzero:
            return True
        known = self.of_factor(factor)
        return known is not None and known[1]

    def conflict(self) -> tuple[fmpz_mpoly, bool] | None:
        """Return a product whose known sign contradicts its factors, and whether strictly so."""
        for product, (value, strict) in self.products:
            known = [k for k in map(self.of_factor, product) if k is not None]
            if len(known) == len(product) and value * prod(k[0] for k in known) < 0:
                certain = strict or all(k[1] for k in known)
                return prod(product, start=self.ring.one), certain
        return None

    def of_factor(self, factor: fmpz_mpoly) -> Sign | None:
        """Return the sign of an irreducible polynomial."""
        key = str(factor)
        if key in self._cache:
            return self._cache[key]
        self._cache[key] = None  # a question that leads back to itself has no answer
        sign = self._decide(factor, key)
        if sign is not None and not sign[1] and key in self.nonzero:
            sign = sign[0], True
        if sign is None and self._depth:
            del self._cache[key]  # asked again with more room, it may have an answer
        else:
            self._cache[key] = sign
        return sign

    def _decide(self, p: fmpz_mpoly, key: str) -> Sign | None:
        if any(g.kind == "imaginary" for g in self.ring.used(p)):
            return None
        fact = self.facts.get(key)
        if fact is not None:
            return fact
        opposite = self.facts.get(str(-p))
        if opposite is not None:
            return -opposite[0], opposite[1]
        for rule in (self._by_terms, self._by_exponential, self._by_number, self._by_roots):
            sign = rule(p)
            if sign is not None:
                return sign
        if self._depth >= MOST_DEPTH or len(p) > MOST_TERMS:
            return None
        self._depth += 1  # these rules ask for the signs of other polynomials
        try:
            for rule in (self._by_square, self._by_root, self._by_product, self._by_sum):
                sign = rule(p)
                if sign is not None:
                    return sign
        finally:
            self._depth -= 1
        return None

    def _of_generator(self, g: Generator) -> Sign | None:
        fact = self.facts.get(str(g.poly))
        if fact is not None:
            return fact
        domain = g.range
        nonzero = str(g.poly) in self.nonzero
        if domain.positive or domain.nonnegative:
            return 1, domain.positive or nonzero
        if domain.negative or domain.nonpositive:
            return -1, domain.negative or nonzero
        return None

    def _by_terms(self, p: fmpz_mpoly) -> Sign | None:
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
                    term_strict = term_strict and str(g.poly) in self.nonzero
                else:
                    term_strict = term_strict and known[1]
            if total and sign != total:
                return None
            total, strict = sign, strict or term_strict
        return (total, strict) if total else None

    def _by_number(self, p: fmpz_mpoly) -> Sign | None:
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

    def _by_roots(self, p: fmpz_mpoly) -> Sign | None:
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
        elif str(p) in self._coarse or any(
            _may_lie(root, g.range) for root in real_roots(fmpz_poly(coefficients))
        ):
            return None
        inside = _inner_point(g.range)
        value = sum(c * inside**k for k, c in enumerate(coefficients))
        return (1 if value > 0 else -1), True

    def _by_square(self, p: fmpz_mpoly) -> Sign | None:
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
            if discriminant is not None and discriminant[0] < 0:
                return lead[0], lead[1] and discriminant[1]
        return None

    def _by_exponential(self, p: fmpz_mpoly) -> Sign | None:
        """e^b − 1 and 2σ(b) − 1 have the sign of b."""
        line = _line(self.ring, p)
        if line is None or not _is_exponent_sign(*line):
            return None
        g, slope, _ = line
        b = g.payload
        sign = self.of(self.ring.reduce(b.top) * b.below)
        return None if sign is None else (sign[0] if slope > 0 else -sign[0], sign[1])

    def _by_root(self, p: fmpz_mpoly) -> Sign | None:
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

    def _by_product(self, p: fmpz_mpoly) -> Sign | None:
        """A product of known sign whose other factors are known."""
        for product, (sign, strict) in self.products:
            others = [f for f in product if f != p]
            if len(others) != len(product) - 1:
                continue
            known = [k for k in map(self.of_factor, others) if k is not None and k[1]]
            if len(known) == len(others):
                return sign * prod(k[0] for k in known), strict
        return None

    def _by_sum(self, p: fmpz_mpoly) -> Sign | None:
        """p = λf + q with λ > 0, a fact on f, and the same sign for q."""
        terms = dict(p.terms())
        for f, (sign, strict) in self._known:
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


def real_roots(polynomial: fmpz_poly) -> list[arb]:
    """Return balls around all real roots, and perhaps around complex ones near the real line."""
    roots: Any = polynomial.complex_roots()
    return [root.real for root, _ in roots if root.imag.contains(0)]


def _line(ring: Ring, p: fmpz_mpoly) -> tuple[Generator, int, int] | None:
    """Return (g, slope, offset) for slope·g + offset."""
    used = ring.used(p)
    if len(used) != 1 or p.total_degree() != 1:
        return None
    offset, slope = (ring.integer(part) for part in ring.by_powers(p, used[0]))
    return used[0], slope, offset


def _is_exponent_sign(g: Generator, slope: int, offset: int) -> bool:
    """Say whether slope·g + offset is a multiple of e^b − 1 or of 2σ(b) − 1."""
    return g.kind in ("exp", "sigmoid") and slope == -offset * (1 if g.kind == "exp" else 2)


def _tightened(domain: Domain, bound: Fraction, above: bool, strict: bool) -> Domain:  # noqa: FBT001
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
