"""Short derivations in the styles of notes, books and threads, with the verdict on every claim.

P: proved, R: refuted, N: needs context, U: undecided, X: unread; in the order of the claims.  Every
wrong line is a slip that is seen in the wild.
"""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

LETTERS = {
    "PROVED": "P", "REFUTED": "R", "NEEDS_CONTEXT": "N", "UNDECIDED": "U", "UNREAD": "X",
}  # fmt: skip

NAMED_LATER = [  # what a letter is is said after its first use
    (
        r"With $a = \sigma(z)$ we get $\frac{da}{dz} = a(1-a)$, where $\sigma$ is the sigmoid.",
        "P",
    ),
    (
        r"With $a = \sigma(z)$ we get $\frac{da}{dz} = a(1+a)$. Here $\sigma$ denotes the "
        "logistic function.",
        "R",
    ),
    (
        r"For $z = wx + b$ and $\hat y = \sigma(z)$ ($\sigma$ = logistic function) "
        r"$$\frac{d\hat y}{dw} = \hat y(1-\hat y)x, \qquad \frac{d\hat y}{db} = \hat y(1-\hat y)x$$",
        "P R",
    ),
    (
        r"Let $f(x) = x\,\sigma(\beta x)$, where $\sigma(\cdot)$ is the usual sigmoid function. Then"
        r" $f'(x) = \sigma(\beta x) + x\sigma(\beta x)(1-\sigma(\beta x))$.",
        "R",
    ),
    (r"With the sigmoid function $\sigma$ we have $1 - \sigma(x) = \sigma(-x)$.", "P"),
    (r"Let $h = g(z)$, where $g$ is the tanh activation. Then $\frac{dh}{dz} = 1 - h$.", "R"),
    (r"Let $h = g(z)$, where $g$ is the ReLU. For $z > 0$ we have $\frac{dh}{dz} = 1$.", "P"),
    # the logistic loss is no sigmoid, and neither is the sigmoid of something
    (r"We have $J(0) = \frac12$, where $J$ is the logistic loss.", "N"),
    (r"We have $a(1) = \frac12$, where $a$ is the sigmoid of $z$.", "N"),
]


def verdicts(document, toml="", markup="markdown"):
    problem = read_problem(toml) if toml else None
    report = check_text(document, problem=problem, markup=markup, by=decide)
    return " ".join(LETTERS[claim.status.value] for claim in report.claims)


@pytest.mark.parametrize(("document", "expected"), NAMED_LATER)
def test_what_a_letter_is_may_be_said_later(document, expected):
    assert verdicts(document) == expected


SOFTMAX = r"Let $p_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$"
SUMS = [
    # sums whose terms hold sums themselves are compared term by term
    (SOFTMAX + r". $$-\sum_{i\neq j} y_i\frac{1}{p_i}(-p_i p_j) = \sum_{i\ne j} y_i p_j$$", "P"),
    (SOFTMAX + r". $$-\sum_{i\neq j} y_i\frac{1}{p_i}(-p_i p_j) = \sum_{i\ne j} y_i p_i$$", "R"),
    (SOFTMAX + r". $$\sum_i \frac{\partial p_i}{\partial z_i} = \sum_i p_i$$", "R"),
    (SOFTMAX + r". $$\sum_i \frac{\partial p_i}{\partial z_j} = p_j$$", "R"),
    # in a small range that sums to 1 nothing else is left
    (
        r"Let $\sum_i y_i = 1$."
        r" $$-\sum_{i\neq j} y_i\frac{1}{q_i}(-q_i q_j) = \sum_{i\ne j} y_i q_j$$",
        "P",
    ),
    (r"Let $\sum_i y_i = 1$. $$\sum_{i\neq j} y_i = 1 - y_j, \qquad \sum_i y_i^2 = 1$$", "P N"),
    (
        SOFTMAX + r", $L = -\sum_i y_i \log p_i$ and $\sum_i y_i = 1$. $$\begin{aligned}"
        r"\frac{\partial L}{\partial z_j} &= -\sum_i y_i \frac{\partial \log p_i}{\partial z_j}"
        r"= -\sum_i y_i \frac{1}{p_i}\frac{\partial p_i}{\partial z_j} \\"
        r"&= -y_j(1-p_j) - \sum_{i\neq j} y_i\frac{1}{p_i}(-p_i p_j)"
        r"= p_j \sum_i y_i - y_j = p_j - y_j \end{aligned}$$",
        "P P P P P",
    ),
    (
        SOFTMAX + r", $L = -\sum_i y_i \log p_i$ and $\sum_i y_i = 1$. $$"
        r"\frac{\partial L}{\partial z_j} = -y_j(1-p_j) - \sum_{i\neq j} y_i p_j = p_j - y_j$$",
        "R R",
    ),
    # a name whose formula is a sum over any range has its meaning
    (r"Let $E = -\sum_j y_j \log q_j$. We obtain $E = \sum_j y_j \log q_j$.", "R"),
    (SOFTMAX + r". Then $p_j = \frac{e^{z_j - c}}{\sum_k e^{z_k - c}}$.", "P"),
    (SOFTMAX + r". Then $p_j = \frac{e^{z_j + 1}}{\sum_k e^{z_k}}$.", "R"),
]


@pytest.mark.parametrize(("document", "expected"), SUMS)
def test_sums_over_any_range(document, expected):
    assert verdicts(document) == expected


def test_the_index_that_no_case_names_is_a_letter():
    report = check_text(r"$\sum_i \frac{y_i}{p_i} p_i = \sum_i y_i$", by=decide)
    assert "p_k ≠ 0" in report.claims[0].conditions


NUMBERS = [  # a number that has a name depends on what it was worked out from
    (r"The loss is $L = \frac12(1 - 0.5842)^2$ and $\frac{\partial L}{\partial w} = 0.3$.", "N"),
    (r"We have $\frac{d}{dx} 3 = 0$ and $\frac{d}{dx} \left(\frac12\right)^2 = 1$.", "P R"),
]


@pytest.mark.parametrize(("document", "expected"), NUMBERS)
def test_numbers(document, expected):
    assert verdicts(document) == expected
