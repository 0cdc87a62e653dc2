"""Matrices of expressions, exactly as written: frozen, with the shapes checked.

A product of matrices is a matrix of sums of products; nothing is multiplied
out or collected.  A vector is a matrix with one column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node

ZERO = n.number(0)
ONE = n.number(1)


@dataclass(frozen=True, slots=True)
class Matrix:
    """A matrix of nodes: its shape and its entries, row by row.

    >>> row = Matrix.of([[5, 6]])
    >>> print(row @ Matrix.column([1, 2]))
    [5*1 + 6*2]
    >>> row.shape, row.transpose().shape
    ((1, 2), (2, 1))
    """

    rows: int
    columns: int
    entries: tuple[Node, ...]

    def __post_init__(self) -> None:
        if self.rows < 1 or self.columns < 1:
            raise SymsgdError("empty-matrix", "a matrix needs at least one row and one column")
        if len(self.entries) != self.rows * self.columns:
            raise SymsgdError(
                "ragged-matrix",
                f"{len(self.entries)} entries do not make a {self.rows} × {self.columns} matrix",
            )

    @classmethod
    def of(cls, rows: Iterable[Iterable[Node | int | Fraction]]) -> Matrix:
        """Return the matrix with these rows."""
        table = [tuple(_node(entry) for entry in row) for row in rows]
        if len({len(row) for row in table}) > 1:
            raise SymsgdError(
                "ragged-matrix",
                f"the rows of a matrix have {', '.join(str(len(row)) for row in table)} entries",
                advice="give every row the same number of entries",
            )
        width = len(table[0]) if table else 0
        return cls(len(table), width, tuple(entry for row in table for entry in row))

    @classmethod
    def column(cls, entries: Iterable[Node | int | Fraction]) -> Matrix:
        """Return the column vector with these entries."""
        return cls.of([entry] for entry in entries)

    @classmethod
    def diagonal(cls, entries: Iterable[Node | int | Fraction]) -> Matrix:
        """Return the square matrix with these entries on its diagonal, and zeros elsewhere.

        >>> print(Matrix.diagonal([1, 2]))
        [1, 0; 0, 2]
        """
        values = [_node(entry) for entry in entries]
        return cls.of(
            [value if i == j else ZERO for j in range(len(values))]
            for i, value in enumerate(values)
        )

    @classmethod
    def identity(cls, size: int) -> Matrix:
        """Return the unit matrix."""
        return cls.diagonal([ONE] * size)

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and the number of columns."""
        return self.rows, self.columns

    def __getitem__(self, place: tuple[int, int]) -> Node:
        """Return the entry in a row and a column, both counted from 0."""
        i, j = place
        if not (0 <= i < self.rows and 0 <= j < self.columns):
            raise IndexError(f"no entry ({i}, {j}) in a {self.rows} × {self.columns} matrix")
        return self.entries[i * self.columns + j]

    def row(self, i: int) -> tuple[Node, ...]:
        """Return the entries of one row, counted from 0."""
        return self.entries[i * self.columns : (i + 1) * self.columns]

    def table(self) -> Iterator[tuple[Node, ...]]:
        """Yield the rows."""
        return (self.row(i) for i in range(self.rows))

    def map(self, function: Callable[[Node], Node]) -> Matrix:
        """Return the matrix with a function applied to every entry."""
        return Matrix(self.rows, self.columns, tuple(function(entry) for entry in self.entries))

    def transpose(self) -> Matrix:
        """Return the matrix with rows and columns exchanged."""
        return Matrix.of(zip(*self.table(), strict=True))

    def scale(self, factor: Node | int | Fraction) -> Matrix:
        """Return the matrix with every entry multiplied from the left by a factor."""
        scalar = _node(factor)
        return self.map(lambda entry: scalar * entry)

    def hadamard(self, other: Matrix) -> Matrix:
        """Return the product entry by entry."""
        return self._together(other, n.multiply, "multiply entry by entry")

    def __add__(self, other: Matrix) -> Matrix:
        return self._together(other, n.add, "add")

    def __sub__(self, other: Matrix) -> Matrix:
        return self._together(other, lambda a, b: a - b, "subtract")

    def __neg__(self) -> Matrix:
        return self.map(n.negate)

    def __matmul__(self, other: Matrix) -> Matrix:
        """Return the matrix product."""
        if self.columns != other.rows:
            raise _shapes_do_not_fit("multiply", self, other)
        columns = list(zip(*other.table(), strict=True))
        return Matrix.of([_dot(row, column) for column in columns] for row in self.table())

    def _together(
        self, other: Matrix, operation: Callable[[Node, Node], Node], what: str
    ) -> Matrix:
        if self.shape != other.shape:
            raise _shapes_do_not_fit(what, self, other)
        pairs = zip(self.entries, other.entries, strict=True)
        return Matrix(self.rows, self.columns, tuple(operation(a, b) for a, b in pairs))

    def __str__(self) -> str:
        rows = (", ".join(str(entry) for entry in row) for row in self.table())
        return f"[{'; '.join(rows)}]"


def _dot(row: tuple[Node, ...], column: tuple[Node, ...]) -> Node:
    products = [a * b for a, b in zip(row, column, strict=True)]
    return products[0] if len(products) == 1 else n.add(*products)


def _node(value: Node | int | Fraction) -> Node:
    return value if isinstance(value, Node) else n.number(value)


def _shapes_do_not_fit(what: str, left: Matrix, right: Matrix) -> SymsgdError:
    return SymsgdError(
        "shapes-do-not-fit",
        f"cannot {what} a {left.rows} × {left.columns} matrix"
        f" and a {right.rows} × {right.columns} matrix",
    )
