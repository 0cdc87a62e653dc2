"""The worked example of the answer sheet, and traces of other networks."""

from __future__ import annotations

import json
import re
from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.balls import enclose
from symsgd.algebra.sigmoid import sigmoid_function
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.network.names import canonical
from symsgd.network.network import Network

sigmoid = sigmoid_function()
S = sigmoid(21)
eta, k = sympy.symbols("eta k")


@pytest.fixture(scope="module")
def step():
    return Network([2, 1], weights=[[[5, 6]]], biases=[[4]]).step([1, 2], [3])


def test_the_worked_example(step):
    assert step.sympy("z^[2]") == 21
    assert step.sympy("a^[2]") == S
    assert step.sympy("D^[2]") == S * (1 - S)
    assert step.sympy("delta^[2]") == S * (1 - S) * (S - 3)
    assert step.sympy("dW^[2]") == sympy.Matrix(
        [[S * (1 - S) * (S - 3), 2 * S * (1 - S) * (S - 3)]]
    )
    error = S * (1 - S) * (S - 3)
    assert step.theta() == (4 - eta * error, 5 - eta * error, 6 - 2 * eta * error)


def test_theta_with_a_name(step):
    theta = step.theta(order="b,W", name="k")
    assert theta == (4 - eta * k, 5 - eta * k, 6 - 2 * eta * k)
    assert theta.definitions == {k: S * (1 - S) * (S - 3)}
    assert theta.written_out() == step.theta()
    assert step.theta(order="W,b", name="k") == (5 - eta * k, 6 - 2 * eta * k, 4 - eta * k)
    assert step.theta(order="w_2,b", name="k") == (6 - 2 * eta * k, 4 - eta * k)
    assert step.theta(order="b^[2],W^[2]", name="k") == step.theta(name="k")
    with pytest.raises(SymsgdError):
        step.theta(order="b,v_1")


def test_certified_digits(step):
    assert step.digits(50, "delta^[2]") == "-1.5165120838575246676081637056120951911588358619408e-9"
    assert step.digits(50, "theta^1", {"eta": "1/10"})[0][2] == (
        "6.0000000003033024167715049335216327411224190382318"
    )
    assert step.float64("delta^[2]") == -1.5165120838575247e-09
    with pytest.raises(SymsgdError, match="eta has no value"):
        step.digits(10)


@pytest.mark.parametrize(
    ("spelled", "value"),
    [
        (r"\mathbf{z}^{[2]}", "21"),
        ("z^[2]", "21"),
        ("z^{(2)}", "21"),
        (r"\delta^{[2]}", "sigmoid(21)*(1 - sigmoid(21))*(sigmoid(21) - 3)"),
        ("D", "sigmoid(21)*(1 - sigmoid(21))"),
        ("w_{2}^{[2]}", "6"),
        ("w_2", "6"),
        ("x_2", "2"),
        ("a_{1}^{[1]}", "1"),
        ("L", "2"),
        ("N", "1"),
        (r"\eta", "eta"),
        (r"\theta^0", "[[4, 5, 6]]"),
        (r"\theta^{0}", "[[4, 5, 6]]"),
        ("W^{[2]}", "[[5, 6]]"),
        ("y", "3"),
    ],
)
def test_lookup(step, spelled, value):
    assert str(step.lookup(spelled)) == value


@pytest.mark.parametrize(
    "spelled", ["z^[1]", "z^[3]", "q", "w_3", "w_{1,2,3}", "theta^2", "z_2^[2]", ""]
)
def test_lookup_of_nothing(step, spelled):
    assert step.lookup(spelled) is None


def test_a_trace_with_values(step):
    half = step.at(eta="1/2")
    assert n.free_variables(*half["theta^1"].entries) == ()
    assert str(half.eta) == "1/2"


def test_every_quantity_has_a_rule_and_parents_that_exist():
    for network in (Network([2, 2, 3, 2]), Network([2, 3], "softmax", "categorical_cross_entropy")):
        for trace in (
            network.step(),
            network.batch_step([(None, None), ([1, 2], [0, 1, 0][: network.layers[-1]])]),
        ):
            known = {"eta"}
            for quantity in trace.quantities.values():
                assert set(quantity.parents) <= known, quantity
                known.add(quantity.name)
                given = quantity.name[0] in "xyWb" and "_new" not in quantity.name
                assert given == (quantity.rule == "")


def test_latex(step):
    text = step.latex()
    assert r"\delta^{[2]} &= D^{[2]} \left(a^{[2]} - y\right) = " in text
    assert r"\begin{pmatrix} 5 & 6 \end{pmatrix}" in text
    assert text.count("{") == text.count("}")
    assert text.startswith("\\begin{aligned}")


def test_latex_of_a_large_network_stays_short():
    text = Network([10, 10, 10]).step().latex()
    assert len(text) < 20_000
    assert text.count(r"\left(") == text.count(r"\right)")
    assert max(len(line) for line in text.splitlines()) < 6000


def test_json(step):
    data = json.loads(json.dumps(step.to_json()))
    rows = {row["name"]: row for row in data["quantities"]}
    assert rows["delta^[2]"]["rows"] == [["D^[2]*(a^[2] - 3)"]]
    assert rows["z^[2]"]["closed_form"] == [["21"]]
    assert rows["a^[2]"]["parents"] == ["z^[2]"]


def test_deltas_come_before_updates():
    """δ of layer 2 uses W of layer 3 as it was, not the new one."""
    network = Network([1, 1, 1], "identity", weights=[[[2]], [[3]]], biases=[[0], [0]])
    step = network.step([1], [0], eta=1)
    assert [str(v) for v in (step["delta^[3]"], step["delta^[2]"])] == ["6", "18"]
    assert str(step["W_new^[3]"]) == "-9"
    assert str(step["W_new^[2]"]) == "-16"


def test_canonical_names():
    assert canonical(r"W^{[2]}") == "W^[2]"
    assert canonical(r"\boldsymbol{\delta}^{[10]}") == "delta^[10]"


small = st.sampled_from(["1/2", "-1", "2/3", "0", "3"])


@given(st.data())
def test_linear_in_eta(data):
    """Every parameter after a step is θ − η·gradient."""
    layers = data.draw(st.lists(st.integers(1, 3), min_size=2, max_size=3))
    name = data.draw(st.sampled_from(["sigmoid", "tanh", "silu", "softplus", "relu"]))
    x = data.draw(st.lists(small, min_size=layers[0], max_size=layers[0]))
    y = data.draw(st.lists(small, min_size=layers[-1], max_size=layers[-1]))
    network = Network(layers, name)
    step = network.step(x, y)
    before, after = step["theta^0"], step["theta^1"]
    free = n.free_variables(*after.entries)
    point = {v: Fraction((7 * i) % 5 - 2, 3) for i, v in enumerate(free)}
    one, two = ({**point, "eta": Fraction(e)} for e in (1, 2))
    for b, a in zip(before.entries, after.entries, strict=True):
        start = enclose(b, point, 200)
        first, second = enclose(a, one, 200), enclose(a, two, 200)
        if hasattr(first, "mid") and hasattr(second, "mid"):
            assert (first - start).overlaps((second - start) / 2)


def test_steps_are_in_terms_of_named_quantities():
    step = Network([2, 2, 1], "tanh").step()
    rule = step.quantities["delta^[2]"].steps()
    assert str(rule.entries[0]) == "D_11^[2]*w_11^[3]*delta^[3]"
    assert isinstance(step.delta[2], Matrix)
    assert not re.search("tanh", str(rule))


def test_softmax_step():
    network = Network(
        [1, 3],
        "softmax",
        "categorical_cross_entropy",
        weights=[[[1], [2], [3]]],
        biases=[[0, 0, 0]],
    )
    step = network.step([1], [0, 1, 0])
    assert str(step.quantities["delta^[2]"].steps()) == "[[a_1^[2]], [a_2^[2] - 1], [a_3^[2]]]"
    free = network.step([1], None)
    assert str(free.quantities["delta^[2]"].steps().entries[0]) == "(y_1 + y_2 + y_3)*a_1^[2] - y_1"


def test_relu_on_numbers_is_decided():
    network = Network([1, 2], "relu", weights=[[[1], [-1]]], biases=[[0, 0]])
    assert str(network.step([3], [0, 0]).a[2]) == "[[3], [0]]"
    assert str(network.step([3], [0, 0]).D[2]) == "[[1, 0], [0, 0]]"
    kink = network.step([0], [1, 1], eta=1)
    with pytest.raises(SymsgdError, match="no value"):
        kink.digits(5, "theta^1")


def test_regularisation_and_batches():
    network = Network([1, 1], "identity", weights=[[[2]]], biases=[[0]], regularization="1/10")
    assert str(network.step([1], [0], eta=1)["W_new^[2]"]) == "-1/5"
    batch = network.batch_step([([1], [0]), ([3], [0])], eta=1)
    assert str(batch["b_new^[2]"]) == "-4"
    assert batch.digits(3, "W_new^[2]") == "-8.20"
    assert "sum" in batch.latex()


def test_as_an_ordinary_function(step):
    theta = step.function(["eta"])
    assert theta(0.1)[0] == pytest.approx([4, 5, 6], abs=1e-9)
    values = step.function([r"\eta"], arrays=True)(np.array([0.0, 1e9]))[0]
    # σ(21)(1 − σ(21)) has seven digits in doubles
    assert values[2][1] == pytest.approx(6 + 2e9 * 1.51651208385752e-09, rel=1e-6)
    f = (
        Network([2, 2, 1], "tanh")
        .step()
        .function(["x_1", "x_2", "w_11^[2]", "w_12^[2]", "b_1^[2]"], "z_1^[2]")
    )
    assert f(1.0, 2.0, 3.0, 4.0, 5.0) == 16.0
    with pytest.raises(SymsgdError):
        step.function([])


def test_comparison_with_what_a_student_writes(step):
    assert step.compare(r"\delta^{[2]}", S * (1 - S) * (S - 3)).proved
    assert step.compare(r"\delta^{[2]}", S * (1 - S) * (S + 3)).refuted
    error = S * (1 - S) * (S - 3)
    row = [[4 - eta * error, 5 - eta * error, 6 - 2 * eta * error]]
    assert step.compare("theta^1", row).proved
    assert step.compare("theta^1", sympy.Matrix(row).tolist()).proved
    row[0][2] = 6 - eta * error
    wrong = step.compare("theta^1", row)
    assert wrong.refuted
    assert wrong.reason.startswith("entry (1, 3)")
    assert step.compare("x", [1, 2]).proved
    assert step.compare("x", [1, 2, 3]).refuted
    with pytest.raises(SymsgdError):
        step.compare("z^[2]", 21.0)
