"""Single slips in an expression: a sign, a coefficient, an exponent, a function, a prime."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.expression import node as n
from symsgd.expression.node import Node, apply, number

CONFUSED = {
    "sin": "cos", "cos": "sin", "tan": "cot", "asin": "acos", "acos": "asin", "sinh": "cosh",
    "cosh": "sinh", "tanh": "sigmoid", "sigmoid": "tanh", "exp": "log", "log": "exp",
    "sqrt": "cbrt", "max": "min", "min": "max", "abs": "sign", "relu": "softplus",
    "softplus": "relu", "heaviside": "sign", "atan": "tan", "erf": "erfc", "asinh": "acosh",
}  # fmt: skip


def mutants(root: Node) -> Iterator[tuple[str, Node]]:
    """Yield each expression with one slip, and what the slip is."""
    for part in n.walk(root):
        for slip, wrong in _slips(part):
            yield f"{slip} in {part}", _changed(root, part, wrong)


def _slips(part: Node) -> Iterator[tuple[str, Node]]:
    match part.head:
        case n.ADD:
            first, *rest = part.args
            yield "a sign", n.add(first, n.negate(rest[0]), *rest[1:])
            yield "a term missing", first
        case n.MULTIPLY:
            yield "a factor missing", n.multiply(*part.args[1:])
            yield "a sign", n.negate(part)
        case n.DIVIDE:
            yield "upside down", n.divide(part.args[1], part.args[0])
        case n.NEGATE:
            yield "a sign", part.args[0]
        case n.POWER:
            yield "an exponent", part.args[0] ** (part.args[1] + 1)
        case n.NUMBER if part.value != 0:
            yield "a coefficient", number(part.value + 1)
        case n.APPLY:
            name, orders = part.value
            if any(orders):
                yield "a prime missing", apply(name, *part.args)
            elif name in CONFUSED:
                yield "a function", apply(CONFUSED[name], *part.args)
        case n.DERIVATIVE:
            yield "a derivative missing", part.args[0]


def _changed(root: Node, part: Node, wrong: Node) -> Node:
    """Replace a part everywhere, in the bodies of derivatives too."""
    done: dict[Node, Node] = {}
    for node in n.walk(root):
        args = tuple(done[child] for child in node.args)
        done[node] = wrong if node is part else n.rebuild(node, args)
    return done[root]
