"""Cases as terms of Coq: ifs inside of ifs, each piece with what it needs where it applies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.certify.coq.terms.relations import NotExported, negated, nested, plain_cases
from symsgd.expression import node as n
from symsgd.expression.node import Node

if TYPE_CHECKING:
    from symsgd.certify.coq.terms.terms import Terms


def cases_term(terms: Terms, node: Node) -> str:
    """Return nested ifs; what a piece needs, it needs where the piece applies.

    >>> from symsgd.certify.coq.terms.terms import Terms
    >>> x = n.variable("x")
    >>> cases = n.piecewise((x, n.relation(">", x, n.number(0))), (-x, n.logic("true")))
    >>> cases_term(Terms(), cases)
    '(if Rlt_dec 0 v_x then v_x else (- v_x))'
    """
    conditions = [condition for _, condition in n.branches(node)]
    if n.logic("true") not in conditions:
        plain = terms.like(terms.context)  # the needs of the conditions are guarded below
        one_of = " \\/ ".join(plain.condition(each) for each in conditions)
        terms.covers[f"({one_of})"] = any(map(n.free_variables, conditions))
    before: list[Node] = []
    pieces: list[tuple[str, bool, str]] = []
    for value, condition in n.branches(plain_cases(node)):
        if condition is n.logic("true"):
            return nested(pieces, _guarded(terms, value, before))
        for side in condition.args:
            _guarded(terms, side, before)
        test, holds = decision(condition, terms.like(terms.context))
        pieces.append((test, holds, _guarded(terms, value, [*before, condition])))
        before.append(negated(condition))
    return nested(pieces, "0")


def _guarded(terms: Terms, node: Node, guards: list[Node]) -> str:
    inner = terms.like(terms.context)
    text = inner.term(node)
    if inner.covers:
        raise NotExported("cases inside of cases leave something open")
    every = [((), need) for need in inner.needs] + list(inner.guarded)
    for more, need in every:
        terms.guarded[(*guards, *more), need] = None
    terms.strict |= inner.strict
    terms.poles |= inner.poles
    return text


def decision(condition: Node, terms: Terms) -> tuple[str, bool]:
    """Return the test of a relation in Coq, and whether the relation is its yes.

    >>> from symsgd.certify.coq.terms.terms import Terms
    >>> decision(n.relation(">", n.variable("x"), n.number(0)), Terms())
    ('Rlt_dec 0 v_x', True)
    """
    left, right = (terms.term(side) for side in condition.args)
    match str(condition.value):
        case "<":
            return f"Rlt_dec {left} {right}", True
        case "<=":
            return f"Rle_dec {left} {right}", True
        case ">":
            return f"Rlt_dec {right} {left}", True
        case ">=":
            return f"Rle_dec {right} {left}", True
        case sign:
            return f"Req_EM_T {left} {right}", sign == "="
