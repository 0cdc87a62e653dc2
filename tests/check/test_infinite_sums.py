r"""Geometric sums without end, and sums without limits beside others."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, U = "PROVED", "REFUTED", "UNDECIDED"


def found(text):
    return [claim.status.name for claim in check_text(text, by=decide).claims]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (r"$\sum_{i=0}^{\infty} (1 - \beta)\beta^i = 1$", P),
        (r"$\sum_{i=0}^{\infty} \beta^i = \frac{1}{1-\beta}$", P),
        (r"$\sum_{i=1}^{\infty} \beta^i = \frac{1}{1-\beta}$", R),
        (r"$\sum_{i=1}^{\infty} \frac{1}{2^i} = 1$", P),
        (r"$\sum_{i=1}^{\infty} \frac{1}{2^i} = 2$", R),
        (r"$\sum_{i=0}^{\infty} (-1)^i x^{2i+1} = \frac{x}{1+x^2}$", P),
        (r"$\sum_{i=0}^{\infty} 2^i = -1$", "UNREAD"),  # it has no value
        (r"For $\beta > 1$, $\sum_{i=0}^{\infty} \beta^i = \frac{1}{1-\beta}$.", U),
        (r"$\sum_{i=0}^{\infty} 1 = 0$", "UNREAD"),
        (r"$\sum_{i=0}^{\infty} x^{i^2} = \frac{1}{1-x}$", "UNREAD"),
        (r"$\sum_{i=0}^{\infty} i x^i = \frac{1}{1-x}$", "REFUTED"),
    ],
)
def test_geometric_sums_without_end(text, verdict):
    assert found(text) == [verdict]


def test_the_condition_is_told_unless_it_is_given():
    text = r"$\sum_{i=0}^{\infty} \beta^i = \frac{1}{1-\beta}$"
    (claim,) = check_text(text, by=decide).claims
    assert claim.conditions == ("1 - beta^2 > 0",)
    (claim,) = check_text(rf"For $0 < \beta < 1$ we have {text}.", by=decide).claims
    assert claim.conditions == ()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (r"$\sum_{i=1}^n x_i(a x_i + b) = \sum (a x_i^2 + b x_i)$", P),
        (r"$\sum_{i=1}^n x_i(a x_i + b) = \sum (a x_i^2 - b x_i)$", R),
        (r"$\sum_{i=1}^n x_i = \sum x_j$", P),
        (r"$\sum_{i=1}^n x_i = 2\sum x_j$", R),
        (r"$\sum x_i = \sum x_i + 1$", R),
        (r"$\sum x = \sum x + 1$", "NEEDS_CONTEXT"),
        (r"$\sum_{i=1}^n\sum_{j=1}^m x_i y_j = \sum x_i \sum y_j$", "NEEDS_CONTEXT"),
    ],
)
def test_sums_without_limits(text, verdict):
    assert found(text) == [verdict]


def test_here_one_meaning_after_the_other():
    text = r"Here $\alpha_i=x_i^2$ and $P = \alpha_1 + \alpha_2$. Then $P = x_1^2 + x_2^2$."
    assert found(text) == [P]
