"""Absolute values, roots and rational powers in the tower.

A root generator R stands for |f|^(1/q) and has the relation R^q = ±f, with the
sign of f.  The comment at a method is the identity that it uses.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from fractions import Fraction
from math import floor, lcm

from flint import arb, fmpz_mpoly

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import sqrt
from symsgd.prove.tower import ring as r
from symsgd.prove.tower.integers import prime_powers
from symsgd.prove.tower.ring import Generator, Quotient, RestartNeeded, Ring, Unsupported
from symsgd.prove.tower.signs import Signs

MOST_INDEX = 400
Hints = dict[tuple[object, ...], int]


class Roots(ABC):
    """The part of a tower that knows roots."""

    ring: Ring
    signs: Signs
    hints: Hints
    complex: bool  # i occurs: nothing is taken for granted about real functions
    circles: list[tuple[fmpz_mpoly, fmpz_mpoly]]  # (sine, cosine) of basis angles
    roots: dict[str, Generator]

    @abstractmethod
    def require_real(self, *values: Quotient) -> None:
        """Refuse complex arguments of real functions."""

    @abstractmethod
    def exp_of_basis(self, u: Quotient) -> Quotient:
        """Return e^u for an exponent without logarithms."""

    @abstractmethod
    def poly_node(self, p: fmpz_mpoly) -> Node:
        """Return a polynomial as an expression."""

    def sign_value(self, u: Quotient, *, strict: bool) -> int:
        """Return the sign of a fraction, asking for a case split where it is not known."""
        self.require_real(u)
        top = self.signs.needed(self.ring.reduce(u.top), strict=strict)
        below = self.signs.needed(u.below, strict=False)
        return top[0] * below[0]

    def require_known_sign(self, u: Quotient) -> None:
        """Where i occurs, refuse logarithms and roots of what is not known to be positive."""
        if self.complex:
            known = self.signs.of(self.ring.reduce(u.top) * u.below)
            if known is None or known[0] <= 0:
                raise Unsupported("complex values of a root or logarithm")

    def abs(self, u: Quotient) -> Quotient:
        """|u| = ±u by the sign of u."""
        if self.ring.is_zero(u):
            return self.ring.constant(0)
        return u if self.sign_value(u, strict=False) >= 0 else -u

    def root(self, u: Quotient, index: int) -> Quotient:
        """Return the real root of the given index; an odd root is an odd function."""
        self.require_real(u)
        if index == 1:
            return u
        if self.ring.is_zero(u):
            return self.ring.constant(0)
        if index % 2 == 0:
            self.require_known_sign(u)
        magnitude = self.abs_power(self._factor_powers(u, Fraction(1, index)))
        if index % 2 == 0:
            return magnitude
        return magnitude if self.sign_value(u, strict=False) >= 0 else -magnitude

    def rational_power(self, u: Quotient, exponent: Fraction) -> Quotient:
        """u^r = |u|^r, since a power that is not an integer needs u ≥ 0."""
        self.require_real(u)
        if self.ring.is_zero(u):
            if exponent < 0:
                raise r.NowhereDefined("a negative power of zero")
            return self.ring.constant(0)
        self.require_known_sign(u)
        return self.abs_power(self._factor_powers(u, exponent))

    def _factor_powers(self, u: Quotient, exponent: Fraction) -> list[tuple[fmpz_mpoly, Fraction]]:
        powers: list[tuple[fmpz_mpoly, Fraction]] = []
        for poly, sign in ((self.ring.reduce(u.top), 1), (u.below, -1)):
            content, factors = self.signs.factors(poly)
            powers += [
                (self.ring.context.constant(p), sign * exponent * k)
                for p, k in prime_powers(content)
            ]
            powers += [(f, sign * exponent * k) for f, k in factors]
        return powers

    def abs_power(self, powers: list[tuple[fmpz_mpoly, Fraction]]) -> Quotient:
        """Π |f|^r = Π |f|^⌊r⌋ · Π |f|^(r − ⌊r⌋)."""
        total: dict[str, tuple[fmpz_mpoly, Fraction]] = {}
        for f, exponent in powers:
            old = total.get(str(f))
            total[str(f)] = (f, exponent + (old[1] if old else 0))
        self.merge_squares(total)
        result = self.ring.constant(1)
        odd = self.ring.constant(1)
        open_parts: dict[Fraction, fmpz_mpoly] = {}
        for f, exponent in total.values():
            whole = floor(exponent)
            fraction = exponent - whole
            result = result * self.ring.of(f) ** whole
            if whole % 2:
                odd = odd * self.ring.of(f)
            if fraction and self.signs.of(f) is None and not self.hints.get(("split",)):
                open_parts[fraction] = open_parts.get(fraction, self.ring.one) * f
            elif fraction:
                result = result * self._root_generator(f, fraction)
        for fraction, product in open_parts.items():
            result = result * self._root_generator(product, fraction)
        if odd.top.is_one():
            return result
        return result if self.sign_value(odd, strict=False) >= 0 else -result

    def merge_squares(self, total: dict[str, tuple[fmpz_mpoly, Fraction]]) -> None:
        """(1 − c)(1 + c) = s² and (1 − s)(1 + s) = c²: squares that a relation hides."""
        for sine, cosine in self.circles:
            for mine, other in ((cosine, sine), (sine, cosine)):
                keys = str(mine - 1), str(mine + 1)
                if not all(key in total for key in keys):
                    continue
                powers = [total[key][1] for key in keys]
                if powers[0] * powers[1] <= 0:
                    continue
                shared = min(powers, key=abs)
                for key in keys:
                    f, power = total.pop(key)
                    if power != shared:
                        total[key] = (f, power - shared)
                old = total.get(str(other), (other, Fraction(0)))[1]
                total[str(other)] = (other, old + 2 * shared)

    def _root_generator(self, f: fmpz_mpoly, exponent: Fraction) -> Quotient:
        """|f|^(p/q), with generator R = |f|^(1/q) and R^q = ±f."""
        exponent, f, special = self._of_exponential(f, exponent)
        if special is not None:
            return special
        key = str(f)
        g = self.roots.get(key)
        if g is None:
            index = lcm(self.hints.get(("root", key), 1), exponent.denominator)
            if index > MOST_INDEX:
                raise Unsupported(f"a root of index {index} is too large to expand")
            sign = self.signs.needed(f, strict=False)[0]
            g = self._new_root(f if sign > 0 else -f, index)
            self.roots[key] = g
        steps = exponent * g.degree
        if steps.denominator != 1:
            raise RestartNeeded(("root", key), lcm(g.degree, exponent.denominator))
        return self.ring.of(self.ring.reduce(g.poly ** int(steps)))

    def _of_exponential(
        self, f: fmpz_mpoly, exponent: Fraction
    ) -> tuple[Fraction, fmpz_mpoly, Quotient | None]:
        """(e^b)^(p/q) = e^(bp/q): no new generator."""
        used = self.ring.used(f)
        if len(used) == 1 and f == used[0].poly and used[0].kind == "exp":
            b: Quotient = used[0].payload
            return exponent, f, self.exp_of_basis(b * self.ring.constant(exponent))
        if len(used) == 1 and f == used[0].poly and used[0].kind == "root":
            g = used[0]
            return exponent, f, self.rational_power(
                self.ring.of(g.payload), exponent / g.degree
            )  # fmt: skip
        return exponent, f, None

    def _new_root(self, radicand: fmpz_mpoly, index: int) -> Generator:
        parts = self.ring.used(radicand)
        node = n.apply("root", self.poly_node(radicand), n.number(index))
        if index == 2:
            node = sqrt(self.poly_node(radicand))
        known = self.signs.of(radicand)
        positive = known is not None and known[1]
        g = self.ring.new(
            node, range=r.POSITIVE if positive else r.NONNEGATIVE, degree=index, tail=radicand,
            kind="root", payload=radicand,
        )  # fmt: skip
        if all(part.ball is not None for part in parts):
            from symsgd.prove.tower.algebraic import house, value_at

            def ball() -> arb:
                return value_at(radicand, {p.index: p.ball() for p in parts}).root(index)  # type: ignore[misc]

            g.ball = ball
            g.house = lambda: house(self.ring, radicand).root(index)
        return g
