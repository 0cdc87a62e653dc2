"""Each step of a certificate, checked by itself: is f(u) = R an identity here?

A step is used only after it has passed; what the checker does not know it does
not accept.  Every rule says why the equation holds wherever f(u) has a value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import factorial, lcm
from typing import Any

from flint import fmpq, fmpq_mat, fmpz_mpoly, fmpz_poly

from symsgd.certify.field import Field, Ratio, Rejected, Symbol
from symsgd.certify.signs import Signs

MOST_POWER = 2000
Pair = tuple[Ratio, Ratio]  # (cos, sin)


@dataclass(slots=True)
class Step:
    """One use of a function: arguments and result as fractions."""

    rule: str
    arguments: tuple[Any, ...]
    result: Any
    checked: bool = False


class Rules:
    """The steps of one case."""

    def __init__(self, field: Field, signs: Signs, steps: list[Step]) -> None:
        self.field = field
        self.signs = signs
        self.steps = steps
        self.activate: Callable[[fmpz_mpoly], None] = lambda _: None
        self.complex = False

    def find(self, rule: str, *arguments: Any) -> Any:
        """Return the result of a step with these arguments, once it has been checked."""
        for step in self.steps:
            if step.rule == rule and self._same(step.arguments, arguments):
                if not step.checked:
                    self.check(step)
                return step.result
        raise Rejected(f"no step gives {rule} of an argument")

    def _same(self, known: tuple[Any, ...], wanted: tuple[Any, ...]) -> bool:
        return len(known) == len(wanted) and all(
            self.field.same(a, b) if isinstance(b, tuple) and isinstance(a, tuple) else a == b
            for a, b in zip(known, wanted, strict=True)
        )

    def check(self, step: Step) -> None:
        """Accept a step, or raise."""
        results = step.result if step.rule == "cos_sin" else [step.result]
        for value in (*results, *(a for a in step.arguments if isinstance(a, tuple))):
            for part in value:
                self.activate(part)
        if not getattr(self, f"_{step.rule}")(*step.arguments, step.result):
            raise Rejected(f"the step {step.rule} is not justified")
        step.checked = True

    # -- logarithms and powers ---------------------------------------------------------------

    def sign(self, u: Ratio) -> tuple[int, bool] | None:
        """Return the sign of a fraction; its denominator never vanishes where it has a value."""
        above, below = self.signs.of(self.field.reduce(u[0])), self.signs.of(u[1])
        return None if above is None or below is None else (above[0] * below[0], above[1])

    def at_least_zero(self, u: Ratio) -> bool:
        """Say whether a fraction is certainly not negative."""
        known = self.sign(u)
        return known is not None and known[0] >= 0

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

    # -- angles ------------------------------------------------------------------------------

    def _cos_sin(self, u: Ratio, result: list[Ratio]) -> bool:
        """The addition formulas over basis angles, π and inverse sines."""
        pair = self._of_angle(u)
        return all(self.field.same(a, b) for a, b in zip(pair, result, strict=True))

    def _of_angle(self, u: Ratio) -> Pair:
        pair: Pair = self.field.constant(1), self.field.constant(0)
        rest = u
        terms = self.field.linear(u)
        for monomial, c in (terms or {}).items():
            part = self._special(monomial, c)
            if part is not None:
                pair = self._added(pair, part)
                term = self.field.context.from_dict({monomial: 1}), self.field.one
                rest = self.field.subtract(rest, self.field.multiply(term, self.field.constant(c)))
        for sine, cosine, times in self._combination(rest):
            known = (cosine.poly, self.field.one), (sine.poly, self.field.one)
            pair = self._added(pair, self._multiple(known, times))
        return pair

    def _special(self, monomial: tuple[int, ...], c: Fraction) -> Pair | None:
        used = [(self.field.symbols[i], e) for i, e in enumerate(monomial) if e]
        kinds = [s.kind for s, _ in used]
        if kinds == ["pi"] and used[0][1] == 1:
            return self._of_pi(c), self._of_pi(Fraction(1, 2) - c)
        if c.denominator != 1:
            return None
        if kinds == ["asin"] and used[0][1] == 1:
            w: Ratio = used[0][0].argument
            under = self.field.subtract(self.field.constant(1), self.field.multiply(w, w))
            return self._multiple((self.find("root", under, 2), w), int(c))
        others = [s for s, _ in used if s.kind != "pi"]
        if kinds.count("pi") == 1 and all(s.kind == "variable" and s.integer for s in others):
            if any(e != 1 for s, e in used if s.kind == "pi"):
                return None
            if c % 2 == 0:
                return self.field.constant(1), self.field.constant(0)
            return self.parity([str(s.argument) for s in others]), self.field.constant(0)
        return None

    def parity(self, names: list[str]) -> Ratio:
        """Return (−1)^(product of integers)."""
        for s in self.field.symbols:
            if s.kind == "parity" and sorted(s.argument) == sorted(names):
                self.activate(s.poly)
                return s.poly, self.field.one
        raise Rejected("no generator for a power of −1")

    def _combination(self, rest: Ratio) -> list[tuple[Symbol, Symbol, int]]:
        """Write an angle as a whole combination of basis angles, by exact elimination."""
        field = self.field
        if rest[0].is_zero():
            return []
        cosines = [s for s in field.symbols if s.kind == "cosine"]
        ratios = [*(s.argument for s in cosines), rest]
        common = field.one
        for _, below in ratios:
            common = common * (below // common.gcd(below))
        columns = [field.reduce(a * (common // b)).to_dict() for a, b in ratios]
        keys = sorted({key for column in columns for key in column})
        entries = [fmpq(int(column.get(key, 0))) for key in keys for column in columns]
        matrix, rank = fmpq_mat(len(keys), len(columns), entries).rref()
        found = []
        for row in range(rank):
            lead = next(j for j in range(len(columns)) if matrix[row, j] != 0)
            if lead == len(cosines):
                raise Rejected("an angle that is no combination of the basis")
            value = matrix[row, len(cosines)]
            if any(matrix[row, j] != 0 for j in range(lead + 1, len(cosines))):
                raise Rejected("basis angles that are not independent")
            if value.q != 1:
                raise Rejected("a fraction of a basis angle")
            if value != 0:
                cosine = cosines[lead]
                sine = field.symbols[cosine.index + 1]
                self.activate(sine.poly)
                found.append((sine, cosine, int(value.p)))
        return found

    def _added(self, a: Pair, b: Pair) -> Pair:
        f = self.field
        cosine = f.subtract(f.multiply(a[0], b[0]), f.multiply(a[1], b[1]))
        return cosine, f.add(f.multiply(a[1], b[0]), f.multiply(a[0], b[1]))

    def _multiple(self, pair: Pair, times: int) -> Pair:
        if abs(times) > MOST_POWER:
            raise Rejected("a multiple of an angle too large to check")
        if times < 0:
            pair, times = (pair[0], (-pair[1][0], pair[1][1])), -times
        result: Pair = self.field.constant(1), self.field.constant(0)
        for _ in range(times):
            result = self._added(result, pair)
        return result

    def _of_pi(self, multiple: Fraction) -> Ratio:
        """Return cos(rπ): rational, √2/2, √3/2, or Chebyshev's polynomial at 2cos(π/n)/2."""
        multiple %= 2
        if multiple > 1:
            multiple = 2 - multiple
        if multiple > Fraction(1, 2):
            above, below = self._of_pi(1 - multiple)
            return -above, below
        exact = {Fraction(0): Fraction(1), Fraction(1, 2): Fraction(0)}
        exact[Fraction(1, 3)] = Fraction(1, 2)
        if multiple in exact:
            return self.field.constant(exact[multiple])
        half = self.field.constant(Fraction(1, 2))
        radical = {Fraction(1, 4): 2, Fraction(1, 6): 3}.get(multiple)
        if radical is not None:
            return self.field.multiply(self.find("root", self.field.constant(radical), 2), half)
        for s in self.field.symbols:
            if s.kind == "part of pi" and s.argument == multiple.denominator:
                self.activate(s.poly)
                at, total = self.field.multiply((s.poly, self.field.one), half), half
                total = self.field.constant(0)
                for c in reversed(fmpz_poly.chebyshev_t(int(multiple.numerator)).coeffs()):
                    total = self.field.multiply(total, at)
                    total = self.field.add(total, self.field.constant(int(c)))
                return total
        raise Rejected(f"no generator for cos({multiple}π)")

    def _asin(self, w: Ratio, result: Ratio) -> bool:
        """asin w = R: sin R = w, and R lies between −π/2 and π/2."""
        field = self.field
        if self.complex:
            return False
        if result[0].is_zero():
            return field.same(w, field.constant(0))
        symbol = field.alone(result[0]) if result[1].is_one() else None
        if symbol is not None and symbol.kind == "asin":
            sign = int(result[0].leading_coefficient())
            return field.same(w, field.multiply(symbol.argument, field.constant(sign)))
        terms = field.linear(result) or {}
        parts = {tuple(i for i, e in enumerate(m) if e): (c, sum(m)) for m, c in terms.items()}
        if any(len(key) != 1 or degree != 1 for key, (_, degree) in parts.items()):
            return False
        named = {field.symbols[key[0]].kind: (field.symbols[key[0]], c) for key, (c, _) in parts.items()}
        turn = named.get("pi", (None, Fraction(0)))[1]
        if set(named) == {"pi"} and len(parts) == 1:
            sine = self._of_pi(Fraction(1, 2) - turn)
            return abs(turn) <= Fraction(1, 2) and field.same(sine, w)
        if set(named) != {"pi", "asin"} or len(parts) != 2:
            return False
        other, c = named["asin"]
        return self._complement(w, other, turn, c)

    def _complement(self, w: Ratio, other: Symbol, turn: Fraction, c: Fraction) -> bool:
        """w² + v² = 1: asin w = ±(π/2 − |asin v|)."""
        field, v = self.field, other.argument
        squares = field.add(field.multiply(w, w), field.multiply(v, v))
        if not field.same(squares, field.constant(1)) or abs(turn) != Fraction(1, 2):
            return False
        mine, its = self.sign(w), self.sign(v)
        if mine is None or its is None or not mine[0] or not its[0]:
            return False
        return turn == Fraction(mine[0], 2) and c == -mine[0] * its[0]

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

    def _risen(self, base: Ratio, start: Any, u: Ratio, result: Ratio) -> bool:
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
