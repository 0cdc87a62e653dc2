# ruff: noqa: E501  (a row is a document)
r"""Approximations: \(\approx\) with digits speaks of one number, and 0.27 is not about 0."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
The sigmoid is $\sigma(z) = \frac{1}{1 + e^{-z}}$. The claim is $\sigma(z) \approx 0$.
=> N
The sigmoid is $\sigma(z) = \frac{1}{1 + e^{-z}}$. Let $\hat{y} = \sigma(z)$. At extreme values $\hat{y} \approx 0$ or $\hat{y} \approx 1$.
=> N N
Let $\sigma(z) = \frac{1}{1 + e^{-z}}$. For $z > 0$ we have $\sigma(z) \approx 1$ and $\sigma(z) \approx 0.9$.
=> N N
Let $\sigma(z) = \frac{1}{1 + e^{-z}}$. For $z > 0$ we have $\sigma(z) \approx 3$.
=> R
Let $\sigma(z) = \frac{1}{1 + e^{-z}}$ and $z = -4$. So $\sigma(z) \approx 0$ and $\sigma(z) \approx 0.02$ and $\sigma(z) \approx 0.2$.
=> P P R
Let $u = (\frac{1}{1 + e^{-t}}, \frac{1}{1 + e^{t}})$. Then $u \approx (0, 1)$.
=> N
We have $x - x + \frac13 \approx 0.33$ and $x - x + \frac13 \approx 0.43$.
=> P R
""")  # fmt: skip
def test_digits_are_shown_of_a_number_and_not_of_what_changes(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$\frac{1}{100} \approx 0$, $\frac14 \approx 0$, $\frac{9}{10} \approx 0$ and $\frac32 \approx 0$.
=> P N N R
$\frac{29}{10} \approx 3$, $\frac{29}{10} \approx 2$ and $\frac{29}{10} \approx 4$.
=> P N R
$\frac{1449}{10} \approx 144$, $\frac{1449}{10} \approx 145$ and $\frac{1449}{10} \approx 146$.
=> P P R
$\frac23 \approx 0.66$ and $\frac{1}{250} \approx 0.00$ and $\frac{1}{50} \approx 0.00$.
=> P P R
""")  # fmt: skip
def test_a_small_whole_number_is_not_what_a_number_is_cut_off_to(document, expected):
    assert verdicts(document) == expected
