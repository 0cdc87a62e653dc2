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


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (r"\sum_{i=1}^t\beta^{t-i} = \sum_{j=0}^{t-1}\beta^j", P),
        (r"(1-\beta)\sum_{i=1}^t\beta^{t-i} = 1 - \beta^t", P),
        (r"(1-\beta)\sum_{i=2}^{t+1}\beta^{t+1-i} = 1 - \beta^t", P),
        (r"(1-\beta)\sum_{i=0}^{t+1}\beta^{t-i} = 1 - \beta^t", R),
        (r"\sum_{i=1}^t i\beta^{t-i} = \sum_{j=0}^{t-1} j\beta^j", R),
        (r"\sum_{i=1}^t i\beta^{t-i} = \sum_{j=0}^{t-1} (t-j)\beta^j", P),
        (r"\sum_{i=1}^t i\beta^{t-i} = \sum_{j=0}^{t-1} (t-j+1)\beta^j", R),
        (r"\sum_{i=1}^{n} (n - i) = \frac{n(n-1)}{2}", P),
        (r"\sum_{i=1}^{n} (n - i) = \frac{n(n+1)}{2}", R),
        (r"\sum_{i=1}^{n} (n - i)^2 = \frac{n(n-1)(2n-1)}{6}", P),
        (r"\sum_{i=1}^{n} (n - i)(n - i - 1) = \frac{n(n-1)(n-2)}{3}", P),
        (r"\sum_{i=1}^{n} (2n - i) = \frac{n(3n-1)}{2}", "UNDECIDED"),
        (r"\sum_{i=1}^{n} 2^{n-i} = 2^n - 1", P),
        (r"\sum_{i=1}^{n} 2^{n+i} = 2^n(2^{n+1} - 2)", P),
        (r"\sum_{i=1}^{n} 2^{n i} = 2^n", R),
        (r"\sum_{i=1}^{t} \beta^{t-i} g_i = \beta \sum_{i=1}^{t-1} \beta^{t-1-i} g_i + g_t", P),
        (r"\sum_{i=1}^{t} (t - i) g_i = \sum_{i=1}^{t-1} (t - i) g_i", "UNDECIDED"),
    ],
)
def test_terms_with_the_letter_in_them(claim, verdict):
    assert found(f"$${claim}$$") == [verdict]


MEAN_OF_SQUARES = r"$v_t = \beta v_{t-1} + (1 - \beta) s_t$ with $v_0 = 0$. Then "
VELOCITY = r"$v_t = \beta v_{t-1} + g_t$ with $v_0 = 0$. Then "


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (MEAN_OF_SQUARES + r"$v_t = (1-\beta) \sum_{i=1}^t \beta^{t-i} s_i$.", P),
        (MEAN_OF_SQUARES + r"$v_t = (1-\beta) \sum_{i=0}^{t-1} \beta^i s_{t-i}$.", P),
        (MEAN_OF_SQUARES + r"$v_t = (1-\beta) \sum_{i=1}^t \beta^{t-i} s_{i-1}$.", R),
        (MEAN_OF_SQUARES + r"$v_t = (1-\beta) \sum_{i=1}^t \beta^{t-i+1} s_i$.", R),
        (MEAN_OF_SQUARES + r"$v_t = \sum_{i=1}^t \beta^{t-i} s_i$.", R),
        (VELOCITY + r"$v_t = \sum_{i=0}^{t-1} \beta^i g_{t-i}$.", P),
        (VELOCITY + r"$v_t = \sum_{i=0}^{t-1} \beta^i g_{t-i-1}$.", R),
        (r"$w_{t+1} = w_t - \eta g_t$. Then $w_t = w_0 - \eta \sum_{i=0}^{t-1} g_i$.", P),
        (r"$x_t = a x_{t-1} + b$. Then $x_t = a^t x_0 + b\sum_{i=0}^{t-1} a^i$.", P),
        (r"$x_t = a x_{t-1} + b$. Then $x_t = a^t x_0 + b\sum_{i=0}^{t} a^i$.", R),
        (r"$\sum_{i=1}^{t} \beta^{t-i} g_i = \sum_{j=0}^{t-1} \beta^{j} g_{t-j}$", P),
    ],
)
def test_sequences_that_are_unrolled(text, verdict):
    assert found(text) == [verdict]


def test_a_sum_that_does_not_grow_yet_is_no_start_of_an_induction():
    assert P not in found(r"For $n \ge 0$ we have $\sum_{i=3}^n 1 = n - 2$.")


def test_what_fails_only_for_one_term_asks():
    # right for every n from 2 on
    assert found(r"$\sum_{i=1}^n i = \frac{n(n+1)}{2} + \max(0, 2 - n)$") == [ASK]


POLYNOMIAL = "(n-1)(n-2)(n-3)(n-4)(n-5)"
BY_S = "(S-1)(S-3)(S-6)(S-10)(S-15)"


@pytest.mark.parametrize(
    "text",
    [
        rf"$\sum_{{i=1}}^n i = \frac{{n(n+1)}}{{2}} + {POLYNOMIAL}$",
        rf"$\sum_{{i=1}}^n 1 = n + {POLYNOMIAL}(n-6)(n-7)$",
        rf"Let $S = \sum_{{i=1}}^n i$. Then $\sum_{{i=1}}^n i = \frac{{n(n+1)}}{{2}} + {BY_S}$.",
        rf"Let $c = {POLYNOMIAL}$. Then $\sum_{{i=1}}^n (i + c) = \frac{{n(n+1)}}{{2}}$.",
        rf"Let $c_n = {POLYNOMIAL}$. Then $\sum_{{i=1}}^n (i + c_n) = \frac{{n(n+1)}}{{2}}$.",
        r"Let $c_1 = c_2 = c_3 = c_4 = c_5 = 0$. Then $\sum_{i=1}^n i = \frac{n(n+1)}{2} + c_n$.",
        r"$\sum_{i=1}^n i = \frac{n(n+1)}{2} + \frac{|n-7|}{n-7} + 1$",
        r"$\sum_{i=1}^n i = \frac{n(n+1)}{2} + \frac{|2n-13|}{2n-13} + 1$",
        r"$\sum_{i=1}^n \max(i-6, 0) = 0$",
        r"$\sum_{i=1}^n \lfloor i/6 \rfloor = 0$",
        r"$\sum_{i=1}^n (|i - 8.5| - |i - 9.5|) = -n$",
        r"$\sum_{i=1}^n \max(0, x_i - 6) = \sum_{i=1}^n \max(0, x_i - 7)$",
        r"$\sum_{i=1}^n (w_{i,n} - w_{i-1,n}) = w_{n,n} - w_{1,n}$",
    ],
)
def test_what_is_right_for_the_first_numbers_only_is_not_proved(text):
    assert P not in found(text)


@pytest.mark.parametrize(
    "text",
    [
        r"$\sum_{i=1}^n \frac{i-10}{i-10} = n$",  # from n = 10 on a term has no value
        r"$\sum_{i=1}^n \frac{i-2}{i-2} = n$",
        r"$\sum_{i=1}^n \ln(10-i) - \sum_{i=1}^n \ln(10-i) = 0$",
        r"$\sum_{i=1}^n \frac{i}{i-7} = \sum_{i=1}^n \left(1 + \frac{7}{i-7}\right)$",
    ],
)
def test_terms_without_a_value_end_an_induction(text):
    assert all(verdict in (ASK, "UNDECIDED") for verdict in found(text))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (r"For $n \ge 3$ we have $\sum_{i=1}^n i = \frac{n(n+1)}{2} + \max(0, 3 - n)$.", P),
        (r"For $n \ge 2$ we have $\sum_{i=1}^n i = \frac{n(n+1)}{2} + \max(0, 3 - n)$.", R),
        (r"For $n \ge 0$ we have $\sum_{i=1}^n 1 = \max(n, 1)$.", ASK),
        (r"For $n \ge 0$ we have $\sum_{i=1}^n i^2 = \frac{n(n+1)(2n+1)}{6}$.", P),
        (r"For $n \ge 4$ we have $\sum_{i=1}^n i = \frac{n(n+1)}{2} + 1$.", R),
        (r"For $n \le 2$ we have $\sum_{i=1}^n i^2 = 4n-3$.", "UNDECIDED"),
        (r"For $n = 1, 2$ we have $\sum_{i=1}^n i^2 = 4n-3$.", P),
        (r"For even $n$ we have $\sum_{i=1}^n (-1)^i = 0$.", ASK),
        (r"If $n$ is even then $\sum_{i=1}^n (-1)^i = 0$.", ASK),
    ],
)
def test_the_numbers_that_the_letter_may_be(text, verdict):
    assert found(text) == [verdict]


def test_the_first_number_is_told_where_a_sum_has_terms_before():
    claim = r"$\sum_{i=1}^n i - \sum_{i=3}^n i = 3$"
    report = check_text(claim, by=decide)
    assert [(one.status.name, one.conditions) for one in report.claims] == [(P, ("n ≥ 3",))]


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
