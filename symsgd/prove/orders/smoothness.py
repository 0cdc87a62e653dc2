"""What must hold for an expression to have a value, or to be analytic, at every point of a set.

Unlike ``conditions``, which collects what follows from a value, this is enough:
where all relations hold, there is a value, and every function of the table but
those with jumps is continuous wherever it has one.
"""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.algebra.algebra import rational_value, unfold
from symsgd.algebra.balls import has_real_variable
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node, relation
from symsgd.prove.tower.normal import NormalForm

ZERO, ONE = n.number(0), n.number(1)
ENTIRE = frozenset(["exp", "sin", "cos", "atan", "sigmoid", "tanh", "erf"])
_PLAIN = frozenset(
    [n.NUMBER, n.VARIABLE, n.ADD, n.MULTIPLY, n.NEGATE, n.LET, n.WHERE_DEFINED]
)  # fmt: skip


class NotSmooth(Exception):
    """Something of which neither values nor derivatives are known well enough here."""


def primitive(root: Node) -> Node:
    """Return the expression with every function written in those that the kernel knows.

    >>> x = n.variable("x")
    >>> str(primitive(n.apply("relu", x)))
    'max(0, x)'
    """
    done: dict[Node, Node] = {}
    stack = [root]
    while stack:
        node = stack[-1]
        if node in done:
            stack.pop()
            continue
        plain = unfold(node, NormalForm.known)
        wanted = (plain,) if plain is not node else node.args
        waiting = [part for part in wanted if part not in done]
        if waiting:
            stack += waiting
            continue
        stack.pop()
        rebuilt = n.rebuild(node, tuple(done[arg] for arg in node.args))
        done[node] = done[plain] if plain is not node else rebuilt
    return done[root]


def requirements(
    root: Node, context: Context, *, analytic: bool, moving: str | None = None
) -> tuple[Node, ...]:
    """Return relations under which a primitive expression has a value, or is analytic.

    Without them it has no value; the context says which variables are integers.  Where only one
    variable is ``moving``, what is free of it is a number, and nothing is asked of that.

    >>> x = n.variable("x")
    >>> [str(r) for r in requirements(n.apply("root", x, n.number(2)), Context(), analytic=False)]
    ['x >= 0']
    >>> [str(r) for r in requirements(n.apply("root", x, n.number(2)), Context(), analytic=True)]
    ['x > 0']
    """
    found: dict[Node, None] = {}
    for node in n.walk(root):
        if moving is not None and moving not in n.free_variables(node):
            continue
        for condition in _of(node, context, analytic=analytic):
            if not n.free_variables(condition.args[0]) and _plainly_true(condition):
                continue
            found[condition] = None
    return tuple(found)


def _plainly_true(condition: Node) -> bool:
    value = rational_value(condition.args[0])
    return value is not None and (
        value > 0 or (value == 0 and condition.value == ">=") or
        (value != 0 and condition.value == "!=")
    )  # fmt: skip


def _of(node: Node, context: Context, *, analytic: bool) -> Iterator[Node]:
    if node.head in _PLAIN:
        return
    if node.head == n.CONSTANT and node.value in ("pi", "e"):
        return
    if node.head == n.DIVIDE:
        yield relation("!=", node.args[1], ZERO)
    elif node.head == n.POWER:
        yield from _of_power(node.args[0], node.args[1], context, analytic=analytic)
    elif node.head == n.APPLY and not any(node.value[1]):
        yield from _of_function(node, analytic=analytic)
    else:
        raise NotSmooth(f"nothing is known of the derivatives of {node}")


def _of_power(base: Node, exponent: Node, context: Context, *, analytic: bool) -> Iterator[Node]:
    literal = rational_value(exponent)
    if base is n.constant("e") or (literal is None and (rational_value(base) or 0) > 0):
        return
    if literal is None and has_real_variable(exponent, context):
        yield relation(">", base, ZERO)
    elif literal is None:
        raise NotSmooth("a power whose base may be negative, if its exponent is an integer")
    elif literal.denominator != 1:
        yield relation(">" if literal < 0 or analytic else ">=", base, ZERO)
    elif literal < 0:
        yield relation("!=", base, ZERO)


def _of_function(node: Node, *, analytic: bool) -> Iterator[Node]:
    name, u = node.value[0], node.args[0]
    if name in ENTIRE:
        return
    match name:
        case "log":
            yield relation(">", u, ZERO)
        case "root":
            index = rational_value(node.args[1])
            if index is None or index.denominator != 1 or index < 1:
                raise NotSmooth("a root whose index is not a positive number")
            if index % 2 == 0:
                yield relation(">" if analytic else ">=", u, ZERO)
            elif analytic and index > 1:
                yield relation("!=", u, ZERO)
        case "asin" | "acos":
            sign = ">" if analytic else ">="
            yield relation(sign, ONE - u, ZERO)
            yield relation(sign, u + 1, ZERO)
        case "abs":
            if analytic:
                yield relation("!=", u, ZERO)
        case "max" | "min" if not analytic:
            return
        case _:
            raise NotSmooth(f"nothing is known of the derivatives of {name}")
