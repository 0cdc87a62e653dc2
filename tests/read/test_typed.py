"""Typed mathematics: what is printed is read back; nothing is evaluated."""

import json
from pathlib import Path

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.from_sympy import from_sympy
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.prove.decide import decide
from symsgd.read.typed import read_typed

ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "text_parse.jsonl").read_text().splitlines()
]

atoms = st.sampled_from(
    [n.variable("x"), n.variable("y"), n.number(2), n.number("1/3"), n.constant("pi")]
)
expressions = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.builds(n.add, inner, inner),
        st.builds(n.multiply, inner, inner),
        st.builds(n.divide, inner, inner),
        st.builds(n.negate, inner),
        st.builds(lambda a: n.apply("sigmoid", a), inner),
        st.builds(lambda a: n.apply("tanh", a, orders=(1,)), inner),
        st.builds(lambda a: n.power(a, n.number(3)), inner),
        st.builds(lambda a: n.derivative(a, "x"), inner),
    ),
    max_leaves=12,
)


@given(expressions)
def test_what_is_printed_is_read_back(node):
    text = str(node)
    assert str(read_typed(text, variables=["x", "y"])) == text


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("exp(-x)/(1+exp(-x))**2", "exp(-x)/(1 + exp(-x))^2"),
        ("2x", "2*x"),
        ("-x^2", "-x^2"),
        ("2^-x", "2^(-x)"),
        ("2**3**2", "2^(3^2)"),
        ("Derivative(f, x)", "Derivative(f, x)"),
        ("Derivative(x**3, (x, 3))", "Derivative(x^3, (x, 3))"),
        ("Derivative(x, x, 2)", "Derivative(x, (x, 2))"),
        ("Piecewise((x, x > 0), (0, True))", "Piecewise((x, x > 0), (0, True))"),
        ("Rational(1, 3)", "1/3"),
        ("Max(x, 0)", "max(x, 0)"),
        ("Max(x, y, 0)", "max(max(x, y), 0)"),
        ("Abs(x) + oo", "abs(x) + infinity"),
        ("log(8, 2)", "log(8)/log(2)"),
        ("x!", "factorial(x)"),
        ("sin(x)^2", "sin(x)^2"),
        ("sin^2(x)", "sin(x)^2"),
        ("sin 2x", "sin(2*x)"),
        ("σ + α", "sigma + alpha"),
        ("ο + Υ", "omicron + Upsilon"),
        ("x² − 1", "x^2 - 1"),
        ("1.5e-3", "3/2000"),
        ("e**x", "exp(x)"),
        ("E", "e"),
        ("x = y", "x == y"),
        ("0 < x <= 1", "And(0 < x, x <= 1)"),
        ("|x - 1|", "abs(x - 1)"),
    ],
)
def test_readings(text, meaning):
    assert str(read_typed(text)) == meaning


def test_matrices():
    assert read_typed("Matrix([[1, 2], [3, x]])").shape == (2, 2)
    assert isinstance(read_typed("2*Matrix([1, 2]) + Matrix([[3], [4]])"), Matrix)


@pytest.mark.parametrize("name", ["E", "I", "e", "N", "S", "beta", "gamma", "zeta", "pi", "sin"])
def test_a_declared_name_is_always_that_variable(name):
    assert read_typed(f"{name} + 1", variables=[name]) is n.variable(name) + 1


def test_a_declared_variable_before_a_bracket_is_a_factor():
    assert str(read_typed("f(x + 1)", variables=["f", "x"])) == "f*(x + 1)"


def test_declared_functions():
    assert str(read_typed("s(2x)", functions={"s": "sigmoid"})) == "sigmoid(2*x)"
    assert str(read_typed("f(x)", functions=["f"])) == "f(x)"
    body = {"params": ["t"], "body": "t^2"}
    assert str(read_typed("g(3)", functions={"g": body})) == "3^2"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "unexpected"),
        ("n**", "unexpected"),
        ("(x", "unexpected"),
        ("x)", "unexpected"),
        ("sigmod(x)", "unknown-function"),
        ("1 2", "unexpected"),
        ("x # comment", "unknown-symbol"),
        ("__import__('os')", "unknown-function"),
        ("x.y", "unknown-symbol"),
        ("9**9**9**9", "too-large"),
        ("factorial(10**9)", "too-large"),
        ("(" * 200 + "x" + ")" * 200, "nested-too-deeply"),
        ("tanh(1, 2)", "argument-count"),
        ("sin^(2)(x)", "two-meanings"),
        ("9" * 500, "number-too-long"),
        ("Derivative(x)", "unexpected"),
        ("lambda x: x", "unknown-symbol"),
    ],
)
def test_refusals(text, code):
    with pytest.raises(SymsgdError) as caught:
        read_typed(text)
    assert caught.value.code == code


def test_a_misspelt_function_is_recognised():
    with pytest.raises(SymsgdError, match="did you mean 'sigmoid'"):
        read_typed("1 + sigmod(x)")


@pytest.mark.parametrize(
    "text", ["3 mod 2", "n choose k", "x if x > 0 else 0", "½x", "3½", "f(x)", "g(x + 1)"]
)
def test_what_only_looks_like_a_product_is_refused(text):
    with pytest.raises(SymsgdError):
        read_typed(text)


@pytest.mark.parametrize(("text", "meaning"), [
    ("3|x|", "3*abs(x)"),
    ("2|x - 1|y", "2*abs(x - 1)*y"),
    ("|a|b|c|", "abs(a)*b*abs(c)"),
    ("sin(2|x|)", "sin(2*abs(x))"),
    ("(x>0)|(y>0)", "Or(x > 0, y > 0)"),
    ("√(x + 1)", "sqrt(x + 1)"),
    ("f(1 - f)", "f*(1 - f)"),
])  # fmt: skip
def test_bars_and_signs_on_a_keyboard(text, meaning):
    assert str(read_typed(text)) == meaning


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"])
def test_rows_of_other_parsers(row):
    settings = {
        "variables": row["variables"],
        "functions": row.get("functions", ()),
        "strict": True,
    }
    if row["expected"] == "reject":
        with pytest.raises(SymsgdError):
            read_typed(row["text"], **settings)
        return
    found = read_typed(row["text"], **settings)
    if "functions" in row or "oo" in row["sympy"]:
        return
    names = {name: sympy.Symbol(name) for name in row["variables"]}
    verdict = decide(found, from_sympy(sympy.sympify(row["sympy"], locals=names)))
    assert verdict.proved or verdict.undecided


@given(st.text(alphabet="xe12+-*/^()!=<>,.' ", max_size=30))
def test_any_text_is_read_or_refused(text):
    try:
        read_typed(text)
    except SymsgdError as error:
        assert error.message  # noqa: PT017
