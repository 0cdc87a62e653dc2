"""Vectors and matrices over any algebra, so that an algorithm reads like the textbook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Generic, TypeVar

from symsgd.algebra.algebra import Algebra

V = TypeVar("V")
Layers = dict[int, "Array[V]"]


class Array(Generic[V]):
    """A matrix of values of one algebra; a vector is a matrix with one column.

    >>> from symsgd.algebra.rationals import Rationals
    >>> q = Rationals()
    >>> W = Array(q, [[q.number(Fraction(5)), q.number(Fraction(6))]])
    >>> (W @ W.T).rows
    [[61]]
    """

    __slots__ = ("algebra", "rows")

    def __init__(self, algebra: Algebra[V], rows: Iterable[Iterable[V]]) -> None:
        self.algebra = algebra
        self.rows = [list(row) for row in rows]

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and of columns."""
        return len(self.rows), len(self.rows[0])

    @property
    def T(self) -> Array[V]:
        """The transpose."""
        return Array(self.algebra, zip(*self.rows, strict=True))

    def __iter__(self) -> Iterator[V]:
        for row in self.rows:
            yield from row

    def map(self, rule: Callable[[V], V]) -> Array[V]:
        """Return the array with a rule applied to every entry."""
        return Array(self.algebra, ([rule(entry) for entry in row] for row in self.rows))

    def __matmul__(self, other: Array[V]) -> Array[V]:
        add, multiply = self.algebra.add, self.algebra.multiply
        if len(other.rows) == 1:  # a column times a row has no sums
            (row,) = other.rows
            return Array(self.algebra, ([multiply([a, b]) for b in row] for (a,) in self.rows))
        columns = list(zip(*other.rows, strict=True))
        return Array(
            self.algebra,
            (
                [
                    add([multiply(pair) for pair in zip(row, column, strict=True)])
                    for column in columns
                ]
                for row in self.rows
            ),
        )

    def __add__(self, other: Array[V]) -> Array[V]:
        return self._together(other, lambda a, b: self.algebra.add([a, b]))

    def __sub__(self, other: Array[V]) -> Array[V]:
        algebra = self.algebra
        return self._together(other, lambda a, b: algebra.add([a, algebra.negate(b)]))

    def _together(self, other: Array[V], rule: Callable[[V, V], V]) -> Array[V]:
        pairs = zip(self.rows, other.rows, strict=True)
        return Array(
            self.algebra,
            ([rule(a, b) for a, b in zip(left, right, strict=True)] for left, right in pairs),
        )


class Diagonal(Array[V]):
    """A diagonal matrix; a product with it never touches the zeros."""

    __slots__ = ("entries",)

    def __init__(self, algebra: Algebra[V], entries: Sequence[V]) -> None:
        zero = algebra.number(Fraction(0))
        self.entries = list(entries)
        size = range(len(self.entries))
        super().__init__(
            algebra, ([self.entries[i] if i == j else zero for j in size] for i in size)
        )

    @property
    def T(self) -> Array[V]:
        """The matrix itself."""
        return self

    def __matmul__(self, other: Array[V]) -> Array[V]:
        multiply = self.algebra.multiply
        pairs = zip(self.entries, other.rows, strict=True)
        return Array(self.algebra, ([multiply([d, v]) for v in row] for d, row in pairs))


def times(factor: V, array: Array[V]) -> Array[V]:
    """Return the array with every entry multiplied by a factor.

    >>> from symsgd.algebra.rationals import Rationals
    >>> q = Rationals()
    >>> times(q.number(Fraction(2)), Array(q, [[q.number(Fraction(3))]])).rows
    [[6]]
    """
    multiply = array.algebra.multiply
    return array.map(lambda entry: multiply([factor, entry]))


def mean(arrays: Sequence[Array[V]]) -> Array[V]:
    """Return the mean of arrays of one shape, entry by entry.

    >>> from symsgd.algebra.rationals import Rationals
    >>> q = Rationals()
    >>> mean([Array(q, [[q.number(Fraction(k))]]) for k in (1, 2)]).rows
    [[3/2]]
    """
    first, *others = arrays
    if not others:
        return first
    algebra = first.algebra
    share = algebra.number(Fraction(1, len(arrays)))
    columns = zip(*arrays, strict=True)
    entries = iter([algebra.multiply([share, algebra.add(list(column))]) for column in columns])
    return Array(algebra, ([next(entries) for _ in row] for row in first.rows))
