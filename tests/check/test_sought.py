"""Equations that a text looks for the solutions of are no claims about every number."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

GIVEN = "Let σ be the sigmoid and $f(x) = x^2 - 3x$.\n\n"

LOOKED_FOR = (
    r"Find $x$ with $\sigma(x) = 0.8$.",
    r"Determine all $x$ for which $f(x) = 10$.",
    r"For which $x$ is $f(x) = -2$?",
    r"Solve $f(x) = 4$.",
    r"Solve the equation $\sigma(z) = 1/4$ for $z$.",
    r"At which $x$ do we have $f'(x) = 0$?",
    r"Compute the $x$ at which $\sigma(x) = 1/3$.",
    r"Find the weight $w$ such that $\sigma(2w) = 0.9$.",
    r"What value of $b$ gives $\sigma(b) = 0.1$?",
    r"Show that there is an $x$ with $f(x) = 1$.",
    r"There is exactly one $t$ with $\sigma(t) = t$.",
    r"We look for $x$ with $f(x) = 5$.",
    r"Choose $b$ so that $\sigma(b) = 0.7$.",
    r"Find $a$ and $b$ with $a + b = 3$ and $a - b = 1$.",
    r"Find $w$ and $b$ such that $w + b = 3$, $2w + b = 5$.",
    r"Find all $x$ such that $f(x) < 4$.",
    r"Bestimme $x$ mit $\sigma(x) = 0.2$.",
    r"Für welche $x$ gilt $f(x) = 1$?",
    r"Trouver $x$ tel que $f(x) = 5$.",
    r"Encuentra $x$ tal que $f(x) = 5$.",
    r"求 $x$ 使得 $f(x) = 5$。",
)
PERHAPS = (
    r"The threshold $s$ satisfies $\sigma(s) = \frac13$.",
    r"The number $t$ solves $f(t) = 3$.",
)
CLAIMED = (
    r"Compute the derivative with respect to $x$: $f'(x) = 2x - 4$.",
    r"We want to show that for every $x$ we have $f(x) = x(x - 4)$.",
    r"Find the derivative at $x$ and conclude that $f'(x) = 3x$.",
    r"Determine for $t$ the value $f(t) = t^2 - 4t$.",
    r"Every $x$ satisfies $f(x) = x^2$.",
    r"The sigmoid σ satisfies $\sigma(-x) = \sigma(x)$.",
    r"For every $x$ we find $f(x) = x^2 - 4x$.",
    r"Prove that all $t$ satisfy $\sigma(t) = 1$.",
)


def _statuses(text: str) -> list[Status]:
    return [claim.status for claim in check_text(GIVEN + text, by=decide).claims]


@pytest.mark.parametrize("text", LOOKED_FOR)
def test_what_is_looked_for_is_no_claim(text: str) -> None:
    assert _statuses(text) == []


@pytest.mark.parametrize("text", PERHAPS)
def test_what_one_number_satisfies_asks_whether_all_do(text: str) -> None:
    report = check_text(GIVEN + text, by=decide)
    assert [claim.status for claim in report.claims] == [Status.NEEDS_CONTEXT]


@pytest.mark.parametrize("text", CLAIMED)
def test_a_wrong_claim_beside_a_letter_is_refuted(text: str) -> None:
    assert Status.REFUTED in _statuses(text)


def test_an_equation_that_is_looked_for_defines_no_function() -> None:
    text = r"We have $\sigma(-x) = 1 - \sigma(x)$. Find $x$ with $\sigma(x) = 0.8$."
    report = check_text(text, by=decide)
    assert [claim.status for claim in report.claims] == [Status.NEEDS_CONTEXT]
    assert _statuses(r"Find $x$ with $\sigma(x) = 0.8$. $\sigma(-x) = 1 - \sigma(x)$.") == [
        Status.PROVED
    ]


def test_what_is_looked_for_has_its_letter_in_what_follows() -> None:
    text = r"Find $x$ with $f(x) = 10$. Now $x^2 = 3x + 10$."
    assert Status.REFUTED not in _statuses(text)
    assert _statuses(f"# One\n\n{text}\n\n# Two\n\n$x^2 = 3x + 10$.")[-1] is Status.REFUTED
    assert _statuses(f"{text} For every $x$: $x^2 = 3x + 10$.")[-1] is Status.REFUTED


def test_the_solution_is_checked_against_what_is_looked_for() -> None:
    right = r"Find $x$ with $2x + 1 = 7$. So $2x = 6$ and $x = 3$."
    wrong = r"Find $x$ with $2x + 1 = 7$. So $2x = 6$ and $x = 4$."
    assert set(_statuses(right)) == {Status.PROVED}
    assert Status.REFUTED in _statuses(wrong)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"If $\sigma(a) = 0.3$, what is $\sigma(-a)$? $\sigma(-a) = 1 - 0.3$.", "NEEDS_CONTEXT"),
        (r"Given $g(a) = 3$, we find $g(a) + 1 = 4$.", "NEEDS_CONTEXT"),
        (r"Let $f(x) = x^2$. If $f(x) = x^3$, then $f(2) = 8$.", "NEEDS_CONTEXT"),
        (r"Let $f(x) = x^2$. If $f(x) = x^3$, then $f(2) = 9$.", "REFUTED"),
        (r"Let $f(x) = x^2$. If $f(t) = 9$ then $t = 3$ or $t = -3$.", "PROVED"),
        (r"Let $f(x) = x^2$. If $f(t) = 9$ then $t = 3$.", "REFUTED"),
        (r"Suppose $h(x) = 5$. $h(1) = 5$.", "PROVED"),
        (r"Let $f(x) = x^2$ and $x = \ln 3$. If $x = 0$, then $f(x) = 0$.", "PROVED"),
        (r"Let $f(x) = x^2$ and $x = \ln 3$. If $x = 0$, then $f(x) = 1$.", "REFUTED"),
    ],
)
def test_a_value_that_is_supposed_defines_no_function(text: str, expected: str) -> None:
    report = check_text(text, by=decide)
    assert [claim.status.name for claim in report.claims] == [expected]
