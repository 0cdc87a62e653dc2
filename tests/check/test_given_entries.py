"""Data: vectors of numbers and their entries, members given one by one, and sums over them."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

from .verdict_rows import rows, verdicts

ENTRIES = rows(r"""
Let $x = (1, 2)$. Then $\frac{1}{2}\sum_{i=1}^{2} x_i = 3/2$ and $\sum_i x_i = 3$.
=> P P
Let $x = (1, 2)^T$. Then $\sum_{i=1}^2 x_i = 4$ and $\sum_i x_i = 2$.
=> R R
Let $x = (1, 2)$. Then $x_2 = 2$. Also $x_1 = 2$.
=> P R
Let $x = (1, 2)$. Then $x_1 \approx 1.0$ and $x_1 + x_2 = 3$, $x_1 x_2 = 3$.
=> P P R
Let $\mathbf{x} = (1, 2)^\top$ and $\mathbf{w} = (3, 4)^\top$. Then $\sum_i w_i x_i = 11$,
$w_2 = 3$.
=> P R
Let $x^{(1)} = (1, 2)$ and $x^{(2)} = (3, 4)$. Then $x^{(1)}_2 = 2$ and $x_1^{(2)} = 4$.
=> P R
Let $x = (a, b)$. Then $x_1 = a$ and $\sum_i x_i = a + b$ and $\sum_i x_i = a$.
=> P P N
Let $p = (1/2, 1/4, 1/4)$. The entropy is $H(p) = -\sum_i p_i \ln p_i = \frac{3}{2}\ln 2$.
=> P
Let $p = (1/2, 1/4, 1/4)$. The entropy is $H(p) = -\sum_i p_i \ln p_i = \frac{1}{2}\ln 2$.
=> R
Let $y = (0, 1, 0)$ and $p = (1/4, 1/2, 1/4)$. So $-\sum_i y_i \ln p_i = \ln 2$.
=> P
Let $y = (0, 1, 0)$ and $p = (1/4, 1/2, 1/4)$. So $-\sum_i y_i \ln p_i = \ln 4$.
=> R
Let $y = (0,1)$ and $\hat y = (0.2, 0.8)$. So $\hat y_2 = 0.8$, $\sum_i (y_i - \hat y_i)^2 = 0.08$.
=> P P
Let $y = (0,1)$ and $\hat y = (0.2, 0.8)$. So $\hat y_1 = 0.8$, $\sum_i (y_i - \hat y_i)^2 = 0.8$.
=> R R
Let $z = (0, \ln 2)$ and $p = \mathrm{softmax}(z)$. So $p_1 = 1/3$, $\sum_i p_i = 1$, $p_2 = 1/3$.
=> P P R
Let $y = (0.5, 0.6)$. Then $\sum_i y_i = 1$.
=> R
Let $x = (1, 2)$, $y = (2, 4)$ and $L(w) = \frac12 \sum_i (w x_i - y_i)^2$. So $L(1) = 5/2$,
$L(0) = 5$.
=> P R
""")

MATRICES = rows(r"""
Let $W = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$, $x = (1, -1)^T$ and $h = W x$.
Then $h_1 = \sum_j W_{1j} x_j = -1$ and $h_2 = W_{21} x_1 + W_{22} x_2 = 7$.
=> P P P R
Let $A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. So $A_{12} = 2$, $A_{2,1} = 3$,
$A_{21} = 2$.
=> P P R
Let $A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. So $\sum_i A_{ii} = 5$ and
$\sum_i \sum_j A_{ij}^2 = 30$, $\sum_i A_{i1} = 3$.
=> P P R
Let $A = \begin{pmatrix} 1 & 2 & 3 \\ 3 & 4 & 5\end{pmatrix}$. So $\sum_j A_{1j} = 6$,
$\sum_i A_{i1} = 4$.
=> P P
Let $A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. So $A^T_{12} = 3$, $A^T_{12} = 2$,
$A_{12}^T = 3$.
=> P R N
Let $A = \begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}$. So $A_{12}^2 = 4$, $A^2_{12} = 4$,
$A^{-1}_{12} = 1$.
=> P N N
""")

SOFTMAX = rows(r"""
Let $z = (1, 0, -1)$ and $p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$. So $p_1 \approx 0.665$,
$p_2 \approx 0.26$.
=> P R
Let $z_1 = 1$, $z_2 = 0$ and $p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$. So $p_1 \approx 0.731$,
$p_2 \approx 0.731$.
=> P N
Let $z = (1, 0)$ and $p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$. So $p_2 = \frac{1}{e + 1}$,
$p_1 = \frac{1}{e+1}$.
=> P R
""")

VECTORS = rows(r"""
Let $x = (x_1, x_2) = (1, 2)$. Then $x_1 + x_2 = 3$, $\sum_i x_i = 3$ and $x_2 = 1$.
=> P P R
Let $\theta = (\theta_0, \theta_1) = (1, 2)$. Then $\theta_0 + \theta_1 = 3$ and $\theta_1 = 1$.
=> P R
Let $z = (1, 0, -1)$ and $p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$. So
$p \approx (0.665, 0.245, 0.090)$
and $p \approx (0.665, 0.090, 0.245)$ and $\sum_i p_i = 1$.
=> P R P
Let $z = (1, 2)$ and $a_i = 2 z_i$. So $a = (2, 4)$ and $a = (2, 5)$.
=> P R
Let $p = \mathrm{softmax}(z)$. For $z = (0, 0)$ we get $p = (1/2, 1/2)$ and $p = (1/3, 2/3)$.
=> P R
Let $x = (1, 2, 3)$. So $\bar x = 2$. Then $\sum_i (x_i - \bar x)^2 = 2$.
=> P P
Let $x = (1, 2, 3)$. So $\bar x = 3$.
=> N
Let $x = (1, 2, 3)$. Let $\bar x = 3$. Then $\bar x + 1 = 4$.
=> P
Let $x = (1, 2, 3)$. Let $\bar x = \frac12 \sum_i x_i$. Then $\bar x = 3$ and $\bar x = 2$.
=> P R
Let $x_1 = 1$, $x_2 = 5$. So $\bar x = 3$ and $\bar x = 4$.
=> P N
""")

RESTATED = rows(r"""
Let $x = (1, 2)$. Let $s = \sum_i x_i$. Then $s = 3$. Now let $x = (1, 2, 3)$. Then $s = 6$,
$s = 3$.
=> P P R
Let $x = (1, 2)$ and $y = (2, 4)$. $L(w) = \sum_i (w x_i - y_i)^2$. Setting $L'(w) = 0$ gives
$w = 2$.
=> P
Let $x = (1, 2)$ and $y = (2, 4)$. $L(w) = \sum_i (w x_i - y_i)^2$. Setting $L'(w) = 0$ gives
$w = 3$.
=> R
""")

GENERAL = rows(r"""
Let $w = (1, 2)$ and $L = \sum_i w_i^2$. So $\frac{\partial L}{\partial w_k} = 2 w_k$.
=> P
Let $w = (1, 2)$ and $L = \sum_i w_i^2$. So $\frac{\partial L}{\partial w_k} = 0$.
=> N
Let $w_1 = 1$, $w_2 = 2$ and $L = \sum_i w_i^2$. So $\frac{\partial L}{\partial w_k} = 2 w_k$.
=> P
Let $w = (1, 2)$ and $L = \sum_i w_i^2$. So $\frac{\partial L}{\partial w_2} = 4$.
=> P
Let $w = (1, 2)$ and $L = \sum_i w_i^2$. So $\frac{\partial L}{\partial w_1} = 4$.
=> R
""")

COUNTS = rows(r"""
Let $x = (1, 2, 3)$. The mean is $\bar{x} = \frac{1}{n}\sum_{i=1}^n x_i = 2$.
=> P
Let $x = (1, 2, 3)$. The mean is $\bar{x} = \frac{1}{n}\sum_{i=1}^n x_i = 3$.
=> R
Given $x_1 = 1$, $x_2 = 2$, $x_3 = 3$. The mean is $\frac1n \sum_{i=1}^n x_i = 2$.
=> P
Given $x_1 = 1$, $x_2 = 2$, $x_3 = 3$. The mean is $\frac1n \sum_{i=1}^n x_i = 3$.
=> N
Given $x_1 = 1$, $x_2 = 2$, $x_3 = 3$ and $n = 3$. The mean is $\frac1n \sum_{i=1}^n x_i = 3$.
=> R
Given $x^{(1)} = 1$, $x^{(2)} = 2$. $\frac{1}{m}\sum_{i=1}^m x^{(i)} = 3/2$.
=> P
Given $x^{(1)} = 1$, $x^{(2)} = 2$. $\frac{1}{m}\sum_{i=1}^m x^{(i)} = 2$.
=> N
Let $x_1 = 1$ and $x_2 = 0$. $\sum_i x_i = \sum_i x_i^2$.
=> P
Let $x_1 = 1$ and $x_2 = 2$. $\sum_i x_i = \sum_i x_i^2$.
=> N
Let $x_1 = 1$ and $x_2 = 2$. $\sum_{i=1}^n x_i = \frac{n(n+1)}{2}$.
=> N
Given $x_1 = 1$, $x_2 = 2$, $\ldots$, $x_{10} = 10$. $\frac1n \sum_{i=1}^n x_i = 5.5$.
=> N
We have $x_1 = 1$, $x_2 = 2$, $y_1 = 2$, $y_2 = 4$ and
$L(w) = \frac{1}{2n} \sum_{i=1}^n (w x_i - y_i)^2$.
So $L(1) = 5/4$ and $L'(1) = -5/2$, $L(0) = 4$.
=> P P N
Let $L(w) = \frac{1}{2n} \sum_{i=1}^n (w x_i - y_i)^2$, so
$L'(w) = \frac1n \sum_{i=1}^n (w x_i - y_i) x_i$.
Given the data $x = (1, 2)$, $y = (2, 4)$ we get $L(1) = 5/4$, $L(0) = 4$.
=> P P R
""")

NORMS = rows(r"""
Let $x = (1, -4, 3)$. Then $\|x\|_\infty = 4$ and $\|x\|_1 = 8$ and $\|x\|_2^2 = 26$.
=> P P P
Let $x = (1, -4, 3)$. Then $\|x\|_\infty = 3$ and $\|x\|_1 = 0$ and $\|x\|_2^2 = 8$.
=> R R R
""")

# which entry x_1 is, or whether it is one, is not known: no verdict may rest on x = (1, 2)
NOT_ENTRIES = rows(r"""
Let $w = (1, 2)$ and $y = w_0 + w_1 x$. Then $w_1 = 2$ and $w_0 = 1$. So $y = 1 + 2x$.
=> P
Let $x = (1, 2)$ and $x_1 = (3, 4)$. Then $x_1 = (3, 4)$.
=> P
Let $x = (1, 2)$. Let $x_1 = 3$. Then $x_1 + 1 = 4$.
=> P
Let $a = (1, 2, 3)$. We want $\sum_{i=0}^{2} a_i x^i$ at $x = 1$, with $a_1 = 2$. So $a_1 + 1 = 3$.
=> P
The minimum is at $x = (1, 2)$. A second point has $x_1 = 3$ and $x_2 = 4$, so $x_1 + x_2 = 7$.
=> P
Let $x = (1, 2)$. If $x_1 = 3$, then $x_1 + x_2 = 5$. Here $x_1 + x_2 = 3$.
=> P P
# Example 1

Let $x = (1, 2)$. Then $x_1 = 1$.

# Example 2

We have $x_1 = 3$, $x_2 = 4$ and so $x_1 + x_2 = 7$.
=> P P
# Exercise 1

Let $x = (1, 2)$. Then $\sum_i x_i = 3$.

# Exercise 2

So $x_1 + x_2 = 5$ and $\sum_i x_i = 3$ and $\sum_{i=1}^n x_i = 8$.
=> P N N N
# Softmax

Let $z = (0, \ln 2)$ and $p = \mathrm{softmax}(z)$. Then $p_1 = 1/3$.

# Probabilities

Now $p_1 + p_2 = 2$ and $p_1 + p_2 = 1$.
=> P N N
# Example 1

Let $x = (1, 2)$. Then $x_1 = 1$.

# Example 2

In general $\sum_i x_i = 2x_1 + 1$.
=> P N
""")

SOUGHT = rows(r"""
Let $f(x) = (x-2)^2$. Start at $x = 1$. Setting $f'(x) = 2(x - 2) = 0$ gives $x = 2$.
=> P P
Let $f(x) = (x-2)^2$. Start at $x = 1$. Setting $f'(x) = 2(x - 2) = 0$ gives $x = 3$.
=> P R
$f(x) = (x_1-2)^2 + x_2^2$. Start at $x = (1, 2)$. Setting
$\partial f/\partial x_1 = 2(x_1 - 2) = 0$
gives $x_1 = 2$.
=> N P
$f(x) = (x_1-2)^2 + x_2^2$. Start at $x = (1, 2)$. Setting
$\partial f/\partial x_1 = 2(x_1 - 2) = 0$
gives $x_1 = 1$.
=> N R
""")


@ENTRIES
def test_a_vector_of_numbers_has_entries(document, expected):
    assert verdicts(document) == expected


@MATRICES
def test_a_matrix_of_numbers_has_entries(document, expected):
    assert verdicts(document) == expected


@SOFTMAX
def test_what_is_said_of_every_entry_is_said_of_each(document, expected):
    assert verdicts(document) == expected


@VECTORS
def test_a_vector_may_be_given_by_its_entries(document, expected):
    assert verdicts(document) == expected


@RESTATED
def test_a_sum_over_data_is_one_over_other_data_later(document, expected):
    assert verdicts(document) == expected


@GENERAL
def test_data_say_nothing_of_every_index(document, expected):
    assert verdicts(document) == expected


@COUNTS
def test_data_say_how_many_terms_a_sum_has(document, expected):
    assert verdicts(document) == expected


@NORMS
def test_norms_of_three_numbers(document, expected):
    assert verdicts(document) == expected


@NOT_ENTRIES
def test_an_index_that_may_count_something_else_names_no_entry(document, expected):
    assert verdicts(document) == expected


@SOUGHT
def test_where_one_starts_is_not_what_solves_an_equation(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (r"Let $x = (1, 3)$. $\frac1n\sum_{i=1}^n x_i = 2$.", "n = 2, the number of entries of x"),
        (
            r"Let $x_1 = 1$ and $x_2 = 3$. $\frac1n\sum_{i=1}^n x_i = 2$.",
            "n = 2, as many x as are given",
        ),
        (
            r"Let $x_1 = 1$ and $x_2 = 3$. $\sum_i x_i = 4$.",
            "the sum over i has as many x as are given: 2",
        ),
    ],
)
def test_how_many_terms_there_are_is_told(text, told):
    [claim] = check_text(text, by=decide).claims
    assert told in claim.conditions
