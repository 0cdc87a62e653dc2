"""Critical points, extrema and zeros in words: "the critical point of $f$ is $x = 2$"."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $f(x) = x^2 - 4x$. The critical point is $x = 2$.
=> P
Let $f(x) = x^2 - 4x$. The critical point is $x = 3$.
=> R
Let $f(x) = x^2 - 4x$. The only critical point of $f$ is at $x = 3$.
=> R
Let $f(x) = x^2 - 4x$. The derivative vanishes when $x = 2$.
=> P
Let $f(x) = x^2 - 4x$. The derivative of $f$ vanishes at $x = 3$.
=> R
Let $f(x, y) = x^2 + y^2 - 2x$. The critical point is $(1, 0)$.
=> P
Let $f(x, y) = x^2 + y^2 - 2x$. The critical point is $(x, y) = (2, 0)$.
=> R
Let $f(x) = x^3 - 3x$. The critical points are $x = 1$ and $x = -1$.
=> P
Let $f(x) = x^3 - 3x$. The critical points are $x = \pm 2$.
=> R
Let $f(x) = x^2 - 9$. The zeros of $f$ are $-3$ and $4$.
=> P R
$x^2 - 9$ vanishes at $x = 4$.
=> R
Sei $f(x) = x^2 - 4x$. Der kritische Punkt ist $x = 3$.
=> R
""")
def test_a_point_that_words_name_is_judged(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(x) = x^2 - 4x$. $f$ has a minimum at $x = 3$.
=> R
Let $f(x) = x^2 - 4x$. $f$ has a minimum at $x = 2$.
=>
Let $f(x) = x^3$. $f$ has a minimum at $x = 0$.
=>
Let $f(x) = x^2$ on $[1, 2]$. The minimum is at $x = 1$.
=>
Let $f(x) = x^2 - 4x$ for $x \ge 3$. The minimum is at $x = 3$.
=>
Let $f(x) = |x|$. The minimum is at $x = 0$.
=>
Let $f(x) = x^2$ and $g(x) = x$. The function has a minimum at $x = 3$.
=>
Let $f(x) = x^3 - 3x$. The derivative is $f'(x) = 3x^2 - 3$. It vanishes at $x = 1$.
=> P
Let $f(x) = ax^2 - x$. The minimum is at $x = 3$.
=>
Let $f(x) = x^3 - x$. The critical point is $x = 0.577$.
=>
Let $f(x) = x^2 - 9$. Then $f'$ vanishes at $x = 4$.
=> R
At the minimum, $\frac{dL}{dw}=0$ with $L(w) = (w-3)^2$.
=>
Let $f(x) = x^2 - 4x$. The minimum value is $-3$. The minimum of $f$ is $-4$.
=> R
Let $f(x) = x^3 - 3x$. The local minimum is $-2$. The local maximum of $f$ is $2$.
=>
Let $f(x) = x^2 - 4x$ on $[0, 1]$. The minimum is $-3$.
=>
""")
def test_at_an_extremum_inside_the_derivative_is_zero(document, expected):
    assert verdicts(document) == expected
