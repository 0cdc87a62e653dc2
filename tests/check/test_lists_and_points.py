# ruff: noqa: E501  (a row is a document)
"""Chains behind a list of letters, points where a method begins, numbers that come "now"."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
The step gives $(x, y) = (10 - 2, 1 + 1) = (8, 2)$. Then $x + y = 10$.
=> P P
We have $(a, b) = (1 + 1, 3) = (2, 4)$.
=> R
For $(a, b) = (1, 2) = (1, 2)$ we have $a + b = 3$.
=> P P
""")
def test_what_stands_behind_a_list_of_numbers_is_claimed(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$f(x,y) = x^2 + y^2$. Start at $x = 2$, $y = 1$.

From $(0,0)$: $\nabla f = (0, 0)^T$.
=> P
$f(x,y) = x^2 + y^2 - 3x$. So $x = 2$, $y = -1$.

From $(0,0)$: $\nabla f = (-3, 0)^T$ and $\nabla f = (3, 0)^T$.
=> P R
Let $f(x, y) = x^2 + y^2$. One step from $(10, 1)$ gives $(x, y) = (10 - 0.1 \cdot 20, 1 - 0.1 \cdot 2) = (8, 0.8)$.
=> P
""")
def test_a_gradient_is_taken_where_the_method_begins(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $\eta = \frac{2}{1+9} = 0.2$.

Now $\eta = 0.01$. Then $2\eta = 0.02$ and $2\eta = 0.4$.
=> P P R
Let $\eta = \frac{2}{1+9} = 0.2$. Now $\eta = 0.01$.
=> P R
""")
def test_now_gives_another_number_in_another_paragraph(document, expected):
    assert verdicts(document) == expected
