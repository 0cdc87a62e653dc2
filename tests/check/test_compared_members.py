"""Formulas for all members of a sequence of which nothing but some members is given."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

from .verdict_rows import rows, verdicts

HALVES = r"We have $w_0 = 1$, $w_1 = 1/2$, $w_2 = 1/4$. "

CONTRADICTED = rows(r"""
We have $w_0 = 1$, $w_1 = 1/2$, $w_2 = 1/4$. In general $w_k = 3^{-k}$.
=> R
We have $w_0 = 1$, $w_1 = 1/2$, $w_2 = 1/4$. So $w_k = 1/(k+1)$ for all $k$.
=> R
$a_1 = 1$, $a_2 = 4$, $a_3 = 9$. Hence $a_n = 2n - 1$.
=> R
$a_1 = 1$, $a_2 = 4$, $a_3 = 8$. The pattern is $a_n = n^2$.
=> R
We have $x_0 = 2$. So $x_1 = x_0^2 = 4$, $x_2 = x_1^2 = 16$. In general, $x_k = 2 k + 2$.
=> P P R
We have $w_0 = 1$, $w_1 = 1/2$, $w_2 = 1/4$. In general $w_k = 2^{-k}$. In general $w_k = 3^{-k}$.
=> N R
First $x_0 = 1$, then $x_1 = 1/2$, $x_2 = 1/4$. We see $x_k = 1 - k/2$.
=> R
We have $w^{(0)} = 1$, $w^{(1)} = 1/2$, $w^{(2)} = 1/4$. So $w^{(k)} = 1 - k/2$.
=> R
""")

# what agrees with some members is no proof; the first member may be left out
OPEN = rows(r"""
We have $w_0 = 1$, $w_1 = 1/2$, $w_2 = 1/4$. In general $w_k = 2^{-k}$.
=> N
$a_1 = 1$, $a_2 = 4$, $a_3 = 9$. Hence $a_n = n^2$. So $a_{10} = 100$.
=> N P
We have $w_0 = 5$, $w_1 = 1/2$, $w_2 = 1/4$. In general $w_k = 2^{-k}$.
=> N
We have $w_0 = 5$, $w_1 = 1/2$, $w_2 = 1/4$. In general $w_k = 2^{-k}$ for $k \ge 1$.
=> N
We have $w_0 = 1$, $w_1 = 1/2$, $w_2 = 1/4$. In general $w_k = r^k$.
=> N
""")

NO_CLAIM = rows(r"""
We have $w_0 = 1$, $w_1 = 1/2$, $w_2 = 1/4$. Let $w_k = 1/(k+1)$.
=>
Given the data $y_1 = 2$, $y_2 = 5$. The model is $y_i = 3 i$.
=>
# Example 1

$a_1 = 1$, $a_2 = 4$.

# Example 2

In general $a_n = 2 n$.
=>
""")

BY_A_RULE = rows(r"""
Given $x_1 = 1$, $x_2 = 3$ and $w = 2$. So $y_i = w x_i$. Thus $x_i = y_i/2$, thus $x_i = y_i/3$.
=> P R
Let $x_1 = 1$, $x_2 = 2$. Define $h_j = 2 x_j$. Then $h_1 = 2$, $h_2 = 4$. $h_2 = 2$.
=> P P N
Let $x_1 = 1$, $x_2 = 2$. Define $h_j = 2 x_j$. Then $h_1 = 2$, $h_2 = 4$, so $h_2 = 2$.
=> P P R
Let $y_k = 2k - 4$. Then $y_1 = -2$ and $y_2 = 0$, $y_3 = 1$.
=> P P R
Let $w_{k+1} = w_k / 2$ and $w_0 = 1$. Then $w_1 = 1/2$, $w_2 = 1/3$. In general $w_k = 2^{-k}$.
=> P R P
""")


@CONTRADICTED
def test_a_formula_that_contradicts_given_members_is_wrong(document, expected):
    assert verdicts(document) == expected


@OPEN
def test_agreement_with_some_members_proves_nothing(document, expected):
    assert verdicts(document) == expected


@NO_CLAIM
def test_a_formula_that_is_set_is_compared_with_nothing(document, expected):
    assert verdicts(document) == expected


@BY_A_RULE
def test_a_member_is_compared_with_the_rule(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        ("$w_k = 3^{-k}$", "w_1 is given, and for k = 1 the two sides have different values"),
        (
            "$w_k = 2^{-k}$",
            "right for w_0, w_1, w_2, which are given; no rule says how w_k goes on",
        ),
    ],
)
def test_the_member_is_named(formula, reason):
    report = check_text(f"{HALVES}In general {formula}.", by=decide)
    assert [claim.reason for claim in report.claims] == [reason]
    assert [one.text for one in report.assumptions] == [formula.strip("$")]


@rows(r"""
With $u_i = 2x_i + 1$ and $x = (1, 2)$, $u_1 = 3$ and $u_2 = 6$. Their sum is $u_1 + u_2 = 9$.
=> P N P
""")
def test_what_rests_on_a_number_beside_a_rule_says_so(document, expected):
    assert verdicts(document) == expected
    report = check_text(document, by=decide)
    assert report.claims[-1].conditions == ("u_2 = 6, as the text says it",)
