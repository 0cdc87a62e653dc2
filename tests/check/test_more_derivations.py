r"""Derivations in the notations of web pages, right ones and ones with a mistake at a known place.

Most claims are formulas that many pages have; a row with a source has the notation of that page.
"""

import json
from functools import cache
from pathlib import Path

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

DATA = Path(__file__).parents[1] / "data" / "more_derivations.jsonl"
ROWS = {row["id"]: row for row in map(json.loads, DATA.read_text("utf-8").splitlines())}
LEAST_DECIDED = 0.9


@cache
def verdicts(name):
    row = ROWS[name]
    report = check_text(f"$${row['latex']}$$", problem=read_problem(row["problem_toml"]), by=decide)
    return tuple(claim.status.name for claim in report.claims)


def is_decided(name):
    step, found = ROWS[name]["first_wrong"], verdicts(name)
    if step is None:
        return set(found) == {"PROVED"}
    return found[step : step + 1] == ("REFUTED",) and set(found[:step]) <= {"PROVED"}


@pytest.mark.parametrize("name", ROWS)
def test_no_verdict_is_wrong(name):
    step, found = ROWS[name]["first_wrong"], verdicts(name)
    before = found if step is None else found[:step]
    assert "REFUTED" not in before
    assert step is None or found[step : step + 1] != ("PROVED",)


def test_nine_of_ten_are_decided():
    assert sum(is_decided(name) for name in ROWS) >= LEAST_DECIDED * len(ROWS)
