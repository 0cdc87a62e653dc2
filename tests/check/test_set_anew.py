# ruff: noqa: E501  (a row is a document)
r"""Numbers that a text gives anew: "for a = b = 1", a row of a log, an equation solved again."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
With $a = 1$ and $b = 2$ we have $a + b = 3$. For $a = b = 1$ we have $a + b = 2$. So $a + b = 3$.
=> P P P
With $a = 1$ and $b = 2$ we have $a + b = 3$. For $a = b = 1$ we have $a + b = 3$.
=> P R
For $a = b = 1$ we have $a + b = 2$. We also have $a + b = 3$.
=> P N
The rate is $1 - \eta a$. For $\eta = 1/a$ it is $1 - \eta a = 0$. For $a = 2$ and $\eta = 0.25$ it is $1 - \eta a = 0.5$ and $1 - \eta a = 0.75$.
=> P P R
Let $f = \sigma(z)$ with the sigmoid $\sigma$. For $z = wx + b$ we have $\frac{\partial f}{\partial w} = f(1-f)x$. Also $\frac{\partial f}{\partial b} = f(1-f)$.
=> P P
For $a = b = c = 1$ we have $a + b + c = 3$ and $a + c = 1$.
=> P R
Let $f = a + b$. For $a = b = 1$ we have $f = 2$ and $f = 3$. We also have $f = 3$.
=> P R N
Let $a = 1$, $b = 2$. Now let $a = b = 4$. Then $a + b = 8$. So $a = b = 5$.
=> P P R
If $a = b = 7$, then $a + b = 14$.
=> P
""")
def test_a_chain_gives_one_number_to_several_letters(document, expected):
    assert verdicts(document) == expected


@rows(r"""
| step | $w$ | $L$ |
|---|---|---|
| 0 | $w = 1$ | $L = w^2 = 1$ |
| 1 | $w = 1 - 0.2 = 0.8$ | $L = w^2 = 0.64$ |
| 2 | $w = 0.8 - 0.16 = 0.64$ | $L = w^2 = 0.4096$ |
=> P P P P P
| step | $w$ | $L$ |
|---|---|---|
| 0 | $w = 1$ | $L = w^2 = 1$ |
| 1 | $w = 1 - 0.2 = 0.8$ | $L = w^2 = 0.64$ |
| 2 | $w = 0.8 - 0.16 = 0.64$ | $L = w^2 = 0.64$ |
=> P P P P R
""")
def test_each_row_of_a_log_works_its_letters_out(document, expected):
    assert verdicts(document) == expected


@rows(r"""
b) With $\eta = 0.1$ the factor is $1 - 2\eta = 0.8$.

f) The best step size is where $1 - 2\eta = -(1 - 6\eta)$, i.e. $\eta = \frac14$.
=> P P
b) With $\eta = 0.1$ the factor is $1 - 2\eta = 0.8$.

f) The best step size is where $1 - 2\eta = -(1 - 6\eta)$, i.e. $\eta = \frac13$.
=> P R
Mit $c = 0.1$ ist der Faktor $1 - 2c = 0.8$.

Die beste Schrittweite erfüllt $1 - 2c = -(1 - 6c)$, also $8c = 2$, $c = \frac14$.
=> P P P
Die beste Schrittweite erfüllt $1 - 2c = -(1 - 6c)$, also $8c = 2$, $c = \frac13$.
=> P R
Die beste Schrittweite erfüllt $1 - 2c = -(1 - 6c)$, also $8c = 3$, $c = \frac38$.
=> R P
Let $y = 3$. Then $2y = 8$, so $y = 4$.
=> R R
With $x = 3$ we get $2x = 6$.

So $2x + 1 = 8$, hence $x = 4$.
=> P R R
""")
def test_an_equation_is_solved_for_a_letter_that_had_another_number(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $L(w) = w^4 - 4w^2$.

Newton: $w_0 = 2$, $w_1 = w_0 - \frac{L'(w_0)}{L''(w_0)} = 1.6$.

Gradient descent: $w_0 = 1$, $w_1 = w_0 - 0.1 L'(w_0) = 1.4$.
=> P P
Let $L(w) = w^4 - 4w^2$.

Newton: $w_0 = 2$, $w_1 = w_0 - \frac{L'(w_0)}{L''(w_0)} = 1.6$. Now $w_0 = 1$, so $w_1 = w_0 - 0.1 L'(w_0) = 1.4$.
=> P R P
""")
def test_another_method_starts_anew(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$w = 2$, $h = 3$. $w h = 6$. Then $h = \foo(w)$ and $w h = 8$.
=> P N
$w = 2$, $h = 3$. Then $h = \foo(w)$ and $w h = 6$ and $w + 1 = 3$ and $w + 1 = 4$.
=> N P R
Let $C = (a - y)^2$ with $a = 2$. $C = \foo$ and $C = (2-y)^2$.
=> P
""")
def test_what_is_not_read_may_give_a_letter_another_number(document, expected):
    assert [one for one in verdicts(document) if one != "X"] == expected


@rows(r"""
Let $c = 1$, $d = 10$.

New values: $c = 2$, $d = 3 \cdot 4 = 12$.
=> P
Let $c = 1$, $d = 10$.

New values: $c = 2$, $d = 3 \cdot 4 = 13$.
=> R
Let $w = 3$, $y = 2$, $\hat y = w + 1$. So $\hat y = 4$ and $L = \frac12(\hat y - y)^2 = 2$.

After the update $\hat y = 0.8$ and $L = \frac12(0.8-2)^2 = 0.72$.
=> P P N N P
Let $w = 3$ and $\hat y = w + 1$. So $\hat y = 5$.
=> R
4. If $\eta = \frac{1}{\lambda}$, then $x_1 = 0$.
5. If $\lambda = 4$, $\eta = 0.1$ and $x_0 = 1$, then $\lambda\eta = 0.4$.
=> P
Let $y = \tanh x$. If $y = 0.6$, then $1 - y^2 = 0.64$. If $y = 0.6$, then $\frac{dy}{dx} = 0.64$.
=> P N
Let $y = \tanh x$. If $y = 0.6$, then $1 - y^2 = 0.36$.
=> R
""")
def test_values_of_another_time_or_case(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Start: $w = b = 0$.

*Sample 1.* $a = 0 \cdot 1 + 0 = 0$, $\delta = 0 - 2 = -2$. Update:
$$w = 0 - \tfrac{1}{10} \cdot (-2) = \tfrac15, \qquad b = 0 - \tfrac{1}{10}\cdot(-2) = \tfrac15.$$

*Sample 2.* $a = 2w + b = \frac35$, $\delta = \frac35 - 3 = -\frac{12}{5}$. Update:
$$w = \tfrac15 + \tfrac{1}{10} \cdot \tfrac{12}5 \cdot 2 = \tfrac{17}{25}, \qquad b = \tfrac15 + \tfrac{1}{10}\cdot\tfrac{12}5 = \tfrac{11}{25}.$$
=> P P P P P P P P
Start: $w = b = 0$.

*Sample 1.* $a = 0 \cdot 1 + 0 = 0$, $\delta = 0 - 2 = -2$. Update:
$$w = 0 - \tfrac{1}{10} \cdot (-2) = \tfrac15, \qquad b = 0 - \tfrac{1}{10}\cdot(-2) = \tfrac15.$$

*Sample 2.* $a = 2w + b = \frac45$, $\delta = \frac35 - 3 = -\frac{12}{5}$. Update:
$$w = \tfrac15 + \tfrac{1}{10} \cdot \tfrac{12}5 \cdot 2 = \tfrac{16}{25}, \qquad b = \tfrac15 + \tfrac{1}{10}\cdot\tfrac{12}5 = \tfrac{11}{25}.$$
=> P P P P R P R P
Start: $w = b = 0$. Then $w + b = 3$.
=> R
Start: $w = 0$. One step yields $w = \tfrac25$. Then $w + 1 = \tfrac75$ and $w + 1 = 1$.
=> P R
Start: $w = 0$. Then $w = \tfrac25$.
=> N
Let $w = 0$. Then $w = \tfrac25$.
=> R
Let $w = 0.2$ and $b = 0.1$. Then $w + b = 0.3$. At $w = b = 0$ we have $w + b + 1 = 1$ and $w + b = 0.3$.
=> P P R
""")
def test_a_step_and_the_next_sample_give_new_numbers(document, expected):
    assert verdicts(document) == expected
