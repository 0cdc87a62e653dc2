r"""Derivatives by subscripts, ranges of sums, indicators without a sign of their own."""

import pytest

from symsgd.check.check import check_text
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.read.meaning import read_latex
from symsgd.read.typed import read_typed

F = r"Let $f(x,y)=x^2y$. "
P, R, ASK, UNREAD = "PROVED", "REFUTED", "NEEDS_CONTEXT", "UNREAD"

VALUES = [
    (r"\partial_{xy} (x^2 y)", "2*x"),
    (r"\partial_{x,y} (x^2 y)", "2*x"),
    (r"\partial_{xx} (x^2 y)", "2*y"),
    (r"\partial_x^2 (x^2 y)", "2*y"),
    (r"\partial_x^{2} (x^2 y)", "2*y"),
    (r"\sum_{\substack{i=1\\ i\neq 2}}^3 i", "4"),
    (r"\sum_{i=1, i \neq 2}^3 i", "4"),
    (r"\sum_{1 \le i \le 3} i", "6"),
    (r"\sum_{0 < i < 3} i", "3"),
    (r"\sum_{i \in \{1,2,5\}} i", "8"),
    (r"\prod_{\substack{1\le i\le 4 \\ i\ne 2 \\ i \ne 3}} i", "4"),
    (r"\sum_{j=1}^3 \delta_{2j} j", "2"),
    (r"\sum_{i,j=1}^{2} i j", "9"),
    (r"\sum_{1 \le i \le 2, 1 \le j \le i} j", "4"),
    (r"\sum_{\substack{1 \leq k \leq i\\1 \leq i \leq 3}} i k", "25"),
    (r"\sum_{i \in \{1,3\}, j \in \{1,2\}} i j", "12"),
    (r"\sum_{i=1}^2 \sum_{j=1}^2 \delta_{ij}", "2"),
]


@pytest.mark.parametrize(("latex", "typed"), VALUES, ids=[row[0] for row in VALUES])
def test_values(latex, typed):
    assert decide(read_latex(latex).node, read_typed(typed)).proved


CLAIMS = [
    (F + r"$f_x = 2xy$", [P]),
    (F + r"$f_{xy} = 2x$, $f_{xx}(x, y) = 2y$", [P, P]),
    (F + r"$f_y = 3x^2$", [ASK]),
    (F + r"$f_x(1, 2) = 4$", [ASK]),
    (r"Let $f(x) = x^2$ and $f_x = 3$. $f_x + 1 = 4$", [P]),
    (F + r"Let $f_x = 5$. $f_x + 1 = 6$", [P]),
    (F + r"$\partial_{xy} f = 2x$, $\partial_x^2 f = 3y$", [P, R]),
    (r"For real $x$, $1\{x>0\} + 1\{x\le 0\} = 1$", [P]),
    (r"For real $x$, $[x > 0] + [x \le 0] = 1$", [P]),
    (r"For $x > 0$, $I(x > 0) = 1$", [P]),
    (r"$(1 = 2x) + 1 = 2$", [UNREAD]),
    (r"$[1 = 2x] + 1 = 2$", [UNREAD]),
    (r"$\sum_{i=1}^\infty \frac{1}{i^2} = 1$", [UNREAD]),
    (r"$\sum_{i<j} x_i + 1 = 2$", [ASK]),
    (r"$\sum_{j=1}^3 \delta_{1j} j = 2$", [ASK]),
    (r"$\frac{d^n}{dx^n} e^x = e^x$", [UNREAD]),
]


@pytest.mark.parametrize(("text", "found"), CLAIMS, ids=[row[0] for row in CLAIMS])
def test_claims(text, found):
    report = check_text(text, markup="markdown", by=decide)
    assert [claim.status.name for claim in report.claims] == found


ASKED = [r"\partial_x^n f", r"\sum_{i \in \{1, 1\}} i", r"\sum_{1 \le i}^3 i"]


@pytest.mark.parametrize("latex", ASKED)
def test_what_is_refused_or_asked(latex):
    with pytest.raises(SymsgdError) as caught:
        read_latex(latex).node  # noqa: B018
    assert caught.value.code in ("derivative-order", "missing-context")
