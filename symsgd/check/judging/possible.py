"""Whether anything satisfies what is supposed: if not, everything follows from it."""

from __future__ import annotations

from symsgd.check.entries import Decide
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node

NEVER = n.relation("=", n.number(0), n.number(1))


def is_possible(premise: Node, context: Context, by: Decide) -> bool:
    """Say whether a premise certainly holds somewhere.

    >>> from symsgd.prove.decide import decide
    >>> x = n.variable("x")
    >>> equations = [n.relation("=", x**2, n.number(value)) for value in (4, -1)]
    >>> [is_possible(one, Context(), decide) for one in equations]
    [True, False]
    """
    return by(premise, NEVER, context, "implies").refuted


def is_impossible(premise: Node, context: Context, by: Decide) -> bool:
    """Say whether a premise certainly holds nowhere.

    >>> from symsgd.prove.decide import decide
    >>> x = n.variable("x")
    >>> is_impossible(n.relation("=", x, x + 1), Context(), decide)
    True
    """
    return by(premise, NEVER, context, "implies").proved
