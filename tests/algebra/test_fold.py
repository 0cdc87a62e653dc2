"""The one fold: every node once, definitions unfolded, lazily where conditions are truths."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symsgd.algebra.algebra import Algebra, evaluate, rational_value, unfold
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import apply, number, variable, variables

x, y = variables("x y")


class Counting(Algebra[Fraction]):
    """Rational numbers that count their operations."""

    lazy = True

    def __init__(self) -> None:
        self.operations = 0

    def number(self, value):
        return value

    def variable(self, name):
        return Fraction({"x": 3, "y": -2}[name])

    def add(self, terms):
        self.operations += 1
        return sum(terms, Fraction(0))

    def power(self, base, exponent, written):
        return base ** int(exponent)

    def relation(self, sign, left, right):
        return {"<": left < right, ">": left > right}[sign]

    def logic(self, name, args):
        return name == "true"


def test_shared_parts_are_computed_once():
    total, algebra = x, Counting()
    for _ in range(60):
        total = total + total
    assert evaluate(total, algebra) == 3 * 2**60
    assert algebra.operations == 60


def test_memo_is_shared_between_calls():
    algebra, memo = Counting(), {}
    assert evaluate(x + y, algebra, memo) == 1
    assert evaluate((x + y) * (x + y), algebra, memo) == 1
    assert algebra.operations == 1


def test_only_the_branch_that_applies_is_evaluated():
    pieces = n.piecewise((1 / (x - 3), n.relation("<", x, y)), (x**2, n.logic("true")))
    assert evaluate(pieces, Counting()) == 9


def test_deep_expression_is_folded():
    deep = x
    for _ in range(20_000):
        deep = -deep
    assert evaluate(deep, Counting()) == 3


def test_definitions_are_unfolded_until_something_known_is_left():
    relu = apply("relu", x)
    assert unfold(relu, frozenset({"relu"})) is relu
    assert str(unfold(relu, frozenset({"max"}))) == "max(0, x)"
    assert str(unfold(apply("sigmoid", x, orders=(1,)), frozenset({"sigmoid"}))) == (
        "sigmoid(x)*(1 + sigmoid(x)*(-1))"
    )
    assert unfold(apply("f", x), frozenset()) is apply("f", x)


def test_what_an_algebra_lacks_is_said():
    with pytest.raises(SymsgdError, match="function sin") as caught:
        evaluate(apply("sin", x), Counting())
    assert caught.value.code == "unsupported"


@pytest.mark.parametrize(
    ("node", "value"),
    [
        (number(3) / 2 - 1, Fraction(1, 2)), (-number(2), -2), (number(2) * 3 * 4, 24), (x, None),
        (number(1) / 0, None), (n.let("h", number(5)), 5), (apply("exp", number(0)), None),
        (number(2) + x, None),
    ],
)  # fmt: skip
def test_rational_value(node, value):
    assert rational_value(node) == value


def test_rational_value_is_quick_on_shared_and_deep_sums():
    shared = variable("x")
    for _ in range(200):
        shared = shared + shared
    assert rational_value(shared) is None
    deep = number(1)
    for _ in range(5000):
        deep = deep + 1
    assert rational_value(deep) in (None, 5001)
