"""Straight-line programs on every machine, against the fold."""

from __future__ import annotations

import math
from fractions import Fraction

import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.balls import enclose, working_precision
from symsgd.algebra.floats import float_value
from symsgd.algebra.machines import BALLS, FLOATS, mpmath_machine, numpy_machine
from symsgd.algebra.program import compile_nodes
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import apply, number, variables
from symsgd.functions.activations import activation_derivative
from symsgd.functions.table import FUNCTIONS

x, y = variables("x y")
ACTIVATIONS = [name for name, row in FUNCTIONS.items() if row.activation]


@pytest.mark.parametrize("order", [0, 1])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_on_every_machine(name, order):
    node = activation_derivative(name, order).node
    with np.errstate(over="ignore"):
        for at in (-1.75, 0.5, 20.0):
            expected = float_value(node, {"x": at})
            assert compile_nodes([node], ["x"], FLOATS).run(at)[0] == pytest.approx(
                expected, rel=1e-13
            )
            array = compile_nodes([node], ["x"], numpy_machine()).run(np.array([at, at]))[0]
            assert np.broadcast_to(array, (2,)).tolist() == pytest.approx([expected] * 2, rel=1e-13)
            with mpmath.workdps(40):
                exact = compile_nodes([node], ["x"], mpmath_machine()).run(mpmath.mpf(at))[0]
            assert float(exact) == pytest.approx(expected, rel=1e-9)


polynomials = st.recursive(
    st.one_of(st.sampled_from([x, y]), st.integers(-3, 3).map(number)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda terms: n.add(*terms)),
        st.lists(inner, max_size=3).map(lambda factors: n.multiply(*factors)),
        inner.map(n.negate),
        inner.map(lambda u: u**3),
        inner.map(lambda u: apply("sigmoid", u)),
    ),
    max_leaves=12,
)


@given(polynomials, st.fractions(-2, 2, max_denominator=8), st.fractions(-2, 2, max_denominator=8))
def test_balls_run_the_same(tree, at_x, at_y):
    with working_precision(150):
        program = compile_nodes([tree, x], ["x", "y"], BALLS)
        value, first = program.run(BALLS.number(at_x), BALLS.number(at_y))
        assert value.overlaps(enclose(tree, {"x": at_x, "y": at_y}, 150))
        assert first.overlaps(BALLS.number(at_x))


def test_shared_parts_are_computed_once():
    s = apply("sigmoid", x)
    assert compile_nodes([s * s + s, s], ["x"], FLOATS).length == 3


def test_piecewise_and_conditions():
    node = n.piecewise(
        (
            x,
            n.logic(
                "and", n.relation(">", x, number(0)), n.logic("not", n.relation(">", x, number(9)))
            ),
        ),
        (-x, n.logic("or", n.relation("<", x, number(0)), n.logic("false"))),
    )
    f = compile_nodes([node], ["x"], FLOATS)
    assert [f.run(v)[0] for v in (2.0, -3.0)] == [2.0, 3.0]
    assert math.isnan(f.run(0.0)[0])
    g = compile_nodes([node], ["x"], numpy_machine())
    assert g.run(np.array([2.0, -3.0]))[0].tolist() == [2.0, 3.0]


def test_mistakes():
    with pytest.raises(SymsgdError, match="no value"):
        compile_nodes([x], [], FLOATS)
    with pytest.raises(SymsgdError, match="f is not available"):
        compile_nodes([apply("f", x)], ["x"], FLOATS)
    with pytest.raises(SymsgdError, match="2 values"):
        compile_nodes([x], ["x"], FLOATS).run(1.0, 2.0)
    with pytest.raises(SymsgdError):
        compile_nodes([n.piecewise((x, n.relation("<", x, number(0))))], ["x"], BALLS)
    assert math.isnan(compile_nodes([1 / x], ["x"], FLOATS).run(0.0)[0])
    assert Fraction(compile_nodes([n.constant("pi")], [], FLOATS).run()[0]) == Fraction(math.pi)
