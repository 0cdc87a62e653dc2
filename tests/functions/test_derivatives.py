"""Derivatives of every function, of orders one to three, against mpmath and SymPy."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy
from mpmath import mp, mpf

from symsgd.algebra.balls import Undefined, enclose
from symsgd.algebra.from_sympy import from_sympy
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import apply, derivative, number, variable, variables
from symsgd.functions.derivatives import differentiate, expand
from symsgd.functions.table import FUNCTIONS
from symsgd.prove.decide import decide
from tests.functions.reference import REFERENCES, numbers

x, y = variables("x y")
WITHOUT = ("gamma", "factorial", "binomial")
ONE_ARGUMENT = [
    (name, point[0])
    for name, (_, points) in REFERENCES.items()
    for point in points[:3]
    if name not in WITHOUT and len(point) == 1
]
IN_SYMPY = {
    "log": "log(x)", "exp": "exp(x)", "sqrt": "sqrt(x)", "sin": "sin(x)", "cos": "cos(x)",
    "tan": "tan(x)", "cot": "cot(x)", "sec": "sec(x)", "csc": "csc(x)", "asin": "asin(x)",
    "acos": "acos(x)", "atan": "atan(x)", "asec": "asec(x)", "acsc": "acsc(x)", "sinh": "sinh(x)",
    "cosh": "cosh(x)", "tanh": "tanh(x)", "coth": "coth(x)", "sech": "sech(x)", "csch": "csch(x)",
    "asinh": "asinh(x)", "acosh": "acosh(x)", "atanh": "atanh(x)", "acoth": "acoth(x)",
    "acsch": "acsch(x)", "erf": "erf(x)", "erfc": "erfc(x)", "sigmoid": "1/(1 + exp(-x))",
    "softplus": "log(1 + exp(x))", "logit": "log(x/(1 - x))", "silu": "x/(1 + exp(-x))",
    "mish": "x*tanh(log(1 + exp(x)))", "gelu": "x*(1 + erf(x/sqrt(2)))/2",
    "log10": "log(x)/log(10)",
}  # fmt: skip


@pytest.mark.parametrize("order", [1, 2, 3])
@pytest.mark.parametrize(("name", "point"), ONE_ARGUMENT, ids=str)
def test_value_of_the_derivative(name, point, order):
    ball = enclose(differentiate(apply(name, x), "x", order), {"x": Fraction(point)}, 300)
    assert not isinstance(ball, Undefined)
    with mp.workdps(90):
        (at,) = numbers((point,))
        expected = mp.diff(REFERENCES[name][0], at, order, h=mpf(10) ** -25)
        assert abs(mpf(ball.mid().str(70, radius=False)) - expected) <= mpf(10) ** -12 * (
            1 + abs(expected)
        )


@pytest.mark.parametrize("name", IN_SYMPY)
@pytest.mark.parametrize("order", [1, 2])
def test_derivative_is_sympys(name, order):
    symbol = sympy.Symbol("x", real=True)
    theirs = sympy.sympify(IN_SYMPY[name], locals={"x": symbol}).diff(symbol, order)
    verdict = decide(derivative(apply(name, x), "x", order), from_sympy(theirs))
    assert verdict.proved, verdict


@pytest.mark.parametrize("name", WITHOUT)
def test_missing_derivative_is_said(name):
    arguments = variables("x y")[: FUNCTIONS[name].arguments[0]]
    with pytest.raises(SymsgdError, match="derivative"):
        differentiate(apply(name, *arguments), "x")


@pytest.mark.parametrize("name", ["atan2", "max", "min", "log_base", "leaky_relu", "elu", "silu"])
@pytest.mark.parametrize("by", ["x", "y"])
def test_partial_derivative(name, by):
    point = {"x": Fraction(7, 3), "y": Fraction(5, 2)}
    if name in ("leaky_relu", "elu"):
        point["x"] = Fraction(-7, 3)
    ball = enclose(differentiate(apply(name, x, y), by), point, 200)
    with mp.workdps(60):
        values = numbers(("-7/3" if point["x"] < 0 else "7/3", "5/2"))
        which = (1, 0) if by == "x" else (0, 1)
        expected = mp.diff(REFERENCES[name][0], tuple(values), which)
        assert abs(mpf(ball.mid().str(50, radius=False)) - expected) <= mpf(10) ** -12


@pytest.mark.parametrize("name", ["abs", "relu", "max", "min", "sign", "heaviside", "leaky_relu"])
def test_kink_has_no_derivative(name):
    node = apply(name, x, number(0)) if name in ("max", "min") else apply(name, x)
    assert isinstance(enclose(differentiate(node, "x"), {"x": Fraction(0)}), Undefined)


def test_derivative_lives_where_its_body_lives():
    assert isinstance(
        enclose(expand(derivative(apply("log", x), "x")), {"x": Fraction(-1)}), Undefined
    )


def test_jump_of_a_piecewise_constant_has_no_derivative():
    step = n.piecewise((number(0), n.relation("<", x, number(0))), (number(1), n.logic("true")))
    assert isinstance(enclose(differentiate(step, "x"), {"x": Fraction(0)}), Undefined)
    assert decide(derivative(step, "x"), number(0)).conditions == ("x ≠ 0",)


def test_graph_of_a_high_derivative_stays_small():
    node = differentiate(apply("tanh", apply("tanh", apply("tanh", x))), "x", 4)
    assert sum(1 for _ in n.walk(node)) < 1500


def test_variable_named_like_a_constant():
    e = variable("e")
    assert decide(differentiate(n.constant("e") * e**2, "e"), 2 * n.constant("e") * e).proved
