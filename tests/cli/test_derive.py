"""``symsgd derive``: what it prints is what `symsgd prove` proves."""

from __future__ import annotations

import pytest

from symsgd.functions.table import FUNCTIONS
from tests.program import symsgd

ACTIVATIONS = [name for name, row in FUNCTIONS.items() if row.activation]


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (
            ["sigmoid", "--order", "3"],
            "sigmoid'''(x) = sigmoid(x) - 7*sigmoid(x)^2 + 12*sigmoid(x)^3 - 6*sigmoid(x)^4\n",
        ),
        (
            ["sigmoid", "--order", "2", "--form", "factored"],
            "sigmoid''(x) = sigmoid(x)*(1 - sigmoid(x))*(1 - 2*sigmoid(x))\n",
        ),
        (["tanh", "--latex"], "\\tanh'\\left(x\\right) = 1 - \\tanh\\left(x\\right)^{2}\n"),
        (["identity"], "identity'(x) = 1\n"),
        (["relu", "--order", "2"], "relu''(x) = Piecewise((0, x > 0), (0, x < 0))\n"),
    ],
)
def test_what_is_printed(arguments, printed):
    done = symsgd("derive", *arguments)
    assert (done.returncode, done.stdout) == (0, printed)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_first_derivative_is_proved(name):
    claim = symsgd("derive", name).stdout
    assert symsgd("prove", claim).returncode == 0


@pytest.mark.parametrize("form", ["poly", "factored", "exponential", "stirling", "eulerian"])
@pytest.mark.parametrize("latex", [[], ["--latex"]])
def test_every_form_is_proved(form, latex):
    claim = symsgd("derive", "sigmoid", "--order", "5", "--form", form, *latex).stdout
    assert symsgd("prove", claim).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["sigmod"], "did you mean 'sigmoid'?"),
        (["sin"], "[unknown-activation]"),
        (["tanh", "--form", "eulerian"], "[unknown-form]"),
        (["relu", "--form", "stirling"], "relu is not written in the form 'stirling'"),
        (["gelu", "--form", "factored"], "[unknown-form]"),
        (["sigmoid", "--order", "0", "--form", "factored"], "order 0 is sigmoid itself"),
        (["softmax"], "softmax is a function of a vector"),
        (["tanh", "--order", "-1"], "--order"),
        (["tanh", "--order", "many"], "--order"),
        (["tanh", "--form", "pretty"], "--form"),
    ],
)
def test_wrong_usage(arguments, said):
    done = symsgd("derive", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
