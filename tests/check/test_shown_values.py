"""What is worked out with the rounded value of a letter may differ in its last digit."""

from tests.check.verdict_rows import rows, verdicts

ROWS = r"""
Let $\sigma$ be the sigmoid. Put $a = \sigma(1) \approx 0.731$. So $3a \approx 2.193$.
=> P P
Let $\sigma$ be the sigmoid. Put $a = \sigma(1) \approx 0.731$. So $3a \approx 2.194$.
=> P R
Let $\sigma$ be the sigmoid. Put $a = \sigma(0.707) \approx 0.670$. So $2a \approx 1.340$ and $2a \approx 1.342$.
=> P P R
Let $\sigma$ be the sigmoid. Put $a = \sigma(0.707) \approx 0.670$. So $1000a \approx 670.0$ and $2a = 1.340$.
=> P N N
Let $\sigma$ be the sigmoid. Put $a = \sigma(0.707)$ and $v = (2, 4)$. Then $a \approx 0.670$.
So $a v \approx (1.340, 2.680)$, and not more: $a v \approx (1.340, 2.700)$.
=> P N R
Let $\sigma$ be the sigmoid. Put $a = \sigma(0.707) \approx 0.670$. Now let $a = \sigma(0)$. So $2a \approx 1.340$.
=> P R
Let $\sigma$ be the sigmoid and $a = \sigma(0.707)$. Then $a \approx 0.680$ and $2a \approx 1.360$.
=> R R
"""  # noqa: E501


@rows(ROWS)
def test_rounded_values_go_on(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $a = 1/3 = 0.33$. Then $3a = 0.99$.
=> N N
Let $h = \sigma(0.1) = 0.525$ with the sigmoid $\sigma$. Then $g = 3h = 1.575$ and $g = 1.585$.
=> N N R
Let $a = 0.3$ and $b = a^2 \cdot 0.777 = 0.0699$. Then $c = 12 b = 0.8388$ and $c = 0.9$.
=> N N R
Let $h = 1/2 \cdot 0.5 = 0.25$. Then $4h = 1.1$.
=> P R
""")
def test_decimals_behind_equals_signs_may_be_rounded(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $x = 1$, $a = \ln 2 = 0.693$.

$d = 7 a = 7 \cdot 0.693 = 4.851$

So $d x = 4.851$ and $d x = 4.951$.
=> N N P N R
Let $a = \ln 2 \approx 0.693$, $d = 7 a \approx 4.851$, $2d \approx 9.702$.
=> P N N
Let $a = \ln 2 \approx 0.693$, $d = 7 a \approx 4.900$, $2d \approx 9.8$.
=> P R R
""")
def test_what_is_carried_over_two_steps_may_be_off_by_some_units(document, expected):
    assert verdicts(document) == expected
