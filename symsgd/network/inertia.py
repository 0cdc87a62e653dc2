"""The signs of the eigenvalues of a symmetric matrix, exactly or certified, without eigenvalues.

All eigenvalues of a symmetric matrix are real, so Descartes' rule counts exactly: the number of
positive ones is the number of sign changes of the characteristic polynomial.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from flint import arb, fmpq, fmpq_mat, fmpq_poly

from symsgd.algebra.balls import compare, working_precision


@dataclass(frozen=True, slots=True)
class Inertia:
    """How many eigenvalues are positive, negative and zero; ``unknown`` is what stays open.

    >>> Inertia(1, 0, 8)
    Inertia(positive=1, negative=0, zero=8, unknown=0)
    """

    positive: int
    negative: int
    zero: int
    unknown: int = 0

    @property
    def definite(self) -> bool:
        """Whether all eigenvalues are known to be positive."""
        return not (self.negative or self.zero or self.unknown)

    @property
    def semidefinite(self) -> bool:
        """Whether no eigenvalue is negative, for certain."""
        return not (self.negative or self.unknown)

    def __str__(self) -> str:
        counts = ((self.positive, "positive"), (self.negative, "negative"), (self.zero, "zero"))
        parts = [f"{count} {word}" for count, word in counts if count]
        return ", ".join([*parts, *([f"{self.unknown} open"] if self.unknown else [])])


def characteristic(rows: Sequence[Sequence[fmpq]]) -> fmpq_poly:
    """Return the characteristic polynomial det(λ − A) of a rational matrix.

    >>> print(characteristic([[fmpq(2), fmpq(1)], [fmpq(1), fmpq(2)]]))
    x^2 + (-4)*x + 3
    """
    return fmpq_mat([list(row) for row in rows]).charpoly()


def inertia(rows: Sequence[Sequence[fmpq]]) -> Inertia:
    """Return the inertia of a symmetric rational matrix, exactly.

    >>> inertia([[fmpq(0), fmpq(1)], [fmpq(1), fmpq(0)]])
    Inertia(positive=1, negative=1, zero=0, unknown=0)
    """
    coefficients = characteristic(rows).coeffs()
    zero = next(k for k, c in enumerate(coefficients) if c != 0)
    positive = _changes(coefficients)
    return Inertia(positive, len(rows) - zero - positive, zero)


def inertia_of_balls(rows: Sequence[Sequence[arb]]) -> Inertia:
    """Return what balls say about the inertia of a symmetric matrix.

    Signs of pivots are those of eigenvalues (Sylvester), so each pivot that is
    certainly not zero counts one.

    >>> inertia_of_balls([[arb(2), arb(1)], [arb(1), arb(-3)]])
    Inertia(positive=1, negative=1, zero=0, unknown=0)
    """
    left = [list(row) for row in rows]
    signs = {1: 0, -1: 0}
    while left:
        pivot = _pivot(left)
        if pivot is None:
            break
        sign = compare(left[pivot][pivot], arb(0))
        signs[sign or 0] += 1
        left = _complement(left, pivot)
    if len(left) > 1 and _is_zero(left):
        return Inertia(signs[1], signs[-1], len(left))
    return Inertia(signs[1], signs[-1], 0, len(left))


def _pivot(rows: list[list[arb]]) -> int | None:
    known = [i for i in range(len(rows)) if compare(rows[i][i], arb(0)) in (1, -1)]
    return max(known, key=lambda i: float(abs(rows[i][i]).mid()), default=None)


def _complement(rows: list[list[arb]], p: int) -> list[list[arb]]:
    others = [i for i in range(len(rows)) if i != p]
    return [[rows[i][j] - rows[i][p] * rows[p][j] / rows[p][p] for j in others] for i in others]


def _is_zero(rows: list[list[arb]]) -> bool:
    return all(entry == 0 for row in rows for entry in row)


def _changes(coefficients: Sequence[Any]) -> int:
    signs = [c > 0 for c in coefficients if c != 0]
    return sum(a != b for a, b in pairwise(signs))


def largest_eigenvalue(rows: Sequence[Sequence[fmpq]]) -> tuple[arb, fmpq | None]:
    """Return the largest eigenvalue of a symmetric rational matrix: a ball, and exactly if known.

    >>> print(*largest_eigenvalue([[fmpq(2), fmpq(1)], [fmpq(1), fmpq(2)]]))
    3.00000000000000 3
    """
    polynomial = characteristic(rows)
    roots = [root for root, _ in real_roots(polynomial)]
    top = max(roots, key=lambda root: float(root.mid()))
    exact = next((-f[0] / f[1] for f, _ in polynomial.factor()[1] if f.degree() == 1
                  and top.contains(-f[0] / f[1])), None)  # fmt: skip
    return top, exact


def real_roots(polynomial: fmpq_poly) -> list[tuple[arb, int]]:
    """Return all real roots with their multiplicities, as balls that isolate them.

    >>> [(str(root), m) for root, m in real_roots(fmpq_poly([-1, 0, 1]))]
    [('-1.00000000000000', 1), ('1.00000000000000', 1)]
    """
    found = []
    for factor, multiplicity in polynomial.numer().factor()[1]:
        if factor.degree() == 1:
            c, m = factor.coeffs()
            found.append((arb(fmpq(-c, m)), multiplicity))
        else:
            roots: Any = factor.complex_roots()
            found += [(root.real, multiplicity) for root, _ in roots if root.imag == 0]
    return sorted(found, key=lambda pair: float(pair[0].mid()))


def inner_roots(polynomial: fmpq_poly, low: int, high: int) -> list[tuple[arb, int]]:
    """Return the real roots strictly between two whole numbers, each certainly inside.

    >>> [str(root) for root, _ in inner_roots(fmpq_poly([0, -1, 2]), 0, 1)]
    ['0.500000000000000']
    """
    bits = 64
    while True:  # a root that is not rational differs from both ends, and bits will show it
        with working_precision(bits):
            found = real_roots(polynomial)
            sides = [(compare(root, arb(low)), compare(root, arb(high))) for root, _ in found]
        if not any(None in pair for pair in sides):
            return [pair for pair, side in zip(found, sides, strict=True) if side == (1, -1)]
        bits *= 4
