"""Equations that say of a letter what is made of it, steps to a solution, and several estimates."""

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
Fixed point: $a = \frac12(a + 2/a)$ gives $a^2 = 2$.
=> P
Fixed point: $a = \frac12(a + 2/a)$ gives $a^2 = 3$.
=> R
The limit satisfies $L = \frac12(L + 2/L)$, so $L^2 = 2$.
=> P
Let $a_0 = 1$, $a_{n+1} = \frac12(a_n + 2/a_n)$. Fixed point: $a = \frac12(a + 2/a)$
gives $a^2 = 2$, so $a = \sqrt 2$.
=> P N
Let $a_0 = 1$, $a_{n+1} = \frac12(a_n + 2/a_n)$. Fixed point: $a = \frac12(a + 2/a)$
gives $a^2 = 2$, so $a = \sqrt 3$.
=> P R
Fixed points: $x = x^2$ gives $x = 0$ or $x = 1$.
=> P
Fixed points: $x = x^2$ gives $x = 1$.
=> R
Mode: $8/\theta = 4/(1-\theta)$, so $\theta = 2/3$.
=> P
Mode: $8/\theta = 4/(1-\theta)$. So $\theta = 1/3$.
=> R
Posterior $\propto \theta^8(1-\theta)^4$; mode: $8/\theta = 4/(1-\theta)$, so $\theta = 2/3$.
=> P
Let $\theta = 1/2$ be the first guess. Mode: $8/\theta = 4/(1-\theta)$, so $\theta = 2/3$.
=> P
$8/\theta = 4/(1-\theta)$, i.e. $8 - 8\theta = 4\theta$, so $\theta = 2/3$.
=> P P
$8/\theta = 4/(1-\theta)$, i.e. $8 - 8\theta = 5\theta$, so $\theta = 8/13$.
=> R P
Let $x = 2$. Then $3x = 7$, so $x + 1 = 3$, so $x = 2$.
=> R P P
Posterior mode: $8/\theta = 4/(1-\theta)$, so $\theta = 2/3$; posterior mean $\theta = 9/14$.
So $14\theta = 9$.
=> P P
Posterior mode: $8/\theta = 4/(1-\theta)$, so $\theta = 2/3$. Then $\theta = 9/14$.
=> P R
""")


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected
