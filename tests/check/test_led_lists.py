# ruff: noqa: E501  (a row is a document)
"""Conditions that lead to a list limit its items, and nothing behind it."""

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
If $x = 2$ and $y = 3$, then:

- $x + y = 5$
- $xy = 6$
=> P P
If $x = 2$ and $y = 3$, then:

- $x + y = 6$
- $xy = 6$

In general $x + y = y + x$ and for $x = 1$ we have $2x = 2$.
=> R P P P
Let $x = 1$. If $x = 2$ and $y = 3$, then:

- $x + y = 5$
- $xy = 6$

But $2x = 2$.
=> P P P
Let $x = 1$. If $x = 2$, then

1. $x^2 = 5$
2. $x^3 = 8$
=> R P
If $h_t = 0.5 h_{t-1} + x_t$ and $h_0 = 0$, then:

- $h_1 = x_1$
- $h_2 = 0.5 x_1 + x_2$
=> P P
If $x > 0$, then:

- $|x| = x$
- $|x|/x = 1$
=> P P
If $x > 0$, then:

- $|x| = -x$
- $|x|/x = 1$
=> R P
Let $a > 0$. If $x < 0$, then:

1. $|x| = -x$
2. $\sqrt{x^2} = -x$
=> P P
For $x < 0$ we have:

1. $|x| = -x$;
2. $\sqrt{x^2} = -x$;
3. $|x| = x$.

So $|3| = 3$ and $|x| \ge 0$.
=> P P R P P
If $x < 0$, then $|x| = -x$. Properties:

- $|x| = x$ for $x > 0$
- $|2x| = 2|x|$
=> P P P
Let $h_t = \tanh(w x_t + u h_{t-1})$ with $h_0 = 0$. With $w = 0.5$, $u = 0.8$, $x_1 = 1$: $h_1 = \tanh(0.5)$.

## A linear RNN

If $h_t = u h_{t-1} + x_t$ and $h_0 = 0$ then

1. $h_1 = x_1$
2. $h_2 = u x_1 + x_2$
=> P P P
""")
def test_what_leads_to_a_list_limits_its_items(document, expected):
    assert verdicts(document) == expected


@rows(r"""
If $x > 0$, then:

- $|x| = x$

Otherwise:

- $|x| = -x$
=> P N
If $x > 0$, then $|x| = x$. Otherwise:

- $|x| = -x$
=> P N
If $x > 0$, then:

- $|x| = x$

If $x < 0$, then:

- $|x| = -x$
=> P P
If $x > 0$, then:

- $|x| = x$

In general:

- $|x| = |-x|$
- $|x| = x$
=> P P R
1. If $x > 0$, then:
   - $|x| = x$
   - $|x| = 1$
2. If $x < 0$, then:
   - $|x| = -x$
   - $|x| = x$
=> P R P R
""")
def test_another_list_has_conditions_of_its_own(document, expected):
    assert verdicts(document) == expected
