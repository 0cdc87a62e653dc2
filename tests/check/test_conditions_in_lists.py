"""Conditions in a list are all supposed, and what is claimed after a condition stays a claim."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide


def statuses(text):
    return [str(claim.status) for claim in check_text(text, by=decide).claims]


LISTS = [
    "For $|a|<1$, $|b|<1$ and $|c|<1$ we have {}.",
    "For $|a|<1$, $|b|<1$, and $|c|<1$, we have {}.",
    "For $|a|<1$, $|b|<1$, $|c|<1$ we have {}.",
    "If $|a|<1$, $|b|<1$ and $|c|<1$, then {}.",
    "When $|a|<1$, $|b|<1$ and $|c|<1$, we have {}.",
    "Für $|a|<1$, $|b|<1$ und $|c|<1$ gilt {}.",
    "Pour $|a|<1$, $|b|<1$ et $|c|<1$ on a {}.",
    "Para $|a|<1$, $|b|<1$ y $|c|<1$ tenemos {}.",
]


@pytest.mark.parametrize("text", LISTS)
def test_every_condition_of_a_list_is_supposed(text):
    assert statuses(text.format("$a^2 + b^2 + c^2 < 3$")) == ["PROVED"]


@pytest.mark.parametrize("text", LISTS)
def test_what_does_not_follow_from_the_list_is_refuted(text):
    assert statuses(text.format("$a^2 + b^2 + c^2 < 2$")) == ["REFUTED"]


@pytest.mark.parametrize(
    "text",
    [
        "Let $b = 2a$. For $|a|<1$, $|b|<1$.",
        "Let $b = 2a$. For $|a|<1$, $|b|<1$, and we have $1 + 1 = 2$.",
        "Let $b = 2a$. For $|a|<1$, $|b|<1$ we have $1 + 1 = 2$.",
        "Let $b = 2a$. For $|a|<1$, we have $|b|<1$.",
        "For $|a|<1$, $|2a|<1$ and we have $1 + 1 = 2$.",
    ],
)
def test_a_claim_behind_a_condition_is_not_supposed(text):
    assert statuses(text)[0] == "REFUTED"


def test_conditions_end_with_their_sentence():
    text = "For $|a|<1$, $|b|<1$ and $|c|<1$ we have $a^2 < 1$. Always $b^2 + c^2 < 2$."
    assert "REFUTED" not in statuses(text)
    assert statuses(text)[0] == "PROVED"
    assert statuses(text)[1] != "PROVED"
