"""Formulas that a text only offers or takes back, and numbers that it calls new."""

import pytest

from symsgd.check.check import check_text

SIGMOID = r"Let $\sigma(x) = 1/(1+e^{-x})$. "
NO_CLAIM = [
    SIGMOID + r"Students often write $\sigma'(x) = \sigma(x)$.",
    SIGMOID + r"$\sigma'(x) = \sigma(x)$; this forgets the factor $1-\sigma(x)$.",
    r"We know that $x^2 = y^2$ does not imply $x = y$.",
]
ASKED = [
    r"True or false: $\tanh(2x) = 2\tanh x$.",
    r"Which of the following is true? (a) $e^{a+b} = e^a + e^b$ (b) $e^{ab} = e^a e^b$",
    "Which of these hold?\n\n1. $e^{a+b} = e^a + e^b$\n2. $e^{ab} = e^a e^b$",
]
NEW = [
    (r"Let $w = 2$. The new weight is $w = 2 - 0.1\cdot 4 = 1.6$.", {"PROVED"}),
    (r"Let $w = 2$. The new weight is $w = 2 - 0.1\cdot 4 = 2.6$.", {"REFUTED"}),
    (r"1. $w = 2$, new $w = 2 - 0.4 = 1.6$. Then new $w = 1.6 - 0.32 = 1.28$.", {"PROVED"}),
    (r"Epoch 1: $w = 1 - 0.2 = 0.8$. Epoch 2: $w = 0.8 - 0.16 = 0.64$.", {"PROVED"}),
    (
        r"First step: $w = 1 - 0.2 = 0.8$. Second step: $w = 0.8 - 0.1 = 0.4$.",
        {"PROVED", "REFUTED"},
    ),
    (
        r"The rule is $w \leftarrow w - \eta g$ with $\eta = 0.5$, $w = 1$, so $w = 0.8$.",
        {"NEEDS_CONTEXT"},
    ),
    (r"Let $w = 2$. Then $w = 3 - 0.1\cdot 4$.", {"REFUTED"}),
    (r"Let $w = 2$. Then $w = 2 - 0.1\cdot 4$. Hence $w = 1.6$.", {"PROVED"}),  # a step from 2
    (r"Let $w = 2$. Then $w = 2 - 0.1\cdot 4$. Hence $w = 2$.", {"REFUTED"}),
]


def _statuses(text: str) -> list[str]:
    return [str(claim.status) for claim in check_text(text).claims]


@pytest.mark.parametrize("text", NO_CLAIM)
def test_what_is_taken_back_is_not_refuted(text):
    assert "REFUTED" not in _statuses(text)


@pytest.mark.parametrize("text", ASKED)
def test_what_is_only_offered_asks(text):
    assert set(_statuses(text)) == {"NEEDS_CONTEXT"}


def test_behind_the_choices_claims_are_claims():
    text = ASKED[1] + r" The answer is neither. Now $e^{a+b} = e^a + e^b$."
    assert _statuses(text)[-1] == "REFUTED"


@pytest.mark.parametrize(("text", "expected"), NEW)
def test_a_new_number_is_worked_out_from_the_old_one(text, expected):
    assert set(_statuses(text)) == expected


IN_TURN = [
    r"(i) $y = \sin x$, $y' = \cos x$; (ii) $y = \cos x$, $y' = -\sin x$.",
    r"1. $y = \sin x$, $y' = \cos x$. 2. $y = \cos x$, $y' = -\sin x$.",
    r"$y = \sin x$ has $y' = \cos x$; $y = x^2$ has $y' = 2x$; $y = x^3$ has $y' = 3x^2$.",
    r"If $y = \sin x$, then $y' = \cos x$; if $y = \cos x$, then $y' = -\sin x$.",
]


@pytest.mark.parametrize("text", IN_TURN)
def test_one_formula_after_the_other_has_the_same_letter(text):
    assert set(_statuses(text)) == {"PROVED"}
    wrong = text.replace(r"-\sin x", r"\sin x").replace("2x", "3x")
    assert "REFUTED" in _statuses(wrong)


def test_a_second_formula_with_nothing_said_of_it_is_a_claim():
    text = r"Let $y = (x+1)^2$. The first has $y' = 2(x+1)$. Expanding, $y = x^2 + 2x + 2$."
    assert "REFUTED" in _statuses(text)
