r"""Marks of Markdown inside formulas: quoted lines, ``\_`` and ``\\(``."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R = "PROVED", "REFUTED"


def found(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("> $$\n> 1 + 1\n>   = 2\n> $$", [P]),
        ("> > $$\n> > 1 + 1\n> > = 3\n> > $$", [R]),
        ("> $$\n> 2\n> > 3\n> $$", [R]),  # the second mark is a sign
        ("> $$\n1 + 1\n= 2\n> $$", [P]),  # a line that goes on without its mark
        ("$$\n2\n> 1\n$$", [P]),
        (r"$\sum\_{i=1}^3 i = 6$", [P]),
        (r"$w\_1 + w\_2 = w\_2 + w\_1$", [P]),
        (r"$2 w\_1 = 3 w\_1$", [R]),
        (r"\\(1 + 1 = 2\\) and \\[2 + 2 = 5\\]", [P, R]),
    ],
)
def test_marks_of_markdown_are_no_part_of_a_formula(text, verdicts):
    assert found(text) == verdicts


def test_an_underscore_inside_a_word_is_not_read_as_an_index():
    report = check_text(r"$learning\_rate = 3$", by=decide)
    assert not report.claims
    assert "unknown-symbol" in report.formulas[0].note
