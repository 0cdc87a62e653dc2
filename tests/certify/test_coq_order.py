"""Inequalities in Coq: by squares between polynomials, and between derivatives."""

from __future__ import annotations

import pytest

from symsgd.certify.coq.document import exported
from symsgd.certify.squares import polynomial, squares
from symsgd.expression import node as n
from symsgd.expression.domain import Context, Domain
from symsgd.prove.decide import decide
from tests.certify.with_coq import asks_coq, check_accepted, check_rejected
from tests.program import symsgd

x, y = n.variables("x y")
NOTHING, POSITIVE = Context(), Context.of({"x": Domain.named("positive")})
SLOPE = "v_derivative_1"
POLYNOMIALS = [
    x**2 - 2 * x + 1,
    2 * x**2 - 4 * x + 3,
    x**4 - 2 * x**2 + 1,
    x**4 - 4 * x**3 + 6 * x**2 - 4 * x + 1,
    x**6 - 2 * x**3 + 1,
    (x**2 - 3) ** 2 * (x**2 + x + 1),
    x**2 + 4 * x * y + 5 * y**2 - 2 * y + 1,
    x**4 + x**2 * y**2 + y**4,
]
SLOPES = [
    (n.derivative(x**3, "x"), ">=", n.number(0), NOTHING,
     (f"forall (v_x : R), exists {SLOPE} : R, "
      f"is_derive (fun v_x : R => (v_x ^ 3)) v_x {SLOPE} /\\ 0 <= {SLOPE}")),
    (n.derivative(n.apply("log", x), "x"), ">", n.number(0), POSITIVE,
     (f"forall (v_x : R), 0 < v_x -> exists {SLOPE} : R, "
      f"is_derive (fun v_x : R => (ln v_x)) v_x {SLOPE} /\\ 0 < {SLOPE}")),
    (n.derivative(n.apply("sigmoid", x), "x"), "<=", n.number("1/4"), NOTHING,
     (f"forall (v_x : R), exists {SLOPE} : R, "
      f"is_derive (fun v_x : R => (sigma v_x)) v_x {SLOPE} /\\ {SLOPE} <= (1 / 4)")),
    (n.derivative(x**4, "x", 2), ">=", n.number(0), NOTHING,
     (f"forall (v_x : R), exists {SLOPE} : R, "
      f"is_derive_n (fun v_x : R => (v_x ^ 4)) 2 v_x {SLOPE} /\\ 0 <= {SLOPE}")),
    (n.derivative(x**2, "x"), "!=", 2 * x + 1, NOTHING,
     (f"forall (v_x : R), exists {SLOPE} : R, "
      f"is_derive (fun v_x : R => (v_x ^ 2)) v_x {SLOPE} /\\ {SLOPE} <> ((2 * v_x) + 1)")),
]  # fmt: skip
WRONG = [
    (n.derivative(x**2, "x"), ">=", 2 * x + 1, NOTHING,
     (f"~ (forall (v_x : R), forall {SLOPE} : R, is_derive (fun v_x : R => (v_x ^ 2)) v_x "
      f"{SLOPE} -> ((2 * v_x) + 1) <= {SLOPE})")),
    (n.derivative(x**3, "x", 2), ">=", n.number(0), NOTHING,
     (f"~ (forall (v_x : R), forall {SLOPE} : R, is_derive_n (fun v_x : R => (v_x ^ 3)) 2 v_x "
      f"{SLOPE} -> 0 <= {SLOPE})")),
]  # fmt: skip


def claim(left, sign, right, context=NOTHING, number=1):
    verdict = decide(left, right, context, sign)
    return exported(
        number, number, f"{left} {sign} {right}", [(left, right, context, sign, verdict)]
    )


@pytest.mark.parametrize(("left", "sign", "right", "context", "said"), [*SLOPES, *WRONG])
def test_an_inequality_between_derivatives_says_that_they_exist(left, sign, right, context, said):
    assert [each.statement for each in claim(left, sign, right, context).theorems] == [said]


@pytest.mark.parametrize("root", POLYNOMIALS)
def test_a_polynomial_and_its_opposite_have_the_same_squares(root):
    assert squares(root)
    assert squares(root) == squares(-root)


@pytest.mark.parametrize(
    "root", [n.apply("exp", x) / x, x**y, n.derivative(x**2, "x"), x ** n.number("1/2")]
)
def test_what_is_no_polynomial_has_no_squares(root):
    assert polynomial(root) is None
    assert squares(root) == []


def test_applied_functions_are_letters():
    bell = n.apply("sigmoid", x)
    assert [str(each) for each in squares(bell**2 - bell + 1)] == ["sigmoid(x) - 1/2"]


@asks_coq
def test_coq_accepts_them():
    found = [claim(root, ">=", n.number(0), number=k) for k, root in enumerate(POLYNOMIALS)]
    found += [claim(*row[:4], number=20 + k) for k, row in enumerate([*SLOPES, *WRONG])]
    found.append(claim(6 * x - 9, "<=", x**2, number=40))
    check_accepted(found)


@asks_coq
@pytest.mark.parametrize(
    ("row", "old", "new"),
    [
        ((x**2 - 2 * x + 1, ">=", n.number(0)), "(2 * v_x)", "(3 * v_x)"),
        ((x**2 - 2 * x + 1, ">=", n.number(0)), "0 <= ", "0 < "),
        (SLOPES[0][:3], "(v_x ^ 3)", "(v_x ^ 2)"),
        (SLOPES[2][:3], "(1 / 4)", "(1 / 5)"),
        (WRONG[0][:3], "((2 * v_x) + 1)", "((2 * v_x) + (- 1))"),
    ],
)
def test_coq_rejects_a_change(row, old, new):
    check_rejected(claim(*row), old, new)


@asks_coq
def test_the_program_exports_inequalities(tmp_path):
    text = r"We have $x^2 - 2x + 1 \ge 0$ and $\frac{d}{dx} x^3 \ge 0$."
    (tmp_path / "s.md").write_text(text, "utf-8")
    done = symsgd("certify", tmp_path / "s.md", "-o", tmp_path / "out", seconds=300)
    assert done.returncode == 0
    assert "2 claims: 2 accepted" in done.stdout
