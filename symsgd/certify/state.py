"""One case of a certificate: its generators, their relations, its steps, what is assumed."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import fmpz_mpoly, fmpz_poly

from symsgd.certify.conditions import conditions_of
from symsgd.certify.field import Field, NoValue, Rejected, Symbol
from symsgd.certify.fold import Fold
from symsgd.certify.rules import Rules
from symsgd.certify.signs import Signs
from symsgd.certify.steps import Step
from symsgd.expression import node as n
from symsgd.expression.node import Node

Json = dict[str, Any]


class State:
    """Generators, steps and facts of one case."""

    def __init__(self, leaf: Json, domains: Json) -> None:
        self.field = Field(leaf["generators"])
        self.given = leaf["generators"]
        self.domains = domains
        for symbol in self.field.symbols:
            self._read_argument(symbol)
        self.signs = Signs(self.field)
        self.signs.means = list(leaf.get("means", ()))
        steps = [_step(self.field, given) for given in leaf["steps"]]
        self.rules = Rules(self.field, self.signs, steps)
        self.rules.activate = self.activate
        self.fold = Fold(self.rules)
        self._ready: set[int] = set()

    def _read_argument(self, s: Symbol) -> None:
        given = self.given[s.index]["argument"]
        match s.kind:
            case "variable":
                s.argument = str(given)
                _set_range(s, self.domains.get(s.argument))
            case "pi" | "imaginary":
                s.argument = None
                s.constant = s.kind == "pi"
            case "part of pi":
                s.argument, s.constant = int(given), True
            case "parity":
                s.argument = [str(name) for name in given]
            case "opaque":
                s.argument = given[0], given[1], [self.field.ratio(part) for part in given[2]]
                self._only_before(s, s.argument[2])
            case "exp" | "sigmoid" | "log" | "root" | "cosine" | "sine" | "asin" | "gamma" | "erf":
                s.argument = self.field.ratio(given)
                self._only_before(s, [s.argument])
                if s.kind == "log" and s.argument[0].is_zero():
                    raise Rejected("a generator that stands for ln 0")
                s.constant = s.kind not in ("gamma", "erf") and all(
                    t.constant for part in s.argument for t in self.field.used(part)
                )
            case _:
                raise Rejected(f"a generator of the kind {s.kind!r}")
        _natural_range(self.field, s)

    def _only_before(self, s: Symbol, ratios: list[Any]) -> None:
        for ratio in ratios:
            if any(t.index >= s.index for part in ratio for t in self.field.used(part)):
                raise Rejected("a generator is defined by later ones")

    def activate(self, p: fmpz_mpoly) -> None:
        """Switch on the relations of the generators in a polynomial, once they are shown."""
        for s in self.field.used(p):
            if s.index not in self._ready:
                for part in (
                    s.argument if isinstance(s.argument, tuple) and s.kind != "opaque" else ()
                ):
                    self.activate(part)
                self._switch_on(s)
                self._ready.add(s.index)

    def _switch_on(self, s: Symbol) -> None:
        given, field = self.given[s.index], self.field
        if "degree" not in given:
            if s.kind in ("root", "sine", "imaginary", "part of pi", "parity"):
                raise Rejected("a generator without its relation")
            return
        degree, tail = int(given["degree"]), field.polynomial(given["tail"])
        if not self._related(s, degree, tail):
            raise Rejected(f"the relation of generator {s.index} does not hold")
        s.degree, s.tail, s.active = degree, tail, True

    def _related(self, s: Symbol, degree: int, tail: fmpz_mpoly) -> bool:
        field = self.field
        match s.kind:
            case "root":
                sign = self.signs.of(tail) if degree >= 2 else None
                if sign is None or sign[0] < 0:
                    raise Rejected("what stands under a root may be negative")
                if sign[0] > 0 and sign[1]:
                    s.low_open = True
                return bool(s.argument[1].is_one()) and bool(s.argument[0] == tail)
            case "sine":
                cosine = field.symbols[s.index - 1]
                same = cosine.kind == "cosine" and field.same(cosine.argument, s.argument)
                return same and degree == 2 and bool(tail == field.one - cosine.poly**2)
            case "imaginary":
                return degree == 2 and bool(tail == -field.one)
            case "parity":
                whole = all(self.domains.get(name, {}).get("integer") for name in s.argument)
                return whole and degree == 2 and bool(tail.is_one())
            case "part of pi":
                minimal = fmpz_poly.cos_minpoly(2 * s.argument)
                rest = sum((int(minimal[k]) * s.poly**k for k in range(degree)), start=field.zero)
                return s.argument >= 3 and degree == minimal.degree() and bool(tail == -rest)
        return False

    def distinguish(self, case: Node, facts: list[Node]) -> None:
        """Take a case to hold; what it is about must have a value, or the cases leave gaps."""
        for condition in conditions_of(case):
            if not self._certain(condition):
                raise Rejected(f"a case on {case.args[0]}, which may have no value")
        try:
            self.fold.of(case.args[0])
        except Rejected:
            pass  # a fact that cannot be used yet; it is tried again with the others
        except NoValue:
            raise Rejected("a case on something that has no value") from None
        self.assume([case, *facts])

    def _certain(self, condition: Node) -> bool:
        difference = self.field.subtract(*(self.fold.of(side) for side in condition.args))
        if condition.value == "!=":
            return self.signs.never_zero(difference[0])
        known = self.rules.sign(difference)
        if known is None or known[0] < 0:
            return False
        return condition.value == ">=" or (known[0] > 0 and known[1])

    def assume(self, facts: list[Node]) -> None:
        """Take facts to hold, in rounds: one may need the sign that another one tells."""
        waiting = facts
        while waiting:
            again = [fact for fact in waiting if not self._assumed(fact)]
            if len(again) == len(waiting):
                break
            waiting = again
        for fact in facts:  # once more: a later fact may contradict an earlier one
            self._assumed(fact)

    def _assumed(self, fact: Node) -> bool:
        if fact.head != n.RELATION or fact.value == "=":
            return True
        try:
            difference = self.field.subtract(*(self.fold.of(side) for side in fact.args))
        except Rejected:
            return False
        self.signs.assume(self.field.reduce(difference[0] * difference[1]), str(fact.value))
        return True


def _step(field: Field, given: Json) -> Step:
    rule, result = str(given["rule"]), given["result"]
    if rule not in ("exp", "log", "root", "rational_power", "cos_sin", "asin", "gamma", "erf"):
        raise Rejected(f"a step by the rule {rule!r}")
    first, *others = given["arguments"]
    value = [field.ratio(part) for part in result] if rule == "cos_sin" else field.ratio(result)
    return Step(rule, (field.ratio(first), *others), value)


def _set_range(s: Symbol, domain: Json | None) -> None:
    if domain is None:
        return
    s.low = None if domain["low"] is None else Fraction(domain["low"])
    s.high = None if domain["high"] is None else Fraction(domain["high"])
    s.low_open = bool(domain["low_open"]) or (bool(domain["nonzero"]) and s.low == 0)
    s.high_open = bool(domain["high_open"]) or (bool(domain["nonzero"]) and s.high == 0)
    s.integer, s.nonzero = bool(domain["integer"]), bool(domain["nonzero"])


def _natural_range(field: Field, s: Symbol) -> None:
    """Set where the values of a generator lie, by what it is."""
    one, zero = Fraction(1), Fraction(0)
    match s.kind:
        case "pi":
            s.low, s.high = Fraction(3), Fraction(22, 7)
        case "exp":
            s.low = zero
        case "sigmoid":
            s.low, s.high = zero, one
        case "root":
            s.low, s.low_open = zero, False
        case "part of pi":
            s.low = zero
        case "cosine" | "sine" | "parity":
            s.low, s.high, s.low_open, s.high_open = -one, one, False, False
        case "asin":
            s.low, s.high = Fraction(-11, 7), Fraction(11, 7)
        case "erf":
            s.low, s.high = -one, one
        case "log":
            above, below = s.argument
            inner = field.alone(above) if below.is_one() else None
            if inner is not None and inner.kind == "sigmoid":
                s.high = zero
