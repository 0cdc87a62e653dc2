"""Shapes that clash refute nothing where a letter that nobody declared may be a vector."""

import pytest

from symsgd.check.check import check_text

A = r"Let $A = \begin{pmatrix}2&0\\0&10\end{pmatrix}$ and $b = \begin{pmatrix}2\\10\end{pmatrix}$. "
ASKED = [
    r"Then $A x - b = 3$.",
    r"Let $f(u) = \frac12 u^\top A u - b^\top u$. Then $\nabla f(u) = A u - b$.",
]
REFUTED = [r"Then $A + b = 3A$.", r"Then $A - \eta b = A$."]


def _statuses(text: str) -> set[str]:
    return {str(claim.status) for claim in check_text(A + text).claims}


@pytest.mark.parametrize("text", ASKED)
def test_a_letter_behind_a_matrix_is_asked_for(text):
    assert "REFUTED" not in _statuses(text)


@pytest.mark.parametrize("text", REFUTED)
def test_shapes_that_clash_for_every_number_are_refuted(text):
    assert _statuses(text) == {"REFUTED"}
