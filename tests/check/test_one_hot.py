r"""One-hot labels in words and in formulas: ``-\sum y_i \ln p_i = -\ln p_c``."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from tests.check.verdict_rows import rows, verdicts

SAID = [
    "The label $y$ is one-hot, where $c$ is the true class.",
    "Let $c$ be the index of the true class, and $y$ the one-hot label.",
    "We use a one-hot label $y$ with true class $c$.",
    "Here $y$ is one-hot: $y_c = 1$ and $y_i = 0$ otherwise.",
    r"Since $y_c = 1$ and $y_i = 0$ for $i \ne c$, we get:",
    "Let $y_i = 1$ if $i = c$ and $y_i = 0$ otherwise.",
    "Let $y_c = 1$ and $y_k = 0$ for all other $k$.",
]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize("end", ["_{i=1}^{K}", "_i", "_{i=1}^3"])
def test_the_cross_entropy(said, end):
    for right, found in ((r"-\ln p_c", "P"), (r"\ln p_c", "R"), (r"-2\ln p_c", "R")):
        claim = rf"$$-\sum{end} y_i \ln p_i = {right}$$"
        assert verdicts(f"{said}\n\n{claim}") == [found]


DOCUMENTS = rows(r"""
The label $y$ is one-hot, where $c$ is the true class. $$L = -\sum_{i=1}^K y_i \ln p_i = -\ln p_c$$
=> P
The label $y$ is one-hot, where $c$ is the true class. $\sum_i y_i p_i = p_c$ and $y_c = 1$.
=> P P
The label $y$ is one-hot. $$-\sum_i y_i \ln p_i = -\ln p_c$$
=> N
The label $y$ is soft, where $c$ is the true class. $$-\sum_i y_i \ln p_i = -\ln p_c$$
=> N
Let $y_c = 1$. $$-\sum_i y_i \ln p_i = -\ln p_c$$
=> N
The label $y$ is one-hot, where $c$ is the true class, or $z$ is one-hot.
$$-\sum_i y_i \ln p_i = -\ln p_c$$
=> N
""")  # fmt: skip


@DOCUMENTS
def test_documents(document, expected):
    assert verdicts(document) == expected


def test_what_words_say_is_listed():
    text = "The label $y$ is one-hot, where $c$ is the true class. $y_c = 1$"
    report = check_text(text, by=decide)
    assert [one.text for one in report.assumptions] == ["y_c = 1, and y_i = 0 otherwise"]
