# ruff: noqa: E501  (a row is a document)
r"""Functions of functions: g(u) = sin u beside u(x) = x² + 1, y(x) beside x(t), x(y) beside y(x)."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
The inner function is $u(x) = x^2 + 1$ and the outer function is $g(u) = \sin(u)$, so $g'(u) = \cos(u)$ and $(g(u(x)))' = g'(u(x)) u'(x) = \cos(x^2+1) \cdot 2x$.
=> P P P
The inner function is $u(x) = x^2 + 1$ and the outer function is $g(u) = \sin(u)$, so $g'(u) = -\cos(u)$ and $(g(u(x)))' = g'(u(x)) u'(x) = \cos(x^2+1) \cdot x$.
=> R P R
Let $u(x) = x + 1$. The outer function is $h(u) = u^{2}$. So $h'(u(x)) \cdot u'(x) = 2(x+1)$ and $h(3) = 9$, $h'(u) = 3u$.
=> P P R
Sei $g(x) = x + 1$ und $f(g) = g^{-1}$. Dann ist $f'(g) = -g^{-2}$ und $f(g(x)) = \frac{1}{x+1}$, $f(g(x)) = x + 1$.
=> P P R
Let $u(x) = x^2$ and $g(u) = u(1 - u)$. Then $g'(u) = 1 - 2u$, $g(2) = -2$, $g(2) = 2$.
=> P P R
Let $u(x) = x^2$ and let $f(u) = e^u$. Then $\frac{df}{du} = e^u$, $\frac{df}{dx} = 2x e^{x^2}$, $\frac{df}{dx} = e^{x^2}$.
=> P P R
Let $u(x) = x^2$. The loss is $L(u) = (u - 1)^2$. So $L = (x^2-1)^2$ and $L = x^2 - 1$.
=> P N
Let $y(x) = x^2$ and $x(t) = 3t$. Then $\frac{dy}{dx} = 2x$, $\frac{dy}{dt} = 18t$, $y = 9t^2$, $\frac{dy}{dt} = 6t$.
=> P P P N
Let $x(t) = t^2$, $y(t) = 3t$ and $f(x, y) = x + y^2$. Then $\frac{df}{dt} = 20t$, $\frac{\partial f}{\partial y} = 2y$, $\frac{df}{dt} = 2t$.
=> P P R
Let $z(x) = wx + b$, $a(z) = \sigma(z)$ where $\sigma$ is the sigmoid, and $L(a) = (a - y)^2$. Then $\frac{dL}{da} = 2(a - y)$, $\frac{\partial L}{\partial w} = 2(a-y)\sigma'(z) x$, $\frac{\partial L}{\partial w} = 2(a-y) x$.
=> P P R
""")  # fmt: skip
def test_the_parameter_of_the_outer_function_is_no_inner_one(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $u(x) = x^2$. Then $y(u) = 3u$ and $y'(x) = 6x$, $y(x) = 3x^2$, $y'(x) = 5x$.
=> P P R
Let $u(x) = x^2$ and $y(u) = 3u$. Then $y(2) = 6$, $y(2) = 12$ and $y(2) = 5$.
=> P N R
""")  # fmt: skip
def test_a_function_may_be_written_of_the_letter_of_the_inner_one(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $x(t) = t^2$ and $y(t) = 3t$. Then $\frac{dy}{dx} = \frac{3}{2t}$, $\frac{dy}{dx} = 3$, $\frac{dy}{dx} = \frac{2}{3t}$.
=> P N R
Let $y(x) = 2x + 1$ and $x(y) = \frac{y-1}{2}$. Then $y = 2x+1$, $y(2) = 5$, $x(5) = 2$, $\frac{dy}{dx} = 2$, $\frac{dx}{dy} = \frac12$, $x(5) = 3$.
=> P P P P P R
Let $u(x) = x + 1$ and $v(x) = x$. Define $F(u) = u(0)$. Then $F(v) = 0$ and $F(3) = 1$.
=> N N
""")  # fmt: skip
def test_curves_inverses_and_functions_of_functions(document, expected):
    assert verdicts(document) == expected
