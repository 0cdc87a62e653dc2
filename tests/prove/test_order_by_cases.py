"""Inequalities with absolute values, maxima and minima, case by case."""

import copy
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.certify.everyday import Standing, check
from symsgd.certify.replay import replay
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.expression.node import apply
from symsgd.prove.decide import decide
from symsgd.prove.orders.order_by_cases import order_by_cases
from symsgd.prove.verdict import Outcome
from tests.prove.monotony_claims import claim

UNIT = {"x": Domain.between(0, 1), "y": Domain.between(0, 1)}
CLAIMS = [
    # what holds, where, and a false sibling of the same form
    ("abs(x + y) <= abs(x) + abs(y)", {}, "abs(x + y) <= abs(x) - abs(y)"),
    ("abs(x - y) <= abs(x) + abs(y)", {}, "abs(x - y) < abs(x) + abs(y)"),
    ("abs(abs(x) - abs(y)) <= abs(x - y)", {}, "abs(abs(x) - abs(y)) >= abs(x - y)"),
    ("abs(x) - abs(y) <= abs(x + y)", {}, "abs(x) - abs(y) <= x + y"),
    ("abs(max(0, x) - max(0, y)) <= abs(x - y)", {}, "abs(max(0, x) - max(0, y)) <= abs(x - y)/2"),
    ("max(x, y) >= x", {}, "max(x, y) > x"),
    ("min(x, y) <= (x + y)/2", {}, "min(x, y) <= (x - y)/2"),
    ("max(x, y) + min(x, y) >= x + y", {}, "max(x, y) + min(x, y) >= x + y + 1"),
    ("max(0, 1 - x) >= 1 - x", {}, "max(0, 1 - x) > 1 - x"),
    ("x*abs(x) <= x^2", {}, "x*abs(x) >= x^2"),
    ("abs(x*y) < abs(x)*abs(y) + 1", {}, "abs(x*y) < abs(x)*abs(y)"),
    ("abs(x + y)^2 <= 2*(x^2 + y^2)", {}, "abs(x + y)^2 <= x^2 + y^2"),
    ("abs(x^2 - y^2) <= 2*abs(x - y)", UNIT, "abs(x^2 - y^2) <= abs(x - y)"),
    ("relu(x) <= abs(x)", {}, "relu(x) < abs(x)"),
    ("abs(x + y + a) <= abs(x) + abs(y) + abs(a)", {}, "abs(x + y + a) <= abs(x) + abs(y)"),
]  # fmt: skip


PRODUCTS = [
    # two factors that change their signs together, and a false sibling
    ("x*tanh(x) >= 0", "x*tanh(x) > 0"),
    ("x*sinh(x) >= 0", "x*cosh(x) >= 0"),
    ("(x - 1)*(exp(x - 1) - 1) >= 0", "(x - 1)*(exp(x) - 1) >= 0"),
    ("(x - 1)*log(x) >= 0", "(x + 1)*log(x) >= 0"),
    ("x*(sigmoid(x) - 1/2) >= 0", "x*(sigmoid(x) - 1/3) >= 0"),
    ("x*tanh(x) >= 0", "x*sin(x) >= 0"),
]


@pytest.mark.parametrize(("text", "false"), PRODUCTS)
def test_a_product_is_shown_by_the_sign_of_one_factor(text, false):
    left, relation, right = claim(text)
    verdict = decide(left, right, Context(), relation)
    assert verdict.outcome is Outcome.PROVED
    assert "in each of 2 cases" in verdict.reason
    assert replay(verdict.certificate.to_json()).accepted
    left, relation, right = claim(false)
    assert decide(left, right, Context(), relation).outcome is Outcome.REFUTED


@pytest.mark.parametrize(("text", "where", "_false"), CLAIMS)
def test_what_holds_in_each_case_is_proved_and_repeated(text, where, _false):
    left, relation, right = claim(text)
    verdict = decide(left, right, Context.of(where), relation)
    assert verdict.outcome is Outcome.PROVED
    data = verdict.certificate.to_json()
    assert check(data) == (Standing.ACCEPTED, "every step was repeated")
    assert replay(data).accepted


@pytest.mark.parametrize(("_true", "where", "text"), CLAIMS)
def test_a_false_sibling_is_refuted(_true, where, text):
    left, relation, right = claim(text)
    assert order_by_cases(left, right, Context.of(where), relation) is None
    assert decide(left, right, Context.of(where), relation).outcome is Outcome.REFUTED


def test_a_claim_that_has_values_nowhere_is_not_proved_by_empty_cases():
    x = n.variable("x")
    nowhere = Context.of({}, [n.relation("<", x, n.number(0)), n.relation(">", x, n.number(1))])
    assert order_by_cases(apply("abs", x), n.number(-1), nowhere, "<=") is None
    assert decide(apply("abs", x), n.number(-1), nowhere, "<=").outcome is not Outcome.PROVED


def leaves(tree):
    cases = tree.get("cases", ())
    return [leaf for case in cases for leaf in leaves(case["proof"])] if cases else [tree]


def test_damaged_cases_are_rejected_by_both_checkers():
    x, y = n.variables("x y")
    size = lambda u: apply("abs", u)  # noqa: E731
    given = decide(size(x + y), size(x) + size(y), Context(), "<=").certificate.to_json()

    def one_case_less(data):
        data["proof"]["cases"].pop()

    def twice_the_same_case(data):
        data["proof"]["cases"][1]["sign"] = data["proof"]["cases"][0]["sign"]

    def a_strict_case(data):
        data["proof"]["cases"][0]["sign"] = ">"

    def the_proof_of_the_other_case(data):
        first, second = data["proof"]["cases"]
        first["proof"] = second["proof"]

    def another_split(data):
        data["proof"]["split"][-1] = ["number", "1", []]

    def turned(data):
        data["claim"]["relation"] = ">="

    def strict(data):
        data["claim"]["relation"] = "<"

    def a_case_called_empty(data):
        leaves(data["proof"])[0]["nowhere"] = "nothing is left"

    for damage in (one_case_less, twice_the_same_case, a_strict_case, another_split, turned, strict,
                   a_case_called_empty):  # fmt: skip
        data = copy.deepcopy(given)
        damage(data)
        assert check(data)[0] is not Standing.ACCEPTED, damage.__name__
        assert not replay(data).accepted, damage.__name__
    data = copy.deepcopy(given)
    the_proof_of_the_other_case(data)
    assert not replay(data).accepted  # its splits are on other signs


NUMBERS = st.integers(-3, 3).map(n.number)
EXPRESSIONS = st.recursive(
    st.sampled_from(n.variables("x y")) | NUMBERS,
    lambda inner: st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        st.builds(lambda a, b: a - b, inner, inner),
        st.builds(lambda a: apply("abs", a), inner),
        st.builds(lambda a, b: apply("max", a, b), inner, inner),
        st.builds(lambda a, b: apply("min", a, b), inner, inner),
    ),
    max_leaves=6,
)
PLACES = [Fraction(k, 2) for k in (-7, -3, -2, -1, 0, 1, 2, 3, 8)]


def value(node, place):
    match node.head:
        case n.NUMBER:
            return Fraction(node.value)
        case n.VARIABLE:
            return place[node.value]
    parts = [value(arg, place) for arg in node.args]
    operations = {n.ADD: sum, n.NEGATE: lambda u: -u[0], n.MULTIPLY: lambda u: u[0] * u[1]}
    if node.head == n.APPLY:
        return {"abs": lambda u: abs(u[0]), "max": max, "min": min}[node.value[0]](parts)
    return operations[node.head](parts)


@settings(deadline=None, max_examples=60)
@given(EXPRESSIONS, EXPRESSIONS, st.sampled_from(["<=", "<", ">=", ">"]))
def test_random_piecewise_linear_claims_agree_with_exact_arithmetic(left, right, relation):
    verdict = decide(left, right, Context(), relation)
    holds = {"<=": lambda a, b: a <= b, "<": lambda a, b: a < b, ">=": lambda a, b: a >= b,
             ">": lambda a, b: a > b}[relation]  # fmt: skip
    found = all(
        holds(*(value(side, {"x": x, "y": y}) for side in (left, right)))
        for x, y in product(PLACES, repeat=2)
    )
    if verdict.outcome is Outcome.PROVED:
        assert found
        if verdict.certificate is not None:
            assert replay(verdict.certificate.to_json()).accepted
    if not found:
        assert verdict.outcome is Outcome.REFUTED
