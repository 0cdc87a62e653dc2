"""Sines and cosines in the tower, their inverses, and exact values at rational multiples of π.

A basis angle b has two generators c = cos b and s = sin b with s² = 1 − c².
Every other angle is a combination of basis angles, π and inverse sines, and is
reached by the addition formulas and Chebyshev's polynomials.
"""

from __future__ import annotations

from fractions import Fraction

from flint import arb, ctx, fmpz_poly

from symsgd.expression import node as n
from symsgd.expression.domain import Domain
from symsgd.functions.table import PI
from symsgd.prove.tower import ring as r
from symsgd.prove.tower.lattice import Lattice
from symsgd.prove.tower.ring import Generator, Quotient, RestartNeeded, Unsupported
from symsgd.prove.tower.tower import Tower

Pair = tuple[Quotient, Quotient]  # (cos, sin)
MOST_MULTIPLE = 2000
MOST_PARTS_OF_PI = 360
HALF_PI = Domain(Fraction(-11, 7), Fraction(11, 7))


class Angles:
    """The trigonometric part of a tower."""

    def __init__(self, tower: Tower) -> None:
        self.tower = tower
        self.ring = tower.ring
        self.lattice = Lattice(self.ring)
        self._pairs: list[Pair] = []
        self._inverse_sines: list[tuple[Generator, Quotient]] = []
        self._parts_of_pi: dict[int, Generator] = {}
        self._parity: dict[str, Generator] = {}

    # -- sine and cosine ---------------------------------------------------------------------

    def cos_sin(self, u: Quotient) -> Pair:
        """Return (cos u, sin u)."""
        self.tower.require_real(u)
        rest, special = self._split(u)
        one, zero = self.ring.constant(1), self.ring.constant(0)
        pair: Pair = (one, zero)
        for part in special:
            pair = _added(pair, part)
        return pair if rest.top.is_zero() else _added(pair, self._of_basis(rest))

    def _split(self, u: Quotient) -> tuple[Quotient, list[Pair]]:
        """Take rational multiples of π and whole multiples of inverse sines out of an angle."""
        if not u.below.is_constant():
            return u, []
        below = self.ring.integer(u.below)
        kept, special = {}, []
        for monomial, coefficient in u.top.to_dict().items():
            pair = self._special(monomial, Fraction(int(coefficient), below))
            if pair is None:
                kept[monomial] = coefficient
            else:
                special.append(pair)
        if not special:
            return u, []
        return self.ring.quotient(self.ring.context.from_dict(kept), u.below), special

    def _special(self, monomial: tuple[int, ...], coefficient: Fraction) -> Pair | None:
        used = [(self.ring.generators[i], e) for i, e in enumerate(monomial) if e]
        kinds = [g.kind for g, _ in used]
        if kinds == ["pi"] and used[0][1] == 1:
            return self.of_part_of_pi(coefficient)
        if kinds == ["asin"] and used[0][1] == 1 and coefficient.denominator == 1:
            w: Quotient = used[0][0].payload
            cosine = self.tower.root(self.ring.constant(1) - w * w, 2)
            return _multiple((cosine, w), int(coefficient))
        if "pi" in kinds and coefficient.denominator == 1:
            others = [(g, e) for g, e in used if g.kind != "pi"]
            whole = all(g.kind == "variable" and g.range.integer for g, _ in others)
            if (
                whole
                and len(used) - len(others) == 1
                and all(e == 1 for g, e in used if g.kind == "pi")
            ):
                return self._parity_pair([g for g, _ in others], int(coefficient))
        return None

    def _parity_pair(self, integers: list[Generator], coefficient: int) -> Pair:
        """cos(kπ·m) = ((−1)^m)^k and sin = 0, where m is a product of integers."""
        zero, one = self.ring.constant(0), self.ring.constant(1)
        if coefficient % 2 == 0:
            return one, zero
        return self.minus_one_to([g.payload for g in integers]), zero

    def minus_one_to(self, names: list[str]) -> Quotient:
        """Return (−1)^(product of integer variables), whose square is one."""
        key = "*".join(sorted(names))
        g = self._parity.get(key)
        if g is None:
            product = [n.variable(name) for name in sorted(names)]
            exponent = product[0] if len(product) == 1 else n.multiply(*product)
            g = self.ring.new(
                n.number(-1) ** exponent, range=r.SYMMETRIC_UNIT, degree=2, tail=self.ring.one,
                kind="parity",
            )  # fmt: skip
            self._parity[key] = g
        known = self.tower.signs.of_factor(g.poly)
        if known is not None and known[1]:
            return self.ring.constant(known[0])
        return self.ring.of(g.poly)

    def _of_basis(self, u: Quotient) -> Pair:
        combination = self.lattice.combination(u)
        if combination is None:
            place = self.lattice.add(u)
            self._new_pair(place, u)
            combination = {place: Fraction(1)}
        pair = self.ring.constant(1), self.ring.constant(0)
        for place, coefficient in combination.items():
            scale = self.tower.hints.get(("angle", place), 1)
            steps = coefficient * scale
            if steps.denominator != 1:
                raise RestartNeeded(("angle", place), scale * steps.denominator)
            pair = _added(pair, _multiple(self._pairs[place], int(steps)))
        return pair

    def _new_pair(self, place: int, u: Quotient) -> None:
        scale = self.tower.hints.get(("angle", place), 1)
        angle = self.tower.node(u)
        angle = n.divide(angle, n.number(scale)) if scale > 1 else angle
        part = u * self.ring.constant(Fraction(1, scale))
        cosine = self.ring.new(
            n.apply("cos", angle), range=r.SYMMETRIC_UNIT, kind="cosine", payload=part
        )
        sine = self.ring.new(
            n.apply("sin", angle), range=r.SYMMETRIC_UNIT, kind="sine", payload=part, degree=2,
            tail=self.ring.one - cosine.poly**2,
        )  # fmt: skip
        self.tower.circles.append((sine.poly, cosine.poly))
        self._pairs.append((self.ring.of(cosine.poly), self.ring.of(sine.poly)))

    # -- rational multiples of π -------------------------------------------------------------

    def of_part_of_pi(self, multiple: Fraction) -> Pair:
        """Return (cos rπ, sin rπ) exactly."""
        return self._cos_pi(multiple), self._cos_pi(Fraction(1, 2) - multiple)

    def _cos_pi(self, multiple: Fraction) -> Quotient:
        multiple %= 2
        if multiple > 1:
            multiple = 2 - multiple
        if multiple > Fraction(1, 2):
            return -self._cos_pi(1 - multiple)
        known = {Fraction(0): Fraction(1), Fraction(1, 2): Fraction(0)}
        exact = (known | {Fraction(1, 3): Fraction(1, 2)}).get(multiple)
        if exact is not None:
            return self.ring.constant(exact)
        radical = {Fraction(1, 4): 2, Fraction(1, 6): 3}.get(multiple)
        if radical is not None:
            return self.tower.root(self.ring.constant(radical), 2) * self.ring.constant(
                Fraction(1, 2)
            )
        g = self._part_of_pi(multiple.denominator)
        polynomial = fmpz_poly.chebyshev_t(int(multiple.numerator))
        half = self.ring.of(g.poly) * self.ring.constant(Fraction(1, 2))
        return _horner(polynomial, half, self.ring.constant(0))

    def _part_of_pi(self, parts: int) -> Generator:
        """Return g = 2cos(π/parts), an algebraic integer with a known minimal polynomial."""
        if parts > MOST_PARTS_OF_PI:
            raise Unsupported(f"exact values at multiples of π/{parts}")
        g = self._parts_of_pi.get(parts)
        if g is None:
            minimal = fmpz_poly.cos_minpoly(2 * parts)
            degree = minimal.degree()
            g = self.ring.new(2 * n.apply("cos", PI / parts), kind="part of pi", range=r.POSITIVE)
            g.degree = degree
            g.tail = sum(
                (-int(minimal[k]) * g.poly**k for k in range(degree)), start=self.ring.zero
            )
            g.ball = lambda: 2 * arb.cos_pi(arb(1) / parts)
            g.house = lambda: arb(2)
            self.ring.bound.append(g)
            self._parts_of_pi[parts] = g
        return g

    # -- inverse functions -------------------------------------------------------------------

    def asin(self, w: Quotient) -> Quotient:
        """Return the inverse sine, an odd function with exact values where they are known."""
        self.tower.require_real(w)
        if self.ring.is_zero(w):
            return self.ring.constant(0)
        if self.tower.complex:
            raise Unsupported("inverse sines beside complex numbers")
        exact = self._exact_asin(w)
        if exact is not None:
            return exact
        for g, argument in self._inverse_sines:
            for sign in (1, -1):
                if self.ring.is_zero(w - argument if sign == 1 else w + argument):
                    return self.ring.of(g.poly) * self.ring.constant(sign)
        for g, argument in self._inverse_sines:
            if self.ring.is_zero(w * w + argument * argument - self.ring.constant(1)):
                return self._complement(w, argument, g)
        g = self.ring.new(
            n.apply("asin", self.tower.node(w)), range=HALF_PI, kind="asin", payload=w
        )
        self._inverse_sines.append((g, w))
        return self.ring.of(g.poly)

    def _complement(self, w: Quotient, other: Quotient, g: Generator) -> Quotient:
        """Where w² + v² = 1: asin|w| = π/2 − asin|v|."""
        mine = self.tower.sign_value(w, strict=False)
        its = self.tower.sign_value(other, strict=False)
        half_pi = self.tower.pi() * self.ring.constant(Fraction(1, 2))
        angle = half_pi - self.ring.of(g.poly) * self.ring.constant(its)
        return angle * self.ring.constant(mine)

    def _exact_asin(self, w: Quotient) -> Quotient | None:
        """Guess asin w = rπ from a ball, then prove sin rπ = w exactly."""
        from symsgd.prove.tower.algebraic import value_at

        used = self.ring.used(w.top) + self.ring.used(w.below)
        if any(g.ball is None for g in used):
            return None
        with ctx.workprec(128):
            values = {g.index: g.ball() for g in used}  # type: ignore[misc]
            part = (value_at(w.top, values) / value_at(w.below, values)).asin() / arb.pi()
            if not part.is_finite():
                return None
            guess = Fraction(float(part.mid())).limit_denominator(120)
            if not part.contains(arb(guess.numerator) / guess.denominator):
                return None
        _, sine = self.of_part_of_pi(guess)
        if self.ring.is_zero(sine - w):
            return self.tower.pi() * self.ring.constant(guess)
        return None

    def acos(self, w: Quotient) -> Quotient:
        """acos w = π/2 − asin w."""
        return self.tower.pi() * self.ring.constant(Fraction(1, 2)) - self.asin(w)

    def atan(self, u: Quotient) -> Quotient:
        """atan u = asin(u/√(1 + u²)), for every real u."""
        self.tower.require_real(u)
        return self.asin(u / self.tower.root(self.ring.constant(1) + u * u, 2))


def _added(a: Pair, b: Pair) -> Pair:
    return a[0] * b[0] - a[1] * b[1], a[1] * b[0] + a[0] * b[1]


def _multiple(pair: Pair, times: int) -> Pair:
    """Return (cos kb, sin kb) = (T_k(c), s·U_{k−1}(c))."""
    if times < 0:
        cosine, sine = _multiple(pair, -times)
        return cosine, -sine
    if times == 1:
        return pair
    if times > MOST_MULTIPLE:
        raise Unsupported(f"the {times}-fold of an angle is too large to expand")
    zero = pair[0].ring.constant(0)
    cosine = _horner(fmpz_poly.chebyshev_t(times), pair[0], zero)
    return cosine, pair[1] * _horner(fmpz_poly.chebyshev_u(times - 1), pair[0], zero)


def _horner(polynomial: fmpz_poly, at: Quotient, zero: Quotient) -> Quotient:
    ring = at.ring
    if at.below.is_one() and len(at.top) == 1 and not at.top.is_constant():
        monomial, scale = at.top.monoms()[0], int(at.top.coeffs()[0])
        terms = {
            tuple(k * e for e in monomial): int(c) * scale**k
            for k, c in enumerate(polynomial.coeffs())
            if c != 0
        }
        return ring.of(ring.reduce(ring.context.from_dict(terms)))
    result = zero
    for c in reversed(polynomial.coeffs()):
        result = result * at + ring.constant(int(c))
    return result
