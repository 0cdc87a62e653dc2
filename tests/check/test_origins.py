"""The origin in words is a point, whatever point the text spoke of before."""

from tests.check.verdict_rows import rows, verdicts

ROWS = rows(r"""
$f(x,y) = x^2 + y^2 - 3x$. Start at $x = 2$, $y = 1$.

In the origin $\nabla f = (-3, 0)^T$.
=> P
$f(x,y) = x^2 + y^2 - 3x$. Start at $x = 2$, $y = 1$.

In the origin $\nabla f = (1, 2)^T$.
=> R
$f(x,y) = x^2 + y^2 - 3x$. Start at $x = 2$, $y = 1$.

We have $\nabla f = (-3, 0)^T$ at the origin. At the start $\nabla f = (1, 2)^T$.
=> P P
$f(x,y) = x^2 + y^2 - 3x$. Start at $x = 2$, $y = 1$.

We have $\nabla f = (1, 2)^T$ here and at the origin $\nabla f = (-3, 0)^T$.
=> P P
$f(x,y) = x^2 + y^2 - 3x$. Start at $x = 2$, $y = 1$.

On the line through the origin $\nabla f = (-3, 0)^T$.
=> R
""")


@ROWS
def test_each_claim_gets_its_verdict(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$f(u,v) = u^2 + v^2 - 3u$. So $u = 2$, $v = -1$.

At $(0,0)$ we have $\nabla f = (-3, 0)^T$.
=> P
$f(u,v) = u^2 + v^2 - 3u$. So $u = 2$, $v = -1$.

From $(0,0)$: $\nabla f = (-2, 0)^T$.
=> R
""")
def test_a_point_gives_the_arguments_of_the_function_its_coordinates(document, expected):
    assert verdicts(document) == expected
