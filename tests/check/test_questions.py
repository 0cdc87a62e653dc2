"""Open questions as a problem file: valid as it is, and with every answer filled in."""

import re
import tomllib

import pytest

from symsgd.check.check import check_text
from symsgd.check.questions import open_questions, stub
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

TEXTS = {
    r"$W^{[2]} a = 3$": 'given."W^[2]"',
    r"$\frac{\partial C}{\partial w} = 2$": "given.C",
    r"$\theta^1 + w^0 = 2 + k$": 'notation.index_superscripts = ["theta", "w"]',
    r"$\nabla_\theta h = 3$": "notation.gradients",
    r"$1 + f(x) = 2y$": "notation.scalars",
    r"$\tanh^{-1} x = 7$": "notation.inverse_minus_one",
    "$0.33 + 0.33 = 0.67$": "notation.decimals",
    r"$\prod_j x_j = 5$": "indices.j",
    r"$x + y = 2$": "domains.x",
}


def filled(text):
    return re.sub(r"^#(?! )", "", text, flags=re.MULTILINE)


@pytest.mark.parametrize(("text", "setting"), TEXTS.items())
def test_every_question_has_its_setting(text, setting):
    report = check_text(text, by=decide)
    found = " ".join(f"{each.table}.{each.key}" for each in open_questions(report))
    assert setting.split(" = ")[0] in found
    if " = " in setting:
        assert setting.split(".", 1)[1] in stub(report)


@pytest.mark.parametrize("text", [*TEXTS, " and ".join(TEXTS), "$1 + 1 = 2$"])
def test_the_problem_file_is_valid_before_and_after(text):
    written = stub(check_text(text, by=decide))
    tomllib.loads(written)
    assert read_problem(written).scope.values == {}
    read_problem(filled(written))


def test_answers_settle_what_was_open():
    text = r"$\prod_j x_j = x_1 x_2$ and $\frac12 y + y = \frac32 y + k - k$"
    report = check_text(text, by=decide)
    again = check_text(text, problem=read_problem(filled(stub(report))), by=decide)
    assert report.exit_code() == 3
    assert again.exit_code() == 0


def test_questions_are_asked_once_and_with_their_place():
    text = r"We have $1 + W^{[2]} = 4$ and $2 W^{[2]} = 6$"
    questions = open_questions(check_text(text, by=decide))
    assert [(question.key, str(question.span)) for question in questions] == [('"W^[2]"', "1:10")]
