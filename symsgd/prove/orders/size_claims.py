"""Claims about |u|, max and min as claims about u: |u| < v where u < v and −u < v.

On the larger side, or inside, |u| and max are taken case by case.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.prove.orders.absolute import facts_without_absolutes
from symsgd.prove.orders.differences import Claim
from symsgd.prove.orders.letter_bounds import negated

_ZERO = n.number(0)


def without_sizes(claim: Claim) -> list[Claim] | None:
    """Return claims that say the same without |u| or max as the smaller side, or None.

    What is assumed of |u| becomes what is assumed of u as well.

    >>> from symsgd.expression.domain import Context
    >>> x, y = n.variables("x y")
    >>> for each in without_sizes(Claim(n.apply("abs", x), y, Context(), "<")):
    ...     print(each.left, each.relation, each.right)
    x < y
    -x < y
    """
    context = facts_without_absolutes(claim.context)
    less = claim.relation in ("<", "<=")
    small = _below(claim.left, "max") if less else _below(claim.right, "max")
    big = _below(claim.right, "min") if less else _below(claim.left, "min")
    if len(small) == len(big) == 1 and context == claim.context:
        return None
    pairs = [(one, other) for one in small for other in big]
    return [Claim(*(pair if less else pair[::-1]), context, claim.relation) for pair in pairs]


def _below(side: Node, name: str) -> tuple[Node, ...]:
    """Return what a side consists of: the largest, or the smallest, of these."""
    if side.head == n.APPLY and side.value[0] == name and len(side.args) == 2:
        return side.args
    if name == "max" and _is_size(side):
        return side.args[0], negated(side.args[0])
    return (side,)


def in_cases(claim: Claim) -> Iterator[tuple[Node, list[Claim]]]:
    """Yield |u|, max or min of a claim, and the claim where u ≥ 0, and where u ≤ 0."""
    for node in n.walk(claim.left, claim.right):
        name = node.value[0] if node.head == n.APPLY else ""
        if _is_size(node):
            one, other, first, second = node.args[0], _ZERO, node.args[0], -node.args[0]
        elif name in ("max", "min") and len(node.args) == 2:
            one, other = node.args
            first, second = (one, other) if name == "max" else (other, one)
        else:
            continue
        cases = []
        for sign, value in ((">=", first), ("<=", second)):
            left, right = (n.substitute(side, {node: value}) for side in (claim.left, claim.right))
            context = claim.context.assuming(n.relation(sign, one, other))
            cases.append(replace(claim, left=left, right=right, context=context))
        yield node, cases


def _is_size(node: Node) -> bool:
    return node.head == n.APPLY and node.value[0] == "abs" and not any(node.value[1])
