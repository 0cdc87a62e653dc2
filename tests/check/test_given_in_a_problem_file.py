r"""Given: functions in any order, accents in names, formulas for every index, indicators."""

import pytest

from symsgd.check.check import check_text
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

GELU = r"""
[notation.functions]
g = { params = ["x"], body = "x\\Phi(x)" }
Phi = { params = ["x"], body = "\\frac12(1+\\operatorname{erf}(x/\\sqrt2))" }
phi = { params = ["x"], body = "\\frac{1}{\\sqrt{2\\pi}}e^{-x^2/2}" }
"""
HAT = r"""
[given]
mu = "\\frac1m\\sum_{k=1}^m x_k"
v = "\\frac1m\\sum_{k=1}^m(x_k-\\mu)^2"
"hat_x_{i}" = "\\frac{x_i-\\mu}{\\sqrt{v+\\epsilon}}"
"""
AVERAGE = r"""
[given]
"m_t" = "(1-\\beta_1)\\sum_{i=1}^t\\beta_1^{t-i}g"
"""
SOFTMAX = r"""
[given]
"p_i" = "\\frac{e^{a_i}}{\\sum_k e^{a_k}}"
"""


def found(formula, problem=""):
    report = check_text(f"$${formula}$$", problem=read_problem(problem), by=decide)
    return [claim.status.name for claim in report.claims]


@pytest.mark.parametrize(
    ("formula", "problem", "expected"),
    [
        (r"g'(x) = \Phi(x) + x\phi(x)", GELU, "PROVED"),
        (r"g'(x) = \Phi(x) - x\phi(x)", GELU, "REFUTED"),
        (
            (
                r"\frac{\partial \hat{x}_j}{\partial x_i} = \frac{1}{\sqrt{v+\epsilon}}"
                r"\left(\delta_{ij} - \frac1m - \frac{\hat{x}_i\hat{x}_j}{m}\right)"
            ),
            HAT,
            "PROVED",
        ),
        (
            (
                r"\frac{\partial \hat{x}_j}{\partial x_i} = \frac{1}{\sqrt{v+\epsilon}}"
                r"\left(\delta_{ij} - \frac1m + \frac{\hat{x}_i\hat{x}_j}{m}\right)"
            ),
            HAT,
            "REFUTED",
        ),
        (r"m_t = (1-\beta_1)\sum_{i=1}^t\beta_1^{t-i}g", AVERAGE, "PROVED"),
        (r"m_t = (1-\beta_1^t)g", AVERAGE, "PROVED"),
        (r"m_t = (1-\beta_1^{t-1})g", AVERAGE, "REFUTED"),
    ],
)
def test_what_is_given_is_put_in(formula, problem, expected):
    assert found(formula, problem) == [expected]


def test_functions_that_name_each_other_are_still_asked_for():
    circle = """
    [notation.functions]
    f = { params = ["x"], body = "g(x)" }
    g = { params = ["x"], body = "f(x)" }
    """
    assert found("f(x) = g(x) + 1", circle) != ["PROVED"]


@pytest.mark.parametrize(
    "sign", [r"1\{i=j\}", "1_{i=j}", r"1_{\{i=j\}}", "[i=j]", "I(i=j)", r"\mathbb{1}\{i=j\}"]
)
def test_an_indicator_compares_indices(sign):
    derivative = r"\frac{\partial p_i}{\partial a_j}"
    assert found(f"{derivative} = p_i({sign} - p_j)", SOFTMAX) == ["PROVED"]
    assert found(f"{derivative} = p_i({sign} + p_j)", SOFTMAX) == ["REFUTED"]


@pytest.mark.parametrize("slip", ["p_i[y=a]", r"(1=2\sigma(x))", "2(k=1)", r"\{i=j\}", "[1=1]"])
def test_other_equations_in_brackets_may_be_slips(slip):
    assert set(found(f"x = {slip}")) <= {"UNREAD"}


def test_delta_of_a_difference_is_not_refuted():
    formula = r"\frac{\partial p_i}{\partial a_j} = p_i(\delta(i-j)-p_j)"
    assert "REFUTED" not in found(formula, SOFTMAX)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ((r"w - \eta\left(\frac{\partial C}{\partial w}+\lambda w\right) = "
         r"(1-\lambda)w - \eta\frac{\partial C}{\partial w}"), "REFUTED"),
        ((r"w - \eta\left(\frac{\partial C}{\partial w}+\lambda w\right) = "
         r"(1-\eta\lambda)w - \eta\frac{\partial C}{\partial w}"), "PROVED"),
        (r"w - \eta\frac{\partial C}{\partial w} = w - 2\eta\frac{\partial C}{\partial w}",
         "NEEDS_CONTEXT"),
        (r"w - \eta\frac{\partial C}{\partial w} = 2w - \eta\frac{\partial C}{\partial b}",
         "NEEDS_CONTEXT"),
    ],
)  # fmt: skip
def test_a_gradient_that_cancels_leaves_a_wrong_step_wrong(formula, expected):
    assert found(formula) == [expected]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ((r"\frac{\partial}{\partial w}\max(0, 1-ywx) = "
         r"\begin{cases} -yx & ywx<1\\0 & ywx>1\end{cases}"), "PROVED"),
        (r"\max(0, 1-yw) = \begin{cases} 1-yw & yw<1\\0 & yw\ge1\end{cases}", "PROVED"),
        (r"\max(0, 1-yw) = \begin{cases} 1-yw & yw<1\\1 & yw=1\\0&yw>1\end{cases}", "REFUTED"),
        ((r"\frac{\partial}{\partial w}\max(0, 1-ywx) = "
         r"\begin{cases} -yx & ywx<1\\1 & ywx>1\end{cases}"), "REFUTED"),
    ],
)  # fmt: skip
def test_the_boundary_of_a_case_may_be_a_product(formula, expected):
    assert found(formula) == [expected]
