"""``symsgd step``: the trace of one step, in four forms."""

from __future__ import annotations

import json

import pytest

from tests.program import symsgd

PROBLEM = """
[network]
layers = [2, 1]
activation = "sigmoid"
cost = "half_squared_error"
W = { 2 = [[5, 6]] }
b = { 2 = [4] }
[data]
x = [1, 2]
y = 3
[asked]
"\\\\theta^1" = ["b", "w_1", "w_2"]
"""


@pytest.fixture
def problem(tmp_path):
    path = tmp_path / "problem.toml"
    path.write_text(PROBLEM, "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("step.txt", ["--name-k"]),
        ("step_digits.txt", ["--digits", "50", "--name-k"]),
        ("step.tex", ["--latex"]),
        ("step.json", ["--json", "--digits", "20", "--name-k"]),
    ],
)
def test_forms(problem, golden, name, options):
    done = symsgd("step", problem, *options)
    assert (done.returncode, done.stderr) == (0, "")
    golden(name, done.stdout)


def test_theta_in_closed_form(problem):
    last = symsgd("step", problem, "--name-k").stdout.splitlines()[-2:]
    assert last[0].split(" = ")[1] == "(4 - eta*k, 5 - eta*k, 6 - 2*eta*k)"
    assert "sigmoid(21)" in last[1]


def test_fifty_certified_digits(problem):
    data = json.loads(symsgd("step", problem, "--json", "--digits", "50").stdout)
    digits = data["digits"]["delta^[2]"]
    assert digits.startswith("-1.516512083857524667608")
    assert len(digits.removeprefix("-1.").removesuffix("e-9")) == 49
    assert "theta^1" not in data["digits"]


def test_a_given_learning_rate_leaves_no_symbol(problem):
    problem.write_text(PROBLEM.replace("[data]", 'eta = "1/10"\n[data]'))
    data = json.loads(symsgd("step", problem, "--json", "--digits", "12").stdout)
    assert "4.00000000015" in data["digits"]["theta^1"]


def test_symbols_stay_symbols(problem):
    problem.write_text('[network]\nlayers = [1, 1]\nactivation = "tanh"\n')
    assert "tanh(w^[2]*x + b^[2])" in symsgd("step", problem).stdout


@pytest.mark.parametrize(
    ("order", "theta"),
    [
        ('["w_2", "b"]', "(6 - 2*eta*k, 4 - eta*k)"),
        ('["W^[2]", "b^[2]"]', "(5 - eta*k, 6 - 2*eta*k, 4 - eta*k)"),
        ('["W"]', "(5 - eta*k, 6 - 2*eta*k)"),
    ],
)
def test_the_order_that_is_asked_for(problem, order, theta):
    problem.write_text(PROBLEM.replace('["b", "w_1", "w_2"]', order))
    assert theta in symsgd("step", problem, "--name-k").stdout


def test_a_parameter_that_is_not_there(problem):
    problem.write_text(PROBLEM.replace('"w_2"]', '"w_3"]'))
    done = symsgd("step", problem)
    assert (done.returncode, "[no-such-quantity]" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "[no-network]"),
        ("[network]\n", "[no-network]"),
        ("[network]\nlayers = [2]\n", "[bad-layers]"),
        ('[network]\nlayers = [2, 1]\nactivation = "sigmod"\n', "did you mean 'sigmoid'?"),
        (
            "[network]\nlayers = [2, 1]\nW = { 2 = [[1, 2, 3]] }\n",
            "problem.toml:3:1: W^[2] has the shape 1 × 3",
        ),
        ("[network]\nlayers = [2, 1]\nb = { 2 = [1, 2] }\n", "problem.toml:3:1: b^[2]"),
        ("[network]\nlayers = [2, 1]\n[data]\nx = [1, 2, 3]\n", "[shapes-do-not-fit]"),
        ('[network]\nlayers = [2, 1]\ncost = "guess"\n', "[unknown-cost]"),
        ("[network\n", "[broken-toml]"),
    ],
)
def test_bad_problems(problem, text, said):
    problem.write_text(text, "utf-8")
    done = symsgd("step", problem)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    "options", [["--digits", "0"], ["--digits", "many"], ["--latex", "--json"]]
)
def test_wrong_usage(problem, options):
    assert symsgd("step", problem, *options).returncode == 2
