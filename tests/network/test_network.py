"""Networks: shapes, exact parameters, and what is refused with which advice."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.network.exact import exact
from symsgd.network.network import Network
from symsgd.network.tables import network_from_tables


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3, "3"),
        (Fraction(1, 3), "1/3"),
        (Decimal("0.1"), "1/10"),
        ("0.1", "1/10"),
        (" -7/3 ", "-7/3"),
        ("1e-3", "1/1000"),
        ("w_1", "w_1"),
        ("w_{12}^[2]", "w_{12}^[2]"),
        (sympy.Rational(2, 7), "2/7"),
        (sympy.Symbol("t") + 1, "t + 1"),
        (np.int64(4), "4"),
        (n.variable("u"), "u"),
    ],
)
def test_exact(value, text):
    assert str(exact(value)) in (text, "1 + t")


@pytest.mark.parametrize(
    ("value", "code", "advice"),
    [
        (0.1, "float-parameter", '"0.1" in quotes'),
        (np.float64(0.1), "float-parameter", "Fraction(0.1)"),
        (sympy.Float("0.1"), "float-number", "Rational"),
        (float("nan"), "not-a-number", "finite"),
        (float("inf"), "not-a-number", "finite"),
        (Decimal("NaN"), "float-parameter", ""),
        ("nan", "not-a-number", "exact number"),
        ("1/0", "not-a-number", ""),
        ("1e99999", "not-a-number", ""),
        ("import os", "not-a-number", ""),
        (True, "not-a-number", ""),
        (None, "not-a-number", ""),
        (object(), "not-a-number", ""),
    ],
)
def test_what_is_not_exact_is_refused(value, code, advice):
    with pytest.raises(SymsgdError) as caught:
        exact(value)
    assert caught.value.code in (code, "not-a-number")
    assert advice in (caught.value.advice or "")


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        (lambda: Network([2]), "bad-layers", "at least two"),
        (lambda: Network("21"), "bad-layers", ""),
        (lambda: Network([2, 0]), "bad-layers", ""),
        (lambda: Network([2, 1], "sigmod"), "unknown-function", "sigmoid"),
        (lambda: Network([2, 1], "sin"), "unknown-activation", "softmax"),
        (lambda: Network([2, 1], "tanh(3)"), "unknown-activation", ""),
        (lambda: Network([2, 1], "3 + 4"), "unknown-activation", ""),
        (lambda: Network([2, 1], ["tanh", "tanh"]), "shapes-do-not-fit", "one activation"),
        (lambda: Network([2, 1], cost="mae"), "unknown-cost", "mse"),
        (lambda: Network([2, 1], "tanh", "bce"), "cost-does-not-suit", "sigmoid"),
        (lambda: Network([2, 1], weights=[[[1, 2, 3]]]), "shapes-do-not-fit", "W^[l]"),
        (lambda: Network([2, 2], weights=[[[1, 2], [3]]]), "shapes-do-not-fit", ""),
        (lambda: Network([2, 1], weights=[[[1, 0.5]]]), "float-parameter", "0.5"),
        (lambda: Network([2, 1], weights=[]), "shapes-do-not-fit", "one table"),
        (lambda: Network([2, 1], biases={1: [0, 0]}), "no-such-layer", "2 to 2"),
        (lambda: Network([2, 1]).step([1, 2, 3], [1]), "shapes-do-not-fit", ""),
        (lambda: Network([2, 1]).step([1, float("nan")], [1]), "not-a-number", ""),
        (lambda: Network([2, 1]).batch_step([]), "no-data", ""),
        (lambda: Network([2, 1]).step()["gamma"], "no-such-quantity", "theta^1"),
    ],
)
def test_mistakes_have_names_and_advice(make, code, words):
    with pytest.raises(SymsgdError) as caught:
        make()
    assert caught.value.code == code
    assert words in (caught.value.advice or "")


def test_parameters_may_be_symbols_numbers_or_both():
    network = Network([2, 1], weights=[[["w_1", 6]]])
    assert network.symbolic == ("b^[2]", "w_1")
    assert str(network.step([1, 2], [3])["z^[2]"]) == "w_1 + 12 + b^[2]"
    everything = Network([12, 2])
    assert everything.symbolic[0] == "b_1^[2]"
    assert "w_{1,12}^[2]" in everything.symbolic


def test_weights_come_in_many_containers():
    rows = [[5, 6]]
    for weights in ([rows], {2: rows}, [np.array(rows)], [sympy.Matrix(rows).tolist()]):
        assert str(Network([2, 1], weights=weights).matrix("W", 2)) == "[[5, 6]]"
    matrix = Matrix.row(n.number(5), n.number(6))
    assert Network([2, 1], weights={2: matrix}).matrix("W", 2) == matrix
    assert (
        str(Network([2, 2], biases={2: Matrix.row(n.number(1), n.number(2))}).matrix("b", 2))
        == "[[1], [2]]"
    )


def test_from_tables():
    task = network_from_tables(
        {"layers": [2, 1], "activation": "tanh", "W": {"2": [["1/2", 1]]}, "b": [["0.5"]]},
        {"x": [[1, 2], [3, 4]], "y": [[1], [0]]},
    )
    assert len(task.data) == 2
    assert task.step().samples == 2
    assert network_from_tables({"layers": [2, 1]}).data == ((None, None),)
    assert network_from_tables({"layers": [1, 1]}, {"x": [1, 2], "y": [3, 4]}).step().samples == 2
    column = Matrix.column(n.number(1), n.number(2))
    assert (
        network_from_tables({"layers": [2, 1]}, {"x": column, "y": n.number(3)}).step().samples == 1
    )
    assert network_from_tables({"layers": [2, 1]}, {"x": [[1], [2]], "y": 3}).step().samples == 1


@pytest.mark.parametrize(
    ("network", "data", "code"),
    [
        ({}, {}, "missing-key"),
        ({"layers": [2, 1], "activaton": "tanh"}, {}, "unknown-key"),
        ({"layers": [2, 1]}, {"z": 1}, "unknown-key"),
        ({"layers": [2, 1]}, {"x": [[1, 2]], "y": [[1], [2]]}, "shapes-do-not-fit"),
        ({"layers": [2, 1]}, {"x": [], "y": []}, "no-data"),
        ({"layers": [2, 1], "W": {"two": [[1, 2]]}}, {}, "no-such-layer"),
    ],
)
def test_bad_tables(network, data, code):
    with pytest.raises(SymsgdError) as caught:
        network_from_tables(network, data)
    assert caught.value.code == code
