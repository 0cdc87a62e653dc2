"""Functions given by the entries of their argument, and their values at given vectors."""

from tests.check.verdict_rows import rows, verdicts

ROWS = r"""
Let $\phi(x) = (x_1^2, \sqrt2 x_1x_2, x_2^2)$, $x = (1,2)$ and $z = (3,1)$.
Then $\phi(x) = (1, 2\sqrt2, 4)$ and $\phi(z) = (9, 3\sqrt2, 1)$.
=> P P
Let $\phi(x) = (x_1^2, \sqrt2 x_1x_2, x_2^2)$, $x = (1,2)$ and $z = (3,1)$. Then $\phi(z) = (1, 2\sqrt2, 4)$.
=> R
Let $\phi(x) = (x_1^2, \sqrt2 x_1x_2, x_2^2)$. Then $\phi(x)^T\phi(z) = (x_1 z_1 + x_2 z_2)^2$.
=> P
Let $\phi(x) = (x_1^2, \sqrt2 x_1x_2, x_2^2)$. Then $\phi(x)^T\phi(z) = (x_1 z_1 - x_2 z_2)^2$.
=> R
Let $x = (1,2)$ and $z = (3,1)$. Then $\phi(x) = (1, 2\sqrt2, 4)$ and $\phi(z) = (9, 3\sqrt2, 1)$.
=> N N
Let $g(x) = x_1 + x_2$. Then $g(y) = y_1 + y_2$ and $g(y) = x_1 + x_2$.
=> P N
"""  # noqa: E501


@rows(ROWS)
def test_functions_of_entries(document, expected):
    assert verdicts(document) == expected
