"""Several equations that are solved together, and what a solution says of several letters."""

import pytest

from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
Let $f(x,y) = x^2 + xy + y^2 - 3x$. Setting $f_x = 2x + y - 3 = 0$ and $f_y = x + 2y = 0$ gives
$x = 2$, $y = -1$.
=> P P P P
Let $f(x,y) = x^2 + xy + y^2 - 3x$. Setting $f_x = 2x + y - 3 = 0$ and $f_y = x + 2y = 0$ gives
$x = 2$, $y = 1$.
=> P P P R
Let $f(x,y) = x^2 + xy + y^2 - 3x$. Setting $f_x = 2x + y + 3 = 0$ and $f_y = x + 2y = 0$ gives
$x = -2$ and $y = 1$.
=> N P P P
Let $f(x,y) = x^2 + xy + y^2 - 3x$. Then $f_x = 2x + y - 3 = 0$ and $f_y = x + 2y = 0$. So
$x = 2$ and $y = -1$.
=> P P P P
Let $f(x,y) = x^2 + xy + y^2 - 3x$. Setting
$$f_x = 2x + y - 3 = 0, \quad f_y = x + 2y = 0$$
gives $x = 1$, $y = -1$.
=> P P R P
Let $f(x,y) = x^2 + y^2 - 4x$. Setting $\frac{\partial f}{\partial x} = 2x - 4 = 0$ and
$\frac{\partial f}{\partial y} = 2y = 0$ gives $x = 2$ and $y = 1$.
=> P P P R
Let $f(x,y) = x^2 + y^2 - 4x$. $f_x = 2x - 4 = 0$ gives $x = 2$ and $f_y = 2y = 0$ gives $y = 0$.
=> P P P P
Setting $2x + y - 3 = 0$ and $x + 2y = 0$ gives $x = 2$, $y = 1$.
=> P R
$2x + y - 3 = 0$ and $x + 2y = 0$ if and only if $x = 2$ and $y = -1$.
=> P
$2x + y - 3 = 0$ and $x + 2y = 0$ if and only if $x = 2$ and $y = 1$.
=> R
Setting $x^2 = 1$ and $x + y = 1$ gives $x = 1, y = 0$ or $x = -1, y = 2$.
=> P
Setting $x^2 = 1$ and $x + y = 1$ gives $x = 1, y = 0$ or $x = -1, y = 3$.
=> R
$x^2 = 1$ and $x + y = 1$ if and only if $x = 1$ and $y = 0$, or $x = -1$ and $y = 2$.
=> P
""")  # fmt: skip


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize(("value", "verdict"), [("2", "P"), ("3", "R")])
def test_what_may_follow_from_an_equation_further_up_is_not_refuted(value, verdict):
    text = f"Setting $2x + y = 3$, we get $y = 3 - 2x$. Setting $x + 2y = 0$ gives $x = {value}$."
    assert verdicts(text) == ["P", verdict]
