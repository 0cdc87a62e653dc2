"""An expression as one quotient, and its parts as polynomials in x and eˣ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import lcm

from symsgd.expression import node as n
from symsgd.expression.node import Node

MOST_DEGREE = 40
ZERO, ONE = n.number(0), n.number(1)
Polynomial = Mapping[tuple[int, int], Node]  # (power of eˣ, power of x) → coefficient


def together(node: Node) -> tuple[Node, Node]:
    """Return numerator and denominator of an expression.

    >>> x = n.variable("x")
    >>> [str(part) for part in together(1 / x + 2)]
    ['1 + 2*x', 'x']
    """
    return _together(node, {})


def _together(node: Node, known: dict[Node, tuple[Node, Node]]) -> tuple[Node, Node]:
    """Return a quotient; what stands in many places is worked out once."""
    if node not in known:
        known[node] = _quotient(node, [_together(arg, known) for arg in _parts(node)])
    return known[node]


def _parts(node: Node) -> tuple[Node, ...]:
    if node.head in (n.LET, n.NEGATE, n.POWER):
        return node.args[:1]
    return node.args if node.head in (n.ADD, n.MULTIPLY, n.DIVIDE) else ()


def _quotient(node: Node, parts: list[tuple[Node, Node]]) -> tuple[Node, Node]:
    match node.head:
        case n.LET:
            return parts[0]
        case n.NEGATE:
            return n.negate(parts[0][0]), parts[0][1]
        case n.ADD:
            return _sum(parts)
        case n.MULTIPLY:
            return _times([top for top, _ in parts]), _times([below for _, below in parts])
        case n.DIVIDE:
            (a, b), (c, d) = parts
            return _times([a, d]), _times([b, c])
        case n.POWER:
            exponent = whole(node.args[1])
            if exponent is not None and 0 < abs(exponent) <= MOST_DEGREE:
                top, below = (n.power(part, n.number(abs(exponent))) if part is not ONE else ONE
                              for part in parts[0])  # fmt: skip
                return (top, below) if exponent > 0 else (below, top)
    return node, ONE


def _sum(parts: list[tuple[Node, Node]]) -> tuple[Node, Node]:
    below: list[Node] = []
    for _, part in parts:
        if part is not ONE and part not in below:
            below.append(part)
    tops = [_times([top, *(other for other in below if other is not part)]) for top, part in parts]
    return n.add(*tops) if len(tops) > 1 else tops[0], _times(below)


def _times(factors: list[Node]) -> Node:
    kept = [factor for factor in factors if factor is not ONE]
    return n.multiply(*kept) if len(kept) > 1 else kept[0] if kept else ONE


def whole(node: Node) -> int | None:
    """Return the whole number that a node is, or None.

    >>> whole(n.number(3)), whole(n.negate(n.number(2))), whole(n.variable("n"))
    (3, -2, None)
    """
    if node.head == n.NEGATE:
        inner = whole(node.args[0])
        return None if inner is None else -inner
    if node.head != n.NUMBER:
        return None
    value = Fraction(node.value)
    return int(value) if value.denominator == 1 else None


def polynomial(node: Node, name: str, exponential: str = "") -> Polynomial | None:
    """Return an expression as a polynomial in a variable and in the symbol for eˣ, or None.

    >>> x = n.variable("x")
    >>> sorted(polynomial((x + 1) ** 2, "x"))
    [(0, 0), (0, 1), (0, 2)]
    """
    if name not in n.free_variables(node) and exponential not in n.free_variables(node):
        return {(0, 0): node}
    match node.head:
        case n.VARIABLE:
            return {(1, 0) if node.value == exponential else (0, 1): ONE}
        case n.LET:
            return polynomial(node.args[0], name, exponential)
        case n.NEGATE:
            inner = polynomial(node.args[0], name, exponential)
            return None if inner is None else {key: n.negate(value) for key, value in inner.items()}
        case n.ADD:
            return _folded(node, name, exponential, _added)
        case n.MULTIPLY:
            return _folded(node, name, exponential, _multiplied)
        case n.POWER:
            exponent = whole(node.args[1])
            base = polynomial(node.args[0], name, exponential)
            if base is None or exponent is None or not 0 <= exponent <= MOST_DEGREE:
                return None
            result: Polynomial = {(0, 0): ONE}
            for _ in range(exponent):
                result = _multiplied(result, base)
                if len(result) > MOST_DEGREE:
                    return None
            return result
        case n.DIVIDE:
            if name in n.free_variables(node.args[1]) or exponential in n.free_variables(
                node.args[1]
            ):
                return None
            top = polynomial(node.args[0], name, exponential)
            return None if top is None else {k: n.divide(v, node.args[1]) for k, v in top.items()}
    return None


def _folded(
    node: Node, name: str, exponential: str, join: Callable[[Polynomial, Polynomial], Polynomial]
) -> Polynomial | None:
    result: Polynomial | None = None
    for arg in node.args:
        part = polynomial(arg, name, exponential)
        if part is None:
            return None
        result = part if result is None else join(result, part)
    return result


def _added(one: Polynomial, other: Polynomial) -> Polynomial:
    total = dict(one)
    for key, value in other.items():
        total[key] = n.add(total[key], value) if key in total else value
    return total


def _multiplied(one: Polynomial, other: Polynomial) -> Polynomial:
    total: dict[tuple[int, int], Node] = {}
    for (a, b), first in one.items():
        for (c, d), second in other.items():
            key = a + c, b + d
            product = _times([first, second])
            total[key] = n.add(total[key], product) if key in total else product
    return total


def in_exponentials(node: Node, name: str, symbol: str) -> Node | None:
    """Return an expression with a symbol for a root of eˣ in the place of all exponentials.

    >>> x = n.variable("x")
    >>> str(in_exponentials(n.apply("tanh", x), "x", "y"))
    '(y^2 - 1)/(y^2 + 1)'
    """
    plain = _by_exp(node)
    slopes: dict[Node, tuple[Fraction, Node]] = {}
    for part in n.walk(plain):
        if part.head == n.APPLY and name in n.free_variables(part):
            if part.value[0] != "exp":
                return None
            line = linear(part.args[0], name)
            if line is None:
                return None
            slopes[part] = line
    root = lcm(*(slope.denominator for slope, _ in slopes.values())) if slopes else 1
    put: dict[Node, Node] = {}
    for part, (slope, rest) in slopes.items():
        power = n.power(n.variable(symbol), n.number(int(slope * root)))
        put[part] = power if rest is ZERO else n.multiply(n.apply("exp", rest), power)
    return n.substitute(plain, put)


def linear(node: Node, name: str) -> tuple[Fraction, Node] | None:
    """Return slope and rest of ``k·x + c`` with a rational slope that is not zero, or None."""
    from symsgd.algebra.algebra import rational_value

    found = polynomial(node, name)
    if found is None or set(found) - {(0, 0), (0, 1)} or (0, 1) not in found:
        return None
    slope = rational_value(found[0, 1])
    return (slope, found.get((0, 0), ZERO)) if slope else None


def _by_exp(node: Node) -> Node:
    """Return an expression with sigmoid, tanh, sinh and cosh of the variable as exponentials."""
    done: dict[Node, Node] = {}
    for part in n.walk(node):
        plain = n.rebuild(part, tuple(done[arg] for arg in part.args))
        if part.head == n.APPLY and not any(part.value[1] or ()) and part.value[0] in _BY_EXP:
            plain = _BY_EXP[part.value[0]](plain.args[0])
        done[part] = plain
    return done[node]


def _exp(node: Node) -> Node:
    return n.apply("exp", node)


def _tanh(u: Node) -> Node:
    square = _exp(n.multiply(n.number(2), u))
    return n.divide(n.add(square, n.number(-1)), n.add(square, ONE))


_BY_EXP: dict[str, Callable[[Node], Node]] = {
    "sigmoid": lambda u: n.divide(ONE, n.add(ONE, _exp(n.negate(u)))),
    "tanh": _tanh,
    "sinh": lambda u: n.divide(n.add(_exp(u), n.negate(_exp(n.negate(u)))), n.number(2)),
    "cosh": lambda u: n.divide(n.add(_exp(u), _exp(n.negate(u))), n.number(2)),
}
