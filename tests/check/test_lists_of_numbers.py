"""Vectors written as lists: rows or columns, rounded entries, and the next ones with a prime."""

import pytest

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $q = (1, 0)$ and $K = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$.
$qK = (1, 2)$. $q K^T = (1, 3)$. $K q = (1, 3)$. $q^T K = (1, 2)$. $2 q K = (2, 4)$.
=> P P P P P
Let $q = (1, 0)$ and $K = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$.
$qK = (1, 3)$. $q K^T = (1, 2)$. $K q^T = (1, 3)$. $q^T q = 1$. $q q^T = 2$
=> R R P P N
Let $v = \begin{pmatrix} 1 \\ 0 \end{pmatrix}$ and
$K = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$.
$vK = (1, 2)$. $v^T K = (1, 2)$.
=> R P
Let $u = (1, 2, 3)$ and $K = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. $uK = (7, 10)$
=> R
""")
def test_a_list_is_a_row_or_a_column_whichever_fits(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\frac{1}{\sqrt 2} (1, 0) = (0.7071, 0)$
=> N
$\frac13 (1, 2) = (0.33, 0.67)$
=> N
$\frac13 (1, 2) = (0.33, 0.77)$
=> R
$\begin{pmatrix} \frac13 \\ \frac23 \end{pmatrix} = \begin{pmatrix} 0.33 \\ 0.67 \end{pmatrix}$
=> N
$\begin{pmatrix} \frac13 \\ \frac23 \end{pmatrix} = \begin{pmatrix} 0.33 \\ 0.65 \end{pmatrix}$
=> R
$\begin{pmatrix} \frac12 \\ \frac14 \end{pmatrix} = \begin{pmatrix} 0.5 \\ 0.25 \end{pmatrix}$
=> P
""")
def test_decimals_of_arrays_may_be_rounded(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $w = (1, 2)$, $\eta = 0.1$ and $g = (2, 4)$. The new weights are $w' = w - \eta g = (0.8, 1.6)$.
Then $w' + w = (1.8, 3.6)$ and $w' = (0.9, 1.6)$.
=> P P R
$W = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$,
$G = \begin{pmatrix} 1 & 1 \\ 1 & 1 \end{pmatrix}$.
After one step $W' = W - G = \begin{pmatrix} 0 & 1 \\ 2 & 3 \end{pmatrix}$.
Then $W' (1, 1)^T = (1, 5)$.
=> P P
Let $A = \begin{pmatrix} t & t^2 \end{pmatrix}$. $A' = \begin{pmatrix} 1 & 2t \end{pmatrix}$.
$A' = \begin{pmatrix} 1 & 3t \end{pmatrix}$.
=> P R
The perceptron has $w = (1, -2)$, $b = 1$ and $x = (3, 1)$.
The rule is $w' = w + \eta (y - \hat y) x$.
For $y = 0$, $\hat{y} = 1$ and $\eta = 0.5$: $w' = (1, -2) - 0.5 \cdot (3, 1) = (-0.5, -2.5)$.
=> P P
""")
def test_an_array_of_numbers_with_a_prime_is_the_next_one(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize("words", ["with the sigmoid σ", "for the sigmoid function σ"])
def test_words_name_a_letter_behind_the_formula(words):
    text = r"$g(x) = x\sigma(x)$ " + words + r": $g'(x) = \sigma(x) + x\sigma(x)(1 - \sigma(x))$"
    assert verdicts(text) == ["P"]
    assert verdicts(text.replace("(1 -", "(2 -")) == ["R"]
