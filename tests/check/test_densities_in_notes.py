# ruff: noqa: E501  (a row is a document)
r"""Densities, their logarithms and their integrals as lecture notes write them."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$\log \frac{1}{\sqrt{2\pi}s} \exp\left(-\frac{x^2}{2s^2}\right) = \log \frac{1}{\sqrt{2\pi}s} - \frac{x^2}{2s^2}$.
=> P
$\log \frac{1}{\sqrt{2\pi}s} \exp\left(-\frac{x^2}{2s^2}\right) = \log \frac{1}{\sqrt{2\pi}s} + \frac{x^2}{2s^2}$.
=> R
$\sum_{i=1}^n \log\frac{1}{s}\exp(-x_i^2) = \sum_{i=1}^n (-\log s - x_i^2)$ and $\sum_{i=1}^n \log\frac{1}{s}\exp(-x_i^2) = \sum_{i=1}^n (\log s - x_i^2)$.
=> P R
$\ln 2 \exp(x) = \ln(2) e^x$ and $\ln 2 \exp(x) = \ln 2 + x$ and $\ln 2 \exp(x) = 2\ln 2 + x$.
=> P P R
$\ln \frac12 \exp(x) \cdot 3 = 3x - 3\ln 2$ and $\ln \frac12 \exp(x) \cdot 3 = 3x - \ln 2$.
=> P R
$\sin \frac12 \exp(x) = \sin(\tfrac12 \exp(x))$.
=> R
""")  # fmt: skip
def test_a_bare_logarithm_before_exp_may_be_of_both(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\int_{0}^{1} t^2 d t = \frac13$ and $\int_{0}^{1} t^2 d t = \frac12$.
=> P R
$\int_0^1 x d x + \int_0^2 y d y = \frac52$ and $\int_0^1 x d x + \int_0^2 y d y = 3$.
=> P R
$\int_0^1 \int_0^2 y d y d x = 2$ and $\int_0^1 \int_0^2 y d y d x = 1$.
=> P R
$\int_0^1 x \left(1-x\right) \, d x = \frac16$ and $\int 2 x d x = x^2 + C$.
=> P P
$\int_0^1 d x d x = \frac{d}{2}$.
=> X
$\int_0^1 d x^2 dx = \frac{d}{3}$.
=> N
$g(1) = g(0) + \int_0^1 g'(t) d t$.
=> N
""")  # fmt: skip
def test_a_differential_with_a_space_in_it(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\nabla_\theta E_{x \sim p_\theta(x)}[f(x)] = E_{x \sim p_\theta(x)}[f(x) \nabla_\theta \log p_\theta(x)]$.
=> X
$E_t[x] = E_t[x] + 1$ and $1 + 1 = 3$.
=> X R
""")  # fmt: skip
def test_an_expectation_that_names_its_distribution_is_not_read(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $L(m, s \mid x) = \sum_{i=1}^n -\frac{(x_i - m)^2}{2s^2}$. Then $\frac{\partial}{\partial m} L(m, s \mid x) = \frac{1}{s^2}\sum_{i=1}^n (x_i - m)$.
=> P
Let $\ell(p | k) = k\log p + (m - k)\log(1 - p)$. Then $\frac{d}{dp}\ell(p | k) = \frac{k}{p} - \frac{m - k}{1 - p}$ and $\frac{d}{dp}\ell(p | k) = \frac{k}{p} + \frac{m - k}{1 - p}$.
=> P R
Let $\mathcal{L}(w | x) = w^2 |x|$. Then $\mathcal{L}(2 | 3) = 12$ and $\mathcal{L}(2 | 3) = 6$.
=> P R
$P(A | B) = P(B | A)$ and $p(x | y) = p(y | x)$.
=> X X
Let $L(a) = 3 a$. Then $L(|a| + |b|) = 3|a| + 3|b|$ and $L(|a|) = 3|a|$ and $L(|a|) = 3a$.
=> P P R
""")  # fmt: skip
def test_the_bar_of_a_likelihood_is_a_semicolon(document, expected):
    assert verdicts(document) == expected
