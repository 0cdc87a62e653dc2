"""Matrices of expressions: shapes, products and the laws they keep."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from symsgd.algebra.algebra import rational_value
from symsgd.errors import SymsgdError
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import number, variables

x, y = variables("x y")
ONE, TWO = number(1), number(2)


def matrices(rows: int, columns: int) -> st.SearchStrategy[Matrix]:
    row = st.lists(st.integers(-9, 9).map(number), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows).map(Matrix.of)


def values(matrix: Matrix) -> list[Fraction | None]:
    return [rational_value(entry) for entry in matrix.entries]


def test_nothing_is_multiplied_out():
    assert (Matrix.row(x, ONE) @ Matrix.column(x, y)).single is x * x + 1 * y


@pytest.mark.parametrize(
    "make",
    [
        lambda: Matrix.of([[ONE], [ONE, TWO]]),
        lambda: Matrix.of([]),
        lambda: Matrix.row(ONE, TWO) @ Matrix.row(ONE, TWO),
        lambda: Matrix.row(ONE, TWO) + Matrix.row(ONE),
        lambda: Matrix.row(ONE, TWO).hadamard(Matrix.column(ONE, TWO)),
        lambda: Matrix.of([[ONE, TWO], [x, y]]).diagonal(),
    ],
)
def test_shapes_that_do_not_fit(make):
    with pytest.raises(SymsgdError):
        make()


@given(matrices(2, 3), matrices(3, 2))
def test_transpose_turns_a_product_round(a, b):
    assert values((a @ b).transpose()) == values(b.transpose() @ a.transpose())


@given(matrices(2, 3), matrices(3, 2), matrices(3, 2))
def test_product_distributes_over_sum(a, b, c):
    apart = [p + q for p, q in zip(values(a @ b), values(a @ c), strict=True)]
    sums = Matrix.of([[number(values(b + c)[2 * i + j]) for j in range(2)] for i in range(3)])
    assert values(a @ sums) == apart


@given(matrices(2, 2))
def test_diagonal_matrix_scales_rows(a):
    p, q, r, s = values(a)
    assert values(Matrix.row(TWO, number(3)).diagonal() @ a) == [2 * p, 2 * q, 3 * r, 3 * s]
    assert values(a.scale(TWO)) == [2 * v for v in values(a)]
    assert values(-a) == [-v for v in values(a)]
