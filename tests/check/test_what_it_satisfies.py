"""Claims beside words that look like conditions: "it satisfies", "for all a, b and |ab| ≤ c"."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
SOFTPLUS = r"Softplus is $s(x) = \ln(1+e^x)$. "


@pytest.mark.parametrize(("text", "expected"), [
    (r"It satisfies $s(x) - s(-x) = x$ and $s(x) \ge \max(0,x)$.", [P, P]),
    (r"It satisfies $s(x) = s(-x)$.", [R]),
    (r"Sie erfüllt $s(0) = \ln 2$.", [P]),
    (r"Elle vérifie $s(x) - s(-x) = -x$.", [R]),
    (r"The number $t$ satisfies $s(t) = 1$. It satisfies $t^2 = 4$.", [N]),
    (r"Let $x$ satisfy $s(x) = 1$.", []),
])  # fmt: skip
def test_what_a_function_satisfies_is_claimed(text: str, expected: list[Status]) -> None:
    assert [one.status for one in check_text(SOFTPLUS + text, by=decide).claims] == expected


@pytest.mark.parametrize(("text", "expected"), [
    (r"$2ab \le a^2+b^2$ for all real $a,b$ and $|a+b| \le |a|+|b|$.", [P, P]),
    (r"$2ab \le a^2+b^2$ for all real $a,b$ and $|a+b| \ge |a|+|b|$.", [P, R]),
    (r"$\ln(y^2) = 2 \ln y$ for all $x$ and $y > 0$.", [P]),  # a condition
    (r"$x^2 \le x$ for real $b$ and $0 \le x \le 1$.", [P]),
])  # fmt: skip
def test_what_stands_beside_letters_is_claimed_if_it_compares_formulas(
    text: str, expected: list[Status]
) -> None:
    assert [one.status for one in check_text(text, by=decide).claims] == expected


@pytest.mark.parametrize(("text", "expected"), [
    # no number is both
    ((r"Let $f(x) = \frac{x}{1+x^2}$. Then $f'(x) = \frac{1 - x^2}{(1+x^2)^2}$, which is positive "
     r"for $|x| < 1$ and negative for $|x| > 1$."), [P]),
    # x = -1 divides by zero; the claim is one about all x
    ((r"Setting $x = -1$: $-9 = -3B$, so $B = 3$. Therefore "
     r"$\frac{5x-4}{(x-2)(x+1)} = \frac{2}{x-2} + \frac{3}{x+1}$."), [P, P]),
    # which x is meant makes no difference
    (r"Solve $x^2 = 4$. Note that $x^2 + x + 1 = (x + \tfrac12)^2 + \tfrac14$.", [R]),
    (r"Solve $x^2 = 4$. Note that $(x + 1)^2 = 9$.", [N]),
])  # fmt: skip
def test_what_is_so_of_all_numbers_needs_no_question(text: str, expected: list[Status]) -> None:
    assert [one.status for one in check_text(text, by=decide).claims] == expected
