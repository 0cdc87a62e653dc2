# ruff: noqa: E501  (a row is a document)
"""Letters that have another meaning in the next section, row or exercise than they had before."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Precision $P = \frac{40}{50} = 0.8$.

## Bayes

With $P(A) = 0.01$ we get $P(B) = 0.9 \cdot 0.01 + 0.05 \cdot 0.99 = 0.0585$.
=> P N N P
Precision $P = \frac{40}{50} = 0.8$.

## Bayes

With $P(A) = 0.01$ we get $P(B) = 0.9 \cdot 0.01 + 0.05 \cdot 0.99 = 0.0575$.
=> P N N R
Precision $P = 0.8$. Then $2P = 1.5$.
=> R
Let $f = 0.8$.

## A function

For the function $f(x) = 2x$ we have $f(3) = 6$ and $f(4) = 6$.
=> P R
""")
def test_a_number_of_another_section_is_no_probability(document, expected):
    assert verdicts(document) == expected


@rows(r"""
| $n$ | $k$ | $s$ | output |
|---|---|---|---|
| $28$ | $5$ | $1$ | $o = 24$ |
| $32$ | $3$ | $2$ | $o = \lfloor\frac{29}{2}\rfloor + 1 = 15$ |
| $64$ | $4$ | $2$ | $o = \frac{60}{2} + 1 = 31$ |
=> P P
| $n$ | output |
|---|---|
| $28$ | $o = 24$ |
| $32$ | $o = \lfloor\frac{29}{2}\rfloor + 1 = 16$ |
| $64$ | $o = \frac{60}{2} + 1 = 31$ |
=> R P
| $x$ | slope |
|---|---|
| $1$ | $o = 24$, so $o = 25$ |
| $2$ | $o = 2 \cdot 3$ |
=> R
Let $w = 2$.

| $a$ | value |
|---|---|
| $1$ | $2w = 4$ |
| $2$ | $2w = 5$ |
=> P R
""")
def test_each_row_of_a_table_has_its_own_numbers(document, expected):
    assert verdicts(document) == expected


@rows(r"""
## Two classes

We have $p_1 = \frac{e^{z_1}}{e^{z_1} + e^{z_2}}$ and $p_2 = 1 - p_1$.

## Temperature

$p_i(T) = \frac{e^{z_i/T}}{\sum_k e^{z_k/T}}$. The ratio is $\frac{p_1}{p_2} = e^{(z_1 - z_2)/T}$, e.g. $e^{1/2} \approx 1.649$ for $T = 2$.
=> N P
## Two classes

We have $p_1 = \frac{e^{z_1}}{e^{z_1} + e^{z_2}}$ and $p_2 = 1 - p_1$.

## Others

Then $p_1 = 1 - p_2$ and $p_1 + p_2 = 2$.
=> R

Let $h_0 = 1$.

## The rule

Let $h_i = 2 h_{i-1}$. Then $h_1 = 2$ and $h_2 = 5$.
=> P R
""")
def test_members_of_another_section_say_nothing_of_new_ones(document, expected):
    assert verdicts(document) == expected


@rows(r"""
- update $x_{k+1} = x_k - \frac{f'(x_k)}{f''(x_k)}$
- for a quadratic $f(x) = \frac a2x^2 - bx$ with $a > 0$: $f'(x) = ax - b$
- for $f(x) = x - \ln x$: $f'(x) = 1 - \frac1x$, $f''(x) = \frac{1}{x^2}$
- for $f(x) = x^2 - x$: $f'(x) = 1 - \frac1x$
=> P P P R
""")
def test_the_function_of_an_item_is_not_that_of_the_one_before(document, expected):
    assert verdicts(document) == expected


@rows(r"""
We have $x_{k+1} = (1 - \eta\lambda)x_k$.

1. If $\eta = \frac{1}{\lambda}$, then $x_1 = 0$.
2. If $\lambda = 4$, $\eta = 0.1$ and $x_0 = 1$, then $x_1 = 0.6$, $x_2 = 0.36$ and $x_3 = 0.216$.
=> P P P P
We have $x_{k+1} = (1 - \eta\lambda)x_k$.

1. If $\eta = \frac{1}{\lambda}$, then $x_1 = 0$.
2. If $\lambda = 4$, $\eta = 0.1$ and $x_0 = 1$, then $x_1 = 0.6$, $x_2 = 0.35$ and $x_3 = 0.216$.
=> P P R P
""")
def test_what_is_supposed_in_one_item_is_over_in_the_next(document, expected):
    assert verdicts(document) == expected
