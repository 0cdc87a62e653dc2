"""Activations and their derivatives in floating point: what passes, and where code breaks."""

from __future__ import annotations

import math
import pickle

import numpy as np
import pytest

from symsgd.errors import SymsgdError
from symsgd.testing import WrongValue, check_activation, check_derivative
from tests.testing.honest_program import SLOPES, VALUES, sigmoid, stable_sigmoid


@pytest.mark.parametrize(
    ("name", "function"), [(name, f) for name, ways in VALUES.items() for f in ways]
)
def test_honest_activations_pass(name, function):
    check_activation(function, name, arrays="numpy", low=-700, high=700)


@pytest.mark.parametrize(
    ("name", "slope", "function"),
    [(name, slope, VALUES[name][0]) for name, ways in SLOPES.items() for slope in ways],
)
def test_honest_slopes_pass(name, slope, function):
    check_derivative(lambda z: slope(z, function(z)), name, arrays="numpy", low=-700, high=700)


@pytest.mark.parametrize("order", [1, 2, 3, 4])
def test_higher_derivatives(order):
    polynomial = {
        1: [0, 1, -1],
        2: [0, 1, -3, 2],
        3: [0, 1, -7, 12, -6],
        4: [0, 1, -15, 50, -60, 24],
    }[order]

    def derivative(x):
        s = sigmoid(x)
        return sum(c * s**k for k, c in enumerate(polynomial))

    check_derivative(derivative, "sigmoid", order, arrays="numpy")
    with pytest.raises(WrongValue, match=r"sigmoid.*\(x\) is wrong at x"):
        check_derivative(lambda x: derivative(x) + 1e-12, "sigmoid", order, arrays="numpy")


def finding(function, name, **settings):
    with pytest.raises(WrongValue) as caught:
        check_activation(function, name, **settings)
    return caught.value.finding


def test_overflow_is_found_at_the_last_place():
    found = finding(lambda x: np.exp(x) / (1 + np.exp(x)), "sigmoid", arrays="numpy")
    assert found.found == "nan"
    assert math.isclose(found.x, math.log(np.finfo(float).max), rel_tol=1e-9)
    assert found.where == "right from there down to -1000.0"


def test_exceptions_of_the_function_are_findings():
    found = finding(lambda x: 1 / (1 + math.exp(-x)), "sigmoid")
    assert found.found == "OverflowError: math range error"


def test_another_function_is_shown_at_a_plain_point():
    found = finding(np.tanh, "sigmoid", arrays="numpy")
    assert found.x == 1.0
    assert found.where.startswith("at ")


def test_float32_is_told_from_float64():
    def single(x):
        return 1 / (1 + np.exp(-np.float32(x)))

    check_activation(single, "sigmoid", precision="float32", low=-80)
    assert finding(single, "sigmoid").ulps > 1


def test_asking_for_digits():
    check_activation(stable_sigmoid, "sigmoid", arrays="numpy", ulps=4, low=-700)
    check_derivative(lambda x: sigmoid(x) * sigmoid(-x), "sigmoid", arrays="numpy", ulps=8)
    with pytest.raises(WrongValue) as caught:
        check_derivative(lambda x: sigmoid(x) * (1 - sigmoid(x)), "sigmoid", ulps=8)
    assert caught.value.finding.ulps > 8


def test_a_tiny_slip_in_a_constant_is_found():
    wrong = 0.7978845608  # √(2/π), with ten digits only

    def gelu_by_tanh(x):
        return x * (1 + np.tanh(wrong * (x + 0.044715 * x**3))) / 2

    assert finding(gelu_by_tanh, "gelu", arrays="numpy")


def test_findings_survive_pickling():
    with pytest.raises(WrongValue) as caught:
        check_activation(np.sin, "tanh")
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  (our own)
    assert str(copy) == str(caught.value)


def test_bad_arguments():
    with pytest.raises(SymsgdError, match="unknown-function"):
        check_activation(np.tanh, "tahn")
    with pytest.raises(SymsgdError, match="unknown-precision"):
        check_activation(np.tanh, "tanh", precision="float16")
    with pytest.raises(SymsgdError, match="unknown-arrays"):
        check_activation(np.tanh, "tanh", arrays="nump")
    with pytest.raises(SymsgdError, match="empty-domain"):
        check_activation(np.tanh, "tanh", low=1, high=0)
