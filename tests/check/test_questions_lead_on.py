r"""What the stub of ``--ask`` offers leads to a verdict, and to one that the text deserves."""

import re

import pytest

from symsgd.check.check import check_text
from symsgd.check.questions import open_questions, stub
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem
from tests.check.test_questions import filled

NETWORK = '+++\n[network]\nlayers = [2, 3, 2]\ncost = "half_squared_error"\n+++\n'
SQUARES = r"Let $A$ be a matrix and $f(x) = \|Ax - b\|^2$. Then $$\nabla f(x) = "
SUM = r"Let $z_i = \sum_j w_{ij} a_j + b_i$ and $C = \frac12\sum_i (z_i - y_i)^2$. Then "
BACK = r"$$\delta_j^{[l]} = \sum_k w_{jk}^{[l+1]} \delta_k^{[l+1]} \sigma'(z_j^{[l]})$$"
CROSS = r"Let $z = wx + b$, $a = \sigma(z)$, $L = -y\ln a - (1-y)\ln(1-a)$. Then $$"

# a text, and the verdict on its last claim where every line of the stub is taken as it is offered
LEAD = {
    CROSS + r"\frac{\partial L}{\partial w} = (a-y)x$$": "PROVED",
    CROSS + r"\frac{\partial L}{\partial w} = (a+y)x$$": "REFUTED",
    r"$$\frac{\partial C}{\partial W^{[l]}} = \delta^{[l]} (a^{[l-1]})^T$$": "PROVED",
    r"$$\frac{\partial C}{\partial W^{[l]}} = -\delta^{[l]} (a^{[l-1]})^T$$": "REFUTED",
    r"Let $f(x) = \text{net}(x)$. Then $f(0) = 0$.": "PROVED",
    r"Let $f(x) = \text{net}(x)$. Then $f(0) = 1$.": "REFUTED",
    NETWORK + BACK: "PROVED",
    NETWORK + BACK.replace("= ", "= -"): "REFUTED",
    SQUARES + r"A^\top A x - 2A^\top b$$": "REFUTED",
    SQUARES + r"2A^\top A x - 2A^\top b$$": "PROVED",
    SUM + r"$$\frac{\partial z_i}{\partial w_{ij}} = a_j$$": "PROVED",
}  # fmt: skip


@pytest.mark.parametrize("text", LEAD)
def test_what_is_offered_leads_to_a_verdict(text):
    written = filled(stub(check_text(text, by=decide)))
    again = check_text(text, problem=read_problem(written), by=decide)
    assert again.claims[-1].status.value == LEAD[text], (written, again.claims[-1].reason)


@pytest.mark.parametrize(
    ("text", "offered", "never"),
    [
        (CROSS + r"\frac{\partial L}{\partial w} = (a-y)x$$", 'sigma = "sigmoid"', "real"),
        (r"So $acc = \frac{TP}{n}$ and $acc = 0.9$.", 'words = ["acc"]', r"^#[ac] = "),
        (r"Let $C$ be a cost. Then $\frac{\partial C}{\partial W^{[l]}} = \delta^{[l]}$.",
         'activation = "sigmoid"', r"^#\"W"),
        (SUM + r"$$\frac{\partial z_i}{\partial w_{ij}} = 1$$", "a = [1, 2]", "^#a = 1$"),
        (SQUARES + "A^\\top A x - 2A^\\top b$$", 'any_arrays = ["A"]', "only the text"),
    ],
)  # fmt: skip
def test_what_is_offered_and_what_is_not(text, offered, never):
    written = stub(check_text(text, by=decide))
    assert f"#{offered}\n" in written
    assert not re.search(never, written, re.MULTILINE)


def test_a_matrix_is_not_said_to_be_a_number():
    text = r"We have $\sum_k A_{ik} B_{kj} = 3$ and $1 + v_i = 2$."
    keys = {(each.table, each.key) for each in open_questions(check_text(text, by=decide))}
    assert not keys & {("domains", "A"), ("domains", "B")}


def test_a_letter_of_a_product_is_no_part_of_a_word():
    questions = open_questions(check_text("$wxb = 3w$ and $x = b + 1$", by=decide))
    assert "words" not in {each.key for each in questions}


def test_the_entries_of_an_array_may_be_any_numbers():
    text = SUM + r"$$\frac{\partial z_i}{\partial w_{ij}} = 1$$"
    problem = read_problem('[domains]\na = "real"')
    assert check_text(text, problem=problem, by=decide).claims[-1].status.value == "REFUTED"
