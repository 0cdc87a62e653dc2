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


ANSWERS = {
    r"$\log(100) = 2$": [("notation.log", '"decimal"', "PROVED"),
                         ("notation.log", '"natural"', "REFUTED")],
    r"$\frac13 = 0.333$": [("notation.decimals", '"rounded"', "PROVED"),
                           ("notation.decimals", '"exact"', "REFUTED")],
    r"$W x + b = b + W x$ with $x^T$": [("given.x", "[1, 2]", "NEEDS_CONTEXT")],
    r"$\sigma^{(n)}(0) = 0$": [("notation.functions.sigma", '"sigmoid"', "NEEDS_CONTEXT")],
    r"$\sigma^{-1}(y) = \ln\frac{y}{1-y}$": [("notation.functions.sigma", '"sigmoid"', "PROVED")],
    r"$g'(x) = 2x$": [("notation.functions.g", '"tanh"', "REFUTED")],
    r"$\frac{\partial C}{\partial w} = w - 1$": [("given.C", r'"\\frac12 (w - 1)^2"', "PROVED")],
}  # fmt: skip


@pytest.mark.parametrize("text", ANSWERS)
def test_every_answer_settles_its_question(text):
    asked = open_questions(check_text(text, by=decide))
    keys = {f"{each.table}.{each.key}" for each in asked}
    for setting, value, verdict in ANSWERS[text]:
        assert setting in keys
        table, _, key = setting.rpartition(".")
        problem = read_problem(f"[{table}]\n{key} = {value}")
        again = check_text(text, problem=problem, by=decide)
        assert again.claims[-1].status.value == verdict
        assert setting not in {f"{each.table}.{each.key}" for each in open_questions(again)}


@pytest.mark.parametrize("text", [*TEXTS, *ANSWERS])
def test_what_is_suggested_is_valid_and_is_not_asked_again(text):
    for question in open_questions(check_text(text, by=decide)):
        if question.key:
            problem = read_problem(f"[{question.table}]\n{question.line}")
            again = open_questions(check_text(text, problem=problem, by=decide))
            assert question not in again


@pytest.mark.parametrize("text", [r"$f'(x) = 2x$", r"$\sigma^{(n)}(0) = 0$", r"$h(x)^2 = h'(x)$"])
def test_a_function_is_not_asked_for_as_a_number(text):
    tables = {question.table for question in open_questions(check_text(text, by=decide))}
    assert "notation.functions" in tables
    assert not tables & {"domains", "given"}


def test_what_no_setting_answers_is_left_to_the_text():
    text = r"Let $h(x) = x^2 + x$. Then $h^{-1}(2) = 1$."
    assert "the inverse function of h? (only the text can say it)" in stub(
        check_text(text, by=decide)
    )


def test_questions_are_asked_once_and_with_their_place():
    text = r"We have $1 + W^{[2]} = 4$ and $2 W^{[2]} = 6$"
    questions = open_questions(check_text(text, by=decide))
    assert [(question.key, str(question.span)) for question in questions] == [('"W^[2]"', "1:10")]


def test_what_has_a_prime_is_not_offered_as_a_factor():
    for text in (r"We have $f'(x) = 2x$.", r"We have $2x = f^{\prime}(x)$."):
        keys = [question.key for question in open_questions(check_text(text, by=decide))]
        assert "scalars" not in keys
        assert "f" in keys
    text = r"We have $f(x + 1) = 2x$."
    assert "scalars" in [question.key for question in open_questions(check_text(text, by=decide))]
