"""Sums up to a letter: formulas for every number, and letters that have one."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, ASK = "PROVED", "REFUTED", "NEEDS_CONTEXT"


def found(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (r"\sum_{i=1}^n i = \frac{n(n+1)}{2}", P),
        (r"\sum_{i=1}^n i^2 = \frac{n(n+1)(2n+1)}{6}", P),
        (r"\sum_{i=1}^n i^2 = \frac{n(n+1)(2n-1)}{6}", R),
        (r"\sum_{i=1}^{t} r^{i} = \frac{r(1-r^{t})}{1 - r}", P),
        (r"\sum_{i=1}^{t} r^{i} = \frac{r(1-r^{t+1})}{1 - r}", R),
        (r"\sum_{i=0}^{t-1} (1-\beta)\beta^i = 1 - \beta^t", P),
        (r"(1-\beta)\sum_{i=0}^{t-1} \beta^i = 1 - \beta^{t-1}", R),
        (r"\sum_{i=1}^{n} (x_i - x_{i-1}) = x_n - x_0", P),
        (r"\sum_{i=1}^{n} i^3 = \left(\sum_{i=1}^{n} i\right)^2", "UNDECIDED"),
    ],
)
def test_a_formula_for_every_number_of_terms(claim, verdict):
    assert found(f"$${claim}$$") == [verdict]


def test_what_fails_only_for_one_term_asks():
    # right for every n from 2 on
    assert found(r"$\sum_{i=1}^n i = \frac{n(n+1)}{2} + \max(0, 2 - n)$") == [ASK]


def test_the_letter_may_have_had_a_number_before():
    text = "- $t = 2$: $1 - 0.9^2 = 0.19$\n\n" + r"In general $\sum_{i=0}^{t-1} \beta^i (1-\beta)"
    assert found(text + r" = 1 - \beta^t$.") == [P, P]


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (r"\sum_{i=1}^n i = 6", P),
        (r"\sum_{i=1}^n i = 7", R),
        (r"\frac1n \sum_{i=1}^n i = 2", P),
        (r"\sum_{i=1}^n x_i = x_1 + x_2 + x_3", P),
        (r"\sum_{i=1}^{n-1} i = 3", P),
    ],
)
def test_a_letter_with_a_number_counts_the_terms(claim, verdict):
    assert found(f"With $n = 3$ samples, ${claim}$.") == [verdict]


MEAN = r"$\mu_B = \frac1m \sum_{i=1}^m x_i$. "
VARIANCE = r"$\sigma_B^2 = \frac1m \sum_{i=1}^m (x_i - \mu_B)^2$. "
NORMED = r"$z_i = \frac{x_i - \mu_B}{\sqrt{\sigma_B^2}}$. "
LOSS = r"$L(w, b) = \frac1m \sum_{i=1}^m (w x_i + b - y_i)^2$. "
BY_W = r"$L_w = \frac{\partial L}{\partial w} = \frac2m \sum_{i=1}^m x_i(w x_i + b - y_i)$. "
BY_B = r"$L_b = \frac{\partial L}{\partial b} = \frac2m \sum_{i=1}^m (w x_i + b - y_i)$. "
WRONG_B = r"$L_b = \frac1m \sum_{i=1}^m (w x_i + b - y_i)$."


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (MEAN + r"$\sum_{i=1}^m (x_i - \mu_B) = 0$.", [P]),
        (MEAN + VARIANCE + NORMED + r"$\sum_{i=1}^m z_i = 0$.", [P]),
        (MEAN + VARIANCE + NORMED + r"$\sum_{i=1}^m z_i^2 = m$.", [P]),
        (LOSS + BY_W + BY_B + WRONG_B, [P, P, R]),  # the first L_b is defined
    ],
)
def test_a_subscript_that_is_part_of_a_name_is_no_index(text, verdicts):
    assert found(text) == verdicts
