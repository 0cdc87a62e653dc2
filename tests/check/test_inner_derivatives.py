"""(f²)' = 2f forgets the inner derivative: f, g, h are functions, and u, v, y may be."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

P, R, N = Status.PROVED, Status.REFUTED, Status.NEEDS_CONTEXT


@pytest.mark.parametrize(("text", "expected"), [
    ("$(f^2)' = 2f$", N),
    ("$(f^2)' = 2ff'$", P),
    ("$(e^f)' = e^f$", N),
    ("$(\\ln g)' = 1/g$", N),
    ("$(y^2)' = 2y$", N),
    ("$(u^2)' = 2u$", N),
    ("$(u^2)' = 2uu'$", P),
    ("For $y > 0$ we have $(\\ln y)' = 1/y$.", P),
    ("$(x^2)' = 2x$", P),
    ("$(w^2)' = 2w$", P),
    ("$\\frac{d}{dy} y^2 = 2y$", P),
    ("Let $f(x) = x^3$. Then $(f^2)' = 2f$.", R),
])  # fmt: skip
def test_the_inner_derivative(text: str, expected: Status) -> None:
    assert [one.status for one in check_text(text, by=decide).claims] == [expected]
