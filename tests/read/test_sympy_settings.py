"""What ``sympy.latex`` prints under its settings is read back as it is meant."""

import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.algebra.from_sympy import from_sympy
from symsgd.check.analysis import ANALYSIS
from symsgd.errors import SymsgdError
from symsgd.expression.domain import Context
from symsgd.functions.derivatives import expand
from symsgd.prove.decide import decide
from symsgd.read.meaning import read_latex
from symsgd.read.scope import Scope

x, y, a = sympy.symbols("x y alpha", real=True)
k = sympy.Symbol("k", integer=True)
WORKED_OUT = Scope(analysis=ANALYSIS)
HEADS = (
    sympy.sin, sympy.tanh, sympy.atan, sympy.asinh, sympy.exp, sympy.log, sympy.sqrt, sympy.cbrt,
    sympy.Abs, sympy.sign, sympy.erf, sympy.gamma, sympy.factorial, sympy.sec, sympy.coth,
)  # fmt: skip
numbers = st.sampled_from([2, 3, -1, sympy.Rational(-1, 3), sympy.Rational(5, 7), sympy.pi])
atoms = st.one_of(st.sampled_from([x, y, a]), numbers.map(sympy.sympify))
powers = st.sampled_from([2, 3, -1, sympy.Rational(1, 2), sympy.Rational(-2, 3), y])
expressions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(lambda u, v: u + v, inner, inner),
        st.builds(lambda u, v: u * v, inner, inner),
        st.builds(lambda u: -u / 7, inner),
        st.builds(lambda f, u: f(u), st.sampled_from(HEADS), inner),
        st.builds(lambda f, u, p: f(u) ** p, st.sampled_from(HEADS), inner, powers),
        st.builds(lambda u, p: (1 + u**2) ** p, inner, powers),
        st.builds(lambda u, b: sympy.log(1 + u**2, b), inner, st.sampled_from([2, 10, 3])),
        st.builds(lambda f, u, v: f(u, v), st.sampled_from([sympy.Max, sympy.Min]), inner, inner),
        st.builds(lambda u: sympy.Sum(u.subs(y, k), (k, 1, 3)), inner),
        st.builds(lambda u: sympy.Product(u.subs(y, k) + 1, (k, 1, 2)), inner),
        st.builds(lambda u: sympy.Piecewise((u, x > 0), (y, True)), inner),
    ),
    max_leaves=4,
)
# fold_short_frac and fold_func_brackets leave out brackets that the meaning needs: see below
choices = st.fixed_dictionaries(
    {},
    optional={
        "mul_symbol": st.sampled_from(["dot", "times", "ldot"]),
        "fold_frac_powers": st.just(value=True),
        "inv_trig_style": st.sampled_from(["full", "power"]),
        "ln_notation": st.just(value=True),
        "root_notation": st.just(value=False),
        "parenthesize_super": st.just(value=False),
        "long_frac_ratio": st.sampled_from([1, 2]),
        "itex": st.just(value=True),
        "order": st.sampled_from(["lex", "grlex", "old", "none"]),
    },
)


@settings(deadline=None)
@given(expressions, choices)
def test_what_sympy_prints_under_settings_is_read_back(expression, chosen):
    bad = (sympy.zoo, sympy.nan, sympy.oo, sympy.I)
    if expression.has(*bad) or expression.count_ops() > 30:
        return
    written = sympy.latex(expression, **chosen)
    found = read_latex(written, WORKED_OUT)
    assert not found.missing, written
    verdict = decide(expand(found.node), expand(from_sympy(expression.doit())), Context())
    assert not verdict.refuted, (written, str(found.node))


@pytest.mark.parametrize("setting", [{"diff_operator": "d"}, {"diff_operator": "rd"}], ids=str)
def test_signs_of_derivatives(setting):
    written = sympy.latex(sympy.Derivative(sympy.sin(x) * y, (x, 2)), **setting)
    found = read_latex(written).node
    assert decide(expand(found), from_sympy(-sympy.sin(x) * y), Context()).proved


@given(st.sampled_from(HEADS[:4]), atoms)
def test_arguments_in_braces_alone(head, argument):
    """With fold_func_brackets the braces of an argument do not show, but they are its end."""
    written = sympy.latex(head(argument, evaluate=False), fold_func_brackets=True)
    try:
        found = read_latex(written).node
    except SymsgdError:
        return
    assert not decide(found, from_sympy(head(argument)), Context()).refuted, written
