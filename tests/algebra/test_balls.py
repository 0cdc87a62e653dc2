"""Enclosures contain the value, say nothing they do not know, and tell where there is no value."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import mp, mpf

from symsgd.algebra.balls import Undefined, compare, enclose, holds, is_ball, takes_integers
from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context
from symsgd.expression.node import apply, number, variables
from symsgd.functions.derivatives import expand
from tests.prove.cases import node
from tests.prove.duel import random_points
from tests.prove.random_claims import Claims
from tests.prove.third_opinion import DIGITS, NoValue, Unclear, third_opinion

x, y, k = variables("x y n")
LAWS = settings(deadline=None, derandomize=True, max_examples=300, database=None)


@LAWS
@given(st.integers(0, 10**6), st.integers(1, 4))
def test_ball_agrees_with_the_third_opinion(seed, depth):
    claims = Claims(seed)
    context, expression = claims.context(), expand(claims.expression(depth))
    integers = frozenset(name for name, domain in context.domains if domain.integer)
    point = next(random_points(("x", "y", "n"), context, claims.random))
    value = enclose(expression, point, 128, context)
    try:
        expected, error = third_opinion(expression, point, integers)
    except Unclear:
        return
    except NoValue:
        assert not is_ball(value), f"{expression} at {point}"
        return
    assert not isinstance(value, Undefined), f"{expression} at {point}: {value}"
    if is_ball(value):
        with mp.workdps(DIGITS):
            middle, radius = (mpf(v.str(50, radius=False)) for v in (value.mid(), value.rad()))
            exact = expected
            if isinstance(expected, Fraction):
                exact = mpf(expected.numerator) / expected.denominator
            assert abs(middle - exact) <= radius + error + abs(exact) * mpf(10) ** -38


@pytest.mark.parametrize("bits", [32, 64, 128, 512, 2048])
def test_more_precision_gives_smaller_balls_inside(bits):
    root = apply("acos", apply("sigmoid", number(21)))
    coarse, fine = enclose(root, {}, bits), enclose(root, {}, 2 * bits)
    assert coarse.overlaps(fine)
    assert fine.rad() < coarse.rad() or not coarse.is_finite()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("log(x)", "-1"), ("log(x)", "0"), ("1/x", "0"), ("sqrt(x)", "-1"), ("asin(x)", "2"),
        ("x^(1/2)", "-1"), ("x^(-2)", "0"), ("x^(-1/2)", "0"), ("gamma(x)", "-2"),
        ("root(x, 4)", "-1"),
        ("0*log(x)", "-1"), ("Piecewise((1, x > 0))", "-1"), ("exp(1/x)", "0"), ("x/x", "0"),
        ("max(1, 1/x)", "0"), ("Derivative(abs(x), x)", "0"), ("Derivative(relu(x), x)", "0"),
        ("Derivative(log(x), x)", "-1"), ("sin(log(x))^2 + cos(log(x))^2", "-3"),
    ],
)  # fmt: skip
def test_no_value(text, at):
    assert isinstance(enclose(expand(node(text, ("x",))), {"x": Fraction(at)}), Undefined)


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("x^0", "0", 1), ("cbrt(x)", "-8", -2), ("x^3", "-2", -8), ("x^(2^2)", "-2", 16),
        ("(-1)^(x^2)", "3", -1), ("sign(x)", "0", 0), ("heaviside(x)", "0", Fraction(1, 2)),
        ("Piecewise((1/x, x > 0), (7, True))", "0", 7), ("max(x, -x)", "-3", 3),
        ("relu(x)", "-3", 0), ("sinc(x)", "0", 1), ("factorial(x)", "5", 120),
        ("binomial(5, x)", "2", 10), ("binomial(5, x)", "7", 0), ("abs(x)^3", "-2", 8),
    ],
)  # fmt: skip
def test_value(text, at, value):
    context = Context.of({"x": NAMED["integer"]})
    ball = enclose(node(text, ("x",)), {"x": Fraction(at)}, 64, context)
    assert ball.contains(arb(Fraction(value).numerator) / Fraction(value).denominator)
    assert ball.rad() < 1e-9


@pytest.mark.parametrize("text", ["x^(1/3)", "infinity", "z", "f(x)", "i"])
def test_what_is_not_known_is_not_finite(text):
    value = enclose(node(text, ("x", "z", "i")), {"x": Fraction(-8)})
    assert not isinstance(value, Undefined)
    assert not value.is_finite()


def test_comparison_of_balls_has_three_answers():
    wide = arb(0, 1)
    assert compare(wide, arb(2)) == -1
    assert compare(wide, arb(1) / 2) is None
    assert compare(arb("nan"), arb(1)) is None
    assert compare(arb(1), arb(1)) == 0


def test_relations_hold_fail_or_stay_open():
    point = {"x": Fraction(2)}
    assert holds(n.relation(">", x, number(1)), point) is True
    assert holds(n.relation("<=", x, number(1)), point) is False
    assert holds(n.relation("=", apply("sqrt", x) ** 2, number(2)), point) is None
    assert holds(n.relation("!=", apply("log", -x), number(2)), point) is None
    open_one = n.relation("=", apply("sqrt", x) ** 2, number(2))
    assert holds(n.logic("or", open_one, n.logic("true")), point) is True
    assert holds(n.logic("and", open_one, n.logic("false")), point) is False
    assert holds(n.logic("not", open_one), point) is None


def test_which_exponents_take_integers_only():
    context = Context.of({"n": NAMED["integer"]})
    assert takes_integers(2 * k + 1, context)
    assert takes_integers(k**2, context)
    assert not takes_integers(k / 2, context)
    assert not takes_integers(x, context)


def test_vanishing_gradient_has_fifty_digits():
    s = apply("sigmoid", number(21))
    value = enclose(s * (1 - s) * (s - 3), {}, 256)
    assert value.str(22, radius=False) == "-1.516512083857524667608e-9"


@pytest.mark.parametrize("exponent", [2, 3, 10])
def test_a_power_of_a_ball_around_zero_is_finite(exponent):
    t = n.variable("t")
    value = enclose((t - t) ** n.number(exponent), {"t": Fraction(1, 3)}, 64)
    assert is_ball(value)
    assert value.contains(0)
