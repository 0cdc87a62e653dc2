# ruff: noqa: E501  (a row is a document)
r"""Equations of letters that were worked out from rounded decimals, and tables of steps."""

import pytest

from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Let $\sigma$ be the sigmoid. Let $a = \sigma(0.5) \approx 0.6225$ and $z = 0.5 - a = 0.5 - 0.6225 = -0.1225$ and $y = \sigma(-0.1225)$. Then $\sigma'(z) = y(1 - y)$.
=> P N P N
Let $\sigma$ be the sigmoid. Let $a = \sigma(0.5) \approx 0.6225$ and $z = 0.5 - a = 0.5 - 0.6225 = -0.1225$ and $y = \sigma(-0.1225)$. Then $\sigma'(z) = y(1 + y)$ and $\sigma'(z) = y$.
=> P N P R R
Let $q = 0.001$ and $x = 2$. Then $x + q = x$ and $x + q = q + x$.
=> R P
Let $x = 0.25$. Then $x^2 = \frac{1}{16}$ and $x^2 = \frac{10}{161}$.
=> P R
""")  # fmt: skip
def test_what_was_rounded_before_is_asked_for(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize("word", ["New", "updated", "Neues", "nouveau", "新"])
def test_the_new_w_of_a_table_is_another(word):
    table = (
        "Let $L(w) = w^2 - 4w + 5$.\n\n"
        f"| Step | $w$ | $L(w)$ | {word} $w$ |\n|---|---|---|---|\n"
        "| 0 | 0.0 | 5.0 | 1.2 |\n| 1 | 1.2 | 1.64 | 1.68 |\n| 2 | 1.68 | 1.2 | 1.9 |\n"
    )
    assert verdicts(table) == ["P", "P", "R"]


@rows(r"""
Let $f(w_1, w_2) = w_1 - w_2$. Let $L(w) = w^2 - 4w + 5$, starting from $w_0 = 0$.

| Step | $w$ | $L(w)$ |
|---|---|---|
| 0 | 0.0 | 5.0 |
| 1 | 1.2 | 2.9 |

Then $L(2) = 1$ and $L(2) = 2$.
=> P P R P R
""")  # fmt: skip
def test_steps_count_from_zero(document, expected):
    assert verdicts(document) == expected
