r"""Sums over a range that nobody names: softmax, cross-entropy, mean squared error."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.indices.index_case import partitions
from symsgd.check.report import Role, Status
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem
from symsgd.read.sums.sums import OTHER

SOFTMAX = r"Let $s_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$. "
ENTROPY = SOFTMAX + r"Let $L = -\sum_i y_i \log s_i$. "
SQUARES = r"Let $J = \frac{1}{2m}\sum_{i=1}^m (h_i - y_i)^2$, where $h_i = w x_i + b$. "
LINEAR = r"$z_j = \sum_i w_{ij} x_i + b_j$. "
PROVED, REFUTED, NEEDS = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT


def statuses(text, **settings):
    return [claim.status for claim in check_text(text, by=decide, **settings).claims]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (r"$\frac{e^{x_i + c}}{\sum_j e^{x_j + c}} = \frac{e^{x_i}}{\sum_j e^{x_j}}$", PROVED),
        (r"$\frac{e^{x_i + c}}{\sum_j e^{x_j}} = \frac{e^{x_i}}{\sum_j e^{x_j}}$", NEEDS),
        (r"$\frac{e^{2x_i}}{\sum_j e^{x_j}} = \frac{e^{x_i}}{\sum_j e^{x_j}}$", REFUTED),
        (SOFTMAX + r"$\frac{\partial s_i}{\partial z_j} = s_i(\delta_{ij} - s_j)$", PROVED),
        (SOFTMAX + r"$\frac{\partial s_i}{\partial z_j} = s_i(\delta_{ij} + s_j)$", REFUTED),
        (SOFTMAX + r"$\frac{\partial s_i}{\partial z_j} = s_i(1 - s_j)$", REFUTED),
        (SOFTMAX + r"$\frac{\partial s_i}{\partial z_i} = s_i(1 - s_i)$", PROVED),
        (SOFTMAX + r"$\frac{\partial s_i}{\partial z_i} = s_i(1 + s_i)$", REFUTED),
        (SOFTMAX + r"$\frac{\partial s_i}{\partial z_j} = -s_i s_j$", NEEDS),
        (SOFTMAX + r"For $i \neq j$ we get $\frac{\partial s_i}{\partial z_j} = -s_i s_j$", PROVED),
        (SOFTMAX + r"For $i \neq j$ we get $\frac{\partial s_i}{\partial z_j} = s_i s_j$", REFUTED),
        (SOFTMAX + r"If $i = j$, $\frac{\partial s_i}{\partial z_j} = s_i(1 - s_j)$", PROVED),
        (
            SOFTMAX + r"$\frac{\partial s_i}{\partial z_j} = \begin{cases} s_i(1-s_i) & i = j \\"
            r" -s_i s_j & i \neq j\end{cases}$",
            PROVED,
        ),
        (SOFTMAX + r"$\sum_i s_i = 1$", PROVED),
        (SOFTMAX + r"$\log s_i = z_i - \log \sum_k e^{z_k}$", PROVED),
        (ENTROPY + r"$\frac{\partial L}{\partial z_j} = s_j\sum_i y_i - y_j$", PROVED),
        (ENTROPY + r"$\frac{\partial L}{\partial z_j} = s_j - y_j$", NEEDS),
        (ENTROPY + r"$\sum_i y_i = 1$, so $\frac{\partial L}{\partial z_j} = s_j - y_j$", PROVED),
        (ENTROPY + r"$\sum_i y_i = 1$, so $\frac{\partial L}{\partial z_j} = y_j - s_j$", REFUTED),
        (SQUARES + r"$\frac{\partial J}{\partial w} = \frac1m\sum_{i=1}^m (h_i-y_i)x_i$", PROVED),
        (SQUARES + r"$\frac{\partial J}{\partial w} = \sum_{i=1}^m (h_i-y_i)x_i$", REFUTED),
        (SQUARES + r"$\frac{\partial J}{\partial b} = \frac1m\sum_{i=1}^m (h_i-y_i)$", PROVED),
        (LINEAR + r"$\frac{\partial z_j}{\partial w_{ij}} = x_i$", PROVED),
        (LINEAR + r"$\frac{\partial z_j}{\partial x_i} = w_{ij}$", PROVED),
        (LINEAR + r"$\frac{\partial z_j}{\partial x_i} = w_{ji}$", REFUTED),
        (r"$x_i\delta_{ij} = x_j\delta_{ij}$", PROVED),
        (r"$\sum_j \delta_{ij} x_j = x_i$", PROVED),
        (r"$\sum_{k\ne i} x_k = \sum_k x_k - x_i$", PROVED),
        (r"$\sum_i c x_i = c \sum_i x_i$", PROVED),
        (r"$\sum_i x_i^2 = (\sum_i x_i)^2$", REFUTED),
        (r"$\frac{1}{m}\sum_i (a_i + 2) = 2 + \frac{1}{m}\sum_i a_i$", PROVED),
        (r"$\frac{1}{m}\sum_i (a_i + 2) = 3 + \frac{1}{m}\sum_i a_i$", REFUTED),
        (r"$\frac{1}{c}\sum_i (a_i + 2) = 2 + \frac{1}{c}\sum_i a_i$", Status.UNDECIDED),
        (r"$\frac1m\sum_{i=1}^m (a_i + 2) = 2 + \frac1m\sum_{i=1}^m a_i$", PROVED),
        (r"$\sum_{i=1}^n x_i^2 = \sum_{i=1}^m x_i^2$", Status.UNDECIDED),
    ],
)
def test_claims(text, status):
    assert statuses(text)[-1] is status


def test_a_case_and_a_unit_sum_are_declarations():
    text = SOFTMAX + r"For $i \neq j$ and $\sum_i y_i = 1$ we get $s_i + y_i$."
    assert [formula.role for formula in check_text(text, by=decide).formulas][1:3] == [
        Role.DECLARATION,
        Role.DECLARATION,
    ]


def test_a_declared_range_is_written_out():
    problem = read_problem("[indices]\ni = 1\nj = [1, 2]")
    text = r"$\frac{e^{x_i}}{\sum_j e^{x_j}} = \frac{1}{1 + e^{x_2 - x_1}}$"
    assert statuses(text, problem=problem) == [PROVED]


def test_what_is_missing_is_named():
    claim = check_text(
        ENTROPY + r"$\frac{\partial L}{\partial z_j} = s_j - y_j$", by=decide
    ).claims[0]
    assert claim.missing == ("whether the y_j sum to 1",)


@pytest.mark.parametrize(("count", "cases"), [(0, 1), (1, 1), (2, 2), (3, 5)])
def test_every_way_in_which_indices_agree(count, cases):
    assert len(list(partitions(list("ijk")[:count]))) == cases


def test_small_ranges_agree_with_the_proof():
    """A proof for any range holds for every range written out."""
    claim = r"$\frac{e^{x_i + c}}{\sum_j e^{x_j + c}} = \frac{e^{x_i}}{\sum_j e^{x_j}}$"
    for count in (1, 2, 3):
        ranges = ", ".join(map(str, range(1, count + 1)))
        assert statuses(claim, problem=read_problem(f"[indices]\ni = 1\nj = [{ranges}]")) == [
            PROVED
        ]


NEURONS = (
    r"Let $\sigma(x)=\frac{1}{1+e^{-x}}$, $z_i=\sum_j w_{ij}x_j$, $a_i=\sigma(z_i)$ and "
    r"$L=\sum_i (a_i-y_i)^2$. "
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"$\sum_i \frac{x_i}{x_i} = \sum_i 1$", PROVED),
        (
            r"Let $y_i = w x_i + b$. $\sum_i \frac{x_i}{y_i} = \frac{\sum_i x_i}{\sum_i y_i}$",
            REFUTED,
        ),
        (NEURONS + r"$\frac{\partial L}{\partial w_{ij}} = (a_i-y_i)x_j$", Status.NEEDS_CONTEXT),
        (r"$\sum_i \frac{x_i}{y_i} = \sum_i \frac{2x_i}{2y_i}$", PROVED),
    ],
)
def test_no_index_of_our_own_is_shown(text, expected):
    (claim,) = check_text(text, by=decide).claims
    assert claim.status is expected
    assert str(OTHER) not in str(claim)


def test_conditions_on_entries_are_told_in_letters():
    (claim,) = check_text(r"$\sum_i \frac{x_i}{x_i} = \sum_i 1$", by=decide).claims
    assert claim.conditions[0] == "x_k ≠ 0 for every k"
