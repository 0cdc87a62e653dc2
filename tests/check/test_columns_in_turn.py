"""A column ``(1, 2)^T`` is given for a claim, and then another one for the next claim."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, N = "PROVED", "REFUTED", "NEEDS_CONTEXT"


def statuses(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


A = r"Let $A = \begin{pmatrix} 1 & 2 \\ 2 & 1 \end{pmatrix}$ and $w = (1, 2)^T$. "
ROWS = [
    (A + r"For $v = (1, 1)^T$, $Av = %s$; for $v = (1, -1)^T$, $Av = %s$.", "3v -v", "2v v"),
    (A + r"If $x = (1, 1)^T$ then $w^T x = %s$, and if $x = (2, 0)^T$ then $w^T x = %s$.",
     "3 2", "2 3"),
    (A + r"For the input $x = (1, 1)^T$ we get $w^T x = %s$. For the input $x = (2, 0)^T$ we get "
     r"$w^T x = %s$.", "3 2", "2 3"),
    (A + r"For $v = (1, 1)$, $\|v\|^2 = %s$; for $v = (1, -2)$, $\|v\|^2 = %s$.", "2 5", "5 3"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), ROWS)
def test_columns_in_turn(text, right, wrong):
    first, second = right.split()
    wrong_first, wrong_second = wrong.split()
    assert statuses(text % (first, second)) == [P, P]
    assert statuses(text % (wrong_first, second)) == [R, P]
    assert statuses(text % (first, wrong_second)) == [P, R]


def test_a_function_of_a_column_keeps_its_meaning():
    text = A + r"Let $q(v) = v^T A v$. We have $q(v) = 6$ for $v = (1, 1)^T$ and $q(v) = -2$ for "
    assert R not in statuses(text + r"$v = (1, -1)^T$.")
