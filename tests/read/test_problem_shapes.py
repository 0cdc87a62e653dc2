"""Every key of a problem file with values of every kind: taken, or refused with its place."""

import re

import pytest

from symsgd.check.check import check_text
from symsgd.check.report import Status
from symsgd.check.task import task_of
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.read.problem import _TABLES, read_problem

VALUES = [
    "3", "-1", "2.5", "true", '"x"', '""', r'"\\frac{"', "[]", "[1]", '["x"]', "[[1, 2]]", "[[]]",
    "[[1], [2, 3]]", "{}", "{ a = 1 }", '{ a = "x" }', '{ a = ["x"] }', "{ a = [1] }", "1979-05-27",
    "{ a = { b = 1 } }", "nan", "inf", '{ params = 3, body = "x" }', '{ params = ["x"], body = 3 }',
    '{ body = "x" }', "[true]", r'"\u0000"', "99999999999999999999999", "{ 2 = [[5, 6]] }",
    "{ 2 = 3 }", "{ 0 = [1] }", "[2, 1]", "[0]", "[2, 1e9]", "[1000000, 1000000]",
]  # fmt: skip
KEYS = [
    (table, key)
    for table, keys in _TABLES.items()
    for key in sorted(keys or ["x", '"W^[2]"', '"q q"', '"theta^1"'])
]


@pytest.mark.parametrize(("table", "key"), KEYS, ids=[f"{table}.{key}" for table, key in KEYS])
def test_values_of_every_kind(table, key):
    for value in VALUES:
        text = f"# a remark on {key}\n[{table}]\n{key} = {value}\n"
        try:
            problem = read_problem(text, "p.toml")
        except SymsgdError as error:
            assert error.advice, (value, error)  # noqa: PT017
            assert error.place.line == 3, (value, str(error))  # noqa: PT017
            continue
        check_text(r"$x^2 = x \cdot x$ and $f(x) = \theta^1$", problem=problem, by=decide)
        try:
            task_of(problem)
        except SymsgdError as error:
            assert error.message  # noqa: PT017


@pytest.mark.parametrize("table", sorted(_TABLES))
@pytest.mark.parametrize("value", ["3", "[]", '"x"', "true"])
def test_a_table_is_a_table(table, value):
    with pytest.raises(SymsgdError, match=rf"p.toml:1:1: \[{table}\] is a table"):
        read_problem(f"{table} = {value}\n", "p.toml")


# table and key as set, a text, and the verdicts with the setting and without it
EFFECTS = [
    ("[notation]", 'index_superscripts = ["a"]', "$1 + a^2 = 1 + a a$", "NEEDS_CONTEXT", "PROVED"),
    ("[notation]", 'scalars = ["s"]', "$1 + s(x) = 1 + s x$", "PROVED", "PROVED"),
    ("[notation]", 'words = ["Gain"]', "$1 + Gain = 1 + Gai \\cdot n$", "NEEDS_CONTEXT", "PROVED"),
    ("[notation]", 'gradients = { theta = ["x", "y"] }',
     r"$\nabla_\theta (x y) = \begin{pmatrix} y \\ x \end{pmatrix}$", "PROVED", "NEEDS_CONTEXT"),
    ("[notation]", 'layout = "numerator"\ngradients = { theta = ["x", "y"] }',
     r"$\nabla_\theta (x y) = \begin{pmatrix} y & x \end{pmatrix}$", "PROVED", "NEEDS_CONTEXT"),
    ("[notation]", r'hadamard = ["\\odot"]',
     r"$\begin{pmatrix} 1 \\ 2 \end{pmatrix} \circ \begin{pmatrix} 3 \\ 4 \end{pmatrix} = (3, 8)$",
     "UNREAD", "PROVED"),
    ("[notation]", 'inverse_minus_one = "reciprocal"', r"$\tanh^{-1}(x) = \frac{1}{\tanh x}$",
     "PROVED", "PROVED"),
    ("[notation]", "unit_matrix_is_scalar = false",
     r"$\begin{pmatrix} 5 & 6 \end{pmatrix}\begin{pmatrix} 1 \\ 2 \end{pmatrix} + 4 = 21$",
     "REFUTED", "PROVED"),
    ("[notation]", 'decimals = "rounded"', r"$\frac13 = 0.333$", "PROVED", "NEEDS_CONTEXT"),
    ("[notation]", 'log = "decimal"', r"$\log 100 = 2$", "PROVED", "NEEDS_CONTEXT"),
    ("[notation]", 'slash = "right"', "$1/2x = \\frac{x}{2}$", "REFUTED", "PROVED"),
    ("[notation]", 'slash = "left"', "$1/2x = \\frac{1}{2x}$", "REFUTED", "PROVED"),
    ("[notation.functions]", 'y = { params = ["x"], body = "3" }', "$y(x) + 1 = 4$", "PROVED",
     "NEEDS_CONTEXT"),
    ("[indices]", "L = 2", r"$a^{[L]} - a^{[2]} = 0$", "NEEDS_CONTEXT", "NEEDS_CONTEXT"),
    ("[indices]", "k = [1, 2]", r"$\sum_k x_k = x_1 + x_2$", "PROVED", "NEEDS_CONTEXT"),
    ("[given]", '"b^[2]" = 4', r"$b^{[2]} + 1 = 5$", "PROVED", "NEEDS_CONTEXT"),
    ("[given]", '"W^[2]" = [[5, 6]]', r"$W^{[2]} \begin{pmatrix} 1 \\ 2 \end{pmatrix} = 17$",
     "PROVED", "NEEDS_CONTEXT"),
    ("[loss]", r'C = "\\frac12 (a - y)^2"', r"$\frac{\partial C}{\partial a} = a - y$", "PROVED",
     "NEEDS_CONTEXT"),
    ("[domains]", 'x = "positive"', r"$\sqrt{x^2} = x$", "PROVED", "REFUTED"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "line", "text", "with_it", "without"), EFFECTS,
                         ids=[re.sub(r"\W+", "_", row[0] + row[1]) for row in EFFECTS])  # fmt: skip
def test_every_setting_has_its_effect(table, line, text, with_it, without):
    problem = read_problem(f"{table}\n{line}\n")
    assert check_text(text, problem=problem, by=decide).claims[0].status is Status(with_it)
    front = check_text(f"+++\n{table}\n{line}\n+++\n{text}", by=decide)
    assert front.claims[0].status is Status(with_it)
    assert check_text(text, by=decide).claims[0].status is Status(without)


def test_the_problem_file_is_stronger_than_the_front_matter():
    text = "+++\n[given]\nk = 2\nm = 5\n+++\n$k + m = 8$"
    problem = read_problem("[given]\nk = 3\n")
    assert check_text(text, problem=problem, by=decide).status() is Status.PROVED
    assert check_text(text, by=decide).status() is Status.REFUTED
