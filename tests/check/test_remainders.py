"""Remainders such as O(h²) are claims about derivatives where the variable is 0."""

import pytest
import sympy

from symsgd.check.check import check_text
from symsgd.check.report import Report, Role, Status
from symsgd.cli.asked import supporting
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

P, R, U, N, X = (
    Status.PROVED, Status.REFUTED, Status.UNDECIDED, Status.NEEDS_CONTEXT, Status.UNREAD,
)  # fmt: skip

X0 = sympy.Symbol("x")
SIGMOID = read_problem('[notation.functions]\n"\\\\sigma" = "sigmoid"')


def report(text: str) -> Report:
    return check_text(text, problem=SIGMOID, by=decide)


def statuses(text: str) -> list[Status]:
    return [claim.status for claim in report(text).claims]


@pytest.mark.parametrize(
    "claim",
    [
        r"\sigma(x) = \frac12 + \frac{x}{4} - \frac{x^3}{48} + O(x^5)",
        r"\sigma(x) = \frac12 + \frac{x}{4} - \frac{x^3}{48} + O(x^4)",  # a larger remainder
        r"\tanh x = x - \frac{x^3}{3} + \mathcal{O}(x^5)",
        r"f(x+h) = f(x) + h f'(x) + O(h^2)",
        r"f(x+h) - f(x) = h f'(x) + O(h^2)",
        r"\frac{f(x+h) - f(x)}{h} = f'(x) + O(h)",
        r"\frac{f(x+h) - f(x-h)}{2h} = f'(x) + O(h^2)",
        r"\frac{f(x+h) - 2f(x) + f(x-h)}{h^2} = f''(x) + O(h^2)",
        r"e^{ax} = 1 + ax + O(x^2)",
        r"\ln(1+x) = x - \frac{x^2}{2} + o(x^2)",
        r"\ln x = (x-1) + O((x-1)^2)",
        r"\cos x = 1 + O(x^2)",
        r"\frac{\sin x}{x} = 1 - \frac{x^2}{6} + O(x^4)",
        r"\frac{1}{1-x} = 1 + x + x^2 + O(x^3)",
        r"\sqrt{1+x} = 1 + \frac{x}{2} + O(|x|^2)",
        r"x^2 + x^3 = O(x^2)",
        r"e^{x} = 1 + x + O(x^{3/2})",
    ],
)
def test_right_expansions_are_proved(claim):
    assert statuses(f"We have ${claim}$.") == [P]


@pytest.mark.parametrize(
    "claim",
    [
        r"\sigma(x) = \frac12 + \frac{x}{2} - \frac{x^3}{48} + O(x^5)",
        r"\sigma(x) = \frac12 + \frac{x}{4} + \frac{x^3}{48} + O(x^5)",
        r"\sigma(x) = \frac12 + \frac{x}{4} - \frac{x^3}{48} + O(x^6)",
        r"e^{ax} = 1 - ax + O(x^2)",
        r"\tanh x = x - \frac{x^3}{3} + o(x^5)",
        r"\ln x = (x-1) + O((x-1)^3)",
        r"\frac{\sin x}{x} = 1 - \frac{x}{6} + O(x^2)",
    ],
)
def test_wrong_expansions_are_refuted(claim):
    assert statuses(f"We have ${claim}$.") == [R]


@pytest.mark.parametrize(
    "claim",
    [
        r"f(x+h) = f(x) + 2h f'(x) + O(h^2)",  # right where f' = 0
        r"f(x+h) = f(x) + h f'(x) + O(h^3)",
        r"|x| = O(x^2)",
        r"|x| = x + O(x^2)",
        r"\mathrm{ReLU}(x) = \frac{x}{2} + O(x^2)",
        r"\sqrt{x} = x + O(x^2)",
        r"e^{1/x} = 1 + O(x)",
        r"x^2 + x = O(x^2)",  # right for large x
        r"e^x = \cosh x + O(x^2)",
        r"y = 1 + x + O(x^2)",
        r"n^2 + 3n = n^2 + O(n)",
        r"n^2 + 3n = O(n^2)",
        r"T(n) = O(n \log n)",
        r"w_{k+1} = w_k + h g + O(h^2)",
        r"x = x^2 + \epsilon + O(\epsilon^2)",
        r"f(x) = 1 + x + O(x^2)",
        r"1 + x + O(x^2) = e^x",
        r"e^x \le 1 + x + O(x^2)",
        r"e^x = (1 + O(x))(1 + x)",
        r"f(w + v) = f(w) + O(\|v\|^2)",
        r"f(x, y) = 1 + O(x^2 + y^2)",
        r"e^x = 1 + O(1)",
    ],
)
def test_what_is_open_is_neither_proved_nor_refuted(claim):
    found = report(f"We have ${claim}$.")
    assert all(one.status in (U, N, X) for one in found.claims)
    assert all(one.reason for one in found.claims)


def test_a_remainder_defines_nothing():
    found = report(r"We have $\sigma(x) = \frac12 + O(x)$. So $\sigma(1) = \frac12$.")
    assert [one.status for one in found.claims] == [P, R]
    assert not found.assumptions


def test_what_is_let_up_to_a_remainder_is_a_declaration():
    found = report(r"Let $f(x) = 1 + x + O(x^2)$. So $f(0) = 1$.")
    assert found.formulas[0].role is Role.DECLARATION
    assert [one.status for one in found.claims] == [N]


def test_where_the_variable_goes_is_said():
    assert statuses(r"As $x \to 0$, $e^x = \cosh x + O(x^2)$.") == [R]
    assert statuses(r"As $x \to \infty$, $x + 1 = x + O(1/x)$.") == [X]
    assert statuses(r"For $x \to \infty$ we have $1 + x = 1 + O(x^2)$.") == [X]


def test_a_chain_of_remainders():
    text = r"Now $e^x = 1 + x + O(x^2) = 1 + O(x)$."
    assert statuses(text) == [P, P]
    assert statuses(r"Now $e^x = 1 + O(x) = 1 + x + O(x^2)$.") == [P, U]
    assert statuses(r"Now $e^x = 1 + x + O(x^2) = 2 + O(x)$.") == [P, R]


def test_a_function_that_is_called_o_stays_one():
    assert statuses(r"Let $O(x) = x^2$. Then $O(3) = 9$ and $O(x) + 1 = x^2 + 1$.") == [P, P]
    assert statuses(r"The output is $O(x) = wx + b$. Then $O(1) = w + b$ and $O(1) = b + 2w$.") == [
        P,
        R,
    ]
    assert statuses(r"We have $O(x^2) = O(x)$ and $O(x) = O(x^2)$.") == [P, U]


def test_a_value_of_the_variable_is_not_put_in():
    assert statuses(r"Let $x = 2$. Then $e^x = 1 + x + O(x^2)$.") == [P]
    assert statuses(r"Let $x = 2$. Then $e^x = 1 + 2x + O(x^2)$.") == [R]


def test_no_theorem_is_written_of_derivatives_alone():
    [claim] = report(r"$e^x = 1 + x + O(x^2)$").claims
    asked = [(n.number(1), n.number(1), Context(), "=", decide(n.number(1), n.number(1)))]
    assert supporting(claim.status, claim.reason, None, asked)[0] == []


def test_the_condition_on_an_unknown_function_is_told():
    [claim] = report(r"$f(x+h) = f(x) + h f'(x) + O(h^2)$").claims
    assert claim.conditions == ("for h → 0", "for every function f with 2 continuous derivatives")


FUNCTIONS = {
    r"e^{x}": sympy.exp(X0), r"\sin x": sympy.sin(X0), r"\cos(2x)": sympy.cos(2 * X0),
    r"\tanh x": sympy.tanh(X0), r"\sigma(x)": 1 / (1 + sympy.exp(-X0)),
    r"\ln(1+e^x)": sympy.log(1 + sympy.exp(X0)), r"\frac{1}{2-x}": 1 / (2 - X0),
    r"\frac{e^x - 1}{x}": (sympy.exp(X0) - 1) / X0, r"x e^{-x}": X0 * sympy.exp(-X0),
    r"\sqrt{4+x}": sympy.sqrt(4 + X0), r"\arctan x": sympy.atan(X0),
}  # fmt: skip


@pytest.mark.parametrize("written", FUNCTIONS)
@pytest.mark.parametrize("order", [1, 2, 4])
def test_sympy_finds_the_same_expansions(written, order):
    """Another program's series is proved; with one coefficient changed it never is."""
    series = sympy.series(FUNCTIONS[written], X0, 0, order).removeO()
    right = sympy.latex(sympy.expand(series)).replace(r"\log", r"\ln")
    assert statuses(f"${written} = {right} + O(x^{order})$") == [P]
    for power in range(order):
        wrong = sympy.latex(sympy.expand(series + X0**power / 7)).replace(r"\log", r"\ln")
        [found] = statuses(f"${written} = {wrong} + O(x^{order})$")
        assert found in ((R,) if order > 1 and power else (R, N))
