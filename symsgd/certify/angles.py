"""Steps with angles: addition formulas, exact values at parts of π, inverse sines."""

from __future__ import annotations

from fractions import Fraction

from flint import fmpq, fmpq_mat, fmpz_poly

from symsgd.certify.field import Ratio, Rejected, Symbol
from symsgd.certify.steps import MOST_POWER, Lookup, Pair


class AngleSteps(Lookup):
    """The rules for sines, cosines and their inverses."""

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
        while times:
            if times & 1:
                result = self._added(result, pair)
            times >>= 1
            if times:
                pair = self._added(pair, pair)
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
        named = {
            field.symbols[key[0]].kind: (field.symbols[key[0]], c) for key, (c, _) in parts.items()
        }
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
