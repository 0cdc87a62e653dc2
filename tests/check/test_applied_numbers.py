"""A number before a bracket with a number may be a function that has the same name."""

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
Let $\sigma = 0.2$. Then $2\sigma = 0.4$. We also use $\sigma$ for the sigmoid: $\sigma(0) = 0.5$.
=> P N
Let $a = 3$. Then $a(2) = 6$, $a(1 + 1) = 7$ and $2a(2) = 13$.
=> P R R
Let $f(x) = x^2$. Then $f(2) = 5$.
=> R
""")


@DOCUMENTS
def test_what_a_number_before_a_bracket_is(document, expected):
    assert verdicts(document) == expected
