"""Claims from public sources, each with its place: no wrong verdict, few left open."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pytest

from symsgd.expression.domain import Context
from symsgd.expression.node import derivative
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Outcome
from symsgd.read.typed import read_typed_node
from tests.prove.cases import context, rows

EQUALITIES = rows("open_equalities.jsonl")
CHAINS = rows("open_chains.jsonl")


@cache
def outcome(number: int) -> Outcome:
    row = EQUALITIES[number]
    left, right = (
        read_typed_node(row[side], variables=row["variables"]) for side in ("lhs", "rhs")
    )
    domains = context(row["variables"])
    if row.get("kind") == "antideriv":  # an antiderivative holds where both sides have values
        left, right, domains = (
            derivative(left, row["var"]),
            derivative(right, row["var"]),
            Context(),
        )
    return decide(left, right, domains).outcome


def wanted(row: dict[str, Any]) -> Outcome:
    return Outcome.PROVED if row["expected"] in (True, "true") else Outcome.REFUTED


@pytest.mark.parametrize("number", range(len(EQUALITIES)), ids=lambda k: EQUALITIES[k]["id"])
def test_no_wrong_verdict(number):
    row = EQUALITIES[number]
    if "class" not in row:  # where there is one, the truth depends on the domains
        assert outcome(number) in (wanted(row), Outcome.UNDECIDED), f"{row['lhs']} = {row['rhs']}"
    elif wanted(row) is Outcome.REFUTED:
        assert outcome(number) is not Outcome.PROVED


@pytest.mark.parametrize("truth", [Outcome.PROVED, Outcome.REFUTED])
def test_nearly_all_are_decided(truth):
    numbers = [k for k, row in enumerate(EQUALITIES) if "class" not in row and wanted(row) is truth]
    decided = sum(outcome(k) is truth for k in numbers)
    assert decided >= 0.97 * len(numbers), f"{decided} of {len(numbers)}"


@pytest.mark.parametrize("row", CHAINS, ids=lambda row: row["id"])
def test_first_wrong_step_of_a_chain(row):
    lines = [read_typed_node(line, variables=row["variables"]) for line in row["lines"]]
    outcomes = [decide(a, b, context(row["variables"])).outcome for a, b in pairwise(lines)]
    refuted = [k for k, found in enumerate(outcomes, 1) if found is Outcome.REFUTED]
    if wanted(row) is Outcome.PROVED:
        assert all(found is Outcome.PROVED for found in outcomes)
    else:
        assert refuted[:1] == [row["first_bad"]]
