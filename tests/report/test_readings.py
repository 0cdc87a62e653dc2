"""How a document was read: a line for every claim, also of arrays and indices, at its place."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.report.readings import render_readings


def rows(text):
    return render_readings(check_text(text, by=decide)).splitlines()[1:]


def test_claims_about_arrays_have_their_arrays():
    text = r"Let $A$ be a matrix, $x$ a vector and $f(x) = \|Ax - b\|^2$. Then "
    text += r"$$\nabla f(x) = 2A^\top(Ax - b)$$"
    claims = [row for row in rows(text) if " claim " in row]
    assert "of its entries, with A, b, x as vectors or matrices: equal for every i" in claims[-1]


def test_claims_about_indices_say_how_they_were_read():
    text = r"Let $s_i = \frac{e^{z_i}}{\sum_k e^{z_k}}$. For $i \ne j$: "
    text += r"$\frac{\partial s_i}{\partial z_j} = -s_i s_j$."
    assert "of its entries: equal for i ≠ j" in rows(text)[-1]


def test_the_claims_of_a_chain_stand_where_the_report_has_them():
    report = check_text(r"We have $2x = x + x = 3x - x$.", by=decide)
    places = [row.split()[0] for row in render_readings(report).splitlines() if " claim " in row]
    assert places == ["1:10", "1:10", str(report.claims[1].right_span)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (r"Let $x > 0$.", "x is positive"),
        (r"Let $x, y \in \mathbb{R}$.", "x, y are real numbers"),
        (r"Let $0 \le p \le 1$.", "p lies in [0, 1]"),
    ],
)
def test_where_a_letter_lives_is_said_in_words(text, said):
    assert said in "\n".join(rows(text))
