"""Inequalities that are conditions for something said in words: "it converges if |1 − η| < 1"."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role
from symsgd.prove.decide import decide


def report_of(text):
    return check_text(text, by=decide)


def statuses(text):
    return [str(claim.status) for claim in report_of(text).claims]


CONDITIONS = [
    "The method converges if $|1-a|<1$.",
    "The method converges when $a^2 < 4$.",
    "The method converges whenever $|1-a|<1$.",
    "It converges only if $|1-a| < 1$.",
    "It converges if and only if $|1-a|<1$.",
    "It is stable iff $|1-a|<1$.",
    "It converges provided that $|1-a|<1$.",
    "It converges as long as $|1-a|<1$.",
    "It diverges for $|1-a|>1$.",
    "The loss decreases if $a^2<a$.",
    "We need $a^2<a$.",
    "We require $|1-a|<1$.",
    "The condition for convergence is $|1-a|<1$.",
    "Convergence requires $|1-a|<1$.",
    "Stability holds exactly when $|1-a|<1$.",
    "The step is stable under the condition $|1-a|<1$.",
    "For convergence $|1-a|<1$ must hold.",
    "Es konvergiert genau dann, wenn $|1-a|<1$.",
    "La méthode converge si $|1-a|<1$.",
    "El método converge si $|1-a|<1$.",
    "当 $|1-a|<1$ 时收敛。",
]


@pytest.mark.parametrize("text", CONDITIONS)
def test_a_condition_for_something_said_in_words_is_no_claim(text):
    report = report_of(f"Let $a>0$. {text} And $1 + 1 = 2$.")
    assert [formula.role for formula in report.formulas][1] is Role.DECLARATION
    assert [str(claim.status) for claim in report.claims] == ["PROVED"]


@pytest.mark.parametrize("text", CONDITIONS)
def test_it_does_not_limit_the_next_sentence_but_one(text):
    assert "PROVED" not in statuses(f"Let $a>0$. {text} Nothing else. Also $a < 2$ and $a^2 < 5$.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It converges if $|1-a|<1$, so $a<2$.", ["PROVED"]),
        ("It converges if $|1-a|<1$, so $a<1$.", ["REFUTED"]),
        ("Let $b > 0$ so that $b < a$. Then $b - a < 0$.", ["PROVED"]),
        ("Let $b = 2$, so that $b < 3$.", ["PROVED"]),
        ("We show that $a^2 < a$.", ["REFUTED"]),
        ("Hence $|1-a|<1$.", ["REFUTED"]),
        ("We need to show $a^2 < a$.", ["REFUTED"]),
        ("We have $|a| = a$ for $a > 1$.", ["PROVED"]),
        ("Then $a^2 < 1$ whenever $a < 1$.", ["PROVED"]),
        ("Then $a^2 < 1$ whenever $a < 2$.", ["REFUTED"]),
    ],
)
def test_what_is_claimed_beside_a_condition_is_judged(text, expected):
    assert statuses(f"Let $a>0$. {text}") == expected


def test_the_rate_of_gradient_descent():
    text = (
        r"Let $\eta > 0$ and $\lambda > 0$. Gradient descent on $\frac{\lambda}{2} w^2$ converges"
        r" if $|1-\eta\lambda| < 1$, that is $0 < \eta < \frac{2}{\lambda}$."
    )
    assert set(statuses(text)) == {"PROVED"}
    assert "REFUTED" in statuses(text.replace("{2}{\\lambda}$", "{1}{\\lambda}$"))
