# ruff: noqa: E501  (a row is a document)
"""A sign behind "multiply by e^x:" goes on from the formula before, and not from e^x."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $\sigma(x) = \frac{1}{1+e^{-x}}$. We have $2\sigma(2x) - 1 = \frac{1-e^{-2x}}{1+e^{-2x}}$. Multiply numerator and denominator by $e^x$: $= \frac{e^x-e^{-x}}{e^x+e^{-x}} = \tanh(x)$.
=> P P P
Let $\sigma(x) = \frac{1}{1+e^{-x}}$. We have $2\sigma(2x) - 1 = \frac{1-e^{-2x}}{1+e^{-2x}}$. Multiply numerator and denominator by $e^x$: $= \frac{e^x+e^{-x}}{e^x+e^{-x}}$.
=> P R
We have $x^2 + xy = x \cdot x + xy$. Factoring out $x$ gives $= x(x + y)$ and then $= x^2 + xy$.
=> P P P
Es gilt $x^2 + xy = x \cdot x + xy$. Klammern wir $x$ aus: $= x(x + y)$. Wir erweitern mit $2$: $= \frac{2x(x+y)}{2}$.
=> P P P
Let $f(x) = x^2$. We divide by $2x$ $= f'(x)$.
=> P
""")
def test_what_a_step_works_with_is_no_side_of_the_chain(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $y = x + 1$. Factoring $x^2 - 1$ gives $= (x-1)(x+1)$.
=> P
We have $y = x + 1$. Factoring $x^2 - 1$ gives $= (x-1)(x-1)$.
=> R
""")
def test_what_is_factored_is_a_side_of_the_chain(document, expected):
    assert verdicts(document) == expected
