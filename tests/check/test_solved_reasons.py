"""Equations that are given as a reason, and solved: "since 2x = 6, x = 3"."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Since $pq = 32$, we have $p = 31/q$.
=> R
Since $pq = 32$, we have $p = 32/q$. Then $pq = 32$.
=> P P
Since $2x = 6$, $x = 3$.
=> P
Since $2x = 6$, $x = 4$.
=> R
Weil $2x = 6$, $x = 3$.
=> P
From $2x + 1 = 7$, $x = 3$. Then $x^2 = 9$ and $x^2 = 4$.
=> P P R
If $x + y = 3$, $x = 1$, then $y = 2$.
=> P
If $x + y = 3$, $x = 1$, then $y = 3$.
=> R
For $x + y = 3$, $x = 1$.
=> N
Let $a = 2$. Since $a + 1 = 4$, we have $b = 3$.
=> R
Let $f(x) = x^2$. Since $f'(x) = 2x$, we have $f'(3) = 6$.
=> P P
""")
def test_an_equation_that_is_a_reason_is_solved(document, expected):
    assert verdicts(document) == expected
