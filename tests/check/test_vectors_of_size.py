"""A matrix given by its numbers says of how many entries the vectors beside it are."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text

A = r"$A = \begin{pmatrix}2&0\\0&10\end{pmatrix}$"
B = r"$B = \begin{pmatrix}1&2\\3&4\end{pmatrix}$"
QUADRATIC = (
    rf"Let $f(\theta) = \tfrac12\theta^\top A\theta - b^\top\theta$ with {A} and "
    r"$b = (2, 10)^\top$. "
)
LISTED = (
    rf"Let $x = (x_1, x_2)^T$, {A} and $b = (2, 10)^\top$. "
    r"Let $f(x) = \tfrac12 x^\top A x - b^\top x$. Then "
)
DECLARED = rf"Let {A} and $x \in \mathbb{{R}}^2$. Then "
TURNED = rf"Let {B} and $f(x) = x^T B x$. Then "
SQUARES = (
    r"Let $X = \begin{pmatrix}1&0\\1&1\\1&2\end{pmatrix}$ and $y = (1, 2, 4)^T$. "
    r"Let $L(w) = \frac{1}{2}\|Xw - y\|^2$. "
)
FROM = r"From $\theta^0 = (0,0)^\top$ with $\eta = \frac16$: "

TRUE = [
    QUADRATIC + r"Then $\nabla f(\theta) = A\theta - b$.",
    QUADRATIC + r"Then $\nabla f = A\theta - b$.",
    QUADRATIC + r"Then $\nabla_\theta f(\theta) = A\theta - b$.",
    QUADRATIC + r"Then $\nabla^2 f(\theta) = A$.",
    QUADRATIC + r"Then $f(\theta^*) = -6$ for $\theta^* = (1,1)^\top$.",
    QUADRATIC + r"With $\theta^* = (1,1)^\top$ we get $\nabla f(\theta^*) = (0, 0)^\top$.",
    QUADRATIC + "Then $f(1,1) = -6$.",
    QUADRATIC + FROM + r"$\theta^1 = \theta^0 - \eta\nabla f(\theta^0) = (\frac13, \frac53)^\top$.",
    LISTED + r"$\nabla f(x) = A x - b$.",
    LISTED + r"$f(x) = x_1^2 + 5x_2^2 - 2x_1 - 10x_2$.",
    DECLARED + r"$Ax = \begin{pmatrix}2x_1\\10x_2\end{pmatrix}$.",
    DECLARED + r"$x^T A x = 2x_1^2 + 10x_2^2$.",
    DECLARED + r"the following holds. With $f(x) = x^T A x$, $\nabla f(x) = 2Ax$.",
    TURNED + r"$\nabla f(x) = (B + B^T)x$.",
    TURNED + r"$f(x) = x_1^2 + 5x_1x_2 + 4x_2^2$.",
    SQUARES + r"Then $\nabla L(w) = X^T(Xw - y)$.",
    SQUARES + r"Then $\nabla L(w) = X^TXw - X^Ty$.",
    SQUARES + r"Then $\nabla^2 L(w) = X^T X$.",
    SQUARES + r"With $w^0 = (0,0)^T$ we have $\nabla L(w^0) = (-7, -10)^T$.",
    SQUARES + r"With $w^0 = (0,0)^T$ we have $L(w^0) = \frac{21}{2}$.",
    SQUARES + r"With $w_0 = (0,0)^T$, $\nabla L(w_0) = (-7, -10)^T$.",
    SQUARES + r"With $w_1 = (0,0)^T$, $L(w_1) = \frac{21}{2}$.",
]
FALSE = [
    QUADRATIC + r"Then $\nabla f(\theta) = A\theta + b$.",
    QUADRATIC + r"Then $\nabla f(\theta) = 2A\theta - b$.",
    QUADRATIC + r"Then $\nabla f(\theta) = \frac12 A\theta - b$.",
    QUADRATIC + r"Then $\nabla^2 f(\theta) = 2A$.",
    QUADRATIC + r"Then $f(\theta^*) = 6$ for $\theta^* = (1,1)^\top$.",
    QUADRATIC + r"With $\theta^* = (1,2)^\top$ we get $\nabla f(\theta^*) = (0, 0)^\top$.",
    QUADRATIC + "Then $f(1,1) = -5$.",
    QUADRATIC + FROM + r"$\theta^1 = \theta^0 - \eta\nabla f(\theta^0) = (\frac13, \frac43)^\top$.",
    LISTED + r"$\nabla f(x) = A x$.",
    LISTED + r"$f(x) = x_1^2 + 10x_2^2 - 2x_1 - 10x_2$.",
    DECLARED + r"$Ax = \begin{pmatrix}2x_2\\10x_1\end{pmatrix}$.",
    DECLARED + r"$x^T A x = 2x_1^2 + 5x_2^2$.",
    DECLARED + r"the following holds. With $f(x) = x^T A x$, $\nabla f(x) = Ax$.",
    TURNED + r"$\nabla f(x) = 2Bx$.",
    TURNED + r"$\nabla f(x) = (B - B^T)x$.",
    TURNED + r"$f(x) = x_1^2 + 6x_1x_2 + 4x_2^2$.",
    SQUARES + r"Then $\nabla L(w) = X^T(Xw + y)$.",
    SQUARES + r"Then $\nabla L(w) = 2X^T(Xw - y)$.",
    SQUARES + r"With $w^0 = (0,0)^T$ we have $\nabla L(w^0) = (7, 10)^T$.",
]
OPEN = [
    # the size is not known, or what is shown of it does not agree
    r"Let $f(\theta) = \tfrac12\theta^\top A\theta$. With $c = (1, 2)^T$, $\nabla f(\theta) = c$.",
    rf"Let {A} and $x \in \mathbb{{R}}^3$. Then $Ax = (2x_1, 5x_2)^T$.",
    rf"Let {A} and $M = \begin{{pmatrix}}1&0&0\\0&1&0\end{{pmatrix}}$. Then $Ax = Mx$.",
    # equations for x, and vectors that are not just any
    QUADRATIC + r"Setting $\nabla f(\theta) = 0$ gives $A\theta = b$.",
    QUADRATIC + r"The solution of $A\theta = b$ is the minimiser, and $f(\theta) = -6$.",
    QUADRATIC + r"If $A\theta = b$, then $f(\theta) = -\frac12 b^\top\theta$.",
    QUADRATIC + r"At the minimiser, $f(\theta) = -\frac12 b^\top\theta$.",
    QUADRATIC + r"We have $\nabla f(\theta) = 0$ for $\theta = (1, 1)^\top$.",
    QUADRATIC + r"For $\theta = (1, 1)^\top$ we have $f(\theta) = -\frac12 b^\top\theta$.",
    DECLARED + r"for an eigenvector $x$ we have $Ax = 2x$.",
    DECLARED + r"if $Ax = 2x$, then $x^TAx = 2x^Tx$.",
    rf"Let {A} and let $x$ be a unit vector with $x^T x = 1$. Then $x^TAx = 2x^Tx + 8x_2^2$.",
    rf"Let {A}. Let $\|x\| = 1$. Then $x^T A x = 2 + 8x_2^2$.",
    rf"Let {A}. Let $x_1 = 0$. Then $x^T A x = 10x_2^2$.",
    rf"Let {A}. Let $x_1 = x_2$. Then $x^T A x = 12x_2^2$.",
    rf"Let {A} and let $x$ be a vector whose entries are equal. Then $Ax = (2x_2, 10x_1)^T$.",
    # numbers beside a matrix
    rf"Let {A}. Then $Ax = xA$.",
    rf"Let {A} and $p$ a number. Then $Ap = pA$.",
    rf"Let {A}. Let $x$ be a scalar. Then $Ax = \begin{{pmatrix}}2x&0\\0&10x\end{{pmatrix}}$.",
    # states and entries of one name
    rf"Let {A} and $f(x) = x^T A x$. Let $x_0 = (1, 1)^T$. Then $f(x) = 2x_1^2 + 10x_2^2$.",
    rf"Let {A} and $f(x) = x^T A x$. With $x_1 = (1, 1)^T$, $\nabla f(x) = 2Ax$.",
    rf"Let {A}. Then $e^{{At}}$ solves it, and $At = (2t_1, 2t_2)^T$.",
]


def _statuses(text: str) -> list[str]:
    return [str(claim.status) for claim in check_text(text).claims]


@pytest.mark.parametrize("text", TRUE)
def test_true_claims_of_vectors_of_a_known_size_are_proved(text: str) -> None:
    assert _statuses(text) == ["PROVED"]


@pytest.mark.parametrize("text", FALSE)
def test_false_siblings_are_refuted(text: str) -> None:
    assert _statuses(text) == ["REFUTED"]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_not_claimed_of_any_vector_is_never_refuted(text: str) -> None:
    assert "REFUTED" not in _statuses(text)


def test_a_counterexample_is_given_at_the_entries() -> None:
    claim = check_text(DECLARED + r"$x^T A x = 2x_1^2 + 5x_2^2$.").claims[0]
    assert "x_2" in str(claim.counterexample)


def test_what_is_taken_for_a_column_is_told() -> None:
    report = check_text(QUADRATIC + r"Then $\nabla f(\theta) = A\theta - b$.")
    assert "theta is a column of 2 entries" in [each.text for each in report.assumptions]
