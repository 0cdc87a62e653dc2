"""Layouts of arrays, answers of every form, and errors in words."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from symsgd.errors import SymsgdError
from symsgd.network.network import Network
from symsgd.network.tables import network_from_tables
from symsgd.testing import WrongValue, check_gradient, check_step, network_of
from symsgd.testing.expected import Expected
from tests.testing.planted import correct
from tests.testing.planting import CASES, parts

NETWORK, DATA = parts(CASES["USUAL"])
SEED = CASES["SATURATED"]


def rows(W, b, X, Y):
    """The correct program for samples in rows, W with a row for each input."""
    found = correct.gradient([w.T for w in W], [v[:, None] for v in b], X.T, Y.T)
    count = len(X)
    return {
        "a": [a.T for a in found["a"]],
        "delta": [d.T for d in found["delta"]],
        "dW": [g.T / count for g in found["dW"]],
        "db": [g.mean(axis=1) for g in found["db"]],
    }


def flat(W, b, x, y):
    found = correct.gradient(W, [v[:, None] for v in b], x[:, None], y[:, None])
    return {
        "z": [z[:, 0] for z in found["z"]],
        "dW": found["dW"],
        "db": [d[:, 0] for d in found["db"]],
    }


def lists(W, b, x, y):
    found = correct.gradient(
        *([np.array(p) for p in ps] for ps in (W, b)), np.array(x), np.array(y)
    )
    return [g.tolist() for g in found["dW"]], [g.tolist() for g in found["db"]]


class Tensor:
    """What a tensor of another library shows: detach and tolist."""

    def __init__(self, values):
        self.values = np.array(values)
        self.dtype = f"other.{self.values.dtype}"

    def detach(self):
        return self

    def tolist(self):
        return self.values.tolist()


def tensors(W, b, x, y):
    found = correct.gradient([w.values for w in W], [v.values for v in b], x.values, y.values)
    return [Tensor(g) for g in found["dW"]], [Tensor(g) for g in found["db"]]


def test_layouts():
    check_gradient(rows, NETWORK, DATA, vectors="rows", transposed=True)
    check_gradient(flat, NETWORK, DATA, vectors="flat")
    check_gradient(lists, NETWORK, DATA, arrays="lists")
    check_gradient(tensors, NETWORK, DATA, arrays=Tensor)
    check_gradient(correct.gradient, NETWORK, DATA[0])


def test_a_sum_is_no_mean():
    def summed(*arguments):
        found = rows(*arguments)
        return [2 * g for g in found["dW"]], [2 * g for g in found["db"]]

    check_gradient(summed, NETWORK, DATA, vectors="rows", transposed=True, reduction="sum")
    with pytest.raises(WrongValue, match="it is 2 times what it should be"):
        check_gradient(summed, NETWORK, DATA, vectors="rows", transposed=True)


@pytest.mark.parametrize("library", ["torch", "jax"])
def test_other_libraries_where_they_are_installed(library):
    pytest.importorskip(library, reason=f"{library} is not installed")

    def gradient(W, b, x, y):
        return lists(*([p.tolist() for p in ps] for ps in (W, b)), x.tolist(), y.tolist())

    check_gradient(gradient, NETWORK, DATA, arrays=library)


def test_a_step_may_change_its_arrays_in_place():
    def step(W, b, x, y, eta):
        found = correct.gradient(W, b, x, y)
        for l in range(len(W)):
            W[l] -= eta * found["dW"][l]
            b[l] -= eta * found["db"][l]

    check_step(step, CASES["USUAL"])
    with pytest.raises(WrongValue, match="nothing was updated"):
        check_step(lambda *_: None, CASES["USUAL"])


def test_names_by_layer_and_lists_from_any_layer_on():
    def gradient(W, b, x, y):
        found = correct.gradient(W, b, x, y)
        return {
            "z": [None, None, *found["z"]],
            "delta": {2: found["delta"][0], 3: found["delta"][1]},
            "a^[3]": found["a"][-1],
            "D": [np.diag((a * (1 - a))[:, 0]) for a in found["a"][1:]],
        }

    check_gradient(gradient, NETWORK, DATA)


def test_a_task_is_a_problem():
    task = network_from_tables(
        {"layers": [2, 1], "W": [[[5, 6]]], "b": [[4]], "eta": "1/10"}, {"x": [1, 2], "y": [3]}
    )
    check_step(correct.step, task)


def test_shapes_are_told():
    def gradient(W, b, x, y):
        found = correct.gradient(W, b, x, y)
        return [g.T for g in found["dW"]], found["db"]

    with pytest.raises(WrongValue) as caught:
        check_gradient(gradient, NETWORK, DATA)
    assert caught.value.finding.found == "an array of shape 3 × 1"
    assert caught.value.finding.expected == "shape 1 × 3"
    assert caught.value.finding.hint == "it is transposed"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (3, "unreadable-answer"),
        ([1], "unreadable-answer"),
        ({"grad": []}, "unreadable-answer"),
        (([1], [1, 2, 3, 4, 5, 6]), "unreadable-answer"),
        ({"z^[7]": 1.0}, "no-such-quantity"),
    ],
)
def test_answers_that_say_nothing(answer, code):
    with pytest.raises(SymsgdError, match=code):
        check_gradient(lambda *_: answer, NETWORK, DATA)


def test_what_a_check_needs():
    with pytest.raises(SymsgdError, match="missing-value"):
        check_gradient(correct.gradient, Network([2, 1]), ([1, 2], [3]))
    with pytest.raises(SymsgdError, match="no-data"):
        check_gradient(correct.gradient, NETWORK, [1, 2, 3])
    with pytest.raises(SymsgdError, match="unknown-layout"):
        check_gradient(correct.gradient, NETWORK, DATA, vectors="row")


def test_a_network_of_arrays_is_exact():
    network = network_of([np.array([[0.1, 2.0]])], [np.array([1.0])])
    assert network.weights[2][0][0].value == Fraction(0.1)


def test_a_gradient_of_a_billionth_is_really_checked():
    def off_by_a_millionth(W, b, x, y):
        found = correct.gradient(W, b, x, y)
        return {"delta": [d * (1 + 1e-5) for d in found["delta"]]}

    with pytest.raises(WrongValue, match=r"delta\^\[2\] is the first wrong quantity"):
        check_gradient(off_by_a_millionth, *parts(SEED))


def test_the_room_for_rounding_is_tight():
    """The allowance is at most some hundred times the error of an ordinary evaluation."""
    expected = Expected.of(CASES["USUAL"])
    for name, balls in expected.quantities.items():
        for i, row in enumerate(balls):
            for j, _ in enumerate(row):
                exact = abs(expected.middle(name)[i][j])
                assert expected.allowance(name, i, j) <= 1e-13 * max(exact, 1e-2)


def test_kinks_allow_every_slope_between_both_sides():
    network = Network([1, 1], "relu", weights=[[[1]]], biases=[[0]])

    def gradient(slope):
        return lambda *_: {"D": [np.array([[slope]])], "db": [np.array([[-slope]])]}

    for slope in (0.0, 0.5, 1.0):
        check_gradient(gradient(slope), network, ([0], [1]))
    with pytest.raises(WrongValue):
        check_gradient(gradient(1.5), network, ([0], [1]))
