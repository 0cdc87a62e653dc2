"""Backpropagation is the gradient: proofs, planted errors, and SymPy as another witness."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sympy

from symsgd.algebra.sympy import to_sympy
from symsgd.expression import node as n
from symsgd.network import sgd
from symsgd.network.activation import Activation
from symsgd.network.arrays import times
from symsgd.network.costs import COSTS
from symsgd.network.gradient import activation_lemma, cost_lemma, prove_gradient
from symsgd.network.network import Network
from symsgd.network.tangents import parameters
from symsgd.prove.verdict import Outcome

T = sgd.TEXTBOOK
ACTIVATIONS = [
    "sigmoid",
    "tanh",
    "softplus",
    "silu",
    "gelu",
    "relu",
    "elu(1/2)",
    "identity",
    "mish",
]


@pytest.mark.parametrize("name", [*ACTIVATIONS, "softmax"])
def test_slopes_are_derivatives(name):
    assert activation_lemma(Activation.named(name)).proved


@pytest.mark.parametrize("name", COSTS)
def test_slopes_of_costs_are_derivatives(name):
    for outputs in (1, 3):
        assert cost_lemma(name, outputs).proved


@pytest.mark.parametrize(
    ("layers", "names", "cost"),
    [
        ([2, 1], "sigmoid", "half_squared_error"),
        ([2, 2, 3, 2], "sigmoid", "half_squared_error"),
        ([3, 2, 2], "tanh", "squared_error"),
        ([2, 3, 2], ["gelu", "sigmoid"], "mean_squared_error"),
        ([2, 2, 2], ["relu", "sigmoid"], "binary_cross_entropy"),
        ([2, 2, 3], ["tanh", "softmax"], "categorical_cross_entropy"),
        ([2, 2], "sigmoid", "categorical_cross_entropy"),
        ([2, 3], "softmax", "binary_cross_entropy"),
        ([2, 3, 2], ["softmax", "tanh"], "half_squared_error"),
        ([1, 1, 1, 1], ["silu", "leaky_relu(1/10)", "identity"], "half_squared_error"),
    ],
)
def test_backpropagation_is_the_gradient(layers, names, cost):
    verdict = Network(layers, names, cost).prove_gradient()
    assert verdict.proved, verdict.reason
    assert ("kink" in " ".join(verdict.conditions)) == ("relu" in str(names))


def test_with_regularisation():
    verdict = Network([2, 2, 1], regularization="lambda").prove_gradient()
    assert verdict.proved
    assert "λ/2 w²" in verdict.reason


def minus(rule):
    def wrong(*args):
        array = rule(*args)
        return array.map(array.algebra.negate)

    return wrong


def doubled(rule):
    def wrong(*args):
        array = rule(*args)
        return times(array.algebra.number(n.number(2).value), array)

    return wrong


def without_slope(W, _D, delta):
    return W.T @ delta


def without_transpose(W, D, delta):
    return D @ (W @ delta)


def a_of_the_wrong_side(delta, _a):
    return delta @ delta.T


def minus_target(network, passed):
    return passed.D[network.depth] @ (passed.a[network.depth] + passed.y)


PLANTED = {
    "sign of last δ": replace(T, last_delta=minus(T.last_delta)),
    "sign of earlier δ": replace(T, earlier_delta=minus(T.earlier_delta)),
    "sign of ∂C/∂W": replace(T, weight_gradient=minus(T.weight_gradient)),
    "sign of ∂C/∂b": replace(T, bias_gradient=minus(T.bias_gradient)),
    "factor 2 in last δ": replace(T, last_delta=doubled(T.last_delta)),
    "D forgotten": replace(T, earlier_delta=without_slope),
    "transpose forgotten": replace(T, earlier_delta=without_transpose),
    "δδᵀ instead of δaᵀ": replace(T, weight_gradient=a_of_the_wrong_side),
    "a + y": replace(T, last_delta=minus_target),
}


@pytest.mark.parametrize("name", PLANTED)
@pytest.mark.parametrize("f", ["sigmoid", "softplus"])
def test_planted_errors_are_refuted(name, f):
    verdict = prove_gradient(Network([2, 2, 2], f), PLANTED[name])
    assert verdict.outcome is Outcome.REFUTED
    assert verdict.counterexample.left != verdict.counterexample.right
    assert "not the gradient for" in verdict.reason


@pytest.mark.parametrize(
    ("layers", "names", "cost"),
    [
        ([10] * 6, "sigmoid", "half_squared_error"),
        ([4] * 9, ["relu", "tanh", "softmax", "gelu"] * 2, "mean_squared_error"),
        ([12, 12, 12, 14], ["tanh", "silu", "softmax"], "categorical_cross_entropy"),
    ],
)
def test_deep_networks_are_proved_layer_by_layer(layers, names, cost):
    network = Network(layers, names, cost)
    verdict = network.prove_gradient()
    assert verdict.proved, verdict.reason
    assert "layer by layer" in verdict.reason
    assert verdict.seconds < 5


@pytest.mark.parametrize("name", PLANTED)
def test_planted_errors_in_deep_networks_are_refuted(name):
    network = Network([2, 7, 7, 7, 7], "tanh")
    assert prove_gradient(network, PLANTED[name]).refuted


@pytest.mark.parametrize("name", PLANTED)
def test_both_ways_of_proof_agree(name, monkeypatch):
    network = Network([2, 2, 2, 2], ["sigmoid", "softmax", "gelu"])
    whole = prove_gradient(network, PLANTED[name]).outcome
    monkeypatch.setattr("symsgd.network.layerwise.MOST_PATHS", 1)
    assert prove_gradient(network, PLANTED[name]).outcome is whole
    assert prove_gradient(network).proved


def test_a_planted_error_in_the_shortcut_is_refuted():
    for cost, last in (
        ("binary_cross_entropy", "sigmoid"),
        ("categorical_cross_entropy", "softmax"),
    ):
        network = Network([2, 2, 2], ["tanh", last], cost)
        assert prove_gradient(network, PLANTED["sign of last δ"]).refuted


@pytest.mark.parametrize("layers", [[2, 1], [2, 2, 1], [1, 2, 2]])
@pytest.mark.parametrize("f", ["sigmoid", "tanh"])
def test_sympy_differentiates_to_the_same(layers, f):
    network = Network(layers, f)
    step = network.step()
    x, y = ([row[0] for row in column] for column in network.sample_nodes(None, None))
    outputs = step.quantities[f"a^[{len(layers)}]"].matrix.entries
    cost = sum((to_sympy(a) - to_sympy(t)) ** 2 for a, t in zip(outputs, y, strict=True)) / 2
    numbers = {}
    for i, symbol in enumerate(sorted(cost.free_symbols, key=str)):
        numbers[symbol] = sympy.Rational(i * 5 % 7 - 3, 4)
    assert {str(s) for s in cost.free_symbols} >= {str(v) for v in x}
    for p in parameters(network):
        gradient = step.quantities[f"d{p.letter}^[{p.layer}]"].matrix.rows[p.row - 1][p.column - 1]
        name = p.letter.lower()
        tables = network.weights if p.letter == "W" else network.biases
        symbol = tables[p.layer][p.row - 1][p.column - 1]
        assert name == str(symbol)[0]
        difference = sympy.diff(cost, to_sympy(symbol)) - to_sympy(gradient)
        assert abs(sympy.N(difference.subs(numbers), 30)) < 1e-25


@pytest.mark.parametrize("letter", ["a", "z", "w", "y", "alpha"])
def test_a_parameter_may_have_any_name(letter):
    network = Network([1, 1], f"elu({letter})", weights=[[[1]]], biases=[[0]])
    assert network.prove_gradient().proved
    step = network.step([-1], [0])
    value = step.sympy("D^[2]").subs(sympy.Symbol(letter), 3)
    assert float(value) == pytest.approx(3 * 2.718281828459045**-1)
