# ruff: noqa: E501  (a row is a document)
"""Equations that a text differentiates implicitly: y' follows from x² + y² = 25."""

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

DOCUMENTS = rows(r"""
$x^2 + y^2 = 25$. Differentiating: $2x + 2y y' = 0$, so $y' = -x/y$.
=> P P
$x^2 + y^2 = 25$. Differentiating: $2x + 2y y' = 0$, so $y' = x/y$.
=> P R
Let $x^2 + y^2 = 25$. Differentiating both sides gives $2x + 2y \frac{dy}{dx} = 0$,
so $\frac{dy}{dx} = -\frac{x}{y}$.
=> P P
Given $x^2 + y^2 = 25$, differentiate: $2x + 2yy' = 0 \implies y' = -x/y$. At $(3,4)$, $y' = -3/4$.
=> P P P
Given $x^2 + y^2 = 25$, differentiate: $2x + 2yy' = 0 \implies y' = -x/y$. At $(3,4)$, $y' = 3/4$.
=> P P R
Given $x^2 + y^2 = 25$, differentiate: $y' = -x/y$. At $(3,5)$, $y' = -3/5$.
=> P N
Implicit differentiation of $x^2 + xy + y^2 = 7$: $2x + y + x y' + 2y y' = 0$,
so $y' = -\frac{2x+y}{x+2y}$.
=> P P
Implicit differentiation of $x^2 + xy + y^2 = 7$: $2x + x y' + 2y y' = 0$,
so $y' = -\frac{2x+y}{x-2y}$.
=> N R
Let $y$ be defined by $x^3 + y^3 = 6xy$. Then $3x^2 + 3y^2 y' = 6y + 6xy'$
and $y' = \frac{2y - x^2}{y^2 - 2x}$. At $(3,3)$: $y' = -1$.
=> P P P
Implicit: $e^y = x$. Differentiating: $e^y y' = 1$, so $y' = 1/e^y = 1/x$.
=> P P P
Implicit: $e^y = x$. Differentiating: $e^y y' = 1$, so $y' = 1/e^y = 2/x$.
=> P P N
Differentiate $x^2 + y^2 = 25$: $\frac{d}{dx}(x^2 + y^2) = 2x + 2y\frac{dy}{dx}$.
=> P
Let $x + y = 5$. With new values $y' = y + 1$ we get $x + y' = 6$.
=> N
Differentiating $x^2/a^2 + y^2/b^2 = 1$ gives $y' = -\frac{b^2 x}{a^2 y}$.
The next curve is $xy = 1$ with $y' = -y/x$ and $y' = y/x$.
=> P P R
# One

Differentiating $x^2 + y^2 = 25$: $y' = -x/y$.

# Two

Let $y = x^2$. Then $y' = 2x$ and $y' = -x/y$.
=> P P R
""")


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected


def test_the_equation_is_a_condition_of_the_verdict():
    text = "$x^2 + y^2 = 25$. Differentiating: $y' = -x/y$ and $y' = x/y$."
    right, wrong = check_text(text, by=decide).claims
    assert right.conditions == ("y ≠ 0", "x^2 + y^2 = 25, which makes y a function of x")
    point = dict(wrong.counterexample.point)
    if {"x", "y"} <= point.keys():  # a rational point, which lies on the curve
        assert point["x"] ** 2 + point["y"] ** 2 == 25


@rows(r"""
Consider $x^2 + y^2 = 25$. By implicit differentiation $y' = -x/y$. The slope is $y' = -4/3$ at $(4, 3)$ and $y' = -3/4$ at $(3, 4)$.
=> P N N
Consider $x^2 + y^2 = 25$. By implicit differentiation $y' = -x/y$. At $(3, 4)$ it is $y' = -3/4$ and at $(4, 3)$ it is $y' = -3/4$.
=> P P R
""")
def test_points_behind_what_is_said_of_them_ask(document, expected):
    assert verdicts(document) == expected
