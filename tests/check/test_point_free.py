"""Formulas about functions themselves, without a variable."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status


def _verdict(formula: str) -> Status:
    claim, *others = check_text(f"${formula}$").claims
    assert not others
    return claim.status


@pytest.mark.parametrize(
    "formula",
    [
        r"\tanh' = 1 - \tanh^2",
        r"\sin' = \cos",
        r"\exp' = \exp",
        r"\tanh'' = -2\tanh(1 - \tanh^2)",
        r"\tanh'' = -2\tanh\cdot\tanh'",
        r"\tanh' = (1 - \tanh)(1 + \tanh)",
        r"\tan' = \frac{1}{\cos^2}",
    ],
)
def test_derivatives_of_words_are_proved_for_every_argument(formula: str) -> None:
    assert _verdict(formula) is Status.PROVED


@pytest.mark.parametrize("formula", [r"\cos' = \sin", r"\tanh' = 1 - \tanh", r"\exp' = \exp^2"])
def test_wrong_ones_are_refuted(formula: str) -> None:
    assert _verdict(formula) is Status.REFUTED


@pytest.mark.parametrize(
    "formula",
    [
        r"\tanh' = 2\sin\cos",
        r"\tanh' = \sinh(\cosh)",
        r"\tanh' = \sin(1 - \cos)",
        r"\tanh' = 1 - \tanh^2 x",
        r"\sin + x = 1",
        r"\ln' = 1/x",
    ],
)
def test_what_may_be_a_product_or_a_composition_is_not_read(formula: str) -> None:
    assert _verdict(formula) is Status.UNREAD
