"""Bounds that hold together or one after another, and values of which words say something."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status

PROVED, REFUTED, ASKS = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
CUBIC = "Let $f(x) = x^3 - 3x$."


def _verdicts(text: str) -> list[Status]:
    return [claim.status for claim in check_text(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        r"For $a, b \ge 0$: $(a+b)^2 \ge a^2 + b^2$.",
        r"For $a, b > 0$: $(a+b)^2 > a^2 + b^2$.",
        r"For $x_1, x_2 > 0$: $x_1 + x_2 > x_1$.",
        r"For $0 < a, b < 1$: $(1-a)(1-b) > 0$.",
        r"For $1 > a, b > 0$: $(1-a)(1-b) > 0$.",
        r"Let $x > 0$. If $x < 1$ then $\sqrt x > x$.",
        r"Let $x > 0$. Let $x < 1$. Then $x^2 < x$.",
        r"Let $x \in \mathbb R$, $x > 0$. Then $1/x > 0$.",
        r"For $x \in \mathbb R$ with $x > 0$: $1/x > 0$.",
        r"Let $n \in \mathbb N$, $n > 3$. Then $n^2 \ge 16$.",
        r"For $x \ne 0$: $x^2 > 0$.",
        r"Let $y \ne 0$. Then $y^4 + y^2 > 0$.",
        r"Let $x > 0$. Now let $x < 0$. Then $-x > 0$.",
        "Case 1: $x > 0$. Then $|x| = x$.\n\nCase 2: $x < 0$. Then $|x| = -x$.",
    ],
)
def test_what_holds_within_all_the_bounds_is_proved(text: str) -> None:
    assert set(_verdicts(text)) == {PROVED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"For $a, b \ge 0$: $a > b$.", REFUTED),
        (r"For $b \ge 0$: $(a+b)^2 \ge a^2 + b^2$.", REFUTED),
        (r"For $0 < a, b < 2$: $ab < 1$.", REFUTED),
        (r"Let $x > 0$. If $x < 1$ then $\sqrt x < x$.", REFUTED),
        (r"Let $n \in \mathbb N$, $n > 3$. Then $n > 4$.", REFUTED),
        (r"Let $x > 0$. We are done. Now let $x < 1$. Then $x^2 < x$.", ASKS),
    ],
)
def test_what_fails_within_the_bounds_is_not(text: str, expected: Status) -> None:
    assert _verdicts(text) == [expected]


def test_what_follows_from_a_bound_is_a_claim_and_no_new_bound() -> None:
    assert _verdicts(r"Let $n \in \mathbb N$, $n > 3$. Then $n \ge 4$.") == [PROVED]
    assert _verdicts(r"Let $n > 3$. Then $n \ge 4$.") == [ASKS]
    assert _verdicts(r"Let $x > 3$. Then $x \ge 4$.") == [REFUTED]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{CUBIC} Here $x = 1$ is a minimum and $x = -1$ is a maximum.", []),
        (f"{CUBIC} $x = 3$ is not a critical point. So $x = 1$ is the minimum.", []),
        (f"{CUBIC} Wegen $f''(1) = 6$ ist $x = 1$ ein Minimum, $x = -1$ ein Maximum.", [PROVED]),
        (f"{CUBIC} $x = 1$ is a minimum with $f(x) = -2$.", [PROVED]),
        (f"{CUBIC} $x = 1$ is a minimum with $f(x) = 2$.", [REFUTED]),
        ("$x = 2$ is a solution of $x + 1 = 3$.", [PROVED]),
        ("$x = 5$ is a solution of $2x = 8$.", [REFUTED]),
        ("$x = 4$ is not a solution of $2x = 9$.", [ASKS]),
        ("From $2x = 8$ it follows that $x = 5$ is the solution.", [REFUTED]),
    ],
)
def test_a_value_of_which_words_say_something_holds_for_its_sentence(
    text: str, expected: list[Status]
) -> None:
    assert _verdicts(text) == expected


def test_what_words_say_of_a_value_is_named_and_not_judged() -> None:
    report = check_text(f"{CUBIC} Here $x = 1$ is a minimum.")
    assert "what the words say of this value" in [formula.note for formula in report.formulas]
    assert any("what the words say of this value" in one.text for one in report.notices)


def test_a_value_of_a_function_at_a_number_does_not_define_it() -> None:
    text = r"At $x = 1$: $\sigma(x) = 0.73$. At $x = 2$, $\sigma(x) = 0.88$. $\sigma'(0) = 1/4$."
    assert set(_verdicts(text)) == {ASKS}
    assert _verdicts("Let $x = 2$. $f(x) = x^2$. $f(x) = 4$, $f(3) = 9$.") == [PROVED, PROVED]
