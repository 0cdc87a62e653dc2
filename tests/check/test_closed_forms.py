"""Closed forms of sequences: tried on the first members, proved by induction, never assumed."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N, U = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT, Status.UNDECIDED
DESCENT = r"Gradient descent on $C(w) = \frac{a}{2} w^2$ is $w_{t+1} = w_t - \eta C'(w_t)$. "
CONSTANT = r"Momentum with a constant gradient is $v_{t+1} = \beta v_t + g$ with $v_0 = 0$. "
MOMENTUM = r"Momentum is $v_{t+1} = \beta v_t + g_t$ with $v_0 = 0$. "
LATE = "Let $x_1 = 1$ and $x_{n+1} = 2 x_n$. "
TWO_STEPS = "Let $a_{n+2} = 5 a_{n+1} - 6 a_n$ with $a_0 = 2$ and $a_1 = 5$. "
BRACKETS = r"Let $\theta^{(t+1)} = \theta^{(t)} - \eta \theta^{(t)}$ with $\theta^{(0)} = 3$. "


def claims(text):
    return check_text(text, by=decide).claims


@pytest.mark.parametrize(
    ("rule", "statement", "expected"),
    [
        (DESCENT, r"$w_t = (1 - \eta a)^t w_0$", P),
        (DESCENT, r"$w_n = (1 - \eta a)^n w_0$", P),
        (DESCENT, r"$w_t = (1 - 2 \eta a)^t w_0$", R),
        (DESCENT, r"$w_t = (1 + \eta a)^t w_0$", R),
        (DESCENT, r"$w_{t+1} = (1 - \eta a)^{t+1} w_0$", P),
        (DESCENT, r"$w_{t} = (1 - \eta a)^{t-1} w_0$", R),
        (CONSTANT, r"$v_t = g \frac{1 - \beta^t}{1 - \beta}$", P),
        (CONSTANT, r"$v_t = g \frac{1 - \beta^{t+1}}{1 - \beta}$", R),
        (CONSTANT, r"$v_t = \frac{g}{1 - \beta}$", N),  # in the long run
        (LATE, "$x_n = 2^{n-1}$", P),
        (LATE, "$x_n = 2^n$", R),
        (LATE, "$x_n = 1 + (n-1) n / 2$", R),  # 1, 2, 4, 7
        (TWO_STEPS, "$a_n = 2^n + 3^n$", P),
        (TWO_STEPS, "$a_n = 2 + 3n$", R),
        (BRACKETS, r"$\theta^{(t)} = 3(1-\eta)^t$", P),
        (BRACKETS, r"$\theta^{(t)} = 3(1-\eta t)$", R),
        (MOMENTUM, r"$v_t = \sum_{k=0}^{t-1} \beta^{t-1-k} g_k$", P),
        (MOMENTUM, r"$v_t = \sum_{k=0}^{t-1} \beta^{t-k} g_k$", R),
        # right for the first members, and wrong later
        (LATE, "$x_n = 2^{n-1} + (n-1)(n-2)(n-3)(n-4)(n-5)(n-6)$", U),
        # the rule once more
        (MOMENTUM, r"$v_t = \beta v_{t-1} + g_{t-1}$", P),
        (MOMENTUM, r"$v_n = \beta v_{n-1} + 2 g_{n-1}$", R),
        (MOMENTUM, r"$v_t = \beta v_{t-1} + g_t$", N),  # another count of the gradients
    ],
)
def test_a_statement_about_every_member(rule, statement, expected):
    assert [claim.status for claim in claims(f"{rule}Then {statement}.")][-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # sums grow by one term
        (r"Let $s_n = \sum_{k=1}^n k$. Then $s_n = \frac{n(n+1)}{2}$.", [P]),
        (r"Let $s_n = \sum_{k=1}^n k$. Then $s_n = \frac{n(n-1)}{2}$.", [R]),
        (r"Let $s_n = \sum_{k=1}^n k$. Then $s_n = n^2 - n + 1$ and $s_4 = 13$.", [R, R]),
        (r"Let $q_n = \sum_{k=0}^{n-1} r^k$. Then $q_n = \frac{1-r^n}{1-r}$.", [P]),
        (r"Let $q_n = \sum_{k=0}^{n-1} r^k$. So $q_n = \frac{1-r^{n+1}}{1-r}$.", [R]),
        (r"Let $u_m = \sum_{k=1}^m k^3$. Then $u_m = \frac{m^2(m+1)^2}{4}$.", [P]),
        # a rate that goes down with the steps
        ((r"Let $u_{k+1} = u_k - \eta_{k+1} u_k$ with $u_0 = 6$ and $\eta_k = \frac{1}{k+1}$. "
         r"Then $u_k = \frac{6}{k+1}$."), [P]),
        # a letter that has a number, or a domain, is an index all the same
        (r"Let $t \in \mathbb{N}$ and $a_t = \frac{a}{1+t}$. Then $a_2 = a/3$.", [P]),
        (r"Let $t = 2$. Let $x_{t+1} = 2 x_t$ with $x_0 = 1$. Then $x_t = 2^t$.", [P]),
        (r"Let $t = 0, 1$. Let $x_{t+1} = 2 x_t$ with $x_0 = 1$. Then $x_t = t + 1$.", [R]),
        # a wrong statement supports no other
        (LATE + "So $x_n = 2^{n-1} + (n-1)(n-2)(n-3)(n-4)(n-5)(n-6)$. Then "
         r"$x_{n+1} = 2^n + 2(n-1)(n-2)(n-3)(n-4)(n-5)(n-6)$ for $n \ge 1$.", [U, U]),
    ],
)  # fmt: skip
def test_what_is_proved_for_every_index(text, expected):
    assert [claim.status for claim in claims(text)] == expected


def test_a_wrong_closed_form_is_no_rule():
    text = DESCENT + r"So $w_t = (1 - \eta)^t w_0$. Then $w_2 = (1 - \eta)^2 w_0$."
    assert [claim.status for claim in claims(text)] == [N, N]  # a is on one side only
    text = LATE + "So $x_n = 2^n$. Then $x_3 = 8$ and $x_3 = 4$."
    assert [claim.status for claim in claims(text)] == [R, R, P]


def test_another_section_may_have_another_rule():
    text = f"# Descent\n\n{LATE}\n\n# Other\n\nHere $x_n = 3 n$. So $x_2 = 6$."
    assert [claim.status for claim in claims(text)] == [P]


def test_what_is_made_of_a_sequence_has_a_rule_too():
    text = (
        r"Let $\theta_{k+1} = \theta_k - 0.2 (\theta_k - 3)$, $\theta_0 = 0$. "
        r"The error $e_k = \theta_k - 3$ satisfies $e_{k+1} = %s e_k$."
    )
    assert [claim.status for claim in claims(text % "0.8")] == [P]
    assert [claim.status for claim in claims(text % "0.5")] == [R]


def test_the_reason_names_the_way():
    proved = claims(LATE + "Then $x_n = 2^{n-1}$.")[0]
    assert proved.reason == "by induction over n, from n = 1 on"
    refuted = claims(LATE + "Then $x_n = n$.")[0]
    assert refuted.reason.startswith("for n = 3: ")


@pytest.mark.parametrize(
    "closed", [r"w_k = \frac{4}{2^k}", r"w_k = 4 \cdot 2^{-k}", r"w_k = 4 (\frac12)^k"]
)
def test_a_closed_form_that_is_proved_is_not_assumed(closed):
    text = rf"Let $w_{{k+1}} = \frac12 w_k$ and $w_0 = 4$. So ${closed}$. So $w_3 = \frac12$."
    report = check_text(text, by=decide)
    assert [claim.status.name for claim in report.claims] == ["PROVED", "PROVED"]
    assert report.assumptions == ()


def test_a_closed_form_that_is_wrong_is_told():
    text = r"Let $w_{k+1} = \frac12 w_k$ and $w_0 = 4$. So $w_k = \frac{4}{3^k}$."
    report = check_text(text, by=decide)
    assert [claim.status.name for claim in report.claims] == ["REFUTED"]
    assert [notice.text for notice in report.assumptions] == [r"w_k = \frac{4}{3^k}"]


def test_a_wrong_closed_form_behind_a_wrong_factor_is_judged():
    document = r"""
Let $f(x) = \frac12 \lambda x^2$ with $\lambda = 4$ and $\eta = 0.1$. Gradient descent gives
$x_{k+1} = x_k - \eta f'(x_k) = (1 - \eta\lambda) x_k$. With $x_0 = 1$ we get $x_1 = 0.4$ and
in general $x_k = 0.4^k$.
"""
    claims = check_text(document, by=decide).claims
    assert [claim.status.value for claim in claims] == ["PROVED", "REFUTED", "REFUTED"]
