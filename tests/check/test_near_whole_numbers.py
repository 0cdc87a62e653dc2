# ruff: noqa: E501  (a row is a document)
"""≈ with a whole number is no statement about digits where a letter changes the value."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
The sigmoid is $\sigma(z) = \frac{1}{1 + e^{-z}}$. The claim is $\sigma(z) \approx 0$.
=> N
The sigmoid is $\sigma(z) = \frac{1}{1 + e^{-z}}$. Let $\hat{y} = \sigma(z)$. At extreme values ($\hat{y} \approx 0$ or $\hat{y} \approx 1$), the derivative approaches zero.
=> N N
The sigmoid is $\sigma(z) = \frac{1}{1 + e^{-z}}$. Then $\sigma(-9) \approx 0$, $\sigma(9) \approx 1$ and $\sigma(-9) \approx 1$.
=> P P R
We get $0.97 \approx 0$, $0.3 \approx 0$, $2.2 \approx 2$ and $3.97 \approx 2$.
=> N P P R
""")  # fmt: skip
def test_near_a_whole_number(document, expected):
    assert verdicts(document) == expected
