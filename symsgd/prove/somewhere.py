"""Whether two expressions certainly differ somewhere: a quick answer, and never a proof."""

from __future__ import annotations

from itertools import islice

from symsgd.algebra.balls import enclose, is_ball
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.points import points

_MOST_POINTS = 8


def differ_somewhere(first: Node, second: Node) -> bool:
    """Say whether enclosures of two expressions are disjoint at one of a few points.

    If they are, the expressions differ there.  If not, nothing is known: what says that they are
    equal is :func:`symsgd.prove.decide.decide`, which takes longer.

    >>> x = n.variable("x")
    >>> differ_somewhere(x * x, x + 1), differ_somewhere((x + 1) * x, x * x + x)
    (True, False)
    """
    for point in islice(points(n.free_variables(first, second), Context()), _MOST_POINTS):
        one, other = enclose(first, point), enclose(second, point)
        if is_ball(one) and is_ball(other) and not one.overlaps(other):
            return True
    return False
