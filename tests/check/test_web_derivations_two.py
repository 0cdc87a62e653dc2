r"""Derivations about networks and optimisers from web pages, with a label on every claim.

The labels were made by hand.  A claim is found by its right side, in the order of the text.
"""

import json
import re
from functools import cache
from pathlib import Path

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

DATA = Path(__file__).parents[1] / "data" / "web_derivations_two.jsonl"
ROWS = {row["id"]: row for row in map(json.loads, DATA.read_text("utf-8").splitlines())}
RIGHT = {"true": "PROVED", "false": "REFUTED"}
LEAST_DECIDED = 0.92  # of the claims that are true or false


@cache
def verdicts(name):
    """Return what is said of each labelled claim; nothing for one that is no claim here."""
    row = ROWS[name]
    problem = read_problem(row["problem_toml"]) if row["problem_toml"] else None
    claims = list(check_text(row["text"], problem=problem, by=decide).claims)
    found = []
    for label in row["claims"]:
        at = next((i for i, one in enumerate(claims) if same(one.right_source, label["right"])), -1)
        found.append(claims[at].status.name if at >= 0 else "")
        claims = claims[at + 1 :]
    return found


def same(written, label):
    return plain(written) == plain(label)


def plain(text):
    text = re.sub(r"(?<!\\)&|\\left|\\right|\\mathbf|^\s*>", "", text, flags=re.MULTILINE)
    return re.sub(r"[\s{}]", "", text).rstrip(".,;\\")


@pytest.mark.parametrize("name", ROWS)
def test_no_verdict_is_wrong(name):
    for label, verdict in zip(ROWS[name]["claims"], verdicts(name), strict=True):
        wrong = {"true": ("REFUTED",), "false": ("PROVED",), "depends": ("PROVED", "REFUTED")}
        assert verdict not in wrong[label["is"]], label["right"]


def test_most_claims_are_decided():
    found = [
        (label["is"], verdict)
        for name, row in ROWS.items()
        for label, verdict in zip(row["claims"], verdicts(name), strict=True)
        if label["is"] in RIGHT
    ]
    decided = sum(verdict == RIGHT[label] for label, verdict in found)
    assert decided >= LEAST_DECIDED * len(found), f"{decided} of {len(found)}"


@pytest.mark.parametrize(
    "name", [name for name, row in ROWS.items() if row["first_wrong"] is not None]
)
def test_nothing_before_the_first_wrong_step_is_refuted(name):
    first = ROWS[name]["first_wrong"]
    before, at = verdicts(name)[:first], verdicts(name)[first]
    assert "REFUTED" not in before
    assert at != "PROVED"


def test_the_first_wrong_step_is_mostly_found():
    rows = {name: row["first_wrong"] for name, row in ROWS.items()}
    found = [verdicts(name)[at] for name, at in rows.items() if at is not None]
    assert found.count("REFUTED") >= 0.75 * len(found), found
