"""Derivations as people wrote them: no true one is called wrong, no wrong one right."""

import json
from pathlib import Path

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

DATA = Path(__file__).parents[1] / "data" / "derivations.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text().splitlines()]


def verdicts(row):
    problem = read_problem(row["problem_toml"])
    return check_text(f"$${row['latex']}$$", problem=problem, by=decide)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["expected"] == "true"], ids=lambda row: row["id"]
)
def test_no_true_derivation_is_refuted(row):
    assert Status.REFUTED not in {claim.status for claim in verdicts(row).claims}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["expected"] == "false"], ids=lambda row: row["id"]
)
def test_the_first_wrong_step_is_never_proved(row):
    claims = verdicts(row).claims
    step = row["first_wrong"]["step"]
    assert claims[step].status is not Status.PROVED
    assert all(claim.status is Status.PROVED for claim in claims[:step])


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["expected"] == "needs_context"], ids=lambda row: row["id"]
)
def test_what_lacks_context_is_not_refuted(row):
    assert Status.REFUTED not in {claim.status for claim in verdicts(row).claims}


def test_most_true_derivations_are_proved():
    rows = [row for row in ROWS if row["expected"] == "true"]
    proved = sum(verdicts(row).status() is Status.PROVED for row in rows)
    assert proved >= 0.75 * len(rows)


def test_most_wrong_derivations_are_refuted():
    rows = [row for row in ROWS if row["expected"] == "false"]
    refuted = sum(verdicts(row).status() is Status.REFUTED for row in rows)
    assert refuted >= 0.7 * len(rows)
