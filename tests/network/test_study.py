"""A study as text and data, and the command that prints it."""

from __future__ import annotations

import json

import pytest

from symsgd.network.network import Network
from symsgd.network.study import study
from tests.program import symsgd

SHEET = """
[network]
layers = [2, 1]
activation = "sigmoid"
cost = "half_squared_error"
W = { 2 = [[5, 6]] }
b = { 2 = [4] }
[data]
x = [1, 2]
y = 3
"""
PRODUCT = """
[network]
layers = [1, 1, 1]
activation = "identity"
cost = "half_squared_error"
parameters = ["W"]
eta = "1/20"
W = [[["1/20"]], [["-1/4"]]]
b = [[0], [0]]
[data]
x = [1]
y = [1]
"""


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "problem.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def test_command_on_the_sheet(file):
    done = symsgd("study", file(SHEET))
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "infimum of the cost: 2, not attained",
        "critical points: there is none",
        "L = 189/128",
        "0 < η < 2/L = 256/189",
        "REFUTED: no critical point exists",
        "log(exp(21) + 12*eta*T)",
        "descent lemma",
    ):
        assert words in done.stdout


def test_json_is_the_same_every_time(file):
    first, second = (symsgd("study", file(SHEET), "--json").stdout for _ in range(2))
    assert first == second
    data = json.loads(first)
    assert data["form"] == "symsgd.study/1"
    assert data["converges"]["verdict"] == "REFUTED"
    assert data["critical_points"] == {
        "known": "none", "points": [], "reason": data["critical_points"]["reason"],
    }  # fmt: skip
    assert data["lipschitz"]["bound"] == "256/189"


def test_only_some_parameters_are_trained(file):
    data = json.loads(symsgd("study", file(PRODUCT), "--json").stdout)
    assert data["parameters"] == ["w_11^[2]", "w_11^[3]"]
    kinds = [p["kind"] for p in data["critical_points"]["points"]]
    assert kinds == ["strict saddle", "global minimum"]
    assert data["converges"]["verdict"] == "UNDECIDED"


def test_random_samples(file):
    text = SHEET.replace("x = [1, 2]\ny = 3", "x = [[1, 2], [0, 1]]\ny = [[3], [0]]")
    assert "each step draws a sample" in symsgd("study", file(text), "--random").stdout


def test_a_problem_without_a_network(file):
    done = symsgd("study", file("[given]\nx = 1\n"))
    assert done.returncode == 2
    assert "no-network" in done.stderr


def test_pictures_ask_for_matplotlib(file, tmp_path):
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    done = symsgd("study", file(PRODUCT), "--plot", tmp_path / "pictures")
    assert done.returncode == 0
    names = {path.name for path in (tmp_path / "pictures").iterdir()}
    wanted = ("activation", "saturation", "cost", "plane")
    assert names == {f"{name}.{form}" for name in wanted for form in ("svg", "png")}


def test_named_points_are_looked_at():
    network = Network([1, 2, 1], "tanh")
    data = [([1], ["1/2"]), ([-1], ["1/2"])]
    found = study(network, data, at=[[1, 1, 0, 0, 0, 0, 0]])
    assert [p.place for p in found.critical.points] == []  # the gradient by b^[3] is not 0 there
    assert str(found).count("\n") > 10
