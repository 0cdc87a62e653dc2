"""Formulas in plain text: read where their ends are clear, told of where they are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.read.documents.scan import scan

READ = {
    "Then σ'(x) = σ(x)(1-σ(x)).": ["σ'(x) = σ(x)(1-σ(x))"],
    "so tanh x = 2σ(2x) − 1, and e^(-x) > 0.": ["tanh x = 2σ(2x) − 1", "e^(-x) > 0"],
    "Let n = 3 and x ≥ 1.": ["n = 3", "x ≥ 1"],
    "We take n = 100 samples.": ["n = 100"],
    "We had n = 100 samples and $n + 1$.": ["n = 100", "n + 1"],
    "w = 2, b = 1, x = 3. Then wx + b = 7": ["w = 2", "b = 1", "x = 3", "wx + b = 7"],
    "y = 2x for x = 1": ["y = 2x", "x = 1"],
    r"and \sigma'(x) = 1 holds": [r"\sigma'(x) = 1"],
    "w = 0.5, x = 2: z = wx + 1": ["w = 0.5", "x = 2", "z = wx + 1"],
    "x_1 = x_0 - η f'(x_0) = 0 - 0.25·(-4) = 1": ["x_1 = x_0 - η f'(x_0) = 0 - 0.25·(-4) = 1"],
    "dL/dw = 2w and d/dx (x+1)^2 = 2(x+1)": ["dL/dw = 2w", "d/dx (x+1)^2 = 2(x+1)"],
    "x_2 = 1 - 0.25·(-2) = 1.5": ["x_2 = 1 - 0.25·(-2) = 1.5"],
    "For 0 < x < 1 it holds.": ["0 < x < 1"],
    "设 x = 3，则 x² = 9。": ["x = 3", "x² = 9"],
    "- f(x) = x³\n- **η = 0,2**": ["f(x) = x³", "η = 0,2"],
    "(see above: σ(0) = 1/2)": ["σ(0) = 1/2"],
    "(σ(0) = 1/2)": ["σ(0) = 1/2"],
    "| f(2) = 4 | σ(0) = 1/2 |": ["f(2) = 4", "σ(0) = 1/2"],
    "1. item\n\n    f(x) = 2x in an item": ["f(x) = 2x"],
}
TOLD = {
    "the line y = wx + b": ["y = wx + b"],
    "we get f(x) = x**2 here": ["f(x) = x**2"],
    "so w_new = 0.5 + 0.1": ["w_new = 0.5 + 0.1"],
    "and eta = 2^n": ["eta = 2^n"],
    "with $y$ + x = 3 we": ["+ x = 3"],
    "so x^2 = 3 - a year": ["x^2 = 3 - a"],
    "then x y = 2^n": ["x y = 2^n"],
    "for x in [0, 1] it": ["x in [0, 1]"],
    "the time is t = 3s": ["t = 3s"],
    "for t = 3 s it": ["t = 3 s"],
}
NOTHING = [
    "we = 3 and so = 2, x = 1",
    "accuracy = 0.9, lr = 1e-3, key=value, n = 10-20",
    "we had n = 100 samples, p < 0.05",
    "see [this](http://a.b/?x=f(1)) and http://x.y/?a=b+c",
    "x -> y => z, a==b, <= and >=, C++ = D",
    "`g(x)=x` and\n\n    f(x) = x\n",
    "```python\nf(x) = 3\n```",
    '<div class="x=y">b</div> <!-- f(x) = 2 -->',
    "---\ntitle: f(x) = 2\n---\n",
    "[1]: http://a/?f(x)=2^3",
    "{% if f(x) = 2 %} and {.class x=y}",
]


def _read(text: str) -> list[str]:
    return [text[span.start : span.end] for span in scan(text).spans]


def _told(text: str) -> list[str]:
    notices = [one for one in scan(text).notices if one.code == "plain-text"]
    return [text[notice.start : notice.end] for notice in notices]


@pytest.mark.parametrize("text", READ)
def test_a_formula_with_clear_ends_is_read(text):
    assert _read(text) == READ[text]
    assert _told(text) == []


@pytest.mark.parametrize("text", TOLD)
def test_a_formula_whose_ends_are_not_clear_is_told_of(text):
    assert _told(text) == TOLD[text]
    assert not set(TOLD[text]) & set(_read(text))


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_formula_is_left_alone(text):
    assert (_read(text), _told(text)) == ([], [])


LATEX = r"""\documentclass{article}
\newcommand{\x}{f(x) = 2}
\begin{document}
Let n = 3, see \ref{eq:x=1}. \textbf{If f(x) = x, then} it holds\\[a=2]
    for~0 < x < 1. % f(x) = 4
\includegraphics[width=0.5\textwidth]{f(x)=5} \emph{Let} y = $3$.
\begin{tikzpicture}
\draw (0,0) node {f(x) = 3};
\end{tikzpicture}
\begin{tabular}{c} a & σ(0) = 1/2 \\ \end{tabular}
The line y = wx + b.
\end{document}
f(x) = 6
"""


def test_the_body_of_a_latex_document_has_plain_text_too():
    found = scan(LATEX, "latex")
    read = [LATEX[span.start : span.end] for span in found.spans]
    told = [LATEX[notice.start : notice.end] for notice in found.notices]
    assert read == ["n = 3", "f(x) = x", "0 < x < 1", "3", "σ(0) = 1/2"]
    assert told == ["y = wx + b"]


@given(st.text("xaσf()=<+-*^2| \n$`.,'\\[]_#", max_size=60))
def test_spans_keep_their_order_and_never_overlap(text):
    spans = scan(text).spans
    for before, after in pairwise(spans):
        assert before.outer_end <= after.outer_start
    assert all(span.start < span.end for span in spans)
