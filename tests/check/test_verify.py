"""``symsgd.verify``: what may be handed over, and what comes back."""

from __future__ import annotations

from fractions import Fraction

import pytest
import sympy

import symsgd
from symsgd.check.assumptions import context_of
from symsgd.check.statements import Names, format_of
from symsgd.check.verify import assumptions_of
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import number, variable

X = sympy.Symbol("x")
P = sympy.Symbol("x", positive=True)
x = variable("x")


@pytest.mark.parametrize(
    ("lhs", "rhs"),
    [
        ("x + x = 2*x", None),
        (r"\frac{1}{1+e^{-x}} = \sigma(x)", None),
        (r"\sigma'(x)", r"\sigma(1 - \sigma)"),
        ("tanh(x)", r"\frac{e^x - e^{-x}}{e^x + e^{-x}}"),
        (sympy.Eq(X + X, 2 * X, evaluate=False), None),
        (sympy.sin(X) ** 2 + sympy.cos(X) ** 2, 1),
        (sympy.sqrt(P**2), P),
        (sympy.Matrix([[X, 1]]), sympy.Matrix([[X, 1]])),
        (symsgd.sigmoid(X), "1/(1 + exp(-x))"),
        (x + x, 2 * x),
        (Matrix.row(x, x), Matrix.row(x, 1 * x)),
        (Fraction(1, 2), "1/2"),
        ("1 < 2", None),
        (sympy.Ge(X**2, 0, evaluate=False), None),
    ],
)
def test_proved(lhs, rhs):
    verdict = symsgd.verify(lhs, rhs)
    assert verdict.proved, verdict


@pytest.mark.parametrize(
    ("lhs", "rhs", "options"),
    [
        ("(x + 1)^2", "x^2 + 1", {}),
        (sympy.sqrt(X**2), X, {"variables": ["x"]}),
        ("sqrt(x^2)", "x", {"variables": {"x": "negative"}}),
        ("sqrt(x^2)", "x", {"domain": "x < 0"}),
        ("sqrt(x^2)", "x", {"domain": ["x > -2", "x < 1"]}),
        (r"\sigma(x)", r"\sigma(-x)", {}),
        (Matrix.row(x, number(1)), Matrix.row(x, number(2)), {}),
    ],
)
def test_refuted(lhs, rhs, options):
    verdict = symsgd.verify(lhs, rhs, **options)
    assert verdict.refuted, verdict
    assert verdict.counterexample is not None


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("x + 1",), "no-relation"),
        (("x = y = z",), "several-claims"),
        ((X,), "no-relation"),
        ((object(), 1), "unknown-object"),
        ((0.5, "1/2"), "unknown-object"),
        (("(x", "x"), "unexpected"),
        ((r"\frac{1}{", "x"), "unclosed-brace"),
        ((Matrix.row(x, x), Matrix.column(x, x)), "shape-mismatch"),
    ],
)
def test_errors_are_ours(arguments, code):
    with pytest.raises(symsgd.SymsgdError) as caught:
        symsgd.verify(*arguments)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"variables": {"x": "odd"}}, "unknown-domain"),
        ({"domain": "x"}, "no-relation"),
        ({"domain": ["x > 1", "x < 0"]}, "empty-domain"),
        ({"functions": {"f": "sigmod"}}, "unknown-function"),
    ],
)
def test_settings_are_looked_at(options, code):
    with pytest.raises(symsgd.SymsgdError) as caught:
        symsgd.verify(r"f(x) = f(x)\cdot 1", **options)
    assert caught.value.code == code


def test_a_limit_of_time():
    assert symsgd.verify("x + x = 2*x", seconds=5).proved


def test_sigma_may_be_a_number():
    deviation = {"sigma": "positive", "x": "real"}
    assert symsgd.verify(r"\sqrt{\sigma^2} = \sigma", variables=deviation).proved


def test_assumptions_narrow_domains():
    context = context_of({"x": "real"}, assumptions_of("0 < x <= 1/2"))
    assert str(context.domain("x")) == "(0, 1/2]"
    assert context_of({}, assumptions_of("1 <= n")).domain("n").low == 1
    assert context_of({}, assumptions_of("x != 0")).domain("x").nonzero


def test_other_assumptions_are_kept():
    context = context_of({}, assumptions_of("x < y"))
    assert [str(relation) for relation in context.relations] == ["x < y"]


def test_formats():
    assert [format_of(text) for text in ("x^2", "x^{2}", r"\pi")] == ["plain", "latex", "latex"]


def test_one_bad_text_leaves_the_others_alone():
    chain = Names().together([r"\frac{1}{2}", r"\frac{1}{", r"\nosuch", "x"])
    assert [side.error is None for side in chain.sides] == [True, False, False, True]


def test_verdicts_display_themselves():
    from io import StringIO

    from rich.console import Console

    verdict = symsgd.verify("x = x + 1")
    console = Console(file=StringIO(), force_terminal=True, color_system="standard", width=200)
    console.print(verdict)
    shown = console.file.getvalue()
    assert "\x1b[1;31mREFUTED" in shown
    assert "left" in shown
    assert verdict._repr_latex_().startswith("$")
