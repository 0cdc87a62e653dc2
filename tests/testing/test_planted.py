"""Every planted bug is caught, and the message names the quantity where it sits."""

from __future__ import annotations

import pytest

from symsgd.testing import check_gradient, check_step
from tests.testing.planted import correct
from tests.testing.planting import CASES, NAMES, Planted, caught, gradcheck, parts


def test_there_are_twenty_and_one():
    assert len(NAMES) == 21


@pytest.mark.parametrize("name", NAMES)
def test_the_message_names_the_right_quantity(name):
    planted = Planted(name)
    finding = planted.finding()
    assert finding is not None
    assert finding.name == planted.program.QUANTITY
    message = str(finding)
    assert message.startswith(f"{finding.name} is the first wrong quantity")
    assert finding.found in message
    assert finding.expected in message


@pytest.mark.parametrize("name", NAMES)
def test_gradients_and_parameters_alone_show_it_too(name):
    planted = Planted(name)

    def gradient(*arguments):
        found = planted.program.gradient(*arguments)
        return found["dW"], found["db"]

    def step(*arguments):
        found = planted.program.step(*arguments)
        return found["W"], found["b"]

    wrong = [
        caught(lambda: check_gradient(gradient, *parts(planted.problem))),
        caught(lambda: check_step(step, planted.problem)),
    ]
    assert any(wrong)


@pytest.mark.parametrize("case", CASES)
def test_the_program_without_a_mistake_passes(case):
    check_gradient(correct.gradient, *parts(CASES[case]))
    check_step(correct.step, CASES[case])


def test_central_differences_accept_the_program_without_a_mistake():
    assert Planted("correct").passes_fixed_tolerances()


def test_central_differences_do_find_something():
    assert not Planted("half_a_slope").passes_fixed_tolerances()
    assert gradcheck.__doc__


HINTS = {
    "last_slope_missing": "the factor D^[3] is missing",
    "hidden_slope_missing": "the factor D^[2] is missing",
    "weights_not_transposed": "W^[3] is not transposed",
    "outer_product_transposed": "it is transposed",
    "updated_before_use": "W^[3] is updated before it is used",
    "float32_saturation": "the values are float32",
    "sign_of_the_error": "the sign is the other one",
    "another_cost": "it is 2 times what it should be",
    "weighted_input_in_gradient": "z^[2] stands in the place of a^[2]",
    "bias_of_another_layer": "delta^[2] stands in the place of delta^[3]",
    "step_uphill": "the step goes up: it adds the gradient",
    "rate_forgotten_for_biases": "the learning rate is missing",
    "gradient_rounded": "every entry is 0",
    "clipped_activation": "it agrees to about 7 digits",
}


@pytest.mark.parametrize(("name", "hint"), HINTS.items())
def test_the_usual_mistakes_are_recognised(name, hint):
    finding = Planted(name).finding()
    assert finding is not None
    assert (finding.hint or "").startswith(hint)
