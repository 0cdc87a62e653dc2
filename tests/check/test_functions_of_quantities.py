# ruff: noqa: E501  (a row is a document)
r"""A function that the text writes in a quantity: with \(u = 1 + e^{-z}\), \(\sigma = u^{-1}\)."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
The sigmoid is $\sigma(z) = \frac{1}{1 + e^{-z}}$. Let $u = 1 + e^{-z}$, so $\sigma = u^{-1}$: $$\frac{\partial \sigma}{\partial u} = -u^{-2}$$
=> N P
The sigmoid is $\sigma(z) = \frac{1}{1 + e^{-z}}$. Let $u = 1 + e^{-z}$, so $\sigma = u^{-1}$: $$\frac{\partial \sigma}{\partial u} = u^{-2}$$
=> N R
Let $\sigma(z) = \frac{1}{1 + e^{-z}}$ and $u = 1 + e^{-z}$, so $\sigma = \frac1u$: $\frac{\partial \sigma}{\partial z} = \frac{\partial \sigma}{\partial u} \frac{\partial u}{\partial z} = \frac{e^{-z}}{(1+e^{-z})^2}$ and $\frac{\partial \sigma}{\partial z} = -\frac{\partial \sigma}{\partial u} \frac{\partial u}{\partial z}$.
=> N P P N
Let $\sigma(z) = \frac{1}{1 + e^{-z}}$ and $u = 1 + e^{-z}$, so $\sigma = \frac1u$: $\frac{\partial\sigma(u)}{\partial u} = \sigma(u)(1 - \sigma(u))$ and $\frac{\partial\sigma(u)}{\partial u} = -u^{-2}$ and $\frac{d\sigma}{dz} = \sigma(z)(1-\sigma(z))$.
=> N P R P
Let $\sigma(z) = \frac{1}{1 + e^{-z}}$ and $u = 1 + e^{-z}$, so $\sigma = u^{-2}$. Then $\frac{d\sigma}{du} = -2u^{-3}$.
=> N N
Let $f(x) = (x^2+1)^3$ and $u = x^2 + 1$. Then $f = u^3$, so $\frac{df}{du} = 3u^2$ and $\frac{df}{du} = 2u^2$ and $\frac{df}{dx} = 6x(x^2+1)^2$ and $\frac{df}{dx} = 3u^2$.
=> N P R P N
""")  # fmt: skip
def test_a_derivative_by_the_quantity_is_that_of_its_formula(document, expected):
    assert verdicts(document) == expected


@rows(r"""
# One
Let $\sigma(z) = \frac{1}{1 + e^{-z}}$ and $u = 1 + e^{-z}$, so $\sigma = \frac1u$.

# Two
Let $u = w z$. Then $\frac{\partial\sigma}{\partial u} = -u^{-2}$.
=> N R
""")  # fmt: skip
def test_another_quantity_with_the_name_ends_it(document, expected):
    assert verdicts(document) == expected
