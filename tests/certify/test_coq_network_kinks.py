"""Networks with kinked activations, with erf and with letters in activations, and Coq on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symsgd.certify.coq.coqc import replay
from symsgd.certify.coq.document import Standing
from symsgd.certify.coq.network.theorems import network_document
from symsgd.network.tables import network_from_tables
from tests.certify.test_coq_network import statements, task
from tests.certify.with_coq import asks_coq
from tests.program import symsgd

HIDDEN = {
    "layers": [2, 2, 1], "activations": ["relu", "identity"],
    "W": [[[1, -2], [-3, "1/4"]], [[1, "-1/2"]]], "b": [[1, 0], [-1]],
}  # fmt: skip
DATA = {"x": [1, "1/2"], "y": 1}
NETWORKS = {
    "relu": (HIDDEN, DATA),
    "every z is free": (
        {"layers": [2, 2, 2, 1], "activations": ["relu", "leaky_relu(c)", "elu(1/2)"]}, {}
    ),
    "numbers that are not rational": (
        {"layers": [2, 2, 2, 1], "activations": ["tanh", "relu", "softsign"],
         "W": [[[1, -2], [3, "1/4"]], [[1, "-1/2"], [1, 2]], [[1, 1]]],
         "b": [[1, 0], [-1, 1], [3]]},
        DATA,
    ),
    "letters": (
        {"layers": [1, 1, 1], "activations": ["elu(c)", "softsign"], "W": [[[1]], [[1]]],
         "b": [[1], ["b"]]},
        {"x": [1], "y": 1},
    ),
    "samples": (
        {"layers": [1, 2, 2], "activations": ["relu", "softmax"], "cost": "cross_entropy",
         "regularization": "1/10"},
        {"x": [[1], [2]], "y": [[1, 0], [0, 1]]},
    ),
    "erf": (
        {"layers": [1, 2, 1], "activations": ["gelu", "sigmoid"], "W": [[[1], [2]], [[-1, 1]]],
         "b": [[-2, 0], [-1]]},
        {"x": [1], "y": 1},
    ),
    "beta": ({"layers": [1, 2, 1], "activations": ["silu(beta)", "sigmoid"], "cost": "bce"}, {}),
}  # fmt: skip


def document_of(name):
    return network_document(network_from_tables(*NETWORKS[name]), digits=12)


def accepted(document):
    text, _, _ = document.text.partition("Definition symsgd_all")
    return replay(document.name, text, seconds=300)


@pytest.mark.parametrize("name", NETWORKS)
def test_everything_is_exported(name):
    assert {claim.standing for claim in document_of(name).claims} == {Standing.NOT_REPLAYED}


def test_backpropagation_supposes_that_no_later_z_is_at_a_kink():
    found = statements(network_document(task([1, 1, 1, 1], ["relu", "sigmoid", "elu"])))
    for layer, kinks in [(2, ["z_2", "z_4"]), (3, ["z_4"]), (4, ["z_4"])]:
        said = found[f"symsgd_backpropagation_b_{layer}"]
        assert [z for z in ("z_2", "z_3", "z_4") if f"(net_{z} " in said] == kinks
        assert said.count("<> 0 -> ") == len(kinks)


def test_a_smooth_network_supposes_nothing():
    found = statements(network_document(task([1, 2, 1], ["gelu", "silu(c)"])))
    assert not any("<>" in said for said in found.values())


def test_of_numbers_nothing_is_supposed_and_of_letters_it_is():
    numbers = statements(document_of("relu"))
    assert numbers["symsgd_step_b_1_2_gradient"] == (
        "is_derive (fun t : R => (net_cost t 0 1 (- 2) (- 3) (1 / 4) (- 1) 1 (- (1 / 2)) 1 "
        "(1 / 2) 1)) 1 (- 1)"
    )
    letters = statements(document_of("letters"))
    assert letters["symsgd_step_w_2_gradient"].startswith(
        "forall (v_b v_c : R), (2 + v_b) <> 0 -> is_derive (fun t : R => (net_cost 1 t v_b 1 v_c 1"
    )


def test_the_report_says_where():
    sources = [claim.source for claim in document_of("every z is free").claims]
    assert sources[0].endswith(
        "for all parameters, inputs and targets, where no z of relu or leaky_relu or elu is 0"
    )
    assert not any("where" in claim.source for claim in document_of("erf").claims)


def test_units_that_are_off_are_zeros_and_not_formulas():
    found = statements(document_of("relu"))
    assert found["symsgd_step_w_21_2_gradient"].endswith(") (- 3) 0")


@pytest.mark.parametrize(
    ("weights", "x"), [([1, 1], [1, -1]), ([1, -1], ["u", "u"])], ids=["a number", "letters"]
)
def test_at_a_kink_there_is_no_step(weights, x):
    made = task([2, 1], "relu", weights=[[weights]], biases=[[0]], data=[(x, [0])])
    *rest, last = network_document(made).claims
    assert {claim.standing for claim in rest} == {Standing.NOT_REPLAYED}
    assert last.standing is Standing.NOT_EXPORTED
    assert last.reason == "z^[2] is 0, where relu has a kink"


def test_a_parameter_called_like_a_weight_is_told_apart():
    (first, second) = network_document(task([1, 1], "silu(w^[2])")).claims
    assert first.standing is second.standing is Standing.NOT_EXPORTED
    assert first.reason == "the parameter w^[2] of an activation is called like a weight"


def test_a_parameter_called_like_the_input_is_another_number():
    said = statements(network_document(task([1, 1], "silu(x)")))["symsgd_backpropagation_w_2"]
    assert said.startswith("forall (v_b_2 v_w_2 v_x' v_x v_y : R), is_derive")


@asks_coq
@pytest.mark.parametrize("name", NETWORKS)
def test_the_whole_file_is_accepted(name):
    answer = accepted(document_of(name))
    assert answer.accepted, answer.complaint


@asks_coq
def test_a_problem_with_relu_is_accepted(tmp_path):
    problem = tmp_path / "kink.toml"
    problem.write_text('[network]\nlayers = [2, 1]\nactivation = "relu"\n', "utf-8")
    done = symsgd("certify", problem, "-o", tmp_path / "proofs", seconds=300)
    assert done.returncode == 0, done.stdout
    assert "where no z of relu is 0" in done.stdout


def without(said):
    """Leave out the first of what a statement supposes."""
    start, _, rest = said.partition(" : R), ")
    return f"{start} : R), {rest.partition(' -> ')[2]}"


WRONG = {
    "no hypothesis at all": ("every z is free", "symsgd_backpropagation_b_4", without),
    "a later kink is left out": ("every z is free", "symsgd_backpropagation_b_1_2", without),
    "a letter left unsupposed": ("letters", "symsgd_step_b_2_gradient", without),
    "a sign": ("relu", "symsgd_step_b_1_2_gradient", lambda said: said[: -len("(- 1)")] + "1"),
    "a unit that is off": ("relu", "symsgd_step_b_2_2_gradient", lambda said: said[:-1] + "1"),
    "another slope": (
        "every z is free", "symsgd_backpropagation_w_11_2",
        lambda said: said.replace("v_y) * v_x_1)", "v_y) * v_x_2)"),
    ),
    "a decimal of erf": (
        "erf", "symsgd_digits_a_3", lambda said: said.replace("752716831109", "752716831107"),
    ),
}  # fmt: skip


@asks_coq
@pytest.mark.parametrize("name", WRONG)
def test_a_changed_statement_is_rejected(name):
    network, theorem, change = WRONG[name]
    document = document_of(network)
    (claim,) = (c for c in document.claims if any(t.name == theorem for t in c.theorems))
    (right,) = (t for t in claim.theorems if t.name == theorem)
    wrong = replace(right, statement=change(right.statement))
    assert wrong.statement != right.statement
    alone = replace(document, claims=(replace(claim, theorems=(wrong,)),))
    answer = accepted(alone)
    assert not answer.accepted
    assert "yntax" not in answer.complaint


@asks_coq
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("slope_leaky_relu (v_c z a : R) : R := (", "slope_leaky_relu (v_c z a : R) : R := (1 + "),
        ("apart_3 (z_1 z_2 : R) : Prop := z_1 <> 0 /\\ ", "apart_3 (z_1 z_2 : R) : Prop := "),
        ("act_relu (z : R) : R := (Rmax 0 z)", "act_relu (z : R) : R := (Rmin 0 z)"),
    ],
    ids=["a slope", "a kink that is not asked for", "another function"],
)
def test_a_wrong_definition_is_rejected(old, new):
    document = document_of("every z is free")
    assert old in document.definitions
    answer = accepted(replace(document, definitions=document.definitions.replace(old, new)))
    assert not answer.accepted
    assert "yntax" not in answer.complaint
