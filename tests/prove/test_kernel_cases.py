"""Every row of the table of claims, and the page that is written from it."""

from __future__ import annotations

from runpy import run_path

import pytest

from symsgd.functions.table import FUNCTIONS
from symsgd.prove.verdict import Outcome
from tests.prove.cases import DATA, right_outcome, rows, verdict

CASES = rows("kernel_cases.jsonl")
DECIDED = [row for row in CASES if not row["limit"]]
LIMITS = [row for row in CASES if row["limit"]]


@pytest.mark.parametrize("row", DECIDED, ids=lambda row: row["id"])
def test_claim_is_decided(row):
    assert verdict(row).outcome is right_outcome(row), row["note"]


@pytest.mark.parametrize("row", LIMITS, ids=lambda row: row["id"])
def test_limit_is_never_a_wrong_verdict(row):
    assert verdict(row).outcome in (Outcome.UNDECIDED, right_outcome(row))


def test_every_function_of_the_table_occurs():
    text = " ".join(row["left"] + " " + row["right"] for row in CASES)
    aliases = {"log_base": "log", "root": "root"}
    missing = [name for name in FUNCTIONS if f"{aliases.get(name, name)}(" not in text]
    assert not missing


def test_ids_are_unique():
    assert len({row["id"] for row in CASES}) == len(CASES) >= 150


def test_page_is_up_to_date():
    page = DATA.parent.parent / "docs" / "kernel_cases.md"
    render = run_path(str(page.parent / "render_kernel_cases.py"))["render"]
    assert page.read_text("utf-8") == render(), "run python docs/render_kernel_cases.py"
