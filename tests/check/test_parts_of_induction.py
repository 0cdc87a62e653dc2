"""Proofs by induction in words: the number of the base case says nothing of the step."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT

# the wrong steps are right for the number of the base case
STEPS = [
    ("Induction on $n$. For $n=1$: $1 = 1^2$.\n\nInduction step: $n^2 + 2n + 1 = %s$.",
     "(n+1)^2", "4n^2"),
    ("Induction on $n$. $n=1$: $1 = 1^2$.\n\n$n \\to n+1$: $n^2 + 2n + 1 = %s$.",
     "(n+1)^2", "4n^2"),
    (("By induction.\n\n*Base case.* $n=1$: $1 = 1^2$.\n\nAssume it holds for $n$. Then "
     "$n^2 + 2n + 1 = %s$."), "(n+1)^2", "4n^2"),
    (("Induktionsanfang $n=2$: $1 - \\frac14 = \\frac34$.\n\nInduktionsschritt: "
     "$\\frac{n+1}{2n}\\left(1 - \\frac{1}{(n+1)^2}\\right) = %s$."),
     "\\frac{n+2}{2(n+1)}", "\\frac{n^2}{6}"),
    ("Récurrence. Initialisation : pour $n=0$, $2^0 = 1$.\n\nHérédité : $2\\cdot 2^n = %s$.",
     "2^{n+1}", "2(n+1)"),
    ("Por inducción. Caso base $n=1$: $1 = 1^2$.\n\nPaso inductivo: $n^2 + 2n + 1 = %s$.",
     "(n+1)^2", "4n^2"),
    ("用归纳法。归纳基础：$n=1$ 时 $1=1^2$。\n\n归纳步骤：$n^2+2n+1=%s$。", "(n+1)^2", "4n^2"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), STEPS)
def test_the_number_of_the_base_case_ends_with_it(text: str, right: str, wrong: str) -> None:
    def last(step: str) -> Status:
        return check_text(text % step, by=decide).claims[-1].status

    assert last(right) is P
    assert last(wrong) is R


def test_without_words_for_the_step_a_base_case_leaves_open_what_n_is() -> None:
    text = "By induction. Base case $n=1$: $1 = 1^2$.\n\nNow $n^2 + 2n + 1 = %s$."
    found = [check_text(text % step, by=decide).claims[-1].status for step in ("(n+1)^2", "4n^2")]
    assert found == [P, N]


@pytest.mark.parametrize(("text", "expected"), [
    # in its own paragraph the number holds
    ("By induction. Base case $n=1$: $n^2 + 2n + 1 = 4n^2$.", [P]),
    # other numbers go on
    (("By induction over $t$. Let $m = 3$. Base case $t=0$: $1 = 1$.\n\n"
     "Induction step: $m + 1 = 4$."), [P, P]),
    # n is at least what the base case says, and whole
    (("Induction on $n$. $n=1$: $1 + x = 1+x$.\n\nAssume $(1+x)^n \\ge 1+nx$. Then "
     "$1 + (n+1)x + nx^2 \\ge 1+(n+1)x$."), [P, P]),
    (("Induction on $n$. $n=1$: $1 + x = 1+x$.\n\nAssume $(1+x)^n \\ge 1+nx$. Then "
     "$1 + (n+1)x - nx^2 \\ge 1+(n+1)x$."), [P, R]),
    ("Base case $n=1$: $2^n = 2$.", [P]),
    ("Base case $n=1$: $2^n = 3$.", [R]),
    ("Case $x=0$: $2^x = 1$.\n\nCase $x=1$: $2^x = 2$.", [P, P]),
    ("In the case $n=1$ we have $2^n = 2$.\n\nNow $n^2 + 1 = 2n$.", [P, N]),
    # no induction, no base case
    ("$n=1$: $n^2 + 2n + 1 = 4n^2$.\n\nThus $n^2 + 1 = 2n$.", [P, P]),
])  # fmt: skip
def test_what_a_base_case_says(text: str, expected: list[Status]) -> None:
    assert [claim.status for claim in check_text(text, by=decide).claims] == expected
