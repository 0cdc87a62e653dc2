"""The claim of convergence in a document."""

from __future__ import annotations

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

NETWORK = """
[network]
layers = [2, 1]
activation = "{activation}"
W = {{ 2 = [[5, 6]] }}
b = {{ 2 = [4] }}
[data]
x = [1, 2]
y = 3
[asked]
converges = {asked}
"""


def report(text, asked="true", activation="sigmoid"):
    problem = read_problem(NETWORK.format(asked=asked, activation=activation))
    return check_text(text, problem=problem, by=decide)


@pytest.mark.parametrize(
    "text", ["It is $1$.\n\nYes, it converges.", "1\n\nJa, es konvergiert.", "1\n\n会收敛吗?"]
)
def test_convergence_of_the_sheet_is_refuted_where_the_text_speaks_of_it(text):
    found = report(text)
    (claim,) = [c for c in found.claims if c.right_source == "converges"]
    assert claim.status == "REFUTED"
    assert claim.span.line == 3
    assert claim.first_wrong
    assert claim.reason
    assert found.exit_code() == 1
    assert found.unanswered == ()


def test_nothing_is_claimed_unless_it_is_asked():
    assert not report("It converges.", asked="false").claims


def test_a_text_without_the_word_gets_the_claim_at_its_beginning():
    (claim,) = report("Nothing.").claims
    assert str(claim.span) == "1:1"


def test_a_problem_without_a_network_needs_context():
    problem = read_problem("[asked]\nconverges = true")
    (claim,) = check_text("It converges.", problem=problem, by=decide).claims
    assert claim.status == "NEEDS_CONTEXT"


@pytest.mark.parametrize(
    ("rate", "status"), [("", "UNDECIDED"), ('eta = "1/10"', "PROVED"), ("eta = 1", "REFUTED")]
)
def test_on_a_quadratic_the_learning_rate_decides(rate, status):
    problem = NETWORK.format(asked="true", activation="identity")
    problem = problem.replace("[data]", f"{rate}\n[data]")
    (claim,) = check_text("It converges.", problem=read_problem(problem), by=decide).claims
    assert claim.status == status, claim.reason
