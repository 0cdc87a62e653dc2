# ruff: noqa: E501  (a row is a document)
r"""Names at the right end, ``A =: g(x)``, gradients called ``\nabla_w``, and ± inside brackets."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $x^2 + 1 =: g(x)$. Then $g'(x) = 2x$ and $g'(1) = 3$.
=> P R
The map is $$w \mapsto w - \eta (w^2 - 1) w = w\,(1 + \eta - \eta w^2) =: g(w).$$ We have $g'(w) = 1 + \eta - 3\eta w^2$ and $g'(w) = 1 + \eta - 2\eta w^2$.
=> P P R
$f(x) = x^2 + 3x =: h(x)$ and $h'(x) = 2x + 3$, $h'(x) = 2x$.
=> P R
$1 + e^{-x} =: v$. Then $v - 1 = e^{-x}$ and $v = e^{-x}$.
=> P R
$1 + 1 = 3 =: c$.
=> R
""")
def test_a_name_behind_the_turned_sign(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $w = 3$. $\nabla_w = 2w = 6$, $\nabla_w = 7$.
=> P R
$\nabla_w = \frac13 \left( \begin{bmatrix}1\\2\end{bmatrix} + \begin{bmatrix}3\\-1\end{bmatrix} \right) = \frac13 \begin{bmatrix} 4 \\ 1 \end{bmatrix}$.
=> P
$\nabla_w = \frac13 \left( \begin{bmatrix}1\\2\end{bmatrix} + \begin{bmatrix}3\\-1\end{bmatrix} \right) = \frac13 \begin{bmatrix} 4 \\ 3 \end{bmatrix}$.
=> R
Let $L(w) = w^2$. Then $\nabla_w L = 2w$ and $\nabla_w L = 3w$.
=> P R
""")
def test_a_gradient_that_is_only_named(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We get $g \approx \frac{-0.4134 + 0.3894 - 0.4378}{3} \approx -0.1539$.
=> P
We get $g \approx \frac{-0.4134 + 0.3894 - 0.4378}{3} \approx -0.1549$.
=> R
Let $w = 0.1$. After the step, $w \approx 0.3654$.
=>
Let $w = 0.1$. Then $w \approx 0.3654$.
=> R
Let $w = 0.1$ and $b = 2$. New parameters: $w \approx 0.3654$ and $b \approx 0.1$. Hence $2 + 2 = 5$.
=> R
""")
def test_numbers_that_are_only_rounded(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $g(w) = w^3$. Then $g'(\pm 1) = 3$.
=> P P
Let $g(w) = w^3$. Then $g(\pm 1) = 1$.
=> P R
We have $(a \pm b)^2 = a^2 + b^2$.
=> R R
""")
def test_both_signs_in_brackets(document, expected):
    assert verdicts(document) == expected


@rows(r"""
One sigmoid neuron. $\sigma'(z) = \sigma(z)(1 - \sigma(z))$ and $\sigma'(z) = \sigma(z)(1 + \sigma(z))$.
=> P R
One tanh neuron. $\sigma'(z) = \sigma(z)(1 - \sigma(z))$.
=> N
""")
def test_a_sigmoid_neuron_applies_the_sigmoid(document, expected):
    assert verdicts(document) == expected
