"""Mutation is the test of a verifier: one edit on a true line makes that line the first wrong."""

import re
from pathlib import Path

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
SHEET = (EXAMPLES / "homework.md").read_text()
PROBLEM = read_problem((EXAMPLES / "homework.toml").read_text())
STARTS = [0, *(match.end() for match in re.finditer("\n", SHEET))]


def offset(line, column):
    return STARTS[line - 1] + column - 1


def edits():
    """Every sign, digit and prime of every right side, changed one at a time; a third of them."""
    found = []
    for claim in check_text(SHEET, problem=PROBLEM, by=decide).claims:
        span = claim.right_span
        start, end = offset(span.line, span.column), offset(span.end_line, span.end_column)
        if claim.relation != "=":
            continue
        places = re.finditer(r"\\sigma'+|\\sigma(?![a-zA-Z'])|[+-]|\d", SHEET[start:end])
        found.extend((start + match.start(), start + match.end()) for match in places)
    return found[::3]


def mutated(start, end):
    old = SHEET[start:end]
    if old in "+-":
        new = {"+": "-", "-": "+"}[old]
    elif old.isdigit():
        new = str((int(old) + 1) % 10)
    else:
        new = old[:-1] if old.endswith("'") else old + "'"
    return SHEET[:start] + new + SHEET[end:]


@pytest.mark.parametrize(("start", "end"), edits())
def test_the_edited_line_is_the_first_wrong(start, end):
    report = check_text(mutated(start, end), problem=PROBLEM, by=decide)
    first = next(claim for claim in report.claims if claim.status is not Status.PROVED)
    wrong = next((claim for claim in report.claims if claim.first_wrong), None)
    line = SHEET[:start].count("\n") + 1
    assert wrong is not None
    assert wrong.right_span.line == line
    assert first.number <= wrong.number
