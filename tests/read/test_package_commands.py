"""Commands of packages, of the page, and of the author, who may have his own of the same name."""

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.prove.decide import decide

# each row: a right claim, and the slip that makes it wrong
ROWS = [
    (r"\dv{x} x^2 = 2x", "2x", "3x"),
    (r"\dv{x^2}{x} = 2x", "= 2x", "= x"),
    (r"\dv[2]{x^3}{x} = 6x", "6x", "3x"),
    (r"\pdv{(x^2 y)}{x} = 2xy", "2xy", "3xy"),
    (r"\pdv{(x^2 y)}{x}{y} = 2x", "= 2x", "= 3x"),
    (r"\pdv[2]{(x^2 y)}{x} = 2y", "= 2y", "= 3y"),
    (r"\abs{-3} = 3", "= 3", "= -3"),
    (r"\abs*{\frac{-3}{2}} = \frac32", r"\frac32", r"\frac23"),
    (r"\norm{(3, 4)} = 5", "5", "7"),
    (r"\qty(a + 1)^2 = a^2 + 2a + 1", "2a", "a"),
    (r"\num{1.5} = \frac32", r"\frac32", "2"),
    (r"\texorpdfstring{a}{b} \cdot a = a^2", "a^2", "2a"),
    (r"a^2 = a \cdot a \qedhere", "a^2", "a^3"),
    (r"a^2 = \mspace{3mu} a \kern 3pt \cdot \mkern3mu a", "a^2", "2a"),
    (r"a^2 = a \cdot a\footnote{by \emph{definition} $a^3$}", "a^2", "a^3"),
    (r"a^2 = a \cdot a \newline", "a^2", "a^3"),
    (r"\underline{a \cdot a} = a^2", "a^2", "a^3"),
    (r"\overrightarrow{a} + \overrightarrow{a} = 2\overrightarrow{a}", "2", "3"),
    (r"2 \geqq 1", "2", "0"),
    (r"1 \leqq 2", "2", "0"),
]


def status(text):
    (claim,) = check_text(f"$${text}$$", by=decide).claims
    return claim.status


@pytest.mark.parametrize(("text", "right", "wrong"), ROWS, ids=[row[0] for row in ROWS])
def test_commands_of_packages(text, right, wrong):
    assert status(text) is Status.PROVED
    assert text.count(right) >= 1
    assert status(text[::-1].replace(right[::-1], wrong[::-1], 1)[::-1]) is Status.REFUTED


def test_the_authors_own_command_counts_first():
    text = "\\newcommand{\\abs}[1]{(#1)^2}\n$$\\abs{-3} = 9$$"
    assert [claim.status for claim in check_text(text, by=decide).claims] == [Status.PROVED]


def test_a_derivative_without_a_group_is_unread():
    (formula,) = check_text(r"$\dv x = 1$").formulas
    assert formula.role.value == "unread"
