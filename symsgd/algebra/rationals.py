"""Exact rational numbers: the algebra of what needs no approximation.

σ(21) is no rational number, and asking for it is an error; σ(0) = 1/2 is one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from flint import fmpq

from symsgd.algebra.algebra import Algebra, evaluate, unsupported
from symsgd.algebra.truth import COMPARISONS, connected
from symsgd.errors import SymsgdError
from symsgd.expression.node import Node

MOST_BITS = 10**6
# where these functions take a rational value at a rational point: at one point only
_AT_ZERO = {
    **dict.fromkeys(("sin", "tan", "asin", "atan", "sinh", "tanh", "erf"), fmpq(0)),
    **dict.fromkeys(("exp", "cos", "cosh"), fmpq(1)),
    "sigmoid": fmpq(1, 2),
}
_KNOWN = (
    "exp log root sin cos tan asin acos atan abs sign heaviside max min sigmoid tanh sinh cosh erf"
    " gamma"
)


class Rationals(Algebra[fmpq]):
    """The algebra of rational numbers at one point."""

    known = frozenset(_KNOWN.split())

    def __init__(self, point: Mapping[str, Fraction] | None = None) -> None:
        self.point = point or {}

    def number(self, value: Fraction) -> fmpq:
        """Return the number."""
        return fmpq(value.numerator, value.denominator)

    def variable(self, name: str) -> fmpq:
        """Return the coordinate of the point."""
        if name not in self.point:
            raise SymsgdError("no-value", f"{name} has no value")
        return self.number(self.point[name])

    def divide(self, above: fmpq, below: fmpq) -> fmpq:
        """Return the quotient; division by zero is an error."""
        if below == 0:
            raise SymsgdError("no-value", "division by zero")
        return above / below

    def power(self, base: fmpq, exponent: fmpq, written: Node) -> fmpq:
        """Return the power, if it is rational."""
        if exponent.q != 1:
            return self._root(base, fmpq(exponent.q)) ** int(exponent.p)
        whole = int(exponent.p)
        if base == 0 and whole < 0:
            raise SymsgdError("no-value", "division by zero")
        if abs(whole) * max(abs(base.p).bit_length(), base.q.bit_length()) > MOST_BITS:
            raise unsupported(f"a power with {whole} as its exponent")
        return base**whole

    def apply(self, name: str, orders: tuple[int, ...], args: Sequence[fmpq]) -> fmpq:
        """Return a function where its value is rational."""
        if name in _AT_ZERO and not any(orders) and args[0] == 0:
            return _AT_ZERO[name]
        rule: Callable[..., fmpq] | None = getattr(self, f"_{name}", None)
        if rule is None or any(orders):
            raise unsupported(f"{name}({', '.join(map(str, args))}), which is not rational,")
        return rule(*args)

    def relation(self, sign: str, left: fmpq, right: fmpq) -> bool:
        """Return the truth of a relation."""
        return bool(COMPARISONS[sign](left, right))

    def logic(self, name: str, args: Sequence[bool]) -> bool:
        """Return the truth of a condition."""
        return connected(name, args)

    def piecewise(self, branches: Sequence[tuple[fmpq, Any]]) -> fmpq:
        """Return the value of the first branch that applies."""
        for value, condition in branches:
            if condition:
                return value
        raise SymsgdError("no-value", "no branch applies")

    def _log(self, u: fmpq) -> fmpq:
        if u == 1:
            return fmpq(0)
        raise unsupported(f"log({u}), which is not rational,")

    def _root(self, u: fmpq, k: fmpq) -> fmpq:
        index = int(k.p)
        if k.q != 1 or index < 1 or (u < 0 and index % 2 == 0):
            raise SymsgdError("no-value", f"the root of index {k} of {u}")
        above, below = (_exact_root(abs(int(part)), index) for part in (u.p, u.q))
        if above is None or below is None:
            raise unsupported(f"the root of index {k} of {u}, which is not rational,")
        return fmpq(above if u >= 0 else -above, below)

    def _acos(self, u: fmpq) -> fmpq:
        if u == 1:
            return fmpq(0)
        raise unsupported(f"acos({u}), which is not rational,")

    def _gamma(self, u: fmpq) -> fmpq:
        if u.q != 1 or not 0 < u < 1000:
            raise unsupported(f"gamma({u})")
        from math import factorial

        return fmpq(factorial(int(u.p) - 1))

    def _abs(self, u: fmpq) -> fmpq:
        return abs(u)

    def _sign(self, u: fmpq) -> fmpq:
        return fmpq((u > 0) - (u < 0))

    def _heaviside(self, u: fmpq) -> fmpq:
        return (self._sign(u) + 1) / 2

    def _max(self, a: fmpq, b: fmpq) -> fmpq:
        return max(a, b)

    def _min(self, a: fmpq, b: fmpq) -> fmpq:
        return min(a, b)


def _exact_root(value: int, index: int) -> int | None:
    from flint import fmpz

    root = int(fmpz(value).root(index)) if value > 1 else value
    return root if root**index == value else None


def rational(node: Node, point: Mapping[str, Fraction] | None = None) -> Fraction:
    """Return the value of an expression as a Fraction; an error if it is not seen to be rational.

    >>> from symsgd.expression.node import apply, number
    >>> rational(apply("sigmoid", number(0)) + 1)
    Fraction(3, 2)
    """
    value = evaluate(node, Rationals(point))
    return Fraction(int(value.p), int(value.q))
