"""Letters that count layers and also name a quantity: L is the last layer, and the loss."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

NETWORK = read_problem("[network]\nlayers = [2, 3, 2]\ncost = 'half_squared_error'")


def found(text):
    report = check_text(text, by=decide, problem=NETWORK)
    return [claim.status.name for claim in report.claims]


@pytest.mark.parametrize(
    ("loss", "slope", "verdict"),
    [
        (r"\frac12 \sum_i (y_i - a_i^{(L)})^2", "a_i^{(L)} - y_i", "PROVED"),
        (r"\frac12 \sum_i (y_i - a_i^{(L)})^2", "y_i - a_i^{(L)}", "REFUTED"),
        (r"\sum_i (y_i - a_i^{(L)})^2", "2(a_i^{(L)} - y_i)", "PROVED"),
    ],
)
def test_the_loss_may_be_called_as_the_last_layer(loss, slope, verdict):
    text = rf"$$L = {loss}$$ $$\frac{{\partial L}}{{\partial a_i^{{(L)}}}} = {slope}$$"
    assert found(text) == [verdict]


def test_what_the_letter_counts_is_still_claimed():
    assert found("$L = 3$ and $L = 4$") == ["PROVED", "REFUTED"]
