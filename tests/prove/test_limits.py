"""Limits and integrals: each is exact, or refused with the reason."""

import pytest
import sympy

from symsgd.algebra.from_sympy import from_sympy
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.prove.calculus.integrals import antiderivative, integral
from symsgd.prove.calculus.limits import limit
from symsgd.prove.calculus.quotients import in_exponentials, together
from symsgd.prove.decide import decide
from symsgd.read.typed import read_typed

INFINITY = n.constant("infinity")
ENDS = {"oo": INFINITY, "-oo": n.negate(INFINITY)}

LIMITS = [
    ("(2*x + 1)/(x + 3)", "oo", "2"),
    ("(2*x^2 + 1)/(3*x^2 - x)", "-oo", "2/3"),
    ("(x + 1)/x^2", "oo", "0"),
    ("1 + (2*x + 1)/(x + 3)", "oo", "3"),
    ("(a*x + 1)/(x + b)", "oo", "a"),
    ("exp(-x)", "oo", "0"),
    ("exp(x)", "-oo", "0"),
    ("x^3*exp(-x/2)", "oo", "0"),
    ("(exp(x) - exp(-x))/(exp(x) + exp(-x))", "oo", "1"),
    ("(2*exp(3*x) + x)/(exp(3*x) + exp(x))", "oo", "2"),
    ("tanh(x)", "oo", "1"),
    ("tanh(2*x)", "-oo", "-1"),
    ("sigmoid(x)", "oo", "1"),
    ("sigmoid(3 - 2*x)", "oo", "0"),
    ("sigmoid'(x)", "oo", "0"),
    ("sigmoid(x)*(1 - sigmoid(x))", "-oo", "0"),
    ("x*(1 - sigmoid(x))", "oo", "0"),
    ("exp(x)*(1 - tanh(x))", "oo", "0"),
    ("softplus(x)", "-oo", "0"),
    ("relu(x)", "-oo", "0"),
    ("atan(x)", "oo", "pi/2"),
    ("log(1 + exp(-x))", "oo", "0"),
    ("sin(1/x)", "oo", "0"),
    ("x^2", "2", "4"),
    ("abs(x)", "-2", "2"),
    ("log(x)", "1", "0"),
    ("sqrt(x)", "4", "2"),
    ("sin(x)/x", "0", "1"),
    ("(1 - cos(x))/x^2", "0", "1/2"),
    ("(exp(x) - 1 - x)/x^2", "0", "1/2"),
    ("(x^2 - 1)/(x - 1)", "1", "2"),
    ("log(1 + x)/x", "0", "1"),
    ("tanh(x)/x", "0", "1"),
    ("((y + x)^2 - y^2)/x", "0", "2*y"),
    ("(sigmoid(y + x) - sigmoid(y))/x", "0", "sigmoid'(y)"),
    ("(1/(y + x) - 1/y)/x", "0", "-1/y^2"),
    ("(x - sin(x))/x^3", "0", "1/6"),
]


def target(text):
    return ENDS[text] if text in ENDS else read_typed(text)


@pytest.mark.parametrize(("body", "to", "value"), LIMITS, ids=[row[0] for row in LIMITS])
def test_limits(body, to, value):
    found = limit(read_typed(body), "x", target(to))
    assert decide(found, read_typed(value)).proved, str(found)


SLOW = ("a*x", "'", "y", "sigmoid", "softplus", "relu", "tanh", "cos", "abs")
PLAIN = [row for row in LIMITS if not any(name in row[0] for name in SLOW)]


@pytest.mark.parametrize(("body", "to", "value"), PLAIN, ids=[row[0] for row in PLAIN])
def test_sympy_finds_the_same(body, to, value):
    x = sympy.Symbol("x", real=True)
    there = {"oo": sympy.oo, "-oo": -sympy.oo}.get(to) or sympy.Rational(to)
    theirs = sympy.limit(read_typed(body).sympy().subs(sympy.Symbol("x"), x), x, there)
    assert decide(from_sympy(theirs), read_typed(value)).proved


OPEN = [
    ("sin(x)", "oo"),
    ("x", "oo"),
    ("1/x", "0"),
    ("abs(x)/x", "0"),
    ("x*log(x)", "0"),
    ("sqrt(x)", "0"),
    ("sin(1/x)", "0"),
    ("sign(x)", "0"),
    ("(1 + 1/x)^x", "oo"),
    ("exp(x)/x^100", "oo"),
    ("abs(sin(x))/x", "0"),
    ("cos(x)*x", "oo"),
]


@pytest.mark.parametrize(("body", "to"), OPEN)
def test_what_is_not_worked_out_is_refused(body, to):
    with pytest.raises(SymsgdError) as caught:
        limit(read_typed(body), "x", target(to))
    assert caught.value.code == "open-limit"


def test_a_leading_coefficient_that_may_vanish_is_a_condition():
    x, a = n.variables("x a")
    found = limit(1 / (a * x + 1), "x", INFINITY)
    verdict = decide(found, n.number(0))
    assert verdict.proved
    assert verdict.conditions == ("a ≠ 0",)
    assert not decide(n.substitute(found, {a: n.number(0)}), n.number(0)).proved
    assert not decide(n.substitute(found, {a: n.number(0)}), n.number(1)).refuted


INTEGRALS = [
    ("x^2", "0", "1", "1/3"),
    ("3*x + a", "0", "2", "6 + 2*a"),
    ("x", "a", "b", "(b^2 - a^2)/2"),
    ("(2*x + 1)^3", "0", "1", "10"),
    ("exp(-x)", "0", "oo", "1"),
    ("exp(2*x)", "-oo", "0", "1/2"),
    ("1/x", "1", "2", "log(2)"),
    ("1/x", "2", "1", "-log(2)"),
    ("1/(1 + x^2)", "0", "1", "pi/4"),
    ("1/(x + 1)^2", "0", "1", "1/2"),
    ("sin(x)", "0", "pi", "2"),
    ("sigmoid(x)", "0", "t", "softplus(t) - log(2)"),
    ("sigmoid'(x)", "-oo", "oo", "1"),
    ("tanh(x)", "0", "t", "log(cosh(t))"),
]


@pytest.mark.parametrize(("body", "low", "high", "value"), INTEGRALS)
def test_integrals(body, low, high, value):
    found = integral(read_typed(body), "x", target(low), target(high))
    assert decide(found, read_typed(value)).proved, str(found)


@pytest.mark.parametrize(
    ("body", "low", "high"),
    [("1/x", "-1", "1"), ("1/x", "a", "b"), ("1/x^2", "-1", "1"), ("exp(-x^2)", "0", "1"),
     ("log(x)", "0", "1"), ("1/(x - 1)", "0", "2"), ("sign(x)", "-1", "1"), ("1/x", "0", "1")],
)  # fmt: skip
def test_an_integral_over_a_gap_or_without_a_rule_is_refused(body, low, high):
    with pytest.raises(SymsgdError) as caught:
        integral(read_typed(body), "x", target(low), target(high))
    assert caught.value.code == "open-integral"


def test_what_is_proposed_is_proved():
    body = read_typed("3*sin(2*x) - exp(x)/2 + x^4")
    found = antiderivative(body, "x")
    assert found is not None
    assert decide(n.derivative(found, "x"), body).proved


def test_quotients_and_exponentials_keep_the_value():
    body = read_typed("tanh(x) + 1/(x + 1) - sigmoid(2*x)/x")
    top, below = together(body)
    assert decide(n.divide(top, below), body).proved
    y = n.variable("y")
    changed = in_exponentials(read_typed("tanh(x/2) + sigmoid(x + 1)"), "x", "y")
    assert changed is not None
    back = n.substitute(changed, {y: n.apply("exp", n.variable("x") / 1)})
    assert decide(back, read_typed("tanh(x/2) + sigmoid(x + 1)")).proved
