# ruff: noqa: E501  (a row is a document)
r"""A prime at a function of a vector is no derivative by a number that its entries are free of."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
The scale is $f(\mathbf{x}) = x_1^2 + x_2^2$. The slope: $f'(\mathbf{x}) = 0$ and $f' = 0$ and $f''(\mathbf x) = 0$.
=> N N N
Take $q(\mathbf{x}) = 2x_1^2 + 2x_1x_2 + 3x_2^2$. Now change one number: $q'(\mathbf{x}) = x_1^2 + 4x_1x_2 + x_2^2$ has the matrix $B$.
=> N
Let $F(\mathbf x) = (x_1 x_2, x_1 + x_2)$. Then $F'(\mathbf x) = 0$.
=> N
Let $f(\mathbf{x}) = x_1^2 + x_2^2$. Then $\nabla f(\mathbf x) = (2x_1, 2x_2)$ and $\frac{\partial f}{\partial x_1} = 2x_1$ and $\frac{\partial f}{\partial x_1} = x_1$.
=> P P R
Let $f(x) = (x - x_0)^2 + x_1$. Then $f'(x) = 2(x - x_0)$ and $f'(x) = 2(x + x_0)$.
=> P R
""")  # fmt: skip
def test_a_prime_of_a_function_of_entries_asks(document, expected):
    assert verdicts(document) == expected
