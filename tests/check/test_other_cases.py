"""Numbers of another case, and equations that say which line or plane is meant."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, N = "PROVED", "REFUTED", "NEEDS_CONTEXT"


def statuses(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # L is the loss in each case
        (r"The loss is $L = 2 + 1 = 3$. For $w = 2$ we get $L = 5$.", [P, N]),
        (r"The loss is $L = 2 + 1 = 3$. With $w = 2$ we obtain $L = 5$.", [P, N]),
        (r"The norm is $g = \sqrt{9 + 16} = 5$. If $w = 0$ then $g = 3$.", [P, N]),
        (r"The output is $y = 1 + 2 = 3$. For $x = 5$, $y = 7$.", [P, N]),
        (
            (
                r"The entropy is $H = 2 \cdot \frac12 \ln 2 = \ln 2$. For $p = (\frac14, \frac34)$ "
                r"we get $H \approx 0.562$."
            ),
            [P, N],
        ),
        (r"The entropy is $H = 1$. For $p = 3$, let $H = p^2$ and $L = 2H = 18$.", [P]),
        (r"Here $a = \frac{8}{10} = 0.8$. For the test set, $a = \frac{7}{10} = 0.7$.", [P, P]),
        (r"Here $a = \frac{8}{10} = 0.8$. For the test set, $a = \frac{7}{10} = 0.6$.", [P, R]),
        # the steps of the chain are claims all the same
        (r"The loss is $L = 2 + 1 = 3$. For $w = 2$ we get $L = 2 + 2 = 5$.", [P, N, R]),
        # what depends on the letter, and what does not change, is decided
        (r"Let $w = 2$. Then $L = w^2 = 4$. For $w = 3$ we get $L = 9$.", [P, P]),
        (r"Let $w = 2$. Then $L = w^2 = 4$. For $w = 3$ we get $L = 8$.", [P, R]),
        (r"The loss is $L = 1 + 2 = 3$. So $L = 4$.", [P, R]),
        (r"The loss of the network is $L = 1 + 2 = 3$. For the network, $L = 4$.", [P, R]),
        (r"Let $n = 4$. For $x = 2$ we have $x^n = 15$ and $n = 5$.", [R, R]),
        (
            r"The slope is $g = 2 \cdot 3 = 6$. With $\eta = 0.1$ the step is $\eta g = 0.5$.",
            [P, R],
        ),
    ],
)
def test_numbers_of_another_case(text, expected):
    assert statuses(text) == expected


STEPS = (
    r"Consider $L(w) = (w - 2)^2$. Iteration 1: $w = 0$, $L'(w) = %s$, "
    r"$w = 0 - 0.25 \cdot (-4) = %s$. Iteration 2: $L'(w) = %s$, $w = 1 - 0.25 \cdot (-2) = %s$."
)


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ("-4 1 -2 1.5", 0), ("4 1 -2 1.5", 1), ("-4 -1 -2 1.5", 1), ("-4 1 2 1.5", 1),
        ("-4 1 -2 0.5", 1),
    ],
)  # fmt: skip
def test_a_number_worked_out_from_the_last_one_is_a_step(numbers, wrong):
    found = statuses(STEPS % tuple(numbers.split()))
    assert found.count(R) == wrong
    assert found.count(P) == len(found) - wrong


def test_what_begins_with_another_number_is_a_claim():
    assert statuses("Let $n = 3$. Then $n = 1 + 2$ and so $n = 1 + 3$.") == [P, R]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                r"Let $w = (1, -1)$, $b = 1$, $x = (3, 1)$. The distance of $x$ from the "
                r"hyperplane $w \cdot x + b = 0$ is "
                r"$\frac{|w \cdot x + b|}{\|w\|} = \frac{3}{\sqrt2}$."
            ),
            [P],
        ),
        (
            (
                r"Let $w = (1, -1)$, $b = 1$, $x = (3, 1)$. The distance of $x$ from the "
                r"hyperplane $w \cdot x + b = 0$ is $\frac{|w \cdot x + b|}{\|w\|} = 3$."
            ),
            [R],
        ),
        (r"Let $x = 2$ and $y = 3$. This point is not on the line $x + y = 4$.", []),
        (r"Let $x = 2$ and $y = 3$. On the line we have $x + y = 4$.", [R]),
        # an unknown of the equation is worked out
        (r"Let $w = 2$, $b = -1$. The boundary $wx + b = 0$ is at $x = \frac12$.", [P]),
        (r"Let $w = 2$, $b = -1$. The boundary $wx + b = 0$ is at $x = 2$.", [R]),
    ],
)
def test_equations_of_lines_and_planes(text, expected):
    assert statuses(text) == expected


UNIT = r"Unit 1: $w = (1, 1)$, $b = -0.5$. For $x = (0, 0)$ the input is $w \cdot x + b = %s$, for "
CASES = [
    (UNIT + r"$x = (1, 0)$ it is $w \cdot x + b = %s$.", "-0.5 0.5", "0.5 -0.5"),
    (r"At $w = 1$ the gradient is $g = 2w = %s$, at $w = 2$ it is $g = 2w = %s$.", "2 4", "4 2"),
    (
        (
            r"Neuron 1: $z = 2 + 0.5 = 2.5$, $a = \max(0, z) = %s$. Neuron 2: $z = -2 + 0.5 = "
            r"-1.5$, $a = \max(0, z) = %s$."
        ),
        "2.5 0",
        "0 -1.5",
    ),
    (
        (
            r"Epoch 1. $w = 0.5$, loss $L = (1 - 0.5)^2 = %s$. Epoch 2. $w = 0.75$, loss "
            r"$L = (1 - 0.75)^2 = %s$."
        ),
        "0.25 0.0625",
        "0.5 0.125",
    ),
]
CASES += [
    ("Input $(0, 0)$: $z = 0 - 1 = %s$. Input $(1, 1)$: $z = 2 - 1 = %s$.", "-1 1", "0 2"),
    (
        "Let $k = 3$. The kernel has $k^2 = %s$ weights; with $k = 5$ it has $k^2 = %s$.",
        "9 25",
        "6 9",
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_each_case_has_its_own_numbers(text, right, wrong):
    first, second = right.split()
    wrong_first, wrong_second = wrong.split()
    assert set(statuses(text % (first, second))) == {P}
    assert R in statuses(text % (wrong_first, second))
    assert R in statuses(text % (first, wrong_second))
