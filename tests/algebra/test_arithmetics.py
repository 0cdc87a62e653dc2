"""Lets, rationals and floats: three algebras, one fold, the same values."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.algebra import evaluate
from symsgd.algebra.balls import enclose
from symsgd.algebra.floats import RULES, Floats, float_value, sigmoid_slope, tanh_slope
from symsgd.algebra.lets import Lets, literal
from symsgd.algebra.rationals import rational
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import apply, number, variables

x, y = variables("x y")
lets = Lets()

polynomials = st.recursive(
    st.one_of(st.sampled_from([x, y]), st.integers(-3, 3).map(number)),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda terms: n.add(*terms)),
        st.lists(inner, min_size=1, max_size=3).map(lambda factors: n.multiply(*factors)),
        inner.map(n.negate),
        inner.map(lambda u: n.let("u", u)),
        inner.map(lambda u: u**2),
        inner.map(lambda u: u / 3),
        inner.map(lambda u: apply("max", number(0), u)),
    ),
    max_leaves=15,
)
fractions = st.fractions(-3, 3, max_denominator=7)


@given(polynomials, fractions, fractions)
def test_light_cleaning_keeps_the_value(tree, at_x, at_y):
    point = {"x": at_x, "y": at_y}
    assert rational(evaluate(tree, lets), point) == rational(tree, point)


@given(polynomials)
def test_numbers_are_put_together(tree):
    closed = n.substitute(tree, {x: number(2), y: number("1/3")})
    assert literal(evaluate(closed, lets)) == rational(closed)


@given(polynomials, fractions, fractions)
def test_floats_and_rationals_agree(tree, at_x, at_y):
    exact = rational(tree, {"x": at_x, "y": at_y})
    rounded = float_value(tree, {"x": float(at_x), "y": float(at_y)})
    assert rounded == pytest.approx(float(exact), rel=1e-6, abs=1e-3)


@pytest.mark.parametrize(
    ("node", "text"),
    [
        (lets.add([number(4), x, number(-4)]), "x"),
        (lets.multiply([x, number(2), y, number(3)]), "6*x*y"),
        (lets.multiply([number(-1), x]), "-x"),
        (lets.multiply([number(0), x]), "0"),
        (lets.multiply([]), "1"),
        (lets.add([]), "0"),
        (lets.subtract(x, -y), "x + y"),
        (lets.divide(number(1), number(2)), "1/2"),
        (lets.divide(x, number(0)), "x/0"),
        (lets.apply("sigmoid", (0,), [number(21)]), "sigmoid(21)"),
        (lets.apply("relu", (0,), [number(-21)]), "0"),
        (lets.apply("identity", (0,), [x]), "x"),
        (lets.power(x, number(1), number(1)), "x"),
    ],
)
def test_lets(node, text):
    assert str(node) == text


def test_a_let_with_a_number_counts_as_the_number():
    z = lets.let("z", number(21))
    assert str(lets.add([z, number(1)])) == "22"
    assert lets.add([z, number(0)]) is number(21)
    assert lets.apply("sigmoid", (0,), [z]).args == (z,)


def test_large_numbers_stay_written_out():
    huge = number(Fraction(1, 3**3000))
    assert lets.multiply([huge, huge]).head == n.MULTIPLY
    assert lets.add([huge, number(1), x]).head == n.ADD


@pytest.mark.parametrize(
    ("node", "value"),
    [
        (apply("sigmoid", number(0)), "1/2"),
        (apply("tanh", number(0)) + apply("exp", number(0)), "1"),
        (apply("sqrt", number("9/4")), "3/2"),
        (apply("root", number(-8), number(3)), "-2"),
        (number(4) ** number("1/2"), "2"),
        (apply("relu", number(-3)) + apply("abs", number(-3)), "3"),
        (apply("factorial", number(5)), "120"),
        (apply("silu", number(0)) + apply("softsign", number(1)), "1/2"),
        (n.derivative(x**3, "x"), "12"),
        (n.piecewise((x, n.relation("<", x, number(0))), (-x, n.logic("true"))), "-2"),
        (apply("log", number(1)) + apply("acos", number(1)), "0"),
        (apply("heaviside", number(0)) + apply("sign", number(-2)), "-1/2"),
    ],
)
def test_rational_values(node, value):
    assert rational(node, {"x": Fraction(2)}) == Fraction(value)


@pytest.mark.parametrize(
    ("node", "code"),
    [
        (apply("sigmoid", number(21)), "unsupported"),
        (apply("sqrt", number(2)), "unsupported"),
        (apply("sqrt", number(-1)), "no-value"),
        (number(1) / number(0), "no-value"),
        (number(0) ** number(-1), "no-value"),
        (number(9) ** number(10**9), "unsupported"),
        (x, "no-value"),
        (n.constant("pi"), "unsupported"),
        (n.piecewise((number(1), n.logic("false"))), "no-value"),
        (apply("f", number(1)), "unsupported"),
    ],
)
def test_no_rational_value(node, code):
    with pytest.raises(SymsgdError) as caught:
        rational(node)
    assert caught.value.code == code


@pytest.mark.parametrize("name", sorted(RULES))
def test_floats_lie_near_the_enclosure(name):
    generator = random.Random(7)  # noqa: S311
    count = 2 if name in ("max", "min", "atan2", "root") else 1
    for _ in range(40):
        args = [Fraction(generator.randint(-95, 95), 100) for _ in range(count)]
        if name == "root":
            args = [abs(args[0]), Fraction(3)]
        if name == "acosh":
            args = [1 + abs(args[0])]
        node = apply(name, *(number(arg) for arg in args))
        ball = enclose(node, {}, 120)
        mine = float_value(node)
        if not hasattr(ball, "mid") or not ball.is_finite():
            assert not math.isfinite(mine)
            continue
        exact = float(ball.mid())
        assert abs(mine - exact) <= 1e-14 * max(abs(exact), 1e-300) + 1e-16, (name, args)


@pytest.mark.parametrize("u", [-700.0, -37.5, -21.0, -1.0, 0.0, 0.3, 10.0, 21.0, 37.0, 700.0])
def test_stable_slopes(u):
    with mpmath.workdps(400):
        s = 1 / (1 + mpmath.exp(-u))
        assert sigmoid_slope(u) == pytest.approx(float(s * (1 - s)), rel=1e-15)
        assert tanh_slope(u / 2) == pytest.approx(float(4 * s * (1 - s)), rel=1e-15)


def test_floats_never_raise():
    assert float_value(apply("exp", number(1000))) == math.inf
    assert math.isnan(float_value(apply("log", number(-1))))
    assert math.isnan(float_value(number(1) / number(0)))
    assert math.isnan(float_value(number(-1) ** number("1/2")))
    assert float_value(number(10**400)) == math.inf
    assert float_value(apply("sigmoid", number(-800))) == 0
    with pytest.raises(SymsgdError):
        float_value(x)
    with pytest.raises(SymsgdError):
        Floats().constant("i")
