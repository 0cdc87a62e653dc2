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


@rows(r"""
We have $1 + 1 = 2$, by the triangle inequality $\le 3$ and by the triangle inequality $\le 1$.
=> P P R
Let $x > 2$. Then $x^2$ is always $> 4$ and $x^2$ is always $> 5$.
=> P R
We have $\frac12 + \frac13$ which is $< 1$. We have $\frac12 + 1$ which is $< 1$.
=> P R
We have $1 + 1 = 2$. Each of the weights $> 3$ is cut.
=> P
We have $1 + 1 = 2$. Die Anzahl der Werte $> 3$ ist klein, le nombre des valeurs $> 4$ aussi.
=> P
""")  # fmt: skip
def test_reasons_and_verbs_before_a_bound_go_on(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$\frac{9}{50} = 0.18$$ which is $< 1$, and thus $< 0.5$.
=> P P P
$$\frac{9}{50} = 0.18$$ which is $< 1$, and thus $< 0.1$.
=> P P R
$$\frac{9}{50} = 0.18$$ which is $< 1$, and it is $> 0.5$.
=> P P R
$0.18 < 1$ and $> 0.5$. $0.18 < 1$ and $> 0.1$ and even $> 0.15$.
=> P R P P P
$0.18 < 1$ and $< 0.5$ and $< 0.1$.
=> P P R
Let $x$ be real. Then $|x| \ge 0$ and $> -1$.
=> P P
$$1 + 1 \le 3$$ $$\le 4$$
=> P P
$$1 + 1 \le 3$$ $$\le 2$$
=> P R
""")  # fmt: skip
def test_a_second_bound_is_one_of_what_was_compared_first(document, expected):
    assert verdicts(document) == expected
