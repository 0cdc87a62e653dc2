"""Where mathematics is in a text, and what is reported instead of read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.read.documents.scan import scan


def contents(text, markup="markdown"):
    return [text[span.start : span.end].strip() for span in scan(text, markup).spans]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a $x$ b", ["x"]),
        ("a $ x $ b", ["x"]),
        ("$$x\n= 1$$", ["x\n= 1"]),
        (r"\(x+1\) and \[y\]", ["x+1", "y"]),
        ("```math\nx = 1\n```", ["x = 1"]),
        ("$`x`$", ["x"]),
        ("`$x$` and $y$", ["y"]),
        ("```\n$x$\n```\n$y$", ["y"]),
        ("~~~python\nprice = '$x$'\n~~~\n$y$", ["y"]),
        ("<!-- $x$ --> $y$", ["y"]),
        (r"\$5 and $y$", ["y"]),
        (r"\begin{align} a &= b \end{align}", [r"\begin{align} a &= b \end{align}"]),
        (r"\begin{equation*} a = b \end{equation*}", [r"\begin{equation*} a = b \end{equation*}"]),
        ("$x = 1 and $y = 2$ end", ["y = 2"]),
        ("I paid $5 and $6", []),
        ("$$$$ and $x$", ["x"]),
        (r"\\(x\\) and \\[y\\]", ["x", "y"]),
        (r"$$\begin{aligned} x \\(y) \end{aligned}$$", [r"\begin{aligned} x \\(y) \end{aligned}"]),
    ],
)
def test_formulas_of_markdown(text, found):
    assert contents(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("% $x$\n$y$", ["y"]),
        (r"50\% of $y$", ["y"]),
        (r"\documentclass{a}$x$\begin{document}$y$\end{document}", ["y"]),
        (r"\begin{verbatim}$x$\end{verbatim} $y$", ["y"]),
        (r"\verb|$x$| $y$", ["y"]),
        ("`quoted' $y$", ["y"]),
    ],
)
def test_formulas_of_latex(text, found):
    assert contents(text, "latex") == found


@pytest.mark.parametrize(
    ("text", "code", "unread"),
    [
        ("an $x + 1 without end", "unclosed-math", True),
        ("a $$x + 1\n\nnext", "unclosed-math", True),
        (r"an \[x + 1", "unclosed-math", True),
        (r"\begin{align} x", "unclosed-math", True),
        (r"a batch\(批次\) of words", "escaped-bracket", False),
        (r"the rate \(learning rate\)", "escaped-bracket", False),
        ("it costs $5.", "dollar-sign", False),
    ],
)
def test_what_is_not_read_is_reported(text, code, unread):
    notice = scan(text).notices[0]
    assert (notice.code, notice.unread) == (code, unread)
    assert notice.advice


def test_an_unclosed_formula_costs_no_other_formula():
    assert contents("$a$ then $b + 1\n\nlater $c$ and $$d$$") == ["a", "c", "d"]


def test_a_pathological_text_is_scanned_in_linear_time():
    assert len(scan("\\(" * 200_000).notices) <= 1_001


@given(st.text(alphabet="$\\()[]`x 1\n{}~<!->", max_size=60))
def test_any_text_can_be_scanned(text):
    found = scan(text)
    assert all(0 <= span.start <= span.end <= len(text) for span in found.spans)


@given(st.lists(st.sampled_from(["x", "y^2", r"\sigma", "a=b"]), max_size=6))
def test_spans_are_found_in_order(formulas):
    text = " and ".join(f"${formula}$" for formula in formulas)
    assert contents(text) == formulas


OWN = r"\newcommand{\be}{\begin{equation}}\newcommand{\ee}{\end{equation}}" + "\n"


@pytest.mark.parametrize("markup", ["markdown", "latex"])
def test_commands_of_the_author_open_and_close_formulas(markup):
    text = OWN + r"We have \be x = 1 \ee and \beta is no formula. \be y = 2 \ee"
    found = scan(text, markup)
    assert [text[span.start : span.end].strip() for span in found.spans] == ["x = 1", "y = 2"]
    assert found.notices == ()


def test_one_that_never_closes_is_unread():
    (notice,) = scan(OWN + r"We have \be x = 1.").notices
    assert (notice.code, notice.unread) == ("unclosed-math", True)
