# ruff: noqa: E501  (a row is a document)
r"""Expectations, variances and vectors of ones: over what they run is not said, so nothing is decided."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts


@rows(r"""
$\mathbb E[aX + b] = a\mathbb E[X] + b$ and $\mathbb E[aX + b] = a\mathbb E[X]$.
=> X X
$\operatorname{Var}(X) = \mathbb{E}[X^2] - \mathbb{E}[X]^2$ and $\operatorname{Cov}(X, X) = \operatorname{Var}(X)$.
=> X X
$\mathrm{Var}(X) = \mathbb{E}[(X - \mathbb{E}[X])^2] = \mathbb{E}[X^2] - (\mathbb{E}[X])^2$.
=> X X
$E(X + Y) = E(X) + E(Y)$ and $\mathbb E[2X] = 3\mathbb E[X]$ and $\mathbb{E}[1] = 1$.
=> N X X
$\mathbf 1^T\mathbf 1 = n$ and $\mathbf 1^T\mathbf 1 = 1$.
=> N N
""")  # fmt: skip
def test_nothing_is_decided(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (r"$\mathbb E[aX + b] = a\mathbb E[X] + b$", "over which distribution is not read"),
        (r"$\operatorname{Cov}(X, Y) = 0$", "over which distribution is not read"),
        (r"$\mathbf 1^T\mathbf 1 = n$", "the length of the vector of ones"),
    ],
)
def test_the_reason_names_what_is_not_said(document, reason):
    (claim,) = check_text(document, by=decide).claims
    assert reason in claim.reason
