r"""LaTeX files end to end: preamble, sections, every environment, commands of the author."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Role, Status
from symsgd.prove.decide import decide

PREAMBLE = r"""\documentclass{article}
\usepackage{amsmath} % $not mathematics = 1$
\newcommand{\s}{\sigma}
\newcommand{\inv}[1]{\frac{1}{#1}}
\DeclareMathOperator{\diag}{diag}
\title{On $\sigma = 3$}
"""


def check(body):
    text = PREAMBLE + r"\begin{document}" + "\n" + body + "\n" + r"\end{document}"
    return check_text(text, file="sheet.tex", markup="latex", by=decide)


def statuses(body):
    return [claim.status for claim in check(body).claims]


@pytest.mark.parametrize(
    "body",
    [
        r"$x + x = 2x$",
        r"\(x + x = 2x\)",
        r"\[x + x = 2x.\]",
        r"$$x + x = 2x$$",
        r"\begin{equation} x + x = 2x \end{equation}",
        r"\begin{equation*} x + x = 2x \label{eq:a} \end{equation*}",
        r"\begin{align} x + x &= 2x \end{align}",
        r"\begin{align*} x + x &= 2x \nonumber \end{align*}",
        r"\begin{equation}\begin{aligned} x + x &= 2x \end{aligned}\end{equation}",
        r"\begin{equation}\begin{split} x + x &= 2x \end{split}\end{equation}",
        r"\begin{gather} x + x = 2x \end{gather}",
        r"\begin{multline} x + x \\ = 2x \end{multline}",
        r"\begin{eqnarray} x + x &=& 2x \end{eqnarray}",
        r"\[|x| = \begin{cases} x & x \ge 0 \\ -x & x < 0 \end{cases}\]",
        r"\[\begin{bmatrix} x + x \\ 1 \end{bmatrix} = \begin{pmatrix} 2x \\ 1 \end{pmatrix}\]",
        r"\[\left(\begin{array}{c} 2x \end{array}\right) = x + x\]",
        r"Let $\s(x) = \inv{1 + e^{-x}}$. \section{Next} We have $\s(0) = \inv{2}$.",
        r"$\diag(x + x) = \diag(2x)$",
    ],
)
def test_environments_and_commands(body):
    assert statuses(body) == [Status.PROVED]


def test_the_preamble_is_no_mathematics():
    assert check("Nothing.").formulas == ()


def test_places_are_those_of_the_file():
    claim = check("First line.\n\n" + r"So $x + x = 3x$.").claims[0]
    assert (claim.span.line, claim.span.column) == (10, 5)


@pytest.mark.parametrize("command", [r"\input{proof}", r"\include{chapters/two}"])
def test_text_in_other_files_is_not_passed_over_in_silence(command):
    report = check(command + "\n$1 + 1 = 2$")
    (lost,) = [formula for formula in report.formulas if formula.role is Role.UNREAD]
    assert "another file" in lost.note
    assert report.exit_code() == 3


def test_words_of_verbatim_text_and_comments_are_left_alone():
    body = r"\begin{verbatim} $1 = 2$ \end{verbatim} % $1 = 3$" + "\n" + r"\verb|$1 = 4$|"
    assert check(body).formulas == ()
