"""A paragraph of thousands of formulas: four times as many take about four times as long."""

from __future__ import annotations

from time import process_time

import pytest

from symsgd.check.check import check_text
from symsgd.check.outline import outline
from symsgd.check.suppositions.premises import first_premise, last_premise
from symsgd.prove.decide import decide
from symsgd.read.documents.scan import scan
from symsgd.read.documents.source import Source


def seconds(text):
    start = process_time()
    check_text(text, by=decide)
    return process_time() - start


@pytest.mark.parametrize("formula", ["$x=x$ ", "$x+1=1+x$ and ", "$2x=4$, "])
def test_time_grows_with_the_length(formula):
    seconds(formula * 20)  # imports
    assert seconds(formula * 1200) < 16 * max(seconds(formula * 150), 0.05)


def test_joined_equations_are_those_of_the_document_asked_about():
    texts = ["If $x = 1$ and $y = 2$ and $z = 3$ then $x = y$"]
    texts.append("If $x = 1$. And $y = 2$ and $z = 3$")
    one, other = (outline(Source(text), scan(text)).pieces for text in texts)
    for _ in range(2):  # in turn, so that nothing known of one is taken for the other
        assert [first_premise(one, i) for i in range(3)] == [0, 0, 0]
        assert [last_premise(one, i) for i in range(3)] == [2, 2, 2]
        assert [first_premise(other, i) for i in range(3)] == [0, 1, 1]
        assert [last_premise(other, i) for i in range(3)] == [0, 2, 2]
