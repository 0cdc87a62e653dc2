"""A meaning that words leave open, and a point at which a function was looked at, asks later on.

× between two vectors is the cross product.
"""

import pytest

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
a) Let $f(x) = x^3 e^{2x}$. Then $f(0) = 0$.

b) more of it

3) Sketch the curve $f(x) = x^3 - 3x + 1$

a) $f'(x) = 3x^2 - 3$ and $f(1) = -1$, but $f'(2) = 11$.
=> P N N N R
Let $f(x, y) = x^2 + y$. From $2x = 1$ we get $x = \frac12$ and $y = 2 - 2x$.

On the line $y = 0$ we have $f(x, 0) = x^2$.
=> P N P
The volume under $y = \sqrt x$ is known. The arc length of $y = \frac23 x^{3/2}$ needs
$y' = \sqrt x$. Then $y' = x$.
=> N N R
The area under $y = \sqrt x$ is known. The output is $y = 2x$.
=> R
Let $f(x, y) = x^2 + y$. The minimum is at $x = \frac12$ and $y = 1$. There $2x + y = 3$.
=> R
Let $f(x) = x^2$. Let $x = 3$.

Then $f(x) = 8$.
=> R
Let $f(x) = x^2$. The minimum is at $x = 0$.

Always $x^2 = x^2 + 1$.
=> R
""")


@DOCUMENTS
def test_open_meaning(document, expected):
    assert verdicts(document) == expected


VECTORS = r"Let $a = (1,2,3)^\top$, $b = (2,-1,1)^\top$, $c = (1,0,1)^\top$. "


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (r"a \times b = (5,5,-5)^\top", "P"),
        (r"a \times b = (5,5,5)^\top", "R"),
        (r"a \times b = 3", "N"),
        (
            r"\begin{pmatrix}1\\2\\3\end{pmatrix} \times \begin{pmatrix}2\\-1\\1\end{pmatrix} = 3",
            "R",
        ),
        (r"a \cdot b = 3", "P"),
        (r"c \cdot a \times b = 0", "P"),
        (r"a \times b \cdot c = 0", "P"),
        (r"2 \times a = (2,4,6)^\top", "P"),
    ],
)
def test_cross_product(claim, expected):
    assert verdicts(f"{VECTORS}Then ${claim}$.") == [expected]
