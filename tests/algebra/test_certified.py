"""The fast way to certified digits against the careful one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from flint import arb
from hypothesis import example, given
from hypothesis import strategies as st

from symsgd.algebra.balls import working_precision
from symsgd.algebra.certified import Certified, ball_digits
from symsgd.algebra.decimals import agreed_digits, digits, ends_of, value_at
from symsgd.errors import SymsgdError
from symsgd.expression.node import apply, number, variable

x = variable("x")


@given(st.fractions(), st.integers(1, 40), st.integers(30, 300), st.integers(-320, 5))
@example(Fraction(21, 2), 1, 30, 0)
def test_the_digits_of_a_ball(value, count, bits, reach):
    with working_precision(bits):
        ball = arb(value.numerator) / arb(value.denominator) + arb(0, arb(2) ** reach)
    assert ball_digits(ball, count) == agreed_digits(ends_of(ball), count)


@given(st.fractions(-50, 50, max_denominator=100), st.integers(1, 60))
def test_fast_and_careful_agree(at, count):
    s = apply("sigmoid", x)
    nodes = [s, s * (1 - s), x * x - at, apply("gelu", x)]
    found = Certified(nodes, ["x"]).digits(count, {"x": at})
    assert found == tuple(digits(node, count, {"x": at}) for node in nodes)


def test_what_a_program_cannot_do_goes_the_careful_way():
    assert Certified([apply("relu", x)], ["x"]).digits(3, {"x": Fraction(7)}) == ("7.00",)
    assert Certified([number(1) / number(3)]).digits(4) == ("0.3333",)
    with pytest.raises(SymsgdError, match="no value"):
        Certified([1 / x], ["x"]).digits(3, {"x": Fraction(0)})
    with pytest.raises(SymsgdError, match="x has no value"):
        Certified([x], ["x"]).digits(3)


def test_values():
    assert value_at(apply("sigmoid", number(0))) == Fraction(1, 2)
    assert value_at(apply("tanh", number(1)), count=5) == "0.76159"
    with pytest.raises(SymsgdError):
        value_at(number(1) / number(0))
