"""Each step of a certificate, checked by itself: is f(u) = R an identity here?

A step is used only after it has passed; what the checker does not know it does
not accept.  Every rule says why the equation holds wherever f(u) has a value.
"""

from __future__ import annotations

from fractions import Fraction
from math import factorial, lcm

from flint import fmpz_mpoly

from symsgd.certify.angles import AngleSteps
from symsgd.certify.field import Ratio, Rejected
from symsgd.certify.steps import MOST_POWER


class Rules(AngleSteps):
    """The rules for exponentials, logarithms, powers, Γ, erf and unknown functions."""

    def _exp(self, u: Ratio, result: Ratio) -> bool:
        """e^u = R: |R| = e^u, and R is not negative."""
        return self._is_logarithm(result, u) and self.at_least_zero(result)

    def _log(self, u: Ratio, result: Ratio) -> bool:
        """ln u = R: |u| = e^R, and a logarithm has a value for u > 0 only."""
        real = not self.complex or self.sign(u) == (1, True)
        return real and self._is_logarithm(u, result)

    def _is_logarithm(self, u: Ratio, v: Ratio) -> bool:
        """|u| = e^v: exponentials are taken out of u, logarithms out of v; the rest are powers."""
        field = self.field
        exponent, rest = v, field.constant(1)
        for poly, sign in ((u[0], 1), (u[1], -1)):
            content, factors = poly.factor()
            rest = field.multiply(rest, field.power(field.constant(abs(int(content))), sign))
            for f, power in factors:
                moved, kept = self._exponential(f)
                times = field.constant(sign * int(power))
                if moved is not None:
                    exponent = field.subtract(exponent, field.multiply(moved, times))
                rest = field.multiply(rest, field.power((kept, field.one), sign * int(power)))
        logs = self._logarithms(exponent)
        scale = lcm(*(c.denominator for _, c in logs)) if logs else 1
        product = field.constant(1)
        for payload, c in logs:
            if abs(c * scale) > MOST_POWER:
                raise Rejected("a power too large to check")
            product = field.multiply(product, field.power(payload, int(c * scale)))
        whole = field.power(rest, scale)
        return field.same(whole, product) or field.same(whole, (-product[0], product[1]))

    def _exponential(self, f: fmpz_mpoly) -> tuple[Ratio | None, fmpz_mpoly]:
        """e^b is taken out; 1 − σ(b) = σ(b)·e^(−b)."""
        symbol = self.field.alone(f)
        if symbol is not None and symbol.kind == "exp":
            return symbol.argument, self.field.one
        used = self.field.used(f)
        if len(used) == 1 and used[0].kind == "sigmoid":
            one_less = self.field.one - used[0].poly
            if f in (one_less, -one_less):
                above, below = used[0].argument
                return (-above, below), used[0].poly
        return None, f

    def _logarithms(self, v: Ratio) -> list[tuple[Ratio, Fraction]]:
        """Read v as Σ c·ln|f|."""
        terms = self.field.linear(v)
        if terms is None:
            raise Rejected("an exponent that is no sum of logarithms")
        found = []
        for monomial, coefficient in terms.items():
            places = [i for i, e in enumerate(monomial) if e]
            if len(places) != 1 or monomial[places[0]] != 1:
                raise Rejected("an exponent that is no sum of logarithms")
            symbol = self.field.symbols[places[0]]
            if symbol.kind != "log":
                raise Rejected("an exponent that is no sum of logarithms")
            found.append((symbol.argument, coefficient))
        return found

    def _root(self, u: Ratio, index: int, result: Ratio) -> bool:
        """The k-th root: R^k = u, and R ≥ 0 for even k."""
        if not 1 <= index <= MOST_POWER:
            return False
        even = index % 2 == 0 or self.complex
        if not self.field.same(self.field.power(result, index), u):
            return False
        return not even or self.at_least_zero(result)

    def _rational_power(self, u: Ratio, exponent: str, result: Ratio) -> bool:
        """u^(p/q) for u ≥ 0: R^q = u^p and R ≥ 0."""
        power = Fraction(exponent)
        if max(abs(power.numerator), power.denominator) > MOST_POWER:
            return False
        if self.complex and not self.at_least_zero(u):
            return False
        whole = self.field.power(result, power.denominator)
        same = self.field.same(whole, self.field.power(u, power.numerator))
        return same and self.at_least_zero(result)

    # -- Γ, erf, unknown functions ------------------------------------------------------------

    def _gamma(self, u: Ratio, result: Ratio) -> bool:
        """Γ(m) = (m−1)!; Γ(½ + k) from √π; Γ(v + k) from Γ(v)."""
        field, value = self.field, self.field.rational(u)
        if value is not None and value.denominator == 1:
            return 0 < value <= MOST_POWER and field.same(
                result, field.constant(factorial(int(value) - 1))
            )
        if value is not None and value.denominator == 2:
            pi = next((s for s in field.symbols if s.kind == "pi"), None)
            if pi is None:
                return False
            base = self.find("root", (pi.poly, field.one), 2)
            return self._risen(base, Fraction(1, 2), u, result)
        for s in field.symbols:
            if s.kind == "gamma":
                shift = field.rational(field.subtract(u, s.argument))
                if shift is not None and shift.denominator == 1:
                    return self._risen((s.poly, field.one), s.argument, u, result)
        return False

    def _risen(self, base: Ratio, start: Fraction | Ratio, u: Ratio, result: Ratio) -> bool:
        """Γ(v + k) = v(v+1)…(v+k−1)·Γ(v)."""
        field = self.field
        v = field.constant(start) if isinstance(start, Fraction) else start
        shift = field.rational(field.subtract(u, v))
        if shift is None or abs(shift) > MOST_POWER:
            return False
        steps = int(shift)
        for k in range(steps):
            base = field.multiply(base, field.add(v, field.constant(k)))
        for k in range(1, -steps + 1):
            base = field.divide(base, field.subtract(v, field.constant(k)))
        return field.same(base, result)

    def _erf(self, u: Ratio, result: Ratio) -> bool:
        """erf is odd, and erf 0 = 0."""
        if result[0].is_zero():
            return self.field.same(u, self.field.constant(0))
        symbol = self.field.alone(result[0]) if result[1].is_one() else None
        if symbol is None or symbol.kind != "erf":
            return False
        sign = self.field.constant(int(result[0].leading_coefficient()))
        return self.field.same(u, self.field.multiply(symbol.argument, sign))

    def opaque(self, name: str, orders: tuple[int, ...], arguments: list[Ratio]) -> Ratio:
        """Return an unknown function: equal arguments give equal values."""
        for s in self.field.symbols:
            if s.kind == "opaque" and (s.argument[0], tuple(s.argument[1])) == (name, orders):
                known = s.argument[2]
                if len(known) == len(arguments) and all(
                    self.field.same(a, b) for a, b in zip(known, arguments, strict=True)
                ):
                    self.activate(s.poly)
                    return s.poly, self.field.one
        raise Rejected(f"no generator for {name}")
