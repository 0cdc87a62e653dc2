"""Honest rounding: balls that hold every value that careful floating point can reach.

Running error analysis with balls.  After each operation a ball grows by what rounding may do
there, so it contains whatever a program computes that follows the same formulas: any order of
summation, fused or not, any library whose functions are good to a few units in the last place.
What lies outside the ball is no rounding error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar

from flint import arb, fmpq

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.balls import UNKNOWN, Balls, Undefined, Value, is_ball, working_precision
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node

BITS = 96
OPERATION = 2  # in units of roundoff: a correctly rounded operation needs 1
FUNCTION = 8  # libraries promise 1 to 4 units in the last place, that is 8 units of roundoff


@dataclass(frozen=True, slots=True)
class Precision:
    """A floating-point format: its bits, and the exponent of its smallest normal number.

    >>> Precision.named("float32").ulp(1.0)
    1.1920928955078125e-07
    """

    name: str
    digits: int
    least: int

    @classmethod
    def named(cls, name: str) -> Precision:
        """Return ``float64`` or ``float32``."""
        if name not in PRECISIONS:
            raise SymsgdError(
                "unknown-precision",
                f"no precision is called {name!r}",
                advice=f"use {' or '.join(PRECISIONS)}",
            )
        return PRECISIONS[name]

    @property
    def roundoff(self) -> Fraction:
        """Half the distance from 1 to the next number."""
        return Fraction(1, 2**self.digits)

    @property
    def tiny(self) -> Fraction:
        """The smallest normal number; below it digits are lost, or the value becomes 0."""
        return Fraction(1, 2**-self.least)

    def ulp(self, value: float) -> float:
        """Return the unit in the last place of a number."""
        from math import frexp

        exponent = frexp(value)[1] if value else self.least
        return float(2.0 ** max(exponent - self.digits, self.least - self.digits + 1, -1074))


PRECISIONS = {
    "float64": Precision("float64", 53, -1022),
    "float32": Precision("float32", 24, -126),
}
FLOAT64 = PRECISIONS["float64"]


class Rounded(Balls):
    """The algebra of balls that grow with every operation as honest rounding may.

    >>> algebra = Rounded()
    >>> third = algebra.divide(algebra.number(Fraction(1)), algebra.number(Fraction(3)))
    >>> third.contains(arb(1 / 3)), third.contains(arb(1 / 3 + 1e-14))
    (True, False)
    """

    known = Balls.known - {"expm1", "log1p", "sinh", "cosh"} | {"logsigmoid", "relu"}
    slopes: ClassVar[Mapping[str, Callable[[Any], Any]]] = {}

    def __init__(
        self, precision: Precision = FLOAT64, point: Mapping[str, Fraction | arb] | None = None
    ) -> None:
        super().__init__(point or {})
        self.precision = precision
        self._tiny = arb(0, _ball(precision.tiny))
        self.unit = _ball(precision.roundoff)
        self._operation = arb(1, OPERATION * self.unit)
        self._function = arb(1, FUNCTION * self.unit)
        self._sum = arb(0, OPERATION * self.unit)
        self.slopes = {  # type: ignore[misc]  # at a kink every slope between both sides is honest
            "relu": self._step,
            "softsign": self._softsign_slope,
        }

    def number(self, value: Fraction) -> arb:
        """Return a number as a program holds it: rounded, unless it is a float already."""
        ball = _ball(value)
        below, above = value.denominator, abs(value.numerator)
        exact = below & (below - 1) == 0 and above.bit_length() <= self.precision.digits
        return ball if exact else ball * self._operation

    def rounded(self, value: Value) -> Value:
        """Return the ball with room for the rounding of one operation."""
        if isinstance(value, Undefined):
            return value
        return value * self._operation + self._tiny

    def add(self, terms: Sequence[Value]) -> Value:
        """Return the sum with room for any order of summation."""
        total, size, count = arb(0), arb(0), 0
        for term in terms:
            if isinstance(term, Undefined):
                return term
            total += term
            size += abs(term)
            count += 1
        return total if count < 2 else total + size * ((count - 1) * self._sum)

    def multiply(self, factors: Sequence[Value]) -> Value:
        """Return the product."""
        total = None
        for factor in factors:
            if isinstance(factor, Undefined):
                return factor
            total = factor if total is None else total * factor * self._operation + self._tiny
        return arb(1) if total is None else total

    def divide(self, above: Value, below: Value) -> Value:
        """Return the quotient."""
        return self.rounded(super().divide(above, below))

    def power(self, base: Value, exponent: Value, written: Node) -> Value:
        """Return the power; small ones may be products, others a call of the library."""
        value = super().power(base, exponent, written)
        return value if isinstance(value, Undefined) else value * self._function + self._tiny

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[Value]) -> Value:
        """Return a function with room for the library's error."""
        own = {"logsigmoid": self._logsigmoid, "relu": self._relu}.get(name)
        value = own(args[0]) if own else super().apply(name, orders, args)
        if isinstance(value, Undefined) or name in _EXACT:
            return value
        return value * self._function + self._tiny

    def piecewise(self, branches: Sequence[tuple[Value, bool | None]]) -> Value:
        """Return what every branch that may apply can give; at a kink that is all of them."""
        possible: list[Value] = []
        for value, condition in branches:
            if condition is not False:
                possible.append(value)
            if condition:
                break
        found = possible or [value for value, _ in branches]
        return _hull(found)

    def slack(self, value: Value, size: Value, count: int) -> Value:
        """Return the ball with room for ``count`` roundings of something as large as ``size``."""
        if isinstance(value, Undefined) or isinstance(size, Undefined):
            return value
        return value + size * (count * self._sum)

    def _logsigmoid(self, u: Value) -> Value:
        inside = self.add([arb(1), self.apply("exp", (0,), [self.negate(u)])])
        return self.negate(self.apply("log", (0,), [inside]))

    def _relu(self, u: Value) -> Value:
        return u if isinstance(u, Undefined) else u.max(arb(0))

    def _step(self, u: Value) -> Value:
        if isinstance(u, Undefined):
            return u
        return arb(1) if u > 0 else arb(0) if u < 0 else arb(0.5, 0.5)

    def _softsign_slope(self, u: Value) -> Value:
        if isinstance(u, Undefined):
            return u
        below = self.add([arb(1), abs(u)])
        return self.divide(arb(1), self.multiply([below, below]))


_EXACT = frozenset(("abs", "sign", "heaviside", "max", "min", "relu"))


def honest(node: Node, point: Mapping[str, Fraction], precision: Precision = FLOAT64) -> Value:
    """Return the ball of all values that honest rounding can give an expression.

    >>> from symsgd.expression.node import apply, variable
    >>> x = variable("x")
    >>> ball = honest(1 - apply("sigmoid", x), {"x": Fraction(40)})
    >>> allows(ball, 0.0), allows(ball, 1e-14)
    (True, False)
    """
    with working_precision(BITS):
        value: Value = evaluate(node, Rounded(precision, point))
        return value


def allows(ball: Value, value: float) -> bool:
    """Say whether honest rounding can give a value; a ball without an end allows every number.

    >>> allows(arb(1), 1.0), allows(arb(1), float("nan")), allows(UNKNOWN, 3.0)
    (True, False, True)
    """
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124
        return False
    return not is_ball(ball) or bool(ball.contains(arb(value)))


def _ball(value: Fraction) -> arb:
    return arb(fmpq(value.numerator, value.denominator))


def _hull(values: Sequence[Value]) -> Value:
    first, *others = values
    for other in others:
        if isinstance(first, Undefined) or isinstance(other, Undefined):
            return UNKNOWN
        first = first.union(other)
    return first
