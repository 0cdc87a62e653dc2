"""The checker's own table of derivatives, and what its functions need to be smooth.

A function of this table is analytic where its needs hold, and continuous where
it has a value; the table knows nothing of the prover's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from symsgd.certify.enclosure import number_of
from symsgd.certify.field import Rejected
from symsgd.expression import node as n
from symsgd.expression.node import Node, apply

_ZERO, _ONE, _TWO = n.number(0), n.number(1), n.number(2)


def _bell(u: Node) -> Node:
    return _TWO / apply("root", n.constant("pi"), _TWO) * apply("exp", -(u**2))


def _circle(u: Node) -> Node:
    return _ONE / apply("root", _ONE - u**2, _TWO)


SLOPES: dict[str, Callable[[Node], Node]] = {
    "exp": lambda u: apply("exp", u),
    "log": lambda u: _ONE / u,
    "sin": lambda u: apply("cos", u),
    "cos": lambda u: -apply("sin", u),
    "atan": lambda u: _ONE / (_ONE + u**2),
    "asin": _circle,
    "acos": lambda u: -_circle(u),
    "sigmoid": lambda u: apply("sigmoid", u) * (_ONE - apply("sigmoid", u)),
    "tanh": lambda u: _ONE - apply("tanh", u) ** 2,
    "erf": _bell,
    "abs": lambda u: u / apply("abs", u),
}


def slope(root: Node, name: str) -> Node:
    """Return the derivative of an expression whose functions are spelled out.

    >>> x = n.variable("x")
    >>> str(slope(apply("log", x), "x"))
    '1/x*1'
    """
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        constant = name not in n.free_variables(node)
        done[node] = _ZERO if constant else _slope(node, name, [done[arg] for arg in node.args])
    return done[root]


def _slope(node: Node, name: str, inner: list[Node]) -> Node:
    args = node.args
    match node.head:
        case n.VARIABLE:
            return _ONE if node.value == name else _ZERO
        case n.ADD:
            return n.add(*(d for d in inner if d is not _ZERO))
        case n.NEGATE:
            return -inner[0]
        case n.LET | n.WHERE_DEFINED:
            return inner[0]
        case n.MULTIPLY:
            parts = [
                n.multiply(*args[:i], d, *args[i + 1 :])
                for i, d in enumerate(inner)
                if d is not _ZERO
            ]
            return n.add(*parts)
        case n.DIVIDE if inner[1] is _ZERO:
            return inner[0] / args[1]
        case n.DIVIDE:
            return (inner[0] * args[1] - args[0] * inner[1]) / args[1] ** 2
        case n.POWER:
            return _power(args[0], args[1], inner[0], inner[1])
        case n.APPLY if node.value[0] == "root" and inner[1] is _ZERO:
            return node / (args[1] * args[0]) * inner[0]
        case n.APPLY if node.value[0] in SLOPES and not any(node.value[1]):
            return SLOPES[node.value[0]](args[0]) * inner[0]
    raise Rejected(f"the derivative of {node} is not known here")


def _power(base: Node, exponent: Node, d_base: Node, d_exponent: Node) -> Node:
    literal = number_of(exponent)
    if literal == 1:
        return d_base
    if literal is not None:
        return exponent * (base if literal == 2 else base ** n.number(literal - 1)) * d_base
    if base is n.constant("e"):
        return base**exponent * d_exponent
    growth = d_exponent * apply("log", base) + exponent * d_base / base
    return base**exponent * growth


def needs(
    root: Node, integers: frozenset[str], *, smooth: bool, alone: bool = False
) -> Iterator[Node]:
    """Yield relations: where all hold there is a value, and with ``smooth`` a power series.

    Where one of those without ``smooth`` fails, there is no value.  ``alone`` asks only what the
    root itself needs, if its parts have what they need.

    >>> [str(r) for r in needs(apply("log", n.variable("x")), frozenset(), smooth=True)]
    ['x > 0']
    """
    for node in (root,) if alone else n.walk(root):
        match node.head:
            case n.NUMBER | n.VARIABLE | n.ADD | n.MULTIPLY | n.NEGATE | n.LET | n.WHERE_DEFINED:
                continue
            case n.CONSTANT if node.value in ("pi", "e"):
                continue
            case n.DIVIDE:
                yield n.relation("!=", node.args[1], _ZERO)
            case n.POWER:
                yield from _of_power(node, integers, smooth=smooth)
            case n.APPLY if not any(node.value[1]):
                yield from _of_function(node, smooth=smooth)
            case _:
                raise Rejected(f"whether {node} is smooth is not known here")


def _of_power(node: Node, integers: frozenset[str], *, smooth: bool) -> Iterator[Node]:
    base, exponent = node.args
    literal = number_of(exponent)
    if base is n.constant("e"):
        return
    if literal is None:
        if integers.issuperset(n.free_variables(exponent)) and (number_of(base) or 0) <= 0:
            raise Rejected("a power whose base may be negative")
        yield n.relation(">", base, _ZERO)
    elif literal.denominator != 1:
        yield n.relation(">" if smooth or literal < 0 else ">=", base, _ZERO)
    elif literal < 0:
        yield n.relation("!=", base, _ZERO)


def _of_function(node: Node, *, smooth: bool) -> Iterator[Node]:
    name, u = node.value[0], node.args[0]
    match name:
        case "exp" | "sin" | "cos" | "atan" | "sigmoid" | "tanh" | "erf":
            return
        case "log":
            yield n.relation(">", u, _ZERO)
        case "root":
            index = number_of(node.args[1])
            if index is None or index.denominator != 1 or index < 1:
                raise Rejected("a root whose index is not known")
            if index % 2 == 0:
                yield n.relation(">" if smooth else ">=", u, _ZERO)
            elif smooth:
                yield n.relation("!=", u, _ZERO)
        case "asin" | "acos":
            yield n.relation(">" if smooth else ">=", _ONE - u, _ZERO)
            yield n.relation(">" if smooth else ">=", _ONE + u, _ZERO)
        case "abs" if smooth:
            yield n.relation("!=", u, _ZERO)
        case "abs" | "max" | "min" if not smooth:
            return
        case _:
            raise Rejected(f"whether {name} is smooth is not known here")
