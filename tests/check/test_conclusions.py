"""Arrows between equations: what follows, what does not, and what is no equation."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.prove.decide import decide

PROVED, REFUTED = Status.PROVED, Status.REFUTED
FRONT = '+++\n[notation.functions]\nsigma = "sigmoid"\n+++\n'


def claims(text):
    return check_text(FRONT + text, by=decide).claims


@pytest.mark.parametrize(
    ("text", "relation", "status"),
    [
        (r"$2x + 1 = x + 4 \iff x = 3$", "⇔", PROVED),
        (r"$2x + 1 = x + 4 \Rightarrow x = 3$", "⇒", PROVED),
        (r"$2x + 1 = x + 4 \Rightarrow x = 4$", "⇒", REFUTED),
        ("$2x + 1 = x + 4$, so $x = 3$", "⇒", PROVED),
        ("$2x + 1 = x + 4$, so $x = 5$", "⇒", REFUTED),
        (r"$x^2 = 4 \Rightarrow x = 2$", "⇒", REFUTED),
        (r"$x^2 = 4 \Rightarrow x = 2 \text{ or } x = -2$", "⇒", PROVED),
        (r"$x = 2 \Leftarrow x^2 = 4$", "⇐", REFUTED),
        (r"$x^2 = 4 \Leftarrow x = 2$", "⇐", PROVED),
        (r"$x = 2 \iff x^2 = 4$", "⇔", REFUTED),
        (r"$\sigma(x) = \frac12 \iff x = 0$", "⇔", PROVED),
        (r"$x^2 - 5x + 6 = 0 \Rightarrow (x-2)(x-3) = 0$", "⇒", PROVED),
        (r"$\begin{aligned} 2x+1 &= x+4 \\ \Rightarrow x &= 3 \end{aligned}$", "⇒", PROVED),
        (r"$2wx - 2y = 0 \implies w = \frac{y}{x}$", "⇒", PROVED),
        (r"$2wx - 2y = 0 \implies w = \frac{x}{y}$", "⇒", REFUTED),
        ("$J(w) = (w-3)^2$. $J'(w) = 0$ gives $w = 3$.", "⇒", PROVED),
        ("$J(w) = (w-3)^2$. $J'(w) = 0$ gives $w = 2$.", "⇒", REFUTED),
        ("$J(w) = (w-3)^2$. $J'(w) = 2(w-3) = 0$ yields $w = 3$.", "⇒", PROVED),
        ("$J(w) = (w-3)^2$. $J'(w) = 3w - 3 = 0$ yields $w = 3$.", "⇒", REFUTED),
        (r"$y = \sigma(x) \Rightarrow x = \ln\frac{y}{1-y}$", "=", PROVED),
        (r"$y = \sigma(x) \Rightarrow x = \ln\frac{y}{1+y}$", "=", REFUTED),
        (r"$f(x) = x^2 \Rightarrow f'(x) = 2x$", "=", PROVED),
        (r"$a = 2 \Rightarrow a^2 = 5$", "=", REFUTED),
    ],
)
def test_what_follows(text, relation, status):
    claim = claims(text)[-1]
    assert (claim.relation, claim.status) == (relation, status)


def test_a_wrong_identity_is_no_equation():
    text = r"$\sigma'(x) = \sigma(x)(1+\sigma(x)) \Rightarrow \sigma''(x) = 0$"
    assert [claim.status for claim in claims(text)] == [REFUTED, REFUTED]


def test_a_chain_of_arrows_has_one_claim_for_each():
    found = claims(r"$2x = 6 \iff x = 3 \iff x + 1 = 5$")
    assert [claim.status for claim in found] == [PROVED, REFUTED]
    assert found[1].source == "x = 3 ⇔ x + 1 = 5"


def test_what_is_divided_by_is_a_condition():
    assert claims(r"$2wx - 2y = 0 \implies w = \frac{y}{x}$")[0].conditions == ("x ≠ 0",)


def test_the_equation_itself_claims_nothing():
    report = check_text("$2x + 1 = x + 4$, so $x = 3$", by=decide)
    assert report.formulas[0].role is Role.DECLARATION


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (r"$2x + 2 \propto x + 1$", PROVED),
        (r"$k(x + 1) \propto x + 1$", PROVED),
        (r"$w^2 x \propto w x$", PROVED),
        (r"$x^2 \propto x$", REFUTED),
        (r"$\frac{1}{1+e^{-x}} \propto \frac{e^x}{1+e^x}$", PROVED),
        (r"$e^{x+c} \propto e^x$", PROVED),
    ],
)
def test_proportional(text, status):
    claim = claims(text)[-1]
    assert (claim.relation, claim.status) == ("∝", status)


def test_what_is_not_known_is_proportional_to_nothing():
    report = check_text(r"$p \propto x^2$", by=decide)
    assert [formula.role for formula in report.formulas] == [Role.MENTION]


def test_a_solution_that_is_a_sum_over_any_range_asks():
    text = (
        r"$\frac{\partial \ell}{\partial \mu} = \frac1v \sum_{i=1}^n (x_i - \mu) = 0"
        r" \implies \hat\mu = \frac1n \sum_{i=1}^n x_i$"
    )
    assert REFUTED not in [claim.status for claim in claims(text)]
