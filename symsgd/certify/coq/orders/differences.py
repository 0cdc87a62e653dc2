"""Inequalities between two letters, the larger of which is the other one and a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from symsgd.certify.coq.orders.monotony import monotony_script
from symsgd.certify.coq.orders.order_cases import order_cases_script
from symsgd.certify.coq.terms.relations import NotExported, related
from symsgd.certify.coq.terms.terms import Terms
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.functions.derivatives import expand
from symsgd.prove.orders.differences import Claim, DifferenceCase
from symsgd.prove.orders.order import by_difference
from symsgd.prove.verdict import Certificate

_FINISH = "first [ lra | solve [ apply Rabs_le; split; lra ] | solve [ apply Rabs_def1; lra ] ]"


def difference_script(relation: str, left: Node, right: Node, terms: Terms) -> str:
    """Return the tactic that proves an inequality once its variables are introduced.

    >>> x, y = n.variables("x y")
    >>> sine, size = lambda u: n.apply("sin", u), lambda u: n.apply("abs", u)
    >>> text = difference_script("<=", size(sine(x) - sine(y)), size(x - y), Terms())
    >>> text.partition("; [")[0]
    'destruct (Rle_lt_dec v_y v_x) as [Order_|Order_]'
    """
    cases = by_difference(expand(left), expand(right), terms.context, relation)
    if cases is None:
        raise NotExported("a proof by the difference of two letters that is not found")
    own = replace(terms, names=dict(terms.names))  # the step is no variable of the theorem
    scripts = [_case(*case, own) for case in cases]
    if len(cases) == 1:
        return scripts[0]
    first = cases[0][0]
    x, y = terms.name(first.upper), terms.name(first.lower)
    return f"destruct (Rle_lt_dec {y} {x}) as [Order_|Order_]; [ {' | '.join(scripts)} ]"


def _case(case: DifferenceCase, shown: Sequence[Certificate], terms: Terms) -> str:
    """Put the smaller letter and a step for the larger one, and show what is left."""
    x, y, h = (terms.name(name) for name in (case.upper, case.lower, case.step))
    upper, lower, step = map(n.variable, (case.upper, case.lower, case.step))
    strict = case.claims[0].context.domain(case.step).low_open
    bound = "<" if strict else "<="
    said = f"{x} = {y} + {h} /\\ 0 {bound} {h}"
    steps = [
        f"assert (Step_ : exists {h}, {said}) by (exists ({x} - {y}); split; lra)",
        f"destruct Step_ as [{h} [Step_ From_]]; subst {x}",
    ]
    for k, (claim, found) in enumerate(zip(case.claims, shown, strict=True)):
        inner = terms.like(claim.context)
        stated = related(claim.relation, inner.term(claim.left), inner.term(claim.right))
        steps.append(f"assert (Part_{k} : {stated}) by ({_script(found, claim, inner)})")
    place = {upper: lower + step}
    for part, value in ((upper - lower, h), (lower - upper, f"(- {h})")):
        text = terms.like(case.claims[0].context).term(n.substitute(part, place))
        steps.append(f"try replace {text} with {value} by ring")
    steps += ["try rewrite Rabs_Ropp", f"try rewrite (Rabs_pos_eq {h}) by lra", _FINISH]
    return "; ".join(steps)


def _script(shown: Certificate, claim: Claim, terms: Terms) -> str:
    way = monotony_script if shown.kind == "monotony" else order_cases_script
    script = way(claim.relation, claim.left, claim.right, terms)
    if not any(_is_square_root(node) for node in n.walk(claim.left, claim.right)):
        return script
    return f"first [ solve [ sgd_roots_compared ] | ({script}) ]"


def _is_square_root(node: Node) -> bool:
    name = node.value[0] if node.head == n.APPLY else ""
    return name == "sqrt" or (name == "root" and node.args[1] == n.number(2))
