"""Equations that a text supposes hold in what follows; they are never contradicted by a point."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts


@rows(r"""
Assume $p + q = 1$. Then $q = 1 - p$, $pq = p - p^2$ and $p^2 + q^2 = 1 - 2pq$.
=> P P P
Assume $p + q = 1$. Then $pq = p - 2p^2$.
=> R
If $u + v = 2$, then $u v = 2v - v^2$.
=> P
If $u + v = 2$, then $u v = 2v + v^2$.
=> R
Let $2a - b = 3$. Then $b^2 = (2a - 3)^2$.
=> P
Assume $p + q = 1$ and $p, q > 0$. Then $pq \le \frac14$.
=> P
Assume $p + q = 1$ and $p, q > 0$. Then $pq \le \frac15$.
=> R
Let $x^2 + y^2 = 1$. Then $(x+y)^2 = 1 + 2xy$.
=> P
Let $x^2 + y^2 = 1$. Then $(x+y)^2 = 1 + xy$.
=> N
Let $x^2 + y^2 = -1$. Then $(x+y)^2 = 2xy - 1$.
=> N
Assume $p + q = 1$. Then $\frac{\partial}{\partial p}(pq) = q$.
=> P
""")
def test_what_is_supposed_is_put_in_or_asked(document, expected):
    assert verdicts(document) == expected


def test_the_equation_is_told():
    report = check_text(r"Assume $p + q = 1$. Then $pq = p - p^2$.", by=decide)
    assert report.claims[0].conditions == ("p + q = 1",)


@rows(r"""
# One
Assume $p + q = 1$.
# Two
$p^2 + q^2 = 1 - 2pq$
=> R
If $u + v = 2$, then $u v = 2v - v^2$. In general, $u^2 + uv = 2u$.
=> P N
""")
def test_an_equation_holds_in_its_part_only(document, expected):
    assert verdicts(document) == expected


@rows(r"""
Let $a < b$. Then $a + 1 < b + 1$, $b - a > 0$ and $-a > -b$.
=> P P P
Let $a < b$. Then $a > b$.
=> R
Let $0 < x < y$. Then $x^2 < y^2$ and $\frac1x > \frac1y$.
=> P P
Suppose $\eta < \frac{2}{\lambda}$ with $\lambda > 0$. Then $\eta\lambda < 2$, $\eta\lambda > 2$.
=> P R
""")
def test_an_inequality_may_be_supposed(document, expected):
    assert verdicts(document) == expected


@pytest.mark.parametrize("words", ["We have", "So", "Hence"])
def test_what_is_claimed_is_not_supposed(words):
    assert verdicts(words + r" $(x+y)^2 = x^2 + y^2$. Then $2xy = 1$.")[0] == "R"
