"""An arrow between two inequalities is one claim: of neither is it said that it holds always."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status

P, R = Status.PROVED, Status.REFUTED
REAL = r"For $a,b,c\in\mathbb{R}$: "
POSITIVE = "For $a > 0$, $b>0$ and $c>0$: "


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (REAL + r"$a < b \Rightarrow e^a < e^b$.", P),
        (REAL + r"$a < b \iff e^a < e^b$.", P),
        (REAL + r"$a < b \Rightarrow e^{-a} > e^{-b}$.", P),
        (REAL + r"$a < b \Rightarrow e^{-a} < e^{-b}$.", R),
        (REAL + r"$a \le b \iff a^3 \le b^3$.", P),
        (REAL + r"$a < b \iff a^2 < b^2$.", R),
        (REAL + r"$a < b \Rightarrow a + c < b + c$.", P),
        (REAL + r"$a < b \Rightarrow ac < bc$.", R),
        (REAL + r"$a < b \Rightarrow \cos a < \cos b$.", R),
        (POSITIVE + r"$a < b \iff a^2 < b^2$.", P),
        (POSITIVE + r"$a < b \Rightarrow a^2 \le b$.", R),
        (POSITIVE + r"$a < b \Rightarrow \frac1a > \frac1b$.", P),
        (POSITIVE + r"$a < b \Rightarrow \frac1a < \frac1b$.", R),
        (POSITIVE + r"$a < b \iff \ln a < \ln b$.", P),
        (POSITIVE + r"$a < b \iff \sqrt a < \sqrt b$.", P),
        (POSITIVE + r"$a < b \Rightarrow ac < bc$.", P),
        (r"For $a\ge 0$: $x^2\le a^2 \iff |x|\le a$.", P),
        (r"For $a\in\mathbb{R}$: $x^2\le a^2 \iff |x|\le a$.", R),
        (r"For $a\ge 0$: $x^2\le a^2 \iff |x| < a$.", R),
        (r"For $a > 0$: $x^2 < a^2 \Rightarrow x < a$.", P),
        (r"For $a > 0$: $x^2 < a^2 \iff x < a$.", R),
    ],
)
def test_one_claim(text, status):
    assert [claim.status for claim in check_text(text).claims] == [status]


def test_a_true_premise_stays_a_claim():
    claims = check_text(r"For $x\in\mathbb{R}$: $x^2 \ge 0 \Rightarrow x^2 + 1 \ge 1$.").claims
    assert [claim.status for claim in claims] == [P] * len(claims)
    assert claims
