# ruff: noqa: E501  (a row is a document)
r"""A letter before several numbers in brackets, and nowhere alone, is no factor: \(p(1) = p(2)\)."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
The die is fair: $p(1) = p(2) = \frac{1}{6}$.
=> N N
For independent trials, $P(110) = P(101) = P(011)$.
=> N N
The sequence begins with $y(1) = y(2)$ and goes on with $y(3) = y(1) + y(2)$.
=> N N
Let $p(k) = k^2$. Then $p(1) + p(2) = 5$ and $p(1) + p(2) = 4$ and $p(1) = p(2)$.
=> P R R
""")  # fmt: skip
def test_a_letter_before_several_numbers_is_a_function(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $a(2) = 2a$ and $a(2) = 3a$ and $n(2)(3) = 6n$ and $n(2)(3) = 5n$.
=> P R P R
We have $2(3) + 4(5) = 26$ and $2(3) + 4(5) = 25$.
=> P R
We have $y(2) - y(1) = y$ and $y(3) - y(1) = y$.
=> P R
Let $q = 3$. Then $q(2) = 6$ and $q(2) = 5$.
=> P N
""")  # fmt: skip
def test_a_letter_that_stands_alone_too_is_a_factor(document, expected):
    assert verdicts(document) == expected
