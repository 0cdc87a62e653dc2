"""What Coq itself says to the theorems about networks, and to wrong ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symsgd.certify.coq.coqc import replay
from symsgd.certify.coq.document import Standing
from symsgd.certify.coq.network.theorems import network_document
from symsgd.network.tables import network_from_tables
from tests.certify.with_coq import NEEDS_COQ
from tests.program import ROOT, symsgd

pytestmark = NEEDS_COQ
HOMEWORK = ROOT / "docs/examples/homework.toml"
TWO_TWO_ONE = network_from_tables(
    {"layers": [2, 2, 1], "W": [[[1, 2], [3, "1/4"]], [[1, "-1/2"]]], "b": [[1, 0], [-1]]},
    {"x": [1, "1/2"], "y": 1},
)
TWO_THREE_TWO = network_from_tables(
    {
        "layers": [2, 3, 2], "activation": "tanh", "eta": "1/10",
        "W": [[[1, 2], [3, "1/4"], [0, 1]], [[1, "1/2", 3], [1, 1, 1]]],
        "b": [[1, 0, "1/3"], [1, 2]],
    },
    {"x": [1, "1/2"], "y": [3, 0]},
)  # fmt: skip
# the other activations and costs, several samples, decay, symbols
OTHERS = {
    "softmax": (
        {"layers": [1, 2, 2], "activations": ["silu", "softmax"], "cost": "cross_entropy",
         "regularization": "1/10"},
        {"x": [1], "y": [1, 0]},
    ),
    "samples": (
        {"layers": [1, 1, 1], "activations": ["identity", "sigmoid"], "cost": "bce",
         "W": [[[1]], [["w"]]], "b": [[0], [1]], "regularization": "decay"},
        {"x": [[1], [-2]], "y": [[1], ["1/3"]]},
    ),
    "smooth": (
        {"layers": [1, 1, 2, 2], "activations": ["silu(2/3)", "softplus", "logsigmoid"],
         "cost": "mse", "W": [[[1]], [[1], [2]], [["1/2", 1], [1, 1]]], "b": [[0], [1, 0], [0, 0]]},
        {"x": [1], "y": [1, 2]},
    ),
    "softmax inside": (
        {"layers": [1, 2, 2], "activations": ["softmax", "mish"], "cost": "squared_error"}, {}
    ),
}  # fmt: skip


def accepted(document):
    """Give a file to Coq without its last command, which takes longest and says only axioms."""
    text, _, _ = document.text.partition("Definition symsgd_all")
    return replay(document.name, text, seconds=300)


def test_the_network_of_the_homework_is_accepted_as_a_whole(tmp_path):
    done = symsgd("certify", HOMEWORK, "-o", tmp_path / "proofs", seconds=300)
    assert done.returncode == 0, done.stdout
    assert "9 claims: 9 accepted" in done.stdout
    assert "axioms: " in done.stdout
    assert (tmp_path / "proofs" / "homework_network.v").exists()


@pytest.mark.parametrize("task", [TWO_TWO_ONE, TWO_THREE_TWO], ids=["2-2-1", "2-3-2"])
def test_larger_networks_are_accepted_in_full(task):
    document = network_document(task)
    assert {claim.standing for claim in document.claims} == {Standing.NOT_REPLAYED}
    answer = accepted(document)
    assert answer.accepted, answer.complaint


@pytest.mark.parametrize("name", OTHERS)
def test_activations_costs_and_samples(name):
    document = network_document(network_from_tables(*OTHERS[name]), digits=12)
    assert {claim.standing for claim in document.claims} == {Standing.NOT_REPLAYED}
    answer = accepted(document)
    assert answer.accepted, answer.complaint


def changed(claim, number, old, new):
    theorems = list(claim.theorems)
    statement = theorems[number].statement
    assert old in statement
    theorems[number] = replace(theorems[number], statement=statement.replace(old, new))
    return replace(claim, theorems=tuple(theorems))


CHANGES = {
    "another input": (2, 0, "v_y) * v_x_2)", "v_y) * v_x_1)"),
    "a dropped factor": (2, 0, "v_y) * v_x_2)", "v_y))"),
    "a coefficient": (5, 0, "(2 * (", "(3 * ("),
    "the direction of the step": (4, 1, "(5 - (v_eta", "(5 + (v_eta"),
    "a digit": (6, 0, "9999999992 ", "9999999982 "),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_statement_is_rejected(name):
    number, part, old, new = CHANGES[name]
    task = network_from_tables(
        {"layers": [2, 1], "W": {2: [[5, 6]]}, "b": {2: [4]}}, {"x": [1, 2], "y": [3]}
    )
    document = network_document(task, digits=10)
    wrong = changed(document.claims[number], part, old, new)
    answer = accepted(replace(document, claims=(wrong,)))
    assert not answer.accepted
    assert "Unable to unify" in answer.complaint or "ailure" in answer.complaint or (
        "applicable tactic" in answer.complaint or "not a valid" in answer.complaint
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("net_delta_2 : R := (net_D_2", "net_delta_2 : R := ((- net_D_2)"),
        ("slope_sigmoid (z a : R) : R := (a * ", "slope_sigmoid (z a : R) : R := ((a ^ 2) * "),
        ("(((a + (- y)) ^ 2) / 2).", "((a + (- y)) ^ 2)."),
    ],
    ids=["the sign of delta", "the slope of the activation", "the half of the cost"],
)
def test_a_wrong_definition_is_rejected(old, new):
    document = network_document(network_from_tables({"layers": [2, 1]}, {}))
    assert old in document.definitions
    answer = accepted(replace(document, definitions=document.definitions.replace(old, new)))
    assert not answer.accepted
