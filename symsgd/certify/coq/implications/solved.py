"""Solutions x = v as the kernel lists them: their values as expressions, and what those need."""

from __future__ import annotations

from fractions import Fraction

from symsgd.certify.coq.statements import needs_of
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.equations.solution import Root
from symsgd.prove.equations.solved_factors import Consequence, Solved


def value_needs(step: Solved, terms: Terms) -> list[Node]:
    """Return what a solution with letters in it needs to have a value.

    >>> value_needs(Solved("x", n.variable("a") / n.variable("b")), Terms())
    [<relation b != 0>]
    """
    solved = n.relation("=", n.variable(step.name), node_of(step.value))
    return [need for need in needs_of(solved, terms) if n.free_variables(need)]


def node_of(value: Fraction | Node | Root) -> Node:
    """Return a solution as an expression, or raise ``NotExported``."""
    if isinstance(value, Root):
        raise NotExported("a root without a closed form")
    return n.number(value) if isinstance(value, Fraction) else value


def root_of(value: Node) -> Node:
    """Return the root in a solution of a quadratic equation."""
    return next(node for node in n.walk(value) if node.head == n.APPLY and node.value[0] == "sqrt")


def as_listed(step: Solved, found: list[Consequence]) -> Consequence:
    """Return the step as the kernel writes it."""
    for each in found:
        if (
            isinstance(each, Solved)
            and each.name == step.name
            and node_of(each.value) is step.value
        ):
            return each
    return step
