"""Identities of arrays of any size: no wrong one is proved, no true one refuted."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide
from tests.check.test_field_derivations import rows, verdicts

TRUE = r"""
Let $x, y$ be vectors and $A$ a matrix. Then $x^\top A y = y^\top A^\top x$.
We have $x^T A y = \sum_i \sum_j x_i A_{ij} y_j$ for vectors $x$, $y$ and a matrix $A$.
For vectors $a, b$: $\|a-b\|^2 = \|a\|^2 - 2a^\top b + \|b\|^2$.
For vectors $a, b$: $\|a+b\|^2 + \|a-b\|^2 = 2\|a\|^2 + 2\|b\|^2$.
For vectors $a, b$: $\|a+b\|_2^2 - \|a-b\|_2^2 = 4a^\top b$.
For vectors $x, y$ we have $\langle x, y\rangle = \langle y, x\rangle$.
For vectors $x, y$ and a matrix $A$ we have $\langle Ax, y\rangle = \langle x, A^\top y\rangle$.
For vectors $x, y$: $\langle x+y, x-y\rangle = \|x\|^2 - \|y\|^2$.
Let $\mathbf{x}, \mathbf{y} \in \mathbb{R}^n$. Then $\mathbf x\cdot\mathbf y = \sum_{i=1}^n x_i y_i$.
For matrices $A, B$: $\operatorname{tr}(AB) = \operatorname{tr}(BA)$.
For matrices $A, B, C$: $\operatorname{tr}(ABC) = \operatorname{tr}(CAB)$.
For matrices $A, B, C$: $(ABC)^\top = C^\top B^\top A^\top$.
For matrices $A, B, C$: $A(B+C) = AB + AC$.
For matrices $A, B, C$: $(AB)C = A(BC)$.
For matrices $A, B$: $(A+B)^2 = A^2 + AB + BA + B^2$.
For a matrix $A$: $\|A\|_F^2 = \operatorname{tr}(A^\top A)$.
For matrices $A, B$: $\operatorname{tr}(A^\top B) = \sum_i\sum_j A_{ij} B_{ij}$.
$\sum_i \sum_j x_i A_{ij} y_j = \sum_j \sum_i y_j A_{ij} x_i$.
$\sum_i x_i \sum_j y_j = \sum_{i,j} x_i y_j$.
$\sum_{i,j} A_{ij} x_i x_j = \sum_i x_i \sum_j A_{ij} x_j$.
$\sum_k (\sum_i a_i b_{ik}) c_k = \sum_i a_i \sum_k b_{ik} c_k$.
$\sum_j \delta_{ij} x_j = x_i$.
For vectors $x, y, z$: $(x y^\top) z = (y^\top z) x$.
For vectors $x, y$: $(x y^\top)^\top = y x^\top$.
For vectors $x, y$: $\operatorname{tr}(x y^\top) = x^\top y$.
For vectors $u, v$: $\operatorname{diag}(u) v = u \odot v$.
For vectors $u, v, w$: $u^\top (v \odot w) = (u \odot v)^\top w$.
For a vector $x$ and a matrix $W$: $\frac{\partial (Wx)}{\partial x} = W$.
Let $f(x) = x^\top A x$. Then $\nabla f(x) = (A + A^\top) x$.
Let $f(x) = \frac12\|x - c\|^2$ with vectors $x$ and $c$. Then $\nabla f(x) = x - c$.
Let $L = \frac12\|Wx - y\|^2$. Then $\frac{\partial L}{\partial W} = (Wx - y)x^\top$.
Let $L = \frac12\|Wx - y\|^2$. Then $\nabla_x L = W^\top(Wx - y)$.
Let $L(w) = \sum_i (w^\top x_i - y_i)^2$. Then $\nabla L(w) = 2\sum_i (w^\top x_i - y_i) x_i$.
Let $W$ be a matrix and $a = \sigma(Wx + b)$. Then $a_i = \sigma(\sum_j W_{ij} x_j + b_i)$.
Let $W$ be a matrix and $a = \tanh(Wx)$. Then $\frac{\partial a_i}{\partial x_j} = (1-a_i^2) W_{ij}$.
Let $W$ be a matrix and $a = \tanh(Wx)$. Then $\frac{\partial a_i}{\partial W_{kj}} = \delta_{ik}(1-a_i^2) x_j$.
Let $W$ be a matrix, $a = \sigma(z)$, $z = Wx + b$ and $L = \frac12\|a - y\|^2$. Then $\frac{\partial L}{\partial W} = ((a - y) \odot \sigma'(z)) x^\top$.
Let $W$ be a matrix, $a = \sigma(z)$, $z = Wx + b$ and $L = \frac12\|a - y\|^2$. Then $\nabla_x L = W^\top((a - y) \odot \sigma'(z))$.
The softmax is $\text{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}$. Then $\sum_i \text{softmax}(x)_i = 1$.
Let $p_i = \text{softmax}(z)_i$. Then $\frac{\partial p_i}{\partial z_j} = p_i(\delta_{ij} - p_j)$.
Let $u^\top u = 1$. Then $(u u^\top) u = u$.
Let $u$ be a vector with $u^\top u = 1$ and $P = u u^\top$. Then $P P = P$.
Let $u$ be a unit vector and $H = I - 2uu^\top$. Then $H H = I$.
Let $\|u\| = 1$. Then $\|3u\|^2 = 9$.
Let $Q^\top Q = I$. Then $\|Qx\|^2 = \|x\|^2$.
Let $Q$ be an orthogonal matrix. Then $(Qx)^\top (Qy) = x^\top y$.
Let $A^\top = A$. Then $x^\top A y = y^\top A x$.
Let $A$ be a symmetric matrix. Then $x^\top A y = y^\top A x$.
Let $P^\top = P$ and $P P = P$. Then $\|Px\|^2 = x^\top P x$.
Suppose $a^\top b = 0$. Then $\|a+b\|^2 = \|a\|^2 + \|b\|^2$.
For vectors with $\|a\| = \|b\|$ we have $(a+b)^\top(a-b) = 0$.
Let $w = (1,2)^\top$, $x = (3,4)^\top$. Then $w^\top x = 11$.
""".strip().splitlines()  # fmt: skip  # noqa: E501

FALSE = r"""
Let $x, y$ be vectors and $A$ a matrix. Then $x^\top A y = y^\top A x$.
We have $x^T A y = \sum_i \sum_j x_i A_{ji} y_j$ for vectors $x$, $y$ and a matrix $A$.
For vectors $a, b$: $\|a-b\|^2 = \|a\|^2 + \|b\|^2$.
For vectors $a, b$: $\|a-b\|^2 = \|a\|^2 - a^\top b + \|b\|^2$.
For vectors $a, b$: $\|a + b\| = \|a\| + \|b\|$.
For vectors $x, y$: $\langle x+y, x+y\rangle = \|x\|^2 + \|y\|^2$.
For vectors $x, y$ and a matrix $A$ we have $\langle Ax, y\rangle = \langle x, Ay\rangle$.
Let $\langle x, y\rangle = x^\top M y$ for vectors. Then $\langle x, y\rangle = x^\top y$.
Let $\mathbf{x}, \mathbf{y} \in \mathbb{R}^n$. Then $\mathbf x\cdot\mathbf y = \sum_{i=1}^n x_i + y_i$.
For matrices $A, B$: $AB = BA$.
For matrices $A, B$: $(AB)^\top = A^\top B^\top$.
For matrices $A, B$: $(A+B)^2 = A^2 + 2AB + B^2$.
For matrices $A, B$: $(A+B)(A-B) = A^2 - B^2$.
For matrices $A, B$: $\operatorname{tr}(AB) = \operatorname{tr}(A)\operatorname{tr}(B)$.
For matrices $A, B, C$: $\operatorname{tr}(ABC) = \operatorname{tr}(BAC)$.
For a matrix $A$: $A^\top A = A A^\top$.
For a matrix $A$: $\|A\|_F^2 = \operatorname{tr}(A A)$.
For matrices $A, B$: $\operatorname{tr}(A \odot B) = \operatorname{tr}(A B)$.
For matrices $A, B$: $A \odot B = A B$.
$\sum_i x_i y_i = \sum_i x_i \sum_j y_j$.
$\sum_i \sum_j x_i A_{ij} y_j = \sum_i \sum_j x_j A_{ij} y_i$.
$\left(\sum_i x_i\right)^2 = \sum_i x_i^2$.
$\sum_i x_i^2 = \sum_{i,j} x_i x_j$.
$\sum_{i,j} A_{ij} = \sum_i A_{ii}$.
$\sum_j x_j e^{\delta_{ij}} = \sum_j x_j$.
$\sum_j e^{\delta_{ij}} = \sum_j 1$.
$\sum_j \delta_{ij} x_j = x_j$.
$\sum_{i=1}^n \sum_{j=1}^m A_{ij} = \sum_{i=1}^m \sum_{j=1}^n A_{ij}$.
$\sum_{i=1}^n x_i = \sum_{i=1}^{n-1} x_i$.
For vectors $x, y, z$: $(x y^\top) z = (x^\top y) z$.
For vectors $x, y$: $x y^\top = y x^\top$.
Let $x$ be a vector. Then $x x^\top x x^\top = x x^\top$.
Let $A$ be a matrix and $x$ a vector. Then $x^\top A x = \operatorname{tr}(A) x^\top x$.
For a vector $x$ and a matrix $W$: $\frac{\partial (Wx)}{\partial x} = W^\top W$.
Let $f(x) = x^\top A x$. Then $\nabla f(x) = 2 A x$.
Let $L = \frac12\|Wx - y\|^2$. Then $\frac{\partial L}{\partial W} = x(Wx - y)^\top$.
Let $L = \frac12\|Wx - y\|^2$. Then $\nabla_x L = W(Wx - y)$.
Let $L = \frac12\|Wx - y\|^2$. Then $\nabla_y L = Wx - y$.
Let $L(w) = \sum_i (w^\top x_i - y_i)^2$. Then $\nabla L(w) = 2\sum_i (w^\top x_i - y_i)$.
Let $W$ be a matrix and $a = \sigma(Wx + b)$. Then $a_i = \sigma(\sum_j W_{ji} x_j + b_i)$.
Let $W$ be a matrix and $a = \tanh(Wx)$. Then $\frac{\partial a_i}{\partial x_j} = (1-a_j^2) W_{ij}$.
Let $W$ be a matrix and $a = \tanh(Wx)$. Then $\frac{\partial a_i}{\partial W_{kj}} = (1-a_i^2) x_j$.
Let $W$ be a matrix, $a = \sigma(z)$, $z = Wx + b$ and $L = \frac12\|a - y\|^2$. Then $\frac{\partial L}{\partial W} = (a - y) x^\top$.
Let $W$ be a matrix, $a = \sigma(z)$, $z = Wx + b$ and $L = \frac12\|a - y\|^2$. Then $\nabla_x L = W((a - y) \odot \sigma'(z))$.
Let $p_i = \text{softmax}(z)_i$. Then $\frac{\partial p_i}{\partial z_j} = p_i(1 - p_j)$.
Let $p_i = \text{softmax}(z)_i$. Then $\frac{\partial p_i}{\partial z_j} = -p_i p_j$.
Let $z$ be a vector. Then $\sum_i \text{softmax}(2z)_i = 2$.
Let $u$ be a vector and $P = u u^\top$. Then $P P = P$.
Let $u^\top u = 2$ and $P = uu^\top$. Then $P P = P$.
Let $u^\top u = 1$. Then $(u u^\top) x = x$.
Let $u$ be a unit vector. Then $\|2u\| = \|u\|$.
Let $u$ be a unit vector. Now let $u$ be any vector. Then $u^\top u = 1$.
Let $Q^\top Q = I$. Then $Q Q^\top = I$.
Let $Q^\top Q = I$. Then $\|Q^\top x\|^2 = \|x\|^2$.
Let $Q$ be an orthogonal matrix. Then $Q^\top = Q$.
Let $A^\top = A$ and $B^\top = B$. Then $(AB)^\top = AB$.
Let $A^\top = -A$. Then $x^\top A y = y^\top A x$.
Let $A$ be a skew-symmetric matrix. Then $x^\top A y = y^\top A x$.
Let $A$ be a not necessarily symmetric matrix. Then $x^\top A y = y^\top A x$.
Suppose $a^\top b = 0$. Then $\|a+b\|^2 = \|a\|^2 - \|b\|^2$.
If $a^\top b = 0$, fine. In general, $\|a+b\|^2 = \|a\|^2+\|b\|^2$.
For vectors with $\|a\| = \|b\|$ we have $a^\top b = 0$.
Let $x \in \mathbb{C}^n$. Then $\|x\|^2 = x^\top x$.
Let $\|x\|$ be the maximum norm. Then $\|x\|^2 = x^\top x$.
Let $\|x\| = \max_i |x_i|$. Then $\|x\|^2 = x^\top x$.
We write $\|x\|$ for the $\ell_1$ norm. Then $\|x\|^2 = x^\top x$.
Let $w = (1,2)^\top$, $x = (3,4)^\top$. Then $w^\top x = 10$.
Let $s_i(x) = \frac{e^{x_i}}{\sum_j e^{x_j}}$. Then $s_1(a, b) = \frac{1}{1 + e^{a - b}}$.
""".strip().splitlines()  # fmt: skip  # noqa: E501


def statuses(text):
    return [claim.status for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize("text", TRUE)
def test_a_true_identity_is_not_refuted(text):
    assert Status.REFUTED not in statuses(text)


@pytest.mark.parametrize("text", FALSE)
def test_a_false_identity_is_not_proved(text):
    assert statuses(text)
    assert Status.PROVED not in statuses(text)


def test_nearly_all_true_identities_are_proved():
    missed = [text for text in TRUE if set(statuses(text)) != {Status.PROVED}]
    assert missed == []


@rows(r"""
Let $\operatorname{softmax}_i(x) = \frac{e^{x_i}}{\sum_j e^{x_j}}$ and
$\sigma(t) = \frac{1}{1+e^{-t}}$.
Then $\operatorname{softmax}_1(x_1, x_2) = \sigma(x_1 - x_2)$, $\operatorname{softmax}_2(x_1, x_2) =
\sigma(x_2 - x_1)$ and $\operatorname{softmax}_1(x_1, x_2) = \sigma(x_2 - x_1)$.
=> P P R
Let $s_i(x) = \frac{e^{2x_i}}{\sum_j e^{2x_j}}$. Then $s_1(a, b) = \frac{1}{1 + e^{2(b - a)}}$,
$s_3(a, b, c) = \frac{e^{2c}}{e^{2a} + e^{2b} + e^{2c}}$ and $s_1(a, b) = \frac{1}{1 + e^{b - a}}$.
=> P P R
Let $s_i(x) = \frac{e^{x_i}}{\sum_{j=1}^n e^{x_j}}$ with $n = 2$.
Then $s_1(x) = \frac{1}{1 + e^{x_2 - x_1}}$.
=> P
The words $\operatorname{softmax}(a, b)_1 = \frac{1}{1 + e^{b-a}}$ and
$\operatorname{softmax}(a, b)_2 = \frac{1}{1 + e^{b-a}}$ differ.
=> P R
""")  # fmt: skip
def test_a_member_of_functions_of_a_vector(document, expected):
    assert verdicts(document) == expected


def test_what_was_supposed_stands_among_the_conditions():
    report = check_text(r"Let $u^\top u = 1$. Then $(u u^\top) u = u$.", by=decide)
    assert "u^\\top u = 1" in report.claims[0].conditions


@rows(r"""
We have $\|a+b\|^2 = \|a\|^2+\|b\|^2$ if $a^\top b = 0$.
=> P
We have $\|a+b\|^2 = \|a\|^2+\|b\|^2$ only if $a^\top b = 0$.
=> N
We have $\|a+b\|^2 = \|a\|^2+\|b\|^2$ if and only if $a^\top b = 0$.
=> N
We have $\|a+b\|^2 = \|a\|^2+\|b\|^2$ even if $a^\top b = 1$.
=> N
Unless $a^\top b = 0$, $\|a+b\|^2 = \|a\|^2+\|b\|^2$.
=> N
Let $P = u u^\top$. Then $P P = P$ if $u^\top u = 1$. And $P P = P$.
=> P N
Solve $u^\top u = 1$. Then $(u u^\top) u = u$.
=> N
Let $A$ be $B$ plus a symmetric matrix. Then $x^\top B y = y^\top B x$.
=> N
Unless $A$ is a symmetric matrix, $x^\top A y = y^\top A x$.
=> N
For a symmetric matrix $A$ we have $x^\top A y = y^\top A x$.
For every $A$, $x^\top A y = y^\top A x$.
=> P N
Let $A, B$ be symmetric matrices. Then $(AB)^\top = BA$ and $(AB)^\top = AB$.
=> P N
Sei $A$ eine symmetrische Matrix. Dann ist $x^\top A y = y^\top A x$.
=> P
Sei $A$ eine schiefsymmetrische Matrix. Dann ist $x^\top A y = y^\top A x$.
=> N
Soit $A$ une matrice symétrique. Alors $x^\top A y = y^\top A x$.
=> P
设 $A$ 为对称矩阵。则 $x^\top A y = y^\top A x$。
=> P
设 $A$ 为反对称矩阵。则 $x^\top A y = y^\top A x$。
=> N
Let $Q$ map $x$ to a unit vector. Then $x^\top x = 1$.
=> N
""")
def test_what_words_suppose_and_for_how_long(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $y = g(x)$ for vectors $x$, $y$. Then $\nabla_x (x^\top y) = y$ and $x^\top y = y^\top x$.
=> N P
Here $y$ is a function of the vector $x$. Then $\nabla_x (x^\top y) = y$.
=> N
Let $y = A^{-1} x$ for a matrix $A$ and a vector $x$. Then $\|y\|^2 = \|x\|^2$.
=> N
""")
def test_arrays_that_the_text_defines_are_not_free(document, expected):
    assert verdicts(document) == expected


def test_the_other_layout_of_a_jacobian_asks():
    text = r"For a vector $x$ and a matrix $W$: $\frac{\partial (Wx)}{\partial x} = W^\top$."
    (claim,) = check_text(text, by=decide).claims
    assert claim.missing == ("whether a derivative ∂a/∂z has a column for each entry of a",)


def test_what_is_supposed_in_a_sentence_holds_there_only():
    text = (
        r"If $a^\top b = 0$ then $\|a+b\|^2 = \|a\|^2+\|b\|^2$. Now $\|a+b\|^2 = \|a\|^2+\|b\|^2$."
    )
    assert verdicts(text) == ["P", "N"]
