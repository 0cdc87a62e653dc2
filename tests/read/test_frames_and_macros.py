r"""Frames, colours, words in the middle of a chain, and commands that the author defined."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

P, R, ASK, UNREAD = "PROVED", "REFUTED", "NEEDS_CONTEXT", "UNREAD"

CHAINS = [
    (r"$\boxed{x + x = 2x}$", [P]),
    (r"$\boxed{x + x = 3x}$", [R]),
    (r"$\boxed{x + x} = 2x$", [P]),
    (r"$\boxed{\begin{aligned} x + x &= 2x \\ &= 3x \end{aligned}}$", [P, R]),
    (r"$\textcolor{red}{x + x = 3x}$", [R]),
    (r"${\color{red} x + x = 3x}$", [R]),
    (r"$\ensuremath{x + x = 3x}$", [R]),
    (r"$x + x {\color{blue} = 3x}$", [R]),
    (r"\begin{align} x + x &= 2x \\ \boxed{&= 3x} \end{align}", [P, R]),
    (r"\begin{align} \boxed{x + x &= 2x} \\ \textcolor{blue}{&= 3x} \end{align}", [P, R]),
    (r"\begin{align} x+x &= 2x \\ \intertext{and so} &= 3x \end{align}", [P, R]),
    (r"$x + x \mbox{ is then } = 3x$", [R]),
    (r"$x + x \text{ (as above) } = 2x \text{ and } = 3x$", [P, R]),
    (r"$\textcolor{red}{\sum_{i=1}^{2} i} + 1 = 4$", [P]),
    (r"$\boxed{\frac{d}{dx} x^2 = \boxed{2x}}$", [P]),
    (r"$\frac{\cancel{x} y}{\cancel{x}} = y$", [P]),
    (r"For all real $x, y$: $x + \cancel{y} = x$", [ASK]),
]


def statuses(text, **given):
    report = check_text(text, markup="markdown", by=decide, **given)
    return [claim.status.name for claim in report.claims]


@pytest.mark.parametrize(("text", "found"), CHAINS, ids=[row[0] for row in CHAINS])
def test_nothing_in_a_frame_is_lost(text, found):
    assert statuses(text) == found


MACROS = [
    (r"\newcommand{\pd}[2][x]{\frac{\partial #2}{\partial #1}}", r"\pd{(x^2)} = 2x", [P]),
    (r"\newcommand{\pd}[2][x]{\frac{\partial #2}{\partial #1}}", r"\pd[y]{(y^2)} = 3y", [R]),
    (r"\newcommand\half{\frac12}\newcommand\twice[1]{2\cdot #1}", r"\twice{\half} = 1", [P]),
    (r"\newcommand\twice[1]{2\cdot #1}", r"\twice x = 3x", [R]),
    (r"\let\s\sigma \let\eps=\epsilon", r"\s + \eps = \eps + \s", [P]),
    (r"\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}", r"\abs{x}^2 = x^2", [P]),
    (r"\DeclarePairedDelimiter\abs{|}{|}", r"\abs*{-x} = \abs[\big]{x}", [P]),
    (r"\newcommand{\a}{1}\providecommand{\a}{2}", r"\a + 1 = 2", [P]),
    (r"\newcommand{\a}{1}\renewcommand{\a}{1}", r"\a + 1 = 2", [P]),
]


@pytest.mark.parametrize(("definitions", "claim", "found"), MACROS)
def test_commands_of_the_author(definitions, claim, found):
    assert statuses(f"${definitions}$\n\n${claim}$") == found
    assert statuses(f"{definitions}\n\n${claim}$") == found


def test_a_command_with_two_meanings_is_not_read():
    text = r"\newcommand{\a}{1} $\a + 1 = 2$ \renewcommand{\a}{2} $\a + 1 = 3$"
    report = check_text(text, markup="latex", by=decide)
    assert {"macro-twice" in formula.note for formula in report.formulas} == {True}


@pytest.mark.parametrize("text", ["$0,5 + 0,5 = 1$", "$1,000 + 1 = 1001$", "$f(x) = 0,5x$"])
def test_a_comma_in_a_number_is_asked_about(text):
    report = check_text(text, markup="markdown", by=decide)
    assert [formula.role.name for formula in report.formulas] == ["UNREAD"]
    assert "[two-meanings]" in report.formulas[0].note


@pytest.mark.parametrize("text", ["for $i = 1,2$", "for $k=0,1,2,\\ldots,n$", "let $y = 1,2,3$"])
def test_a_comma_in_a_list_is_none(text):
    report = check_text(text, markup="markdown", by=decide)
    assert "UNREAD" not in {formula.role.name for formula in report.formulas}


def test_the_rest_of_the_document_says_what_a_comma_means():
    thousands = r"With $\eta = 0.1$, $1{,}000 + 1 = 1001$."
    assert statuses(thousands) == [P]
    decimal = r"With $\eta = 0{,}1$, $1{,}000 + 1 = 2$."
    assert statuses(decimal) == [P]
