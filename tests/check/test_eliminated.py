"""Quantities that are written with fewer letters are functions of those that are left."""

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
The surface is $S = x^2 + 4xh$ with $x^2 h = 32$, so $S(x) = x^2 + \frac{128}{x}$. Setting
$S'(x) = 2x - \frac{128}{x^2} = 0$ gives $x = 4$. $S''(x) = 2 + \frac{256}{x^3} > 0$.
=> N N P P P P
The surface is $S = x^2 + 4xh$ with $x^2 h = 32$, so $S(x) = x^2 + \frac{128}{x}$. Then
$S'(x) = 2x + \frac{128}{x^2}$ and $S''(x) = 2 + \frac{128}{x^3}$.
=> N N R R
Let $S = x^2 + 4x$. Then $S(x) = x(x + 4)$ and $S'(x) = 2x + 4$.
=> P P
Let $S = x^2 + 4x$. Then $S(x) = x(x + 3)$ and $S'(x) = 2x + 3$.
=> R R
From $2y + 6x = 4$, so $y = 2 - 3x$. Then $y + 3x = 2$.
=> P P
From $2y + 6x = 4$, so $y = 2 - 3x$. Then $y + 3x = 3$.
=> P R
""")  # fmt: skip


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected
