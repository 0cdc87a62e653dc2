"""The normal form that writes down every function it turns into a fraction.

Generators, steps and fractions become JSON data, in the order in which they came about.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from flint import fmpz_mpoly

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.rows import rows
from symsgd.prove.cases import Goal
from symsgd.prove.conditions import domain_conditions
from symsgd.prove.tower.conjugate import vanishes_by_conjugates
from symsgd.prove.tower.normal import NormalForm
from symsgd.prove.tower.ring import Generator, Quotient
from symsgd.prove.tower.roots import Hints

Json = dict[str, Any]
_RECORDED = {
    "tower": ("exp", "log", "root", "rational_power"),
    "angles": ("cos_sin", "asin"),
    "special": ("gamma", "erf"),
}


class Recorder(NormalForm):
    """The normal form that writes down every function it turns into a fraction."""

    def __init__(self, context: Context, hints: Hints, *, logistic: bool) -> None:
        super().__init__(context, hints, logistic=logistic)
        self.steps: list[tuple[str, tuple[Any, ...], Any]] = []
        for owner, names in _RECORDED.items():
            for name in names:
                self._record(getattr(self, owner), name)

    def _record(self, owner: object, name: str) -> None:
        rule = getattr(owner, name)

        def recorded(*args: object) -> object:
            result = rule(*args)
            self.steps.append((name, args, result))
            return result

        setattr(owner, name, recorded)

    def leaf(self, goal: Goal) -> Json | None:
        """Return the data of one case, or None where the normal forms differ."""
        self.prepare(goal)
        left, right = self.of(goal.left), self.of(goal.right)
        top = self.ring.reduce((left - right).top)
        if not vanishes_by_conjugates(self, top):
            return None
        sides = {"left": fraction(left), "right": fraction(right), "numerator": polynomial(top)}
        return {**self.data(), **sides}

    def prepare(self, goal: Goal) -> None:
        """Take to hold what a goal gives."""
        context = goal.context
        facts = (*domain_conditions(goal.left, context), *domain_conditions(goal.right, context))
        if any(node is n.constant("i") for node in n.walk(goal.left, goal.right)):
            self.tower.complex, facts = True, ()
        self.assume(*facts, *context.relations)

    def data(self) -> Json:
        """Return the generators and the steps."""
        provisos = [rows(proviso) for proviso in self.special.provisos]
        return {
            **({"provisos": provisos} if provisos else {}),
            **({"means": self._means()} if self.tower.signs.means else {}),
            "generators": [self._generator(g) for g in self.ring.generators],
            "steps": [
                {"rule": rule, "arguments": _value(args), "result": _value(result)}
                for rule, args, result in self.steps
            ],
        }

    def _means(self) -> list[Json]:
        """Return of which polynomials the negative terms are covered, and by which shares."""
        return [
            {
                "polynomial": polynomial(p),
                "shares": [[_powers(small), [[_powers(big), str(share)] for big, share in parts]]
                           for small, parts in found],
            }
            for p, found in self.tower.signs.means.values()
        ]  # fmt: skip

    def _generator(self, g: Generator) -> Json:
        remark = f"{g.node} in {g.range}"  # for people; a checker works both out
        given: Json = {"kind": g.kind, "argument": self._argument(g), "remark": remark}
        if g.degree:
            given |= {"degree": g.degree, "tail": polynomial(g.tail)}
        return given

    def _argument(self, g: Generator) -> object:
        """Return what the generator is a function of, over the generators before it."""
        match g.kind:
            case "variable":
                return g.payload
            case "log" | "root":
                return fraction(self.ring.of(g.payload))
            case "cosine" | "sine":
                for place, pair in enumerate(self.angles._pairs):  # noqa: SLF001
                    if g.poly in (pair[0].top, pair[1].top):
                        scale = self.tower.hints.get(("angle", place), 1)
                        part = self.ring.constant(Fraction(1, scale))
                        return fraction(self.angles.lattice.basis[place] * part)
            case "part of pi":
                found = self.angles._parts_of_pi.items()  # noqa: SLF001
                return next(parts for parts, known in found if known is g)
            case "parity":
                found_names = self.angles._parity.items()  # noqa: SLF001
                return next(key for key, known in found_names if known is g).split("*")
            case "opaque":
                name, orders = g.node.value
                return [name, list(orders), _value(g.payload)]
            case "exp" | "sigmoid" | "asin" | "gamma" | "erf":
                return fraction(g.payload)
        return None


def fraction(value: Quotient) -> list[Any]:
    """Return a fraction as a pair of polynomials."""
    return [polynomial(value.top), polynomial(value.below)]


def polynomial(p: fmpz_mpoly) -> list[Any]:
    """Return a polynomial as terms [coefficient, [[generator, exponent], …]]."""
    return [
        [str(int(coefficient)), [[i, int(e)] for i, e in enumerate(monomial) if e]]
        for monomial, coefficient in p.terms()
    ]


def _powers(monomial: Sequence[int]) -> list[list[int]]:
    return [[i, int(e)] for i, e in enumerate(monomial) if e]


def _value(value: object) -> object:
    if isinstance(value, Quotient):
        return fraction(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_value(part) for part in value]
    return str(value) if isinstance(value, Fraction) else value
