"""No theorem is empty: what it assumes holds somewhere, at a point with rational coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product

import pytest

from symsgd.algebra.balls import enclose, is_ball
from symsgd.certify.coq.terms.terms import Terms
from symsgd.certify.coq.theorems import said
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.functions.derivatives import expand
from symsgd.prove.instances import make_concrete, unknown_functions
from tests.certify.coq_cases import claim_of
from tests.prove.cases import rows

PLACES = tuple(Fraction(a, b) for b in (2, 1, 4, 3, 50) for a in (1, 3, -1, 2, -6, 5, 0))
MOST = 4000
TABLE = [row for row in rows("kernel_cases.jsonl") if row["true"] and not row["limit"]]


def inside(value: Fraction, domain: Domain) -> bool:
    low = domain.low is None or value > domain.low or (value == domain.low and not domain.low_open)
    high = (
        domain.high is None
        or value < domain.high
        or (value == domain.high and not domain.high_open)
    )
    whole = not domain.integer or value.denominator == 1
    return low and high and whole and not (domain.nonzero and value == 0)


def points(names: list[str], context: Context) -> Iterator[dict[str, Fraction]]:
    def values(name: str) -> list[Fraction]:
        domain = context.domain(name)
        ends = [end for end in (domain.low, domain.high) if end is not None]
        middle = [sum(ends, Fraction(0)) / 2] if len(ends) == 2 else []
        moved = [end + step for end in ends for step in PLACES]
        return [v for v in dict.fromkeys([*middle, *PLACES, *moved]) if inside(v, domain)]

    for values_of_all in islice(product(*map(values, names)), MOST):
        yield dict(zip(names, values_of_all, strict=True))


def holds(relation: n.Node, point: dict[str, Fraction]) -> bool:
    left, right = (enclose(expand(side), point, 128) for side in relation.args)
    if not is_ball(left) or not is_ball(right):
        return False
    match str(relation.value):
        case "!=":
            return not left.overlaps(right)
        case ">" | ">=":
            return bool(left > right) or (str(relation.value) == ">=" and bool(left >= right))
        case "<" | "<=":
            return bool(left < right) or (str(relation.value) == "<=" and bool(left <= right))
    return bool(left == right)


def assumed(left: n.Node, right: n.Node, context: Context, relation: str) -> tuple[n.Node, ...]:
    """Return the relations that a theorem about two sides assumes of its variables."""
    terms = Terms(context=context)
    said(left, right, relation, terms)
    poles = [n.relation("!=", 1 / n.apply("gamma", u), n.number(0)) for u in terms.poles]
    found = (*terms.needs, *terms.strict, *context.relations, *poles)
    names = unknown_functions(left, right)
    return tuple(make_concrete(each, names) for each in found)


def holds_somewhere(facts: tuple[n.Node, ...], context: Context) -> bool:
    letters = list(n.free_variables(*facts))
    return any(all(holds(fact, p) for fact in facts) for p in points(letters, context))


@pytest.mark.parametrize("row", TABLE, ids=[row["id"] for row in TABLE])
def test_what_a_theorem_assumes_holds_somewhere(row):
    left, right, context, relation = claim_of(row)
    facts = assumed(left, right, context, relation)
    assert holds_somewhere(facts, context), [str(fact) for fact in facts]


def test_the_slope_of_cases_does_not_assume_what_each_case_needs():
    x = n.variable("x")
    pieces = [(n.apply("log", x), n.relation(">", x, n.number(0)))]
    cases = n.piecewise(*pieces, (n.apply("log", -x), n.logic("true")))
    facts = assumed(n.derivative(cases, "x"), 1 / x, Context(), "=")
    assert holds_somewhere(facts, Context()), [str(fact) for fact in facts]
