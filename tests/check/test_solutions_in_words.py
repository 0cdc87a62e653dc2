"""Equations to be solved and what follows from them, told in words."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

PROVED, REFUTED, ASKS = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
COST = r"The cost is $C(w) = (w-3)^2 + 1$."
RIGHT = [
    "If $2x + 1 = 5$, then $x = 2$.",
    "If $x^2 = 4$ then $x = 2$ or $x = -2$.",
    "Solve $2x + 1 = 5$. Hence we get $x = 2$.",
    "Suppose $2x = 6$. Then $x = 3$.",
    "Let $x$ satisfy $2x = 6$. Then $x = 3$.",
    "If $x > 0$ and $x^2 = 4$, then $x = 2$.",
    "$(x-1)^2 = 0$ implies $x = 1$.",
    "$2x = 4$ if and only if $x = 2$.",
    r"If $\tanh x = 0$ then $x = 0$.",
    f"{COST} Setting $C'(w) = 0$ gives $w = 3$.",
    f"{COST} Setting the derivative to zero gives $2(w-3) = 0$, so $w^* = 3$.",
    f"{COST} Setting the derivative to zero gives $$2(w-3) = 0.$$ Hence $w_* = 3$.",
    f"{COST} Then $C'(w) = 0$ if and only if $w = 3$.",
    f"{COST} $$C'(w) = 0 \\iff w = 3$$",
    r"Let $f(x) = x^3 - 3x$. $f'(x) = 0 \iff x = \pm 1$.",
    "From $x + y = 3$ and $x - y = 1$ we get $x = 2$.",
    "Wenn $2x + 1 = 5$, dann $x = 2$.",
    "Aus $2x + 1 = 5$ folgt $x = 2$.",
    "Si $2x + 1 = 5$, alors $x = 2$.",
    "Si $2x + 1 = 5$, entonces $x = 2$.",
    "若 $2x + 1 = 5$，則 $x = 2$。",
]
RIDGE = (
    r"Let $L(w) = (wx - y)^2 + \lambda w^2$ with $\lambda > 0$. Setting $\frac{dL}{dw} = 0$ gives"
)
RIGHT += [
    r"Let $\sigma(x)=\frac1{1+e^{-x}}$. Suppose $\sigma(x) = p$. Then $x = \ln\frac{p}{1-p}$.",
    r"Let $f(x) = x^2$. If $f(x) = 9$ then $x = 3$ or $x = -3$.",
    RIDGE + r" $\hat w = \frac{xy}{x^2+\lambda}$.",
    RIDGE + r" $2x(wx-y) + 2\lambda w = 0$.",
]
WRONG = [
    "If $2x + 1 = 5$, then $x = 3$.",
    "If $x^2 = 4$ then $x = 2$.",
    "Solve $2x + 1 = 5$. Hence we get $x = 3$.",
    "$(x-1)^2 = 0$ implies $x = 2$.",
    "$2x = 4$ if and only if $x = 3$.",
    "$x^2 = 4$ if and only if $x = 2$.",
    f"{COST} Setting $C'(w) = 0$ gives $w = 2$.",
    f"{COST} Setting the derivative to zero gives $2(w-3) = 0$, so $w^* = 2$.",
    r"Let $f(x) = x^3 - 3x$. $f'(x) = 0 \iff x = 1$.",
    "From $x + y = 3$ and $x - y = 1$ we get $x = 1$.",
    "Wenn $2x + 1 = 5$, dann $x = 3$.",
    r"Let $\sigma(x)=\frac1{1+e^{-x}}$. If $\sigma(x) = p$, then $x = \ln\frac{p}{1+p}$.",
    RIDGE + r" $\hat w = \frac{xy}{x^2-\lambda}$.",
    RIDGE + r" $2x(wx-y) + \lambda w = 0$.",
]


def statuses(text):
    return [claim.status for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize("text", RIGHT)
def test_what_follows_is_proved(text):
    assert statuses(text) == [PROVED]


@pytest.mark.parametrize("text", WRONG)
def test_what_does_not_follow_is_refuted(text):
    assert statuses(text) == [REFUTED]


def test_one_equation_leads_to_the_next():
    text = RIDGE + r" $2x(wx-y) + 2\lambda w = 0$, so $w^* = \frac{xy}{x^2+\lambda}$."
    assert statuses(text) == [PROVED, PROVED]
    known = text + r" For $x = y = \lambda = 1$ we have $w^* = \frac12$."
    assert statuses(known)[-1] is PROVED
    assert statuses(known.replace("12", "13"))[-1] is REFUTED


def test_an_equation_is_solved_for_a_letter():
    text = (
        r"Let $y = \tanh x$. Solving $y = \tanh x$ for $x$ gives $x = \frac12\ln\frac{1%sy}{1%sy}$."
    )
    assert statuses(text % ("+", "-"))[-1] is PROVED
    assert statuses(text % ("-", "+"))[-1] is REFUTED


def test_the_solution_has_its_value_from_there_on():
    text = f"{COST} Setting $C'(w) = 0$ gives $w^* = 3$. Then $C(w^*) = %s$."
    assert statuses(text % 1) == [PROVED, PROVED]
    assert statuses(text % 2) == [PROVED, REFUTED]


def test_a_solution_does_not_turn_a_wrong_identity_into_a_right_one():
    text = f"{COST} Setting $C'(w) = 0$ gives $w = 3$. In general $C'(w) = %s$."
    assert statuses(text % "2(w-3)") == [PROVED, PROVED]
    assert statuses(text % "2(w-3)^2")[1] is not PROVED


def test_a_name_that_the_equation_does_not_hold_is_not_refuted():
    assert REFUTED not in statuses("If $2x = 6$ then $y = 3$.")
    assert REFUTED not in statuses("We have $2x = 6$, so $v^* = 3$.")


def test_a_system_is_solved_as_a_whole():
    text = "From $x + y = 3$ and $x - y = 1$ we get $x = 2$ and $y = %s$."
    assert statuses(text % 1) == [PROVED, PROVED]
    assert statuses(text % 0) == [PROVED, REFUTED]
    together = "We solve $x + y = 3$ together with $x - y = 1$. Hence $x = 2$."
    assert REFUTED not in statuses(together)


def test_what_is_only_supposed_gives_no_value():
    assert PROVED not in statuses("If $2x = 6$ then $x = 3$. Always $x^2 = 3x$.")[1:]


def test_the_equation_itself_claims_nothing():
    report = check_text("Solve $2x + 1 = 5$. Hence $x = 2$.", by=decide)
    assert report.formulas[0].role is Role.DECLARATION


@rows(r"""
If $x^2 = 4$, then $x = 2$ is one solution.
=> P
If $x^2 = 4$, then $x = 3$ is one solution.
=> R
If $x^2 = 4$, then $x = 2$.
=> R
""")
def test_one_solution_may_have_others_beside_it(document, expected):
    assert verdicts(document) == expected
