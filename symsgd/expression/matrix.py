"""Matrices of expressions: entries are combined as written, nothing is simplified."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from symsgd.errors import SymsgdError
from symsgd.expression.node import Node, add, multiply, negate, number


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix of expressions, row by row.

    >>> from symsgd.expression.node import variable
    >>> x = variable("x")
    >>> str(Matrix.row(number(5), x) @ Matrix.column(number(1), number(2)))
    '[[5*1 + x*2]]'
    """

    rows: tuple[tuple[Node, ...], ...]

    @classmethod
    def of(cls, rows: Sequence[Sequence[Node]]) -> Matrix:
        """Return the matrix with these rows, which must have one length and at least one entry."""
        if not rows or not rows[0] or any(len(row) != len(rows[0]) for row in rows):
            raise SymsgdError(
                "ragged-matrix",
                "the rows of the matrix differ in length",
                advice="give rows of equal length",
            )
        return cls(tuple(tuple(row) for row in rows))

    @classmethod
    def row(cls, *entries: Node) -> Matrix:
        """Return a matrix of one row."""
        return cls.of([entries])

    @classmethod
    def column(cls, *entries: Node) -> Matrix:
        """Return a matrix of one column."""
        return cls.of([[entry] for entry in entries])

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and of columns."""
        return len(self.rows), len(self.rows[0])

    @property
    def entries(self) -> tuple[Node, ...]:
        """All entries, row by row."""
        return tuple(entry for row in self.rows for entry in row)

    @property
    def is_vector(self) -> bool:
        """Whether it is a single row or a single column."""
        return 1 in self.shape

    @property
    def single(self) -> Node | None:
        """The one entry of a 1×1 matrix, or None."""
        return self.rows[0][0] if self.shape == (1, 1) else None

    def __iter__(self) -> Iterator[Node]:
        return iter(self.entries)

    def map(self, change: Callable[[Node], Node]) -> Matrix:
        """Return the matrix with every entry changed.

        >>> str(Matrix.row(number(1), number(2)).map(negate))
        '[[-1, -2]]'
        """
        return Matrix(tuple(tuple(change(entry) for entry in row) for row in self.rows))

    def _combine(self, other: Matrix, rule: Callable[[Node, Node], Node], what: str) -> Matrix:
        if self.shape != other.shape:
            raise shape_error(what, self.shape, other.shape)
        return Matrix(
            tuple(
                tuple(rule(a, b) for a, b in zip(left, right, strict=True))
                for left, right in zip(self.rows, other.rows, strict=True)
            )
        )

    def __add__(self, other: Matrix) -> Matrix:
        return self._combine(other, add, "add")

    def hadamard(self, other: Matrix) -> Matrix:
        """Return the product entry by entry."""
        return self._combine(other, multiply, "multiply entry by entry")

    def __neg__(self) -> Matrix:
        return self.map(negate)

    def scale(self, factor: Node) -> Matrix:
        """Return the matrix with every entry multiplied by a number."""
        return self.map(lambda entry: multiply(factor, entry))

    def __matmul__(self, other: Matrix) -> Matrix:
        if self.shape[1] != other.shape[0]:
            raise shape_error("multiply", self.shape, other.shape)
        columns = other.transpose().rows
        return Matrix(tuple(tuple(_dot(row, column) for column in columns) for row in self.rows))

    def transpose(self) -> Matrix:
        """Return the matrix with rows and columns exchanged."""
        return Matrix(tuple(zip(*self.rows, strict=True)))

    def diagonal(self) -> Matrix:
        """Return the square matrix with this vector on its diagonal.

        >>> Matrix.column(number(1), number(2)).diagonal().shape
        (2, 2)
        """
        if not self.is_vector:
            raise shape_error("make a diagonal of", self.shape)
        zero = number(0)
        size = len(self.entries)
        return Matrix(
            tuple(
                tuple(entry if i == j else zero for j in range(size))
                for i, entry in enumerate(self.entries)
            )
        )

    def __str__(self) -> str:
        rows = ", ".join(f"[{', '.join(map(str, row))}]" for row in self.rows)
        return f"[{rows}]"


def _dot(row: Sequence[Node], column: Sequence[Node]) -> Node:
    products = [multiply(a, b) for a, b in zip(row, column, strict=True)]
    return products[0] if len(products) == 1 else add(*products)


def shape_error(what: str, *shapes: tuple[int, int]) -> SymsgdError:
    """Return the error about shapes that do not fit.

    >>> shape_error("add", (1, 2), (2, 1)).message
    'cannot add a 1×2 and a 2×1 matrix'
    """
    names = " and a ".join(f"{rows}×{columns}" for rows, columns in shapes)
    return SymsgdError(
        "shape-mismatch",
        f"cannot {what} a {names} matrix",
        advice="check the transposes",
    )
