"""What limits and integrals need to know of an expression: zero, sign, continuity."""

from __future__ import annotations

from fractions import Fraction

from symsgd.algebra.balls import enclose
from symsgd.algebra.enclosure import is_ball
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.calculus.quotients import ZERO, whole
from symsgd.prove.decide import decide

SMOOTH = frozenset(
    ["exp", "sin", "cos", "sinh", "cosh", "tanh", "sigmoid", "atan", "asinh", "erf", "softplus",
     "logsigmoid", "sech", "silu", "gelu"]
)  # fmt: skip
CONTINUOUS = SMOOTH | {"abs", "max", "min", "relu"}
PLAIN = frozenset([n.NUMBER, n.CONSTANT, n.VARIABLE, n.ADD, n.MULTIPLY, n.NEGATE, n.DIVIDE, n.LET,
                    n.WHERE_DEFINED])  # fmt: skip


def is_zero(node: Node) -> bool:
    """Say whether an expression is proved to be 0 everywhere."""
    if node is ZERO:
        return True
    if node.head == n.NUMBER:
        return False
    verdict = decide(node, ZERO)
    return verdict.proved and not verdict.conditions


def is_positive(node: Node, context: Context | None = None) -> bool:
    """Say whether an expression is proved to be positive wherever its variables may be."""
    verdict = decide(node, ZERO, context, ">")
    return verdict.proved and not verdict.conditions


def is_nonzero_somewhere(node: Node) -> bool:
    """Say whether an expression is not 0 at some point, by an enclosure."""
    names = n.free_variables(node)
    for shift in range(4):
        point = {name: Fraction(3 + 2 * i + shift, 7 + i) for i, name in enumerate(names)}
        ball = enclose(node, point)
        if is_ball(ball) and ball.is_finite() and not ball.contains(0):
            return True
    return False


def is_total(node: Node) -> bool:
    """Say whether an expression is defined and continuous everywhere, as can be seen at once.

    >>> x = n.variable("x")
    >>> is_total(n.apply("sigmoid", x**2)), is_total(1 / x)
    (True, False)
    """
    for part in n.walk(node):
        if part.head == n.APPLY:
            smooth = part.value[0] in SMOOTH
            if not smooth and (part.value[0] not in CONTINUOUS or any(part.value[1])):
                return False
        elif part.head == n.POWER:
            exponent = whole(part.args[1])
            if exponent is None or exponent < 0:
                return False
        elif part.head == n.DIVIDE:
            if n.free_variables(part.args[1]) or not sign_of(part.args[1]):
                return False
        elif part.head not in PLAIN:
            return False
    return True


def open_limit(message: str) -> SymsgdError:
    """Return the error that a limit is not a number, or not one that is found here."""
    advice = "write the steps that lead to it as equations between functions"
    return SymsgdError("open-limit", message, advice=advice)


def sign_of(node: Node) -> int | None:
    """Return the sign of a constant, or None."""
    if n.free_variables(node):
        return None
    ball = enclose(node, {}, 128)
    if not is_ball(ball) or not ball.is_finite() or ball.contains(0):
        return None
    return 1 if ball > 0 else -1
