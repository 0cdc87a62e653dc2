"""Inequalities to be solved: their solution is claimed, and limits nothing unseen."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT


@pytest.mark.parametrize(("text", "expected"), [
    ("Solve $3-2x<7$: $-2x<4$, so $x>-2$.", [P, P]),
    ("Solve $3-2x<7$: $-2x<4$, so $x>2$. Then $x + 1 > 0$.", [P, N, N]),  # nobody showed x > 2
    ("Solve $3-2x<7$. We get $x<-2$.", [R]),
    ("Löse die Ungleichung $3-2x<7$: $-2x<4$, also $x>-2$.", [P, P]),
    ("解不等式 $3-2x<7$：$-2x<4$，所以 $x>-2$。", [P, P]),
    (r"Solve $x^2 < 4$. Then $-2 < x$ and $x < 3$.", [P, P]),
    ("If $2x > 4$, then $x > 2$.", [P]),
    ("Let $x > 1$. Then $x + 1 > 2$.", [P]),
])  # fmt: skip
def test_the_solution_of_an_inequality(text: str, expected: list[Status]) -> None:
    assert [one.status for one in check_text(text, by=decide).claims] == expected
