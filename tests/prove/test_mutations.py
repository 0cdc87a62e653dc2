"""Every slip in a proved identity is refuted or left open, never proved."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from random import Random

import pytest

from symsgd.expression import node as n
from symsgd.functions.derivatives import expand
from symsgd.prove.instances import make_concrete, unknown_functions
from symsgd.prove.worker import Worker
from tests.prove.cases import context, node, rows
from tests.prove.duel import random_points
from tests.prove.mutations import mutants
from tests.prove.third_opinion import differ

TRUE = [
    row for row in rows("kernel_cases.jsonl")
    if row["true"] and not row["limit"] and row["relation"] == "="
]  # fmt: skip
MOST_MUTANTS = 12


@pytest.fixture(scope="module")
def worker():
    with Worker(seconds=3) as one:
        yield one


@pytest.mark.parametrize("row", TRUE, ids=lambda row: row["id"])
def test_no_slip_is_proved(row, worker):
    domains = context(row["variables"])
    left, right = (node(row[side], row["variables"]) for side in ("left", "right"))
    for slip, wrong in islice(mutants(right), MOST_MUTANTS):
        verdict = worker.decide(left, wrong, domains)
        if verdict.proved:
            assert not _speaks_against(left, wrong, domains), f"{slip}: {left} = {wrong}"


def _speaks_against(left, right, domains):
    names = unknown_functions(left, right)
    left, right = (make_concrete(expand(side), names) for side in (left, right))
    integers = frozenset(name for name, domain in domains.domains if domain.integer)
    tries = random_points(n.free_variables(left, right), domains, Random(1))  # noqa: S311
    return any(differ(expand(left), expand(right), next(tries), integers) for _ in range(30))


def test_most_slips_are_refuted(worker):
    tally: Counter[str] = Counter()
    for row in TRUE[::4]:
        domains = context(row["variables"])
        left, right = (node(row[side], row["variables"]) for side in ("left", "right"))
        tally.update(
            str(worker.decide(left, wrong, domains).outcome) for _, wrong in mutants(right)
        )
    assert tally["REFUTED"] >= 0.9 * tally.total() > 100, tally
