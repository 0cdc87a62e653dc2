"""The gallery of published mistakes is what the tool says now, and no mistake is left out."""

import json
import re
from pathlib import Path
from runpy import run_path

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
ROWS = [
    json.loads(line)
    for line in (ROOT / "tests" / "data" / "derivations.jsonl").read_text("utf-8").splitlines()
]
PUBLISHED = [row for row in ROWS if row["genuine_mistake"] and "student" not in row["source"]]
PASSAGES = [
    json.loads(line)
    for line in (ROOT / "tests" / "data" / "web_derivations_two.jsonl")
    .read_text("utf-8")
    .splitlines()
]
QUOTED = [row for row in PASSAGES if row["genuine_mistake"] and row["as_written"] and row["source"]]


@pytest.fixture(scope="module")
def page():
    return (DOCS / "gallery.md").read_text("utf-8")


def part_of(page, row):
    """Return what the page says below the formula of a row."""
    _, _, after = page.partition(f"```math\n{row['latex']}\n```\n")
    return after.partition("\n## ")[0]


def test_the_gallery_is_current(page):
    render = run_path(str(DOCS / "render_gallery.py"))["render"]
    assert page == render(), "run python docs/render_gallery.py"


@pytest.mark.parametrize("row", PUBLISHED, ids=lambda row: row["id"])
def test_every_published_mistake_is_there(page, row):
    said = part_of(page, row)
    assert said
    if row["expected"] == "false":
        assert "**first wrong step**" in said or "**unread**" in said
        assert "counterexample" in said or "**unread**" in said
    assert row["source"].split(" ")[0] in page


@pytest.mark.parametrize("row", QUOTED, ids=lambda row: row["id"])
def test_every_passage_with_a_mistake_is_there(page, row):
    quoted = "\n".join(f"> {line}".rstrip() for line in row["text"].splitlines())
    _, _, after = page.partition(quoted)
    said = after.partition("\n## ")[0]
    wrong = row["claims"][row["first_wrong"]]["right"]
    first = next(line for line in said.splitlines() if "**first wrong step**" in line)
    assert wrong in first
    assert "counterexample" in said


TEXTS = [
    json.loads(line)
    for line in (ROOT / "tests/data/web_derivations_one.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("row", TEXTS, ids=lambda row: row["id"])
def test_a_text_with_a_mistake_that_is_found_is_there(page, row):
    text = re.sub("[✓✗¿]", "", row["marked"])
    wrong = row["genuine_mistake"] and Status.REFUTED in {
        claim.status for claim in check_text(text, by=decide).claims
    }
    assert (f"```markdown\n{text}\n```" in page) is wrong


def test_what_would_be_right_is_said_wherever_a_slip_explains_it(page):
    unexplained = [row["id"] for row in PUBLISHED
                   if "right would be" not in part_of(page, row)
                   and "it would hold with" not in part_of(page, row)]  # fmt: skip
    # an approximation, a formula without a meaning, and a sum of rounded numbers
    assert unexplained == ["web-gelu-eq", "web-softplus-op", "web-prime"]


def test_no_student_is_shown(page):
    students = [row for row in ROWS if "student" in row["source"]]
    assert not any(row["latex"] in page for row in students)
