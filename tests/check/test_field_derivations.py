"""Short derivations in the styles of notes, books and threads, with the verdict on every claim.

A line with => ends a document and says what is expected of its claims, in their order.  P: proved,
R: refuted, N: needs context, U: undecided, X: unread.  Every wrong line is a slip seen in the wild.
"""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

LETTERS = {
    "PROVED": "P", "REFUTED": "R", "NEEDS_CONTEXT": "N", "UNDECIDED": "U", "UNREAD": "X",
}  # fmt: skip


def rows(text):
    found, lines = [], []
    for line in text.strip().splitlines():
        if line.startswith("=>"):
            found.append(("\n".join(lines), line.removeprefix("=>").split()))
            lines = []
        else:
            lines.append(line)
    assert not lines
    return pytest.mark.parametrize(("document", "expected"), found)


def verdicts(document):
    report = check_text(document, by=decide)
    return [LETTERS[claim.status.value] for claim in report.claims]


@rows(r"""
With $a = \sigma(z)$ we get $\frac{da}{dz} = a(1-a)$, where $\sigma$ is the sigmoid.
=> P
With $a = \sigma(z)$ we get $\frac{da}{dz} = a(1+a)$. Here $\sigma$ denotes the logistic function.
=> R
For $z = wx + b$ and $\hat y = \sigma(z)$ ($\sigma$ = logistic function) we have
$$\frac{d\hat y}{dw} = \hat y(1-\hat y)x, \qquad \frac{d\hat y}{db} = \hat y(1-\hat y)x.$$
=> P R
Let $f(x) = x\,\sigma(\beta x)$, where $\sigma(\cdot)$ is the usual sigmoid function. Then
$f'(x) = \sigma(\beta x) + x\sigma(\beta x)(1-\sigma(\beta x))$.
=> R
We have $s' = s(1+s)$ and $s'' = s'(1-2s)$, where $s$ is the sigmoid.
=> R P
With the sigmoid function $\sigma$ we have $1 - \sigma(x) = \sigma(-x)$.
=> P
Let $h = g(z)$, where $g$ is the tanh activation. Then $\frac{dh}{dz} = 1 - h$.
=> R
Let $h = g(z)$, where $g$ is the ReLU. For $z > 0$ we have $\frac{dh}{dz} = 1$.
=> P
We have $J(0) = \frac12$, where $J$ is the logistic loss.
=> N
We have $a(1) = \frac12$, where $a$ is the sigmoid of $z$.
=> N
""")
def test_what_a_letter_is_may_be_said_later(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$.
$$-\sum_{i\neq j} y_i\frac{1}{p_i}(-p_i p_j) = \sum_{i\ne j} y_i p_j$$
=> P
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$.
$$-\sum_{i\neq j} y_i\frac{1}{p_i}(-p_i p_j) = \sum_{i\ne j} y_i p_i$$
=> R
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$.
$$\sum_i \frac{\partial p_i}{\partial z_i} = \sum_i p_i, \qquad
\sum_i \frac{\partial p_i}{\partial z_j} = p_j$$
=> R R
Let $\sum_i y_i = 1$.
$$-\sum_{i\neq j} y_i\frac{1}{q_i}(-q_i q_j) = \sum_{i\ne j} y_i q_j$$
=> P
Let $\sum_i y_i = 1$. Then $\sum_{i\neq j} y_i = 1 - y_j$ and $\sum_i y_i^2 = 1$.
=> P N
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$, $L = -\sum_i y_i \log p_i$ and $\sum_i y_i = 1$.
$$\begin{aligned}
\frac{\partial L}{\partial z_j} &= -\sum_i y_i \frac{\partial \log p_i}{\partial z_j}
= -\sum_i y_i \frac{1}{p_i}\frac{\partial p_i}{\partial z_j} \\
&= -y_j(1-p_j) - \sum_{i\neq j} y_i\frac{1}{p_i}(-p_i p_j) = p_j \sum_i y_i - y_j = p_j - y_j
\end{aligned}$$
=> P P P P P
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$, $L = -\sum_i y_i \log p_i$ and $\sum_i y_i = 1$.
$$\frac{\partial L}{\partial z_j} = -y_j(1-p_j) - \sum_{i\neq j} y_i p_j = p_j - y_j$$
=> R R
Let $E = -\sum_j y_j \log q_j$. We obtain $E = \sum_j y_j \log q_j$.
=> R
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$. Then $p_j = \frac{e^{z_j - c}}{\sum_k e^{z_k - c}}$.
=> P
Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$. Then $p_j = \frac{e^{z_j + 1}}{\sum_k e^{z_k}}$.
=> R
""")
def test_sums_over_any_range(document, expected):
    assert verdicts(document) == expected


def test_the_index_that_no_case_names_is_a_letter():
    report = check_text(r"$\sum_i \frac{y_i}{p_i} p_i = \sum_i y_i$", by=decide)
    assert "p_k ≠ 0 for every k" in report.claims[0].conditions


@rows(r"""
The loss is $L = \frac12(1 - 0.5842)^2$ and $\frac{\partial L}{\partial w} = 0.3$.
=> N
We have $\frac{d}{dx} 3 = 0$ and $\frac{d}{dx} \left(\frac12\right)^2 = 1$.
=> P R
""")
def test_a_number_with_a_name_depends_on_what_it_was_worked_out_from(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $\sum_k k x_k = 1000000 \sum_k x_k$ and $\sum_k (-1)^k x_k = \sum_k x_k$.
=> R R
We have $\sum_{k=1}^n k = 1000000 n$ and $\sum_{k=1}^n a_n = a_n$.
=> R N
Let $S_n = \sum_{k=1}^n x_k$. Then $S_n = n x_n$.
=> N
Let $a_k = k$. Then $a_i = i^2$ and $\sum_k a_i x_k = i^2 \sum_k x_k$.
=> N N
We have $\frac{\partial}{\partial x_{i+1}} \sum_k x_k = 0$ and
$\sum_i x_i y_{i+1} = \sum_i x_i y_i$.
=> R R
We have $\sigma^{(n)} = \sum_{k=1}^n \frac{a_k}{a_n}$, where $\sigma$ is the sigmoid.
=> N
We have $\frac{\partial}{\partial x_i}(x_1^2 + x_2^2 + \dots + x_n^2) = 2x_i$ and
$\frac{\partial}{\partial x_i}(x_1 + x_2 + \dots + x_n) = 2$.
=> P R
""")
def test_the_index_of_a_case_is_no_number(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\sigma$ be the sigmoid, $h_i = \sigma(\theta x_i)$ and
$$\ell(\theta) = \sum_{i=1}^m y_i\log h_i + (1-y_i)\log(1-h_i).$$
Hence $\ell'(\theta) = \sum_{i=1}^m (y_i-h_i)x_i$ and
$\ell''(\theta) = \sum_{i=1}^m h_i(1-h_i)x_i^2$.
=> P R
We have $\sum_i a_i + b_i + c = \sum_i a_i + \sum_i b_i + c$ and $\sum_i a_i + b_i = \sum_i a_i$.
=> P N
Let $y_i = \sum_i w_i + b_i$. Then $\frac{\partial y_j}{\partial b_j} = 1$.
=> P
Let $\operatorname{LSE}(x) = \log\sum_{i=1}^n e^{x_i}$. Then
$$\frac{\partial}{\partial x_j}\operatorname{LSE}(x) = \frac{e^{x_j}}{\sum_{i=1}^n e^{x_i}}
= \frac{e^{x_j}}{\operatorname{LSE}(x)}.$$
=> P R
""")
def test_sums_without_brackets_and_functions_that_are_sums(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $J(w) = F(w) + \lambda w^2$. The step is $w - \eta J'(w) = w - \eta F'(w) - \eta\lambda w$.
=> R
Let $J(w) = F(w) + \lambda w^2$. The step is $w - \eta J'(w) = w - 2 \eta F'(w) - 2 \eta\lambda w$.
=> N
Let $f(x) = x^2 + c$. Then $f'(x) = 3x$ and $f(x) - f(0) = x^3$.
=> R R
We have $x + c = x$ and $x + c - c = 2x$.
=> N R
""")
def test_what_cancels_leaves_a_wrong_line_wrong(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\sigma(z) = 1/(1+e^{-z})$, $h(x) = \sigma(w_1 x_1 + w_2 x_2 + b)$ and $L = (h - y)^2$. Then
$$\frac{\partial L}{\partial w_1} = 2(h-y)\,\sigma'(z)\,x_1.$$
=> N
Let $\sigma(z) = 1/(1+e^{-z})$, $z = w_1 x_1 + w_2 x_2 + b$, $h = \sigma(z)$, $L = (h - y)^2$. Then
$$\frac{\partial L}{\partial w_1} = 2(h-y)\,\sigma'(z)\,x_1, \quad
\frac{\partial L}{\partial w_2} = 2(h-y)\,\sigma'(z)\,x_1.$$
=> P R
Let $\sigma(z) = 1/(1+e^{-z})$. Then $\sigma'(z) = 0$.
=> R
""")
def test_the_variable_of_a_function_may_be_something_else_in_a_formula(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $h(x) = w_1 x_1 + w_2 x_2 + b$.
## Part (b)
For $x = (1, 2)$, $b=4, w_1 = 5, w_2 = 6$ we have $h = 21$ and $x_1 + x_2 = 3$.
## Part (c)
Then $\tanh(x) = 2\sigma(2x) - 1$, where $\sigma$ is the sigmoid, and $\tanh(x) = \tanh(2x)$.
=> P P P R
Let $h(x) = w_1 x_1 + w_2 x_2 + b$. For $x = (1, 2)$, $b=4, w_1 = 5, w_2 = 6$ we have $h = 20$.
=> R
Let $x = (1, 2)$.
## Part (b)
We have $2x = (2, 4)$ and $2x = (2, 5)$.
=> P R
""")
def test_an_array_holds_in_its_block_and_gives_its_entries(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $b = 4$, $\eta = \frac12$ and $g = 6$. Then $b^{new} = b - \eta g = 1$, so $b^{new} = 2$.
=> P R
Let $w = 2$ and $w^{\text{new}} = w - 1$. Then $w^{\text{new}} = 1$ and $w^{new} < w$.
=> P P
Let $x^+ = \max(0, x)$. Then $x^+ = \frac{x + |x|}{2}$ and $x^{2} = x \cdot x$.
=> P P
""")
def test_a_word_or_a_sign_above_a_letter_is_no_power(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $e^{ix} = \cos x + i \sin x$ and $e^{ix} = \cos x - i\sin x$ and $e^{i\pi} + 1 = 0$.
=> P U P
We have $e^{kx} = \cos x + k \sin x$ and $2 i = i$.
=> R N
""")
def test_the_letter_i_in_an_exponent_may_be_the_imaginary_unit(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $z = \sum_k w_k x_k + b$ and $a = \sigma(z)$, where $\sigma$ is the sigmoid, and
$\ell = -y\log a-(1-y)\log(1-a)$. Then $\frac{\partial a}{\partial z} = a(1-a)$,
$\frac{\partial \ell}{\partial z} = a - y$, $\frac{\partial \ell}{\partial w_i} = (a - y) x_i$ and
$\frac{\partial \ell}{\partial b} = a - y$ and $\frac{\partial \ell}{\partial w_i} = (a - y) w_i$.
=> P P P P R
The model is $\hat{y} = \sigma(\sum_k w_k x_k + b)$ with $\sigma(t) = \frac{1}{1+e^{-t}}$, the loss
$\ell = -y\log\hat y - (1-y)\log(1-\hat y)$. Hence
$\frac{\partial \ell}{\partial w_i} = (\hat y - y) x_i$ and
$\frac{\partial \ell}{\partial w_i} = (y - \hat y) x_i$.
=> P R
""")
def test_quantities_between_a_sum_and_the_loss(document, expected):
    assert verdicts(document) == expected
