"""Values of functions: noted only after they have been multiplied out.

Generators stand for variables, π, and functions of fractions in earlier generators.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import chain
from math import factorial
from typing import Any

from symsgd.certify.everyday.facts import MOST_POWER, Beyond, Facts, Ratio, Wrong

Domains = Mapping[str, Mapping[str, Any]]
Pair = tuple[Ratio, Ratio]  # cosine, sine
Turn = tuple[int, int, Ratio, Ratio]  # m·π/k with cos π/k and sin π/k
Items = Iterable[tuple[int, int]]  # generators, with exponents or multiples


class Values(Facts):
    """Generators, and what functions of fractions in them are.

    >>> known = Values({}, 1)
    >>> known.generate("exp", known.constant(1))
    >>> e = known.letters[0]
    >>> known.infer(e**3, [(e, [e])])
    >>> known.same(known.exponential((e**3, known.one), [(0, 3)], 1), known.constant(3))
    True
    >>> known.same(known.applied("exp", known.constant(3)), (e**3, known.one))
    True
    """

    def __init__(self, domains: Domains, count: int) -> None:
        super().__init__(count)
        self.domains = domains
        self.generators: list[tuple[str, Any, int]] = []  # kind, argument, degree
        self._values: list[tuple[str, tuple[Ratio, ...], Ratio]] = []

    def generate(self, kind: str, argument: Any, degree: int = 0) -> None:  # noqa: ANN401
        """Add a variable by its name, π, or a function of a fraction in the generators before."""
        i, name = len(self.generators), argument if kind == "variable" else ""
        letter, domain = self.letters[i], self.domains.get(name, {})
        for end, sign in (("low", 1), ("high", -1)):
            if domain.get(end) is not None:
                above, below = self.constant(Fraction(domain[end]))
                self._note(sign * (letter * below - above), strict=bool(domain[f"{end}_open"]))
        fractions = argument[2] if kind == "opaque" else [argument]
        for part in chain(*fractions) if kind not in ("variable", "pi") else ():
            if any(part.degrees()[: len(self.letters) - i]):
                raise Wrong("a generator that is defined by later ones")
        match kind:
            case "exp" | "pi":
                self._note(letter, strict=True)
            case "sigmoid":
                self._note(letter, strict=True)
                self._note(1 - letter, strict=True)
            case "sine":
                if not i or self.generators[-1][:2] != ("cosine", argument):
                    raise Wrong("a sine without its cosine")
                self._relations[i] = letter**2 + self.letters[i - 1] ** 2 - 1
            case "variable" | "log" | "root" | "cosine" | "opaque":
                pass
            case _:
                raise Beyond("a generator of this kind")
        self.generators.append((kind, argument if kind != "pi" else "", degree))

    def letter(self, kind: str, name: str) -> Ratio:
        """Return a variable, or π."""
        for letter, known in zip(self.letters, self.generators, strict=False):
            if known[:2] == (kind, name):
                return letter, self.one
        raise Wrong(f"no generator for the {kind} {name}")

    def applied(self, name: str, *args: Ratio) -> Ratio:
        """Return a value that has been shown."""
        match name:
            case "sigmoid":
                above, below = self.applied("exp", *args)
                return self.fraction(above, above + below)
            case "tanh":
                above, below = self.applied("exp", self.plus(*args, *args))
                return self.fraction(above - below, above + below)
            case "power":
                base, exponent = args
                return self.applied("exp", self.times(exponent, self.applied("log", base)))
            case "abs":
                return self._greater(args[0], self.minus(self.constant(0), args[0]))
            case "max":
                return self._greater(*args)
            case "min":
                return self.minus(self.plus(*args), self._greater(*args))
            case "gamma":  # of 1, 2, 3, …
                m = next((m for m in range(1, 100) if self.same(args[0], self.constant(m))), None)
                if m is not None:
                    return self.constant(factorial(m - 1))
        for known, places, result in self._values:
            if (known, len(places)) == (name, len(args)) and all(map(self.same, places, args)):
                return result
        raise Beyond(f"no step gives {name} of an argument")

    def unknown(self, name: str, orders: tuple[int, ...], *args: Ratio) -> Ratio:
        """Return a function that may be any: equal arguments give equal values."""
        for letter, (kind, known, _) in zip(self.letters, self.generators, strict=False):
            if kind == "opaque" and (*known[:2], len(known[2])) == (name, orders, len(args)):
                self._defined(*known[2])
                if all(map(self.same, known[2], args)):
                    return letter, self.one
        raise Wrong(f"no generator for {name}")

    def _greater(self, a: Ratio, b: Ratio) -> Ratio:
        above, below = self.minus(a, b)
        if not self.positive(above * below) and not self.positive(-above * below):
            raise Beyond("which of two values is the greater one")
        return a if self.positive(above * below) else b

    # -- steps -----------------------------------------------------------------------------------

    def relate(self, i: int) -> None:
        """g is the root of P ≥ 0: g^k = P and g ≥ 0."""
        kind, (above, below), degree = self.generators[i]
        if kind != "root" or degree < 2 or not below.is_one() or not self.positive(above):
            raise Beyond("a root of something that may be negative")
        self._relations[i] = self.letters[i] ** degree - above
        self._note(self.letters[i], strict=self.positive(above, strict=True))

    def exponential(self, whole: Ratio, items: Items, q: int) -> Ratio:
        """|whole|^q is a product of powers of e^b, σ(b)/(1 − σ(b)) and |f|: return ln|whole|.

        It is the sum of the logarithms b and ln|f|, divided by q.
        """
        product, total = self.constant(1), self.constant(0)
        for i, exponent in items:
            kind, argument, _ = self.generators[i]
            letter = self.letters[i], self.one
            match kind:
                case "exp" | "sigmoid":
                    odds = letter[0], 1 - letter[0]
                    factor, logarithm = letter if kind == "exp" else odds, argument
                case "log" if self.nonzero(argument[0]):
                    factor, logarithm = argument, letter
                case _:
                    raise Beyond("a logarithm of something that may vanish")
            self._defined(argument)
            product = self.times(product, self.power(factor, exponent))
            total = self.plus(total, self.times(logarithm, self.constant(exponent)))
        self._defined(whole)
        above, below = self.power(whole, q)
        if q < 1 or not (self.same((above, below), product) or self.same((-above, below), product)):
            raise Wrong("an exponential, or a logarithm, of something else")
        total = self.times(total, self.constant(Fraction(1, q)))
        self._values.append(("log", (whole,), total))
        if self.positive(whole[0] * whole[1]):
            self._values.append(("exp", (total,), whole))
        return total

    def root(self, rule: str, u: Ratio, power: Fraction, root: Ratio) -> None:
        """u^(p/q) = R: R^q = u^p, and R ≥ 0; an odd root may be negative, a power's base not."""
        self._defined(u, root)
        q = power.denominator
        if rule not in ("root", "rational_power") or (rule == "root" and power.numerator != 1):
            raise Wrong("a root of another kind")
        if not self.same(self.power(root, q), self.power(u, power.numerator)):
            raise Wrong(f"the step {rule} does not hold")
        signed = [root, u] if rule != "root" else [] if q % 2 else [root]
        if not all(self.positive(above * below) for above, below in signed):
            raise Beyond("the sign of a root")
        second = self.constant(1 / power if rule == "root" else power)
        self._values.append((rule, (u, second), root))

    def angle(self, items: Items, turns: Iterable[Turn]) -> tuple[Ratio, Ratio, Ratio]:
        """The angle u is a sum of multiples of θ and of π/k: return u, cos u and sin u."""
        parts: list[tuple[int, Ratio, Pair]] = []
        for i, multiple in items:
            kind, theta, _ = self.generators[i]
            if kind != "sine":
                raise Wrong("an angle that is no generator's")
            cosine, sine = self.letters[i - 1 : i + 1]
            parts.append((multiple, theta, ((cosine, self.one), (sine, self.one))))
        for multiple, k, *turn in turns:
            self._is_part_of_pi(k, *turn)
            theta = self.times(self.letter("pi", ""), self.constant(Fraction(1, k)))
            parts.append((multiple, theta, (turn[0], turn[1])))
        total, pair = self.constant(0), (self.constant(1), self.constant(0))
        for multiple, theta, around in parts:
            self._defined(theta)
            pair = self._turned(pair, around, multiple)
            total = self.plus(total, self.times(theta, self.constant(multiple)))
        self._values += [("cos", (total,), pair[0]), ("sin", (total,), pair[1])]
        return total, *pair

    def _turned(self, pair: Pair, turn: Pair, times: int) -> Pair:
        if abs(times) > MOST_POWER:
            raise Beyond("a large multiple of an angle")
        (c, s), (cosine, sine) = turn, pair
        s = s if times > 0 else (-s[0], s[1])
        for _ in range(abs(times)):
            across = self.plus(self.times(sine, c), self.times(cosine, s))
            cosine, sine = self.minus(self.times(cosine, c), self.times(sine, s)), across
        return cosine, sine

    def _is_part_of_pi(self, k: int, cosine: Ratio, sine: Ratio) -> None:
        """For k < 6 one solution of (c + is)^k = −1 has c ≥ 0 and s > 0: that of π/k."""
        self._defined(cosine, sine)
        if k not in range(2, 6):
            raise Beyond("another part of π")
        first = self.positive(cosine[0] * cosine[1])
        first = first and self.positive(sine[0] * sine[1], strict=True)
        c, s = self._turned((self.constant(1), self.constant(0)), (cosine, sine), k)
        if not (first and self.same(c, self.constant(-1)) and s[0].is_zero()):
            raise Wrong("another cosine or sine of a part of π")

    def _defined(self, *fractions: Ratio) -> None:
        if not all(self.nonzero(below) for _, below in fractions):
            raise Beyond("a denominator that may vanish")
