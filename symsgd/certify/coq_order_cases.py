"""Inequalities that are proved case by case, by the sign of the difference in each case."""

from __future__ import annotations

from collections.abc import Sequence

from symsgd.certify.coq_cases import by_cases
from symsgd.certify.coq_monotony_signs import Signs, says
from symsgd.certify.coq_proofs import order_script
from symsgd.certify.coq_terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.order_by_cases import SIGNS, OrderCase, order_by_cases

_ABSURD = "exfalso; first [ lra | nra ]"


def order_cases_script(relation: str, left: Node, right: Node, terms: Terms) -> str:
    """Return the tactic that proves an inequality once its variables are introduced.

    >>> x = n.variable("x")
    >>> text = order_cases_script(">=", x * n.apply("tanh", x), n.number(0), Terms())
    >>> text.partition("; [")[0].rpartition("destruct ")[2]
    '(Rle_lt_dec 0 v_x) as [B0|B0]'
    """
    plain = order_script(left, right, terms)
    whole = order_by_cases(expand(left), expand(right), terms.context, relation)
    if whole is None:
        return plain
    return f"first [ solve [ {plain} ] | {_Cases(relation, left, right).script(whole, terms, 0)} ]"


class _Cases:
    def __init__(self, relation: str, left: Node, right: Node) -> None:
        self.relation, self.sides = relation, (left, right)

    def script(self, case: OrderCase, terms: Terms, depth: int) -> str:
        """Distinguish the cases of the proof; in the last ones the sign is known."""
        if case.empty:
            return _ABSURD
        if case.on is None:
            return by_cases(self.sides, terms, self._leaf)
        below = [
            self.script(part, terms.assuming(n.relation(sign, case.on, n.number(0))), depth + 1)
            for sign, part in zip(SIGNS, case.below, strict=True)
        ]
        split = f"destruct (Rle_lt_dec 0 {terms.term(case.on)}) as [B{depth}|B{depth}]"
        return f"({split}; [ {' | '.join(below)} ])"

    def _leaf(self, sides: Sequence[Node], terms: Terms) -> str:
        left, right = sides
        greater, strict = self.relation in (">", ">="), self.relation in ("<", ">")
        difference = left - right if greater else right - left
        text = says(terms.term(difference), 1, strict=strict)
        script = Signs("", terms.context, terms).script(difference, 1, strict=strict)
        shown = f"(assert (P : {text}) by ({script}); lra)"
        return f"first [ solve [ {order_script(left, right, terms)} ] | {shown} ]"
