# ruff: noqa: E501  (a row is a document)
r"""Chains with ±: x = (3 ± √1)/2 = (3 ± 1)/2 gives x two values, and its links hold of both."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Solve $x^2 - 3x + 2 = 0$: $x = \frac{3 \pm \sqrt{9 - 8}}{2} = \frac{3 \pm 1}{2}$, so $x = 2$ or $x = 1$.
=> P P P P
Solve $x^2 - 3x + 2 = 0$: $x = \frac{3 \pm \sqrt{9 - 8}}{2} = \frac{3 \pm 1}{2}$, so $x = 2$ or $x = 5$.
=> P P P R
Solve $x^2 - 3x + 2 = 0$: $x = \frac{3 \pm \sqrt{9 - 8}}{2} = \frac{3 \pm 3}{2}$, so $x = 2$ or $x = 1$.
=> P R R P
Solve $x^2 - 3x + 2 = 0$: $x = \frac{3 \pm \sqrt{9 + 8}}{2} = \frac{3 \pm \sqrt{17}}{2}$.
=> R P P
The roots are
$$\lambda = \frac{5 \pm \sqrt{25 + 8}}{2} = \frac{5 \pm \sqrt{33}}{2} \approx \frac{5 \pm 5.745}{2}$$
=> P P
The roots are
$$\lambda = \frac{5 \pm \sqrt{25 + 8}}{2} = \frac{5 \mp \sqrt{33}}{2}$$
=> R R
Let $x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$ with $a = 1$, $b = -3$, $c = 2$. Then $x = \frac{3 \pm \sqrt 1}{2} = \frac{3 \pm 1}{2}$.
=> P P P
Let $x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$ with $a = 1$, $b = -3$, $c = 2$. Then $x = \frac{3 \pm \sqrt 4}{2} = \frac{3 \pm 2}{2}$.
=> R P P
""")  # fmt: skip
def test_the_links_of_a_chain_are_claimed_of_both_signs(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$x = \frac{3 \pm 1}{2}$, so $x = 2$ or $x = 1$.
=> P
$x = \frac{3 \pm 1}{2}$, so $x = 2$ or $x = 5$.
=> R
Solve $x^2 - 3x + 2 = 0$: $x = \frac{3 \pm 1}{2}$, so $x = 2$ since $x > 1$.
=> P N
$x = \frac{3 \pm 1}{2} = 2$ and $x^2 = 3x - 2$ and $x^2 = 3x$.
=> X P R
Let $u = 1$. Then $u + 1 = \pm\sqrt{4} = \pm 2$.
=> P P
""")  # fmt: skip
def test_one_of_two_values_may_be_chosen(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The roots of the first equation are $\lambda = \frac{5 \pm \sqrt{5}}{2}$, so $\lambda^2 = 5\lambda - 5$ and $\lambda^2 = 5\lambda$.
=> P R
The roots of the first equation are $\lambda = \frac{5 \pm \sqrt{5}}{2}$.

For the second matrix, $\lambda^3 - 18\lambda^2 + 45\lambda = 0$, hence $\lambda(\lambda^2 - 18\lambda + 45) = 0$.
=> N N
The roots of the first equation are $\lambda = \frac{5 \pm \sqrt{5}}{2}$. For the second matrix $\lambda^2 - 18\lambda + 45 = 0$.
=> N
Let $\lambda = \frac{5 \pm \sqrt{5}}{2}$.

Then $\lambda^2 - 5\lambda + 5 = 0$ and $\lambda^2 = 5$.
=> P R
The mean is $m = 5 \pm 1$. Then $m = 5$, $m < 7$ and $m > 7$.
=> N P N
Let $x = \pm 2$. Then $x^2 = 4$ and $x^2 = 2$.
=> P R
""")  # fmt: skip
def test_the_letter_stays_open(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The equation $-x^2 + 4x - 2 = 0$ has the solutions $x = \frac{-4 \pm \sqrt{16 - 8}}{-2} = 2 \pm \sqrt 2$.
=> P P
The equation $-x^2 + 4x - 2 = 0$ has the solutions $x = \frac{-4 \pm \sqrt{16 - 8}}{-2} = 2 \mp \sqrt 2$.
=> P P
The equation $-x^2 + 4x - 2 = 0$ has the solutions $x = \frac{-4 \pm \sqrt{16 - 8}}{-2} = 2 \pm \sqrt 3$.
=> R R
The equation $-x^2 + 4x - 2 = 0$ has the solutions $x = \frac{-4 \pm \sqrt{16 - 8}}{-2} = -2 \pm \sqrt 2$.
=> R R
We have $(a - b)^2 = a^2 - 2ab + b^2$ and $(a \pm b)^2 = a^2 \mp 2ab + b^2$.
=> P R R
""")
def test_the_signs_of_two_values_may_cross(document, expected):
    assert verdicts(document) == expected


@rows(r"""
The critical points are $x = 1$ and $x = -1$.

2) $z = wx + b$. w=0,b=0,x=2,y=1: $z = 0$

For $w = 1$ and $b = ½$: $z = 2.5$ and $z = 2$.
=> P P R
The critical points are $x = 1$ and $x = -1$.

So $x = 2$.
=> R
The critical points are $x = 1$ and $x = -1$. And $x = 2$.
=> R
""")
def test_another_paragraph_may_give_a_letter_with_two_values_a_third(document, expected):
    assert verdicts(document) == expected
