"""Problem files and front matter."""

import json
import re
from pathlib import Path

import pytest

from symsgd.errors import SymsgdError
from symsgd.read.problem import Problem, read_problem, split_front_matter

DATA = Path(__file__).parents[1] / "data" / "derivations.jsonl"
ROWS = [json.loads(line) for line in DATA.read_text().splitlines()]

FULL = """
[notation]
index_superscripts = ["theta", "w"]
scalars = ["eta"]
words = ["Loss"]
gradients = { theta = ["b", "w_{1}"] }
decimals = "rounded"
[notation.functions]
sigma = "sigmoid"
f = { params = ["t"], body = "t^2" }
[indices]
L = 2
j = [1, 2, 3]
[domains]
eta = "positive"
p = ["0", "1"]
[given]
z = 21
h = "\\\\sigma(z)"
"W^[3]" = [[1, 2]]
[network]
layers = [2, 1]
activation = "sigmoid"
cost = "half_squared_error"
W = [[[5, 6]]]
b = { 2 = [4] }
[data]
x = [1, 2]
y = 3
[asked]
"theta^1" = true
"""


def test_everything_at_once():
    problem = read_problem(FULL)
    scope = problem.scope
    assert scope.notation.gradients == {"theta": ("b", "w_1")}
    assert str(scope.functions["f"].body) == "t^2"
    assert scope.ranges["j"] == (1, 2, 3)
    assert scope.domains["eta"].positive
    assert str(scope.values["z"]) == "21"
    assert str(scope.definitions["h"]) == "sigmoid(z)"
    assert scope.definitions["W^[3]"].shape == (1, 2)
    assert problem.network.W[2].shape == (1, 2)
    assert str(problem.x) == "[[1], [2]]"
    assert problem.asked == {"theta^1": ()}


@pytest.mark.parametrize(
    ("toml", "code", "line", "advice"),
    [
        ("[notaton]\n", "unknown-key", 1, "notation"),
        ("[notation]\nscalar = []\n", "unknown-key", 2, "scalars"),
        ("[network]\nlayer = [1]\n", "unknown-key", 2, "layers"),
        ("[given]\nz = \n", "broken-toml", 2, "line"),
        ("[given\n", "broken-toml", 1, "line"),
        ('[given]\nx = 1\nz = "\\\\frac{1}"\n', "expected-group", 3, "expected"),
        ('[notation.functions]\nsigma = "sigmod"\n', "unknown-function", 2, "sigmoid"),
        ('[domains]\neta = "posative"\n', "unknown-domain", 2, "positive"),
        ('[network]\nlayers = "two"\n', "wrong-type", 2, "layers"),
        ("[given]\nW = [[1, 2], [3]]\n", "ragged-matrix", 2, "equal"),
        ("[notation]\nscalars = 3\n", "wrong-type", 2, "scalars"),
        ("[indices]\nL = 2.5\n", "wrong-type", 2, "L = 2"),
    ],
)
def test_errors_name_the_line_and_the_remedy(toml, code, line, advice):
    with pytest.raises(SymsgdError) as caught:
        read_problem(toml, "p.toml")
    error = caught.value
    assert (error.code, error.place.file, error.place.line) == (code, "p.toml", line)
    assert advice in str(error)


def test_a_loss_is_a_formula():
    problem = read_problem('[loss]\nC = "\\\\frac12 (a - y)^2"\n')
    assert str(problem.scope.definitions["C"]) == "1/2*(a - y)^2"


def test_front_matter_is_read_and_keeps_the_lines():
    problem, text = split_front_matter("+++\n[indices]\nL = 2\n+++\n$x$\n", "a.md")
    assert problem.scope.indices == {"L": 2}
    assert text.splitlines()[4] == "$x$"
    assert text.count("\n") == 5


def test_an_error_in_front_matter_has_the_line_of_the_document():
    with pytest.raises(SymsgdError) as caught:
        split_front_matter("+++\n[indices]\nL = 'two'\n+++\n", "a.md")
    assert (caught.value.place.file, caught.value.place.line) == ("a.md", 3)


def test_the_problem_file_wins_over_front_matter():
    front = read_problem("[indices]\nL = 2\nM = 5\n")
    merged = front.merged(read_problem("[indices]\nL = 3\n"))
    assert merged.scope.indices == {"L": 3, "M": 5}
    assert front.merged(None) is front
    assert Problem().merged(front).scope.indices == {"L": 2, "M": 5}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_settings_of_real_derivations_are_read(row):
    read_problem(row["problem_toml"])


def test_the_layers_of_a_network_have_symbols_before_anything_is_given():
    scope = read_problem('[network]\nlayers = [2, 1]\nactivation = "tanh"\n').scope
    assert str(scope.quantities["W^[2]"]) == "[[w_11^[2], w_12^[2]]]"
    assert scope.indices["L"] == 2
    assert scope.functions["sigma"].table == "tanh"
    assert scope.domains["w_12^[2]"] is not None


def test_the_input_may_be_layer_0():
    scope = read_problem("[network]\nlayers = [2, 3, 1]\ninput_layer = 0\n").scope
    assert scope.indices["L"] == 2
    assert {"a^[0]", "W^[1]", "z^[2]"} <= set(scope.quantities)
    assert "z^[3]" not in scope.quantities


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[notation]\nlayout = "columns"', 'layout is "denominator", "numerator"'),
        ('[notation]\nweights = "both"', 'weights is "to_from"'),
        ("[network]\nlayers = [2, 1]\ninput_layer = 2", "input_layer is 0 or 1"),
        ("[network]\nlayers = [2, 1]\nW = { 2 = [[1, 2, 3]] }", "W^[2] has the shape 1 × 3"),
        ('[notation]\nheld = "mu"', "held is a list of names"),
    ],
)
def test_settings_about_networks_say_what_is_wrong(text, says):
    with pytest.raises(SymsgdError, match=re.escape(says)):
        read_problem(text)


def test_a_formula_may_be_given_for_every_index_and_before_what_it_uses():
    scope = read_problem(
        '[notation]\nindex_superscripts = ["z", "a", "w"]\n[given]\n'
        '"z_j^l" = "\\\\sum_i w_{ij}^l a_i^{l-1}"\nC = "\\\\frac12 (p - y)^2"\np = "t^2"\n'
        '"delta^[l]" = "l"\nS = "-\\\\sum_k \\\\log q_k"\n'
    ).scope
    assert scope.families["z^l"].letter == "j"
    assert str(scope.definitions["C"]) == "1/2*(t^2 - y)^2"
    assert scope.templates[0].base == "delta"
    assert scope.families["S"].letter == ""
