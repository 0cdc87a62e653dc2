"""Values that a sentence concludes from what it supposes are claimed, not given."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
If $f(z)=4$ and $f(z)=z^2$, $z > 0$, then $z = 2$.
=> P
If $f(z)=4$ and $f(z)=z^2$, $z > 0$, then $z = 3$.
=> R
If $f(z)=z^2$ and $f(z)=4$ with $z > 0$, then $z = 3$.
=> R
If $2x=6$, $x=3$.
=> P
If $2x=6$, $x=4$.
=> R
Let $\sigma$ be the sigmoid. If $\sigma(z)=1/2$, $z=0$.
=> P
Let $\sigma$ be the sigmoid. If $\sigma(z)=1/2$, $z=1$.
=> R
If $x^2 = 4$ and $x > 0$, then $x = 2$.
=> P
If $x^2 = 4$, $x > 0$, then $x = 3$.
=> R
If $w + x = 4$ and $w = 1$, we get $x = 5$.
=> R
Given $2x = 6$, we find $x = 4$.
=> R
Given that $2x = 6$, it is clear that $x = 3$.
=> P
The equation $2x = 6$ has the solution $x = 4$.
=> R
""")
def test_a_value_that_is_concluded_is_judged(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Wenn $2x = 6$ gilt, ist $x = 3$.
=> P
Wenn $2x = 6$ gilt, ist $x = 4$.
=> R
Wenn $x + y = 3$ und $x = 1$ gilt, dann ist $y = 3$.
=> R
Da $2x = 6$ ist, ist $x = 4$.
=> R
Comme $2x = 6$, $x = 4$.
=> R
Como $2x = 6$, tenemos $x = 3$.
=> P
As $2x = 6$, we have $x = 4$.
=> R
""")
def test_in_other_languages(document, expected):
    assert verdicts(document) == expected


@rows(r"""
If $x = 2$ and $y = 3$, then $z = 4$. Hence $x + z = 6$.
=> N
If $x^2 = 4$ and $x$ is chosen to be positive, then $x = 2$.
=>
If $2x = 6$, $y = 1$, then $x + y = 4$.
=> P
For $x = 1$, $y = 2$ we have $x + y = 3$.
=> P
If $w = 1$, $b = 2$, then $w + b = 3$.
=> P
""")
def test_what_is_given_stays_given(document, expected):
    assert verdicts(document) == expected


@rows(r"""
With $\eta = 0.1$ the factor is $1 - 2\eta = 0.8$.

The best step size is the one for which $1 - 2\eta = -(1 - 6\eta)$ holds, i.e. $\eta = \frac14$.
=> P P
With $\eta = 0.1$ the factor is $1 - 2\eta = 0.8$.

The best step size is the one for which $1 - 2\eta = -(1 - 6\eta)$ holds, i.e. $\eta = \frac13$.
=> P R
Mit $\eta = 0.1$ ist der Faktor $1 - 2\eta = 0.8$.

Die beste Schrittweite ist die, für die $1 - 2\eta = -(1 - 6\eta)$ gilt, d.h. $\eta = \frac14$.
=> P P
""")
def test_the_value_for_which_an_equation_holds(document, expected):
    assert verdicts(document) == expected


@rows(r"""
If $3x = 1$, then $x = 0.33$. If $3x = 1$, then $x = 0.34$.
=> N R
$3x = 1$, so $x = 0.33$.
=> N
$3x = 1$, so $x = 0.4$.
=> R
""")
def test_a_solution_may_be_rounded_to_the_digits_shown(document, expected):
    assert verdicts(document) == expected
