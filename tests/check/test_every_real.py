"""*For all real x* declares x for its sentence: a claim that fails at some x is refuted."""

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
For all real $x$: $x^2 > 1$. For every real number $y$ we have $y^2 \ge 0$ and $y^2 > 0$.
=> R P R
For all $z$: $z^2 > 0$. For all real matrices $A$: $A^2 > 0$.
=> N N
Let $x = 3$. For all real $x$: $x^2 = 9$. Then $x^2 = 9$.
=> R P
For all real numbers $a$ and $b$: $a^2 + b^2 \ge 2ab$ and $a^2 + b^2 \ge 3ab$.
=> P R
""")


@DOCUMENTS
def test_every_real_number(document, expected):
    assert verdicts(document) == expected
