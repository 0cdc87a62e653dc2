# ruff: noqa: E501  (a row is a document)
r"""Products up to a letter: Π c = c^n, ln Π p_i = Σ ln p_i, and sums counted from the other end."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$\prod_{i=1}^n c = c^n$ and $\prod_{i=1}^n c = nc$ and $\prod_{i=0}^n c = c^{n+1}$ and $\prod_{i=0}^n c = c^n$.
=> P R P R
$\prod_{i=1}^n (c a_i) = c^n \prod_{i=1}^n a_i$ and $\prod_{i=1}^n (c a_i) = c \prod_{i=1}^n a_i$.
=> P R
$\prod_{i=1}^n e^{a_i} = e^{\sum_{i=1}^n a_i}$ and $\prod_{i=1}^n e^{a_i} = \sum_{i=1}^n e^{a_i}$.
=> P R
$\prod_{i=1}^n i = n!$ and $\prod_{i=1}^n \frac{i+1}{i} = n + 1$ and $\prod_{i=1}^n 2^i = 2^{n(n+1)/2}$ and $\prod_{i=1}^n 2^i = 2^{n^2}$.
=> P P P R
Let $p_i > 0$. Then $\ln \prod_{i=1}^n p_i = \sum_{i=1}^n \ln p_i$ and $\ln \prod_{i=1}^n p_i = \prod_{i=1}^n\ln p_i$.
=> P R
$\ln \prod_{i=1}^n p_i^2 = 2\sum_{i=1}^n \ln p_i$ for all $p_i > 0$.
=> P
$\ln \prod_{i=1}^n e^{a_i} = \sum_{i=1}^n a_i$ and $\ln \prod_{i=1}^n e^{a_i} = 1 + \sum_{i=1}^n a_i$.
=> P R
$\sum_{k=0}^{n-1} a_{n-1-k} = \sum_{k=0}^{n-1} a_k$ and $\sum_{k=0}^{n-1} a_{n-1-k} = \sum_{k=0}^{n-1} a_{k+1}$.
=> P R
""")  # fmt: skip
def test_a_product_gets_one_factor_more(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\ln \prod_{i=1}^n p_i = \sum_{i=1}^n \ln p_i$.
=> P
Let $p_i \ge 0$. Then $\ln \prod_{i=1}^n p_i = \sum_{i=1}^n \ln p_i$.
=> P
Let $p_i < 0$. Then $\ln \prod_{i=1}^n p_i = \sum_{i=1}^n \ln p_i$.
=> U
$\prod_{i=1}^n (n + i) = \prod_{i=1}^n n + \prod_{i=1}^n i$ and $\prod_{i=1}^n n = n^n$.
=> R U
""")  # fmt: skip
def test_a_logarithm_of_a_product_is_proved_where_the_factors_are_positive(document, expected):
    assert verdicts(document) == expected
