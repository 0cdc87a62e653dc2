# ruff: noqa: E501  (a row is a document)
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
=> P P
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


@rows(r"""
Whitening: $\Sigma = U \Lambda U^{-1}$. Then $\Sigma U = U \Lambda$ and $U\Sigma = \Lambda U$ and $\Sigma^{1/2} = \Lambda^{1/2}$.
=> N N N
$A = PDP^{-1}$, so $A = D$ and $2A = 2PDP^{-1}$.
=> N N
$a = pqp^{-1}$, so $a = q$. Moreover $A = QQ^{-1}B$, so $A = B$.
=> P P
$y = W_2 W_1 x$. Then $y = W_1 W_2 x$ and $2y = W_2 (2 W_1) x$.
=> N P
$h = W_2(W_1 x + b)$, so $h = W_2 W_1 x + W_2 b$ and $h = W_1 W_2 x + W_2 b$.
=> P N
Let $W_1, W_2 \in \mathbb{R}$ and $y = W_2 W_1 x$. Then $y = W_1 W_2 x$.
=> P
""")
def test_products_that_need_not_commute_ask(document, expected):
    assert verdicts(document) == expected
