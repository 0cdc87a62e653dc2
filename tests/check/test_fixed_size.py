"""Sums with limits beside sums without: the size is that of the limits, or it is asked."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import ClaimResult, Status
from symsgd.prove.decide import decide

SOFTMAX = r"Let $p_i = \frac{e^{z_i}}{\sum_{j=1}^3 e^{z_j}}$. "
LOSS = SOFTMAX + r"The loss is $L = -\sum_{i=1}^3 y_i \ln p_i$ with $\sum_i y_i = 1$. "
RIGHT = (
    SOFTMAX + r"$\sum_i p_i = 1$",
    SOFTMAX + r"$\sum_i \frac{\partial p_i}{\partial z_k} = 0$",
    SOFTMAX + r"$\frac{\partial}{\partial z_k} \ln\sum_j e^{z_j} = p_k$",
    SOFTMAX + r"$\frac{e^{z_i + c}}{\sum_j e^{z_j + c}} = p_i$",
    SOFTMAX + r"$-\sum_i p_i \ln p_i = \ln\sum_j e^{z_j} - \sum_i p_i z_i$",
    LOSS + r"$\frac{\partial L}{\partial z_j} = -\sum_i y_i (\delta_{ij} - p_j)$",
    LOSS + r"$\frac{\partial L}{\partial z_j} = p_j - y_j$",
)
WRONG = (
    SOFTMAX + r"$\sum_i p_i = 2$",
    SOFTMAX + r"$\frac{\partial}{\partial z_k} \ln\sum_j e^{z_j} = 2 p_k$",
    SOFTMAX + r"$\frac{e^{z_i + c}}{\sum_j e^{z_j}} = p_i$",
    LOSS + r"$\frac{\partial L}{\partial z_j} = \sum_i y_i (\delta_{ij} - p_j)$",
    LOSS + r"$\frac{\partial L}{\partial z_j} = p_j + y_j$",
)


def _last(text: str) -> ClaimResult:
    return check_text(text, by=decide).claims[-1]


@pytest.mark.parametrize("text", RIGHT)
def test_sums_without_limits_run_as_far_as_those_with_limits(text: str) -> None:
    claim = _last(text)
    assert claim.status is Status.PROVED
    assert "sums without limits run from 1 to 3" in claim.conditions or "L" in text


@pytest.mark.parametrize("text", WRONG)
def test_what_is_wrong_for_that_size_is_not_proved(text: str) -> None:
    assert _last(text).status is not Status.PROVED


@pytest.mark.parametrize(
    "claim", [r"$\sum_i x_i = \sum_{i=1}^2 x_i$", r"$\sum_j e^{z_j} = \sum_{j=1}^3 e^{z_j}$"]
)
def test_a_claim_with_both_kinds_asks(claim: str) -> None:
    found = _last(claim)
    assert found.status is Status.NEEDS_CONTEXT
    assert "whether sums without limits run from 1" in found.reason
