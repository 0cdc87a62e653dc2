"""Floors and ceilings in claims: settled where their argument is constant, else known by name."""

from __future__ import annotations

from collections.abc import Callable

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.verdict import Outcome, Verdict
from symsgd.read.functions.applications import put_in
from symsgd.read.limits import constant_value
from symsgd.read.values import rounded

Decide = Callable[[Node, Node, Context, str], Verdict]
STEPS = ("floor", "ceil")


def careful(by: Decide) -> Decide:
    """Return a way to decide that refutes nothing about floors and ceilings.

    >>> from symsgd.prove.decide import decide
    >>> x = n.variable("x")
    >>> careful(decide)(n.apply("floor", x - x), n.number(0), Context(), "=").proved
    True
    >>> careful(decide)(n.apply("floor", x), x, Context(), "=").reason
    'nothing is known about floor but its name'
    """

    def decide(left: Node, right: Node, context: Context, relation: str) -> Verdict:
        steps = _steps(left, right)
        if not steps:
            return by(left, right, context, relation)
        known = {step: value for step in steps if (value := _value(step, context, by)) is not None}
        left, right = n.substitute(left, known), n.substitute(right, known)
        verdict = by(left, right, context, relation)
        rest = _steps(left, right)
        if verdict.refuted and rest:
            name = rest[0].value[0]
            return Verdict(Outcome.UNDECIDED, f"nothing is known about {name} but its name")
        return verdict

    return decide


def _steps(*sides: Node) -> list[Node]:
    return [node for node in n.walk(*sides) if node.head == n.APPLY and node.value[0] in STEPS]


def _value(step: Node, context: Context, by: Decide) -> Node | None:
    """Return the number that a step is because its argument is the same everywhere."""
    argument = step.args[0]
    origin = {n.variable(name): n.number(0) for name in n.free_variables(argument)}
    constant = constant_value(put_in(argument, origin))
    if constant is None or not by(argument, n.number(constant), context, "=").proved:
        return None
    return rounded(str(step.value[0]), n.number(constant))
