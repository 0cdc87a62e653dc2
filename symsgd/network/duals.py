"""Dual numbers over any algebra: a value with its derivatives in some directions.

The gradient program, run over dual numbers, is the Hessian program: nothing about second
derivatives is written anywhere else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from typing import Any, Generic

from symsgd.algebra.algebra import Algebra, evaluate, unsupported
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import differentiate, riccati_polynomial
from symsgd.functions.table import FUNCTIONS
from symsgd.network.arrays import V

_ONE = Fraction(1)


@dataclass(slots=True)
class Dual(Generic[V]):
    """A value and its derivatives; a direction that is missing has derivative zero."""

    value: V
    slopes: dict[int, V] = field(default_factory=dict)


class Duals(Algebra[Dual[V]]):
    """The algebra of dual numbers over a base.

    >>> from symsgd.algebra.rationals import Rationals
    >>> algebra = Duals(Rationals())
    >>> x = algebra.seed(Rationals().number(Fraction(3)), 0)
    >>> algebra.multiply([x, x])
    Dual(value=9, slopes={0: 6})
    """

    def __init__(self, base: Algebra[V]) -> None:
        self.base = base
        self.known = base.known

    def seed(self, value: V, direction: int) -> Dual[V]:
        """Return a value that moves with speed one in a direction."""
        return Dual(value, {direction: self.base.number(_ONE)})

    def number(self, value: Fraction) -> Dual[V]:
        """Return a number, which does not move."""
        return Dual(self.base.number(value))

    def constant(self, name: str) -> Dual[V]:
        """Return a constant."""
        return Dual(self.base.constant(name))

    def variable(self, name: str) -> Dual[V]:
        """Return a variable of the base, which does not move."""
        return Dual(self.base.variable(name))

    def add(self, terms: Sequence[Dual[V]]) -> Dual[V]:
        """Return the sum."""
        rows: dict[int, list[V]] = {}
        for term in terms:
            for k, slope in term.slopes.items():
                rows.setdefault(k, []).append(slope)
        add = self.base.add
        slopes = {k: row[0] if len(row) == 1 else add(row) for k, row in rows.items()}
        return Dual(add([term.value for term in terms]), slopes)

    def multiply(self, factors: Sequence[Dual[V]]) -> Dual[V]:
        """Return the product by Leibniz's rule."""
        product = factors[0] if factors else self.number(_ONE)
        for factor in factors[1:]:
            product = self._times(product, factor)
        return product

    def _times(self, a: Dual[V], b: Dual[V]) -> Dual[V]:
        times, add = self.base.multiply, self.base.add
        slopes = {k: times([slope, b.value]) for k, slope in a.slopes.items()}
        for k, slope in b.slopes.items():
            own = times([a.value, slope])
            slopes[k] = add([slopes[k], own]) if k in slopes else own
        return Dual(times([a.value, b.value]), slopes)

    def divide(self, above: Dual[V], below: Dual[V]) -> Dual[V]:
        """Return the quotient: (u/v)′ = (u′ − (u/v) v′)/v."""
        base = self.base
        value = base.divide(above.value, below.value)
        rows = {k: [slope] for k, slope in above.slopes.items()}
        for k, slope in below.slopes.items():
            rows.setdefault(k, []).append(base.negate(base.multiply([value, slope])))
        slopes = {k: base.divide(base.add(row), below.value) for k, row in rows.items()}
        return Dual(value, slopes)

    def negate(self, value: Dual[V]) -> Dual[V]:
        """Return minus the value."""
        negate = self.base.negate
        return Dual(negate(value.value), {k: negate(s) for k, s in value.slopes.items()})

    def power(self, base: Dual[V], exponent: Dual[V], written: Node) -> Dual[V]:
        """Return the power with a constant exponent."""
        if exponent.slopes:
            raise unsupported("a power whose exponent moves")
        value = self.base.power(base.value, exponent.value, written)
        u = n.variable("u")
        factor = evaluate(differentiate(u**written, "u"), self.base, {u: base.value})
        return Dual(value, self._scaled(factor, base.slopes))

    def _scaled(self, factor: V, slopes: dict[int, V]) -> dict[int, V]:
        times = self.base.multiply
        return {k: times([factor, slope]) for k, slope in slopes.items()}

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[Dual[V]]) -> Dual[V]:
        """Return a function of the table by the chain rule."""
        if any(orders):
            raise unsupported(f"a derivative of {name}")
        value = self.base.apply(name, orders, [arg.value for arg in args])
        rows: dict[int, list[V]] = {}
        for i, arg in enumerate(args):
            if arg.slopes:
                factor = self._partial(name, i, [a.value for a in args], value)
                for k, slope in self._scaled(factor, arg.slopes).items():
                    rows.setdefault(k, []).append(slope)
        return Dual(value, {k: self.base.add(row) for k, row in rows.items()})

    def _partial(self, name: str, i: int, args: list[V], value: V) -> V:
        row = FUNCTIONS[name]
        if row.riccati is not None:
            return self._polynomial(riccati_polynomial(name, 1), value)
        places = [n.variable(f"u{k}") for k in range(len(args))]
        derivative = _derivative(name, i, len(args))
        return evaluate(derivative, self.base, dict(zip(places, args, strict=True)))

    def _polynomial(self, coefficients: Sequence[int], value: V) -> V:
        base = self.base
        if coefficients == (0, 1, -1):
            rest = base.add([base.number(_ONE), base.negate(value)])
            return base.multiply([value, rest])
        total = base.number(Fraction(coefficients[-1]))
        for c in reversed(coefficients[:-1]):
            total = base.add([base.number(Fraction(c)), base.multiply([total, value])])
        return total

    def relation(self, sign: str, left: Dual[V], right: Dual[V]) -> Any:  # noqa: ANN401
        """Return the truth of a relation between the values."""
        return self.base.relation(sign, left.value, right.value)

    def logic(self, name: str, args: Sequence[Any]) -> Any:  # noqa: ANN401
        """Return the truth of a condition."""
        return self.base.logic(name, args)

    def piecewise(self, branches: Sequence[tuple[Dual[V], Any]]) -> Dual[V]:
        """Return the branch that applies, with its derivatives."""
        base = self.base
        value = base.piecewise([(branch.value, truth) for branch, truth in branches])
        directions = {k for branch, _ in branches for k in branch.slopes}
        zero = base.number(Fraction(0))
        slopes = {
            k: base.piecewise([(b.slopes.get(k, zero), truth) for b, truth in branches])
            for k in directions
        }
        return Dual(value, slopes)


@cache
def _derivative(name: str, i: int, count: int) -> Node:
    places = [n.variable(f"u{k}") for k in range(count)]
    return differentiate(n.apply(name, *places), f"u{i}")
