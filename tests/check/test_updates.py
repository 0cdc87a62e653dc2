"""Updates give letters new values: what stands behind the new value is checked with the old one."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT

STEP = r"Let $w = 1$, $\eta = 0.1$ and $g = 3$. "
TWO = r"Let $w = 1$, $b = 2$ and $\eta = 0.5$. "
NETWORK = (
    r"Let $w = 1$, $b = 2$ and $y = 0$. The output is $a = w + b$ and $C = (a - y)^2$, "
    r"and $\eta = 0.1$. "
)
VECTORS = r"Let $\theta = (1, 2)$ and $g = (2, 4)$ and $\eta = 0.1$. "
DESCENT = r"Let $C(w) = w^2$, $\eta = 0.1$ and $w = 1$." + "\n\n"


def claims(text):
    return check_text(text, by=decide).claims


def statuses(text):
    return [claim.status for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STEP + r"The update is $w \leftarrow w - \eta g = 0.7$.", [P]),
        (STEP + r"The update is $w \leftarrow w - \eta g = 0.8$.", [R]),
        (STEP + r"The update is $w \gets w - \eta g = 1 - 0.3 = 0.7$.", [P, P]),
        (STEP + r"The update is $w := w - \eta g = 0.7$.", [P]),
        (STEP + r"The update is $w := w - \eta g = 0.4$.", [R]),
        (STEP + r"The update is $w \to w - \eta g = 0.7$.", [P]),
        (STEP + r"The update is $w = w - \eta g = 0.7$.", [P]),
        (STEP + r"The update is $w = w - \eta g = 1.3$.", [R]),
        # the letter goes on with its new value
        (STEP + r"Then $w \leftarrow w - \eta g = 0.7$. Now $w^2 = 0.49$.", [P, P]),
        (STEP + r"Then $w \leftarrow w - \eta g = 0.7$. Now $w^2 = 0.6$.", [P, R]),
        (STEP + r"Then $w := w - \eta g = 0.7$, so $w = 0.7$ and $3w = 2.4$.", [P, P, R]),
        (STEP + r"Then $w \leftarrow 0.7$. Now $w^2 = 0.49$.", [P]),
        # of the old value the text may still speak
        (STEP + r"Then $w \leftarrow w - \eta g = 0.7$. It was $w^2 = 1$.", [P, N]),
        # a wrong step goes on with its right value
        (STEP + r"Then $w \leftarrow w - \eta g = 0.5$. So $2w = 1.4$.", [R, P]),
        # a formula without its value may be the rule only
        (STEP + r"The update is $w \leftarrow w - \eta g$. Then $w^2 = 1$.", [N]),
        (STEP + r"The update is $w \leftarrow w - \eta g$. Then $w^2 = 0.49$.", [N]),
        (STEP + r"The update is $w \leftarrow w - \eta g$. Then $w^2 = 0.25$.", [R]),
        (STEP + r"The update is $w \leftarrow w - \eta g$. Now let $w = 2$. Then $w^2 = 4$.", [P]),
        # vectors
        (VECTORS + r"Then $\theta \leftarrow \theta - \eta g = (0.8, 1.6)$.", [P]),
        (VECTORS + r"Then $\theta \leftarrow \theta - \eta g = (0.8, 2.4)$.", [R]),
        (VECTORS + r"Then $\theta \leftarrow \theta - \eta g = (0.8, 1.6)$. "
                   r"So $\theta = (0.8, 1.6)$.", [P, P]),
        # nothing changes
        (r"Let $x = 2$. As $t \to 0$ we have $x + 1 = 3$.", [P]),
        (r"The map is $x \mapsto x + 1$. For $x = 2$ we have $x + 1 = 3$.", [P]),
    ],
)  # fmt: skip
def test_an_update_is_claimed_with_the_old_value(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # together or one after the other: the same
        (TWO + r"Update $w \leftarrow w - \eta \cdot 1 = 0.5$ and $b \leftarrow b - \eta = 1.5$.",
         [P, P]),
        (TWO + r"Update $w \leftarrow w - \eta b = 0$ and $b \leftarrow b - \eta w = 0.5$.",
         [P, R]),
        # not the same
        (TWO + r"Update $w \leftarrow w - \eta b = 0$ and $b \leftarrow b - \eta w = 1.5$.",
         [P, N]),
        (TWO + r"Update $w \leftarrow w - \eta b = 0$ and $b \leftarrow b - \eta w = 2$.",
         [P, N]),
        (TWO + "\n\n" + r"- $w \leftarrow w - \eta b = 0$" + "\n"
         + r"- $b \leftarrow b - \eta w = 1.5$", [P, N]),
        (NETWORK + r"Then $w \leftarrow w - \eta \frac{\partial C}{\partial w} = 0.4$. "
         r"Now $a = 2.4$ and $C = 5.76$. It was $C = 9$. It is $C = 7$.", [P, P, P, N, R]),
        # a second update of the same letter comes after the first
        (DESCENT + r"1. $w \to w - \eta C'(w) = 0.8$" + "\n"
         + r"2. $w \to w - \eta C'(w) = 0.64$" + "\n"
         + r"3. $w \to w - \eta C'(w) = 0.6$", [P, P, R]),
        ((r"Let $f(x) = x^2$, $\alpha = 0.25$ and $x = 4$. Then "
         r"$x \leftarrow x - \alpha f'(x) = 4 - 0.25 \cdot 8 = 2$, "
         r"$x \leftarrow 2 - 0.25 \cdot 4 = 1$ and $x \leftarrow 1 - 0.25 \cdot 2 = 0.75$."),
         [P, P, P, R]),
    ],
)  # fmt: skip
def test_updates_that_stand_together(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The next sample is $x = (-1, 0)$, $y = -1$: ", [P, P]),
        ("Then $x = (-1, 0)$ and $y = -1$, and ", [P, P]),
        ("The same sample again: ", [P, R]),
    ],
)
def test_another_sample_comes_after_an_update(words, expected):
    perceptron = (
        r"We start with $w = (0, 0)$. The first sample is $x = (1, 2)$, $y = 1$: "
        r"$w \leftarrow w + y x = (1, 2)$. "
    )
    assert statuses(perceptron + words + r"$w \leftarrow w + y x = (2, 2)$.") == expected


def test_now_a_letter_may_have_another_value():
    new = r"Let $w = 1$ and $g = 2w$. Update: $u = w - 0.1 g = 0.8$. Now $w = 0.8$ and $g = 1.6$."
    assert statuses(new) == [P, P]
    assert statuses(STEP + r"Then $w \leftarrow w - \eta g = 0.7$. Now $w = 0.3$.") == [P, R]


@pytest.mark.parametrize("label", ["Forward pass", "Update", "Output", "Iteration 1"])
def test_a_label_for_a_step_gives_no_new_meaning(label):
    assert statuses(f"Let $x = 2$ and $z = 3x$. {label}: $z = 6$.") == [P]
    assert statuses(f"Let $x = 2$ and $z = 3x$.\n\n{label}: $z = 7$.") == [R]


def test_a_letter_keeps_its_value_before_any_update():
    assert statuses("Let $x = 1$. Then $x = 2$.") == [R]
    assert statuses(STEP + r"Then $w \leftarrow w - \eta g = 0.7$. So $\eta = 0.2$.") == [P, R]


def test_the_question_names_both_values():
    asked = claims(TWO + r"Update $w \leftarrow w - \eta b = 0$, $b \leftarrow b - \eta w = 1.5$.")
    assert asked[-1].reason == "right with w = 1, wrong with w = 0"
    assert asked[-1].missing == ("whether w stands for what it was before the update",)
