r"""A side that begins with ``\left(`` or ``\bigl(`` begins there: in sources and in suggestions."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

SIGMA = r"Let $\sigma(x) = \frac{1}{1+e^{-x}}$. Then "


def only(text):
    (claim,) = check_text(SIGMA + text, by=decide).claims
    return claim


@pytest.mark.parametrize(
    ("left", "right"),
    [(r"\left(", r"\right)"), (r"\bigl(", r"\bigr)"), (r"\big(", r"\big)"), (r"\left[", r"\right]"),
     (r"\left (", r"\right )")],
)  # fmt: skip
def test_what_would_be_right_is_latex(left, right):
    claim = only(rf"$\sigma'(x) = {left}1+\sigma(x){right}\sigma(x)$.")
    assert str(claim.status) == "REFUTED"
    assert claim.right_source == rf"{left}1+\sigma(x){right}\sigma(x)"
    assert claim.suggestion.startswith(rf"{left}1-\sigma(x){right}\sigma(x)")
    right_one = only(rf"$\sigma'(x) = {left}1-\sigma(x){right}\sigma(x)$.")
    assert str(right_one.status) == "PROVED"


def test_a_left_side_keeps_its_bracket():
    claim = only(r"$\left(1+x\right)^2 = 1 + 2x + 2x^2$.")
    assert claim.left_source == r"\left(1+x\right)^2"
    assert claim.span.column == len(SIGMA) + 2


@pytest.mark.parametrize("bracket", [r"x\left[n-1\right]", "x [n-1]", r"x\big[n-1\big]"])
def test_a_sized_square_bracket_is_a_factor(bracket):
    (claim,) = check_text(f"$1 + {bracket} = 1 + xn - x$", by=decide).claims
    assert str(claim.status) == "PROVED"
