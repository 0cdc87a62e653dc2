"""What a person may hand in: each kind of formula, with its claims and the place of the first."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.prove.decide import decide


def found(text, markup="markdown"):
    """Return the statuses of the claims, and the place of the first formula."""
    report = check_text(text, markup=markup, by=decide)
    return [claim.status.value for claim in report.claims], str(report.formulas[0].span)


YES, NO = "PROVED", "REFUTED"
MARKDOWN = [
    ("$1 + 1 = 2$", [YES], "1:2"),
    ("$$1 + 1 = 2$$", [YES], "1:3"),
    (r"\(1 + 1 = 2\) and \[1 + 1 = 3\]", [YES, NO], "1:3"),
    ("$`1 + 1 = 2`$", [YES], "1:3"),
    ("```math\n1 + 1 = 2\n```", [YES], "2:1"),
    ("~~~math\n1 + 1 = 2\n~~~", [YES], "2:1"),
    ("\\begin{align}\n1 + 1 &= 2 \\\\\n2 + 2 &= 5\n\\end{align}", [YES, NO], "1:1"),
    ("- a $1 + 1 = 2$\n> b $1 + 1 = 3$", [YES, NO], "1:6"),
    ("| a | $1 + 1 = 2$ |\n|---|---|", [YES], "1:8"),
    ("**$1 + 1 = 2$**", [YES], "1:4"),
    ("costs \\$5, $1 + 1 = 2$", [YES], "1:13"),
    ("`$1 = 2$` and ``$1 = 3$`` $1 = 1$", [YES], "1:28"),
    ("```python\n$1 = 2$\n```\n$1 = 1$", [YES], "4:2"),
    ("<!-- $1 = 2$ --> $1 = 1$", [YES], "1:19"),
    ("學 $1 + 1 = 2$", [YES], "1:4"),
    ("e\u0301 $1 + 1 = 2$", [YES], "1:5"),
    ("\t$1 + 1 = 2$", [YES], "1:3"),
    ("a\r\n$1 + 1 = 2$", [YES], "2:2"),
    (r"$\newcommand{\two}{2}$ $1 + 1 = \two$", [YES], "1:2"),
    (r"$$1 + 1 = 2 \tag{1}$$", [YES], "1:3"),
    (r"$1 + 1 \overset{!}{=} 2$", [YES], "1:2"),
    (r"$1 + 1 \stackrel{\text{def}}{=} 2$", [YES], "1:2"),
    ("$σ′(x) = σ(x)·(1 − σ(x))$ with $σ(x) = \\frac{1}{1+e^{-x}}$", [YES], "1:2"),
    ("$x² ≥ 0$ and $∂(x²)/∂x = 2x$", [YES, YES], "1:2"),
    ("$√4 ≠ 3$, $½ + ½ = 1$, $2×3 ≤ 6$, $2⋅3 = 6$", [YES] * 4, "1:2"),
]
LATEX = [
    (r"\begin{equation}1+1=2\end{equation}", [YES]),
    (r"\begin{equation*}\begin{aligned}1+1&=2\\&=3\end{aligned}\end{equation*}", [YES, NO]),
    (r"\begin{equation}\begin{split}1+1&=2\\&=3\end{split}\end{equation}", [YES, NO]),
    (r"\begin{align*}1+1&=2\\2+2&=5\end{align*}", [YES, NO]),
    (r"\begin{alignat}{2}1+1&=2\quad&2+2&=5\end{alignat}", [YES, NO]),
    (r"\begin{gather}1+1=2\\2+2=5\end{gather}", [YES, NO]),
    (r"\begin{multline}1+1\\+1=3\end{multline}", [YES]),
    (r"\begin{eqnarray}1+1&=&2\\&=&3\end{eqnarray}", [YES, NO]),
    (r"\begin{flalign*}1+1&=2&\end{flalign*}", [YES]),
    (r"\begin{math}1+1=2\end{math}", [YES]),
    (r"\begin{displaymath}1+1=2\end{displaymath}", [YES]),
    (r"\begin{subequations}\begin{align}1+1&=2\end{align}\end{subequations}", [YES]),
    (r"$|x|=\begin{cases}x&x>0\\-x&x\le 0\end{cases}$", [YES]),
    (r"\[\left(\begin{array}{cc}1&2\\3&4\end{array}\right)=\begin{pmatrix}1&2\\3&4\end{pmatrix}\]",
     [YES]),
    (r"$\begin{vmatrix}1&2\\3&4\end{vmatrix}=-2$", [YES]),
    (r"\newcommand{\half}{\frac12} $\half+\half=1$", [YES]),
    (r"\newcommand\sq[1]{#1^2} $\sq{3}=9$", [YES]),
    (r"\providecommand{\half}{\frac12} $\half+\half=2$", [NO]),
    (r"\DeclareMathOperator{\sgm}{sigmoid} $\sgm(0)=\frac12$", [YES]),
    (r"\def\two{2} $1+1=\two$", [YES]),
    (r"\section{One} $1+1=2$ \label{a} % $1+1=3$", [YES]),
    (r"\begin{verbatim}$1=2$\end{verbatim} \verb|$1=3$| $1=1$", [YES]),
    (r"\iffalse $1=2$ \fi $1=1$", [YES]),
    (r"$\mathop{\mathrm{tanh}} 0 = 0$", [YES]),
    (r"\begin{comment}$1=2$\end{comment} $1=1$", [YES]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "statuses", "place"), MARKDOWN, ids=[row[0] for row in MARKDOWN])
def test_markdown(text, statuses, place):
    assert found(text) == (statuses, place)


@pytest.mark.parametrize(("text", "statuses"), LATEX, ids=[row[0] for row in LATEX])
def test_latex(text, statuses):
    whole = (
        f"\\documentclass{{article}} $9=8$\n\\begin{{document}}\n{text}\n\\end{{document}} $7=6$"
    )
    assert found(whole, "latex")[0] == statuses


@pytest.mark.parametrize("command", [r"\input{other}", r"\include{other}", r"\subfile{other}"])
def test_other_files_are_named_and_not_read(command):
    report = check_text(f"{command} $1=1$", markup="latex", by=decide)
    assert report.formulas[0].role is Role.UNREAD
    assert "check that file by itself" in report.formulas[0].note
    assert report.claims[0].status is Status.PROVED
