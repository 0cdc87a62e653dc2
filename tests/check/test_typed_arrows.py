# ruff: noqa: E501  (a row is a document)
"""Arrows as people type them between formulas: => and <=>."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $f(x) = x^3 - 3x$. $f'(x) = 0$ => $x = \pm 1$
=> P
Let $f(x) = x^3 - 3x$. $f'(x) = 0$ => $x = \pm 2$
=> R
1) $f(x) = x³ - 3x$, $f'(x) = 0$ => $x = ±1$

2) $z = 3x$. With $x = 2$: $z = 6$.
=> P P
$2x = 6$ <=> $x = 3$
=> P
$2x = 6$ <=> $x = 4$
=> R
c) $σ(x) = 1/(1+e^{-x})$. σ'' = 0 <=> σ = 1/2 <=> x = 0.

d) $6σ² - 6σ + 1 = 0$ <=> $σ = \frac{3 ± √3}{6}$.
=> P P
c) $σ(x) = 1/(1+e^{-x})$. σ'' = 0 <=> σ = 1/2 <=> x = 0.

d) $6σ² - 6σ + 1 = 0$ <=> $σ = \frac{3 ± √2}{6}$.
=> P R
c) σ'' = 0 <=> $σ = 1/2$ <=> $x = 0$. So $σ''(0) = 0$.
=> N
Let $x = (1, 0)^T$ and $σ(t) = 1/(1+e^{-t})$. c) $σ'' = 0$ <=> $σ = 1/2$ <=> $x = 0$. So $σ''(0) = 0$ and $σ'(0) = 0$.
=> P R
$2 + 3 = 6$ <=> $x = 4$
=> R
""")
def test_typed_arrows_are_arrows(document, expected):
    assert verdicts(document) == expected
