"""The tables of notation in docs/documents.md: every row is read, and right."""

import re

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.program import ROOT

PAGE = (ROOT / "docs" / "documents.md").read_text("utf-8")


def rows(head, says="is"):
    table = PAGE.partition(f"| {head} | {says} |")[2].partition("\n\n")[0]
    return re.findall(r"^\| `(.+?)` \| ", table, re.MULTILINE)


ROWS, OF_ARRAYS = rows("written"), rows("written of arrays")
CONDITIONS = rows("written as a condition", "limits")
SOLVED = rows("a text that solves", "what is decided")
LAST_NUMBER = re.compile(r"(\d+)(?=[^\d]*$)")


def test_the_table_is_found():
    assert len(ROWS) >= 12
    assert len(OF_ARRAYS) >= 10
    assert len(CONDITIONS) >= 6
    assert len(SOLVED) >= 8


@pytest.mark.parametrize("latex", ROWS)
def test_every_row_is_proved(latex):
    report = check_text(f"For real x and y, ${latex}$.", markup="markdown", by=decide)
    assert [claim.status.name for claim in report.claims] == ["PROVED"]


@pytest.mark.parametrize("latex", OF_ARRAYS)
def test_every_row_of_arrays_is_proved(latex):
    letters = "Let $A, B, W$ be matrices and $u, v, w, x, y, z$ vectors."
    report = check_text(f"{letters} We have ${latex}$.", markup="markdown", by=decide)
    assert [claim.status.name for claim in report.claims] == ["PROVED"]


@pytest.mark.parametrize("latex", CONDITIONS)
def test_every_condition_limits_its_letter_before_a_claim_and_behind_it(latex):
    for text in (f"For ${latex}$ we have $|x| = x$.", f"We have $|x| = x$ for ${latex}$."):
        report = check_text(text, markup="markdown", by=decide)
        assert [claim.status.name for claim in report.claims] == ["PROVED"]


@pytest.mark.parametrize("text", SOLVED)
def test_every_text_that_solves_is_proved(text):
    report = check_text(text, markup="markdown", by=decide)
    assert {claim.status.name for claim in report.claims} == {"PROVED"}


@pytest.mark.parametrize("text", [row for row in SOLVED if LAST_NUMBER.search(row)])
def test_another_number_at_its_end_is_refuted(text):
    wrong = LAST_NUMBER.sub(lambda found: str(int(found[1]) + 3), text)
    report = check_text(wrong, markup="markdown", by=decide)
    assert report.claims[-1].status.name == "REFUTED"
