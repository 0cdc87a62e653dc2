"""Networks as theorems: what they say, and what becomes of networks that Coq cannot take."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from symsgd.algebra.decimals import digits
from symsgd.certify.coq.document import Standing
from symsgd.certify.coq.network.theorems import MOST_PARAMETERS, network_document
from symsgd.errors import SymsgdError
from symsgd.network.network import Network
from symsgd.network.tables import Task, network_from_tables
from tests.program import ROOT, symsgd

HOMEWORK = ROOT / "docs/examples/homework.toml"


def task(layers, *args, data=((None, None),), eta="eta", **settings):
    return Task(Network(layers, *args, **settings), tuple(data), eta)


def homework(**more):
    network = {"layers": [2, 1], "W": {2: [[5, 6]]}, "b": {2: [4]}, **more}
    return network_from_tables(network, {"x": [1, 2], "y": [3]})


def statements(document):
    return {
        theorem.name: theorem.statement for claim in document.claims for theorem in claim.theorems
    }


def test_the_file_of_the_homework(golden):
    golden("coq_network.v", network_document(homework(eta="1/10"), file="homework.toml").text)


@pytest.mark.parametrize("layers", [[2, 1], [2, 2, 1], [2, 3, 2], [1, 1, 1, 1]])
def test_every_parameter_has_its_three_theorems(layers):
    found = statements(network_document(task(layers)))
    count = sum(b * (a + 1) for a, b in pairwise(layers))
    kinds = [re.sub(r"_[bw](_\d+)+", "", name) for name in found]
    assert kinds.count("symsgd_backpropagation") == count
    assert kinds.count("symsgd_step_gradient") == kinds.count("symsgd_step_update") == count
    assert len(set(found)) == len(found) == 3 * count


def test_backpropagation_is_for_all_parameters_inputs_and_targets():
    found = statements(network_document(task([2, 1])))["symsgd_backpropagation_w_12_2"]
    every = "v_b_2 v_w_11_2 v_w_12_2 v_x_1 v_x_2 v_y"
    assert found == (
        f"forall ({every} : R), is_derive (fun v_w_12_2 : R => (net_cost {every})) v_w_12_2 "
        f"((net_delta_2 {every}) * v_x_2)"
    )


def test_the_cost_is_the_forward_pass_and_not_backpropagation():
    text = network_document(task([2, 2, 1])).definitions
    bodies = dict(re.findall(r"^Definition (net_\w+) : R := (.*)\.$", text, re.MULTILINE))
    reached, waiting = set(), ["net_cost"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += [word for word in re.findall(r"net_\w+", bodies[name]) if word in bodies]
    assert reached == {"net_cost"} | {
        f"net_{letter}_{place}" for letter in "za" for place in ("1_2", "2_2", "3")
    }
    assert bodies["net_z_3"] == "((v_w_11_3 * net_a_1_2) + (v_w_12_3 * net_a_2_2) + v_b_3)"


def test_definitions_grow_with_the_depth_and_not_with_the_number_of_paths():
    def size(depth):
        text = network_document(task([2] * depth)).definitions
        return len(text.split("(* the cost from the z of a layer on")[0])

    first, second, third = (size(depth) for depth in (4, 8, 12))
    assert third - second < 1.2 * (second - first)


def test_theta_is_about_numbers_and_every_eta():
    found = statements(network_document(homework(eta="1/10")))
    slope = "(Derive (fun t : R => (net_cost 4 t 6 1 2 3)) 5)"
    k = "(((sigma 21) * (1 + (- (sigma 21)))) * ((sigma 21) + (- 3)))"
    assert found["symsgd_step_w_11_2_update"] == (
        f"forall (v_eta : R), (5 - (v_eta * {slope})) = (5 + (- (v_eta * {k})))"
    )


def test_symbols_of_the_problem_are_variables_and_eta_is_none_of_them():
    made = task([1, 1], weights=[[["eta"]]], biases=[["u"]], data=[([1], [0])])
    found = statements(network_document(made))["symsgd_step_w_2_update"]
    assert found.startswith("forall (v_eta v_u v_eta_of_the_step : R), (v_eta - (v_eta_of_the_step")


def test_several_samples_and_decay_make_the_mean_of_their_costs():
    made = task(
        [1, 1], weights=[[[2]]], biases=[[0]], data=[([1], [0]), ([3], [1])], regularization="1/5"
    )
    document = network_document(made)
    mean = "((/ 2) * ((net_cost v_b_2 v_w_2 1 0) + (net_cost v_b_2 v_w_2 3 1)))"
    assert f"R := ({mean} + (((1 / 5) / 2) * (v_w_2 ^ 2)))." in document.definitions
    assert "is_derive (fun t : R => (net_mean_cost 0 t)) 2" in "\n".join(
        statements(document).values()
    )


@pytest.mark.parametrize("count", [1, 12, 30])
def test_decimals_are_those_of_the_step(count):
    made = homework(eta="1/10")
    found = statements(network_document(made, digits=count))
    for name, quantity in [("a_2", "a^[2]"), ("db_2", "db^[2]"), ("b_new_2", "b_new^[2]")]:
        said = found[f"symsgd_digits_{name}"]
        sign, whole, scale = re.findall(r"- (\(- )?\(?(\d+)(?: / 10 \^ (\d+))?\)+ <=", said)[0]
        value = Fraction(int(whole), 10 ** int(scale or 0)) * (-1 if sign else 1)
        assert value == Fraction(Decimal(digits(made.step()[quantity], count)))


def test_what_may_be_zero_has_no_decimals():
    made = task(
        [1, 2, 2], ["tanh", "softmax"], "cross_entropy",
        weights=[[[1], [2]], [[1, 1], [1, 0]]], biases=[[0, 0], [0, 0]], data=[([1], [1, 0])],
    )  # fmt: skip
    (left,) = (c for c in network_document(made).claims if c.standing is Standing.NOT_EXPORTED)
    assert left.source == "db_1^[2] to 30 digits"
    assert "may be 0" in left.reason


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (task([1, 1], "softmax", "bce"), "the softmax of one output is 1"),
        (task([20, 20]), f"more than {MOST_PARAMETERS} parameters"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_exported_says_why(made, reason):
    document = network_document(made)
    assert {claim.standing for claim in document.claims} == {Standing.NOT_EXPORTED}
    assert all(reason in claim.reason for claim in document.claims)
    assert document.exit_code() == 3
    assert "Theorem" not in document.text


def test_a_symbol_called_like_a_quantity_is_not_taken_for_it():
    made = task([1, 1], weights=[[["a^[2]"]]], biases=[[0]], data=[([1], [1])])
    *_, last = network_document(made).claims
    assert last.standing is Standing.NOT_EXPORTED
    assert "is called like a quantity of the step" in last.reason


def test_no_digits_are_an_error():
    with pytest.raises(SymsgdError, match="0 digits are asked for"):
        network_document(homework(), digits=0)


def test_without_coq_the_files_of_a_network_are_written(tmp_path):
    done = symsgd("certify", HOMEWORK, "-o", tmp_path / "proofs", PATH="")
    assert done.returncode == 4
    assert "apt-get install coq libcoq-coquelicot libcoq-interval" in done.stdout
    assert "not replayed  PROVED     ∂C/∂w_12^[2] = delta^[2] * a_2^[1]" in done.stdout
    assert "Theorem" in (tmp_path / "proofs" / "homework_network.v").read_text("utf-8")


def test_a_problem_file_stands_alone_and_has_a_network(tmp_path):
    both = symsgd("certify", HOMEWORK, "--problem", HOMEWORK)
    assert both.returncode == 2
    assert "--problem goes with a document" in both.stderr
    empty = tmp_path / "empty.toml"
    empty.write_text("[given]\nz = 1\n", "utf-8")
    none = symsgd("certify", empty)
    assert none.returncode == 2
    assert "the problem describes no network" in none.stderr


def test_definitions_stand_in_the_file_before_the_claims():
    document = network_document(homework())
    alone = replace(document, claims=document.claims[:1])
    assert alone.text.index("End forward_pass.") < alone.text.index("Theorem")
