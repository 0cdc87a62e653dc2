"""The table of notation in docs/documents.md: every row is read, and right."""

import re

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.program import ROOT

PAGE = (ROOT / "docs" / "documents.md").read_text("utf-8")
ROWS = re.findall(r"^\| `(.+?)` \| ", PAGE.partition("| written | is |")[2], re.MULTILINE)


def test_the_table_is_found():
    assert len(ROWS) >= 12


@pytest.mark.parametrize("latex", ROWS)
def test_every_row_is_proved(latex):
    report = check_text(f"For real x and y, ${latex}$.", markup="markdown", by=decide)
    assert [claim.status.name for claim in report.claims] == ["PROVED"]
