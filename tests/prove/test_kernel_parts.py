"""The parts of the kernel one by one: lattice, algebraic numbers, signs, conditions, order."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

import pytest
import sympy
from flint import fmpz_poly
from hypothesis import given, settings
from hypothesis import strategies as st

import symsgd
from symsgd.certify.replay import replay
from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context, Domain
from symsgd.expression.node import Node, apply, number, variables
from symsgd.prove.conditions import describe, domain_conditions, open_conditions
from symsgd.prove.decide import decide
from symsgd.prove.points import candidates, critical_points, near, points, simple_points
from symsgd.prove.tower.lattice import Lattice
from symsgd.prove.tower.normal import NormalForm
from symsgd.prove.tower.sign_rules import real_roots
from symsgd.prove.tower.signs import NeedSign, contradicts
from tests.prove.cases import node

x, y, k = variables("x y k")
LAWS = settings(deadline=None, derandomize=True, max_examples=80, database=None)
fractions = st.fractions(-3, 3, max_denominator=6)


def form(context: Context | None = None) -> NormalForm:
    return NormalForm(context or Context(), {}, logistic=False)


# -- lattice ---------------------------------------------------------------------------------


@LAWS
@given(st.lists(st.lists(fractions, min_size=3, max_size=3), min_size=1, max_size=5))
def test_combinations_of_a_lattice_are_exact(vectors):
    normal = form()
    basis = [normal.of(part) for part in (*variables("x y"), apply("exp", x))]
    lattice, members = Lattice(normal.ring), []
    for vector in vectors:
        value = normal.ring.constant(0)
        for coefficient, part in zip(vector, basis, strict=True):
            value = value + part * normal.ring.constant(coefficient)
        if value.top.is_zero():
            continue
        found = lattice.combination(value)
        if found is None:
            assert lattice.add(value) == len(members)
            members.append(value)
            found = lattice.combination(value)
        total = normal.ring.constant(0)
        for place, coefficient in dict(found).items():
            total = total + members[place] * normal.ring.constant(coefficient)
        assert normal.ring.is_zero(total - value)
    assert len(members) <= 3


# -- algebraic numbers -----------------------------------------------------------------------

RADICALS = [
    "sqrt(2)", "sqrt(3)", "sqrt(6)", "sqrt(3+2*sqrt(2))", "cbrt(2)", "sqrt(2+sqrt(3))", "cos(pi/5)",
    "cos(pi/7)", "1/(1+sqrt(5))", "sqrt(5+2*sqrt(6))", "cbrt(7+5*sqrt(2))", "sin(pi/8)",
]  # fmt: skip


def in_sympy(text: str) -> sympy.Expr:
    return sympy.sympify(text.replace("cbrt", "real_root3"), locals={"real_root3": sympy.cbrt})


@pytest.mark.parametrize("left", RADICALS)
@pytest.mark.parametrize(
    "right", ["1+sqrt(2)", "sqrt(2)+sqrt(3)", "(1+sqrt(5))/4", "sqrt(2)/2+sqrt(6)/2"]
)
def test_algebraic_numbers_against_minimal_polynomials(left, right):
    t = sympy.Symbol("t")
    difference = in_sympy(left) - in_sympy(right)
    equal = abs(difference.evalf(60)) < 1e-40
    if equal:
        assert sympy.minimal_polynomial(difference, t) == t
    verdict = decide(node(left, ()), node(right, ()))
    assert verdict.proved if equal else verdict.refuted


@pytest.mark.parametrize("parts", range(3, 25))
def test_exact_cosines(parts):
    """cos(π/m) is a root of its minimal polynomial, and of no other Chebyshev polynomial."""
    c = apply("cos", n.constant("pi") / parts)
    chebyshev = fmpz_poly.chebyshev_t(parts)
    total = n.add(*(int(a) * c**e for e, a in enumerate(chebyshev.coeffs())))
    assert decide(total, number(-1)).proved
    assert decide(total, number(1)).refuted


# -- signs -----------------------------------------------------------------------------------

SIGNS = [
    ("x^2+1", {}, (1, True)), ("x^2", {}, (1, False)), ("-x^2", {}, (-1, False)), ("x", {}, None),
    ("x^2-2*x+1", {}, (1, False)), ("x^2+x+1", {}, (1, True)), ("x^2+x*y+y^2+1", {}, (1, True)),
    ("x", {"x": "positive"}, (1, True)), ("x+1", {"x": "nonnegative"}, (1, True)),
    ("x", {"x": "nonzero"}, None),
    ("2*x-1", {"x": "integer"}, None), ("2*x-1", {"x": "posint"}, (1, True)),
    ("2*x-3", {"x": "posint"}, None), ("x", {"x": "negative"}, (-1, True)),
    ("1-x", {"x": ["0", "1"]}, (1, False)), ("2-x", {"x": ["0", "1"]}, (1, True)),
    ("x-1/2", {"x": ["0", "1"]}, None), ("3-exp(1)", {}, (1, True)), ("exp(1)-3", {}, (-1, True)),
    ("exp(x)", {}, (1, True)), ("sigmoid(x)-1", {}, (-1, True)), ("1-tanh(x)", {}, (1, True)),
    ("1-sin(x)", {}, (1, False)), ("log(2)", {}, (1, True)),
    ("x*y", {"x": "positive", "y": "negative"}, (-1, True)), ("pi-3", {}, (1, True)),
    ("x^3-x", {"x": ["2", "3"]}, (1, True)), ("x^2-2", {"x": ["1", "2"]}, None),
    ("1+erf(x)", {}, (1, True)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "variables_", "expected"), SIGNS)
def test_sign_is_certain_or_not_given(text, variables_, expected):
    context = Context.of(
        {
            name: Domain.between(*d) if isinstance(d, list) else Domain.named(d)
            for name, d in variables_.items()
        }
    )
    normal = form(context)
    try:
        value = normal.of(node(text, ("x", "y")))
    except NeedSign:
        assert expected is None
        return
    assert normal.tower.signs.of(normal.ring.reduce(value.top) * value.below) == expected


@pytest.mark.parametrize(
    ("fact", "asked", "expected"),
    [
        ("x*y > 0", "x*y", (1, True)), ("x^2*y >= 0", "y", None), ("x^2*y > 0", "y", (1, True)),
        ("x*y >= 0", "x", None), ("x > 1", "x", (1, True)), ("x > 1", "x-1/2", (1, True)),
        ("x >= 1", "x-1", (1, False)), ("x < y", "y-x", (1, True)), ("x < y", "y-x+1", (1, True)),
        ("x != 0", "x^2", (1, True)), ("x^3 >= 0", "x", (1, False)), ("x*y^2 >= 0", "x*y^2", None),
    ],
)  # fmt: skip
def test_sign_from_an_assumption(fact, asked, expected):
    normal = form()
    normal.assume(node(fact, ("x", "y")))
    value = normal.of(node(asked, ("x", "y")))
    assert normal.tower.signs.of(value.top * value.below) == expected


def test_contradictions_of_signs():
    assert contradicts((1, True), "<=")
    assert not contradicts((1, False), "<=")
    assert contradicts((1, False), "<")
    assert contradicts((0, True), "!=")


@LAWS
@given(st.lists(st.integers(-9, 9), min_size=2, max_size=7))
def test_real_roots_are_counted_as_sturm_counts_them(coefficients):
    for factor, _ in fmpz_poly(coefficients).factor()[1]:
        if factor.degree() > 0:
            t = sympy.Symbol("t")
            poly = sympy.Poly([int(c) for c in reversed(factor.coeffs())], t)
            assert len(real_roots(factor)) == poly.count_roots()


# -- conditions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("log(x)/y", ["x > 0", "y ≠ 0"]), ("sqrt(x-1)", ["x - 1 ≥ 0"]), ("x^(-2)", ["x ≠ 0"]),
        ("x^(1/2)", ["x ≥ 0"]), ("x^(-1/2)", ["x > 0"]), ("exp(x)", []), ("cbrt(x)", []),
        ("asin(x)", ["1 - x ≥ 0", "x + 1 ≥ 0"]), ("1/(x*y)", ["x ≠ 0", "y ≠ 0"]),
        ("1/exp(x)", []), ("tan(x)", ["cos(x) ≠ 0"]), ("x^y", ["x > 0"]), ("e^x", []),
        ("Piecewise((log(x), x > 0), (0, True))", []),
    ],
)  # fmt: skip
def test_conditions_of_an_expression(text, expected):
    conditions = domain_conditions(node(text, ("x", "y")), Context())
    assert {describe(c) for c in conditions} == set(expected)


def test_condition_that_follows_is_left_out():
    conditions = domain_conditions(node("log(1+x^2)/exp(x)+1/(x-1)", ("x",)), Context())
    left = open_conditions(conditions, (), Context(), logistic=False)
    assert [describe(c) for c in left] == ["x - 1 ≠ 0"]


# -- points ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMED)
def test_candidates_belong_to_the_domain(name):
    domain = NAMED[name]
    values = candidates(domain)
    assert values
    assert all(value in domain for value in values)


def test_points_are_the_same_every_time_and_vary_all_coordinates():
    context = Context.of({"x": NAMED["real"], "y": NAMED["positive"]})
    first = list(islice(points(("x", "y"), context), 60))
    assert first == list(islice(points(("x", "y"), context), 60))
    assert len({(p["x"], p["y"]) for p in first}) > 50
    assert all(p["y"] > 0 for p in first)
    assert list(points((), context)) == [{}]


def test_critical_points_lie_where_a_part_vanishes():
    claim = apply("max", number(0), 1 - 1000 * apply("abs", x - 50))
    found = {p["x"] for p in critical_points((claim,), ("x",), Context())}
    assert 50 in found
    assert any(0 < abs(v - 50) < Fraction(1, 100) for v in found)


def test_simple_points_are_simple():
    assert all(abs(v) <= 10 for p in simple_points(("x", "y"), Context()) for v in p.values())


def test_near_is_a_short_number():
    from flint import arb

    assert near(arb(1) / 3) == Fraction(1, 3)


# -- order -----------------------------------------------------------------------------------


@pytest.mark.parametrize("relation", ["<", "<=", ">", ">=", "!="])
@pytest.mark.parametrize(
    "text", ["x^2+1", "x^2", "sigmoid(x)-2", "x", "exp(x)", "-abs(x)", "sin(x)"]
)
def test_order_relations_agree_with_sampling(text, relation):
    left = node(text, ("x",))
    verdict = decide(left, number(0), Context(), relation)
    tries = (p["x"] for p in islice(points(("x",), Context()), 40))
    values = [_value(left, at) for at in tries if abs(at) < 100]
    tests = {"<": float.__lt__, "<=": float.__le__, ">": float.__gt__, ">=": float.__ge__}
    holds = [tests.get(relation, float.__ne__)(v, 0.0) for v in values]
    if verdict.proved:
        assert all(holds)
    elif verdict.refuted:
        assert not all(holds)
    else:
        assert all(holds), "a sampled counterexample was missed"


def _value(left: Node, at: Fraction) -> float:
    from symsgd.algebra.balls import enclose

    return float(enclose(left, {"x": at}, 200).mid())


@pytest.mark.parametrize("first", ["tanh", "silu", "sigmoid", "softsign"])
def test_logarithms_leave_an_exponent_that_has_a_denominator(first):
    x = n.variable("x")
    one, two = n.apply(first, x), n.apply("softplus", x)
    left = n.apply("exp", one + two)
    assert decide(left, n.apply("exp", one) * n.apply("exp", two)).proved
    assert decide(left, n.apply("exp", one) * n.apply("exp", 2 * two)).refuted


def test_numbers_that_are_equal_and_have_no_exact_ball():
    third = n.number("1/3")
    assert decide(third + third, n.number("2/3"), relation="<=").proved
    assert not decide(third + third, n.number("2/3"), relation="<").proved
    nothing = n.apply("log", n.number(-1))
    assert decide(nothing, nothing, relation="<=").undecided


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("log(1+exp(x)) > 0", "PROVED"),
        ("log(2+x^2) > 0", "PROVED"),
        ("log(1+x^2) >= 0", "PROVED"),
        ("-log(1-sigmoid(x)) > 0", "PROVED"),
        ("1/log(2+x^2) > 0", "PROVED"),
        ("log(1+x^2) > 0", "REFUTED"),  # it vanishes at 0
        ("log(1+x) > 0", "REFUTED"),
        ("log(1/2+x^2) > 0", "REFUTED"),
    ],
)
def test_a_logarithm_has_the_sign_of_its_argument_minus_one(claim, outcome):
    verdict = symsgd.verify(claim)
    assert verdict.outcome.name == outcome
    assert replay(verdict.certificate.to_json()).accepted


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        ("sigmoid(x) = p", "x = log(p/(1-p))", "PROVED"),
        ("p = tanh(x)", "x = log((1+p)/(1-p))/2", "PROVED"),
        ("p*(1+exp(-x)) = 1", "p = sigmoid(x)", "PROVED"),
        ("sigmoid(x) = p", "x = log(p/(1+p))", "REFUTED"),
        ("p*x*exp(x) = p", "x*exp(x) = 1", "REFUTED"),  # p = 0 solves the first for every x
        ("p = p*exp(x)", "x = 0", "REFUTED"),
    ],
)
def test_an_equation_is_solved_for_a_letter_outside_of_functions(first, second, outcome):
    pairs = [[node(side, "xp") for side in text.split(" = ")] for text in (first, second)]
    sides = [n.relation("=", *pair) for pair in pairs]
    assert decide(*sides, relation="implies").outcome.name == outcome
