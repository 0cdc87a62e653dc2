"""Floors and ceilings as Coq is given them: what they are, and that no theorem is empty."""

from __future__ import annotations

from fractions import Fraction

import pytest

from symsgd.certify.coq.coqc import replay
from symsgd.certify.coq.document import Standing, exported
from symsgd.certify.coq.equations.steps import hold_somewhere, step_values
from symsgd.check.steps import careful
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.decide import decide
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.prove.cases import context, node

x, k = n.variables("x k")
REAL, TWO = {"x": "real"}, {"x": "real", "y": "real"}
WHOLE = Context.of({"k": Domain.named("integer")})
KINDS = {
    "a polynomial": ("floor(x)^2-1", "(floor(x)-1)*(floor(x)+1)", REAL),
    "arguments that are equal": ("ceil((x+1)^2)", "ceil(x^2+2*x+1)", REAL),
    "exponentials": ("exp(floor(x))*exp(ceil(x))", "exp(floor(x)+ceil(x))", REAL),
    "a quotient": ("ceil(x)/ceil(x)", "1", REAL),
    "one in another": ("floor(floor(x)+ceil(y))", "floor(ceil(y)+floor(x))", TWO),
    "bars": ("abs(floor(x))", "max(floor(x),-floor(x))", REAL),
    "a slope by another variable": ("Derivative(x*floor(y),x)", "floor(y)", TWO),
    "the same everywhere": ("floor(x-x+5/2)+x", "x+2", REAL),
    "a ceiling that is the same everywhere": ("ceil((x+1)^2-x^2-2*x+1/3)", "2", REAL),
    "wrong and the same everywhere": ("floor((x+1)^2-x^2-2*x+1/3)", "2", REAL),
}
CHANGES = {
    "a polynomial": ("(- 1)) = ", "(- 2)) = "),
    "arguments that are equal": ("(2 * v_x) + 1", "(2 * v_x) + 2"),
    "a quotient": ("(Rceil v_x) <> 0 -> ", "v_x <> 0 -> "),
    "one in another": ("= (Rfloor ", "= (Rceil "),
    "the same everywhere": ("(v_x + 2)", "(v_x + 3)"),
    "a ceiling that is the same everywhere": (" = 2", " = 1"),
    "wrong and the same everywhere": (" = 2", " = 1"),
}


def claim(kind):
    left, right, names = KINDS[kind]
    sides, known = (node(left, names), node(right, names)), context(names)
    verdict = careful(decide)(*sides, known, "=")
    return exported(1, 1, kind, [(*sides, known, "=", verdict)])


@asks_coq
def test_every_kind_is_accepted():
    check_accepted(map(claim, KINDS))


@asks_coq
@pytest.mark.parametrize("kind", CHANGES)
def test_a_changed_statement_is_rejected(kind):
    check_rejected(claim(kind), *CHANGES[kind])


@asks_coq
def test_what_coq_is_told_about_them_is_what_they_are():
    text = (
        "From SymSGD Require Import symsgd_prelude.\n"
        "Theorem t : forall x, (exists k : Z, Rfloor x = IZR k) /\\ Rfloor x <= x < Rfloor x + 1 "
        "/\\ Rceil x - 1 < x <= Rceil x.\nProof. intro x. split. exact (Rfloor_whole x). split. "
        "apply Rfloor_bounds. apply Rceil_bounds. Qed.\n"
    )
    answer = replay("claims", text)
    assert answer.accepted, answer.complaint


def test_no_derivative_of_a_floor():
    floor = n.apply("floor", x)
    left, right = n.derivative(floor, "x"), n.derivative(floor + 1, "x")
    verdict = careful(decide)(left, right, Context(), "=")
    claim = exported(1, 1, "", [(left, right, Context(), "=", verdict)])
    assert claim.reason == "a derivative of floor"


def test_a_theorem_that_would_be_empty_is_left_out():
    apart = n.apply("floor", k) - k
    sides = (apart / apart, n.number(1))
    for known, standing in [
        (Context(), Standing.NOT_REPLAYED), (WHOLE, Standing.NOT_EXPORTED)
    ]:  # fmt: skip
        verdict = careful(decide)(*sides, known, "=")
        assert verdict.proved
        assert exported(1, 1, "", [(*sides, known, "=", verdict)]).standing is standing


@pytest.mark.parametrize(
    ("sign", "holds"),
    [("=", True), ("<", True), ("<=", True), ("!=", True), (">", False), (">=", True)],
)
def test_what_is_supposed_of_a_floor_is_tried_at_points(sign, holds):
    assert hold_somewhere([n.relation(sign, n.apply("floor", x), x)], Context()) is holds


def test_values_of_floors():
    inner = n.apply("floor", x) + n.number("1/2")
    point = {"x": Fraction(-7, 3)}
    assert step_values([n.apply("ceil", inner)], point) == [
        "sgd_step_values (Rfloor_is) (-3%Z)", "sgd_step_values (Rceil_is) (-2%Z)"
    ]  # fmt: skip
    assert step_values([n.apply("floor", n.apply("log", n.number(-1)))], {}) == []
