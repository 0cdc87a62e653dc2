r"""Functions that are combined and applied, ``(fg)'(x)``, and inverse functions of the text."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

TWO = r"Let $f(x) = x^2$ and $g(x) = 3x$. "
TRUE = [
    TWO + r"Then $(f+g)(2) = 10$, $(fg)(y) = 3y^3$, $(2f)(y) = 2y^2$, $(f-g)(x) = x^2 - 3x$.",
    TWO + r"Then $(fg)'(2) = 36$, $(fg)'(y) = 9y^2$, $(f+g)'(y) = 2y + 3$, $(f^2)'(y) = 4y^3$.",
    TWO
    + r"Then $(f/g)(y) = y/3$, $(1/f)'(y) = -2/y^3$, $(fg)''(y) = 18y$, $(f \circ g)'(y) = 18y$.",
    r"We have $(fg)'(x) = f'(x)g(x) + f(x)g'(x)$ and $(f+g)'(x) = f'(x) + g'(x)$.",
    r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$. Then $\sigma(1-\sigma)(1-2\sigma) = \sigma''$.",
    r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$. Then $\sigma^{-1}(y) = \ln\frac{y}{1-y}$.",
    r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$. Then $(\sigma^{-1})'(y) = \frac{1}{y(1-y)}$.",
    r"Let $g(x) = 2x + 1$. Then $g^{-1}(y) = (y-1)/2$, $g^{-1}(5) = 2$.",
    r"Let $g(x) = 2x + 1$. Then $g(x)^{-1} = \frac{1}{2x+1}$.",
    r"Let $f(x) = \ln(1+e^x)$. Then $f^{-1}(y) = \ln(e^y - 1)$.",
    r"We have $(\tanh^{-1})'(y) = \frac{1}{1-y^2}$.",
    r"Let $u(x) = x^2+1$. Then $(\ln u)' = u' u^{-1}$.",
]
FALSE = [
    TWO + r"Then $(f+g)(2) = 7$.",
    TWO + r"Then $(fg)'(y) = 6y$.",
    TWO + r"Then $(f/g)(y) = 3/y$.",
    r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$. Then $\sigma^{-1}(y) = \ln\frac{1-y}{y}$.",
    r"Let $g(x) = 2x + 1$. Then $g^{-1}(y) = (y+1)/2$.",
    r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$. Then $(\sigma^{-1})'(y) = \frac{y}{1-y}$.",
]
ASKED = [
    r"Let $h(x) = x^2$ for $x \ge 0$. Then $h^{-1}(y) = \sqrt{y}$.",
    r"Let $h(x) = x^2$ for $x \ge 0$. Then $h^{-1}(y) = -\sqrt{y}$.",
    r"Let $F$ be invertible. Then $F^{-1}(F(x)) = x$.",
]


def _statuses(text: str) -> set[str]:
    return {str(claim.status) for claim in check_text(text).claims}


@pytest.mark.parametrize("text", TRUE)
def test_right_ones_are_proved(text):
    assert _statuses(text) == {"PROVED"}


@pytest.mark.parametrize("text", FALSE)
def test_wrong_ones_are_refuted(text):
    assert _statuses(text) == {"REFUTED"}


@pytest.mark.parametrize("text", ASKED)
def test_an_inverse_that_is_not_found_is_asked_for(text):
    assert _statuses(text) == {"NEEDS_CONTEXT"}


def test_a_product_of_two_brackets_is_still_one():
    text = (
        r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$ and $y = 3$. Then $(\sigma - y)(x) = x\sigma - 3x$."
    )
    assert _statuses(text) == {"PROVED"}


@pytest.mark.parametrize(
    ("name", "claim", "verdict"),
    [
        ("g^{(1)}", "NAME(2) = 3", "PROVED"),
        ("g^{(1)}", "NAME(0) = 1", "PROVED"),
        ("g^{(1)}", "NAME(0) = 0", "REFUTED"),  # no product of g^(1) and 0
        ("g^{(1)}", "(NAME)'(x) = x", "REFUTED"),
        ("g_1", "(NAME)'(x) = 1", "PROVED"),
        ("g_1", "(NAME)'(x) = x", "REFUTED"),
        ("g_1", "{NAME}'(x) = 1", "PROVED"),
        ("g_1", "{NAME}'(x) = x", "REFUTED"),
        ("g_1", "(NAME NAME)'(x) = 2(x + 1)", "PROVED"),
        ("g_1", "(NAME)(2) = 3", "PROVED"),
        ("g_1", "(NAME)(2) = 2(x + 1)", "NEEDS_CONTEXT"),
        ("g_1", "{NAME^2}'(x) = 2x + 2", "PROVED"),
        ("g", "{NAME^2}'(x) = 2x + 2", "PROVED"),
        ("g", "{NAME^2}'(x) = 2x^2 + 2x", "REFUTED"),
        ("g^{[1]}", "(NAME)(2) = 3", "PROVED"),
        ("g^{[1]}", "(NAME)(2) = 2(x + 1)", "NEEDS_CONTEXT"),
    ],
)
def test_functions_with_an_index_are_applied_as_others_are(name, claim, verdict):
    text = f"Let ${name}(x) = x + 1$. Then ${claim.replace('NAME', name)}$."
    assert [one.status.value for one in check_text(text, by=decide).claims] == [verdict]


@pytest.mark.parametrize(
    ("key", "written"), [("f^1", "f^1"), ("f^(1)", "f^{(1)}"), ("f_1^2", "f_1^2")]
)
def test_a_function_whose_name_has_a_superscript_is_no_factor(key, written):
    problem = read_problem(f'[notation.functions]\n"{key}" = "sigmoid"')
    text = rf"We have ${written}(0) = 0$, and ${written}(0) = \frac12$."
    found = [one.status.value for one in check_text(text, by=decide, problem=problem).claims]
    assert found == ["REFUTED", "PROVED"]
