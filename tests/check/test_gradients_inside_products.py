r"""Gradients behind a factor: ``\frac{1}{\sigma(z)} \nabla_w \sigma(w^\top x)``."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
With the sigmoid $\sigma$,
$\nabla_w \log \sigma(s^Tw) = \frac{1}{\sigma(s^Tw)} \nabla_w \sigma(s^Tw)$.
=> P
With the sigmoid $\sigma$,
$\nabla_w \log \sigma(s^Tw) = -\frac{1}{\sigma(s^Tw)} \nabla_w \sigma(s^Tw)$.
=> R
With the sigmoid $\sigma$,
$\nabla_w \log (1-\sigma(s^Tw)) = \frac{1}{1-\sigma(s^Tw)} \nabla_w [1-\sigma(s^Tw)]$.
=> P
With the sigmoid $\sigma$,
$\nabla_w \log (1-\sigma(s^Tw)) = \frac{1}{1-\sigma(s^Tw)} \nabla_w [\sigma(s^Tw)]$.
=> R
$\nabla_w (w^Tx)^2 = 2 (w^Tx)\nabla_w (w^Tx) = 2(w^Tx)x$
=> P P
$\nabla_w (w^Tx)^2 = 2 (w^Tx)\nabla_w (w^Tx) = 2(w^Tx)w$
=> P R
""")
def test_a_gradient_behind_a_factor(document, expected):
    assert verdicts(document) == expected


@rows(r"""
With the sigmoid $\sigma$, $\nabla_w \sigma(w^Tx) = (1-\sigma(w^Tx))\sigma(w^T x) x$.
=> P
With the sigmoid $\sigma$, $\nabla_w \sigma(w^Tx) = (1+\sigma(w^Tx))\sigma(w^T x) x$.
=> R
""")
def test_a_function_behind_a_row_is_no_array(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\frac{d}{dx}(x^2)\frac{d}{dx}(x^3) = 6x^3$
=> P
$\frac{d}{dx}(x^2)\frac{d}{dx}(x^3) = 5x^3$
=> R
$\sum_{\substack{1\le k\le 3\\ 0\le k\le 2}} k = 9$
=> N
$\sum_{\substack{1\le k\le 3\\ k\ne 2}} k = 4$
=> P
$a(e^{-x}) = a e^{-x}$
=> P
""")
def test_operators_and_ranges_beside_each_other(document, expected):
    assert verdicts(document) == expected
