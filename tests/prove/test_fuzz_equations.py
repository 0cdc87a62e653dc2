"""Steps between random relations: no solution speaks against what was proved or refuted."""

from __future__ import annotations

from time import monotonic

import pytest

from symsgd.prove.equations.equations import decide_equivalence, decide_implication
from tests.prove.random_statements import Statements
from tests.prove.third_opinion import holds

PAIRS = 150
SECONDS = 3.5


@pytest.mark.parametrize("both", [True, False])
@pytest.mark.parametrize("seed", range(4))
def test_steps_between_relations(seed, both):
    statements, start = Statements(seed), monotonic()
    decide = decide_equivalence if both else decide_implication
    for _ in range(PAIRS):
        first, second = statements.pair()
        context = statements.context(first, second)
        verdict = decide(first, second, context)
        what = f"{first} and {second}, {', '.join(f'{k} {d}' for k, d in context.domains)}"
        if verdict.proved:
            for _ in range(30):
                point = statements.point(context)
                assert not _against(first, second, point, context, both=both), f"{what}: {point}"
        elif verdict.refuted and verdict.counterexample is not None:
            point = dict(verdict.counterexample.point)
            if set(point) == {name for name, _ in context.domains}:
                before, after = (_holds(s, point, context) for s in (first, second))
                assert None in (before, after) or before != after, f"{what}: {verdict}"
                assert all(context.domain(name).contains(v) for name, v in point.items())
        if monotonic() - start > SECONDS:
            break


def _holds(statement, point, context):
    integers = frozenset(name for name, domain in context.domains if domain.integer)
    return holds(statement, point, integers)


def _against(first, second, point, context, *, both):
    before, after = (_holds(statement, point, context) for statement in (first, second))
    return (before is True and after is False) or (both and before is False and after is True)
