"""The inverse function undoes the function, and what has none is left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.expression import node as n
from symsgd.functions.inverse import inverse
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Outcome
from symsgd.read.typed import read_typed_node

X, Y = n.variables("x y")

FOUND = {
    "2*x + 1": "(y - 1)/2",
    "a*x + b": "(y - b)/a",
    "1/(1 + exp(-x))": "log(y/(1 - y))",
    "exp(x)/(1 + exp(x))": "log(y) - log(1 - y)",
    "log(1 + exp(x))": "log(exp(y) - 1)",
    "tanh(3*x - 1)": "(atanh(y) + 1)/3",
    "(x + 1)/(x + 3)": "(3*y - 1)/(1 - y)",
    "2^x": "log(y)/log(2)",
    "1/x": "1/y",
    "2*sigmoid(2*x) - 1": "atanh(y)",
    "3 - sinh(x)/2": "asinh(6 - 2*y)",
}
NONE = ["x^2", "sinh(x)^2", "x*exp(x)", "(2*x + 2)/(x + 1)", "cos(x)", "5", "(c*x + 1)/(x + c)"]


@pytest.mark.parametrize("body", FOUND)
def test_the_inverse_is_the_one_of_the_books(body):
    found = inverse(read_typed_node(body), "x", Y)
    assert decide(found, read_typed_node(FOUND[body])).outcome is Outcome.PROVED


@pytest.mark.parametrize("body", NONE)
def test_what_is_not_one_to_one_is_left_alone(body):
    assert inverse(read_typed_node(body), "x", Y) is None


APPLIED = ("exp", "sigmoid", "tanh", "sinh")


def _step(u, which, a, b):
    """Return one more step around u: a line, a fraction of two lines, or a function."""
    if which == 0:
        return a * u + b
    return n.divide(u, u + a) if which == 1 else n.apply(APPLIED[which - 2], u)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4), st.integers(-3, 3)), max_size=2))
def test_the_inverse_of_a_value_is_where_it_is_taken(steps):
    body = X
    for which, a, b in steps:
        body = _step(body, which, n.number(a), n.number(b))
    found = inverse(body, "x", body)
    assert found is not None
    assert decide(found, X).outcome is not Outcome.REFUTED
