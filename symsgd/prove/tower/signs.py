"""Signs of polynomials, from what is known about their generators and from assumed facts.

An answer is a pair (sign, strict): sign +1 or −1 (0 only for zero itself), and
strict where zero is excluded.  No answer is given unless it is certain.
"""

from __future__ import annotations

from fractions import Fraction
from math import prod

from flint import fmpz_mpoly

from symsgd.prove.tower.deeper_rules import DeeperRules
from symsgd.prove.tower.ring import Ring
from symsgd.prove.tower.sign_rules import Sign, is_exponent_sign, line_of, tightened

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


class Signs(DeeperRules):
    """What is known about signs in one proof."""

    def __init__(self, ring: Ring) -> None:
        self.ring = ring
        self.facts: dict[str, Sign] = {}
        self.nonzero: set[str] = set()
        self.products: list[tuple[tuple[fmpz_mpoly, ...], Sign]] = []
        self.known: list[tuple[fmpz_mpoly, Sign]] = []
        self._cache: dict[str, Sign | None] = {}
        self._depth = 0
        self.coarse: set[str] = set()  # factors that may not be irreducible
        self.means = {}

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
            self.known.append((poly, sign))
        self._cache.clear()

    def _learn(self, factor: fmpz_mpoly, sign: Sign) -> None:
        old = self.facts.get(str(factor))
        if old is None or (sign[1] and not old[1]):
            self.facts[str(factor)] = sign
            self.known.append((factor, sign))
        line = line_of(self.ring, factor)
        if line is not None:
            g, slope, offset = line
            g.range = tightened(g.range, Fraction(-offset, slope), sign[0] * slope > 0, sign[1])
            if is_exponent_sign(*line):
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
        self.coarse.add(str(primitive))
        return content, [(primitive, 1)]

    factors = _factors

    def of(self, poly: fmpz_mpoly) -> Sign | None:
        """Return the sign of a polynomial, or None if it is not known."""
        if poly.is_zero():
            return 0, True
        if poly.is_constant():
            return (1 if self.ring.integer(poly) > 0 else -1), True
        if len(poly) > MANY_TERMS:
            plain = self.by_terms(poly)
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
        if str(factor) in self.nonzero or self._is_never_zero_here(factor):
            return True
        known = self.of_factor(factor)
        return known is not None and known[1]

    def _is_never_zero_here(self, factor: fmpz_mpoly) -> bool:
        """Say whether a factor is a generator whose range leaves zero out."""
        return any(g.range.nonzero and factor in (g.poly, -g.poly) for g in self.ring.used(factor))

    def conflict(self) -> tuple[fmpz_mpoly, bool] | None:
        """Return a product whose known sign contradicts its factors, and whether strictly so."""
        products, known = self.products, self.known
        for product, (value, strict) in products:
            whole = prod(product, start=self.ring.one)
            for without in (False, True):  # what the product itself says of its factors, or not
                if without:
                    self.products = [one for one in products if one[0] != product]
                    self.known = [one for one in known if whole not in (one[0], -one[0])]
                self._cache.clear()
                signs = [k for k in map(self.of_factor, product) if k is not None]
                self.products, self.known = products, known
                self._cache.clear()
                if len(signs) == len(product) and value * prod(k[0] for k in signs) < 0:
                    return whole, strict or all(k[1] for k in signs)
        return None

    def of_factor(self, factor: fmpz_mpoly) -> Sign | None:
        """Return the sign of an irreducible polynomial."""
        key = str(factor)
        if key in self._cache:
            return self._cache[key]
        self._cache[key] = None  # a question that leads back to itself has no answer
        sign = self._decide(factor, key)
        if (
            sign is not None
            and not sign[1]
            and (key in self.nonzero or self._is_never_zero_here(factor))
        ):
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
        for plain in (self.by_terms, self.by_exponential, self.by_number, self.by_roots):
            sign = plain(p)
            if sign is not None:
                return sign
        if self._depth >= MOST_DEPTH or len(p) > MOST_TERMS:
            return None
        self._depth += 1  # these rules ask for the signs of other polynomials
        try:
            for rule in self.deeper_rules():
                sign = rule(p)
                if sign is not None:
                    return sign
        finally:
            self._depth -= 1
        return None
