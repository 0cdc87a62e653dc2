"""Determinants, inverses and conjugate transposes of matrices of expressions."""

from __future__ import annotations

from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix, shape_error
from symsgd.expression.node import Node

MOST_ROWS = 6


def determinant(matrix: Matrix) -> Node:
    """Return the determinant, expanded along the first row.

    >>> str(determinant(Matrix.of([[n.number(1), n.number(2)], [n.number(3), n.number(4)]])))
    '1*4 - 2*3'
    """
    rows = matrix.rows
    if len(rows) != len(rows[0]) or len(rows) > MOST_ROWS:
        raise shape_error("take the determinant of", matrix.shape)
    if len(rows) == 1:
        return rows[0][0]
    terms = []
    for j, entry in enumerate(rows[0]):
        term = n.multiply(entry, determinant(_minor(matrix, 0, j)))
        terms.append(n.negate(term) if j % 2 else term)
    return n.add(*terms)


def _minor(matrix: Matrix, i: int, j: int) -> Matrix:
    kept = (row for k, row in enumerate(matrix.rows) if k != i)
    return Matrix(tuple(row[:j] + row[j + 1 :] for row in kept))


def _cofactor(matrix: Matrix, i: int, j: int) -> Node:
    value = determinant(_minor(matrix, i, j))
    return n.negate(value) if (i + j) % 2 else value


def inverse(matrix: Matrix) -> Matrix:
    """Return the inverse by Cramer's rule; it has no value where the determinant is 0.

    >>> print(inverse(Matrix.of([[n.number(2), n.number(0)], [n.number(0), n.variable("x")]])))
    [[x/(2*x - 0*0), (-0)/(2*x - 0*0)], [(-0)/(2*x - 0*0), 2/(2*x - 0*0)]]
    """
    whole = determinant(matrix)
    places = range(len(matrix.rows))
    rows = [[_cofactor(matrix, column, row) for column in places] for row in places]
    return Matrix.of([[n.divide(entry, whole) for entry in row] for row in rows])


def conjugate_transpose(matrix: Matrix) -> Matrix:
    """Return the transpose with -i for i: every symbol is a real number.

    >>> print(conjugate_transpose(Matrix.row(n.constant("i"), n.number(2))))
    [[-i], [2]]
    """
    unit = n.constant("i")
    return matrix.transpose().map(lambda entry: n.substitute(entry, {unit: n.negate(unit)}))
