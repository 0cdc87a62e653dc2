# ruff: noqa: E501  (a row is a document)
r"""Bounds behind a noun, "the number of entries ≥ 50", go on from no formula before."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$$P \leq \frac{9}{50} = 0.18$$

Therefore, the maximum number of entries $\geq 50$ is 180.
=> N P
The bound is $x = 0.18$. The number of items $> 50$ is small, and the count of items $\le 0.1$ is large.
=>
Let $x = 2$. Then $2x = 4$, which is $< 5$, and thus $> 6$.
=> P P R
The sum is $1 + 1 = 2$. This is $> 3$.
=> P R
""")  # fmt: skip
def test_a_noun_before_a_bound_is_what_is_counted(document, expected):
    assert verdicts(document) == expected
