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
