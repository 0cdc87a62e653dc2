"""The strategies give what they promise, refuse bad arguments, and shrink to small cases."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from symsgd.algebra.balls import enclose, is_ball
from symsgd.expression import node as n
from symsgd.network.network import Network
from symsgd.testing import SgdProblem, check_gradient, check_step
from symsgd.testing import strategies as net
from symsgd.testing.laws import LAWS
from symsgd.testing.network_strategies import ACTIVATIONS, KINKED
from symsgd.testing.registration import register
from tests.testing.honest_program import VALUES, Honest

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@given(net.activations(smooth=True))
def test_smooth_activations_have_no_kink(name):
    assert name in ACTIVATIONS
    assert name not in KINKED


@given(net.numbers(-2, 3))
def test_numbers_are_floats(value):
    assert -2 <= value <= 3
    assert Fraction(float(value)) == value


@quick
@given(net.numbers(saturating=True))
def test_saturating_numbers_are_floats_too(value):
    assert Fraction(float(value)) == value


def test_saturating_numbers_become_large():
    assert find(net.numbers(saturating=True), lambda value: value > 100) <= 256


@quick
@given(net.parameters([2, 3, 1]))
def test_parameters_have_the_shapes_of_the_layers(found):
    weights, biases = found
    assert [(len(rows), len(rows[0])) for rows in weights] == [(3, 2), (1, 3)]
    assert [len(row) for row in biases] == [3, 1]


@quick
@given(net.networks(min_layers=3, max_layers=3, max_size=2, activations=["tanh"]))
def test_networks_keep_to_their_arguments(network):
    assert network.depth == 3
    assert max(network.layers) <= 2
    assert not network.symbolic
    assert network.activations[2].name == "tanh"


@quick
@given(net.networks(symbolic=True))
def test_symbolic_networks_have_symbols(network):
    assert network.symbolic


@quick
@given(net.data_sets(2, 3, one_hot=True))
def test_classes_add_up_to_one(data):
    assert all(len(x) == 2 and sum(y) == 1 for x, y in data)


@quick
@given(net.expressions(names=["t"]), st.fractions(-3, 3, max_denominator=8))
def test_expressions_have_a_value_everywhere(expression, value):
    assert is_ball(enclose(expression, {"t": value}, 4096))


@quick
@given(net.sgd_problems(activations=sorted(VALUES), max_size=3), st.integers(0, 5))
def test_problems_suit_the_checks(problem, choice):
    program = Honest(problem.network, choice)
    check_step(program.step, problem, vectors="columns")
    check_gradient(program.gradient, problem.network, list(problem.data))


@quick
@given(net.sgd_problems(max_layers=2, max_size=2))
def test_a_problem_is_what_its_name_says(problem):
    assert repr(eval(repr(problem))) == repr(problem)  # noqa: S307  (its own name)


def test_a_network_shrinks_to_the_smallest_one():
    network = find(net.networks(), lambda _: True)
    assert repr(network) == "Network([1, 1], ['identity'], 'half_squared_error')"


def test_a_problem_shrinks_to_what_matters():
    strategy = net.sgd_problems(max_layers=3, max_size=2)
    chance = Random(1)  # noqa: S311  (which of the smallest ones is reached is chance)
    problem = find(strategy, lambda p: any(b for row in p.biases for b in row), random=chance)
    assert problem.network.depth == 2
    assert abs(problem.biases[0][0]) == Fraction(1, 8)
    assert problem.data[0][0] == (0,)


def test_a_wrong_identity_shrinks_to_one_that_can_be_read():
    wrong = find(net.wrong_identities(), lambda _: True)
    assert len(str(wrong)) < 130  # a short claim, a point and two values


def test_a_wrong_derivation_shrinks_to_one_step():
    strategy = net.wrong_derivations(max_steps=2, max_leaves=2)
    wrong = find(strategy, lambda _: True, settings=settings(max_examples=40, database=None))
    assert len(wrong.lines) == 2
    assert wrong.step == 1


@pytest.mark.parametrize(
    "strategy",
    [
        net.numbers(1, 0),
        net.parameters([3]),
        net.parameters([0, 1]),
        net.networks(min_layers=3, max_layers=2),
        net.networks(max_size=0),
        net.networks(activations=["sigmod"]),
        net.networks(costs=[]),
        net.data_sets(0, 1),
        net.data_sets(1, 1, min_size=2, max_size=1),
        net.sgd_problems(activations="tanh"),
        net.expressions(names=[]),
        net.expressions(functions=["log"]),
        net.expressions(max_leaves=0),
        net.identities(max_laws=0),
        net.derivations(min_steps=0),
    ],
    ids=repr,
)
def test_bad_arguments_are_told_when_something_is_drawn(strategy):
    with pytest.raises(InvalidArgument):
        find(strategy, lambda _: True)


def test_types_are_known_to_hypothesis():
    register()
    assert isinstance(find(st.from_type(Network), lambda _: True), Network)
    assert isinstance(find(st.from_type(n.Node), lambda _: True), n.Node)
    assert SgdProblem.__doc__


def test_every_law_has_a_name_of_its_own():
    assert len({law.name for law in LAWS}) == len(LAWS)
