"""Γ, erf and unknown functions in the tower; integer exponents; real and imaginary parts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import comb, factorial

from flint import fmpz

from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS
from symsgd.prove.tower.angles import Angles
from symsgd.prove.tower.ring import Generator, NowhereDefined, Quotient, Unsupported
from symsgd.prove.tower.tower import Tower

MOST_SHIFT = 200
MOST_FACTORIAL = 2000
ERF_RANGE = Domain(Fraction(-1), Fraction(1), low_open=True, high_open=True)


class Special:
    """Functions about which only a few identities are known."""

    def __init__(self, tower: Tower, angles: Angles) -> None:
        self.tower = tower
        self.angles = angles
        self.ring = tower.ring
        self.provisos: list[Node] = []  # where a rule was used that holds only there
        self._gammas: list[tuple[Quotient, Generator]] = []
        self._erfs: list[tuple[Quotient, Generator]] = []
        self._opaque: dict[
            tuple[str, tuple[int, ...]], list[tuple[tuple[Quotient, ...], Generator]]
        ]
        self._opaque = {}

    def gamma(self, u: Quotient) -> Quotient:
        """Γ(u + k) = u(u+1)…(u+k−1)·Γ(u); Γ(m) = (m−1)!; Γ(½) = √π."""
        self.tower.require_real(u)
        value = u.rational()
        if value is not None and value.denominator == 1:
            if value <= 0:
                raise NowhereDefined("a pole of the gamma function")
            if value > MOST_FACTORIAL:
                raise Unsupported(f"Γ({value}) is too large to expand")
            return self.ring.constant(factorial(int(value) - 1))
        if value is not None and value.denominator == 2:
            half = self.ring.constant(Fraction(1, 2))
            return self.tower.root(self.tower.pi(), 2) * self._rising(
                half, int(value - Fraction(1, 2))
            )
        for base, g in self._gammas:
            shift = (u - base).rational()
            if shift is not None and shift.denominator == 1:
                return self.ring.of(g.poly) * self._rising(base, int(shift))
        g = self.ring.new(n.apply("gamma", self.tower.node(u)), kind="gamma", payload=u)
        self.tower.signs.nonzero.add(str(g.poly))  # Γ has no zeros
        self._gammas.append((u, g))
        return self.ring.of(g.poly)

    def binomial(self, top: Quotient, k: Quotient) -> Quotient:
        """n over k = n!/(k!(n−k)!), used for 0 ≤ k ≤ n only."""
        one = self.ring.constant(1)
        values = top.rational(), k.rational()
        if all(v is not None and v.denominator == 1 for v in values) and values[0] >= 0:  # type: ignore[operator]
            n_, k_ = (int(v) for v in values if v is not None)
            if n_ > MOST_FACTORIAL:
                raise Unsupported("a binomial coefficient too large to expand")
            return self.ring.constant(comb(n_, k_) if k_ >= 0 else 0)
        for bound in (k, top - k):
            known = self.tower.signs.of(bound.top * bound.below)
            if known is not None and known[0] < 0:
                return self._outside_binomial(top, k)
            if known is None:
                zero = n.number(0)
                self.provisos.append(n.relation(">=", self.tower.node(bound), zero))
        below = self.gamma(k + one) * self.gamma(top - k + one)
        return self.gamma(top + one) / below

    def _outside_binomial(self, top: Quotient, k: Quotient) -> Quotient:
        """n over k is 0 for integers k < 0 and k > n ≥ 0."""
        known = self.tower.signs.of(top.top * top.below)
        whole = all(self.integer_part(v) is not None for v in (top, k))
        if not whole or known is None or known[0] < 0:
            raise Unsupported("a binomial coefficient outside 0 ≤ k ≤ n")
        return self.ring.constant(0)

    def _rising(self, base: Quotient, shift: int) -> Quotient:
        """Return Γ(base + shift)/Γ(base)."""
        if abs(shift) > MOST_SHIFT:
            raise Unsupported(f"a shift of Γ by {shift} is too large to expand")
        result = self.ring.constant(1)
        for k in range(shift):
            result = result * (base + self.ring.constant(k))
        for k in range(1, -shift + 1):
            result = result / (base - self.ring.constant(k))
        return result

    def erf(self, u: Quotient) -> Quotient:
        """erf is odd; nothing more is used."""
        self.tower.require_real(u)
        if self.ring.is_zero(u):
            return self.ring.constant(0)
        for argument, g in self._erfs:
            if self.ring.is_zero(u - argument):
                return self.ring.of(g.poly)
            if self.ring.is_zero(u + argument):
                return -self.ring.of(g.poly)
        g = self.ring.new(
            n.apply("erf", self.tower.node(u)), range=ERF_RANGE, kind="erf", payload=u
        )
        self._erfs.append((u, g))
        return self.ring.of(g.poly)

    def opaque(self, name: str, orders: tuple[int, ...], args: Sequence[Quotient]) -> Quotient:
        """Return an unknown function: equal arguments give equal values."""
        if name in FUNCTIONS:
            raise Unsupported(f"the function {name}")
        self.tower.require_real(*args)
        family = self._opaque.setdefault((name, orders), [])
        for known, g in family:
            if len(known) == len(args) and all(
                self.ring.is_zero(a - b) for a, b in zip(known, args, strict=True)
            ):
                return self.ring.of(g.poly)
        node = n.apply(name, *(self.tower.node(a) for a in args), orders=orders)
        g = self.ring.new(node, kind="opaque", payload=tuple(args))
        family.append((tuple(args), g))
        return self.ring.of(g.poly)

    def integer_part(self, exponent: Quotient) -> Quotient | None:
        """Return (−1)^exponent if the exponent is a polynomial with integer values, else None."""
        if not exponent.below.is_one():
            return None
        sign = self.ring.constant(1)
        for monomial, coefficient in exponent.top.to_dict().items():
            names = []
            for i, e in enumerate(monomial):
                g = self.ring.generators[i] if e else None
                if g is not None and not (g.kind == "variable" and g.range.integer):
                    return None
                if g is not None:
                    names.append(str(g.payload))  # m^e has the parity of m
            if int(coefficient) % 2:
                sign = sign * (self.angles.minus_one_to(names) if names else self.ring.constant(-1))
        return sign

    def complex_parts(self, u: Quotient) -> tuple[Quotient, Quotient | None]:
        """Return (a, b) with u = a + ib, and b = None where i does not occur."""
        imaginary = next((g for g in self.ring.generators if g.kind == "imaginary"), None)
        if imaginary is None:
            return u, None
        if u.below.degrees()[imaginary.index] > 0:
            raise Unsupported("i in a denominator of an exponent")
        i = imaginary.index
        real: dict[tuple[int, ...], fmpz] = {}
        other: dict[tuple[int, ...], fmpz] = {}
        for monomial, coefficient in u.top.to_dict().items():
            part = other if monomial[i] else real
            part[(*monomial[:i], 0, *monomial[i + 1 :])] = coefficient
        if not other:
            return u, None
        make = self.ring.context.from_dict
        return self.ring.quotient(make(real), u.below), self.ring.quotient(make(other), u.below)
