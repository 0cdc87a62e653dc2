"""Relations that differ by a factor: 2x < 4y and x < 2y, −x < 1 and x > −1."""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.conditions import domain_conditions
from symsgd.prove.equations.implication import has_values
from symsgd.prove.tower.normal import NormalForm
from symsgd.prove.tower.ring import Excluded, NowhereDefined, RestartNeeded, Unsupported
from symsgd.prove.tower.signs import NeedSign, OnBoundary

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def same_up_to_a_factor(first: Node, second: Node, context: Context) -> bool:
    """Say whether two relations are the same but for a factor of known sign.

    >>> x, y = n.variables("x y")
    >>> same_up_to_a_factor(n.relation("<", -x, 2 * y), n.relation(">", x / 2, -y), Context())
    True
    """
    if first.head != n.RELATION or second.head != n.RELATION:
        return False
    conditions = [
        tuple(c for side in relation.args for c in domain_conditions(side, context))
        for relation in (first, second)
    ]
    forwards, backwards = context.assuming(*conditions[0]), context.assuming(*conditions[1])
    if not has_values(second, forwards) or not has_values(first, backwards):
        return False
    form = NormalForm(forwards, {("capacity",): 64}, logistic=False)
    try:
        form.assume(*forwards.relations)
        differences = [form.of(r.args[0]) - form.of(r.args[1]) for r in (first, second)]
        if any(form.ring.is_zero(d) for d in differences):
            return False
        factor = differences[0] / differences[1]
        above, below = form.tower.signs.of(factor.top), form.tower.signs.of(factor.below)
    except (NeedSign, Unsupported, NowhereDefined, RestartNeeded, Excluded, OnBoundary):
        return False
    if above is None or below is None or not (above[1] and below[1]):
        return False
    wanted = str(second.value) if above[0] * below[0] > 0 else _TURNED[str(second.value)]
    return str(first.value) == wanted
