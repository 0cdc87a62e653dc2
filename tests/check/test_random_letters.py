# ruff: noqa: E501  (a row is a document)
r"""Letters that take only some values, X \sim Bernoulli(p), and σ as a quantity behind σ(z) = …."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $X \sim \text{Bernoulli}(p)$. Since $0^2 = 0$ and $1^2 = 1$, we have $X^2 = X$ and $X + X = 2X$.
=> P P N P
Let $X \sim N(0, 1)$. Then $(X + 1)^2 = X^2 + 1$ and $(X + 1)^2 = X^2 + 2X + 1$.
=> R P
Let $X \sim \text{Bernoulli}(p)$. Then $(y + 1)^2 = y^2 + 1$.
=> R
""")  # fmt: skip
def test_what_is_wrong_of_other_values_is_not_refuted(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The sigmoid is $\sigma(z) = \frac{1}{1 + e^{-z}}$. Let $u = 1 + e^{-z}$, so $\sigma = u^{-1}$:

$$\frac{\partial \sigma}{\partial u} = -u^{-2}$$
=> N P
The sigmoid is $\sigma(z) = \frac{1}{1 + e^{-z}}$. Let $u = 1 + e^{-z}$, so $\sigma = u^{-1}$:

$$\frac{\partial \sigma}{\partial u} = -u^{-3}, \quad \sigma(0) = \frac12, \quad \sigma'(z) = \sigma(z)$$
=> N R P R
""")  # fmt: skip
def test_a_function_may_be_a_quantity_behind_a_formula_of_another_letter(document, expected):
    assert verdicts(document) == expected
