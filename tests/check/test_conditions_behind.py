"""Conditions behind a claim: every one of them counts, also behind letters that are not limited."""

import pytest

from symsgd.check.check import check_text

BEHIND = [
    r"$x^2 \le x$ for $x \in [0, 1]$.",
    r"$x^2 \le ax$ for $a = 1$ and $x \in [0, 1]$.",
    r"$x^2 \le x$ for all $b$ and $x \in [0, 1]$.",
    r"$x^2 \le x$ for real $b$ and $0 \le x \le 1$.",
    r"$x^2 \le x$ for all $a, b$ and $x\in(0,1)$.",
    r"$x^2 \le x$ where $x\in(0,1)$.",
    r"$x^2 \le x$, where $x$ is a number and $0 < x < 1$.",
    r"$x^2 \le x$ für alle $h$ und $x\in(0,1)$.",
    r"$x^2 \le x$ with $\lambda > 0$ and $x\in(0,1)$.",
    r"$x^2 \le x$ for $a > 0$, $0 < x < 1$.",
]
MEANS = [
    r"$\sqrt{ab} \le \frac{a+b}{2}$ for $a,b\ge0$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ for $a \ge 0$, $b \ge 0$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ if $a \ge 0$ and $b \ge 0$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ for all $a\ge0$ and all $b\ge0$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ assuming $a,b>0$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ given that $a,b>0$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ as long as $a,b>0$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ subject to $a,b\ge0$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ ($a \ge 0$, $b\ge 0$).",
    r"$\sqrt{ab} \le \frac{a+b}{2} \quad (a,b\ge0)$",
    r"$\sqrt{ab} \le \frac{a+b}{2}, \quad a,b\ge0$",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ for $a,b\in[0,\infty)$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ pour tous $a,b\ge0$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$ for $a \in [0,1]$, $b\in[0,1]$.",
]
DOUBTED = [
    r"$\sqrt{ab} \le \frac{a+b}{2}$ for $(a,b)\in[0,1]\times[0,1]$.",
    r"$\sqrt{ab} \le \frac{a+b}{2}$, remembering $a\ge0$ and $b\ge0$.",
    r"$|x| = x$ unless $x<0$.",
    r"$|x| = -x$ unless $x<0$.",
    r"$|x| = x$ except for $x<0$.",
    r"$|x| = x$ on $[0,1]$.",
    r"$|x| = x$ for $x$ large enough.",
    r"$|x| = x$ on the positive reals.",
    r"$|x| = x$ for $x\to\infty$.",
]
CONVEX = r"f(\lambda x + (1-\lambda) y) \le \lambda f(x) + (1-\lambda) f(y)"


def _statuses(text: str) -> list[str]:
    return [str(claim.status) for claim in check_text(text).claims]


@pytest.mark.parametrize("text", BEHIND)
def test_a_condition_behind_a_claim_counts(text):
    assert _statuses(text) == ["PROVED"]


@pytest.mark.parametrize("text", BEHIND)
def test_and_is_no_more_than_it_says(text):
    assert "PROVED" not in _statuses(text.replace(r"x^2 \le", r"2x^2 \le"))


def test_convexity_as_the_books_define_it():
    ends = [r"for all $x, y$ and $\lambda\in[0,1]$", r"for $\lambda\in[0,1]$"]
    for end in ends:
        assert _statuses(f"Let $f(x) = x^2$. Then ${CONVEX}$ {end}.") == ["PROVED"]
        assert _statuses(f"Let $f(x) = -x^2$. Then ${CONVEX}$ {end}.") == ["REFUTED"]


def test_what_follows_is_no_condition():
    text = r"We have $x^2 \le x$ with a number $x$, so $0 \le x \le 1$."
    assert _statuses(text)[0] != "PROVED"


@pytest.mark.parametrize("text", MEANS)
def test_two_letters_are_limited_together(text):
    assert _statuses(text) == ["PROVED"]
    assert _statuses(text.replace(r"{a+b}{2}", r"{a+b}{3}")) == ["REFUTED"]


def test_without_the_second_condition_it_is_wrong():
    assert _statuses(r"$\sqrt{ab} \le \frac{a+b}{2}$ for $a\ge0$.") == ["REFUTED"]


@pytest.mark.parametrize("text", DOUBTED)
def test_what_may_limit_a_claim_keeps_it_from_being_refuted(text):
    assert set(_statuses(text)) == {"NEEDS_CONTEXT"}


def test_an_open_end_at_infinity():
    assert _statuses(r"For $0<x<\infty$ we have $|x| = x$.") == ["PROVED"]


def test_a_second_claim_is_no_condition():
    assert _statuses(r"We get $2 + 2 = 5$ and $x^2 = -1$, so $3 > 2$.")[0] == "REFUTED"
