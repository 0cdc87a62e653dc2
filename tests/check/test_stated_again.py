"""A number that a formula of the paragraph comes to is claimed where it is told again."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $a=2$ and $b=3$ and $c = a + b$. Here $c = 5$, $2c = 10$.
=> P P
Let $a=2$ and $b=3$ and $c = a + b$. Here $c = 6$, $2c = 12$.
=> R R
Given $a=2$ and $b = 3$, it follows that the sum $s = a + b$ is given by $s = 6$.
=> R
Let $a=2$. The square satisfies $a^2 = 5$.
=> R
""")
def test_what_is_told_again_is_judged(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $w = 1$, $x = 2$. The pre-activation is $z = wx$. With $z = 2$ the output is $a = z^2 = 4$.
=> P P
Let $w = 1$, $x = 2$. The pre-activation is $z = wx$. With $z = 3$ the output is $a = z^2 = 9$.
=> N N
Let $f(z) = z^2$ and $z = wx$. With $z = 3$ we get $f(z) = 9$.
=> P
Let $a=2$ and $b = a^2$. Now let $b = 5$. Then $b + 1 = 6$.
=> P
Let $x=2$. The point that satisfies $x^2 = 9$ is another.
=>
""")
def test_another_number_that_is_put_in_is_asked_about(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $a = 2$. ~~$a = 3$~~ Then $a + 1 = 3$.
=> P
Let $a = 2$. <del>$a = 3$</del> Then $a + 1 = 4$.
=> R
It costs ~~5 dollars~~ 4. $2+2 = 5$
=> R
""")
def test_what_is_struck_out_says_nothing(document, expected):
    assert verdicts(document) == expected
