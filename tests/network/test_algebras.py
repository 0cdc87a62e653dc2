"""One algorithm, many algebras: the same step in each of them, with the same result."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.algebra.balls import Balls, enclose, working_precision
from symsgd.algebra.floats import Floats
from symsgd.algebra.lets import Lets
from symsgd.algebra.rationals import Rationals
from symsgd.algebra.sympy import SympyAlgebra
from symsgd.errors import SymsgdError
from symsgd.network import sgd
from symsgd.network.network import Network

ETA = Fraction(1, 3)
CASES = [
    ([2, 1], "sigmoid", "half_squared_error"),
    ([2, 2, 1], "tanh", "squared_error"),
    ([2, 3, 2], ["softplus", "sigmoid"], "mean_squared_error"),
    ([1, 2, 2], ["silu", "softmax"], "categorical_cross_entropy"),
    ([2, 2, 1], ["gelu", "sigmoid"], "binary_cross_entropy"),
    ([2, 2, 2], ["relu", "identity"], "half_squared_error"),
    ([2, 2, 1], ["mish", "elu(1/2)"], "half_squared_error"),
    ([2, 2], "softmax", "half_squared_error"),
    ([1, 2], ["softsign"], "half_squared_error"),
    ([1, 1, 1], ["leaky_relu(1/10)", "logsigmoid"], "half_squared_error"),
]


def example(layers: list[int], names: str | list[str], cost: str) -> tuple[Network, list]:
    numbers = iter(range(1, 999))

    def next_number() -> Fraction:
        k = next(numbers)
        return Fraction((k * 5) % 11 - 5, 1 + k % 4)

    weights = [
        [[next_number() for _ in range(columns)] for _ in range(rows)]
        for columns, rows in pairwise(layers)
    ]
    biases = [[next_number() for _ in range(rows)] for rows in layers[1:]]
    network = Network(layers, names, cost, weights=weights, biases=biases, regularization="1/7")
    data = [
        (
            [Fraction(i + k, 2) for i in range(1, layers[0] + 1)],
            [1 if j == k else 0 for j in range(layers[-1])],
        )
        for k in range(2)
    ]
    return network, data


def stepped(network: Network, data: list, algebra) -> list:
    W, b = network.parameters(algebra)
    samples = [network.sample(x, y, algebra) for x, y in data]
    W, b = sgd.step(network, W, b, samples, algebra.number(ETA))
    return [entry for l in sorted(W) for table in (b, W) for entry in table[l]]


@pytest.mark.parametrize(("layers", "names", "cost"), CASES)
def test_every_algebra_takes_the_same_step(layers, names, cost):
    network, data = example(layers, names, cost)
    with working_precision(200):
        reference = stepped(network, data, Balls({}))
        nodes = stepped(network, data, Lets())
        for ball, node in zip(reference, nodes, strict=True):
            assert ball.rad() < 1e-30
            assert ball.overlaps(enclose(node, {}, 200))
    for ball, value in zip(reference, stepped(network, data, Floats()), strict=True):
        assert value == pytest.approx(float(ball.mid()), rel=1e-11, abs=1e-12)
    for ball, expr in zip(reference, stepped(network, data, SympyAlgebra()), strict=True):
        assert float(sympy.N(expr, 20)) == pytest.approx(float(ball.mid()), rel=1e-12, abs=1e-12)


def test_rationals_where_nothing_is_transcendental():
    network, data = example([2, 2, 2], ["relu", "identity"], "half_squared_error")
    exact = stepped(network, data, Rationals())
    with working_precision(100):
        for value, ball in zip(exact, stepped(network, data, Balls({})), strict=True):
            assert ball.contains(value)
    sigmoid, data = example([2, 1], "sigmoid", "half_squared_error")
    with pytest.raises(SymsgdError, match="not rational"):
        stepped(sigmoid, data, Rationals())


numbers = st.fractions(-3, 3, max_denominator=12)


@settings(max_examples=60, deadline=None)
@given(st.lists(numbers, min_size=7, max_size=7))
def test_doubles_are_correctly_rounded(values):
    b, w1, w2, x1, x2, y, eta = values
    step = Network([2, 1], weights=[[[w1, w2]]], biases=[[b]]).step([x1, x2], [y])
    found = step.float64("theta^1", {"eta": eta})[0]
    digits = step.digits(40, "theta^1", {"eta": eta})[0]
    assert found == [float(text) for text in digits]
