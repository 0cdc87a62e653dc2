"""How much of what is decided Coq accepts: the table of claims, random ones, each kind."""

from __future__ import annotations

import pytest

from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from tests.certify.coq_cases import certified, exportable
from tests.certify.with_coq import NEEDS_COQ, check_accepted, check_rejected, complaints
from tests.prove.cases import rows

pytestmark = NEEDS_COQ
x, y, k = n.variables("x y k")
NOTHING = Context()
WHOLE = Context.of({"k": Domain.named("integer")})
COUNT = Context.of({"k": Domain.named("nonnegint")})
NONZERO = Context.of({"x": Domain.named("nonzero")})
RELU = n.piecewise((x, n.relation(">", x, n.number(0))), (n.number(0), n.logic("true")))
F = n.apply("f", x)
HARD_SIGMOID = n.piecewise(
    (n.number(0), n.relation("<", x, n.number(-3))),
    (n.number(1), n.relation(">", x, n.number(3))), ((x + 3) / 6, n.logic("true")),
)  # fmt: skip


def logistic(u):
    return 1 / (1 + n.apply("exp", -u))


KINDS = {
    "a piecewise formula": (
        RELU, n.apply("relu", x), NOTHING, "=",
    ),
    "the slope of a piecewise formula": (
        n.derivative(RELU, "x"),
        n.apply("heaviside", x), NOTHING, "=",
    ),
    "a wrong slope of a piecewise formula": (
        n.derivative(RELU, "x"),
        n.apply("sign", x), NOTHING, "=",
    ),
    "the slope of an absolute value": (
        n.derivative(x / (1 + n.apply("abs", x)), "x"),
        1 / (1 + n.apply("abs", x)) ** 2, NOTHING, "=",
    ),
    "sign": (n.apply("sign", x) * n.apply("abs", x), x, NOTHING, "="),
    "powers with other exponents": (
        x ** n.number("1/3") * x ** n.number("2/3"), x,
        Context.of({"x": Domain.named("nonnegative")}), "=",
    ),
    "inverse sine and cosine": (
        n.apply("acos", x), n.constant("pi") / 2 - n.apply("asin", x), NOTHING, "=",
    ),
    "wrong sum of inverse sine and cosine": (
        n.apply("acos", x), n.constant("pi") / 2 + n.apply("asin", x), NOTHING, "=",
    ),
    "the slope of the error function": (
        n.derivative(n.apply("erf", x), "x"),
        2 / n.apply("sqrt", n.constant("pi")) * n.apply("exp", -(x**2)), NOTHING, "=",
    ),
    "derivatives in a larger expression": (
        n.derivative(n.apply("tanh", x), "x"), 1 - n.apply("tanh", x) * n.apply("tanh", x)
        + 0 * n.derivative(n.apply("sin", x), "x"), NOTHING, "=",
    ),
    "two derivatives that differ": (
        n.derivative(x**2, "x"), n.derivative(x**2 + x * y, "x"), NOTHING, "=",
    ),
    "a lost domain": (n.apply("log", x**2), 2 * n.apply("log", x), NONZERO, "="),
    "angles with π": (n.apply("sin", x + n.constant("pi") / 2), n.apply("cos", x), NOTHING, "="),
    "a sum of angles": (
        n.apply("tan", x + y),
        (n.apply("tan", x) + n.apply("tan", y)) / (1 - n.apply("tan", x) * n.apply("tan", y)),
        NOTHING, "=",
    ),
    "a real power": (n.number(2) ** (x + 1), 2 * n.number(2) ** x, NOTHING, "="),
    "the logarithm of a quotient": (
        n.apply("log", n.apply("sigmoid", x) / (1 - n.apply("sigmoid", x))), x, NOTHING, "=",
    ),
    "a sum of inverse tangents": (
        n.apply("atan", x) + n.apply("atan", 1 / x), n.constant("pi") / 2,
        Context.of({"x": Domain.named("positive")}), "=",
    ),
    "an inverse sine as an inverse tangent": (
        2 * n.apply("atan", x), n.apply("asin", 2 * x / (1 + x**2)),
        Context.of({"x": Domain.between(-1, 1)}), "=",
    ),
    "an angle by quadrants": (
        n.apply("atan2", n.number(1), n.number(-1)), 3 * n.constant("pi") / 4, NOTHING, "=",
    ),
    "a product of unknown functions": (
        n.derivative(F * n.apply("g", x), "x"),
        F * n.derivative(n.apply("g", x), "x") + n.apply("g", x) * n.derivative(F, "x"),
        NOTHING, "=",
    ),
    "a logarithm of an unknown function": (
        n.apply("exp", n.apply("log", F)), F, NOTHING, "=",
    ),
    "an unknown function that need not be linear": (
        n.apply("f", x + y), n.apply("f", x) + n.apply("f", y), NOTHING, "=",
    ),
    "cases whose slope has joined conditions": (
        n.derivative(HARD_SIGMOID, "x"),
        n.piecewise(
            (n.number(0), n.relation("<", x, n.number(-3))),
            (n.number(0), n.relation(">", x, n.number(3))), (n.number("1/6"), n.logic("true")),
        ),
        NOTHING, "=",
    ),
    "an odd root of an odd power": (n.apply("root", x**5, n.number(5)), x, NOTHING, "="),
    "an even power of opposites": ((x - y) ** 6000, (y - x) ** 6000, NOTHING, "="),
    "cases beside each other": (
        n.apply("elu", x),
        n.apply("max", n.number(0), x) + n.apply("min", n.number(0), n.apply("exp", x) - 1),
        NOTHING, "=",
    ),
    "the slope of two logistic layers written out": (
        n.derivative(logistic(x * logistic(y) + 1), "y"),
        logistic(x * logistic(y) + 1) * (1 - logistic(x * logistic(y) + 1))
        * x * logistic(y) * (1 - logistic(y)), NOTHING, "=",
    ),
    "a fifth of a half turn": (
        n.apply("cos", n.constant("pi") / 5), (1 + n.apply("sqrt", n.number(5))) / 4, NOTHING, "=",
    ),
    "opposite angles": (
        n.apply("cos", 1 / (1 + n.apply("sqrt", n.number(2)))),
        n.apply("cos", 1 - n.apply("sqrt", n.number(2))), NOTHING, "=",
    ),
    "a filled gap": (x * n.apply("sinc", x), n.apply("sin", x), NOTHING, "="),
    "logarithms of quotients": (
        n.apply("log", (x + 1) / (1 - x)), -n.apply("log", (1 - x) / (x + 1)), NOTHING, "=",
    ),
    "the functional equation of Γ": (
        n.apply("gamma", x + 3) / n.apply("gamma", x), x * (x + 1) * (x + 2), NOTHING, "=",
    ),
    "a wrong factorial": (
        n.apply("factorial", k + 1), k * n.apply("factorial", k), COUNT, "=",
    ),
    "binomial coefficients": (
        n.apply("binomial", k, n.number(2)), k * (k - 1) / 2, COUNT, "=",
    ),
    "a power with a whole exponent": (x**k * x ** (-k), n.number(1), WHOLE, "="),
    "a sign that alternates": (n.number(-1) ** (2 * k + 1), n.number(-1), WHOLE, "="),
    "a wrong power of minus one": (n.number(-1) ** k, n.number(1), WHOLE, "="),
    "half turns": (
        n.apply("sin", n.constant("pi") * k + x), n.number(-1) ** k * n.apply("sin", x), WHOLE, "=",
    ),
    "odd roots of surds": (
        n.apply("cbrt", 2 + n.apply("sqrt", n.number(5)))
        + n.apply("cbrt", 2 - n.apply("sqrt", n.number(5))), n.number(1), NOTHING, "=",
    ),
    "roots of sums of exponentials": (
        n.apply("acosh", n.apply("cosh", x)), n.apply("abs", x), NOTHING, "=",
    ),
    "the values of the error function": (
        n.apply("erf", x), n.number(1), NOTHING, "<",
    ),
    "a root in a root": (
        n.apply("sqrt", 3 - 2 * n.apply("sqrt", n.number(2))),
        n.apply("sqrt", n.number(2)) - 1, NOTHING, "=",
    ),
}  # fmt: skip


def test_every_kind_of_claim_is_accepted():
    check_accepted(certified(1, kind, claim) for kind, claim in KINDS.items())


def test_the_table_of_claims_is_accepted():
    claims = exportable(rows("kernel_cases.jsonl"))
    decided = [row for row in rows("kernel_cases.jsonl") if not row["limit"]]
    left_out = {row["id"] for row in decided} - {claim.source for claim in claims}
    assert left_out == set()
    assert complaints(claims) == []


# what is changed in the statement of an accepted theorem, so that it is wrong or says more
CHANGES = {
    "a piecewise formula": ("v_x else 0", "v_x else 1"),
    "derivatives in a larger expression": ("1 + (- ", "2 + (- "),
    "a lost domain": ("~ (0 < v_x)", "~ (v_x <> 0)"),
    "half turns": ("(exists k : Z, v_k = IZR k) -> ", ""),
    "a power with a whole exponent": ("((- v_k) < 0 -> v_x <> 0) -> ", ""),
    "a sum of inverse tangents": ("0 < v_x -> ", "v_x <> 0 -> "),
    "the functional equation of Γ": ("(v_x + 2)", "(v_x + 3)"),
    "a product of unknown functions": ("/\\ v_derivative_1 = ", "/\\ v_derivative_1 = 1 + "),
    "a logarithm of an unknown function": ("0 < (fn_f v_x) -> ", ""),
    "cases whose slope has joined conditions": ("(1 / 6)", "(1 / 7)"),
    "a fifth of a half turn": ("(sqrt 5)", "(sqrt 6)"),
    "an even power of opposites": ("^ 6000) = ", "^ 6000) = 1 + "),
    "odd roots of surds": (" = 1", " = 2"),
    "roots of sums of exponentials": (" = (Rabs v_x)", " = v_x"),
    "the values of the error function": (" < 1", " < (99 / 100)"),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_a_changed_statement_about_each_kind_is_rejected(kind):
    check_rejected(certified(1, kind, KINDS[kind]), *CHANGES[kind])
