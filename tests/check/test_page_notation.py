"""Notation of web pages: columns of remarks, numbers behind formulas, typed exponents, words.

A line with => ends a document and says what is expected of its claims, in their order.  P: proved,
R: refuted, N: needs context, U: undecided, X: unread.
"""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide

LETTERS = {
    "PROVED": "P", "REFUTED": "R", "NEEDS_CONTEXT": "N", "UNDECIDED": "U", "UNREAD": "X",
}  # fmt: skip


def rows(text):
    found, lines = [], []
    for line in text.strip().splitlines():
        if line.startswith("=>"):
            found.append(("\n".join(lines), line.removeprefix("=>").split()))
            lines = []
        else:
            lines.append(line)
    assert not lines
    return pytest.mark.parametrize(("document", "expected"), found)


def verdicts(document):
    report = check_text(document, by=decide)
    return [LETTERS[claim.status.value] for claim in report.claims]


@rows(r"""
\begin{align*}
a + a &= 2a & b + b &= 2b \\ c + c &= 2c && \text{because} \\ x + x &= 2x && e^0 = 1
\end{align*}
=> P P P P P
\begin{align*}
(x+1)^2 &= (x+1)(x+1) && \text{by definition} \\
&= x(x+1) + (x+1) && x \cdot x = x^2 \\
&= x^2 + 2x + 2
\end{align*}
=> P P R P
\begin{align*}
(x+1)^2 &= (x+1)(x+1) && 0 = 1 \\
&= x^2 + 2x + 1
\end{align*}
=> P P R
\begin{eqnarray}
(x+1)^2 &=& (x+1)(x+1) \\ &=& x^2 + 2x &+ 1
\end{eqnarray}
=> P P
\begin{alignat}{2}
3x + x & {}+{} y &&= 4x + y \\ x & & {}-{} x &= 0
\end{alignat}
=> P P
""")
def test_columns_of_an_alignment_stand_apart(document, expected):
    assert verdicts(document) == expected


@rows(r"""
$$x + x = 2x \quad (4)$$
=> P
$$\begin{aligned} x + x &= 2x \\ &= 3x \end{aligned} \qquad (2.4)$$
=> P R
$$\begin {aligned} x + x &= 2x \\ &= x\cdot 2 \end {aligned} (4)$$
=> P P
$$x + x = 2x (4)$$
=> R
$$x + x = 2x \quad (4a)$$
=> P
""")
def test_a_number_behind_a_formula_is_its_name(document, expected):
    assert verdicts(document) == expected


@rows(r"""
\begin{aligned}
x + x &= 2x \\ &= 3x
\end{aligned}
=> P R
\begin{gathered} x + x = 2x \\ y + y = 3y \end{gathered}
=> P R
\begin{split} x + x = 2x \end{split}
=> P
""")
def test_environments_without_dollars_are_read(document, expected):
    assert verdicts(document) == expected
