"""Our own float64 engine, put to the checks that we hand to others."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, assume, given, settings

from symsgd.algebra.floats import Floats, float_value
from symsgd.expression import node as n
from symsgd.network import sgd
from symsgd.network.arrays import Array
from symsgd.testing import check_activation, check_derivative, check_step
from symsgd.testing.network_strategies import ACTIVATIONS
from symsgd.testing.strategies import sgd_problems

X = n.variable("x")


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations(name):
    node = n.apply(name, X)
    check_activation(lambda x: float_value(node, {"x": x}), name, low=-700, high=700)


@pytest.mark.parametrize(("name", "ulps"), [("sigmoid", 4), ("tanh", 4), ("softplus", 4)])
def test_stable_forms_keep_their_digits(name, ulps):
    node = n.apply(name, X)
    check_activation(lambda x: float_value(node, {"x": x}), name, ulps=ulps, low=-700, high=700)


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_stable_slopes_keep_their_digits(name):
    check_derivative(Floats.slopes[name], name, ulps=8, low=-340, high=340)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(sgd_problems(max_size=3))
def test_the_algorithm_in_floats(problem):
    def step(W, b, x, y, eta):
        floats = Floats()
        weights, biases = (
            {l: Array(floats, rows) for l, rows in enumerate(tables, 2)} for tables in (W, b)
        )
        sample = Array(floats, x), Array(floats, y)
        new = sgd.step(problem.network, weights, biases, [sample], eta)
        tables = [[part[l].rows for l in sorted(part)] for part in new]
        numbers = [number for part in tables for rows in part for row in rows for number in row]
        # where leaky ReLU and ELU have a kink, their slope has no value
        assume(not (bent and any(map(math.isnan, numbers))))
        return tables

    bent = {layer.name for layer in problem.network.activations.values()} & {"leaky_relu", "elu"}
    check_step(step, problem, arrays="lists")


@pytest.mark.parametrize("name", ["relu", "softsign"])
def test_slopes_at_a_kink_are_numbers(name):
    assert Floats.slopes[name](0.0) in (0.0, 1.0)
    assert Floats.slopes[name](2.0) == pytest.approx(1.0 if name == "relu" else 1 / 9)


def test_the_fixture_of_the_plugin(verify):
    assert verify("tanh(x)", "2*sigmoid(2*x) - 1").proved
    assert verify.refuted("sigmoid(x)", "tanh(x)").counterexample
