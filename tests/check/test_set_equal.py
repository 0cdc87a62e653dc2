r"""Chains that end in an equation to be solved: ``f'(x) = 2x - 4 = 0 \Rightarrow x = 2``."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status

PROVED, REFUTED, ASKS = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
PARABOLA, CUBIC = "Let $f(x) = x^2 - 4x$.", "Let $f(x) = x^3 - 3x$."


def _verdicts(text: str) -> list[Status]:
    return [claim.status for claim in check_text(text).claims]


@pytest.mark.parametrize(
    "text",
    [
        PARABOLA + r" $f'(x) = 2x - 4 = 0 \Rightarrow x = 2$.",
        PARABOLA + r" $f'(x) = 2x - 4 = 0 \iff x = 2$, and $f(2) = -4$.",
        PARABOLA + r" $$f'(x) = 2x - 4 \overset{!}{=} 0 \Rightarrow x = 2$$",
        PARABOLA + r" $f'(x) \stackrel{!}{=} 0 \Rightarrow x = 2$.",
        PARABOLA + " $f'(x) = 2x - 4 = 0$. So $x = 2$.",
        PARABOLA + " $f'(x) = 2x - 4 = 0$, that is, $x = 2$.",
        PARABOLA + " $f'(x) = 2x - 4 = 0$ for $x = 2$.",
        PARABOLA + " $f'(x) = 2x - 4 = 0$ gives $x = 2$.",
        CUBIC + r" $f'(x) = 3x^2 - 3 = 0 \Leftrightarrow x = \pm 1$.",
        CUBIC + " $f'(x) = 3x^2 - 3 = 0$ gives $x = 1$ or $x = -1$.",
        r"Let $g(x) = xe^{-x}$. Then $g'(x) = (1-x)e^{-x} = 0$ iff $x = 1$.",
        r"Let $L(w) = (wx-y)^2$. $\frac{dL}{dw} = 2x(wx-y) = 0 \Rightarrow w = y/x$.",
        "Sei $f(x) = x^2 - 4x$. Aus $f'(x) = 2x - 4 = 0$ folgt $x = 2$.",
    ],
)
def test_the_last_equation_of_a_chain_is_the_premise(text: str) -> None:
    assert set(_verdicts(text)) == {PROVED}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PARABOLA + r" $f'(x) = 2x - 4 = 0 \Rightarrow x = 3$.", [PROVED, REFUTED]),
        (PARABOLA + r" $f'(x) = 2x - 3 = 0 \Rightarrow x = 3/2$.", [REFUTED, PROVED]),
        (CUBIC + r" $f'(x) = 3x^2 - 3 = 0 \Rightarrow x = 1$.", [PROVED, REFUTED]),
        (PARABOLA + " $f'(x) = 2x - 4 = 0$ when $x = 3$.", [PROVED, REFUTED]),
        ("Let $f(x) = 5x$. $f'(x) = 5 = 0$.", [PROVED, REFUTED]),
        (PARABOLA + " $f'(x) = 2x - 4 = 0$. The solution is $2$.", [PROVED, ASKS]),
    ],
)
def test_a_wrong_solution_is_found(text: str, expected: list[Status]) -> None:
    assert _verdicts(text) == expected


def test_a_definition_with_its_value_is_no_equation() -> None:
    given = r"Let $b = 4$, $\eta = \frac12$ and $g = 6$."
    text = given + r" Then $b^{new} = b - \eta g = 1$, so $b^{new} = 2$."
    assert _verdicts(text) == [PROVED, REFUTED]


@pytest.mark.parametrize(
    "text",
    [
        "From $2x = 4$ we get $x = 2$. From $2x = 6$ we get $x = 3$.",
        PARABOLA + r" $f'(x) = 0 \Rightarrow x = 2$. Let $g(x) = x^2 - 6x$. "
        r"$g'(x) = 2x - 6 = 0 \Rightarrow x = 3$.",
    ],
)
def test_what_solved_one_equation_is_unknown_in_the_next(text: str) -> None:
    assert set(_verdicts(text)) == {PROVED}
    assert REFUTED in _verdicts(text.replace("x = 3$", "x = 4$"))


def test_a_solution_that_is_lost_where_a_factor_is_zero_asks() -> None:
    assert _verdicts(r"$x(y-1) = 0 \Rightarrow y = 1$.") == [ASKS]
    assert _verdicts(r"$x(x-1) = 0 \Rightarrow x = 1$.") == [REFUTED]
    assert _verdicts(r"$x^2 = y^2 \Rightarrow x = y$.") == [REFUTED]
    assert _verdicts(r"Let $x \ne 0$. $x(y-1) = 0 \Rightarrow y = 1$.") == [PROVED]


def test_a_derivative_that_vanishes_at_an_extremum_is_no_claim_about_every_point() -> None:
    assert _verdicts(PARABOLA + " $f'(x) = 0$ at the minimum.") == []
    assert _verdicts(PARABOLA + " Then $f'(x) = 0$.") == [REFUTED]


def test_a_colon_behind_an_equation_that_is_set_opens_its_solution() -> None:
    cost = r"Let $J(w) = \frac12(y-wx)^2 + \frac\lambda2 w^2$. Setting $J'(w) = 0$: "
    assert _verdicts(cost + r"$w = \frac{xy}{x^2+\lambda}$.") == [PROVED]
    assert _verdicts(cost + r"$w = \frac{xy}{x^2-\lambda}$.") == [REFUTED]
