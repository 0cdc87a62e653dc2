"""The uses of functions in one case, each checked before it counts."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

from flint import fmpz_mpoly

from symsgd.certify.everyday.facts import Facts
from symsgd.certify.everyday.fractions import Beyond, Json, Ratio, Wrong

KINDS = ("variable", "pi", "exp", "sigmoid", "log", "root")
RULES = ("exp", "log", "root", "rational_power")


class Step(NamedTuple):
    """One use of a function: f(argument) = result, where f may be a power."""

    rule: str
    argument: Ratio
    power: Fraction
    result: Ratio


class Steps(Facts):
    """The generators of a case, and the steps in which functions become fractions in them."""

    def __init__(self, leaf: Json, domains: Json) -> None:
        super().__init__(len(leaf["generators"]))
        self.given = leaf["generators"]
        if any(generator["kind"] not in KINDS for generator in self.given):
            raise Beyond("a generator of this kind")
        self.generators: list[tuple[str, Any]] = []
        for i in range(len(self.given)):
            self.generators.append(self._generator(i, domains))
        self.steps = [self._step(step) for step in leaf["steps"]]

    def _generator(self, i: int, domains: Json) -> tuple[str, Any]:
        """Return what a generator is, and note where its values lie."""
        kind, argument = self.given[i]["kind"], self.given[i]["argument"]
        if kind in ("exp", "sigmoid", "pi"):
            self.facts[str(self.letters[i])] = True
        if kind == "sigmoid":
            self.note(1 - self.letters[i], strict=True)
        if kind == "variable" and argument in domains:
            self.note_domain(self.letters[i], domains[argument])
        if kind in ("variable", "pi"):
            return kind, argument
        ratio = self.ratio(argument)
        if any(any(part.degrees()[i:]) for part in ratio):
            raise Wrong("a generator that is defined by later ones")
        return kind, ratio

    def relate(self) -> None:
        """Take g^k = P to hold for every root of a P that is seen not to be negative."""
        for i, (kind, argument) in enumerate(self.generators):
            if kind == "root" and i not in self.relations and self.positive(argument[0]):
                degree, tail = int(self.given[i]["degree"]), self.polynomial(self.given[i]["tail"])
                if degree < 2 or tail != argument[0] or not argument[1].is_one():
                    raise Wrong("a root with another relation")
                self.relations[i] = degree, tail
                self.facts[str(self.letters[i])] = self.positive(tail, strict=True)

    @property
    def complete(self) -> bool:
        """Whether the relation of every root may be used."""
        return len(self.relations) == sum(kind == "root" for kind, _ in self.generators)

    def _step(self, given: Json) -> Step:
        if given["rule"] not in RULES:
            raise Beyond(f"the rule {given['rule']}")
        first, *others = given["arguments"]
        power = Fraction(others[0]) if others else Fraction(1)
        if given["rule"] == "root":
            power = 1 / power
        return Step(given["rule"], self.ratio(first), power, self.ratio(given["result"]))

    def find(self, rule: str, argument: Ratio, power: Fraction = Fraction(1)) -> Ratio:
        """Return the result of a step, once it has been checked."""
        for step in self.steps:
            if (step.rule, step.power) == (rule, power) and self.same(step.argument, argument):
                self.justify(step)
                return step.result
        raise Beyond(f"no step gives {rule} of an argument")

    def justify(self, step: Step) -> None:
        """Accept a step, or raise."""
        match step.rule:
            case "exp":
                right = self.same(self._exponent(step.result), step.argument)
            case "log":
                right = self._is_logarithm(step.argument, step.result)
            case _:
                right = self._is_power(step)
        if not right and not self.complete:
            raise Beyond("a root of something that may be negative")
        if not right:
            raise Wrong(f"the step {step.rule} does not hold")

    def _is_power(self, step: Step) -> bool:
        """u^(p/q) = R: R^q = u^p, and neither is negative; an odd root has the sign of u."""
        u, result, odd = step.argument, step.result, step.power.denominator % 2
        whole = self.power(result, step.power.denominator)
        if not self.same(whole, self.power(u, step.power.numerator)):
            return False
        if not self.nonzero(result[1], u):
            raise Beyond("a root whose denominator may vanish")
        if not (odd and step.rule == "root") and self.greater(result, self.constant(0)) is not True:
            raise Beyond("the sign of a root")
        if odd and step.rule != "root" and self.greater(u, self.constant(0)) is not True:
            raise Beyond("a power of something that may be negative")
        return True

    def _is_logarithm(self, u: Ratio, value: Ratio) -> bool:
        """Say whether e^value is u or −u: where ln u has a value, u > 0."""
        if not value[1].is_constant():
            raise Beyond("a logarithm with a denominator")
        scale = int(value[1].leading_coefficient())
        logs: dict[int, Fraction] = {}
        rest = self.ring.constant(0)
        for powers, c in value[0].to_dict().items():
            used = [i for i, e in enumerate(powers) if e and self.generators[i][0] == "log"]
            if used and sum(powers) > 1:
                raise Beyond("a product with a logarithm")
            if used:
                logs[used[0]] = Fraction(int(c), scale)
            else:
                rest += self.ring.from_dict({powers: c})
        q = lcm(*(c.denominator for c in logs.values()))
        remains = self.power(u, q)
        for i, share in logs.items():
            inner = self.generators[i][1]
            if not all(self.nonzero(part, u) for part in inner):
                raise Beyond("a logarithm of something that may vanish")
            remains = self.times(remains, self.power(inner, -int(q * share)))
        found = self._exponent(remains, either_sign=True)
        return self.same(found, (rest * q, self.ring.constant(scale)))

    def _exponent(self, value: Ratio, *, either_sign: bool = False) -> Ratio:
        """Return w with e^w = value, or e^w = |value|."""
        total, unit = self.constant(0), Fraction(1)
        odds = dict.fromkeys(range(len(self.generators)), 0)  # σ^k (1−σ)^m with k + m = 0
        for part, side in ((value[0], 1), (value[1], -1)):
            content, factors = part.factor()
            unit *= Fraction(int(content)) ** side
            for factor, multiplicity in factors:
                power = side * int(multiplicity)
                sign, share, i = self._factor(factor, either_sign=either_sign)
                unit *= Fraction(sign) ** power
                odds[i] += power if self.generators[i][0] == "sigmoid" else 0
                total = self.subtract(total, self.times(share, self.constant(-power)))
        if (abs(unit) if either_sign else unit) != 1 or any(odds.values()):
            raise Beyond("a product that is no exponential")
        return total

    def _factor(self, factor: fmpz_mpoly, *, either_sign: bool) -> tuple[int, Ratio, int]:
        """Return sign, exponent and generator of ±e^b, ±σ(b), ±(1 − σ(b)), or ±f with ln|f|."""
        zero = self.constant(0)
        for i, (kind, argument) in enumerate(self.generators):
            letter = self.letters[i]
            sign = 1 if factor == letter else -1
            if kind in ("exp", "sigmoid") and factor in (letter, -letter):
                return sign, argument, i
            if kind == "sigmoid" and factor in (letter - 1, 1 - letter):
                return (1 if factor == 1 - letter else -1), zero, i
            if kind == "log" and argument[1].is_one() and factor in (argument[0], -argument[0]):
                for sign in (1, -1):
                    if either_sign or self.positive(sign * factor, strict=True):
                        return sign, (letter, self.one), i
                raise Beyond("the sign of what a logarithm is taken of")
        raise Beyond("a factor that is no exponential")
