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


@rows(r"""
$σ(x) = 1/(1+e^{-x})$. Let $x = (1, 0)^T$ and $z = (1, 2) x = 1$.

# Problem 3

d) $σ'''(x) = 0$ <=> $σ = \frac{3 ± √3}{6}$ => $x = \ln\frac{σ}{1-σ} = ±\ln(2+√3) ≈ ±1.317$.

Then $2σ(2x) - 1 = \frac{2}{1+e^{-2x}} - 1$ and $σ(2x) = \frac{2}{1+e^{-2x}}$.
=> P X P N P P R
""")
def test_what_is_not_read_beside_both_signs_gives_no_letter_the_upper_one(document, expected):
    assert verdicts(document) == expected
