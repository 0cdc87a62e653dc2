"""Refutations of ≠: the theorem denies it, and its proof names a point where both are equal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from symsgd.certify.coq.coqc import replay
from symsgd.certify.coq.document import Standing, document_text, exported
from symsgd.cli.statements import coq_claims
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.decide import decide
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.program import symsgd

x, y = n.variables("x y")
NOTHING, POSITIVE = Context(), Context.of({"x": Domain.named("positive")})
SLOPE = "v_derivative_1"
EVERY = f"forall (v_x : R), forall {SLOPE} : R, "
EQUAL = [
    (x**2 + 1, x**2 + 1, NOTHING, "~ (forall (v_x : R), ((v_x ^ 2) + 1) <> ((v_x ^ 2) + 1))"),
    (x, 2 * x, NOTHING, "~ (forall (v_x : R), v_x <> (2 * v_x))"),
    (x**2, x + 2, POSITIVE, "~ (forall (v_x : R), 0 < v_x -> (v_x ^ 2) <> (v_x + 2))"),
    (1 / x, x, NOTHING, "~ (forall (v_x : R), v_x <> 0 -> (1 / v_x) <> v_x)"),
    (n.number(2), n.apply("sqrt", n.number(4)), NOTHING, "~ (2 <> (sqrt 4))"),
    (n.apply("log", x**2), 2 * n.apply("log", x), POSITIVE,
     "~ (forall (v_x : R), 0 < (v_x ^ 2) -> 0 < v_x -> (ln (v_x ^ 2)) <> (2 * (ln v_x)))"),
    (n.apply("abs", x), x, NOTHING, "~ (forall (v_x : R), (Rabs v_x) <> v_x)"),
    (n.apply("sin", x) ** 2 + n.apply("cos", x) ** 2, n.number(1), NOTHING,
     "~ (forall (v_x : R), (((sin v_x) ^ 2) + ((cos v_x) ^ 2)) <> 1)"),
    (n.derivative(x**2, "x"), 2 * x, NOTHING,
     f"~ ({EVERY}is_derive (fun v_x : R => (v_x ^ 2)) v_x {SLOPE} -> {SLOPE} <> (2 * v_x))"),
]  # fmt: skip


def claim(left, right, context=NOTHING, number=1):
    decided = (left, right, context, "!=", decide(left, right, context, "!="))
    return exported(number, number, f"{left} != {right}", [decided])


@pytest.mark.parametrize(("left", "right", "context", "said"), EQUAL)
def test_a_refuted_inequation_is_denied(left, right, context, said):
    found = claim(left, right, context)
    assert found.verdict == "REFUTED"
    assert [each.statement for each in found.theorems] == [said]


def test_of_a_higher_derivative_it_is_said_too():
    [found] = claim(n.derivative(x**3, "x", 2), 6 * x).theorems
    assert found.statement == (
        f"~ ({EVERY}is_derive_n (fun v_x : R => (v_x ^ 3)) 2 v_x {SLOPE} -> {SLOPE} <> (6 * v_x))"
    )


@asks_coq
def test_coq_accepts_the_refutations():
    higher = claim(n.derivative(x**3, "x", 2), 6 * x, number=len(EQUAL))
    check_accepted([*(claim(*row[:3], number=k) for k, row in enumerate(EQUAL)), higher])


@asks_coq
@pytest.mark.parametrize(
    ("row", "old", "new"),
    [(0, "+ 1) <>", "+ 2) <>"), (4, "sqrt 4", "sqrt 5"),
     (7, "<> 1", "<> 2"), (8, "(2 * v_x)", "(3 * v_x)")],
)  # fmt: skip
def test_coq_rejects_a_changed_coefficient(row, old, new):
    check_rejected(claim(*EQUAL[row][:3]), old, new)


@asks_coq
def test_coq_rejects_another_point():
    found = claim(x**2, x + 2, POSITIVE)
    [right] = found.theorems
    wrong = replace(right, proof=right.proof.replace("(H 2)", "(H 3)"))
    assert wrong != right
    text = document_text("claims", [replace(found, theorems=(wrong,))])
    assert not replay("claims", text).accepted


@asks_coq
def test_the_program_exports_a_refuted_inequation(tmp_path):
    (tmp_path / "s.md").write_text(r"We have $(x + 1)^2 \ne x^2 + 2x + 1$.", "utf-8")
    done = symsgd("certify", tmp_path / "s.md", "-o", tmp_path / "out", seconds=300)
    assert done.returncode == 0
    assert "accepted      REFUTED" in done.stdout


def test_where_they_are_equal_here_and_there_nothing_is_exported():
    text = r"Let $x$ be real. We have $x \ne 2x$."
    [found] = coq_claims(text, file="sheet.md", problem=None)
    assert found.standing is Standing.NOT_EXPORTED
