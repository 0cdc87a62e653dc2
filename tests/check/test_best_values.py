# ruff: noqa: E501  (a row is a document)
"""The best value of a letter that has another one is claimed of that alone."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
We use $\eta = 0.1$: $2\eta = 0.2$. The optimal $\eta = \frac{2}{\lambda_1 + \lambda_2} = 0.5$ for $\lambda_1 = 1$, $\lambda_2 = 3$.
=> P P
We use $\eta = 0.1$: $2\eta = 0.2$. The optimal $\eta = \frac{2}{\lambda_1 + \lambda_2} = 0.6$ for $\lambda_1 = 1$, $\lambda_2 = 3$.
=> P R
We use $\eta = 0.1$. The best $\eta = \frac{2}{1 + 3} = 0.5$. Then $2\eta = 0.2$ and $2\eta = 1$.
=> P P N
We use $\eta = 0.1$. So $\eta = \frac{2}{1 + 3} = 0.5$.
=> R P
Let $\eta = 0.5$. The best $\eta = \frac{2}{1 + 3} = 0.5$.
=> P
1) GD with $\eta = 0.1$: $2\eta = 0.2$.

2) Das beste $\eta = \frac{2}{1 + 3} = 0.5$.
=> P P
""")
def test_the_best_value_is_another_one(document, expected):
    assert verdicts(document) == expected
