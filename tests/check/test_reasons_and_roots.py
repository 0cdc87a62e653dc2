"""Reasons, roots of identities, whole numbers of an induction, and what a vector satisfies."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
X = r"Let $x=(1,2,2)^\top$. Then $u=\frac13 x$ satisfies "


@pytest.mark.parametrize(("text", "expected"), [
    # a reason that contradicts what it is given for
    ("The sum is $s = 6$, since $s = 1+2+4$.", [R]),
    ("The sum is $s = 7$, since $s = 1+2+4$.", [P]),
    ("Die Summe ist $s = 6$, denn $s = 1+2+4$.", [R]),
    # the roots do not follow from an identity
    ("Then $t^2 - 5t + 4 = (t-1)(t-4)$, so $t = 1$ or $t = 4$.", [P]),
    ("Then $t^2 - 5t + 4 = (t-1)(t-3)$, so $t = 1$ or $t = 3$.", [N]),
    ("$x^2-5x+6 = (x-2)(x-4)$, so $x = 2$ or $x = 4$.", [N]),
    ("Solve $x^2-5x+6 = (x-2)(x-4)$, so $x = 2$.", [P]),
    ("$2x + 1 = x + 4$, so $x = 3$.", [P]),
    ("Since $t^2 - 5t + 4 = 0$, so $t = 1$ or $t = 4$.", [P]),
    # an equation that is considered is no claim about the number before
    ("Hence $x = 2$.\n\nConsider $x^3 - x = 0$. Then $x^3 - x = x(x^2 - 1)$.", [P]),
    # an induction runs over whole numbers
    (r"By induction: $2^n \ge n+1$ for all $n \ge 0$.", [P]),
    (r"We have $2^n \ge n+1$ for all $n \ge 0$.", [N]),  # wrong of n = 1/2
    (r"By induction: $2^n \ge n+2$ for all $n \ge 0$.", [R]),
    (X + r"$\|u\| = 1$.", [P]),
    (X + r"$\|u\| = 3$.", [N]),  # any vector may be meant by u
])  # fmt: skip
def test_what_is_claimed(text: str, expected: list[Status]) -> None:
    assert [one.status for one in check_text(text, by=decide).claims] == expected
