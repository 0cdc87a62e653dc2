r"""Limits and integrals in documents."""

import pytest

from symsgd.check.check import check_text
from symsgd.cli.statements import coq_claims
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.read import surface as s
from symsgd.read.meaning import read_latex
from symsgd.read.notation.parse import parse

P, R, ASK, UNREAD = "PROVED", "REFUTED", "NEEDS_CONTEXT", "UNREAD"

CLAIMS = [
    (r"\lim_{x\to\infty} \frac{2x+1}{x+3} = 2", [P]),
    (r"\lim_{x\to\infty} \frac{2x+1}{x+3} = 3", [R]),
    (r"\lim\limits_{x \rightarrow -\infty} \tanh x = -1", [P]),
    (r"\lim_{x\to 0^+} e^x = 1", [P]),
    (r"\lim_{x\to 0^{-}} e^x = 2", [R]),
    (r"1 + 2\lim_{x\to 2} x^2 = 9", [P]),
    (r"\lim_{h\to 0} \frac{(x+h)^2-x^2}{h} = \lim_{h\to0} (2x+h) = 2x", [P, P]),
    (r"\lim_{x\to\infty} f(x) = 0", [ASK]),
    (r"\lim_{x\to\infty} \sin x = 0", [UNREAD]),
    (r"\int_0^1 x\,dx = \frac12", [P]),
    (r"\int_0^1 x\,dx = \frac13", [R]),
    (r"\int_0^1 x^2\,\mathrm{d}x = \left[\frac{x^3}{3}\right]_0^1 = \frac13", [P, P]),
    (r"\int_{-\infty}^{0} e^{x} dx = 1", [P]),
    (r"\int_0^1 \int_0^2 x y\,dx\,dy = 1", [P]),
    (r"\frac{d}{dx}\int_0^x t\,dt = x", [P]),
    (r"\int_{-1}^{1} \frac{dx}{x} = 0", [UNREAD]),
    (r"\int x^2\,dx = \frac{x^3}{3} + C", [P]),
    (r"\int x^2\,dx = \frac{x^3}{2} + C", [R]),
    (r"\int x^2\,dx = \frac{x^3}{3}", [P]),
    (r"\int \frac{1}{x}\,dx = \ln|x| + C", [P]),
    (r"\int \frac{dx}{1+x^2} = \arctan x + C", [P]),
    (r"\int \frac{1}{1+e^{-x}}\, dx = \ln(1+e^x) + C_1", [P]),
    (r"\int x e^x dx = x e^x - \int e^x dx = (x-1)e^x + C", [P, P]),
    (r"\int x e^x dx = x e^x + \int e^x dx", [R]),
    (r"\int 2x\,dx = 2\int x\,dx = x^2 + C = x^2 + 1 + C", [P, P, ASK]),
    (r"\int u\,dv = uv - \int v\,du", [UNREAD]),
    (r"\int f(x)\,dx = F(x) + C", [ASK]),
    (r"\int x^2 = \frac{x^3}{3}", [UNREAD]),
]


def statuses(text):
    report = check_text(text, markup="markdown", by=decide)
    return [claim.status.name for claim in report.claims]


@pytest.mark.parametrize(("claim", "found"), CLAIMS, ids=[row[0] for row in CLAIMS])
def test_claims(claim, found):
    assert statuses(f"${claim}$") == found


def test_a_bound_variable_has_no_value():
    text = r"Let $x = 3$. $\int_0^1 x\,dx = \frac12$. $\lim_{x\to 2} x^2 = 4$."
    assert statuses(text) == [P, P]


def test_what_is_left_out_is_said():
    text = r"$\int x^2\,dx = \frac{x^3}{3}$"
    (claim,) = check_text(text, markup="markdown", by=decide).claims
    assert claim.warnings == ("the constant of integration is left out",)
    (claim,) = check_text(r"$\int \frac1x\,dx = \ln x + C$", markup="markdown", by=decide).claims
    assert claim.conditions == ("x > 0",)
    assert claim.warnings


def test_a_theorem_of_coq_says_no_less_than_the_claim():
    text = r"$\lim_{x\to\infty} \tanh x = 1$, $\int_0^1 x\,dx = \frac12$, $\int 2x\,dx = x^2 + C$"
    claims = coq_claims(text, file="sheet.md", problem=None)
    assert [len(claim.theorems) for claim in claims] == [0, 0, 1]
    assert "worked out outside of Coq" in claims[0].reason
    assert "is_derive" in claims[2].theorems[0].statement


def test_the_letter_of_a_cost_is_still_compared():
    assert statuses(r"Let $C = x^2$. $C + 1 = x^2 + 1$. $x + C = x + x^2 + 1$.") == [P, R]


def test_surfaces_keep_their_places():
    piece = parse(r"2 + \int_0^1 x\,dx")
    inner = piece.terms[1][1]
    assert isinstance(inner, s.Integral)
    assert (inner.start, inner.end) == (4, 18)
    piece = parse(r"\lim_{x \to 0^{+}} x^2 + 1")
    assert isinstance(piece.terms[0][1], s.Limit)
    assert piece.terms[0][1].side == "+"


BROKEN = [r"\int", r"\int d", r"\lim", r"\lim_{x \to 0}", r"\lim_{0} x", r"\int_0^1 dx dx"]


@pytest.mark.parametrize("latex", BROKEN)
def test_broken_ones_are_refused(latex):
    with pytest.raises(SymsgdError) as caught:
        read_latex(latex)
    assert caught.value.code
