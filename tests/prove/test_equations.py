"""Equations as objects: the same solutions, lost ones, gained ones."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.expression import node as n
from symsgd.expression.domain import NAMED, Context, Domain
from symsgd.functions.table import sqrt
from symsgd.prove.equations.equations import decide_equivalence, decide_implication
from symsgd.prove.equations.solution import Root, holds
from symsgd.read.typed import read_typed_node

ROWS = [
    json.loads(line)
    for line in Path(__file__)
    .parents[1]
    .joinpath("data", "equations.jsonl")
    .read_text("utf-8")
    .splitlines()
]
STEPS = [
    pytest.param(row, i, id=f"{row['id']}-{i + 1}")
    for row in ROWS
    for i in range(len(row["lines"]) - 1)
]
x, y = n.variables("x y")


def equations(lines):
    """Read pairs of texts; one pair stands for itself."""
    pairs = [lines] if isinstance(lines[0], str) else lines
    return tuple((read_typed_node(a), read_typed_node(b)) for a, b in pairs)


def statement(text):
    return read_typed_node(text)


def context_of(domain, *sides):
    names = n.free_variables(*(side for pair in sides for one in pair for side in one))
    return Context.of(dict.fromkeys(names, NAMED[domain]))


@pytest.mark.parametrize(("row", "i"), STEPS)
def test_steps_of_published_solutions(row, i):
    first, second = (equations(line) for line in row["lines"][i : i + 2])
    verdict = decide_equivalence(first, second, context_of(row["domain"], first, second))
    assert verdict.outcome == row["verdicts"][i], str(verdict)


@pytest.mark.parametrize(
    ("first", "second", "word", "where"),
    [
        ("x = 2", "x^2 = 4", "gained", "x = -2"),
        ("x^2 = 4", "x = 2", "lost", "x = -2"),
        ("a*c = b*c", "a = b", "lost", "c = 0"),
        ("(x^2 - 4)/(x - 2) = 0", "x^2 - 4 = 0", "gained", "x = 2"),
        ("sqrt(x + 2) = x", "x + 2 = x^2", "gained", "x = -1"),
        ("log(x^2) = 0", "log(x) = 0", "lost", "x = -1"),
        ("log(x) + log(x - 3) = log(4)", "x*(x - 3) = 4", "gained", "x = -1"),
        ("abs(x) = 3", "x = 3", "lost", "x = -3"),
        ("x^2 = 2", "x = sqrt(2)", "lost", "x = -sqrt(2)"),
        ("x^3 = x", "x^2 = 1", "lost", "x = 0"),
        ("exp(2*x) = exp(x)", "x = 1", "lost", "x = 0"),
        ("x < 2", "x^2 < 4", "lost", "x = -3"),
        ("1/x < 1", "x > 1", "lost", "x = -1"),
        ("-2*x < 6", "x < -3", "gained", "x = -4"),
        ("x*y = 0", "x = 0", "lost", "y = 0"),
    ],
)
def test_lost_and_gained_solutions_are_shown(first, second, word, where):
    verdict = decide_equivalence(statement(first), statement(second))
    assert verdict.refuted, str(verdict)
    assert verdict.reason.endswith(word)
    assert where in verdict.reason
    assert where in str(verdict.counterexample)


@pytest.mark.parametrize(
    ("first", "second", "domain"),
    [
        ("x^2 = 4", "Or(x = 2, x = -2)", "real"),
        ("x^2 = 4", "x = 2", "positive"),
        ("a*c = b*c", "a = b", "positive"),
        ("log(x) = log(y)", "x = y", "positive"),
        ("exp(x) = exp(y)", "x = y", "real"),
        ("sqrt(x) = 3", "x = 9", "real"),
        ("sqrt(2*x + 3) = x", "x = 3", "real"),
        ("log(x) + log(x - 3) = log(4)", "x = 4", "real"),
        ("exp(2*x) - 3*exp(x) + 2 = 0", "Or(x = 0, x = log(2))", "real"),
        ("sigmoid(x) = 1/2", "x = 0", "real"),
        ("abs(x - 1) = 2", "Or(x = 3, x = -1)", "real"),
        ("1/x + 1/y = 2", "y = x/(2*x - 1)", "positive"),
        ("x^2 < 4", "And(x > -2, x < 2)", "real"),
        ("2*x + 4*y < 6", "x < 3 - 2*y", "real"),
        ("-x*y > 1", "x*y < -1", "real"),
        ("(x - 1)/(x + 2) <= 0", "And(x > -2, x <= 1)", "real"),
        ("x^5 = x + 1", "x^5 - x - 1 = 0", "real"),
        ("x^4 = 1", "Or(x = 1, x = -1)", "real"),
        ("x = y", "x^3 = y^3", "positive"),
        ("2^x = 8", "x = 3", "real"),
        ("x^2 + 1 = 0", "x^2 + 2 = 0", "real"),
    ],
)
def test_equivalent_statements(first, second, domain):
    first, second = statement(first), statement(second)
    names = n.free_variables(first, second)
    context = Context.of(dict.fromkeys(names, NAMED[domain]))
    verdict = decide_equivalence(first, second, context)
    assert verdict.proved, str(verdict)
    assert decide_equivalence(second, first, context).proved


def test_implication_is_one_sided():
    assert decide_implication(statement("x = 2"), statement("x^2 = 4")).proved
    back = decide_implication(statement("x^2 = 4"), statement("x = 2"))
    assert back.refuted
    assert back.counterexample.point == (("x", Fraction(-2)),)


def test_systems():
    system = statement("And(x + y = 3, x - y = 1)")
    solution = statement("And(x = 2, y = 1)")
    assert decide_equivalence(system, solution).proved
    assert decide_equivalence(system, statement("x = 2")).refuted


def test_roots_of_higher_degree_refute_with_enclosures():
    verdict = decide_equivalence(statement("x^5 = x + 1"), statement("x^5 = 2"))
    assert verdict.refuted
    assert "a root of t^5 - 2" in str(verdict.counterexample)


def test_integers_are_no_reals():
    context = Context.of({"x": NAMED["integer"]})
    between = statement("And(x > 0, x < 2)")
    assert not decide_equivalence(between, statement("x = 1"), context).refuted


def test_no_guess_where_nothing_is_known():
    verdict = decide_equivalence(statement("sin(x) = 0"), statement("x = 0"))
    assert not verdict.proved
    unknown = n.relation("=", n.apply("f", x), n.number(0))
    assert decide_equivalence(unknown, statement("x = 0")).undecided
    irrational_ends = statement("Or(x >= sqrt(2), x <= -sqrt(2))")
    assert decide_equivalence(statement("x^2 >= 2"), irrational_ends).undecided


def test_values_are_needed_on_both_sides():
    assert not decide_equivalence(statement("x = 1"), statement("x + 0*sqrt(-x) = 1")).proved
    assert not decide_equivalence(statement("x = 1"), statement("x + 0/(x - 1) = 1")).proved
    assert decide_equivalence(statement("2 = sqrt(-5)"), statement("3 = 0")).proved


def test_a_statement_holds_at_an_irrational_root():
    root = Root((-1, -1, 0, 1), 0)
    equation = n.relation("=", x**3, x + 1)
    assert holds(equation, {"x": root}, Context()) is True
    assert holds(n.relation("=", x, sqrt(n.number(2))), {"x": root}, Context()) is False


# -- properties ------------------------------------------------------------------------------

numbers = st.integers(min_value=-4, max_value=4)
factors = st.lists(numbers, min_size=1, max_size=4)


def product(roots):
    return n.multiply(*(x - root for root in roots)) if len(roots) > 1 else x - roots[0]


@settings(max_examples=60, deadline=None)
@given(first=factors, second=factors)
def test_products_are_judged_by_their_sets_of_roots(first, second):
    sides = [((product(roots), n.number(0)),) for roots in (first, second)]
    verdict = decide_equivalence(*sides)
    assert verdict.proved == (set(first) == set(second))
    assert verdict.refuted == (set(first) != set(second))


@settings(max_examples=40, deadline=None)
@given(roots=factors, low=numbers)
def test_a_domain_cuts_solutions_off(roots, low):
    context = Context.of({"x": Domain(low=Fraction(low))})
    kept = [root for root in roots if root >= low]
    alternatives = tuple((x, n.number(root)) for root in kept) or ((n.number(0), n.number(1)),)
    assert decide_equivalence(((product(roots), n.number(0)),), alternatives, context).proved


@settings(max_examples=40, deadline=None)
@given(a=numbers, b=numbers, c=numbers, squared=st.booleans())
def test_squaring_gains_exactly_what_a_search_finds(a, b, c, squared):
    """√(ax + b) = x + c against its square: compare with all integers in reach."""
    left, right = sqrt(a * x + b), x + c
    verdict = decide_implication(((left**2, right**2),), ((left, right),))
    if squared:
        verdict = decide_equivalence(((left, right),), ((left**2, right**2),))
    found = [
        k for k in range(-40, 41) if a * k + b >= 0 and a * k + b == (k + c) ** 2 and k + c < 0
    ]
    assert not (verdict.proved and found)
    if verdict.refuted:
        point = dict(verdict.counterexample.point) or None
        assert point is None or a * point["x"] + b == (point["x"] + c) ** 2


@settings(max_examples=40, deadline=None)
@given(a=numbers, b=numbers, c=numbers, d=numbers)
def test_linear_systems_in_two_variables(a, b, c, d):
    first = n.relation("=", a * x + b * y, n.number(c))
    second = n.relation("=", (2 * a) * x + (2 * b) * y, n.number(2 * d))
    verdict = decide_equivalence(first, second)
    empty_first, empty_second = (a == b == 0 and k != 0 for k in (c, d))
    same = c == d or (empty_first and empty_second)
    assert not (verdict.proved and not same)
    assert not (verdict.refuted and same)
