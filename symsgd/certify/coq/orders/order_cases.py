"""Inequalities that are proved case by case, by the sign of the difference in each case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symsgd.certify.coq.equations.cases import by_cases
from symsgd.certify.coq.equations.proofs import order_script
from symsgd.certify.coq.orders.monotony_signs import Signs, says
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.orders.order_by_cases import SIGNS, OrderCase, order_by_cases

# a function that rises, a value of it, and why it lies above and below that
_RISING = {
    "exp": ("exp", "1", "apply exp_ge_1; lra", "apply exp_le_1; lra"),
    "log": ("ln", "0", *["rewrite <- ln_1; apply ln_le; lra"] * 2),
}
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
        known = [*_monotone_facts(sides, terms), *_defining_facts(sides, terms)]
        facts = "; ".join([*known, f"first [ nra | {order_script(left, right, terms)} ]"])
        return f"first [ solve [ {order_script(left, right, terms)} ] | {shown} | ({facts}) ]"


def _monotone_facts(sides: Sequence[Node], terms: Terms) -> Iterator[str]:
    """Yield what the sign of u says of e^u, and that of u − 1 of ln u."""
    for node in dict.fromkeys(n.walk(*sides)):
        if node.head != n.APPLY or node.value[0] not in _RISING:
            continue
        function, at, above, below = _RISING[node.value[0]]
        text = f"{function} {terms.term(node.args[0])}"
        yield f"try (assert ({at} <= {text}) by ({above}))"
        yield f"try (assert ({text} <= {at}) by ({below}))"


def _defining_facts(sides: Sequence[Node], terms: Terms) -> Iterator[str]:
    """Yield what roots and quotients are: √u · √u = u, √u ≥ 0 and (u/v) · v = u."""
    for node in dict.fromkeys(n.walk(*sides, *terms.context.relations)):
        text = terms.term(node) if node.head in (n.APPLY, n.DIVIDE) else ""
        if node.head == n.DIVIDE and n.free_variables(node.args[1]):
            above, below = map(terms.term, node.args)
            yield f"try (assert ({text} * {below} = {above}) by (field; lra))"
        elif text.startswith("(sqrt"):
            inside = terms.term(node.args[0])
            yield f"try (pose proof (sqrt_pos {inside}))"
            yield f"try (assert ({text} * {text} = {inside}) by (apply sqrt_sqrt; nra))"
