# ruff: noqa: E501  (a row is a document)
r"""Conditions that a text solves, or only names: "iff |1 - 8η| < 1, i.e. 0 < η < 1/4"."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
GD converges iff $|1 - 8\eta| < 1$, i.e. $0 < \eta < 0.25$.
=> P
GD converges iff $|1 - 8\eta| < 1$, i.e. $0 < \eta < 0.5$.
=> R
It converges iff $|1 - 4\eta| < 1$ and $|1 - 2\eta| < 1$, i.e. iff $0 < \eta < \frac12$.
=> P
It converges iff $|1 - 4\eta| < 1$ and $|1 - 2\eta| < 1$, i.e. iff $0 < \eta < 1$.
=> R
Let $\eta = 0.3$. GD converges iff $|1 - 8\eta| < 1$, i.e. $0 < \eta < 0.25$. But $8\eta = 2.4$ and $8\eta = 2$.
=> P P R
Let $\eta = 0.3$. GD converges iff $|1 - 8\eta| < 1$, i.e. $0 < \eta < 0.5$.
=> R
Let $\lambda > 0$. Es konvergiert genau dann, wenn $|1 - \lambda\eta| < 1$, d.h. für $0 < \eta < \frac{2}{\lambda}$.
=> P
Let $\lambda > 0$. Es konvergiert genau dann, wenn $|1 - \lambda\eta| < 1$, d.h. für $0 < \eta < \frac{1}{\lambda}$.
=> R
The iteration converges if and only if $|1-\eta\lambda| < 1$, i.e.\ $0 < \eta < \frac{2}{\lambda}$.
=> N
The iteration converges if and only if $|1-\eta\lambda| < 1$, i.e.\ $0 < \eta < \frac{1}{\lambda}$.
=> R
Das Verfahren nahe $u = 1$ konvergiert genau dann, wenn $|1 - 8\eta| < 1$, d.h. für $0 < \eta < \frac14$.
=> P
Das Verfahren nahe $u = 1$ konvergiert genau dann, wenn $|1 - 8\eta| < 1$, d.h. für $0 < \eta < \frac12$.
=> R
If $x^2 < 4$, that is, $-2 < x < 2$, then $x + 2 > 0$.
=> P P
If $x^2 < 4$, that is, $-1 < x < 2$, then $x + 2 > 0$.
=> R P
For $0 < x < 1$, that is $0 < 2x < 2$, we have $x^2 < x$.
=> P P P
""")
def test_a_condition_said_again_as_bounds_is_an_equivalence(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\eta = 0.3$. Threshold: $\eta < \frac{2}{8} = 0.25$.
=> P
Let $\eta = 0.3$. Threshold: $\eta < \frac{2}{8} = 0.125$.
=> R
Let $\eta = 0.3$. The step size must satisfy $\eta < 0.25$. So $\eta < 0.25$.
=> N
Let $\eta = 0.3$. The method must be stable. So $\eta < 0.25$.
=> R
Let $\eta = 0.3$. The bound $\eta < 0.25$ is violated.
=>
Let $\lambda = 8$. The iteration converges if $0 < \eta < \frac{2}{\lambda} = 0.25$.
=> P
Let $\lambda = 8$. The iteration converges if $0 < \eta < \frac{2}{\lambda} = 0.125$.
=> R
$$b_k = k + 1, \quad 1 \le k \le n.$$ Then $b_2 = 3$ and $b_2 = 4$.
=> P R
""")
def test_a_bound_that_something_needs_is_a_condition(document, expected):
    assert verdicts(document) == expected
