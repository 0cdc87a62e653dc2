"""Nodes hold what was written: interned, never simplified, and of any depth."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.expression import node as n
from symsgd.expression.node import Node, apply, number, variable, variables
from symsgd.read.typed import read_typed_node
from tests.prove.random_claims import Claims

x, y = variables("x y")
LAWS = settings(deadline=None, derandomize=True, max_examples=150, database=None)
expressions = st.builds(
    lambda seed, depth: Claims(seed).expression(depth), st.integers(0, 10**6), st.integers(0, 4)
)


def test_nothing_is_simplified():
    assert str(x / x) == "x/x"
    assert str(apply("log", apply("exp", x))) == "log(exp(x))"
    assert str(x + x - x) == "(x + x) - x"
    assert (2 * (x + 1)) is not (2 * x + 2)


def test_equal_expressions_are_one_object():
    assert (x + 1) * y is (x + 1) * y
    assert variable("x") is x
    assert number("0.5") is number(Fraction(1, 2))
    assert x + y is not y + x


@LAWS
@given(expressions)
def test_text_is_read_back(node):
    again = read_typed_node(str(node), variables=["x", "y", "n"])
    assert read_typed_node(str(again), variables=["x", "y", "n"]) is again
    assert str(again) == str(node) or "cbrt" in str(node)  # read as a root with its index


@LAWS
@given(expressions)
def test_rows_and_pickles_give_the_same_object(node):
    assert n.from_rows(n.to_rows(node)) is node
    assert pickle.loads(pickle.dumps(node)) is node  # noqa: S301  (our own bytes)


@LAWS
@given(expressions)
def test_walk_yields_arguments_first_and_each_node_once(node):
    seen: set[Node] = set()
    for part in n.walk(node):
        assert part not in seen
        assert seen.issuperset(part.args)
        seen.add(part)
    assert part is node


@LAWS
@given(expressions)
def test_substitution_by_itself_changes_nothing(node):
    assert n.substitute(node, {x: x}) is node
    assert "x" not in n.free_variables(n.substitute(node, {x: number(2)}))


def test_substitution_is_simultaneous():
    assert n.substitute(x + y, {x: y, y: x}) is y + x


def test_substitution_does_not_reach_under_a_derivative():
    with pytest.raises(ValueError, match="derivative"):
        n.substitute(n.derivative(x**2, "x"), {x: number(3)})
    assert n.substitute(n.derivative(x**2 * y, "x"), {y: number(3)}) is n.derivative(x**2 * 3, "x")


def test_depth_is_no_limit():
    deep = x
    for _ in range(20_000):
        deep = apply("exp", deep)
    assert n.free_variables(deep) == ("x",)
    assert str(deep).startswith("exp(exp(")
    assert pickle.loads(pickle.dumps(deep)) is deep  # noqa: S301  (our own bytes)


def test_shared_parts_are_visited_once():
    shared = x
    for _ in range(200):
        shared = shared * shared
    assert sum(1 for _ in n.walk(shared)) == 201


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (-(x + 1), "-(x + 1)"), (x - (y - 1), "x - (y - 1)"), (x / (y * 2), "x/(y*2)"),
        ((x / y) * 2, "x/y*2"), ((-x) ** 2, "(-x)^2"), (-(x**2), "-x^2"), (x ** (-y), "x^(-y)"),
        (number(Fraction(-1, 2)) * x, "(-1/2)*x"), (number(Fraction(1, 2)) ** x, "(1/2)^x"),
        (apply("f", x, orders=(1,)), "f'(x)"),
        (n.derivative(x**2, "x", 2), "Derivative(x^2, (x, 2))"),
        (n.let("z", x + 1) * 2, "(x + 1)*2"), (x + -y, "x - y"), ((x**y) ** 2, "(x^y)^2"),
    ],
)  # fmt: skip
def test_brackets_only_where_needed(node, text):
    assert str(node) == text


def test_unknown_relation_is_refused():
    with pytest.raises(ValueError, match="relation"):
        n.relation("~", x, y)
