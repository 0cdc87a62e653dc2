"""Lists of values and ±: no value is dropped, and what holds for some of them asks."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.prove.decide import decide

P, R, N, U = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT, Status.UNREAD
DESCENT = r"Let $w_{t+1} = w_t - 0.2 w_t$ with $w_0 = 1$. "


def claims(text):
    return check_text(text, by=decide).claims


def statuses(text):
    """Return the verdicts on the claims, and one more for each formula that is not read."""
    formulas = check_text(text, by=decide).formulas
    lost = [one for one in formulas if one.role is Role.UNREAD and not one.claims]
    return [claim.status for one in formulas for claim in one.claims] + [U] * len(lost)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For $w = 1, 2, 3$ we have $w + 1 > 1$.", [P]),
        ("For $w = 1, 2, 3$ we have $w^2 = 1$.", [N]),
        ("For $w = 1, 2, 3$ we have $2w > 10$.", [R]),
        ("We have $w^2 = w$ for $w = 0, 1$.", [P]),
        ("We have $w^2 = w$ for $w = 0$ and $1$.", [P]),
        ("We have $w^2 = 2w$ for $w = 0, 1$.", [N]),
        ("Let $w = 1, 2, 3$. Then $w^2 = 1$.", [N]),
        ("Let $w = 1, 2$ and $a = w + 1$. Then $a - w = 1$ and $a = 2$.", [P, N]),
        ("Let $w = 1$ and $w = 2$. Then $w > 0$ and $w = 1$.", [P, N]),
        ("Let $w = 1, 2$. Now let $w = 3$. Then $w^2 = 9$.", [P]),
        ("Let $w = 1, 2$ and $v = 1, 2$. Then $w v > 0$ and $w = v$.", [P, N]),
        ("Let $w = 1, 2$. For $w = 2$ we have $w^2 = 4$. Then $w = 1$.", [P, N]),
        # the values in turn
        ("Let $s = 1, 2$. Then $s^2 = 1, 4$ and $2s = 2, 5$.", [P, P, P, R]),
        ("Let $s = 1, 2$. Then $s^2 = 1, 4, 9$.", [U]),
        # a comma without a space may be a decimal one
        ("Sei $w = 0,5$. Dann ist $2w = 1$.", [N, U]),
        ("Sei $w = 0,1,2$. Dann ist $w \\ge 0$.", [P]),
        # letters that count run through all values
        ("For $i, j = 1, 2$ we have $x_i x_j = x_j x_i$.", [P]),
        # as many symbols as values
        ("Let $a, b, c = 1, 2, 3$. Then $a + b = c$ and $b = 1$.", [P, R]),
        (DESCENT + "The iterates are $w_0, w_1, w_2 = 1, 0.8, 0.64$.", [P, P, P]),
        (DESCENT + "The iterates are $w_1, w_2 = 0.8, 0.3$.", [P, R]),
        # what dots go on from is a range, and a tuple is a vector
        (r"For $i = 1, 2, \dots, n$ we have $x_i + x_i = 2x_i$.", [P]),
        ("Let $w = (1, 2)$. Then $2w = (2, 4)$.", [P]),
        ("Let $x = 1$, $y = 2$. Then $x + y = 3$.", [P]),
    ],
)
def test_no_value_of_a_list_is_dropped(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"Let $x = \pm 1$. Then $x^2 = 1$, $x^3 = x$ and $x = 1$.", [P, P, N]),
        (r"Let $x = ±2$. Then $x^2 = 4$ and $x^2 = 2$ and $x^3 = \pm 8$.", [P, R, P, P]),
        (r"$x^2 - 1 = 0 \Rightarrow x = \pm 1$", [P]),
        (r"$x^2 - 1 = 0 \iff x = \pm 1$", [P]),
        (r"$x^2 - 4 = 0$, so $x = \pm 1$.", [R]),
        (r"$x^2 = 4$, so $x = 2$ or $x = -2$.", [P]),
        (r"$x^2 = 4$, so $x = 2$ or $x = -3$.", [R]),
        (r"$x = 2 \text{ or } x = -3 \Rightarrow x^2 = 4$", [R]),
        (r"The solutions of $x^2 = 4$ are $x = \pm 2$.", [P]),
        (r"The solutions of $x^2 = 4$ are $x = \pm 3$.", [R]),
        (r"Solve $x^2 - 3x + 2 = 0$. We get $x = 1, 2$.", [P]),
        (r"Solve $x^2 - 3x + 2 = 0$. We get $x = 1, 3$.", [R]),
        (r"Solve $x^2 - 3x + 2 = 0$. The solutions are $x = 1$ or $x = 2$.", [P]),
        # both signs are claimed
        (r"$(a \pm b)^2 = a^2 \pm 2ab + b^2$", [P, P]),
        (r"$(a \pm b)^2 = a^2 \pm ab + b^2$", [R, R]),
        (r"$(a \pm b)(a \mp b) = a^2 - b^2$", [P, P]),
        (r"$(a \pm b)(a \mp b) = a^2 + b^2$", [R, R]),
        (r"$\cosh u \pm \sinh u = e^{\pm u}$", [P, P]),
        (r"$1 \mp t = 1 \pm (-t)$", [P, P]),
        (r"$1 \mp t = 1 \pm t$", [R, R]),
        # the formula for roots
        ((r"Let $x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}$ with $a = 1$, $b = -3$, $c = 2$. "
          r"Then $x = \frac{3 \pm 1}{2}$ and $x^2 - 3x + 2 = 0$."), [P, P]),
        # which sign is meant is not said
        (r"$\sqrt{4} = \pm 2$", [U]),
    ],
)  # fmt: skip
def test_plus_or_minus(text, expected):
    assert statuses(text) == expected


def test_the_question_names_a_right_and_a_wrong_value():
    asked = claims("Let $w = 1, 2, 3$. Then $w^2 = 4$.")[0]
    assert asked.reason == "right for w = 2, wrong for w = 1"
    assert asked.missing == ("which value of w is meant",)


def test_a_proof_names_the_values():
    proved = claims(r"Let $x = \pm 1$. Then $x^2 = 1$.")[0]
    assert proved.conditions == ("for x = 1, -1",)
