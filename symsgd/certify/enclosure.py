"""The checker's own balls: values of an expression at a point, without the prover."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from flint import arb, ctx, fmpq

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.functions.meaning import meaning

UNKNOWN = arb("nan")
MOST_EXPONENT = 10**6
_PLAIN = frozenset(("exp", "sin", "cos", "atan", "tanh", "erf"))
_OWN = _PLAIN | {
    *("log", "root", "asin", "acos", "abs", "sign", "heaviside", "max", "min", "sigmoid", "gamma")
}


class Undefined(Exception):
    """There is no real value here; ``open`` where that is so all around, too."""

    def __init__(self, *, open_: bool) -> None:
        super().__init__(open_)
        self.open = open_


def exact(value: Fraction) -> arb:
    """Return a ball around a rational number."""
    return arb(fmpq(value.numerator, value.denominator))


def value_at(
    root: Node, point: Mapping[str, arb], bits: int, integers: frozenset[str] = frozenset()
) -> arb:
    """Return a ball that contains the value; raise :class:`Undefined` where there is none.

    ``integers`` names the variables that are declared to be integers.

    >>> print(value_at(n.apply("exp", n.variable("x")), {"x": arb(1)}, 30))
    [2.71828183 +/- ...]
    """
    with ctx.workprec(bits):
        return _Balls(point, integers).of(expand(root))


def truth_at(relation: Node, point: Mapping[str, arb], bits: int) -> bool:
    """Say whether a relation certainly holds."""
    with ctx.workprec(bits):
        return _Balls(point, frozenset()).truth(expand(relation)) is True


class _Balls:
    def __init__(self, point: Mapping[str, arb], integers: frozenset[str]) -> None:
        self.point = point
        self.integers = integers
        self.done: dict[Node, arb] = {}

    def of(self, root: Node) -> arb:
        stack = [root]
        while stack:
            node = stack[-1]
            if node in self.done:
                stack.pop()
                continue
            plain = node if node.head != n.APPLY else meaning(node, _OWN)
            waiting = (plain,) if plain is not node else node.args
            if node.head == n.PIECEWISE:
                waiting = ()
            missing = [child for child in waiting if child not in self.done]
            if missing:
                stack.extend(missing)
                continue
            stack.pop()
            self.done[node] = self.done[plain] if plain is not node else self._value(node)
        return self.done[root]

    def _value(self, node: Node) -> arb:
        args = [self.done[child] for child in node.args] if node.head != n.PIECEWISE else []
        match node.head:
            case n.NUMBER:
                return exact(Fraction(str(node.value)))
            case n.CONSTANT:
                return {"pi": arb.pi(), "e": arb.const_e()}.get(str(node.value), UNKNOWN)
            case n.VARIABLE:
                return self.point.get(str(node.value), UNKNOWN)
            case n.ADD:
                return sum(args, start=arb(0))
            case n.MULTIPLY:
                product = arb(1)
                for arg in args:
                    product *= arg
                return product
            case n.NEGATE:
                return -args[0]
            case n.DIVIDE:
                if args[1] == 0:
                    raise Undefined(open_=False)
                return args[0] / args[1]
            case n.POWER:
                literal = self._literal(node.args[1], args[1])
                real = not self.integers.issuperset(n.free_variables(node.args[1]))
                return _power(args[0], args[1], literal, real=real)
            case n.LET:
                return args[0]
            case n.WHERE_DEFINED:
                return args[0] if args[1].is_finite() else UNKNOWN
            case n.PIECEWISE:
                return self._piece(node)
            case n.APPLY:
                return _applied(node.value[0], args)
        return UNKNOWN

    def _literal(self, written: Node, exponent: arb) -> Fraction | None:
        """Return an exponent that is a number, or an integer made of integer variables."""
        literal = number_of(written)
        if literal is not None:
            return literal
        whole = all(
            node.head in (n.ADD, n.MULTIPLY, n.NEGATE)
            or (node.head == n.POWER and node.args[1].head == n.NUMBER and node.args[1].value > 0)
            or (node.head == n.NUMBER and Fraction(str(node.value)).denominator == 1)
            or (node.head == n.VARIABLE and str(node.value) in self.integers)
            for node in n.walk(written)
        )
        value = exponent.unique_fmpz() if whole and exponent.is_exact() else None
        return None if value is None else Fraction(int(value))

    def _piece(self, node: Node) -> arb:
        for value, condition in n.branches(node):
            known = self.truth(condition)
            if known is None:
                return UNKNOWN
            if known:
                return self.of(value)
        raise Undefined(open_=False)

    def truth(self, node: Node) -> bool | None:
        if node.head == n.RELATION:
            left, right = (self.of(side) for side in node.args)
            less, equal, more = bool(left < right), bool(left == right), bool(left > right)
            if not (less or equal or more):
                return None
            sign = str(node.value)
            return {
                "=": equal, "!=": not equal, "<": less, "<=": not more, ">": more, ">=": not less,
            }[sign]  # fmt: skip
        parts = [self.truth(part) for part in node.args]
        match str(node.value):
            case "true" | "false":
                return str(node.value) == "true"
            case "not":
                return None if parts[0] is None else not parts[0]
            case "and":
                return False if False in parts else None if None in parts else True
        return True if True in parts else None if None in parts else False


def number_of(node: Node) -> Fraction | None:
    """Return the value of numbers under +, ·, / and minus, or None.

    >>> number_of(n.number(3) / n.number(2) - 1)
    Fraction(1, 2)
    """
    if node.head == n.NUMBER:
        return Fraction(str(node.value))
    if node.head == n.POWER:
        base, power = (number_of(arg) for arg in node.args)
        if base is None or power is None or power.denominator != 1 or not 0 <= power <= 400:
            return None
        return base ** int(power)
    if node.head not in (n.NEGATE, n.DIVIDE, n.ADD, n.MULTIPLY, n.LET) or len(node.args) > 4:
        return None
    values = [number_of(arg) for arg in node.args]
    if not values or any(v is None for v in values):
        return None
    first, *others = (v for v in values if v is not None)
    for other in others:
        if node.head == n.DIVIDE and not other:
            return None
        first = (
            first / other if node.head == n.DIVIDE
            else first + other if node.head == n.ADD
            else first * other
        )  # fmt: skip
    return -first if node.head == n.NEGATE else first


def _power(base: arb, exponent: arb, literal: Fraction | None, *, real: bool) -> arb:
    if literal is not None and literal.denominator == 1:
        if abs(literal) > MOST_EXPONENT:
            return UNKNOWN
        if literal < 0 and base == 0:
            raise Undefined(open_=False)
        return _whole_power(base, int(literal))
    if base > 0:
        return (exponent * base.log()).exp()
    if base < 0 and (literal.denominator % 2 == 0 if literal is not None else real):
        raise Undefined(open_=True)
    if base == 0 and literal is not None and literal > 0:
        return arb(0)
    return UNKNOWN


def _whole_power(base: arb, exponent: int) -> arb:
    """Return a power by multiplication where logarithms do not reach: of a ball around 0."""
    if exponent <= 0 or not base.contains(0):
        return base**exponent
    total = arb(1)
    for digit in f"{exponent:b}":
        total = total * total * (base if digit == "1" else 1)
    return total


def _applied(name: str, args: list[Any]) -> arb:
    u = args[0] if args else UNKNOWN
    if name in _PLAIN:
        return getattr(u, name)()  # type: ignore[no-any-return]
    match name:
        case "log":
            if u < 0 or u == 0:
                raise Undefined(open_=bool(u < 0))
            return u.log()
        case "asin" | "acos":
            if abs(u) > 1:
                raise Undefined(open_=True)
            return getattr(u, name)()  # type: ignore[no-any-return]
        case "root":
            return _root(u, args[1])
        case "abs":
            return abs(u)  # type: ignore[no-any-return]
        case "sign":
            return u.sgn()
        case "heaviside":
            return (u.sgn() + 1) / 2
        case "max" | "min":
            return getattr(u, name)(args[1])  # type: ignore[no-any-return]
        case "sigmoid":
            return 1 / (1 + (-u).exp())
        case "gamma":
            return u.gamma()
    return UNKNOWN


def _root(u: arb, k: arb) -> arb:
    index = k.unique_fmpz() if k.is_exact() else None
    if index is None or not 1 <= int(index) <= MOST_EXPONENT:
        return UNKNOWN
    if u < 0:
        if int(index) % 2 == 0:
            raise Undefined(open_=True)
        return -((-u).root(int(index)))
    return arb(0) if u == 0 else u.root(int(index))
