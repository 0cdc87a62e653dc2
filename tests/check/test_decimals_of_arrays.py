"""Arrays that are worked out to some digits: every entry is compared to the digits shown of it."""

from .verdict_rows import rows, verdicts

SHOWN = rows(r"""
Let $z = (0, 1, 2)$ and $p = \mathrm{softmax}(z)$. Then $p \approx (0.09, 0.24, 0.67)$.
=> P
Let $z = (0, 1, 2)$ and $p = \mathrm{softmax}(z)$. Then $p \approx (0.09, 0.25, 0.66)$.
=> R
Let $z = (0, 1, 2)$. Then $\mathrm{softmax}(z) \approx (0.09, 0.24, 0.67)^T$.
=> P
Let $z = (0, 1, 2)$. Then $\mathrm{softmax}(z) \approx (0.67, 0.24, 0.09)$.
=> R
Let $z = (0, 1, 2)$. Then $p = \mathrm{softmax}(z) \approx (0.09, 0.24, 0.67)$. So
$p_3 \approx 0.665$.
=> P P
Let $p = (1/3, 2/3)$. So $p \approx (0.33, 0.67)$, $p \approx (0.3, 0.667)$,
$p \approx (0.33, 0.66)$.
=> P P P
Let $p = (1/3, 2/3)$. So $p \approx (0.34, 0.67)$, $p \approx (0.33, 0.65)$,
$p \approx (0.33, 0.67, 0)$.
=> R R N
Let $A = \begin{pmatrix} 1/3 & 2 \\ 1 & 1/7\end{pmatrix}$.
Then $A \approx \begin{pmatrix} 0.333 & 2 \\ 1 & 0.143\end{pmatrix}$.
=> P
Let $A = \begin{pmatrix} 1/3 & 2 \\ 1 & 1/7\end{pmatrix}$.
Then $A \approx \begin{pmatrix} 0.333 & 2 \\ 1 & 0.134\end{pmatrix}$.
=> R
Let $w = (1, 2)$ and $g = (0.123, -0.456)$. Then $w - 0.1 g \approx (0.988, 2.046)$.
=> P
Let $w = (1, 2)$ and $g = (0.123, -0.456)$. Then $w - 0.1 g \approx (0.988, 1.954)$.
=> R
""")

# 1 among decimals is 1.00, or 0.8 rounded to a whole number: nobody knows
WHOLE = rows(r"""
Let $p = (1/3, 4/5)$. So $p \approx (0.33, 1)$.
=> U
Let $p = (1/3, 0.999)$. So $p \approx (0.33, 1)$.
=> P
Let $p = (1/3, 1/5)$. So $p \approx (0.33, 1)$.
=> R
""")

EQUAL = rows(r"""
Let $z = (0, 1, 2)$ and $p = \mathrm{softmax}(z)$. Then $p = (0.09, 0.24, 0.67)$.
=> N
Let $z = (0, 1, 2)$ and $p = \mathrm{softmax}(z)$. Then $p = (0.09, 0.24, 0.66)$.
=> R
Let $w = (1, 2)$ and $g = (0.123, -0.456)$. So $w - 0.1 g = (0.9877, 2.0456)$.
=> P
Let $w = (1, 2)$ and $g = (0.123, -0.456)$. So $w - 0.1 g = (0.99, 2.05)$.
=> N
""")

APPLIED = rows(r"""
Let $x = 1$. Then $\sigma(x) \approx 0.74$.
=> N
Let $x = 1$, and let $\sigma$ be the sigmoid. Then $\sigma(x) \approx 0.731$,
$\sigma(x) \approx 0.74$.
=> P R
""")


@SHOWN
def test_an_array_is_compared_entry_by_entry(document, expected):
    assert verdicts(document) == expected


@WHOLE
def test_a_whole_number_among_decimals_may_be_rounded(document, expected):
    assert verdicts(document) == expected


@EQUAL
def test_an_equation_that_holds_when_rounded_asks(document, expected):
    assert verdicts(document) == expected


@APPLIED
def test_a_function_of_a_given_number_has_a_value(document, expected):
    assert verdicts(document) == expected
