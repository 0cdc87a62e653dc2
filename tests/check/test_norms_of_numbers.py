r"""``\|x\|`` and ``|A|`` of numbers: the norm that the text names, and determinants."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, N = "PROVED", "REFUTED", "NEEDS_CONTEXT"


def statuses(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


A = r"Let $A = \begin{pmatrix} 3 & 0 \\ 4 & 5 \end{pmatrix}$. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Here $\|x\|$ is the maximum norm. With $x = (3, 4)$: $\|x\| = 4$.", [N]),
        (r"Here $\|x\|$ is the maximum norm. With $x = (3, 4)$: $\|x\| = 5$.", [N]),
        (r"With $x = (3, 4)$ the maximum norm is $\|x\|_\infty = 4$, and $\|x\| = 5$.", [P, P]),
        (r"With $x = (3, 4)$ the maximum norm is $\|x\|_\infty = 5$, and $\|x\| = 4$.", [R, R]),
        (r"The Euclidean norm of $x = (3, 4)$ is $\|x\| = 5$ and $|x| = 5$, $|x| = 7$.", [P, P, R]),
        # of a matrix it may be the spectral norm
        (A + r"The spectral norm is $\|A\| = 3\sqrt5$.", [N]),
        (A + r"The spectral norm is $\|A\| = \sqrt{50}$.", [N]),
        (A + r"So $\|A\| = 3\sqrt5$ and $\|A\| = \sqrt{50}$.", [N, P]),
        (A + r"The Frobenius norm is $\|A\| = \sqrt{50}$ and $\|A\|_F = 3\sqrt5$.", [P, R]),
        (A + r"The Frobenius norm is $\|A\| = 3\sqrt5$.", [R]),
        # bars of a matrix
        (A + r"So $|A| = 15$, $|A^T| = 15$, $|2A| = 60$, $|A^{-1}| = \frac1{15}$.", [P, P, P, P]),
        (A + r"So $|A| = -15$, $|A^T| = 12$, $|2A| = 30$, $|A^{-1}| = 15$.", [R, R, R, R]),
        (A + r"So $|A - \lambda I| = (3 - \lambda)(5 - \lambda)$.", [P]),
        (A + r"So $|A - \lambda I| = (3 - \lambda)(5 + \lambda)$.", [R]),
        (A + r"The norm is $|A| = \sqrt{50}$.", [P]),
    ],
)
def test_norms_of_numbers(text, expected):
    assert statuses(text) == expected


def test_what_a_matrix_between_bars_was_taken_for_is_said():
    claims = check_text(A + r"So $|A| = 15$ and $\|A\| = \sqrt{50}$.", by=decide).claims
    assert [claim.conditions for claim in claims] == [
        ("|…| of a matrix read as its determinant",),
        ("‖…‖ of a matrix read as the Frobenius norm",),
    ]
