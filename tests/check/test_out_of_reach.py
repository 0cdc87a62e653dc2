"""Members of a recursion too far ahead, and what is hidden by a passage that nobody closed."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts


# said twice, a number that nobody can work out is not proved by what was said first; an index that
# is a power of numbers is the number
@rows(r"""
Let $x_{t+1} = x_t/2 + 1$ with $x_0 = 1$. Then $x_{1000000000} = 7$. So $x_{1000000000} = 7$.
=> N N
Let $x_{t+1} = x_t/2 + 1$ with $x_0 = 1$. Then $x_{10^9} = 7$ and $x_{1000000000} + 1 = 8$.
=> N N
Let $x_{t+1} = x_t/2 + 1$ with $x_0 = 1$. Then $x_{10^9} = 7$. So $x_{1000000000} = 7$.
=> N N
Let $a_{n+1} = a_n^2$ with $a_0 = 2$. Then $a_{40} = 5$. So $a_{40} = 5$.
=> R R
Let $a_{n+1} = a_n^2$ with $a_0 = 2$. Then $a_{5} = 4294967296$. So $a_{5} + 1 = 4294967297$.
=> P P
Let $a_{n+1} = a_n^2$ with $a_0 = 2$. Then $a_{5} = 4294967296$. So $a_{5} + 1 = 4294967296$.
=> P R
Let $x_{t+1} = x_t + 1$ with $x_0 = 1$. Then $x_{2^3} = 9$ and $x_{10^1} = 11$.
=> P P
Let $x_{t+1} = x_t + 1$ with $x_0 = 1$. Then $x_{2^3} = 10$ and $x_{10^1} = 12$.
=> R R
""")
def test_far_ahead(document, expected):
    assert verdicts(document) == expected


HIDDEN = {
    "<!-- a remark\n\n$1 = 2$": "<!--",
    "```\ncode\n\n$1 = 2$": "```",
    "~~~~ python\n$1 = 2$": "~~~",
}


@pytest.mark.parametrize("text", HIDDEN)
def test_an_open_passage_that_hides_formulas_is_told(text):
    report = check_text(f"So $1 + 1 = 2$.\n\n{text}", by=decide)
    (lost,) = [formula for formula in report.formulas if formula.role is Role.UNREAD]
    assert (lost.source, lost.span.line) == (HIDDEN[text], 3)
    assert "never closes; the formulas in it are not read" in lost.note
    assert report.exit_code() == 3


@pytest.mark.parametrize(
    "text",
    ["<!-- $1 = 2$ -->", "```\n$1 = 2$\n```", "```\ncode", "<!-- a remark", "```sh\necho $HOME"],
)
def test_a_passage_without_formulas_or_with_an_end_hides_none(text):
    report = check_text(f"So $1 + 1 = 2$.\n\n{text}", by=decide)
    assert (report.exit_code(), len(report.formulas)) == (0, 1)
