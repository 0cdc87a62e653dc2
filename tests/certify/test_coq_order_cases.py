"""Coq takes inequalities that are proved case by case, or by the difference of two letters."""

import pytest

from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from tests.certify.coq_cases import certified
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.prove.monotony_claims import claim
from tests.prove.test_differences import CLAIMS as DIFFERENCES
from tests.prove.test_order_by_cases import CLAIMS as CASES
from tests.prove.test_order_by_cases import PRODUCTS

ABOVE, POSITIVE = Domain.named("nonnegative"), Domain.named("positive")
a, b, x, y = n.variables("a b x y")
ROOTS_AND_QUOTIENTS = [
    ("sqrt(a*b) <= (a + b)/2", Context.of({"a": ABOVE, "b": ABOVE})),
    ("sqrt(a + b) <= sqrt(a) + sqrt(b)", Context.of({"a": ABOVE, "b": ABOVE})),
    ("sqrt(x^2 + y^2) <= abs(x) + abs(y)", Context()),
    ("max(abs(x), abs(y)) <= sqrt(x^2 + y^2)", Context()),
    ("(x + y)*(1/x + 1/y) >= 4", Context.of({"x": POSITIVE, "y": POSITIVE})),
    ("abs(1 - a*b) < 1", Context.of({"a": POSITIVE, "b": POSITIVE},
                                    [n.relation("<", a, n.number(2) / b)])),
    ("a*b < 1", Context.of({"a": POSITIVE, "b": POSITIVE}, [n.relation("<", a, 1 / b)])),
]  # fmt: skip


def row(text, where, number=1):
    left, relation, right = claim(text)
    return certified(number, text, (left, right, where, relation))


@asks_coq
def test_proofs_by_cases_are_accepted():
    found = [(text, Context.of(where)) for text, where, _ in CASES]
    found += [(text, Context()) for text, _ in PRODUCTS] + ROOTS_AND_QUOTIENTS
    check_accepted([row(*each, number) for number, each in enumerate(found, 1)])


@asks_coq
def test_proofs_by_the_difference_of_two_letters_are_accepted():
    found = [(text, where) for text, where, _ in DIFFERENCES]
    check_accepted([row(*each, number) for number, each in enumerate(found, 1)])


@asks_coq
@pytest.mark.parametrize(
    ("text", "where", "old", "new"),
    [
        ("abs(x + y) <= abs(x) + abs(y)", Context(), "<=", "<"),
        ("x*tanh(x) >= 0", Context(), "0 <=", "1 <="),
        ("sqrt(a*b) <= (a + b)/2", ROOTS_AND_QUOTIENTS[0][1], "/ 2", "/ 3"),
        ("abs(1 - a*b) < 1", ROOTS_AND_QUOTIENTS[5][1], "2 / v_b", "3 / v_b"),
        ("abs(sin(x) - sin(y)) <= abs(x - y)", Context(), "<=", "<"),
        ("abs(sqrt(x) - sqrt(y)) <= abs(x - y)/2", DIFFERENCES[8][1], "/ 2", "/ 3"),
        ("exp(x) - exp(y) > x - y", DIFFERENCES[9][1], "v_y < v_x -> ", ""),
    ],
)
def test_a_changed_statement_is_rejected(text, where, old, new):
    check_rejected(row(text, where), old, new)
