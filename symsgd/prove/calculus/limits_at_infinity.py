"""Limits at +∞: leading terms of polynomials in x and eˣ, and the ends of known functions."""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.calculus.quotients import (
    ONE,
    ZERO,
    Polynomial,
    in_exponentials,
    polynomial,
    together,
    whole,
)
from symsgd.prove.calculus.regularity import (
    CONTINUOUS,
    is_nonzero_somewhere,
    is_positive,
    is_zero,
    sign_of,
)

_SYMBOL = "the exponential"
_HALF_PI = n.divide(n.constant("pi"), n.number(2))
# value of a function at −∞ and at +∞; +1 and −1 mean infinity with that sign
_ENDS: dict[str, tuple[Node | int, Node | int]] = {
    "exp": (ZERO, 1), "sigmoid": (ZERO, ONE), "tanh": (n.number(-1), ONE), "softplus": (ZERO, 1),
    "relu": (ZERO, 1), "atan": (n.negate(_HALF_PI), _HALF_PI), "erf": (n.number(-1), ONE),
    "sinh": (-1, 1), "cosh": (1, 1), "asinh": (-1, 1), "abs": (1, 1), "sech": (ZERO, ZERO),
    "logsigmoid": (-1, ZERO), "sign": (n.number(-1), ONE), "silu": (ZERO, 1), "gelu": (ZERO, 1),
}  # fmt: skip


def limit_at_infinity(node: Node, name: str) -> Node | int | None:
    """Return the limit at +∞: an expression, a sign for ±∞, or None if it is not seen."""
    if name not in n.free_variables(node):
        return node
    args = [limit_at_infinity(arg, name) for arg in node.args]
    found: Node | int | None = None
    if None not in args:
        found = _joined(node, [arg for arg in args if arg is not None])
    return _leading(node, name) if found is None else found


def _joined(node: Node, args: list[Node | int]) -> Node | int | None:
    """Return the limit of an operation from those of its arguments, where they settle it."""
    signs = [arg for arg in args if isinstance(arg, int)]
    nodes = [arg for arg in args if isinstance(arg, Node)]
    match node.head:
        case n.VARIABLE:
            return 1
        case n.LET:
            return args[0]
        case n.NEGATE:
            return -signs[0] if signs else n.negate(nodes[0])
        case n.ADD:
            return n.add(*nodes) if not signs else signs[0] if len(set(signs)) == 1 else None
        case n.MULTIPLY:
            return _product(signs, nodes)
        case n.DIVIDE:
            return _ratio(*args)
        case n.POWER:
            exponent = whole(node.args[1])
            if exponent is None or exponent < 1:
                return None
            return (
                signs[0] ** exponent if isinstance(args[0], int) else n.power(args[0], node.args[1])
            )
        case n.APPLY:
            return _applied(node, args)
    return None


def _product(signs: list[int], nodes: list[Node]) -> Node | int | None:
    if not signs:
        return n.multiply(*nodes)
    total = 1
    for factor in (*signs, *(sign_of(part) for part in nodes)):
        if factor is None:
            return None
        total *= factor
    return total


def _ratio(top: Node | int, below: Node | int) -> Node | int | None:
    if isinstance(below, int):
        return None if isinstance(top, int) else ZERO
    sign = sign_of(below)
    if isinstance(top, int):
        return None if sign is None else top * sign
    return n.divide(top, below) if sign is not None else None


def _applied(node: Node, args: list[Node | int]) -> Node | int | None:
    name, orders = node.value
    if len(args) != 1:
        return None
    arg = args[0]
    if isinstance(arg, Node):
        known = name in CONTINUOUS and not any(orders)
        if known or (name == "log" and not any(orders) and is_positive(arg)):
            return n.apply(name, arg, orders=orders)
        return None
    if any(orders):
        return ZERO if name in ("sigmoid", "tanh") else None
    if name in ("log", "sqrt"):
        return 1 if arg > 0 else None
    return _ENDS[name][arg > 0] if name in _ENDS else None


def _leading(node: Node, name: str) -> Node | int | None:
    """Return the limit of a quotient of polynomials in x and eˣ by its leading terms."""
    plain = in_exponentials(node, name, _SYMBOL)
    if plain is None:
        return None
    top, below = (_terms(part, name) for part in together(plain))
    if top is None or not below:
        return None
    if not top:
        return ZERO
    high, low = max(top), max(below)
    if high < low:  # where the leading coefficient below is 0, something else may hold
        return n.where_defined(ZERO, n.divide(ONE, below[low]))
    if high == low:
        return n.divide(top[high], below[low])
    signs = sign_of(top[high]), sign_of(below[low])
    return None if None in signs else signs[0] * signs[1]  # type: ignore[operator]


def _terms(node: Node, name: str) -> Polynomial | None:
    """Return the terms that are not zero; None if that is not known of one."""
    found = polynomial(node, name, _SYMBOL)
    if found is None:
        return None
    kept = {key: value for key, value in found.items() if not is_zero(value)}
    return kept if all(map(is_nonzero_somewhere, kept.values())) else None
