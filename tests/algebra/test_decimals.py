"""Certified digits and correctly rounded floats."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.decimals import digits, float64
from symsgd.errors import SymsgdError
from symsgd.expression.node import apply, number, variable

s = apply("sigmoid", number(21))
k = s * (1 - s) * (s - 3)


def test_fifty_digits_of_k():
    assert digits(k, 50) == "-1.5165120838575246676081637056120951911588358619408e-9"
    assert digits(k, 60) == ("-1.51651208385752466760816370561209519115883586194081695547818e-9")


@given(st.fractions().filter(bool), st.integers(1, 40))
def test_rationals_round_as_decimals_do(value, count):
    context = Context(prec=count, rounding=ROUND_HALF_EVEN, Emin=-(10**6), Emax=10**6)
    expected = context.divide(Decimal(value.numerator), Decimal(value.denominator))
    assert Decimal(digits(number(value), count)) == expected


@given(st.fractions(-40, 40, max_denominator=1000), st.integers(1, 60))
def test_sigmoid_against_mpmath(at, count):
    with mpmath.workdps(150):
        exact = 1 / (1 + mpmath.exp(-mpmath.mpf(at.numerator) / at.denominator))
        mine = mpmath.mpf(digits(apply("sigmoid", number(at)), count))
        assert abs(mine - exact) <= exact * mpmath.mpf(10) ** (1 - count) / 2 * (
            1 + mpmath.mpf(10) ** -80
        )


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_double_is_its_own_rounding(value):
    assert float64(number(Fraction(value))) == value


@pytest.mark.parametrize(
    ("node", "value"),
    [
        (apply("sigmoid", number(40)), 1.0),
        (apply("sigmoid", number(-800)), 0.0),
        (number(10**400), math.inf),
        (k, -1.5165120838575247e-09),
    ],
)
def test_floats(node, value):
    assert float64(node) == value


@pytest.mark.parametrize(
    ("value", "count", "text"),
    [
        ("0", 5, "0"),
        ("3", 4, "3.000"),
        ("21", 2, "21"),
        ("210", 2, "2.1e2"),
        ("1/8", 2, "0.12"),
        ("3/20", 1, "0.2"),
        ("999/1000", 2, "1.0"),
        ("-1/100000", 3, "-0.0000100"),
        ("1/1000000", 1, "1e-6"),
    ],
)
def test_how_digits_are_written(value, count, text):
    assert digits(number(value), count) == text


@pytest.mark.parametrize(
    ("node", "code"),
    [
        (variable("x"), "missing-value"),
        (number(1) / number(0), "no-value"),
        (apply("log", number(-1)), "no-value"),
    ],
)
def test_no_digits(node, code):
    with pytest.raises(SymsgdError) as caught:
        digits(node, 10)
    assert caught.value.code == code
    with pytest.raises(SymsgdError):
        digits(number(1), 0)
