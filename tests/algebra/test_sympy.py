"""The two crossings between the expression core and SymPy."""

from __future__ import annotations

import pickle
import subprocess
import sys
from fractions import Fraction

import mpmath
import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.balls import enclose
from symsgd.algebra.from_sympy import domains_from_sympy, from_sympy, matrix_from_sympy
from symsgd.algebra.sigmoid import sigmoid_function
from symsgd.algebra.sympy import latex, matrix_to_sympy, to_sympy
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import apply, number, variables
from symsgd.functions.table import FUNCTIONS

x, y = variables("x y")
X, Y = sympy.symbols("x y")
sigmoid = sigmoid_function()


def trees(leaves: st.SearchStrategy[n.Node]) -> st.SearchStrategy[n.Node]:
    def grow(inner: st.SearchStrategy[n.Node]) -> st.SearchStrategy[n.Node]:
        pairs = st.tuples(inner, inner)
        return st.one_of(
            pairs.map(lambda p: n.add(*p)),
            pairs.map(lambda p: n.multiply(*p)),
            inner.map(n.negate),
            inner.map(lambda u: apply("sigmoid", u)),
            inner.map(lambda u: apply("tanh", u)),
            inner.map(lambda u: u / (1 + u**2)),
            inner.map(lambda u: apply("softplus", u)),
        )

    return st.recursive(leaves, grow, max_leaves=12)


expressions = trees(st.one_of(st.sampled_from([x, y]), st.integers(-4, 4).map(number)))


def test_sigmoid_stays_at_21():
    assert to_sympy(apply("sigmoid", number(21))) == sigmoid(21)
    assert str(sigmoid(21)) == "sigmoid(21)"
    assert sympy.latex(sigmoid(21) ** 2) == r"\sigma\left(21\right)^{2}"
    assert sigmoid(X).rewrite(sympy.exp) == 1 / (1 + sympy.exp(-X))
    assert (
        sympy.simplify(sigmoid(X).rewrite(sympy.tanh).rewrite(sympy.exp) - 1 / (1 + sympy.exp(-X)))
        == 0
    )
    assert sigmoid(21).is_positive
    assert sigmoid(sympy.Symbol("t", real=True)).is_positive
    assert sigmoid(X).is_positive is None
    assert sympy.limit(sigmoid(X), X, sympy.oo) == 1
    with pytest.raises(sympy.core.function.ArgumentIndexError):
        sigmoid(X).fdiff(2)


def test_sigmoid_to_fifty_digits():
    with mpmath.workdps(60):
        assert abs(mpmath.mpf(str(sigmoid(21).evalf(50))) - 1 / (1 + mpmath.exp(-21))) < mpmath.mpf(
            "1e-49"
        )


def test_sigmoid_through_lambdify():
    f = sympy.lambdify(X, sigmoid(X), "numpy")
    import numpy as np

    with np.errstate(all="raise", under="ignore"):
        assert f(np.array([-800.0, 0.0, 800.0])).tolist() == [0.0, 0.5, 1.0]
    assert sympy.lambdify(X, sigmoid(X), "math")(0.0) == 0.5
    assert sympy.lambdify(X, sigmoid(X), "mpmath")(mpmath.mpf(0)) == 0.5


def test_sigmoid_pickles():
    assert pickle.loads(pickle.dumps(sigmoid(X) + 1)) == sigmoid(X) + 1  # noqa: S301


@given(expressions, st.fractions(-2, 2, max_denominator=8), st.fractions(-2, 2, max_denominator=8))
def test_both_crossings_keep_the_value(tree, at_x, at_y):
    point = {"x": at_x, "y": at_y}
    expected = enclose(tree, point, 128)
    there_and_back = enclose(from_sympy(to_sympy(tree)), point, 128)
    assert expected.overlaps(there_and_back)
    assert there_and_back.rad() < 1


@pytest.mark.parametrize("name", [name for name, row in FUNCTIONS.items() if row.accepts(1)])
def test_every_function_of_the_table_reaches_sympy(name):
    at = Fraction(3, 2) if name in ("acosh", "acoth", "asec", "acsc") else Fraction(1, 3)
    expr = to_sympy(apply(name, x))
    value = enclose(apply(name, x), {"x": at}, 80)
    if not hasattr(value, "mid"):
        pytest.fail(f"{name} has no value at {at}")
    theirs = sympy.N(expr.subs(X, sympy.Rational(at.numerator, at.denominator)), 20)
    assert abs(float(theirs) - float(value.mid())) < 1e-14 * max(1.0, abs(float(theirs)))


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        (sympy.exp(-X) / (1 + sympy.exp(-X)) ** 2, "exp(-x)/(1 + exp(-x))^2"),
        (-X / 3, "-x/3"),
        (sympy.Rational(2, 3) * X, "2*x/3"),
        (sympy.pi * sympy.E, "e*pi"),
        (sympy.Max(X, Y, 0), "max(max(0, x), y) | max(max(0, y), x) | max(max(x, y), 0)"),
        (sympy.Abs(X), "abs(x)"),
        (sympy.Heaviside(X), "heaviside(x)"),
        (sympy.Derivative(sympy.sin(X), X), "Derivative(sin(x), x)"),
        (sympy.Derivative(sympy.sin(X), (X, 2)), "Derivative(sin(x), (x, 2))"),
        (sympy.Function("f")(X, Y), "f(x, y)"),
        (sympy.Piecewise((X, X > 0), (0, True)), "Piecewise((x, x > 0), (0, True))"),
        (sympy.And(X > 0, Y <= 1), "And(x > 0, y <= 1) | And(y <= 1, x > 0)"),
        (sympy.Ne(X, 1), "x != 1"),
        (sigmoid(21) * (1 - sigmoid(21)), "(1 - sigmoid(21))*sigmoid(21)"),
    ],
)
def test_from_sympy(expr, text):
    # SymPy keeps the arguments of Max and And as sets, in an order of its own
    assert str(from_sympy(expr)) in text.split(" | ")


def test_derivative_of_an_unknown_function():
    f = sympy.Function("f")
    assert to_sympy(apply("f", x, orders=(2,))) == sympy.Derivative(f(X), (X, 2))
    inner = to_sympy(apply("f", 2 * x, orders=(1,)))
    assert isinstance(inner, sympy.Subs)
    assert str(from_sympy(inner)) == "f'(2*x)"


def test_symbols_with_assumptions():
    positive = sympy.Symbol("x", positive=True)
    assert to_sympy(apply("abs", x), {"x": positive}) == positive
    assert str(domains_from_sympy(positive)["x"]) == "positive"
    whole = sympy.Symbol("k", integer=True, nonnegative=True)
    assert str(domains_from_sympy(whole)["k"]) == "nonnegint"
    assert domains_from_sympy(X) == {}


@pytest.mark.parametrize(
    ("expr", "code"),
    [
        (sympy.Float("0.1") * X, "float-number"),
        (sympy.zoo, "unsupported"),
        (sympy.nan, "unsupported"),
        (sympy.Integral(X, X), "unsupported"),
        (sympy.LambertW(X), "unsupported"),
        (sympy.MatrixSymbol("A", 2, 2), "unsupported"),
        (sympy.Derivative(X**2, (X, Y)), "unsupported"),
        (X + sympy.Symbol("x", positive=True), "two-symbols"),
    ],
)
def test_what_is_not_understood_is_refused(expr, code):
    with pytest.raises(SymsgdError) as caught:
        from_sympy(expr)
    assert caught.value.code == code


def test_matrices():
    m = Matrix.of([[number(1), x], [y, number(2)]])
    assert matrix_from_sympy(matrix_to_sympy(m)) == m
    assert latex(matrix_to_sympy(m)) == r"\begin{pmatrix}1 & x\\y & 2\end{pmatrix}"
    assert latex(sympy.Add(5, -X, evaluate=False)) == "5 - x"


def test_deep_expressions_are_no_problem():
    deep = x
    for _ in range(3000):
        deep = apply("f", deep)
    with pytest.raises(RecursionError):
        str(to_sympy(deep))  # SymPy itself
    assert from_sympy(to_sympy(deep)) is deep


def test_sympy_is_imported_late():
    code = "import sys, symsgd.algebra.sympy; assert 'sympy' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
