# ruff: noqa: E501  (a row is a document)
r"""Numbers of another section, updates written with =, and members with a free index."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
## Batch normalisation

The mean is $\mu = \frac{1 + 3 + 5 + 7}{4} = 4$, its variance $\sigma^2 = \frac{9 + 1 + 1 + 9}{4} = 5$.

## Layer normalisation

For $h = (2, 4, 6)$: $\mu = 4$, $\sigma^2 = \frac{(2 - 4)^2 + (4 - 4)^2 + (6 - 4)^2}{3} = \frac83$, $\sigma = \sqrt{\frac83} \approx 1.633$.
=> P P P P
## Batch normalisation

The variance is $\sigma^2 = \frac{9 + 1 + 1 + 9}{4} = 5$.

## Layer normalisation

The variance is $\sigma^2 = \frac{4 + 0 + 4}{3} = \frac73$ and $\sigma = \sqrt{\frac83} + 1$.
=> P R R
The variance is $\sigma^2 = 5$. The variance is $\sigma^2 = \frac{1+1}{3} = \frac23$.
=> R P
""")  # fmt: skip
def test_a_variance_of_another_section_is_a_new_one(document, expected):
    assert verdicts(document) == expected


@rows(r"""
## Adam

The first gradient is $g_1 = 2$.

## RMSProp

With $\rho = 0.9$ and $s_0 = 0$ we get $s_1 = 0.9 \cdot 0 + 0.1 \cdot 4^2 = 1.6$. In general $s_t = (1 - \rho) \sum_{i=1}^{t} \rho^{t - i} g_i^2$.
=> P N
The first gradient is $g_1 = 2$. With $\rho = 0.9$ and $s_0 = 0$ we get $s_1 = 0.9 \cdot 0 + 0.1 \cdot 4^2 = 1.6$. In general $s_t = (1 - \rho) \sum_{i=1}^{t} \rho^{t - i} g_i^2$.
=> P R
""")  # fmt: skip
def test_in_general_speaks_of_no_members_of_another_section(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Then $w = w - \eta g$ and $w = w - 0.1 \cdot 2w$.
=>
We have $w = w - \eta g$ and $b = b - \eta h$. Then $w = w - 0.1 \cdot 2$ and $b = b - 0.1 \cdot 3$.
=>
Solve $x = 2x - 1$, so $x = 1$. Solve $y = 2y - 1$, so $y = 2$.
=> P R
We have $z = \max(0, z) - \max(0, -z)$ and $|z| = \max(0, z) - \max(0, -z)$.
=> P R
""")  # fmt: skip
def test_an_update_is_no_equation_for_its_letter(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $w_t = 3t$ for all $t \ge 0$. So $w_n = 3n$ and $w_{n+1} = 3n + 3$ and $w_n = 4n$ for $n \ge 0$.
=> U R
""")  # fmt: skip
def test_a_free_index_is_one_number_on_both_sides(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Warm-up: $\eta_t = \eta_0 \frac{t}{1000}$, so $\eta_{250} = \frac14 \eta_0$ and $\eta_{250} = \frac24 \eta_0$ and $\eta_{250} = \frac14 \eta_1$.
=> P R R
Let $a_n = n a_0$, so $a_5 = 5a_0$ and $a_5 = 4 a_0$. Let $b_n = b_1 (n - 1)$. So $b_3 = 2b_1$ and $b_3 = 3 b_1$.
=> P R P R
Let $a_n = a_3 + (n - 3) d$. So $a_1 = a_3 - 2d$ and $a_4 = a_3 + d$.
=> P P
Let $w_t = (1 - \eta)^t w_0$ and $w_0 = 2$, $\eta = 0.5$. Then $w_2 = 0.5$ and $w_2 = 1$ and $w_0 = 2$.
=> P R P
""")  # fmt: skip
def test_a_member_that_a_rule_is_made_of_is_given(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $f(x) = \max(0, x)$. Then $f'(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{if } x < 1 \end{cases}$.
=> N
Let $f(x) = \max(0, x)$. Then $f'(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{if } x > 0 \end{cases}$.
=> N
Let $f(x) = \max(0, x)$. Then $f'(x) = \begin{cases} 1 & \text{if } x > 0 \\ 0 & \text{if } x < 0 \end{cases}$.
=> P
We have $|x| = \begin{cases} x & x \ge 0 \\ -x & x \le 0 \end{cases}$ and $|x| = \begin{cases} x & x \ge 0 \\ -x & x \le 1 \end{cases}$ and $|x| = \begin{cases} -x & x \le 1 \\ x & x > 0 \end{cases}$.
=> P N R
""")  # fmt: skip
def test_two_cases_that_hold_for_the_same_numbers_ask(document, expected):
    assert verdicts(document) == expected


@rows(r"""
# One
Let $\eta(t) = \frac{\eta_0}{1 + kt}$.

# Two
For the rule $w_{t} = (1-\eta\lambda)^tw_0$ and $\eta = 0.1$, $\lambda = 0.5$: $w_1 = 0.95w_0$ and $w_1 = 0.9 w_0$.
=> P R
# One
Let $f(x) = x^2$. Then $f(2) = 4$.

# Two
At $x = 3$ we have $f = 9$ and $f(2) = 4$.
=> P P
""")
def test_a_function_of_a_section_may_be_a_number_in_the_next(document, expected):
    assert verdicts(document) == expected
