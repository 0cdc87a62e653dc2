"""Values that a letter has in cases: "if y = 1, L = …; if y = 0, L = …", and what follows."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status

PROVED, REFUTED, ASKS = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT
LOSS = [
    r"If $y=1$, $L = -\ln a$. If $y = 0$, $L = -\ln(1-a)$.",
    r"For $y=1$: $L = -\ln a$; for $y = 0$: $L = -\ln(1-a)$.",
    r"For $y=1$ we have $L = -\ln a$ and for $y=0$ we have $L=-\ln(1-a)$.",
    r"When $y=1$, $L = -\ln a$. When $y = 0$, $L = -\ln(1-a)$.",
    r"Wenn $y=1$, $L = -\ln a$. Wenn $y = 0$, $L = -\ln(1-a)$.",
]


def _claims(text: str):
    return check_text(text).claims


@pytest.mark.parametrize("given", LOSS)
def test_one_formula_for_both_labels_is_proved_where_they_are_given(given: str) -> None:
    [claim] = _claims(rf"{given} So $L = -y\ln a - (1-y)\ln(1-a)$.")
    assert claim.status is PROVED
    assert any("or" in condition and "y" in condition for condition in claim.conditions)


@pytest.mark.parametrize("given", LOSS)
@pytest.mark.parametrize("formula", [r"-y\ln a", r"-(1-y)\ln a - y\ln(1-a)"])
def test_a_formula_for_one_label_only_is_not_proved(given: str, formula: str) -> None:
    [claim] = _claims(f"{given} So $L = {formula}$.")
    assert claim.status is REFUTED


@pytest.mark.parametrize("given", LOSS)
def test_a_formula_without_the_label_asks_for_it(given: str) -> None:
    [claim] = _claims(rf"{given} So $L = -\ln a$.")
    assert claim.status is ASKS


def test_what_holds_if_something_is_so_gives_no_value_for_good() -> None:
    [*_, last] = _claims(r"If $y = 1$, $L = -\ln a$. Let $M = 2y$. Then $M = 2$.")
    assert last.status is ASKS


def test_where_behind_values_says_what_the_function_is() -> None:
    text = "For $x=1$, $f(x) = 2$; for $x=2$, $f(x) = {}$, where $f(x) = x^2+1$."
    assert [claim.status for claim in _claims(text.format(5))] == [PROVED, PROVED]
    assert [claim.status for claim in _claims(text.format(4))] == [PROVED, REFUTED]


def test_probabilities_of_events_define_no_function() -> None:
    found = _claims(r"$P(A) = 0.3$, $P(B) = 0.5$, so $P(A)P(B) = 0.15$.")
    assert {claim.status for claim in found} == {ASKS}


def test_the_target_of_a_sentence_is_the_value_in_it() -> None:
    text = r"$L = \frac12(a-y)^2$ with $a = 0.5$. $L = {}$ for the target $y = 1$."
    assert [claim.status for claim in _claims(text.replace("{}", "0.125"))] == [PROVED]
    assert [claim.status for claim in _claims(text.replace("{}", "0.25"))] == [REFUTED]
