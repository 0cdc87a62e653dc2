r"""Functions given by an arrow with a foot: ``f\colon x \mapsto 3x^2``."""

import pytest

from symsgd.check.check import check_text

GIVEN = [
    r"Let $f\colon x \mapsto 3x^2$. ",
    r"Let $f: \mathbb{R} \to \mathbb{R}, x \mapsto 3x^2$. ",
    r"Let $f: \mathbb{R}\to\mathbb{R}$, $x \mapsto 3x^2$. ",
    r"Let $f: \mathbb{R}\to[0, \infty)$ with $x \longmapsto 3x^2$. ",
    r"We look at $f: x ↦ 3x²$. ",
]


def _statuses(text: str) -> set[str]:
    return {str(claim.status) for claim in check_text(text).claims}


@pytest.mark.parametrize("given", GIVEN)
def test_the_rule_is_the_definition(given):
    assert _statuses(given + r"Then $f'(x) = 6x$ and $f(2) = 12$.") == {"PROVED"}
    assert _statuses(given + r"Then $f'(x) = 3x$ and $f(2) = 6$.") == {"REFUTED"}


def test_two_letters_in_a_bracket():
    text = r"Let $f\colon (x, y) \mapsto x^2 y$. Then $\frac{\partial f}{\partial x} = 2xy$."
    assert _statuses(text) == {"PROVED"}


def test_a_second_rule_is_a_claim():
    text = r"Let $f(x) = 3x^2$, that is $f\colon x \mapsto x^3$."
    assert _statuses(text) == {"REFUTED"}


def test_a_function_without_a_name_changes_no_letter():
    text = r"Let $x = 2$. The function $x \mapsto x^2$ is convex. Then $x + 1 = 3$."
    assert _statuses(text) == {"PROVED"}


@pytest.mark.parametrize("arrow", [r"\mapsto", r"\to", r"\leftarrow", ":="])
def test_an_update_is_still_one(arrow):
    text = rf"Let $w = 3$ and $\eta = 1$. Now $w {arrow} w - \eta$. "
    assert _statuses(text + "Then $w = 2$.") == {"PROVED"}
    assert _statuses(text + "Then $w = 5$.") == {"REFUTED"}
