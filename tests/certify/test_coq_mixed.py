"""Derivatives of derivatives in Coq: ∂/∂y (∂f/∂x) exists near the place, and is what is claimed."""

from __future__ import annotations

import pytest

from symsgd.certify.coq.document import Standing, exported
from symsgd.expression import node as n
from symsgd.expression.domain import Context
from symsgd.prove.decide import decide
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.program import symsgd

x, y, b = n.variables("x y b")
BELL = n.apply("sigmoid", x * y + b)
TRUE = [
    (x**2 * y**3, 6 * x * y**2),
    (n.apply("exp", x * y), (1 + x * y) * n.apply("exp", x * y)),
    (n.apply("sin", x * y), n.apply("cos", x * y) - x * y * n.apply("sin", x * y)),
    ((x * y + b) ** 2, 4 * x * y + 2 * b),
    (BELL, BELL * (1 - BELL) * (1 + x * y * (1 - 2 * BELL))),
]


def claim(body, right, number=1):
    left = n.derivative(n.derivative(body, "x"), "y")
    decided = (left, right, Context(), "=", decide(left, right))
    return exported(number, number, f"{left} = {right}", [decided])


def test_it_says_that_both_derivatives_exist():
    [found] = claim(*TRUE[0]).theorems
    inside = "is_derive (fun v_x : R => ((v_x ^ 2) * (v_y ^ 3))) v_x (slope v_y)"
    assert found.statement == (
        "forall (v_y v_x : R), exists slope : R -> R, "
        f"(locally v_y (fun v_y : R => {inside})) /\\ is_derive slope v_y ((6 * v_x) * (v_y ^ 2))"
    )


WRONG = [
    (x**2 * y**3, 5 * x * y**2),
    (n.apply("exp", x * y), n.apply("exp", x * y)),
    (n.apply("sin", x * y), n.apply("cos", x * y)),
    (BELL, BELL * (1 - BELL)),
    (x**2 * y, 2 * x + 1),
]


def test_it_says_that_the_derivative_exists_where_it_is_another_one():
    [found] = claim(*WRONG[0]).theorems
    assert found.statement.startswith(
        "~ (forall (v_y v_x : R), forall (slope : R -> R) (value : R)"
    )
    assert found.statement.endswith(
        " -> is_derive slope v_y value -> value = ((5 * v_x) * (v_y ^ 2)))"
    )


@pytest.mark.parametrize(
    ("body", "right", "verdict", "why"),
    [
        (x * n.apply("log", y), 1 / y, "PROVED", "that needs something"),
        (n.apply("relu", x) * y, n.apply("heaviside", x), "PROVED", "that needs something"),
        (x * n.apply("log", y), 2 / y, "REFUTED", "that needs something"),
    ],
)
def test_what_is_left_out_is_said(body, right, verdict, why):
    found = claim(body, right)
    assert (found.verdict, found.standing) == (verdict, Standing.NOT_EXPORTED)
    assert why in found.reason


@asks_coq
def test_coq_accepts_them():
    check_accepted([claim(*row, number=k) for k, row in enumerate([*TRUE, *WRONG])])


@asks_coq
@pytest.mark.parametrize(
    ("row", "old", "new"),
    [(0, "(6 * v_x)", "(5 * v_x)"), (0, "(v_x ^ 2) *", "(v_x ^ 3) *"), (1, "(1 + ", "(2 + ")],
)
def test_coq_rejects_a_change(row, old, new):
    check_rejected(claim(*TRUE[row]), old, new)


@asks_coq
@pytest.mark.parametrize(
    ("row", "old", "new"),
    [(0, "(5 * v_x)", "(6 * v_x)"), (4, "+ 1)", "+ 0)"), (2, "(sin (v_x * v_y))", "0")],
)
def test_coq_rejects_a_change_of_a_refutation(row, old, new):
    check_rejected(claim(*WRONG[row]), old, new)


@asks_coq
def test_the_program_exports_a_mixed_derivative(tmp_path):
    text = r"We have $\frac{\partial}{\partial y} \frac{\partial}{\partial x} x^2y^3 = 6xy^2$."
    (tmp_path / "s.md").write_text(text, "utf-8")
    done = symsgd("certify", tmp_path / "s.md", "-o", tmp_path / "out", seconds=300)
    assert done.returncode == 0
    assert "1 claim: 1 accepted" in done.stdout
