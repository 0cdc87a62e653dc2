"""Decimals whose digits repeat, and decimals that only go on."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.check.check import check_text
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.read.limits import constant_value
from symsgd.read.meaning import read_latex
from symsgd.read.notation.parse import parse


def value(text):
    return constant_value(read_latex(text).node)


@pytest.mark.parametrize(
    ("text", "ratio"),
    [
        (r"0.\overline{3}", "1/3"),
        (r"0.\bar 3", "1/3"),
        (r"0.\overline{9}", "1"),
        (r"1.41\overline{6}", "17/12"),
        (r"0.1\dot{6}", "1/6"),
        (r"0.\dot{1}4285\dot{7}", "1/7"),
        (r"3.\overline{142857}", "22/7"),
        (r"-0.\overline{12}", "-4/33"),
        (r"2 \cdot 0.\overline{3}", "2/3"),
        (r"0.\overline{3}^2", "1/9"),
        (r"25.\overline{3}\%", "19/75"),
    ],
)
def test_digits_under_a_bar_repeat(text, ratio):
    assert value(text) == Fraction(ratio)


@given(
    st.integers(0, 99),
    st.text("0123456789", max_size=3),
    st.text("0123456789", min_size=1, max_size=4),
)
def test_the_value_is_the_sum_of_the_geometric_series(whole, before, period):
    exact = Fraction(f"{whole}.{before}0") + Fraction(
        int(period), 10 ** len(before) * (10 ** len(period) - 1)
    )
    assert value(rf"{whole}.{before}\overline{{{period}}}") == exact


@pytest.mark.parametrize("text", [r"0.5\bar{x}", r"0.5 \overline{y}", r"2\dot{x}"])
def test_a_bar_over_a_letter_is_part_of_its_name(text):
    assert parse(text).factors[1].name in ("bar_x", "bar_y", "dot_x")


@pytest.mark.parametrize("text", [r"0.333\ldots", "0.333...", "1.5…"])
def test_digits_that_only_go_on_are_not_guessed(text):
    with pytest.raises(SymsgdError, match="nobody knows") as caught:
        parse(text)
    assert caught.value.code == "ellipsis"
    assert r"\overline{3}" in caught.value.advice


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (r"0.\overline{3} = 1/3", "PROVED"),
        (r"1.41\overline{6} = 17/12", "PROVED"),
        (r"1.41\overline{6} \approx 1.417", "PROVED"),
        (r"0.1\overline{6} = 1/5", "REFUTED"),
        (r"1.41\overline{6} = 1.416", "REFUTED"),
        (r"0.\overline{3} = 0.33", "NEEDS_CONTEXT"),
        (r"0.333\ldots = 1/3", "UNREAD"),
    ],
)
def test_claims_about_them(claim, status):
    [found] = check_text(f"We have ${claim}$.", by=decide).claims
    assert found.status.value == status
