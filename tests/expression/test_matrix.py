"""Matrices of expressions: shapes, products and the laws they keep."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.algebra import rational_value
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import variables

x, y = variables("x y")


def matrices(rows: int, columns: int) -> st.SearchStrategy[Matrix]:
    row = st.lists(st.integers(-9, 9), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows).map(Matrix.of)


def values(matrix: Matrix) -> list[Fraction | None]:
    return [rational_value(entry) for entry in matrix.entries]


def test_nothing_is_multiplied_out():
    assert str(Matrix.of([[x, 1]]) @ Matrix.column([x, y])) == "[x*x + 1*y]"


def test_shapes():
    a = Matrix.of([[1, 2, 3], [4, 5, 6]])
    assert a.shape == (2, 3)
    assert a.transpose().shape == (3, 2)
    assert a[1, 2] is Matrix.column([6])[0, 0]
    with pytest.raises(IndexError):
        a[2, 0]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: Matrix.of([[1], [2, 3]]), "ragged-matrix"),
        (lambda: Matrix.of([]), "empty-matrix"),
        (lambda: Matrix(2, 2, (x,)), "ragged-matrix"),
        (lambda: Matrix.of([[1, 2]]) @ Matrix.of([[1, 2]]), "shapes-do-not-fit"),
        (lambda: Matrix.of([[1, 2]]) + Matrix.of([[1]]), "shapes-do-not-fit"),
        (lambda: Matrix.of([[1, 2]]).hadamard(Matrix.column([1, 2])), "shapes-do-not-fit"),
    ],
)
def test_shapes_that_do_not_fit(make, code):
    with pytest.raises(SymsgdError) as caught:
        make()
    assert caught.value.code == code


@given(matrices(2, 3), matrices(3, 2))
def test_transpose_turns_a_product_round(a, b):
    assert values((a @ b).transpose()) == values(b.transpose() @ a.transpose())


@given(matrices(2, 2), matrices(2, 2), matrices(2, 2))
def test_product_distributes_over_sum(a, b, c):
    together = [rational_value(e) for e in (a @ b).entries]
    other = [rational_value(e) for e in (a @ c).entries]
    assert [p + q for p, q in zip(together, other, strict=True)] == [
        sum(
            rational_value(a[i, k]) * (rational_value(b[k, j]) + rational_value(c[k, j]))
            for k in range(2)
        )
        for i in range(2)
        for j in range(2)
    ]


@given(matrices(2, 2))
def test_diagonal_matrix_scales_rows(a):
    d = Matrix.diagonal([2, 3])
    scaled = [rational_value(e) for e in (d @ a).entries]
    plain = values(a)
    assert scaled == [2 * plain[0], 2 * plain[1], 3 * plain[2], 3 * plain[3]]
    assert values(Matrix.identity(2) @ a) == plain
    assert values(a.scale(2)) == values(a + a)
    assert values(a - a) == [0, 0, 0, 0]
    assert values(-a) == values(a.scale(-1))
