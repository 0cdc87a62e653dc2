"""Enclosures: real balls (Arb) that provably contain the value of an expression.

A value is a ball, or :class:`Undefined` where the expression provably has no
real value.  A ball that is not finite says nothing at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from flint import arb, fmpq

from symsgd.algebra.algebra import Algebra, evaluate, rational_value
from symsgd.algebra.ball_functions import RULES
from symsgd.algebra.enclosure import (
    UNKNOWN,
    Undefined,
    Value,
    compare,
    is_ball,
    whole_power,
    working_precision,
)
from symsgd.algebra.truth import SIGNS, connected
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain  # noqa: F401  (Domain for the example)
from symsgd.expression.node import Node

MOST_EXPONENT = 10**15

__all__ = [
    "UNKNOWN",
    "Balls",
    "Undefined",
    "Value",
    "compare",
    "enclose",
    "has_real_variable",
    "holds",
    "is_ball",
    "takes_integers",
    "working_precision",
]


def takes_integers(exponent: Node, context: Context) -> bool:
    """Say whether an exponent takes integer values only: sums and products of integers.

    >>> takes_integers(2 * n.variable("k") + 1, Context.of({"k": Domain.named("integer")}))
    True
    """
    return all(
        (node.head == n.NUMBER and node.value.denominator == 1)
        or (node.head == n.VARIABLE and context.domain(str(node.value)).integer)
        or node.head in (n.ADD, n.MULTIPLY, n.NEGATE, n.LET)
        or (node.head == n.POWER and (rational_value(node.args[1]) or -1) > 0)
        for node in n.walk(exponent)
    )


def has_real_variable(exponent: Node, context: Context) -> bool:
    """Say whether a variable that is not an integer occurs: then the base must be positive."""
    return any(
        node.head == n.VARIABLE and not context.domain(str(node.value)).integer
        for node in n.walk(exponent)
    )


class Balls(Algebra[Any]):
    """The algebra of balls at one point; the context says which variables are integers."""

    known = frozenset(RULES)

    def __init__(self, point: Mapping[str, Fraction | arb], context: Context | None = None) -> None:
        self.point = point
        self.context = context or Context()

    def number(self, value: Fraction) -> arb:
        """Return a ball around a rational number."""
        return arb(fmpq(value.numerator, value.denominator))

    def constant(self, name: str) -> Value:
        """Return π or e; i and infinity are no real numbers."""
        match name:
            case "pi":
                return arb.pi()
            case "e":
                return arb.const_e()
        return UNKNOWN

    def variable(self, name: str) -> Value:
        """Return the coordinate of the point."""
        value = self.point.get(name)
        if value is None:
            return UNKNOWN
        return value if isinstance(value, arb) else self.number(value)

    def add(self, terms: Sequence[Value]) -> Value:
        """Return the sum, if every term has a value."""
        total = arb(0)
        for term in terms:
            if isinstance(term, Undefined):
                return term
            total += term
        return total

    def multiply(self, factors: Sequence[Value]) -> Value:
        """Return the product, if every factor has a value."""
        total = arb(1)
        for factor in factors:
            if isinstance(factor, Undefined):
                return factor
            total *= factor
        return total

    def divide(self, above: Value, below: Value) -> Value:
        """Return the quotient; there is none by an exact zero."""
        if isinstance(above, Undefined):
            return above
        if isinstance(below, Undefined):
            return below
        if below == 0:
            return Undefined("division by zero", open=False)
        return above / below

    def negate(self, value: Value) -> Value:
        """Return minus the value."""
        return value if isinstance(value, Undefined) else -value

    def power(self, base: Value, exponent: Value, written: Node) -> Value:
        """Return the real power: any base for integer exponents, else a base that is not negative.

        A real variable in the exponent asks for a positive base.  An odd root of
        a negative number is left open, because conventions differ.
        """
        if isinstance(base, Undefined):
            return base
        if isinstance(exponent, Undefined):
            return exponent
        literal = rational_value(written)
        by_convention = literal is None and has_real_variable(written, self.context)
        if literal is None and not by_convention and exponent.is_exact():
            whole = exponent.unique_fmpz()
            literal = None if whole is None else Fraction(int(whole))
        if literal is not None and literal.denominator == 1:
            return self._integer_power(base, int(literal))
        if base > 0:
            return (exponent * base.log()).exp() if literal is None else _rational(base, literal)
        if base == 0 and by_convention:
            return Undefined("a real power of zero", open=False)
        if base == 0 and exponent > 0:
            return arb(0)
        if base == 0 and exponent < 0:
            return Undefined("division by zero", open=False)
        if base < 0 and (by_convention or _is_no_integer(exponent, literal)):
            return Undefined("a real power of a negative number", open=True)
        if base >= 0 and literal is not None and literal > 0:
            return _rational(base, literal)
        return UNKNOWN

    def _integer_power(self, base: arb, exponent: int) -> Value:
        if abs(exponent) > MOST_EXPONENT:
            return UNKNOWN
        if exponent < 0 and base == 0:
            return Undefined("division by zero", open=False)
        return whole_power(base, exponent)

    def relation(self, sign: str, left: Value, right: Value) -> bool | None:
        """Return the truth of a relation, None where the balls do not settle it."""
        if isinstance(left, Undefined) or isinstance(right, Undefined):
            return None
        order = compare(left, right)
        if order is None:
            return None if sign != "!=" or left.overlaps(right) else True
        return order in SIGNS[sign]

    def logic(self, name: str, args: Sequence[bool | None]) -> bool | None:
        """Return a truth by Kleene's three-valued rules."""
        return connected(name, args)

    def piecewise(self, branches: Sequence[tuple[Value, bool | None]]) -> Value:
        """Return the value of the first branch that certainly applies."""
        for value, condition in branches:
            if condition is None:
                return UNKNOWN
            if condition:
                return value
        return Undefined("no branch applies", open=True)  # each condition is false in a whole ball

    def where_defined(self, value: Value, guard: Value) -> Value:
        """Return the value if the guard has one."""
        if isinstance(guard, Undefined):
            return guard
        return value if guard.is_finite() else UNKNOWN

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[Value]) -> Value:
        """Return a function of the table; an unknown function has no known value."""
        for arg in args:
            if isinstance(arg, Undefined):
                return arg
        rule = RULES.get(name)
        return UNKNOWN if rule is None else rule(*args)


def _rational(base: arb, exponent: Fraction) -> arb:
    root = base.root(exponent.denominator) if exponent.denominator < 10**4 else None
    if root is None or abs(exponent.numerator) > MOST_EXPONENT:
        return base ** arb(fmpq(exponent.numerator, exponent.denominator))
    return root**exponent.numerator


def _is_no_integer(exponent: arb, literal: Fraction | None) -> bool:
    """Say whether a power of a negative number has no real value under any convention."""
    if literal is not None:
        return literal.denominator % 2 == 0
    return not exponent.contains_integer()


def holds(relation: Node, point: Mapping[str, Fraction | arb], bits: int = 64) -> bool | None:
    """Say whether a relation holds at a point, None where the balls do not settle it.

    >>> holds(n.relation("<", n.variable("x"), n.number(1)), {"x": Fraction(1, 2)})
    True
    """
    with working_precision(bits):
        truth: bool | None = evaluate(relation, Balls(point))
        return truth


def enclose(
    node: Node,
    point: Mapping[str, Fraction | arb],
    bits: int = 64,
    context: Context | None = None,
    memo: dict[Node, Any] | None = None,
) -> Value:
    """Return a ball that contains the value of an expression at a rational point.

    >>> from symsgd.expression.node import apply, number
    >>> print(enclose(apply("sigmoid", number(21)), {}, 64))
    [0.999999999241744 +/- 4.24e-17]
    """
    with working_precision(bits):
        return evaluate(node, Balls(point, context), memo)  # type: ignore[no-any-return]
