# ruff: noqa: E501  (a row is a document)
r"""Readings that proved too much or refuted what is right: points, systems, eigenvalues, curves."""

import pytest

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Consider $x^2 + y^2 = 25$. By implicit differentiation $y' = -x/y$. At $(3, 4)$ the tangent is $x + y = 7$.
=> P N
Let $f(x, y) = x^2 + y^2$. At $(1, 1)$ the tangent line of the level curve is $x - y = 0$.
=> N
Soit $f(x) = x^2$. En $(0, 0)$ la tangente est $x + y = 0$.
=> N
Let $K = \frac12 m v^2$. For $m = 2$, $K(v) = v^2$. For $m = 4$, $K(v) = v^2$.
=> P R
Let $K = \frac12 m v^2$. For $m = 2$, $K(v) = v^2$. For $m = 4$, $K(v) = 2v^2$.
=> P P
Let $P = x + y$. With $y = 1$, $P(x) = x + 1$. If $y = 2$ and $x = 1$, then $P = 2$.
=> P N
Let $K = m v^2$. Let $m = 3$. Then $K(v) = 2v^2$. Hence $K'(v) = 4v$. Hence $K'(v) = 6v$.
=> R R P
We have $f = 3x = 6$ and $g = 2x = 5$, so $x = 7$.
=> N R
Let $f(x) = x^2 - x$ and $g(x) = x^2$. Setting $f'(x) = 2x - 1 = 0$ and $g'(x) = 2x = 0$, we get $x = 7$.
=> P P N
Let $x = 2$. Then $y = 3x = 6$ and $z = y + x = 9$, so $x = 2$.
=> P R
From $x + y = 1$ and $x + y = 2$ we get $x = 7$. If $x^2 = -1$, then $x = 5$. From $n = n + 1$ we get $n = 5$.
=> N N N
The rectangle has width $x = 3$.

Its perimeter is $2x + 4 = 12$, so $x = 4$.
=> R R
Let $x^2 + y^2 = 25$. Then $y' = -x/y$. For the hyperbola, $y' = -y/x$.
=> P N
The cost is $C = 2x + 10$ and the revenue is $R = 4x$. Set $C = R$. At $x = 1$ we have $C = 12$.
=> P
Let $\lambda = 2$ and $A = \begin{pmatrix} 2 & 0 \\ 0 & 3 \end{pmatrix}$. The value 2 is an eigenvalue, as $\det(A - \lambda I) = \lambda - 2 = 0$.
=> P P
The prior is $p(x) = 2x$. The normalization holds since $p(x) = 3x$, so $p(1) = 3$.
=> R R
Let $u$ and $v$ be vectors.

For $u > 0$ and $v > 0$ we have $|u + v| = |u| + |v|$.
=> N
The vector $w$ has $\|w\| = 1$, and $x$ is a vector.

We shift: $w + 1$ and $x - 1$. Then $(w \cdot x)^2 = w^2 x^2$.
=> N N
Let $x \in \mathbb{R}^n$ be a vector.

If $x > 0$, then $\frac{\partial}{\partial x} e^{x} = e^{x}$.
=> N
Differentiate $x^2 + y^2 = 25$ implicitly: $y' = -x/y$. On the line $y = 2x$ the slope is $y' = 2$.
=> P N
Differentiate $x^2 + y^2 = 25$ implicitly: $y' = -x/y$. On the line $y = 2x$ the slope is $y' = -1/2$.
=> P N
Let $x^2 + y^2 = 25$ define $y$ implicitly. Where $y = 2x$, we get $\frac{dy}{dx} = 2$.
=> N
Differentiate $x y = 1$ implicitly: $y' = -y/x$. Where $y = x$ we have $y' = -1$.
=> P P
Let $u(x) = x^2$ and $y(u) = \sin u$. Then $y' = 2x\cos u$.
=> N
Let $A = \begin{pmatrix}1&2\\2&1\end{pmatrix}$. The eigenvalues of $A$ are $\lambda_1 = 3$ with eigenvector $v = (1, 1)$ and $\lambda_2 = -1$ with eigenvector $u = (1, -1)$.
=> P
Let $A = \begin{pmatrix}1&2\\2&1\end{pmatrix}$. The eigenvalues of $A$ are $\lambda_1 = 3$ (dominant) and $\lambda_2 = -1$.
=> P
Let $A = \begin{pmatrix}1&2\\2&1\end{pmatrix}$. The eigenvalues of $A$ are $\lambda_1 = 3$ and $\lambda_2 = 1 - 2 = -1$.
=> P P
Let $A = \begin{pmatrix}1&2\\2&1\end{pmatrix}$. One of the eigenvalues is $\lambda = 3$.
=>
Let $A = \begin{pmatrix}1&2\\2&1\end{pmatrix}$. After doubling it, the eigenvalues are $\lambda = 3, -1$.
=>
Let $A = \begin{pmatrix}1&1\\1&2\end{pmatrix}$. The eigenvalues of $A$ are $\lambda = 0.38, 2.62$.
=>
Let $A = \begin{pmatrix}1&2\\2&1\end{pmatrix}$. A Hessian is positive definite if its eigenvalues are $\lambda = 1, 5$.
=>
Let $A = \begin{pmatrix}1&2\\2&1\end{pmatrix}$. The covariance of the data is something else; its eigenvalues are $\lambda = 5, 2$.
=>
Let $A = \begin{pmatrix}1&2\\2&1\end{pmatrix}$. The eigenvalues of $A$ are $\lambda = 3, 1$.
=> R
""")
def test_what_a_text_leaves_open_asks(document, expected):
    assert verdicts(document) == expected


@rows(
    r"""
Let $f(x) = 2x$. Then $f^{-1}(4) = 1/8$.
=> N
Let $f(x) = 2x$. Then $f^{-1}(4) = 2$.
=> P
Let $f(x) = 2x$. Then $f^{-1}(4) = 3$.
=> R
$\tanh^{-1}(x) = 1/\tanh x$
=> P
We have $g(x + 1) = gx + g$.
=> N
We have $g(x + 1) = gx + 2g$.
=> N
Let $g = 3$. Then $g(x + 1) = gx + g$ and $g(x + 1) = gx + 2g$.
=> P R
"""
)
def test_a_reading_that_few_mean_is_asked_and_not_proved(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize(("setting", "expected"), [("functions", "R"), ("reciprocal", "P")])
def test_a_setting_says_what_the_exponent_minus_one_is(setting, expected):
    front = f'+++\n[notation]\ninverse_minus_one = "{setting}"\n+++\n'
    assert verdicts(front + "Let $f(x) = 2x$. Then $f^{-1}(4) = 1/8$.") == [expected]
    assert verdicts(front + r"$\tanh^{-1}(x) = 1/\tanh x$") == [expected]
