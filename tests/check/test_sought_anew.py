# ruff: noqa: E501  (a row is a document)
"""Letters that are unknown again: what solved another equation, or belonged to another case."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT

BEFORE = r"Hence $x = 0$ or $x = \ln 2$." + "\n\n"
CASES = r"""Solve $|x - 1| + |x| = 3$.

- Case 1: $x \ge 1$. Then $|x-1| + |x| = 2x - 1$, so $2x - 1 = 3$ and $x = %s$.
- Case 2: $0 \le x < 1$. Then $|x-1| + |x| = 1 \ne 3$.
- Case 3: $x < 0$. Then $|x - 1| + |x| = %s$, so $1 - 2x = 3$ and $x = -1$.
"""


def _statuses(text: str) -> list[Status]:
    return [claim.status for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(("text", "expected"), [
    (BEFORE + "Solve $2^x = 8$: $x = 3$.", [P]),
    (BEFORE + "Solve $2^x = 8$: $x = 4$.", [R]),
    (BEFORE + r"Löse die Gleichung $3x + 2 = 11$: $3x = 9 \Rightarrow x = 3$.", [P, P]),
    (BEFORE + r"Resolver $3x + 2 = 11$: $3x = 9 \Rightarrow x = 6$.", [P, R]),
    (BEFORE + r"Résoudre $3x + 2 = 11$: $3x = 8$.", [R]),
    (BEFORE + "Then $x = 3$.", [R]),
    ("Let $a = 2$. Solve $ax = 6$: $x = 3$.", [P]),
    ("Let $a = 2$. Solve $ax = 6$: $x = 4$.", [R]),
])  # fmt: skip
def test_a_letter_to_solve_for_is_unknown_again(text: str, expected: list[Status]) -> None:
    assert _statuses(text) == expected


def test_a_number_belongs_to_its_case() -> None:
    assert _statuses(CASES % ("2", "1 - 2x")) == [P] * 8
    wrong = _statuses(CASES % ("3", "1 - 2x"))
    assert wrong[2] is R
    assert wrong.count(R) == 1
    wrong = _statuses(CASES % ("2", "2x - 1"))
    assert wrong[5] is R


@pytest.mark.parametrize(("text", "expected"), [
    ("Solve $x^2 = 4$. Then $x^2 + 1 = 5$.", [P]),
    ("Solve $x^2 = 4$. Then $x^2 + 1 = 6$.", [R]),
    ("Solve $x^2 = 4$. The positive one has $x + 1 = 3$.", [N]),
    ("Solve $x^2 + 4 = 0$. We note that $x^2 + x = 5$.", [N]),  # of no number
    ("Solve $x^2 = 4$. Then $(x+1)^2 = x^2 + 2x + 1$.", [P]),
])  # fmt: skip
def test_a_claim_about_the_solutions_of_an_equation(text: str, expected: list[Status]) -> None:
    assert _statuses(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    (r"$x + 5 = (x-1)^2 \iff x + 5 = x^2 - 2x + 1 \iff x^2 - 3x - 4 = 0$", [P, P]),
    (r"$x + 5 = (x-1)^2 \iff x + 5 = x^2 + 2x + 1 \iff x^2 + x - 4 = 0$", [R, P]),
    (r"$(x + 1)^2 = x^2 + 2x + 1 \iff x^2 + 1 = (x+1)^2 - 2x$", [P, P]),
])  # fmt: skip
def test_arrows_between_equations_that_are_not_solved_yet(
    text: str, expected: list[Status]
) -> None:
    assert _statuses(text) == expected


@rows(r"""
At $t = 1$: $m_1 = (1 - b) g$. At time $t$ the sum is $1 + b + \cdots + b^{t-1} = \frac{1-b^t}{1-b}$ and $\frac{1-b^t}{1-b} = 1$.
=> P N
At $t = 1$ we have $b^t = b$. At step $t$ in general $b^t = b$.
=> P N
At $x = 2$ the function is $4$. At the point $x$ we have $(x+1)^2 = x^2 + 2x + 1$ and $x^2 = 2x$.
=> P R
Let $x = 2$. At the point $x$ we have $x^2 = 2x$.
=> P
""")  # fmt: skip
def test_at_time_t_speaks_of_every_time(document, expected):
    assert verdicts(document) == expected


def test_a_place_of_another_paragraph_is_told():
    report = check_text("At $x = 2$ it is $4$.\n\n$x^2 = 4$ and $x^2 = 2x$.", by=decide)
    assert [claim.status for claim in report.claims] == [P, N]
    assert report.claims[0].conditions == ("x = 2 (line 1)",)
    report = check_text("At $x = 2$:\n\n$x^2 = 4$ and $x^2 = 2x$.", by=decide)
    assert [claim.status for claim in report.claims] == [P, P]
    assert report.claims[0].conditions == ()
