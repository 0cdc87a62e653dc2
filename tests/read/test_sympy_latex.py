"""``sympy.latex(e)`` is read back as ``e``, for random expressions."""

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.algebra.from_sympy import from_sympy
from symsgd.check.analysis import ANALYSIS
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.functions.derivatives import expand
from symsgd.prove.decide import decide
from symsgd.read.meaning import read_latex
from symsgd.read.scope import Scope

x, y, a = sympy.symbols("x y alpha", real=True)
w = sympy.Symbol("w_1", real=True)
FUNCTIONS = (
    sympy.sin, sympy.cos, sympy.tan, sympy.sinh, sympy.cosh, sympy.tanh, sympy.atan, sympy.asinh,
    sympy.exp, sympy.Abs, sympy.erf,
)  # fmt: skip
HEADS = (
    *FUNCTIONS, sympy.cot, sympy.sec, sympy.csc, sympy.coth, sympy.sech, sympy.csch, sympy.asin,
    sympy.acos, sympy.acot, sympy.asec, sympy.acsc, sympy.acosh, sympy.atanh, sympy.acoth,
    sympy.asech, sympy.acsch, sympy.log, sympy.sign, sympy.erfc, sympy.gamma, sympy.factorial,
    sympy.sqrt, sympy.cbrt, sympy.sinc,
)  # fmt: skip
atoms = st.sampled_from([x, y, a, w, sympy.Integer(2), sympy.Rational(-1, 3), sympy.pi, sympy.E])
expressions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(lambda u, v: u + v, inner, inner),
        st.builds(lambda u, v: u * v, inner, inner),
        st.builds(lambda f, u: f(u), st.sampled_from(FUNCTIONS), inner),
        st.builds(lambda f, u: f(u) ** 2, st.sampled_from(FUNCTIONS), inner),
        st.builds(lambda u: sympy.exp(-u), inner),
        st.builds(lambda u: 1 / (1 + u**2), inner),
        st.builds(lambda u: sympy.sqrt(1 + u**2), inner),
        st.builds(lambda u: sympy.log(1 + u**2), inner),
        st.builds(lambda u: sympy.Max(u, 0), inner),
        st.builds(lambda u, v: sympy.Piecewise((u, x > 0), (v, True)), inner, inner),
    ),
    max_leaves=5,
)


def sides(expression):
    return expand(read_latex(sympy.latex(expression)).node), expand(from_sympy(expression))


@settings(deadline=None)
@given(expressions)
def test_what_sympy_prints_is_read_back(expression):
    found, meant = sides(expression)
    verdict = decide(found, meant, Context())
    assert not verdict.refuted, (str(found), str(meant))


@settings(deadline=None)
@given(expressions.filter(lambda e: not e.has(sympy.Piecewise, sympy.Abs, sympy.Max)))
def test_smooth_expressions_are_proved_equal(expression):
    found, meant = sides(expression)
    verdict = decide(found, meant, Context())
    assert verdict.proved, (str(found), str(meant), verdict.reason)


@given(st.lists(st.lists(atoms, min_size=2, max_size=2), min_size=1, max_size=3))
def test_matrices_are_read_back(rows):
    matrix = sympy.Matrix(rows)
    found = read_latex(sympy.latex(matrix)).value
    assert found.shape == matrix.shape
    for entry, meant in zip(found.entries, matrix, strict=True):
        assert decide(entry, from_sympy(meant), Context()).proved


@settings(deadline=None)
@given(expressions, st.sampled_from([1, 2]))
def test_derivatives_are_read_back(expression, order):
    # alone: beside a factor, d/dx x f(x) leaves open where the operand ends
    found, meant = sides(sympy.Derivative(expression + x, (x, order)))
    verdict = decide(found, meant, Context())
    assert not verdict.refuted, (str(found), str(meant))


@pytest.mark.parametrize("head", HEADS, ids=lambda head: getattr(head, "__name__", str(head)))
@pytest.mark.parametrize("around", [
    lambda f: f(x), lambda f: f(2 * x + 1), lambda f: 1 / f(x), lambda f: y * f(x) - f(y),
    lambda f: sympy.sqrt(f(x)), lambda f: f(x / 2) ** 3, lambda f: sympy.exp(-f(x)),
])  # fmt: skip
def test_every_head_is_read_back(head, around):
    expression = around(head)
    if head is sympy.gamma and "{3}" in sympy.latex(expression):
        return  # Γ^3(x) has no argument of a known function
    found, meant = read_latex(sympy.latex(expression)).node, from_sympy(expression)
    assert decide(found, meant, Context()).proved, (str(found), str(meant))


MORE = [
    sympy.Max(x, y, 0), sympy.Min(x, y), sympy.binomial(5, 2), x ** sympy.Rational(2, 3),
    (x + 1) ** (x + 2), x**-y, -(x + 1), x - (y - 1), (x * y) ** 2, sympy.log(x, 2), 2 * 3**x,
    2 * sympy.Rational(1, 2) ** x, sympy.Symbol("x_12") ** 2, sympy.Symbol("theta_1") ** 2,
    sympy.Symbol("lambda"), 10**20 * x, x * sympy.Rational(-1, 2), sympy.Symbol("x_alpha") * 2,
    sympy.Piecewise((x, sympy.And(x > 0, y > 0)), (1, True)),
    sympy.Piecewise((x, sympy.Or(x > 1, x < 0)), (1, True)),
    sympy.Piecewise((x, sympy.Ne(x, 0)), (1, True)),
    sympy.Piecewise((x, x >= 1), (y, x < 0), (0, True)),
    sympy.factorial(x) / 2, 2 * sympy.factorial(x - 1), sympy.factorial(x) ** 2,
]  # fmt: skip


@pytest.mark.parametrize("expression", MORE, ids=str)
def test_other_expressions_are_read_back(expression):
    found, meant = read_latex(sympy.latex(expression)).node, from_sympy(expression)
    assert decide(found, meant, Context()).proved, (str(found), str(meant))


k, i = sympy.symbols("k i", integer=True)
WORKED_OUT = Scope(analysis=ANALYSIS)
# smooth and without gaps: their limits at numbers and their values at places are plain
plain_terms = st.recursive(
    st.sampled_from([x, y, sympy.Integer(3), sympy.Rational(-1, 2)]),
    lambda inner: st.one_of(
        st.builds(lambda u, v: u + v, inner, inner),
        st.builds(lambda u, v: u * v, inner, inner),
        st.builds(lambda f, u: f(u), st.sampled_from([sympy.sin, sympy.exp, sympy.tanh]), inner),
        st.builds(lambda u: u**2, inner),
    ),
    max_leaves=4,
)
polynomials = st.lists(st.integers(-3, 3), min_size=1, max_size=4).map(
    lambda numbers: sum((number * x**power for power, number in enumerate(numbers)), x**5 + y)
)
small = st.integers(-2, 3)


def is_read_back(written, meant=None):
    """Say that what SymPy prints is read and proved equal to what it means."""
    found = read_latex(sympy.latex(written), WORKED_OUT)
    assert not found.missing, sympy.latex(written)
    gold = from_sympy(written.doit() if meant is None else meant)
    verdict = decide(expand(found.node), expand(gold), Context())
    assert verdict.proved, (sympy.latex(written), str(found.node), verdict.reason)


@settings(deadline=None, max_examples=30)
@given(plain_terms, plain_terms, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]))
def test_relations_are_read_back(one, other, sign):
    kinds = {"=": sympy.Eq, "!=": sympy.Ne, "<": sympy.Lt, "<=": sympy.Le, ">": sympy.Gt,
             ">=": sympy.Ge}  # fmt: skip
    written = kinds[sign](one, other, evaluate=False)
    found = read_latex(sympy.latex(written)).node
    assert (found.head, found.value) == (n.RELATION, sign)
    for ours, theirs in zip(found.args, written.args, strict=True):
        assert not decide(ours, from_sympy(theirs), Context()).refuted


@settings(deadline=None, max_examples=30)
@given(
    plain_terms, st.integers(0, 2), st.integers(2, 4), st.sampled_from([sympy.Sum, sympy.Product])
)
def test_sums_and_products_are_read_back(term, low, high, kind):
    is_read_back(kind(term.subs(y, k), (k, low, high)))


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 3), st.integers(1, 3))
def test_double_sums_are_read_back(most, other):
    is_read_back(sympy.Sum(i * k + x, (k, 1, i), (i, 1, most)))
    is_read_back(sympy.Sum(sympy.Sum(i * k, (k, 1, other)), (i, 1, most)) + x)


@settings(deadline=None, max_examples=30)
@given(plain_terms, small, small)
def test_values_at_places_are_read_back(term, at, also):
    if x not in term.free_symbols:
        return
    is_read_back(sympy.Subs(term, x, at) + 1)
    if y in term.free_symbols:
        is_read_back(sympy.Subs(term, (x, y), (at, also)))
    derivative = sympy.Derivative(term, x)
    is_read_back(sympy.Subs(derivative, x, at), term.diff(x).subs(x, at))


@settings(deadline=None, max_examples=30)
@given(polynomials, small, small)
def test_integrals_are_read_back(term, low, high):
    is_read_back(sympy.Integral(term, (x, low, high)))
    is_read_back(2 * sympy.Integral(term + sympy.exp(x), (x, low, high)) + y)


@settings(deadline=None, max_examples=30)
@given(plain_terms, small, st.sampled_from(["+", "-", "+-"]))
def test_limits_are_read_back(term, at, side):
    if x in term.free_symbols:
        is_read_back(sympy.Limit(term, x, at, side), term.subs(x, at))


@settings(deadline=None, max_examples=30)
@given(st.lists(st.lists(plain_terms, min_size=2, max_size=2), min_size=2, max_size=2))
def test_operations_on_matrices_are_read_back(rows):
    matrix = sympy.ImmutableMatrix(rows)
    numbers = sympy.ImmutableMatrix([[1, 2], [3, 5]])
    for written in (
        sympy.MatMul(matrix, numbers, evaluate=False),
        sympy.MatAdd(matrix, numbers, evaluate=False),
        sympy.Transpose(matrix),
        sympy.HadamardProduct(matrix, numbers),
        sympy.MatMul(2, numbers, matrix, evaluate=False),
    ):
        found = read_latex(sympy.latex(written)).value
        meant = sympy.ImmutableMatrix(written.doit())
        for entry, gold in zip(found.entries, meant, strict=True):
            assert decide(entry, from_sympy(gold), Context()).proved, sympy.latex(written)
    determinant = sympy.Determinant(matrix)
    assert decide(read_latex(sympy.latex(determinant)).node, from_sympy(matrix.det())).proved


@settings(deadline=None, max_examples=30)
@given(plain_terms, st.integers(1, 2), st.integers(1, 2))
def test_mixed_derivatives_are_read_back(term, one, other):
    written = sympy.Derivative(term + x * y, (x, one), (y, other))
    found = read_latex(sympy.latex(written))
    if not found.missing:
        assert not decide(expand(found.node), from_sympy(written.doit()), Context()).refuted
