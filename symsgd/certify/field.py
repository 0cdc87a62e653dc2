"""Fractions of integer polynomials in the generators of a certificate, for the checker.

A generator's relation g^k = tail is applied only after it has been switched
on, which the checker does once it has convinced itself that it holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from flint import Ordering, arb, fmpq, fmpz_mpoly, fmpz_mpoly_ctx

Ratio = tuple[fmpz_mpoly, fmpz_mpoly]  # above, below
Json = Any  # what json.loads gives; reading it wrongly raises, and is caught in one place
MOST_TERMS = 50_000


class Rejected(Exception):
    """The certificate does not show what it claims to show, or not in a way known here."""


class NoValue(Exception):
    """Nothing has a value here: a denominator vanishes identically, or no point is left."""


@dataclass(slots=True, eq=False)
class Symbol:
    """One generator: its kind, what it is a function of, its relation, where its values lie."""

    index: int
    poly: fmpz_mpoly
    kind: str
    argument: Any
    degree: int = 0
    tail: fmpz_mpoly | None = None
    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = True
    high_open: bool = True
    integer: bool = False
    nonzero: bool = False
    active: bool = False
    constant: bool = False  # no variable occurs in it


class Field:
    """The fractions in the generators of one case."""

    def __init__(self, generators: list[dict[str, Any]]) -> None:
        names = tuple(f"g{i}" for i in range(max(1, len(generators))))
        self.context = fmpz_mpoly_ctx.get(names, Ordering.lex)
        self.symbols: list[Symbol] = []
        self.one, self.zero = self.context.constant(1), self.context.constant(0)
        for i, given in enumerate(generators):
            self.symbols.append(Symbol(i, self.context.gen(i), given["kind"], given["argument"]))

    # -- reading -----------------------------------------------------------------------------

    def polynomial(self, terms: Json) -> fmpz_mpoly:
        """Read a polynomial."""
        total: dict[tuple[int, ...], int] = {}
        size = len(self.symbols) or 1
        for coefficient, powers in terms:
            monomial = [0] * size
            for i, e in powers:
                if not (0 <= int(i) < size and int(e) > 0):
                    raise Rejected("a monomial in generators that do not exist")
                monomial[int(i)] += int(e)
            key = tuple(monomial)
            total[key] = total.get(key, 0) + int(coefficient)
        return self.context.from_dict(total)

    def ratio(self, given: Json) -> Ratio:
        """Read a fraction."""
        above, below = (self.polynomial(part) for part in given)
        if below.is_zero() or (above.is_zero() and not below.is_one()):
            raise Rejected("a fraction that is not in lowest terms")
        return above, below

    def constant(self, value: int | Fraction) -> Ratio:
        """Return a rational number."""
        value = Fraction(value)
        return self.context.constant(value.numerator), self.context.constant(value.denominator)

    # -- arithmetic --------------------------------------------------------------------------

    def reduce(self, p: fmpz_mpoly) -> fmpz_mpoly:
        """Apply every relation that is switched on."""
        bound = [s for s in self.symbols if s.active and s.degree]
        again = bool(bound)
        while again:
            again = False
            for symbol in reversed(bound):
                if p.degrees()[symbol.index] >= symbol.degree:
                    p, again = self._lowered(p, symbol), True
            if len(p) > MOST_TERMS:
                raise Rejected("a polynomial with too many terms")
        return p

    def _lowered(self, p: fmpz_mpoly, symbol: Symbol) -> fmpz_mpoly:
        i, high, low = symbol.index, {}, {}
        for monomial, coefficient in p.to_dict().items():
            if monomial[i] >= symbol.degree:
                high[(*monomial[:i], monomial[i] - symbol.degree, *monomial[i + 1 :])] = coefficient
            else:
                low[monomial] = coefficient
        return self.context.from_dict(low) + self.context.from_dict(high) * _of(symbol.tail)

    def make(self, above: fmpz_mpoly, below: fmpz_mpoly) -> Ratio:
        """Return a fraction in lowest terms."""
        above, below = self.reduce(above), self.reduce(below)
        if below.is_zero():
            raise NoValue("a denominator vanishes identically")
        common = above.gcd(below)
        return above // common, below // common

    def add(self, a: Ratio, b: Ratio) -> Ratio:
        """Return the sum."""
        if a[1] == b[1]:
            return self.make(a[0] + b[0], a[1])
        return self.make(a[0] * b[1] + b[0] * a[1], a[1] * b[1])

    def subtract(self, a: Ratio, b: Ratio) -> Ratio:
        """Return the difference."""
        return self.add(a, (-b[0], b[1]))

    def multiply(self, a: Ratio, b: Ratio) -> Ratio:
        """Return the product."""
        return self.make(a[0] * b[0], a[1] * b[1])

    def divide(self, a: Ratio, b: Ratio) -> Ratio:
        """Return the quotient."""
        return self.make(a[0] * b[1], a[1] * b[0])

    def power(self, a: Ratio, k: int) -> Ratio:
        """Return an integer power, by squaring."""
        if k < 0:
            a, k = self.divide(self.constant(1), a), -k
        if not any(s.active and s.degree for s in self.symbols):
            return a[0] ** k, a[1] ** k  # powers of coprime polynomials are coprime
        return self.make(*(self._power(part, k) for part in a))

    def _power(self, p: fmpz_mpoly, k: int) -> fmpz_mpoly:
        if len(p) <= 1:
            return self.reduce(p**k)
        result = self.one
        while k:
            if k & 1:
                result = self.reduce(result * p)
            k >>= 1
            if k:
                p = self.reduce(p * p)
        return result

    def same(self, a: Ratio, b: Ratio) -> bool:
        """Say whether two fractions are equal modulo the relations."""
        return bool(self.reduce(a[0] * b[1] - b[0] * a[1]).is_zero())

    def rational(self, a: Ratio) -> Fraction | None:
        """Return the value of a constant fraction."""
        if a[0].is_zero():
            return Fraction(0)
        if not (a[0].is_constant() and a[1].is_constant()):
            return None
        return Fraction(int(a[0].leading_coefficient()), int(a[1].leading_coefficient()))

    def linear(self, a: Ratio) -> dict[tuple[int, ...], Fraction] | None:
        """Return the terms of a polynomial with rational coefficients, None for a true fraction."""
        if not a[1].is_constant():
            return None
        below = int(a[1].leading_coefficient())
        return {m: Fraction(int(c), below) for m, c in a[0].to_dict().items()}

    # -- looking -----------------------------------------------------------------------------

    def used(self, p: fmpz_mpoly) -> list[Symbol]:
        """Return the generators in a polynomial."""
        degrees = p.degrees()
        return [s for s in self.symbols if degrees[s.index] > 0]

    def alone(self, p: fmpz_mpoly) -> Symbol | None:
        """Return the generator that a polynomial is, but for its sign."""
        found = self.used(p) if len(p) == 1 and p.total_degree() == 1 else []
        return found[0] if found and abs(int(p.leading_coefficient())) == 1 else None

    def by_powers(self, p: fmpz_mpoly, symbol: Symbol) -> list[fmpz_mpoly]:
        """Return the coefficients of 1, g, g², …"""
        i = symbol.index
        parts: list[dict[tuple[int, ...], Any]] = [{} for _ in range(int(p.degrees()[i]) + 1)]
        for monomial, coefficient in p.to_dict().items():
            parts[monomial[i]][(*monomial[:i], 0, *monomial[i + 1 :])] = coefficient
        return [self.context.from_dict(part) for part in parts]

    # -- balls -------------------------------------------------------------------------------

    def ball(self, p: fmpz_mpoly) -> arb:
        """Enclose a polynomial in bounded or constant generators; the precision is the caller's."""
        values = {s.index: self.symbol_ball(s) for s in self.used(p)}
        total = arb(0)
        for monomial, coefficient in p.to_dict().items():
            term = arb(coefficient)
            for i, e in enumerate(monomial):
                if e:
                    term *= values[i] ** e
            total += term
        return total

    def ratio_ball(self, a: Ratio) -> arb:
        """Enclose a fraction."""
        return self.ball(a[0]) / self.ball(a[1])

    def symbol_ball(self, s: Symbol) -> arb:
        """Enclose a generator: by its definition if it is a constant, else by its range."""
        if s.constant:
            match s.kind:
                case "pi":
                    return arb.pi()
                case "exp":
                    return self.ratio_ball(s.argument).exp()
                case "sigmoid":
                    return 1 / (1 + (-self.ratio_ball(s.argument)).exp())
                case "log":
                    return abs(self.ratio_ball(s.argument)).log()
                case "root":
                    return self.ratio_ball(s.argument).root(s.degree)
                case "cosine":
                    return self.ratio_ball(s.argument).cos()
                case "sine":
                    return self.ratio_ball(s.argument).sin()
                case "asin":
                    return self.ratio_ball(s.argument).asin()
                case "part of pi":
                    return 2 * arb.cos_pi(arb(1) / s.argument)
        if s.low is None or s.high is None:
            return arb("nan")
        middle, reach = (s.low + s.high) / 2, (s.high - s.low) / 2
        return exact(middle) + arb(0, 1) * exact(reach)


def exact(value: Fraction) -> arb:
    """Return the ball of a fraction, as small as the precision allows."""
    return arb(fmpq(value.numerator, value.denominator))


def _of(tail: fmpz_mpoly | None) -> fmpz_mpoly:
    if tail is None:
        raise Rejected("a relation without a right side")
    return tail
