"""≈ and ∝."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.expression import node as n
from symsgd.expression.node import number
from symsgd.functions.table import exp, log, sqrt
from symsgd.prove.approximate import decide_close, decide_proportional

x, y, k = n.variables("x y k")
HALF_DIGIT = Fraction(1, 2 * 10**3)


@pytest.mark.parametrize(
    ("value", "shown", "outcome"),
    [
        (n.constant("pi"), "3.142", "PROVED"),
        (n.constant("pi"), "3.141", "REFUTED"),
        (exp(number(-800)), "0", "PROVED"),
        (n.apply("sigmoid", number(21)), "1", "PROVED"),
        (sqrt(number(2)), "1.415", "REFUTED"),
        (log(number(-1)), "0", "UNDECIDED"),
        (x, "1", "UNDECIDED"),
    ],
)
def test_three_digits(value, shown, outcome):
    assert decide_close(value, number(shown), HALF_DIGIT).outcome == outcome


def test_exactly_at_the_limit():
    assert decide_close(number("1.5"), number(1), Fraction(1, 2)).proved
    assert decide_close(sqrt(number(2)), sqrt(number(2)), Fraction(0)).undecided


@given(st.fractions(), st.fractions(), st.fractions(min_value=0))
def test_rational_numbers_are_never_judged_wrongly(a, b, tolerance):
    verdict = decide_close(number(a), number(b), tolerance)
    assert not (verdict.proved and abs(a - b) > tolerance)
    assert not (verdict.refuted and abs(a - b) <= tolerance)


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        (2 * x + 2, x + 1, "PROVED"),
        (exp(x + 1), exp(x), "PROVED"),
        (k * x**2, x**2, "PROVED"),
        (x**2, x, "REFUTED"),
        (n.apply("sigmoid", x), n.apply("tanh", x), "REFUTED"),
        (x - x, x, "UNDECIDED"),
    ],
)
def test_proportional(left, right, outcome):
    assert decide_proportional(left, right, ("x",)).outcome == outcome


def test_a_factor_that_may_vanish_is_a_condition():
    verdict = decide_proportional(k * x, x, ("x",))
    assert any("≠ 0" in condition for condition in verdict.conditions)
    assert decide_proportional(k * x, x, ("x", "k")).refuted
