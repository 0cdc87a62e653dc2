"""Derivatives of activations: forms against each other, mpmath, SymPy and known tables."""

from __future__ import annotations

from fractions import Fraction

import mpmath
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.balls import enclose
from symsgd.algebra.rationals import rational
from symsgd.algebra.sigmoid import sigmoid_function
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import apply, number, variables
from symsgd.functions.activations import (
    FORMS,
    activation_derivative,
    hermite,
    log_softmax,
    logsumexp,
    softmax,
    softmax_derivative,
)
from symsgd.functions.derivatives import differentiate, riccati_polynomial
from symsgd.functions.sigmoid_forms import eulerian_row, factored, polynomial, stirling_row
from symsgd.functions.table import FUNCTIONS

x = n.variable("x")
ACTIVATIONS = [name for name, row in FUNCTIONS.items() if row.activation]
SMOOTH = {
    "sigmoid": lambda t: 1 / (1 + mpmath.exp(-t)),
    "tanh": mpmath.tanh,
    "softplus": lambda t: mpmath.log1p(mpmath.exp(t)),
    "logsigmoid": lambda t: -mpmath.log1p(mpmath.exp(-t)),
    "silu": lambda t: t / (1 + mpmath.exp(-t)),
    "gelu": lambda t: t * mpmath.ncdf(t),
    "mish": lambda t: t * mpmath.tanh(mpmath.log1p(mpmath.exp(t))),
}


def close(node: n.Node, at: Fraction, expected: mpmath.mpf, digits: int = 20) -> bool:
    ball = enclose(node, {"x": at}, 400)
    middle = mpmath.mpf(ball.mid().str(60, radius=False))
    return abs(middle - expected) < mpmath.mpf(10) ** (-digits) * (1 + abs(expected))


@pytest.mark.parametrize("order", [0, 1, 2, 3, 5, 8])
@pytest.mark.parametrize("name", SMOOTH)
def test_against_numerical_differentiation(name, order):
    with mpmath.workdps(60):
        node = activation_derivative(name, order).node
        for at in (Fraction(0), Fraction(3, 7), Fraction(-5, 4)):
            exact = mpmath.diff(SMOOTH[name], mpmath.mpf(at.numerator) / at.denominator, order)
            assert close(node, at, exact), at


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("order", [1, 2, 3, 4, 7])
def test_all_forms_of_the_sigmoid_agree(form, order):
    poly = activation_derivative("sigmoid", order).node
    other = activation_derivative("sigmoid", order, form=form).node
    for at in (Fraction(1, 3), Fraction(-9, 4), Fraction(6)):
        assert enclose(poly, {"x": at}, 300).overlaps(enclose(other, {"x": at}, 300))


@pytest.mark.parametrize("name", ["tanh", "softplus", "silu", "logsigmoid"])
@pytest.mark.parametrize("form", ["factored", "exponential"])
def test_forms_of_the_others_agree(name, form):
    for order in (2, 3, 6):
        poly = activation_derivative(name, order).node
        other = activation_derivative(name, order, form=form).node
        at = {"x": Fraction(-3, 5)}
        assert enclose(poly, at, 300).overlaps(enclose(other, at, 300)), order


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_closed_forms_equal_the_rules(name):
    for order in (1, 2):
        closed = activation_derivative(name, order, argument=2 * x).node
        by_rule = apply(name, n.variable("u"))
        by_rule = n.substitute(differentiate(by_rule, "u", order), {n.variable("u"): 2 * x})
        for at in (Fraction(2, 7), Fraction(-8, 5)):
            a, b = enclose(closed, {"x": at}, 200), enclose(by_rule, {"x": at}, 200)
            assert a.overlaps(b), (order, at)
            assert a.rad() < 1e-30


def test_against_sympy():
    sigmoid, t = sigmoid_function(), sympy.Symbol("x")
    for order in (1, 2, 3, 4):
        ours = activation_derivative("sigmoid", order).sympy()
        assert sympy.expand(ours - sigmoid(t).diff(t, order)) == 0
        assert (
            sympy.expand(
                activation_derivative("tanh", order).sympy() - sympy.tanh(t).diff(t, order)
            )
            == 0
        )


@pytest.mark.parametrize(
    ("name", "order", "form", "text"),
    [
        ("sigmoid", 1, "poly", "sigmoid(x) - sigmoid(x)^2"),
        ("sigmoid", 1, "factored", "sigmoid(x)*(1 - sigmoid(x))"),
        ("sigmoid", 1, "exponential", "exp(-x)/(1 + exp(-x))^2"),
        ("sigmoid", 2, "stirling", "0!*S - 1!*3*S^2 + 2!*S^3"),
        ("sigmoid", 2, "eulerian", "S*(1 - S)^2 - S^2*(1 - S)"),
        ("tanh", 2, "factored", "-2*tanh(x)*(1 - tanh(x))*(1 + tanh(x))"),
        ("softplus", 1, "poly", "sigmoid(x)"),
        ("silu", 1, "poly", "sigmoid(x) + x*(sigmoid(x) - sigmoid(x)^2)"),
        ("logsigmoid", 1, "poly", "1 - sigmoid(x)"),
        ("identity", 1, "poly", "1"),
        ("identity", 2, "poly", "0"),
        ("relu", 0, "poly", "relu(x)"),
        ("gelu", 2, "poly", "(2 - x^2)*(exp(-x^2/2)/sqrt(2*pi))"),
    ],
)
def test_how_they_are_written(name, order, form, text):
    import re

    expected = re.sub(r"(\d)!", r"factorial(\1)", text).replace("S", "sigmoid(x)")
    assert str(activation_derivative(name, order, form=form).node) == expected


def test_coefficients():
    # OEIS A163626, row 4
    assert activation_derivative("sigmoid", 4).coefficients == (0, 1, -15, 50, -60, 24)
    assert str(activation_derivative("softplus", 3).basis) == "sigmoid(x)"
    assert activation_derivative("gelu", 3).coefficients is None
    assert activation_derivative("gelu", 3).basis is None


@given(st.integers(0, 60))
def test_the_product_of_polynomials_is_the_recurrence(order):
    row = [(-1) ** k * value for k, value in enumerate(stirling_row(order))]
    assert riccati_polynomial("sigmoid", order) == (0, *row)


def test_high_orders():
    assert polynomial("sigmoid", 301)[:2] == (0, 1)
    assert sum(polynomial("sigmoid", 400)) == 0  # σ⁽ⁿ⁾ vanishes as σ → 1
    assert polynomial("sigmoid", 320) == riccati_polynomial("sigmoid", 320)
    exact = rational(activation_derivative("sigmoid", 51).node, {"x": Fraction(0)})
    with mpmath.workdps(50):  # σ⁽ⁿ⁾(0) = (2ⁿ⁺¹ − 1) Bₙ₊₁ / (n + 1)
        bernoulli = Fraction(*mpmath.bernfrac(52))
    assert exact == (2**52 - 1) * bernoulli / 52


def test_number_tables():
    assert eulerian_row(5) == (1, 26, 66, 26, 1)
    assert hermite(5) == (0, 15, 0, -10, 0, 1)
    assert hermite(0) == (1,)


def test_factors_with_multiplicity():
    s = n.variable("s")
    assert str(factored([0, 0, -4, 8, -4], s)) == "-4*s^2*(1 - s)^2"


def test_softmax():
    u, v, w = variables("u v w")
    point = {"u": Fraction(1, 2), "v": Fraction(-1), "w": Fraction(2)}
    values = softmax((u, v, w))
    assert enclose(n.add(*values), point, 200).overlaps(enclose(number(1), {}, 200))
    for s, log_s in zip(values, log_softmax((u, v, w)), strict=True):
        assert enclose(apply("log", s), point, 200).overlaps(enclose(log_s, point, 200))
    assert str(logsumexp((u,))) == "log(exp(u))"


@pytest.mark.parametrize("orders", [(1, 0, 0), (0, 1, 0), (2, 0, 1), (1, 1, 1), (0, 3, 0)])
def test_softmax_mixed_derivatives(orders):
    zs = variables("u v w")
    point = {"u": Fraction(1, 2), "v": Fraction(-1), "w": Fraction(2)}
    values = softmax(zs)
    direct = values[0]
    for z, order in zip("uvw", orders, strict=True):
        direct = differentiate(direct, z, order)
    closed = softmax_derivative(0, orders, values)
    assert enclose(direct, point, 300).overlaps(enclose(closed, point, 300))


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: activation_derivative("sigmod"), "unknown-function"),
        (lambda: activation_derivative("sin"), "unknown-activation"),
        (lambda: activation_derivative("sigmoid", -1), "negative-order"),
        (lambda: activation_derivative("sigmoid", 1, form="nice"), "unknown-form"),
        (lambda: activation_derivative("tanh", 1, form="stirling").node, "unknown-form"),
    ],
)
def test_errors(make, code):
    with pytest.raises(SymsgdError) as caught:
        make()
    assert caught.value.code == code


def test_aliases_and_arguments():
    assert activation_derivative("swish", 1).name == "silu"
    assert (
        str(activation_derivative("sigmoid", 1, argument=number(21)).node)
        == "sigmoid(21) - sigmoid(21)^2"
    )
