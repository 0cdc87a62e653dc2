# ruff: noqa: E501  (a row is a document)
"""Entries of arrays, and coefficients beside letters, that are right to the digits shown."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $V = [10, 20]$. $$w = \frac{e}{3.7183} \approx 0.731$$ $$A = w V$$ $$A = 0.731 \cdot [10, 20]$$
=> P N
Let $V = [10, 20]$. $$w = \frac{e}{3.7183} \approx 0.731$$ $$A = w V$$ $$A = 0.731 \cdot [10, 21]$$
=> P R
$$\begin{bmatrix} 0.3 \cdot 0.333 & 1 \end{bmatrix} = \begin{bmatrix} 0.1 & 1 \end{bmatrix}$$
=> N
$$\begin{bmatrix} 0.3 \cdot 0.333 & 1 \end{bmatrix} = \begin{bmatrix} 0.2 & 1 \end{bmatrix}$$
=> R
$$\begin{bmatrix} 0.3 \cdot 0.333 & 1 \end{bmatrix} = \begin{bmatrix} 0.1 & 2 \end{bmatrix}$$
=> R
$$\begin{bmatrix} 0.33 & 1 \end{bmatrix} \begin{bmatrix} 3 & 0 \\ 0 & 3 \end{bmatrix} = \begin{bmatrix} 1.0 & 3 \end{bmatrix}$$
=> N
$$\begin{bmatrix} 0.33 & 1 \end{bmatrix} \begin{bmatrix} 3 & 0 \\ 0 & 3 \end{bmatrix} = \begin{bmatrix} 1.2 & 3 \end{bmatrix}$$
=> R
Let $w = (1, 2)$ and $g = (0.1, 0.2)$. Then $w - 0.1 g = (0.99, 1.97)$ and $w - 0.1 g = (0.99, 1.98)$.
=> R P
""")  # fmt: skip
def test_an_equation_of_arrays_is_rounded_entry_by_entry(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$\begin{bmatrix} 0.123 & 0.456 \end{bmatrix} \begin{bmatrix} 0.789 \\ 0.012 \end{bmatrix} = 0.103$$
=> N
$$\begin{bmatrix} 0.123 & 0.456 \end{bmatrix} \begin{bmatrix} 0.789 \\ 0.012 \end{bmatrix} = 0.113$$
=> R
""")  # fmt: skip
def test_a_row_times_a_column_is_rounded_as_a_number(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$f = 0.03 + 0.02 \times 0.15484 + 0.6065(r - 0.03098) = 0.03310 + 0.6065\,r - 0.01879$$
=> N
$$f = 0.03 + 0.02 \times 0.15484 + 0.6065(r - 0.03098) = 0.03310 + 0.6065\,r + 0.01879$$
=> R
$$f = 0.03 + 0.02 \times 0.15484 + 0.6065(r - 0.03098) = 0.03310 + 0.6075\,r - 0.01879$$
=> R
$$f = 0.03 + 0.02 \times 0.15484 + 0.6065(r - 0.03098) = 0.03310 + 0.6065\,r^2 - 0.01879$$
=> R
Let $x$ be real. $0.123 \cdot 0.456 x = 0.0561 x$ and $0.123 \cdot 0.456 x = 0.0571 x$ and $x/3 = 0.33x$
=> N R R
Let $x$ be real. $0.5x + 0.25x = 0.8x$ and $w - 0.1 g = w - 0.14 g$
=> R R
""")  # fmt: skip
def test_coefficients_beside_letters_are_rounded_one_by_one(document, expected):
    assert verdicts(document) == expected
