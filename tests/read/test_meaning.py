"""What formulas mean: application or product, index or power, derivatives, sums, matrices."""

import json
from pathlib import Path

import pytest

from symsgd.check.entries import decide_values
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix
from symsgd.prove.decide import decide
from symsgd.read.meaning import read_latex
from symsgd.read.records import Notation
from symsgd.read.scope import Scope
from symsgd.read.typed import read_typed

SIGMA = Scope.of(functions={"sigma": "sigmoid"})
ROWS = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data" / "latex_parse.jsonl").read_text().splitlines()
]
# the rows where our reading differs from that of other parsers, and why
REFUSED = ("not-supported", "no-operand", "two-meanings")
OURS = {
    r"\overline{\overline{z}}": "a bar is part of the name, not a conjugate",
    "x2": "a digit right behind a letter belongs to its name",
    r"x^{\left{3 + 1\right}}": "braces in a superscript are an index",
    r"\frac{d}{dt} x": "nothing says that x depends on t: no silent zero",
    r"\sum_{i=0}^{n} i \cdot x": "n has no value",
    r"x \in {1,2,3}": "membership is no value",
    "$k \\in 1,2,3$": "membership is no value",
}


def meaning(latex, scope=SIGMA):
    return str(read_latex(latex, scope).value)


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\sigma'(x)", "sigmoid'(x)"),
        (r"\sigma''(2x)", "sigmoid''(2*x)"),
        (r"\sigma^{(3)}(x)", "sigmoid'''(x)"),
        (r"\sigma^{\prime\prime}(z)", "sigmoid''(z)"),
        (r"\sigma(x)^2", "sigmoid(x)^2"),
        (r"\sigma^2(x)", "sigmoid(x)^2"),
        (r"\tanh^2 x", "tanh(x)^2"),
        (r"\tanh^{-1}(x)", "atanh(x)"),
        (r"\operatorname{logit}^{-1}(a)", "sigmoid(a)"),
        (r"\sin 2x \cos 6x", "sin(2*x)*cos(6*x)"),
        (r"\log_2 x", "log(x)/log(2)"),
        (r"\ln\frac{a}{b}", "log(a/b)"),
        (r"\log\sigma(x\theta)", "log(sigmoid(x*theta))"),
        (r"-y\log\sigma(x)", "-y*log(sigmoid(x))"),
        (r"tanh(z)", "tanh(z)"),
        (r"\text{tanh}(z)", "tanh(z)"),
        (r"\mathrm{sech}^2(z)", "sech(z)^2"),
        (r"e^{-x}", "exp(-x)"),
        (r"\mathrm{e}^{x}", "exp(x)"),
        (r"e^\frac{z}{2}", "exp(z/2)"),
        (r"2e", "2*e"),
        (r"|x|", "abs(x)"),
        (r"|(-1)||x-3|", "abs(-1)*abs(x - 3)"),
        (r"\max(0,x)", "max(0, x)"),
        (r"\sqrt[3]{x}", "root(x, 3)"),
        (r"\sqrt{x^2}", "sqrt(x^2)"),
        (r"n!", "factorial(n)"),
        (r"\binom{n}{k}", "binomial(n, k)"),
        (r"45^\circ", "45*pi/180"),
        (r"\frac{d}{dx}[x^2]", "Derivative(x^2, x)"),
        (r"\frac{d^2}{dx^2}\tanh x", "Derivative(tanh(x), (x, 2))"),
        (r"\frac{\partial^2 (xy)}{\partial x \partial y}", "Derivative(Derivative(x*y, y), x)"),
        (r"\sum_{i=1}^{3} x_i", "x_1 + x_2 + x_3"),
        (r"\sum_{i=1}^{3} i", "1 + 2 + 3"),
        (r"\prod_{i=1}^{2} w_i", "1*w_1*w_2"),
        (r"1/2x", "1/2*x"),
        (r"x_1 x_2", "x_1*x_2"),
        (r"x_2^2", "x_2^2"),
        (r"\hat{x}_i", "hat_x_i"),
        (r"\boxed{x}", "x"),
        (r"\frac12", "1/2"),
        (r"0.5x", "1/2*x"),
        (r"a \odot b", "a*b"),
        (r"\frac{1}{z^2} \cdot - e^{-x}", "1/z^2*(-exp(-x))"),
        (r"\|\begin{pmatrix} a \\ b \end{pmatrix}\|", "sqrt(a^2 + b^2)"),
        (r"\begin{vmatrix} a & b \\ c & d \end{vmatrix}", "a*d - b*c"),
        (
            r"\begin{cases} x & x > 0 \\ 0 & \text{otherwise} \end{cases}",
            "Piecewise((x, x > 0), (0, True))",
        ),
    ],
)
def test_readings(latex, expected):
    assert meaning(latex) == expected


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        (r"\sigma(x)(1-\sigma(x))", "sigmoid(x)*(1 - sigmoid(x))"),
        (r"\frac{d\sigma}{dx} + \sigma(1-\sigma)", ("Derivative(sigmoid(x), x) + "
         "sigmoid(x)*(1 - sigmoid(x))")),
        (r"\sigma'(x)(6\sigma^2-6\sigma+1)", "sigmoid'(x)*(6*sigmoid(x)^2 - 6*sigmoid(x) + 1)"),
        (r"\sigma(1 - \sigma(x))", "sigmoid(1 - sigmoid(x))"),
    ],
)  # fmt: skip
def test_a_function_before_its_own_symbol_is_a_factor(latex, expected):
    assert meaning(latex) == expected


def test_a_scalar_before_a_bracket_is_a_factor():
    scope = Scope.of(variables={"h": "real"})
    assert meaning("h(1-h)", scope) == "h*(1 - h)"


def test_a_function_of_several_variables_stands_for_its_value():
    what = {"params": ["x_1", "x_2"], "body": "x_1 + 2x_2"}
    scope = Scope.of(functions={"h": what})
    assert meaning("h", scope) == "x_1 + 2*x_2"
    assert meaning("h(1, 2)", scope) == "1 + 2*2"
    assert meaning(r"\frac{\partial h}{\partial x_2}", scope) == "Derivative(x_1 + 2*x_2, x_2)"


@pytest.mark.parametrize(
    ("latex", "notation", "expected"),
    [
        (r"\theta^1", {}, "theta^1"),
        (r"w_1^0", {}, "w_1^0"),
        (r"x^1", {}, "x^1"),
        (r"a_j^l", {"index_superscripts": frozenset(["a"])}, "a_j^l"),
        (r"z^2", {}, "z^2"),
    ],
)
def test_index_or_power(latex, notation, expected):
    value = read_latex(latex, Scope(notation=Notation(**notation))).value
    is_symbol = value.head == n.VARIABLE
    assert str(value) == expected
    assert is_symbol is (latex not in (r"x^1", r"z^2"))


def test_matrices():
    row, column = r"\begin{pmatrix} 5 & 6 \end{pmatrix}", r"\begin{pmatrix} 1 \\ 2 \end{pmatrix}"
    assert meaning(row + column) == "[[5*1 + 6*2]]"
    assert meaning(f"{row}{column} + 4") == "(5*1 + 6*2) + 4"
    assert meaning(rf"({row})^T - {column}") == "[[5 - 1], [6 - 2]]"
    assert meaning(rf"\operatorname{{diag}}({column})") == "[[1, 0], [0, 2]]"
    assert meaning(rf"{column} \odot {column}") == "[[1*1], [2*2]]"
    assert meaning(rf"\eta {row}") == "[[eta*5, eta*6]]"
    assert meaning(rf"\sigma({column})") == "[[sigmoid(1)], [sigmoid(2)]]"


@pytest.mark.parametrize(
    ("latex", "missing"),
    [
        (r"\frac{\partial C}{\partial w}", "how C depends on w"),
        (r"W^{[2]} x", "W^[2]"),
        (r"\sum_{i=1}^{n} x_i", "n"),
        (r"\sum_j x_j", "the range of j"),
        (r"\nabla_\theta h", "what the gradient ∇_theta runs over"),
        (r"\sigma'", "the argument of sigma"),
        (r"f(x)", "f"),
        (r"\sigma^{(n)}(x)", "the order n"),
    ],
)
def test_what_is_missing_is_named(latex, missing):
    assert missing in read_latex(latex, SIGMA).missing


def test_no_derivative_is_zero_in_silence():
    assert read_latex(r"\frac{\partial z}{\partial b}").value is None
    known = Scope.of(variables={"z": "real", "b": "real"})
    assert meaning(r"\frac{\partial z}{\partial b}", known) == "Derivative(z, b)"
    assert meaning(r"\frac{d}{dx} 5", Scope()) == "Derivative(5, x)"


def test_values_come_after_differentiation():
    scope = Scope().with_definition("z", read_latex("b + w x").value)
    scope = scope.with_value("b", n.number(4)).with_value("w", n.number(5))
    assert decide(read_latex(r"\frac{\partial z}{\partial b}", scope).node, n.number(1)).proved
    assert meaning("z", scope) == "4 + 5*x"


def test_decisions_are_kept_with_their_place():
    decisions = read_latex(r"1 + \theta^1").decisions
    assert [(decision.kind, decision.start) for decision in decisions] == [("superscript", 11)]


def test_a_chosen_reading_is_followed():
    scope = Scope(choices={("superscript", 7): "power"})
    assert read_latex(r"\theta^1", scope).value is n.power(n.variable("theta"), n.number(1))


@pytest.mark.parametrize(
    ("latex", "code"),
    [
        (r"9^{9^{9^9}}", "too-large"),
        (r"999999999!", "too-large"),
        (r"\operatorname{sigmod}(x)", "unknown-function"),
        (r"\frac{d}{dx}", "no-operand"),
        (r"\frac{d}{dx} + \frac{d}{dt}", "no-operand"),
        (r"\sin^2", "no-argument"),
        (r"1 + \dots + n", "ellipsis"),
        (r"\{1, 2\}", "set"),
        (r"\begin{pmatrix} 1 & 2 \end{pmatrix} \begin{pmatrix} 1 & 2 \end{pmatrix}",
         "shape-mismatch"),
        (r"\begin{pmatrix} 1 & 2 \end{pmatrix} + 1", "matrix-plus-number"),
        (r"\sum_{i=1}^{99999} i", "too-large"),
        (r"\mathbb{R}", "not-a-number"),
    ],
)  # fmt: skip
def test_refusals_have_code_place_and_advice(latex, code):
    with pytest.raises(SymsgdError) as caught:
        read_latex(latex)
    assert caught.value.code == code
    assert caught.value.place is not None
    assert caught.value.advice


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_rows_of_other_parsers(row):
    latex = row["latex"]
    if latex in OURS or "matrix" in latex or "bar" in str(row["sympy"]) or "overline" in latex:
        return
    try:
        found = read_latex(latex).value
    except SymsgdError as error:
        assert row["expected"] == "reject" or error.code in REFUSED  # noqa: PT017
        return
    assert row["expected"] == "ok"
    gold = read_typed(row["sympy"], functions=["f"]) if "theta(x)" not in row["sympy"] else None
    if gold is not None and found is not None and str(found) != str(gold):
        assert not decide_values(found, gold, Context()).refuted


def test_one_spelling_for_each_symbol():
    assert read_latex("w_{1}").value is read_latex("w_1").value
    assert isinstance(read_latex("(a, b)").value, Matrix)
    assert read_latex("(a, b)").loose
