"""Expected updates, covariances, and the Gram form of one-layer training."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.balls import Balls, enclose, working_precision
from symsgd.algebra.lets import Lets
from symsgd.algebra.rationals import Rationals, rational
from symsgd.algebra.sympy import to_sympy
from symsgd.errors import SymsgdError
from symsgd.network.expectation import prove_expected_update, update_covariance
from symsgd.network.gram import GramForm
from symsgd.network.network import Network
from symsgd.network.training import train

DATA = [([1, 2], [3]), ([0, 1], [1]), (["1/2", -1], [0])]


@pytest.mark.parametrize(
    "network",
    [
        Network([2, 1]),
        Network([2, 2, 1], "tanh", regularization="lambda"),
        Network([2, 3, 1], ["relu", "sigmoid"], "binary_cross_entropy"),
    ],
)
def test_the_expected_update_is_the_full_step(network):
    assert prove_expected_update(network, DATA).proved


def test_covariance_against_its_definition():
    network = Network([2, 1], "identity", weights=[[[1, -1]]], biases=[["1/2"]])
    covariance = update_covariance(network, DATA, eta="1/3")
    updates = []
    for x, y in DATA:
        updates.append([rational(entry) for entry in network.step(x, y, "1/3")["theta^1"]])
    mean = [sum(column) / 3 for column in zip(*updates, strict=True)]
    for i in range(3):
        for j in range(3):
            direct = sum((u[i] - mean[i]) * (u[j] - mean[j]) for u in updates) / 3
            assert rational(covariance.rows[i][j]) == direct


def test_covariance_of_the_bias_in_closed_form():
    network = Network([1, 1], "identity")
    entry = update_covariance(network, [(None, None), ([1], [1])]).rows[0][0]
    w, b, x, y, eta = sympy.symbols("w^[2] b^[2] x y eta")
    d0, d1 = w * x + b - y, w + b - 1
    expected = eta**2 * ((d0**2 + d1**2) / 2 - ((d0 + d1) / 2) ** 2)
    assert sympy.expand(to_sympy(entry) - expected) == 0


def test_covariance_of_batches():
    """All pairs of three samples, drawn without repetition."""
    network = Network([1, 1], "identity", weights=[[[1]]], biases=[[0]])
    data = [([1], [0]), ([2], [5]), ([-1], [1])]
    pairs = [(0, 1), (0, 2), (1, 2)]
    steps = [rational(network.batch_step([data[i], data[j]], 1)["b_new^[2]"]) for i, j in pairs]
    mean = sum(steps) / 3
    direct = sum((s - mean) ** 2 for s in steps) / 3
    assert rational(update_covariance(network, data, 1, batch=2).rows[0][0]) == direct
    assert rational(update_covariance(network, data, 1, batch=3).rows[0][0]) == 0


@given(st.lists(st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True), max_size=4))
def test_the_gram_form_is_the_training(batches):
    network = Network([2, 1], "identity", weights=[[[1, "1/2"]]], biases=[[0]])
    form = GramForm(network, DATA, Rationals())
    run = train(network, DATA, len(batches), "1/7", order=batches)
    W, b = run.run(Rationals())
    assert form.run(batches, "1/7")[2].rows == W[2].rows
    assert form.biases(batches, "1/7").rows == b[2].rows


@pytest.mark.parametrize(
    ("f", "cost", "outputs"),
    [("sigmoid", "half_squared_error", 1), ("softmax", "categorical_cross_entropy", 2)],
)
def test_the_gram_form_with_transcendental_activations(f, cost, outputs):
    network = Network(
        [2, outputs], f, cost, weights=[[[1, "1/2"]] * outputs], biases=[[0] * outputs]
    )
    data = [(x, [1, 0][:outputs]) for x, _ in DATA]
    batches = [[0], [1, 2], [0, 1, 2]]
    run = train(network, data, 3, "1/2", order=batches)
    with working_precision(200):
        W, _ = run.run(Balls({}))
        other = GramForm(network, data, Balls({})).run(batches, "1/2")
        for a, b in zip(W[2], other[2], strict=True):
            assert a.overlaps(b)
            assert a.rad() < 1e-40
    exact = GramForm(network, data, Lets()).run(batches, "1/2")[2].rows[0][0]
    assert enclose(exact, {}, 200).overlaps(next(iter(W[2])))


@pytest.mark.parametrize(
    "make",
    [
        lambda: GramForm(Network([2, 2, 1]), DATA, Rationals()),
        lambda: GramForm(Network([2, 1], regularization=1), DATA, Rationals()),
        lambda: GramForm(Network([2, 1]), [], Rationals()),
        lambda: prove_expected_update(Network([2, 1]), []),
        lambda: update_covariance(Network([2, 1]), DATA, batch=4),
    ],
)
def test_mistakes(make):
    with pytest.raises(SymsgdError):
        make()


def test_a_single_sample_has_no_spread():
    network = Network([1, 1], "identity", weights=[[[1]]], biases=[[0]])
    assert rational(update_covariance(network, [([1], [Fraction(0)])], 1).rows[0][0]) == 0
