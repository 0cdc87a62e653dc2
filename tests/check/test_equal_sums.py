r"""Sums over any range, in groups of equal ones: none is proved equal to one of another group."""

import itertools

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

KNOWN = r"Let $p_i = \frac{e^{x_i}}{\sum_k e^{x_k}}$ and $C = -\sum_k y_k \ln p_k$. "
GROUPS = [
    [r"\sum_i x_i", r"x_j + \sum_{i\neq j} x_i"],
    [r"\sum_{i\neq j} x_i", r"\sum_i x_i - x_j"],
    [r"\sum_i x_i^2", r"\sum_i\sum_k \delta_{ik} x_i x_k"],
    [r"\left(\sum_i x_i\right)^2", r"\sum_i\sum_k x_i x_k"],
    [r"\sum_i\sum_{k\neq i} x_i x_k"],
    [r"\frac{\partial}{\partial x_j}\sum_i\sum_k x_i x_k",
     r"2\sum_i x_i", r"\sum_i \frac{\partial}{\partial x_i}\sum_k x_k^2"],
    [r"\sum_i\sum_k A_{ik} x_k"],
    [r"\sum_i\sum_k A_{ki} x_k"],
    [r"\sum_i A_{ii} x_i", r"\sum_i\sum_k \delta_{ik} A_{ik} x_i"],
    [r"\frac{\partial}{\partial x_j}\sum_i\sum_k A_{ik} x_i x_k",
     r"\sum_k (A_{jk}+A_{kj}) x_k"],
    [r"2\sum_k A_{jk} x_k"],
    [r"\sum_i \frac{\partial p_i}{\partial x_i}", r"\sum_i p_i(1-p_i)"],
    [r"\frac{\partial C}{\partial x_j}", r"p_j\sum_i y_i - y_j",
     r"\sum_k \frac{\partial C}{\partial p_k}\frac{\partial p_k}{\partial x_j}"],
    [r"\sum_{k\neq j} \frac{\partial C}{\partial p_k}\frac{\partial p_k}{\partial x_j}",
     r"\sum_{k\neq j} y_k p_j"],
    [r"p_j - y_j"],
    [r"\sum_k k x_k"],
    [r"\sum_k x_{k+1}"],
]  # fmt: skip
ROWS = [(number, formula) for number, group in enumerate(GROUPS) for formula in group]


@pytest.mark.parametrize("place", range(len(ROWS)))
def test_a_sum_of_another_group_is_not_proved_equal(place):
    group, left = ROWS[place]
    for other, right in (ROWS + ROWS)[place + 1 : place + 6]:
        claim = check_text(KNOWN + f"$1 + {left} = 1 + {right}$", by=decide).claims[-1]
        assert claim.status is not (Status.REFUTED if group == other else Status.PROVED)


@pytest.mark.parametrize("group", [group for group in GROUPS if len(group) > 1])
def test_the_sums_of_a_group_are_proved_equal(group):
    for left, right in itertools.pairwise(group):
        claim = check_text(KNOWN + f"$1 + {left} = 1 + {right}$", by=decide).claims[-1]
        assert claim.status is Status.PROVED


@pytest.mark.parametrize(
    ("claim", "status"),
    [
        (r"\sum_{i=1}^n \hat x_i = \sum_{i=1}^n \hat y_i", "NEEDS_CONTEXT"),
        (r"\sum_{i=1}^n \hat x_i = n \hat y", "NEEDS_CONTEXT"),
        (r"\sum_{i=1}^n x_i = n \bar x", "NEEDS_CONTEXT"),
        (r"\sum_i (\hat x_i + \hat y_i) = \sum_i \hat x_i + \sum_i \hat y_i", "PROVED"),
        (r"\sum_i (\hat x_i + \hat y_i) = \sum_i \hat x_i - \sum_i \hat y_i", "REFUTED"),
    ],
)
def test_letters_under_one_kind_of_accent_are_different_letters(claim, status):
    [found] = check_text(f"We have ${claim}$.").claims
    assert found.status.value == status
    assert not {"hat", "bar"} & set(found.missing)
