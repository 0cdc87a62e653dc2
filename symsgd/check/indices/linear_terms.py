"""Formulas in which some symbols are factors of whole terms: sums that are weighed."""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.node import Node


def linear(node: Node, names: frozenset[str]) -> bool:
    """Say whether some symbols are factors of whole terms only, one of them once in each.

    >>> t, u, x = n.variables("t u x")
    >>> weights = frozenset("tu")
    >>> [linear(node, weights) for node in (2 * t * x + u, t * u, 1 / t)]
    [True, False, False]
    """
    if names.isdisjoint(n.free_variables(node)):
        return True
    match node.head:
        case n.VARIABLE:
            return True
        case n.ADD | n.NEGATE | n.LET:
            return all(linear(arg, names) for arg in node.args)
        case n.DERIVATIVE:
            return node.value[0] not in names and linear(node.args[0], names)
        case n.WHERE_DEFINED:
            return linear(node.args[0], names)
        case n.MULTIPLY:
            having = [arg for arg in node.args if not names.isdisjoint(n.free_variables(arg))]
            return len(having) == 1 and linear(having[0], names)
        case n.DIVIDE:
            below = n.free_variables(node.args[1])
            return names.isdisjoint(below) and linear(node.args[0], names)
        case _:
            return False
