"""Matrices that are written out with letters as entries, and what a text says of them."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT

GIVEN = r"Let $A = \begin{pmatrix} a & b\\ c & d\end{pmatrix}$ and $S = "
GIVEN += r"\begin{pmatrix} s & t\\ t & s\end{pmatrix}$. Then "
TURN = r"Let $P = \begin{pmatrix} \cos\theta & -\sin\theta\\ \sin\theta&\cos\theta\end{pmatrix}$. "


@pytest.mark.parametrize(("claim", "expected"), [
    (r"$A^T = \begin{pmatrix} a & c\\ b & d\end{pmatrix}$", P),
    (r"$A^T = A$", R),
    (r"$S^T = S$", P),
    (r"$\operatorname{tr}(A) = a + d$", P),
    (r"$\operatorname{tr}(A) = a - d$", R),
    (r"$\operatorname{tr} A = a + d$", P),
    (r"$\operatorname{tr}(A^T A) = a^2+b^2+c^2+d^2$", P),
    (r"$\det(A) = ad + bc$", R),
    (r"$\det(A^T) = \det A$", P),
    (r"$A A^{-1} = I$", P),
    (r"$\det(A - \lambda I) = \lambda^2 - (a+d)\lambda + ad - bc$", P),
    (r"$\det(A - \lambda I) = \lambda^2 + (a+d)\lambda + ad - bc$", R),
])  # fmt: skip
def test_a_matrix_of_letters(claim: str, expected: Status) -> None:
    assert [one.status for one in check_text(GIVEN + claim + ".", by=decide).claims] == [expected]


@pytest.mark.parametrize(("claim", "expected"), [
    ("$P^T P = I$", P), ("$P P^T = I$", P), ("$P P = I$", N), ("$P^T = P$", R),
])  # fmt: skip
def test_the_unit_matrix_beside_a_matrix_of_letters(claim: str, expected: Status) -> None:
    assert [one.status for one in check_text(TURN + claim + ".", by=decide).claims] == [expected]


def test_blocks_are_no_numbers() -> None:
    text = r"Let $B$ and $C$ be matrices and $M = \begin{pmatrix} B & C\\ C & B\end{pmatrix}$. "
    for claim in ("$M^T = M$", r"$\det M = B^2 - C^2$"):
        assert [one.status for one in check_text(text + claim + ".", by=decide).claims] == [N]
