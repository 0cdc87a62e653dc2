"""Capital letters that nobody declared may be matrices: of those AB = 0 says little."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
We multiply matrices. $$AB = 0 \Rightarrow A = 0 \text{ or } B = 0$$
=> N
Of matrices we know: $(A + B)^2 = A^2 + 2AB + B^2$.
=> N
Of matrices we know: $(A + B)^2 = A^2 + AB + BA + B^2$ and $2(A + B) = 2A + 2B$.
=> N P
Of matrices we know: if $A^2 = 0$, then $A = 0$.
=> N
Matrices come later. Let $A, B \in \mathbb{R}$. $(A + B)^2 = A^2 + 2AB + B^2$.
=> P
Matrices come later. Let $A$ and $B$ be real numbers. If $AB = 0$, then $A = 0$ or $B = 0$.
=> P
Matrices come later. $K(K - 1) = K^2 - K$ and $x^2 y = y x^2$.
=> P P
The confusion matrix counts. $(A + B)^2 = A^2 + 2AB + B^2$.
=> P
If $AB = 0$ then $A = 0$ or $B = 0$.
=> P
$(A + B)^2 = A^2 + B^2$
=> R
""")  # fmt: skip


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize(
    ("text", "assumed"),
    [
        ("If $AB = 0$ then $A = 0$ or $B = 0$.", ["A and B are numbers, which nobody said"]),
        ("$(A + B)^2 = A^2 + B^2$", ["A and B are numbers, which nobody said"]),
        ("$2(A + B) = 2A + 2B$", []),
        ("Let $A, B > 0$. $AB = BA$", []),
        ("$P(1 - P) = P - P^2$", []),
        ("$ab = ba$", []),
    ],
)
def test_it_is_told_that_they_are_taken_as_numbers(text, assumed):
    report = check_text(text, by=decide)
    assert [notice.text for notice in report.assumptions] == assumed
