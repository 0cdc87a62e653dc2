"""Higher and partial derivatives, kinks, and derivatives without a value, given to Coq."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symsgd.certify.coq.derivatives.lost import lost
from symsgd.certify.coq.terms.functions import quantified
from symsgd.certify.coq.terms.relations import NotExported
from symsgd.certify.coq.terms.terms import Terms
from symsgd.certify.coq.theorems import theorem
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.prove.decide import decide
from tests.certify.coq_cases import certified
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.prove.cases import context, node

x, y, z = n.variables("x y z")
REAL, TWO = {"x": "real"}, {"x": "real", "y": "real"}
NONZERO = {"x": "nonzero"}
F2 = "Derivative(f(x),x,2)"
D, D2 = "Derivative(f(x,y),x)", "Derivative(f(x,y),x,2)"
# left, right, domains
KINDS = {
    "on a half line": ("Derivative(log(x),x,2)", "-1/x^2", REAL),
    "wrong on a half line": ("Derivative(log(x),x,2)", "1/x^2", {"x": "positive"}),
    "beside a pole": ("Derivative(1/x,x,3)", "-6/x^4", REAL),
    "a root": ("Derivative(sqrt(x),x,2)", "-1/(4*x^(3/2))", REAL),
    "between two ends": ("Derivative(asin(x),x,2)", "x/(1-x^2)^(3/2)", REAL),
    "an odd root": ("Derivative(x^(1/3),x,2)", "-2/9*x^(-5/3)", {"x": "positive"}),
    "beside a kink": ("Derivative(abs(x)^3,x,2)", "6*abs(x)", REAL),
    "wrong beside a kink": ("Derivative(abs(x)^3,x,2)", "6*x", REAL),
    "a need of another variable": (
        "Derivative(log(x/y),x,2)", "-1/x^2", {"x": "real", "y": "positive"},
    ),
    "in a larger expression": ("x*Derivative(x*log(x),x,2)+1", "2", REAL),
    "of an unknown function": (
        "Derivative(f(x)*g(x),x,2)",
        "f(x)*Derivative(g(x),x,2)+2*Derivative(f(x),x)*Derivative(g(x),x)+g(x)*" + F2, REAL,
    ),
    "wrong of an unknown function": (
        "Derivative(f(x)^2,x,2)", "2*Derivative(f(x),x)^2", REAL,
    ),
    "a partial derivative": (
        "Derivative(f(x,y)*g(x),x)", f"f(x,y)*Derivative(g(x),x)+g(x)*{D}", TWO,
    ),
    "a wrong partial derivative": (D, "Derivative(f(x,y),y)", TWO),
    "the chain rule of the plane": (
        "Derivative(exp(f(x^2,x*y)),x)", "exp(f(x^2,x*y))*Derivative(f(x^2,x*y),x)", TWO,
    ),
    "a function in itself": ("Derivative(2*f(f(x,y),y),x)/2", "Derivative(f(f(x,y),y),x)", TWO),
    "a second partial derivative": ("Derivative(x*f(x,y),x,2)", f"2*{D}+x*{D2}", TWO),
    "a wrong second partial derivative": ("Derivative(y*f(x,y),x,2)", D, TWO),
    "a logarithm of both": ("Derivative(log(f(x,y)),x)", f"{D}/f(x,y)", TWO),
    "bars in a function": (
        "Derivative(exp(max(x,0)),x)", "heaviside(x)*exp(max(x,0))", REAL,
    ),
    "a root that tells a sign": ("Derivative(asech(x),x)", "-1/(x*sqrt(1-x^2))", REAL),
    "an angle by quadrants": (
        "Derivative(atan2(y,x),x)", "-y/(x^2+y^2)", {"x": "negative", "y": "real"},
    ),
    "cases that need something": (
        "Derivative(Piecewise((log(x), x>0),(log(-x), True)), x)", "1/x", REAL,
    ),
    "no slope on the right": ("1/x", "Derivative(log(x),x)", NONZERO),
    "a slope on the left only": ("Derivative(log(x^2),x)", "Derivative(2*log(x),x)", NONZERO),
    "a second slope on the left only": (
        "Derivative(x^3,x,2)", "6*x*sqrt(x)/sqrt(x)", NONZERO,
    ),
}  # fmt: skip


def claim(kind):
    left, right, names = KINDS[kind]
    return certified(1, kind, (node(left, names), node(right, names), context(names), "="))


def said(kind):
    (only,) = claim(kind).theorems
    return only.statement


@asks_coq
def test_every_kind_is_accepted():
    check_accepted(map(claim, KINDS))


# what is changed in the statement of an accepted theorem, so that it is wrong or says more
CHANGES = {
    "on a half line": ("0 < v_x -> ", "v_x <> 0 -> "),
    "beside a pole": ("(6 / ", "(7 / "),
    "a root": ("v_x <> 0 -> (4 * ((sqrt v_x) ^ 3)) <> 0 -> ", ""),
    "between two ends": ("0 <= (v_x + 1) -> 0 <= (1 + (- (v_x ^ 2))) -> ", ""),
    "beside a kink": ("((Rabs v_x) ^ 3)) 2", "((Rabs v_x) ^ 3)) 3"),
    "a need of another variable": ("0 < (v_x / v_y) -> ", ""),
    "of an unknown function": ("(2 * v_derivative_3", "(3 * v_derivative_3"),
    "wrong of an unknown function": ("(2 * (v_derivative_2 ^ 2))", "v_derivative_1"),
    "a partial derivative": ("((fn_g v_x) * v_derivative_3)", "((fn_g v_y) * v_derivative_3)"),
    "a wrong partial derivative": ("is_derive (fun v_y", "is_derive (fun v_x"),
    "the chain rule of the plane": (
        "(forall s t, differentiable_pt_lim fn_f s t (fn_f'1'0 s t) (fn_f'0'1 s t)) -> ", "",
    ),
    "a second partial derivative": ("((2 * v_derivative_2)", "((1 * v_derivative_2)"),
    "a logarithm of both": ("0 < (fn_f v_x v_y) -> ", ""),
    "bars in a function": ("((heaviside v_x)", "((1 + heaviside v_x)"),
    "a root that tells a sign": ("(- (1 / (v_x", "(- (1 / ((Rabs v_x) + v_x"),
    "an angle by quadrants": ("v_x (- (v_y ", "v_x (- (v_x "),
    "cases that need something": ("(1 / v_x)", "(1 / (Rabs v_x))"),
    "no slope on the right": ("~ (0 < v_x)", "~ (v_x <> 0)"),
    "a slope on the left only": ("(ln (v_x ^ 2))) v_x", "(Rabs v_x)) 0"),
    "a second slope on the left only": ("(v_x ^ 3)) 2 v_x", "(Rabs v_x)) 2 0"),
}  # fmt: skip


@asks_coq
@pytest.mark.parametrize("kind", CHANGES)
def test_a_changed_statement_is_rejected(kind):
    check_rejected(claim(kind), *CHANGES[kind])


def test_cases_are_not_all_supposed_at_once():
    assert "0 < v_x -> " not in said("cases that need something")
    assert "(v_x <= 0 -> 0 < (- v_x)) -> " in said("cases that need something")


def test_a_lower_derivative_supposes_nothing_more():
    assert said("beside a pole").startswith("forall (v_x : R), v_x <> 0 -> (v_x ^ 4) <> 0 -> is_")
    assert said("beside a kink").startswith("forall (v_x : R), v_x <> 0 -> is_derive_n ")


def test_a_lost_value_says_that_the_other_derivative_exists():
    assert said("a slope on the left only") == (
        "exists v_x : R, 0 < (v_x ^ 2) /\\ (v_x ^ 2) <> 0 /\\ v_x <> 0 /\\ "
        "ex_derive (fun v_x : R => (ln (v_x ^ 2))) v_x /\\ ~ (0 < v_x)"
    )
    assert " /\\ ex_derive_n (fun v_x : R => (v_x ^ 3)) 2 v_x /\\ ~ (" in said(
        "a second slope on the left only"
    )


def test_at_a_kink_there_may_be_a_derivative():
    wanted = n.derivative(x * n.apply("abs", x) + n.apply("log", x), "x")
    found, _ = lost(1 / x, wanted, Context(), {"x": Fraction(-1)})
    assert found == "exists v_x : R, v_x <> 0 /\\ ~ (0 < v_x)"


def test_partial_derivatives_are_those_of_a_differentiable_function():
    terms = Terms()
    terms.term(n.apply("f", x, y, orders=(1, 1)))
    assert quantified(terms) == (
        "forall (fn_f fn_f'1'0 fn_f'0'1 fn_f'2'0 fn_f'1'1 fn_f'0'2 : R -> R -> R), "
        "(forall s t, differentiable_pt_lim fn_f s t (fn_f'1'0 s t) (fn_f'0'1 s t)) -> "
        "(forall s t, differentiable_pt_lim fn_f'1'0 s t (fn_f'2'0 s t) (fn_f'1'1 s t)) -> "
        "(forall s t, differentiable_pt_lim fn_f'0'1 s t (fn_f'1'1 s t) (fn_f'0'2 s t)) -> "
    )


def test_names_of_derivatives_never_meet_those_of_functions():
    terms = Terms()
    assert terms.term(n.apply("f", x, y, orders=(1, 0)) + n.apply("f_1_0", x, y)) == (
        "((fn_f'1'0 v_x v_y) + (fn_f_1_0 v_x v_y))"
    )


@pytest.mark.parametrize(
    ("left", "right", "why"),
    [
        (n.derivative(n.apply("f", x, y, z), "x"), n.derivative(n.apply("f", x, y, z) + y, "x"),
         "more than 2 variables"),
        (n.derivative(n.derivative(n.apply("f", x, y), "x"), "y"),
         n.derivative(n.derivative(n.apply("f", x, y), "y"), "x"), "inside a derivative"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_said(left, right, why):
    verdict = decide(left, right)
    assert verdict.proved
    with pytest.raises(NotExported, match=why):
        theorem("t", left, right, Context(), "=", verdict)
