r"""Equations without decimals of letters that were worked out from rounded ones.

After ``z = w a + b = -0.1225`` and ``\hat y = σ(-0.1225)``, with a that was rounded before,
``σ'(z) = \hat y (1 - \hat y)`` is off in the seventh digit: nobody wrote a wrong step.
"""

from __future__ import annotations

from fractions import Fraction

from symsgd.algebra.balls import enclose, is_ball
from symsgd.expression import node as n
from symsgd.expression.node import Node

_PLACES = 3  # 0.25 is a number, 0.2490 one that was rounded
_MOST_PLACES = 12


def agree_as_carried(left: Node, right: Node) -> bool:
    """Say whether two numbers agree as closely as the decimals do that they were worked out from.

    >>> z, y = n.number("-49/400"), n.number("-1225/10001")
    >>> agree_as_carried(n.apply("tanh", z), n.apply("tanh", y))
    True
    >>> agree_as_carried(n.apply("tanh", z), n.apply("sigmoid", z))
    False
    >>> agree_as_carried(n.number("1/3"), n.number("3333/10001"))
    False
    """
    if n.free_variables(left, right):
        return False
    places = [count for node in n.walk(left, right) if (count := _places(node)) is not None]
    if not places:
        return False
    first, second = enclose(left, {}, 64), enclose(right, {}, 64)
    if not is_ball(first) or not is_ball(second):
        return False
    return bool(abs(first - second) < abs(first) * 5 / 10 ** min(places))


def _places(node: Node) -> int | None:
    """Return how many decimals a number shows, if they are so many that it may be rounded."""
    if node.head != n.NUMBER or not isinstance(node.value, Fraction):
        return None
    for count in range(_PLACES, _MOST_PLACES):
        if (10**count) % node.value.denominator == 0:
            short = (10 ** (_PLACES - 1)) % node.value.denominator == 0
            digits = abs(node.value) * 10**count  # nobody rounds 0.001
            return None if short or digits < 10 ** (_PLACES - 1) else count
    return None
