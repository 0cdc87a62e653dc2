"""Notation with two honest readings: no claim is called wrong if one of them makes it right."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

P, R, ASK = "PROVED", "REFUTED", "NEEDS_CONTEXT"

CLAIMS = [
    (r"$x/2y = \frac{x}{2y}$", [P]),
    (r"$x/2y = \frac{xy}{2}$", [P]),
    (r"$x/2y = \frac{xy}{3}$", [R]),
    (r"$x = 2 \text{ or } x = -2$.", []),
    (r"So $x = 2$ or $x = -2$.", []),
    (r"$x = 2 \text{ or } x = -2$. Then $x^2 = 4$.", [ASK]),
    (r"$x^2 = 4 \Rightarrow x = 2 \text{ or } x = -2$", [P]),
    (r"For $x \in (0,1]$, $|x| = x$.", [P]),
    (r"For $x\in [0,\infty)$, $|x| = x$.", [P]),
    (r"For $x \in ]0,1[$, $|x| = x$.", [P]),
    (r"For $x \in \mathbb{R}_{>0}$, $|x| = x$.", [P]),
    (r"Let $x \in \mathbb{R}_{\geq 0}$. $|x| = x$.", [P]),
    (r"Let $x \in (-1, 0]$. $|x| = x$.", [R]),
    (r"Let $x \in \mathbb{R} \setminus \{0\}$. $x/x = 1$.", [P]),
    (r"Let $x \in \mathbb{R} \setminus \{-1\}$. $|x| = x$.", [ASK]),
    (r"Let $x \in \mathbb{R}^+$. $|x| = x$.", [P]),
    (r"$x = 2$ and $x = -2$.", []),
    (r"$\forall x: x + x = 3x$", [R]),
    (r"$\forall x \in \mathbb{R}: x + x = 2x$", [P]),
    (r"$\forall x, y: x + y = y + x$", [P]),
    (r"$f: \mathbb{R} \to \mathbb{R}$", []),
    (r"$x + x \mathbin{-} x \mathrel{=} 2x$", [R]),
    (r"$x^{\text{new}} = x - 1$. $x^{\text{new}} + 1 = x$", [P]),
    (r"$\phi = \tanh$. $\phi(0) = 0$, $\phi'(0) = 2$", [P, R]),
    (r"$h = 3x$ or $h = x + x$.", [ASK]),
    (r"$f(x^2) = x^4$. $f(3) = 81$.", [ASK, ASK]),
    (r"$\mathrm{d}(x^2) = 2x\,\mathrm{d}x$", [ASK]),
    (r"For real $x$, $1_{x>0} + 1_{x \le 0} = 1$.", [P]),
    (r"$C = (mx)^2$. $\frac{\partial C}{\partial m}(m) = 2m^2x^2$", [P]),
    (r"$C = (mx)^2$. $\frac{\partial C}{\partial m}(m) = 2mx^2$", [P]),
    (r"$C = (mx)^2$. $\frac{\partial C}{\partial m}(m) = 3mx^2$", [R]),
    (r"$C = m^2 + k^2$. $\frac{dC}{dm}(m) + \frac{dC}{dk}(k) = 2C$", [P]),
    (r"$\mathbb{E}[x + 1] = \mathbb{E}[x] + 2$", ["UNREAD"]),
]


@pytest.mark.parametrize(("text", "found"), CLAIMS, ids=[row[0] for row in CLAIMS])
def test_claims(text, found):
    report = check_text(text, markup="markdown", by=decide)
    assert [claim.status.name for claim in report.claims] == found


def test_the_other_reading_is_named():
    (claim,) = check_text(r"$x/2y = \frac{x}{2y}$", markup="markdown", by=decide).claims
    assert claim.warnings == ("holds if a/b c is a/(b c)",)


@pytest.mark.parametrize(("slash", "found"), [("left", R), ("right", P)])
def test_a_problem_file_settles_it(slash, found):
    problem = read_problem(f'[notation]\nslash = "{slash}"')
    report = check_text(r"$x/2y = \frac{x}{2y}$", markup="markdown", by=decide, problem=problem)
    assert [claim.status.name for claim in report.claims] == [found]
