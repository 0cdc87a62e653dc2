"""Mutation is the test of a verifier: one change of a true line makes that line the first wrong.

What is suggested is compared with the line before the change.  A change that leaves a claim true
is allowed to be proved; SymPy and mpmath, which share nothing with the kernel, must agree.
"""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest
import sympy

from symsgd.check.check import check_text
from symsgd.check.report import ClaimResult, Status
from symsgd.check.span import Span
from symsgd.prove.decide import decide
from symsgd.read.problem import Problem, read_problem
from symsgd.read.typed import read_typed_node
from tests.check.mutants import PLACES, Mutant, mutants

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"
ROWS = [
    json.loads(line)
    for line in (ROOT / "tests" / "data" / "derivations.jsonl").read_text("utf-8").splitlines()
]
FLOOR = 0.85  # of the changes whose line is suggested again


@cache
def documents() -> dict[str, list[tuple[str, Problem]]]:
    """Return the sheet, and the true rows of the open derivations, with what settles them."""
    sheet = (EXAMPLES / "homework.md").read_text("utf-8")
    problem = read_problem((EXAMPLES / "homework.toml").read_text("utf-8"))
    rows = [(f"$${row['latex']}$$", read_problem(row["problem_toml"])) for row in ROWS
            if row["expected"] == "true"]  # fmt: skip
    return {"sheet": [(sheet, problem)], "rows": rows}


def offsets(text: str, span: Span) -> tuple[int, int]:
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    return (
        starts[span.line - 1] + span.column - 1,
        starts[span.end_line - 1] + span.end_column - 1,
    )


@cache
def changes(which: str) -> dict[str, list[tuple[Mutant, str, Problem]]]:
    """Return for every kind of change one of every line, with the line before the change."""
    found = defaultdict(list)
    for text, problem in documents()[which]:
        for claim in check_text(text, problem=problem, by=decide).claims:
            if claim.status is not Status.PROVED or claim.relation not in ("=", "->"):
                continue
            start, end = offsets(text, claim.right_span)
            kinds = {mutant.kind: mutant for mutant in reversed(list(mutants(text, start, end)))}
            for kind, mutant in kinds.items():
                found[kind].append((mutant, text[start:end], problem))
    return found


def bare(text: str) -> str:
    return "".join(text.split()).replace("{", "").replace("}", "")


def is_again(suggestion: str, before: str) -> bool:
    """Say whether the line before the change is suggested, in whatever order of factors."""
    text = bare(suggestion.rpartition(": ")[0])
    return text == bare(before) or sorted(text) == sorted(bare(before))


def is_really_true(claim: ClaimResult) -> bool:
    """Compare both sides as they were understood at some points, with 40 digits."""
    left, right = (read_typed_node(side).sympy() for side in claim.reading)
    symbols = sorted((left - right).free_symbols, key=str)
    for step in range(1, 5):
        point = {symbol: sympy.Rational(7 * step + 3 * i, 19) for i, symbol in enumerate(symbols)}
        values = [sympy.N(side.subs(point).doit(), 40) for side in (left, right)]
        if abs(values[0] - values[1]) > sympy.Float("1e-25") * (1 + abs(values[0])):
            return False
    return True


@pytest.mark.parametrize("which", ["sheet", "rows"])
@pytest.mark.parametrize("kind", PLACES)
def test_a_changed_line_is_the_first_wrong_and_is_restored(which, kind):
    restored = wrong = 0
    for mutant, before, problem in changes(which)[kind]:
        claims = check_text(mutant.text, problem=problem, by=decide).claims
        changed = [claim for claim in claims if holds_place(mutant, claim.right_span)]
        assert changed, mutant
        for claim in changed:
            if claim.status is Status.PROVED:
                assert is_really_true(claim), (mutant, claim.source)
        first = next((each for each in claims if each.first_wrong), None)
        if first is None:
            assert all(each.status is not Status.REFUTED for each in claims)
            continue
        assert first in changed, (mutant, first.source)
        wrong += 1
        restored += first.suggestion is not None and is_again(first.suggestion, before)
    said = f"{restored} of {wrong} lines restored"
    print(f"{which}, {kind}: {said}")  # noqa: T201  (shown by pytest -s)
    assert restored >= FLOOR * wrong, said


def holds_place(mutant: Mutant, span: Span) -> bool:
    start, end = offsets(mutant.text, span)
    return start <= mutant.start < max(end, start + 1)


@pytest.mark.parametrize("which", ["sheet", "rows"])
def test_every_line_is_changed_somehow(which):
    assert sum(map(len, changes(which).values())) >= {"sheet": 60, "rows": 100}[which]
