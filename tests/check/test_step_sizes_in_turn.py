# ruff: noqa: E501  (a row is a document)
r"""The same iteration with one step size after the other: each has a rule of its own."""

from tests.check.verdict_rows import rows, verdicts

FIRST = r"""With $\eta = 0.1$: $w_{t+1} = 0.2 w_t + 1.6$. From $w_0 = 0$: $w_1 = 1.6$, $w_2 = 1.92$.

"""


@rows(r"""
With $\eta = 0.3$: $w_{t+1} = w_t - 0.3(8 w_t - 16) = -1.4 w_t + 4.8$, so $w_1 = 4.8$, $w_2 = -1.92$ and $w_3 = 7.488$.
=> P P P P P P
With $\eta = 0.3$: $w_{t+1} = w_t - 0.3(8 w_t - 16) = -1.4 w_t + 4.8$, so $w_1 = 4.8$ and $w_2 = 11.52$.
=> P P P P R
With $\eta = 0.3$: $w_{t+1} = w_t - 0.3(8 w_t - 16) = 1.4 w_t + 4.8$.
=> P P R
So $w_{t+1} = 0.3 w_t + 1.6$.
=> P P R
With $\eta = 0.1$: $w_{t+1} = 0.3 w_t + 1.6$.
=> P P N
""")
def test_rules_with_other_step_sizes(document, expected):
    assert verdicts(FIRST + document) == expected
