"""Annotated copies: comments at the lines, and nothing else is changed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem
from symsgd.report.annotated import render_annotated, without_annotations
from tests.program import ROOT
from tests.report.test_exchange import reports

EXAMPLES = ROOT / "docs/examples"
PROBLEM = read_problem((EXAMPLES / "homework.toml").read_text("utf-8"))
LATEX = r"""\documentclass{article}
\begin{document}
Let $\sigma(x) = \frac{1}{1+e^{-x}}$. Then
\begin{align*}
  \sigma'(x) &= \sigma(x)(1-\sigma(x)) \\
             &= \sigma(x)(1+\sigma(x)).
\end{align*}
Price: 100\% of $1 + 1 = 2$.
\end{document}
"""
SHEETS = {
    path.name: (path.read_text("utf-8"), "markdown")
    for path in sorted(EXAMPLES.glob("*.md"))
    if path.name.startswith(("homework", "slip"))
} | {"sheet.tex": (LATEX, "latex")}
TEXTS = st.lists(
    st.text() | st.sampled_from(["-->", "--", "\n", "%", "\\end{align*}", "\r", "--!>", "-"])
).map("".join)


def checked(text, markup):
    return check_text(text, problem=PROBLEM, markup=markup, by=decide)


@pytest.mark.parametrize(("text", "markup"), SHEETS.values(), ids=SHEETS)
def test_the_copy_says_the_same_to_the_checker(text, markup):
    report = checked(text, markup)
    copy = render_annotated(report, text, markup)
    assert without_annotations(copy) == text
    again = checked(copy, markup)
    assert [claim.status for claim in again.claims] == [claim.status for claim in report.claims]
    assert [claim.source for claim in again.claims] == [claim.source for claim in report.claims]


def test_latex_copy(golden):
    golden("report.annotated.tex", render_annotated(checked(LATEX, "latex"), LATEX, "latex"))


def test_markdown_copy(golden):
    text = (EXAMPLES / "slip.md").read_text("utf-8")
    golden("report.annotated.md", render_annotated(checked(text, "markdown"), text))


@settings(deadline=None)
@given(reports(TEXTS))
def test_a_comment_ends_where_its_line_ends(report):
    for markup in ("markdown", "latex"):
        for line in render_annotated(report, "the text", markup).split("\n")[1:]:
            assert "\r" not in line
            if markup == "latex":
                assert line.startswith("% symsgd ")
            else:
                inside = line.removeprefix("<!-- symsgd ").removesuffix(" -->")
                assert len(inside) + len("<!-- symsgd  -->") == len(line)
                assert "--" not in inside
                assert not inside.endswith("-")
