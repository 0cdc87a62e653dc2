"""An evaluator of its own, in mpmath, that shares nothing with the balls: a third opinion."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import comb
from typing import Any

import mpmath
from mpmath import mp, mpf

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.table import FUNCTIONS, define

DIGITS = 60
TINY = mpf(10) ** -40


class NoValue(Exception):
    """There is no real value here."""


class Unclear(NoValue):
    """Rounding, or a convention, hides whether there is a value and which."""


def third_opinion(
    root: Node, point: dict[str, Fraction], integers: frozenset[str] = frozenset()
) -> tuple[Any, Any]:
    """Return the value of an expression at a point and how far rounding may have moved it."""
    with mp.workdps(2 * DIGITS):
        fine = _value(root, point, {}, integers)
    if isinstance(fine, Fraction):
        return fine, 0
    with mp.workdps(DIGITS):
        coarse = _value(root, point, {}, integers)
    if not mpmath.isfinite(fine):
        raise Unclear
    return fine, abs(fine - _float(coarse)) * 10**6 + (1 + abs(fine)) * TINY


def _value(
    node: Node, point: dict[str, Fraction], done: dict[Node, Any], integers: frozenset[str]
) -> Any:
    if node not in done:
        done[node] = _fresh(node, point, done, integers)
    return done[node]


def _fresh(
    node: Node, point: dict[str, Fraction], done: dict[Node, Any], integers: frozenset[str]
) -> Any:
    if node.head == n.PIECEWISE:
        for value, condition in n.branches(node):
            if _value(condition, point, done, integers):
                return _value(value, point, done, integers)
        raise NoValue
    if node.head == n.APPLY and node.value == ("binomial", (0, 0)):
        top, k = (_value(child, point, done, integers) for child in node.args)
        if _exact(top, k) and top.denominator == k.denominator == 1 and 0 <= top < 500:
            return Fraction(comb(int(top), int(k)) if 0 <= k <= top else 0)
        raise Unclear
    if node.head == n.APPLY and (FUNCTIONS[node.value[0]].definition is not None):  # type: ignore[index]
        return _value(define(node), point, done, integers)
    args = [_value(child, point, done, integers) for child in node.args]
    match node.head:
        case n.NUMBER:
            return node.value
        case n.VARIABLE:
            return point[str(node.value)]
        case n.CONSTANT:
            return {"pi": +mp.pi, "e": +mp.e}[str(node.value)]
        case n.ADD:
            return _settled(reduce(_plus, args, Fraction(0)), *args)
        case n.MULTIPLY:
            total: Any = Fraction(1)
            for arg in args:
                total = _times(total, arg)
            return total
        case n.NEGATE:
            return -args[0]
        case n.DIVIDE:
            if _sign(args[1]) == 0:
                raise NoValue
            return args[0] / args[1] if _exact(*args) else _float(args[0]) / _float(args[1])
        case n.POWER:
            if _sign(args[0]) <= 0 and not integers.issuperset(n.free_variables(node.args[1])):
                raise NoValue  # a real exponent that varies: the base must be positive
            return _power(*args)
        case n.RELATION:
            sign = _sign(_settled(_plus(args[0], -args[1]), *args))
            return {
                "=": sign == 0,
                "!=": sign != 0,
                "<": sign < 0,
                "<=": sign <= 0,
                ">": sign > 0,
                ">=": sign >= 0,
            }[str(node.value)]
        case n.LOGIC:
            return {"true": True, "false": False, "and": all(args), "or": any(args)}.get(
                str(node.value), not (args and args[0])
            )
        case n.LET | n.WHERE_DEFINED:
            return args[0]
        case n.APPLY:
            return _function(str(node.value[0]), args)  # type: ignore[index]
    raise NoValue


def _exact(*values: Any) -> bool:
    return all(isinstance(v, Fraction) for v in values)


def _float(value: Any) -> mpf:
    return mpf(value.numerator) / value.denominator if isinstance(value, Fraction) else value


def _plus(a: Any, b: Any) -> Any:
    return a + b if _exact(a, b) else _float(a) + _float(b)


def _times(a: Any, b: Any) -> Any:
    if Fraction(0) in (a, b):
        return Fraction(0)
    return a * b if _exact(a, b) else _float(a) * _float(b)


def _settled(total: Any, *terms: Any) -> Any:
    """Refuse a sum that cancelled to rounding errors: its sign means nothing."""
    if isinstance(total, Fraction):
        return total
    size = max(abs(_float(t)) for t in terms)
    if abs(total) <= size * TINY:
        raise Unclear
    return total


def _sign(value: Any) -> int:
    return (value > 0) - (value < 0)


def _power(base: Any, exponent: Any) -> Any:
    if isinstance(exponent, Fraction) and exponent.denominator == 1:
        k = int(exponent)
        if k < 0 and _sign(base) == 0:
            raise NoValue
        if abs(k) > 10**4:
            raise Unclear
        return base**k
    if _sign(base) < 0:
        raise NoValue
    if _sign(base) == 0:
        if _sign(exponent) <= 0:
            raise NoValue
        return Fraction(0)
    return mpmath.power(_float(base), _float(exponent))


def _root(u: Any, k: Any) -> Any:
    if not isinstance(k, Fraction) or k.denominator != 1 or k < 1:
        raise NoValue
    if _sign(u) < 0:
        if k % 2 == 0:
            raise NoValue
        return -_root(-u, k)
    if u == 0:
        return Fraction(0)
    found = mpmath.root(_float(u), int(k))
    near = Fraction(str(mpmath.nstr(found, 20))).limit_denominator(10**6)
    return near if isinstance(u, Fraction) and near ** int(k) == u else found


def _function(name: str, args: list[Any]) -> Any:
    u = args[0]
    match name:
        case "root":
            return _root(*args)
        case "abs":
            return abs(u)
        case "sign":
            return Fraction(_sign(u))
        case "heaviside":
            return Fraction(_sign(u) + 1, 2)
        case "max" | "min":
            sign = 0 if u is args[1] else _sign(_settled(_plus(u, -args[1]), *args))
            return u if (sign >= 0) == (name == "max") else args[1]
        case "log":
            if _sign(u) <= 0:
                raise NoValue
            return Fraction(0) if u == 1 else mpmath.log(_float(u))
        case "asin" | "acos":
            if abs(u) > 1:
                raise NoValue
    if u == 0 and name in ("sin", "tan", "asin", "atan", "tanh", "erf"):
        return Fraction(0)
    if u == 0 and name in ("exp", "cos"):
        return Fraction(1)
    if abs(u) > 10**5:
        raise Unclear
    v = _float(u)
    if name == "sigmoid":
        return 1 / (1 + mpmath.exp(-v)) if v >= 0 else mpmath.exp(v) / (1 + mpmath.exp(v))
    if name == "gamma":
        if isinstance(u, Fraction) and u.denominator == 1 and u <= 0:
            raise NoValue
        return mpmath.gamma(v)
    return getattr(mpmath, name)(v)


def differ(
    left: Node, right: Node, point: dict[str, Fraction], integers: frozenset[str] = frozenset()
) -> bool:
    """Say whether both sides have values at a point and these are certainly different."""
    try:
        a, a_error = third_opinion(left, point, integers)
        b, b_error = third_opinion(right, point, integers)
    except NoValue:
        return False
    if _exact(a, b):
        return bool(a != b)
    with mp.workdps(DIGITS):
        return bool(abs(_float(a) - _float(b)) > a_error + b_error)


def has_value(
    root: Node, point: dict[str, Fraction], integers: frozenset[str] = frozenset()
) -> bool:
    """Say whether the expression seems to have a value at a point."""
    try:
        third_opinion(root, point, integers)
    except NoValue:
        return False
    return True


def holds(
    statement: Node, point: dict[str, Fraction], integers: frozenset[str] = frozenset()
) -> bool | None:
    """Say whether a statement holds at a point; a relation without values does not hold."""
    if statement.head == n.LOGIC:
        parts = [holds(part, point, integers) for part in statement.args]
        if None in parts:
            return None
        truths = {"and": all(parts), "or": any(parts), "true": True, "false": False}
        return truths[str(statement.value)] if statement.value != "not" else not parts[0]
    try:
        with mp.workdps(DIGITS):
            return bool(_value(statement, point, {}, integers))
    except Unclear:
        return None
    except NoValue:
        return False
