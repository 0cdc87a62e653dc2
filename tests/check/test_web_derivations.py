"""Derivations about activations and losses from web pages, with labels made by hand before any run.

Each row of the data names its page; the labels stand behind the signs (see ``labelled_steps``).
"""

import json
from functools import cache
from pathlib import Path

import pytest

from symsgd.check.report import Status
from tests.check.labelled_steps import labelled, report_of, steps, wrong

DATA = Path(__file__).parents[1] / "data" / "web_derivations_one.jsonl"
ROWS = {row["id"]: row for row in map(json.loads, DATA.read_text("utf-8").splitlines())}
EXPECTED = {"true": Status.PROVED, "false": Status.REFUTED}


@cache
def found(name):
    row = ROWS[name]
    report = report_of(row["marked"], row["problem_toml"])
    return report, list(steps(row["marked"], report))


@pytest.mark.parametrize("name", ROWS)
def test_no_verdict_contradicts_a_label(name):
    report, _ = found(name)
    assert [claim.source for claim in wrong(ROWS[name]["marked"], report)] == []


@pytest.mark.parametrize("name", [name for name, row in ROWS.items() if "✗" in row["marked"]])
def test_the_first_wrong_step_is_the_first_that_is_labelled_false(name):
    verdicts = [(label, claim.status) for label, claim in found(name)[1] if claim is not None]
    first = next((label for label, status in verdicts if status is Status.REFUTED), "false")
    assert first == "false"


def test_most_steps_are_decided():
    labels = [pair for name in ROWS for pair in found(name)[1] if pair[0] in EXPECTED]
    decided = [claim for label, claim in labels if claim and claim.status is EXPECTED[label]]
    assert len(labels) > 380
    assert len(decided) >= 0.8 * len(labels)


def test_a_label_is_no_part_of_the_text():
    row = labelled("$a =✓ b =✗ c$ and $c =¿ d$")
    assert row.text == "$a = b = c$ and $c = d$"
    assert row.labels == ((4, "true"), (8, "false"), (20, "depends"))


def test_a_verdict_against_its_label_is_found():
    marked = "$x + x =✗ 2x$, $x + x =✓ 3x$ and $x + x =¿ 2x$"
    assert len(wrong(marked, report_of(marked))) == 3
