"""States that change from step to step: what a rule makes of its members is claimed, not given."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT

MOMENTUM = (
    r"Momentum is $v_{t+1} = \beta v_t + g_t$ and $w_{t+1} = w_t - \eta v_{t+1}$ with $v_0 = 0$."
)
DESCENT = (
    r"Gradient descent on $C(w) = w^2$ is $w_{t+1} = w_t - \eta C'(w_t)$. "
    r"Let $\eta = 0.1$ and $w_0 = 1$."
)
SHIFTED = (
    r"We use $v_t = \beta v_{t-1} + g_t$ and $w_t = w_{t-1} - \eta v_t$. Let $\beta = 0.9$, "
    r"$\eta = 0.1$, $v_0 = 0$, $w_0 = 1$, $g_1 = 1$, $g_2 = 2$."
)
NESTEROV = (
    r"Nesterov: $v_{t+1} = \mu v_t - \eta \nabla C(w_t + \mu v_t)$ and $w_{t+1} = w_t + v_{t+1}$, "
    r"where $C(w) = w^2$, $\mu = 0.5$, $\eta = 0.1$, $w_0 = 1$ and $v_0 = 0$."
)
ADAM = (
    r"Adam: $m_t = \beta_1 m_{t-1} + (1-\beta_1) g_t$, "
    r"$v_t = \beta_2 v_{t-1} + (1-\beta_2) g_t^2$, "
    r"$\hat m_t = \frac{m_t}{1-\beta_1^t}$, $\hat v_t = \frac{v_t}{1-\beta_2^t}$ "
    r"with $m_0 = 0$ and $v_0 = 0$."
)
NEWTON = (
    r"Newton's method is $x_{n+1} = x_n - \frac{f(x_n)}{f'(x_n)}$ with $f(x) = x^2 - 2$. "
    r"We start at $x_0 = 1$."
)
LATER_START = NEWTON.replace("x_0 = 1", "x_1 = 1")
BRACKETS = (
    r"We use $\theta^{(t+1)} = \theta^{(t)} - \eta \nabla C(\theta^{(t)})$, with "
    r"$C(\theta) = \theta^2$, $\eta = 0.1$, $\theta^{(0)} = 1$."
)
POINTS = (
    r"Let $C(w,b) = (w + b - 1)^2$. We use "
    r"$w_{t+1} = w_t - \eta \frac{\partial C}{\partial w}(w_t, b_t)$, "
    r"$b_{t+1} = b_t - \eta \frac{\partial C}{\partial b}(w_t, b_t)$. "
    r"We set $w_0 = 0$, $b_0 = 0$, $\eta = 0.25$."
)
TUPLES = (
    r"Let $\eta = \frac14$ and $(x_0, y_0) = (4, 4)$. Then $x_{n+1} = x_n - \eta \cdot 2 x_n$ and "
    r"$y_{n+1} = y_n - \eta \cdot 4 y_n$."
)
MEANS = r"The mean is $\bar w_t = \frac1t \sum_{i=1}^t w_i$ with $w_1 = 1$, $w_2 = 3$, $w_3 = 5$."
RAISED = (
    r"We use $\theta^{t+1} = \theta^t - \eta \nabla C(\theta^t)$ with $C(\theta) = \theta^2$, "
    r"$\theta^0 = 1$ and $\eta = 0.1$."
)
SCHEDULE = r"The learning rate is $\eta_t = \frac{\eta_0}{1+t}$."
PLAIN = r"The update is $w_{t+1} = w_t - \eta g_t$."
UNSAID = r"Momentum is $v_t = \beta v_{t-1} + g_t$."


def statuses(text):
    return [claim.status for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("rule", "statement", "expected"),
    [
        (MOMENTUM, r"$v_1 = g_0$ and $v_2 = \beta g_0 + g_1$", [P, P]),
        (MOMENTUM, r"$v_2 = \beta g_0 + 2 g_1$", [R]),
        (MOMENTUM, r"$v_3 = \beta^2 g_0 + \beta g_1 + g_2$", [P]),
        (MOMENTUM, r"$v_3 = \beta g_0 + \beta g_1 + g_2$", [R]),
        (MOMENTUM, r"$w_2 = w_0 - \eta(1+\beta)g_0 - \eta g_1$", [P]),
        (MOMENTUM, r"$w_2 = w_0 - \eta g_0 - \eta g_1$", [N]),  # β is on one side only
        (MOMENTUM, r"$w_2 = w_0 - \eta\beta g_0 - \eta g_1$", [R]),
        (DESCENT, "$w_1 = 0.8$ and $w_2 = 0.64$", [P, P]),
        (DESCENT, "$w_1 = 0.9$", [R]),
        (DESCENT, r"$w_1 = 1 - 0.1 \cdot 2 = 0.8$ and $w_2 = 0.8 - 0.1 \cdot 1.6 = 0.9$",
         [P, P, P, R]),
        (SHIFTED, "$v_1 = 1$, $v_2 = 2.9$, $w_1 = 0.9$, $w_2 = 0.61$", [P, P, P, P]),
        (SHIFTED, "$v_2 = 2.8$", [R]),
        (NESTEROV, "$v_1 = -0.2$, $w_1 = 0.8$, $v_2 = -0.24$, $w_2 = 0.56$", [P, P, P, P]),
        (NESTEROV, "$v_2 = -0.26$", [R]),  # the gradient at w_1, not ahead of it
        (ADAM, r"$m_1 = (1-\beta_1) g_1$ and $\hat m_1 = g_1$ and $\hat v_1 = g_1^2$", [P, P, P]),
        (ADAM, r"$v_1 = (1-\beta_2) g_1$", [R]),
        (NEWTON, r"$x_1 = 1 - \frac{-1}{2} = \frac32$ and $x_2 = \frac{17}{12}$", [P, P, P]),
        (NEWTON, r"$x_2 = \frac{15}{12}$", [R]),
        (LATER_START, r"$x_2 = \frac32$ and $x_3 = \frac{17}{12}$ and $x_3 = 1$", [P, P, R]),
        (BRACKETS, r"$\theta^{(1)} = 0.8$ and $\theta^{(2)} = 0.64$", [P, P]),
        (BRACKETS, r"$\theta^{(2)} = 0.66$", [R]),
        (ADAM.replace("0$ and $v_0 = 0", "v_0 = 0"), r"$v_1 = (1-\beta_2) g_1^2$", [P]),
        (POINTS, "$w_1 = b_1 = 0.5$ and $w_2 = 0.5$", [P, P, P]),
        (POINTS, "$w_1 = 0.7$", [R]),
        (TUPLES, "$(x_1, y_1) = (2, 0)$ and $(x_2, y_2) = (1, 1)$", [P, P, P, R]),
        (TUPLES, "$x_1 = y_1 + 2$", [P]),
        (MEANS, r"$\bar w_2 = 2$ and $\bar w_3 = 3$ and $\bar w_3 = 4$", [P, P, R]),
        (RAISED, r"$\theta^1 = 0.8$ and $\theta^2 = 0.64$ and $\theta^1 = 0.9$", [P, P, R]),
        (RAISED, r"$\theta^2 = \theta^1 - \eta \cdot 2 \theta^1 = 0.64$", [P, P]),
        (RAISED, r"$\theta^t = 0.8^t$ and $\theta^{t} = 0.9^t$", [P, R]),
        (SCHEDULE, r"$\eta_1 = \frac{\eta_0}{2}$ and $\eta_3 = \eta_0/4$", [P, P]),
        (SCHEDULE, r"$\eta_2 = \eta_0/2$", [R]),
    ],
)  # fmt: skip
def test_a_rule_is_put_into_itself(rule, statement, expected):
    assert statuses(f"{rule}\n\nThen {statement}.") == expected


@pytest.mark.parametrize(
    ("rule", "statement", "expected"),
    [
        # nothing is given for w_0: what is said in terms of earlier members is decided
        (PLAIN, r"$w_2 = w_1 - \eta g_1$ and $w_2 = w_0 - \eta g_0 - \eta g_1$", [P, P]),
        (PLAIN, r"$w_2 = w_1 + \eta g_1$", [R]),
        (PLAIN, r"$w_3 = w_0 - \eta(g_0 + g_1)$", [N]),
        (UNSAID, r"$v_2 = \beta^2 v_0 + \beta g_1 + g_2$", [P]),
        (UNSAID, r"$v_2 = \beta^2 v_0 + \beta g_1 + \beta g_2$", [R]),
        # v_0 may be 0: the text goes on from what it says, and is asked about it
        (UNSAID, r"$v_1 = g_1$ and $v_2 = \beta g_1 + g_2$", [N, P]),
        (UNSAID, r"$v_1 = g_1$ and $v_2 = \beta g_1 + 2 g_2$", [N, R]),
        # w_1 may be where the walk starts, with no momentum yet
        (MOMENTUM.replace(" with $v_0 = 0$", ""), r"$w_2 = w_1 - \eta g_1$", [N]),
        # the first state by a number, but not the third
        (UNSAID + " We start with $v_1 = 3$.", r"$v_2 = 3\beta + g_2$", [P]),
        (UNSAID, "$v_1 = 3$", [N]),
        (UNSAID, "$v_3 = 3$", [N]),
    ],
)
def test_without_a_first_state_only_what_follows_for_every_one_is_decided(
    rule, statement, expected
):
    assert statuses(f"{rule}\n\nThen {statement}.") == expected


def test_derivatives_go_through_the_members():
    network = (
        r"Let $h_t = \tanh(w h_{t-1} + u x_t)$ with $h_0 = 0$. Then $h_1 = \tanh(u x_1)$. "
        r"We have $\frac{\partial h_2}{\partial h_1} = w(1 - h_2^2)$ and "
        r"$\frac{\partial h_2}{\partial w} = (1 - h_2^2) h_1$ and "
        r"$\frac{\partial h_2}{\partial h_1} = w(1 + h_2^2)$."
    )
    assert statuses(network) == [P, P, P, R]


def test_the_rule_is_named():
    report = check_text(f"{DESCENT}\n\nThen $w_1 = 0.8$.", by=decide)
    claim = report.formulas[-1]
    assert (claim.role, claim.note) == (Role.CLAIM, "w_1 by the rule of line 1")


RULE = f"# Newton\n\n{NEWTON}\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the data of another exercise, or of another section, are no iterates
        (RULE + "# Exercise 2\n\nThe data are $x_1 = 2$ and $x_2 = 3$. So $x_1 + x_2 = 5$.", [P]),
        (RULE + "# Data\n\nThe data are $x_1 = 2$ and $x_2 = 3$. So $x_1 + x_2 = 5$.", [N, N, P]),
        (RULE + "# Data\n\nSo $x_1 = 2$.", [R]),
        (RULE + "# Solution\n\n$x_1 = 2$", [R]),
        (RULE + "## Start\n\n$x_1 = 2$", [R]),
        (RULE + "# More\n\n$x_1 = 1 + 1 = 2$", [R, P]),
    ],
)
def test_a_rule_holds_where_it_is_meant(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the same at every step
        ((r"With $v_{t+1} = \frac12 v_t + g_t$, $v_0 = 0$ and $g_t = 1$ for all $t$ we get "
         "$v_1 = 1$, $v_2 = 1.5$ and $v_3 = 3$."), [P, P, R]),
        ((r"Let $w_{t+1} = w_t - \eta_t g_t$ with $\eta_t = \eta$ and $w_0 = 1$. Then "
         r"$w_2 = 1 - \eta g_0 - \eta g_1$."), [P]),
        # a number for one step is none for all
        (r"Let $v_{t+1} = v_t + g_t$ with $v_0 = 0$. At step $t$ it is $g_t = 1$. Then $v_2 = 2$.",
         [N]),
        # from here, up to there
        ((r"Let $a_t = a$ for $t < 5$, $a_t = \frac{a}{1+t}$ for $t \ge 5$. "
         "Then $a_7 = a/8$ and $a_3 = a$ and $a_3 = a/4$."), [P, P, R]),
        (r"Let $w_{t+1} = w_t - 2$ for $t \le 3$ with $w_0 = 0$. Then $w_2 = -4$.", [P]),
        (r"For $n \ge 1$ let $x_n = x_{n-1} + 1/n$ with $x_0 = 0$; $x_2 = 1.5$; $x_3 = 2$.",
         [P, R]),
        (r"Let $w_{t+1} = w_t - 2$ for $t \le 3$ with $w_0 = 0$. Then $w_{10} = -20$.", [N]),
        ((r"Let $v_{t+1} = \beta v_t + g_t$ for $t \ge 1$ with $v_1 = g_0$. "
         r"Then $v_2 = \beta g_0 + g_1$."), [P]),
        (r"For $t = 0, 1, \dots$ let $v_{t+1} = 2 v_t + 1$ with $v_0 = 0$. Then $v_3 = 7$.", [P]),
    ],
)  # fmt: skip
def test_for_which_steps_a_rule_holds(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a target is no value of the model
        (
            (
                "The model is $y_i = w x_i + b$ with $w = 1$ and $b = 1$. The data are $x_1 = 1$, "
                "$y_1 = 3$. Then $y_1 - x_1 = 2$."
            ),
            [N, P],
        ),
        ("Let $y_i = w x_i$ with $w = 2$. With $x_1 = 1$ we get $y_1 = 2$, so $y_1 = 3$.", [P, R]),
        # two rules for the same states
        (
            (
                "Plain: $w_{t+1} = w_t - 1$ with $w_0 = 4$. The other way is $w_{t+1} = w_t / 2$. "
                "Then $w_1 = 3$ and $w_1 = 2$ and $w_1 = 1$."
            ),
            [R, N, N, R],
        ),
        (
            (
                "Let $w_{t+1} = w_t - w_t / 2$ with $w_0 = 4$. Then $w_{t+1} = w_t / 4$. "
                "Then $w_1 = 2$ and $w_1 = 1$."
            ),
            [R, P, R],
        ),
        ("Let $w_{t+1} = w_t - 1$ with $w_0 = 4$. Let $w_1 = 5$. Then $w_2 = 4$.", [P]),
    ],
)
def test_what_a_number_may_be(text, expected):
    assert statuses(text) == expected


def test_powers_stay_powers():
    assert statuses(r"We have $q^{n+1} = q^n - (1-q) q^n$ and $w^2 - 1 = (w-1)(w+1)$.") == [P, P]
    assert statuses("Let $w = 2$. Then $w^3 = w^2 + 4$ and $w^3 = w^2 - 4$.") == [P, R]


@pytest.mark.parametrize(
    ("rule", "state", "expected"),
    [
        (r"$x_{n+1} = 3.7 x_n (1 - x_n)$ with $x_0 = 0.5$", "$x_1 = 0.925$", P),
        (r"$x_{n+1} = 3.7 x_n (1 - x_n)$ with $x_0 = 0.5$", "$x_{30} = 1$", N),
        (r"$x_{n+1} = \frac12 (x_n + 2/x_n)$ with $x_0 = 1$", "$x_{40} = 1$", N),
        ("$x_n = x_{n-1} + x_{n-2}$ with $x_0 = 0$, $x_1 = 1$", "$x_{50} = 12586269025$", P),
        ("$x_n = x_{n-1} + x_{n-2}$ with $x_0 = 0$, $x_1 = 1$", "$x_{90} = 1$", N),
    ],
)
def test_states_far_away_and_with_many_digits_are_not_worked_out(rule, state, expected):
    found = check_text(f"Let {rule}. Then {state}.", by=decide).claims
    assert [claim.status for claim in found] == [expected]
    if expected is N:
        assert "which" in found[0].missing[0]  # … is too far away, or has too many digits
