"""A column ``(1, 2)^T`` is given for a claim, and then another one for the next claim."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, N = "PROVED", "REFUTED", "NEEDS_CONTEXT"


def statuses(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


A = r"Let $A = \begin{pmatrix} 1 & 2 \\ 2 & 1 \end{pmatrix}$ and $w = (1, 2)^T$. "
ROWS = [
    (A + r"For $v = (1, 1)^T$, $Av = %s$; for $v = (1, -1)^T$, $Av = %s$.", "3v -v", "2v v"),
    (A + r"If $x = (1, 1)^T$ then $w^T x = %s$, and if $x = (2, 0)^T$ then $w^T x = %s$.",
     "3 2", "2 3"),
    (A + r"For the input $x = (1, 1)^T$ we get $w^T x = %s$. For the input $x = (2, 0)^T$ we get "
     r"$w^T x = %s$.", "3 2", "2 3"),
    (A + r"For $v = (1, 1)$, $\|v\|^2 = %s$; for $v = (1, -2)$, $\|v\|^2 = %s$.", "2 5", "5 3"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), ROWS)
def test_columns_in_turn(text, right, wrong):
    first, second = right.split()
    wrong_first, wrong_second = wrong.split()
    assert statuses(text % (first, second)) == [P, P]
    assert statuses(text % (wrong_first, second)) == [R, P]
    assert statuses(text % (first, wrong_second)) == [P, R]


def test_a_function_of_a_column_keeps_its_meaning():
    text = A + r"Let $q(v) = v^T A v$. We have $q(v) = 6$ for $v = (1, 1)^T$ and $q(v) = -2$ for "
    assert R not in statuses(text + r"$v = (1, -1)^T$.")


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # the formula of z stands there again, for another x
        (
            (r"Let $w = (0.1, 0.2)$, $x = (1, 2)$ and $b = 0.5$. Then $z = w \cdot x + b = %s$. "
            r"With $x = (2, 1)$ instead, $z = w \cdot x + b = %s$."),
            "1 0.9", "0.9 1",
        ),
        # the same for the next member
        (
            ("Let $w_0 = 4$.\n\nStep 1: $g = 2w_0 = %s$, $w_1 = w_0 - 0.25 g = 2$.\n\n"
            "Step 2: $g = 2w_1 = %s$."),
            "8 4", "6 8",
        ),
        (
            (r"With $z = (0, \ln 2)$: $p = \operatorname{softmax}(z) = (\frac13, %s)$. "
            r"With $z = (\ln 3, 0)$ we get $p = \operatorname{softmax}(z) = (\frac34, %s)$."),
            r"\frac23 \frac14", r"\frac13 \frac13",
        ),
        (
            ("Let $L = 3$ be the number of layers. The loss is $L = 2(a - 1)^2$ with $a = 2$. So "
            "$L = %s$ and $2L = %s$."),
            "2 4", "1 6",
        ),
    ],
)  # fmt: skip
def test_a_formula_that_is_worked_out_again(text, right, wrong):
    first, second = right.split()
    wrong_first, wrong_second = wrong.split()
    assert R not in statuses(text % (first, second))
    assert R in statuses(text % (wrong_first, second))
    assert R in statuses(text % (first, wrong_second))


@pytest.mark.parametrize(
    "text",
    [
        r"Let $w_0 = 1$, $w_1 = 2$. The slope is $g = 2w_0 = 2$. So $g = 2w_1$.",
        r"Let $z = wx + b$ with $w = 2$, $x = 1$, $b = 0$. Then $z = wx - b + 1 = 3$.",
        r"Let $a = \sqrt 2$. Then $a = \sqrt 3$.",
    ],
)
def test_another_formula_is_a_claim(text):
    assert R in statuses(text)


COLUMN = r"\begin{bmatrix} %s \\ %s \end{bmatrix}"
GIVEN = (
    r"Let $W = \begin{bmatrix} 2 & 1 \\ 0 & 3 \end{bmatrix}$, "
    rf"$x = {COLUMN % (1, -1)}$ and $z = Wx$. "
)


@pytest.mark.parametrize("words", ["Solution:", "That is,", "The output is"])
def test_a_column_that_was_worked_out_is_claimed_to_be_one_of_numbers(words):
    assert statuses(GIVEN + f"{words} $z = {COLUMN % (1, -3)}$.") == [P]
    assert statuses(GIVEN + f"{words} $z = {COLUMN % (1, 3)}$.") == [R]


def test_a_column_of_the_next_sample_is_another_one():
    text = GIVEN + rf"For the next sample $x = {COLUMN % (0, 1)}$, $z = Wx = {COLUMN}$."
    assert statuses(text % (1, 3)) == [P]
    assert statuses(text % (1, 2)) == [R]


def test_the_next_gradient_gives_another_velocity():
    text = (
        r"Let $v = 0$ and $g = 4$. Then $v = 0.75 \cdot 0 + 0.25 \cdot 4 = 1$. With the next "
        r"gradient $g = 8$ it is $v = 0.75 \cdot 1 + 0.25 \cdot 8 = %s$."
    )
    assert R not in statuses(text % "2.75")
    assert R in statuses(text % "2.25")
