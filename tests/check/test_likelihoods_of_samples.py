r"""Logarithms of products up to any number of factors: ``\ln \prod p_i = \sum \ln p_i``."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$\log\prod_{i=1}^n p_i = \sum_{i=1}^n \log p_i$
=> P
$\log\prod_{j=1}^n p_j = \sum_{i=1}^n \log p_i$
=> P
$\log\prod_{i=1}^n\sigma_i^2 - n = \sum_{i=1}^n \log\sigma_i^2 - n$
=> P
$\ln\prod_{i=1}^n p_i^{y_i}(1-p_i)^{1-y_i} = \sum_{i=1}^n (y_i\ln p_i + (1-y_i)\ln(1-p_i))$
=> P
$\ln \prod_{i=1}^n x_i^2 = 2\sum_{i=1}^n \ln x_i$
=> P
""")
def test_a_likelihood_becomes_a_sum(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\log\prod_{i=1}^n p_i = \sum_{i=1}^n \log p_i + 1$
=> R
$\log\prod_{i=1}^n p_i = \sum_{i=2}^n \log p_i$
=> R
$\log\prod_{i=1}^n p_i = \prod_{i=1}^n \log p_i$
=> R
$\ln\prod_{i=1}^n p_i^{y_i}(1-p_i)^{1-y_i} = \sum_{i=1}^n (y_i\ln p_i - (1-y_i)\ln(1-p_i))$
=> R
$\log\prod_{i=1}^n\sigma_i^2 = \sum_{i=1}^n \log\sigma_i$
=> R
""")
def test_wrong_sums_are_refuted(document, expected):
    assert verdicts(document) == expected
