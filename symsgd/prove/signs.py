"""Signs of polynomials, from what is known about their generators and from assumed facts.

An answer is a pair (sign, strict): sign +1 or −1 (0 only for zero itself), and
strict where zero is excluded.  No answer is given unless it is certain.
"""

from __future__ import annotations

from fractions import Fraction

from flint import arb, fmpz_mpoly, fmpz_poly

from symsgd.expression.domain import Domain
from symsgd.prove.algebraic import value_at
from symsgd.prove.ring import Generator, Ring

Sign = tuple[int, bool]
MOST_DEGREE = 24


class NeedSign(Exception):
    """A proof needs the sign of a polynomial that is not known; split into cases on it."""

    def __init__(self, poly: fmpz_mpoly, *, strict: bool) -> None:
        super().__init__(str(poly))
        self.poly = poly
        self.strict = strict


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
        self.products: list[tuple[tuple[str, ...], Sign]] = []
        self._cache: dict[str, Sign | None] = {}

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
            known = self.of_factor(factor)
            if power % 2 and known is not None and known[1]:
                value *= known[0]
            elif power % 2:
                unknown.append(str(factor))
        if len(unknown) == 1:
            self._learn(unknown[0], (value, sign[1]))
        elif unknown:
            self.products.append((tuple(sorted(unknown)), (value, sign[1])))
        self._cache.clear()

    def _learn(self, key: str, sign: Sign) -> None:
        old = self.facts.get(key)
        if old is None or (sign[1] and not old[1]):
            self.facts[key] = sign

    def _factors(self, poly: fmpz_mpoly) -> tuple[int, list[tuple[fmpz_mpoly, int]]]:
        if poly.is_constant():
            return self.ring.integer(poly), []
        if len(poly) == 1:  # a monomial: no need for the general algorithm
            monomial, coefficient = poly.monoms()[0], poly.coeffs()[0]
            gens = self.ring.generators
            return int(coefficient), [(gens[i].poly, int(e)) for i, e in enumerate(monomial) if e]
        content, factors = poly.factor()
        return int(content), [(f, int(e)) for f, e in factors]

    factors = _factors

    def of(self, poly: fmpz_mpoly) -> Sign | None:
        """Return the sign of a polynomial, or None if it is not known."""
        if poly.is_zero():
            return 0, True
        if poly.is_constant():
            return (1 if self.ring.integer(poly) > 0 else -1), True
        content, factors = self._factors(poly)
        sign, strict, open_factors = (1 if content > 0 else -1), True, []
        for factor, power in factors:
            if power % 2 == 0:
                strict = strict and self.is_nonzero(factor)
                continue
            known = self.of_factor(factor)
            if known is None:
                open_factors.append(str(factor))
            else:
                sign, strict = sign * known[0], strict and known[1]
        if not open_factors:
            return sign, strict
        wanted = tuple(sorted(open_factors))
        for names, (value, value_strict) in self.products:
            if names == wanted:
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

    def of_factor(self, factor: fmpz_mpoly) -> Sign | None:
        """Return the sign of an irreducible polynomial."""
        key = str(factor)
        if key in self._cache:
            return self._cache[key]
        self._cache[key] = None  # a question that leads back to itself has no answer
        sign = self._decide(factor, key)
        if sign is not None and not sign[1] and key in self.nonzero:
            sign = sign[0], True
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
        for rule in (self._by_terms, self._by_number, self._by_roots, self._by_square, self._by_root):
            sign = rule(p)
            if sign is not None:
                return sign
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
        values = {}
        for g in self.ring.used(p):
            if g.ball is not None:
                values[g.index] = g.ball()
            elif g.range.low is not None and g.range.high is not None:
                values[g.index] = _ball(g.range)
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
            if g.range.contains(Fraction(-coefficients[0], coefficients[1])):
                return None
        elif any(
            root.imag.contains(0) and _may_lie(root.real, g.range)
            for root, _ in fmpz_poly(coefficients).complex_roots()
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
            c, b, a = _by_powers(self.ring, p, g)
            lead = self.of(a)
            if lead is None or lead[0] == 0:
                continue
            discriminant = self.of(b * b - 4 * a * c)
            if discriminant is not None and discriminant[0] < 0:
                return lead[0], lead[1] and discriminant[1]
        return None


    def _by_root(self, p: fmpz_mpoly) -> Sign | None:
        """a + bR with R = √t: b decides wherever b²t − a² is not negative."""
        degrees = p.degrees()
        for g in self.ring.bound:
            if g.kind != "root" or g.degree != 2 or degrees[g.index] != 1:
                continue
            a, b, _ = _by_powers(self.ring, p, g)
            lead = self.of(b)
            if lead is None or lead[0] == 0:
                continue
            margin = self.of(self.ring.reduce(b * b * g.tail - a * a))
            if margin is not None and margin[0] >= 0:
                return lead[0], lead[1] and margin[0] > 0 and margin[1]
        return None


def _by_powers(ring: Ring, p: fmpz_mpoly, g: Generator) -> list[fmpz_mpoly]:
    """Return the coefficients of g⁰, g¹ and g²."""
    parts: list[dict[tuple[int, ...], object]] = [{}, {}, {}]
    for monomial, coefficient in p.to_dict().items():
        i = g.index
        parts[monomial[i]][(*monomial[:i], 0, *monomial[i + 1 :])] = coefficient
    return [ring.context.from_dict(part) for part in parts]


def _ball(domain: Domain) -> arb:
    low, high = domain.low, domain.high
    assert low is not None and high is not None
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
