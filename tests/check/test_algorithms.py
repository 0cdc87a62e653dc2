"""Updates of an algorithm, and what its letters are after so many steps."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, N = "PROVED", "REFUTED", "NEEDS_CONTEXT"

START = r"Let $w = 1$, $v = 0$, $\beta = \frac{9}{10}$, $\eta = \frac1{10}$ and $g = 2$. "
LINES = r"The update is $v \leftarrow \beta v + g$; $w \leftarrow w - \eta v$. "
ADAM = (
    r"Adam: $m \leftarrow \beta_1 m + (1-\beta_1) g$, $v \leftarrow \beta_2 v + (1-\beta_2) g^2$, "
    r"$w \leftarrow w - \eta \frac{m}{\sqrt{v}}$. Let $m = 0$, $v = 0$, $w = 1$, $g = 2$, "
    r"$\beta_1 = \frac12$, $\beta_2 = \frac34$, $\eta = \frac1{10}$. "
)
COUPLED = (
    r"Let $w = 1$, $b = 2$ and $\eta = \frac12$. Gradient descent: $w \leftarrow w - \eta b$, "
    r"$b \leftarrow b - \eta w$. "
)
NESTEROV = (
    r"Let $f(w) = w^2$, $w = 1$, $v = 0$, $\mu = \frac12$, $\eta = \frac1{4}$. "
    r"Nesterov: $v \leftarrow \mu v - \eta f'(w + \mu v)$, $w \leftarrow w + v$. "
)


def claims(text):
    return check_text(text, by=decide).claims


def statuses(text):
    return [claim.status.name for claim in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (START + LINES + r"So $v = 2$ and $w = \frac45$.", [P, P]),
        (START + LINES + r"So $v = 2$ and $w = \frac35$.", [P, R]),
        (START + LINES + r"So $v = 3$.", [R]),
        (START + LINES + r"After one step $v = 2$ and $w = \frac45$. After two steps, "
         r"$v = \frac{19}{5}$ and $w = \frac{21}{50}$.", [P, P, P, P]),
        (START + LINES + r"After two steps, $w = \frac35$.", [N]),
        (START + LINES + r"So $w = \frac45$ after the first step, and $v = 2$.", [P, P]),
        (START + LINES + r"After the first iteration $w = \frac45$, after the second iteration "
         r"$w = \frac{21}{50}$, after the next step $w = \frac{22}{50}$.", [P, P, N]),
        (NESTEROV + r"After two steps $w = \frac28$.", [R]),
        # it may be after more steps, or before the first one
        (START + LINES + r"So $w = \frac{21}{50}$.", [N]),
        (START + LINES + r"So $w = 1$.", [N]),
        (START + LINES + r"After one epoch $w = \frac{1}{50}$.", [N]),
        (START + LINES + r"The minimum is at $w = 0$. It converges to $w = 5$.", [N, N]),
        # the algorithm first, the values later
        (LINES + START + r"Then $v = 2$ and $w = \frac45$.", [P, P]),
        (LINES + r"With $w = 1$, $v = 0$, $\beta = \frac12$, $\eta = 1$, $g = 2$ we get $v = 2$ "
         r"and $w = -1$ and $w = 0$.", [P, P, R]),
        (ADAM + r"After one step, $m = 1$, $v = 1$ and $w = \frac9{10}$.", [P, P, P]),
        (ADAM + r"After one step, $m = 1$, $v = 1$ and $w = \frac{8}{10}$.", [P, P, R]),
        (NESTEROV + r"After one step $v = -\frac12$, $w = \frac12$; after two steps "
         r"$v = -\frac38$ and $w = \frac18$.", [P, P, P, P]),
        # written below each other, or as a list
        (START + r"$$\begin{aligned} v &\leftarrow \beta v + g \\ w &\leftarrow w - \eta v "
         r"\end{aligned}$$ Then $w = \frac45$.", [P]),
        (START + "\n\n" + r"1. $v \leftarrow \beta v + g$" + "\n" + r"2. $w \leftarrow w - \eta v$"
         + "\n\n" + r"So $w = \frac45$ after the first step.", [P]),
        # all at once, or one after the other
        (COUPLED + r"After one step, $w = 0$ and $b = 2$.", [P, N]),
        (COUPLED + r"After one step, $w = 0$ and $b = \frac32$.", [P, N]),
        (COUPLED + r"After one step, $w = 0$ and $b = 1$.", [P, R]),
        # the letters go on with what they are then
        (START + LINES + r"After one step $w = \frac45$. Then $w + 1 = \frac95$ and $w + 1 = 3$.",
         [P, P, R]),
        (START + LINES + r"After one step $w = \frac45$. Then $w + 1 = 2$.", [P, N]),
        # begun anew
        (START + LINES + r"After one step $w = \frac45$. Now let $w = 2$ and $v = 0$. After one "
         r"step $w = \frac95$ and $w = \frac{3}{5}$.", [P, P, N]),
        ("Nach einem Schritt".join((START + LINES, r" ist $w = \frac45$.")), [P]),
        ("Après deux étapes".join((START + LINES, r" $w = \frac{21}{50}$.")), [P]),
        ("Después de dos pasos".join((START + LINES, r" $w = \frac{22}{50}$.")), [N]),
        ("兩步之後".join((START + LINES, r" $w = \frac{21}{50}$.")), [P]),
    ],
)  # fmt: skip
def test_after_the_lines_of_an_algorithm(text, expected):
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (START + r"$$v \leftarrow \beta v + g = 2$$ $$w \leftarrow w - \eta v = \frac45$$ "
         r"$$v \leftarrow \beta v + g = \frac{19}5$$ $$w \leftarrow w - \eta v = \frac{21}{50}$$",
         [P, P, P, P]),
        (START + r"$v \leftarrow \beta v + g = 2$, $w \leftarrow w - \eta v = \frac35$.", [P, R]),
        (START + r"$v \leftarrow \beta v + g = 2$, $w \leftarrow w - \eta v = 1$.", [P, N]),
        ((r"RMSProp with $w = 1$, $s = 0$, $g = 2$, $\rho = \frac34$, $\eta = \frac1{10}$: "
         r"$s \leftarrow \rho s + (1-\rho) g^2 = 1$, $w \leftarrow w - \eta \frac{g}{\sqrt{s}} = "
         r"\frac45$."), [P, P]),
        ((r"Let $w = 1$, $v = 3$, $g = 2$. Momentum: $v \leftarrow \frac12 v + g = \frac72$, "
         r"$w \leftarrow w - v = -\frac52$."), [P, P]),
        ((r"Let $w = 1$, $v = 3$, $g = 2$. $v \leftarrow \frac12 v + g = \frac72$, "
         r"$w \leftarrow w - v = -\frac52$."), [P, N]),
    ],
)  # fmt: skip
def test_an_average_is_updated_first(text, expected):
    assert statuses(text) == expected


def test_the_condition_says_so():
    assert claims(START + LINES + "So $v = 2$.")[0].conditions == ("after one pass of the updates",)
    found = claims(START + r"$v \leftarrow \beta v + g = 2$, $w \leftarrow w - \eta v = \frac45$.")
    assert found[1].conditions == ("with the new v",)
