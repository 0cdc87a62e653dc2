"""Decimals that a text gives stand for themselves: 0.5 − 0.1 is not 0.3."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$0.5 - 0.1 = 0.4$ and $0.5 - 0.1 = 0.3$.
=> P R
Let $w = 0.5$ and $\eta = 0.1$. Then $w - \eta = 0.5 - 0.1 = 0.3$.
=> P R
Let $w = 2.6$ and $\eta = 0.4$. Then $w - \eta = 2.6 - 0.4 = 2.3$.
=> P R
$2 \cdot 0.3 = 0.7$
=> R
""")
def test_a_sum_of_given_decimals_is_exact(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$0.5 \cdot 0.5 = 0.3$ and $0.33 + 0.33 + 0.33 = 1$.
=> N N
$0.67 - 0.33 = 0.33$
=> N
$p = 1/3 \approx 0.3$ and $q = 2/3 \approx 0.7$. Then $0.7 - 0.3 = 0.3$.
=> P P N
Let $\sigma$ be the sigmoid. $\sigma(0.4) = 0.6$. Then $0.6 + 0.6 = 1.1$.
=> N N
$0.4987 \approx 0.5$ and $0.5 + 0.5 = 0.9$.
=> P N
We round to one decimal place. $0.5 + 0.2 = 0.8$.
=> N
""")
def test_what_is_worked_out_may_be_rounded(document, expected):
    assert verdicts(document) == expected
