"""Ordinary floating point, in forms that stay accurate: what a careful program would compute.

σ(u)(1 − σ(u)) loses every digit at u = 37; q/(1 + q)² with q = e^(−|u|) does not.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from symsgd.algebra.algebra import Algebra, evaluate, unsupported
from symsgd.algebra.truth import COMPARISONS, connected
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node

Real = Any  # a float, or what behaves like one
Truth = Any


def sigmoid_slope(u: float) -> float:
    """Return σ′(u) to a few units in the last place.

    >>> sigmoid_slope(40.0)
    4.248354255291589e-18
    """
    q = math.exp(-abs(u))
    return q / (1 + q) ** 2


def tanh_slope(u: float) -> float:
    """Return tanh′(u) = 4σ′(2u).

    >>> tanh_slope(20.0)
    1.6993417021166355e-17
    """
    return 4 * sigmoid_slope(2 * u)


def _sigmoid(u: float) -> float:
    q = math.exp(-abs(u))
    return (1.0 if u >= 0 else q) / (1.0 + q)


def _softplus(u: float) -> float:
    return max(u, 0.0) + math.log1p(math.exp(-abs(u)))


def _root(u: float, k: float) -> float:
    if u < 0 and k % 2 == 1:
        return -math.pow(-u, 1 / k)
    return math.sqrt(u) if k == 2 else math.pow(u, 1 / k)


RULES: dict[str, Callable[..., float]] = {
    "sigmoid": _sigmoid,
    "softplus": _softplus,
    "logsigmoid": lambda u: -_softplus(-u),
    "root": _root,
    "abs": abs,
    "sign": lambda u: float((u > 0) - (u < 0)),
    "heaviside": lambda u: (1.0 + (u > 0) - (u < 0)) / 2,
    "max": max,
    "min": min,
    "relu": lambda u: max(0.0, u),
}
for _name in ("exp", "log", "log1p", "expm1", "sin", "cos", "tan", "asin", "acos", "atan", "atan2"):
    RULES[_name] = getattr(math, _name)
for _name in ("sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "erf", "erfc", "gamma"):
    RULES[_name] = getattr(math, _name)


class Floats(Algebra[Real]):
    """The algebra of Python floats at one point; no value is NaN, too large is infinite."""

    known = frozenset(RULES)
    slopes: Mapping[str, Callable[[Real], Real]] = {
        "sigmoid": sigmoid_slope,
        "tanh": tanh_slope,
        # at its kink a program takes one of the slopes beside it, as PyTorch and JAX take 0
        "relu": lambda u: float(u > 0),
        "softsign": lambda u: 1 / (1 + abs(u)) ** 2,
    }

    def __init__(self, point: Mapping[str, Real] | None = None) -> None:
        self.point = point or {}

    def number(self, value: Fraction) -> Real:
        """Return the nearest float."""
        try:
            return value.numerator / value.denominator
        except OverflowError:
            return math.inf if value > 0 else -math.inf

    def constant(self, name: str) -> Real:
        """Return π, e or ∞."""
        if name not in ("pi", "e", "infinity"):
            raise unsupported(f"the constant {name}")
        return {"pi": math.pi, "e": math.e, "infinity": math.inf}[name]

    def variable(self, name: str) -> Real:
        """Return the coordinate of the point."""
        if name not in self.point:
            raise SymsgdError("no-value", f"{name} has no value")
        return self.point[name]

    def divide(self, above: Real, below: Real) -> Real:
        """Return the quotient."""
        return self._safely(lambda: above / below)

    def power(self, base: Real, exponent: Real, written: Node) -> Real:
        """Return the power, if it is real."""
        if base < 0 and exponent != int(exponent):
            return math.nan
        return self._safely(lambda: base**exponent)

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[Real]) -> Real:
        """Return a function of the table."""
        if name not in self.known or any(orders):
            raise unsupported(f"the function {name}")
        return self._safely(lambda: RULES[name](*args))

    def _safely(self, rule: Callable[[], Real]) -> Real:
        try:
            return rule()
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError):
            return math.nan

    def relation(self, sign: str, left: Real, right: Real) -> Truth:
        """Return the truth of a relation."""
        return COMPARISONS[sign](left, right)

    def logic(self, name: str, args: Sequence[Truth]) -> Truth:
        """Return the truth of a condition."""
        return connected(name, args)

    def piecewise(self, branches: Sequence[tuple[Real, Truth]]) -> Real:
        """Return the value of the first branch that applies."""
        return next((value for value, condition in branches if condition), math.nan)


def float_value(node: Node, point: Mapping[str, float] | None = None) -> float:
    """Return the value of an expression in ordinary floating point; nothing is certified.

    >>> from symsgd.expression.node import apply, variable
    >>> float_value(apply("sigmoid", variable("x")), {"x": 0.0})
    0.5
    """
    return float(evaluate(node, Floats(point)))
