"""A claim that holds of every value does not rest on the one that another item gave."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

FOUND = "1. $f(x,y) = x^2 + xy + y^2 - 3x$. $f_x = 2x + y - 3 = 0$, $f_y = x + 2y = 0$."
FOUND += " So $x = 2$, $y = -1$.\n2. $f(x,y) = x^3 - 3xy + y^3$: "


@pytest.mark.parametrize("claim", ["f_x = 3x^2 - 3y", "f_y = 3y^2 - 3x", "f_{xy} = -3"])
def test_an_identity_of_another_function_needs_no_value_of_its_letters(claim):
    said = check_text(f"{FOUND}${claim}$.", by=decide).claims[-1]
    assert said.status.value == "PROVED"
    assert not said.conditions


def test_a_claim_about_the_value_names_it():
    said = check_text("1. Let $x = 2$.\n2. We have $3x = 6$.", by=decide).claims[-1]
    assert said.status.value == "PROVED"
    assert said.conditions == ("x = 2 (line 1)",)
