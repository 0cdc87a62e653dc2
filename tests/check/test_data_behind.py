"""Numbers that stand behind the claim they belong to, and hold for no other."""

from .verdict_rows import rows, verdicts

BEHIND = rows(r"""
We have $\sum_{i=1}^2 x_i = 3$ for $x_1 = 1$, $x_2 = 2$. And $\sum_{i=1}^2 x_i = 7$ for $x_1 = 3$,
$x_2 = 4$.
=> P P
We have $\sum_{i=1}^2 x_i = 7$ for $x_1 = 1$, $x_2 = 2$. And $\sum_{i=1}^2 x_i = 3$ for $x_1 = 3$,
$x_2 = 4$.
=> R R
We have $x + y = 3$ for $x = 1, y = 2$. And $x + y = 7$ for $x = 3, y = 4$. And $x + y = 7$.
=> P P N
We have $\sum_{i=1}^m x_i = 3$ for $m = 2$, $x_1 = 1$, $x_2 = 2$. And $\sum_{i=1}^m x_i = 3$.
=> P N
We have $\frac1m \sum_{i=1}^m x_i = 3/2$, where $m = 2$, $x_1 = 1$, $x_2 = 2$.
=> P
We have $\frac1m \sum_{i=1}^m x_i = 2$, where $m = 2$, $x_1 = 1$, $x_2 = 2$.
=> R
Let $J(w) = \frac{1}{2m}\sum_{i=1}^m (w x_i - y_i)^2$. We have $J(1) = 1/2$ for the data $m = 2$,
$x_1 = 1$, $x_2 = 2$, $y_1 = 2$, $y_2 = 3$. But $J(1) = 0$ for $m = 2$, $x_1 = 1$, $x_2 = 2$,
$y_1 = 1$, $y_2 = 2$. And $J(1) = 1$ for $m = 2$, $x_1 = 1$, $x_2 = 2$, $y_1 = 1$, $y_2 = 2$.
=> P P R
Let $J(w) = \frac{1}{2m}\sum_{i=1}^m (w x_i - y_i)^2$. We have $J(1) = 1/2$ for $x = (1, 2)$,
$y = (2, 3)$. But $J(1) = 0$ for $x = (1, 2)$ and $y = (1, 2)$, and $J(1) = 2$ for $x = (1, 2)$
and $y = (1, 2)$. And $J(1) = 2$.
=> P P R N
Let $J(w) = \frac{1}{2m}\sum_{i=1}^m (w x_i - y_i)^2$. For $m = 2$, $x_1 = 1$, $x_2 = 2$, $y_1 = 2$,
$y_2 = 3$ we get $J(1) = 1/2$ and $J(0) = 1$.
=> P R
Let $f(x) = x_1^2 + x_2$. Then $f = 3$ for $x_1 = 1$, $x_2 = 2$, and $f(x) = 4$ for $x = (1, 2)$.
=> P R
""")

APART = rows(r"""
Let $x = 1$. So $x + 1 = 2$, and $x + 1 = 4$ for $x = 3$.
=> N P
Let $x = 1$. So $x + 1 = 4$, and $x + 2 = 5$ for $x = 3$.
=> N P
We have $\sqrt{x^2} = x$ and $|x| = x$ for $x > 0$.
=> P P
Let $x = 1$. So $x + 1 = 7$, and $x + 2 = 5$ for $x = 3$.
=> R P
So $x + 1 = 4$, and $x + 2 = 5$ for $x = 3$.
=> P P
So $x + 1 = 5$, and $x + 2 = 5$ for $x = 3$.
=> R P
Let $x = 1$. So $x + 1 = 4$ for $x = 3$.
=> P
Let $x = 1$. So $x + 1 = 2$ for $x = 3$.
=> R
Let $x = (1, 2)$. So $\sum_i x_i = 3$, and $\sum_i x_i = 4$ for $x = (1, 3)$.
=> N P
""")

LEADING = rows(r"""
For the data $x_1 = 1$, $x_2 = 2$ we have $\sum_i x_i = 3$. The mean is $(x_1 + x_2)/2 = 3/2$. And
$x_1 x_2 = 3$.
=> P P R
For the data $x_1 = 1$, $x_2 = 2$ we have $\sum_i x_i = 3$. For the data $x_1 = 3$, $x_2 = 4$ we
have $\sum_i x_i = 7$.
=> P P
For $x_1 = 1$, $x_2 = 2$ we have $\sum_i x_i = 3$. So $x_1 x_2 = 2$.
=> P N
""")

NEXT_SENTENCE = rows(r"""
Let $J(w) = \frac{1}{2m}\sum_{i=1}^m (w x_i - y_i)^2$. We have $J(1) = 1/2$. Here $m = 2$,
$x_1 = 1$,
$x_2 = 2$, $y_1 = 2$, $y_2 = 3$. So $J(2) = 1/4$.
=> P P
Let $J(w) = \frac{1}{2m}\sum_{i=1}^m (w x_i - y_i)^2$. We have $J(1) = 1$. Here $m = 2$, $x_1 = 1$,
$x_2 = 2$, $y_1 = 2$, $y_2 = 3$.
=> R
We get $a b = 6$. Here $a = 2$ and $b = 3$.
=> P
We get $a b = 6$. Next $a = 2$ and $b = 3$.
=> N
Let $f(x) = a x$. Then $f'(x) = a$. Here $a = 2$. So $f(1) = 2$, $f(1) = 3$.
=> P P R
""")


@BEHIND
def test_numbers_behind_a_claim_hold_for_it_alone(document, expected):
    assert verdicts(document) == expected


@APART
def test_numbers_behind_the_next_claim_may_be_said_of_it_alone(document, expected):
    assert verdicts(document) == expected


@LEADING
def test_data_before_a_claim_go_on_and_a_case_does_not(document, expected):
    assert verdicts(document) == expected


@NEXT_SENTENCE
def test_the_next_sentence_may_say_what_the_numbers_are(document, expected):
    assert verdicts(document) == expected
