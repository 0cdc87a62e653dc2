"""Gradient descent on a quadratic: everything about it in closed form.

C(θ) = ½ θᵀAθ + gᵀθ + c with A positive semidefinite.  With θ* a minimum,
θₜ − θ* = (1 − ηA)ᵗ(θ₀ − θ*), so that convergence is a question about the roots of the
polynomial of A that belongs to θ₀ − θ*.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from flint import arb, fmpq, fmpq_mat, fmpq_poly

from symsgd.algebra.balls import compare
from symsgd.network.facts import Facts
from symsgd.network.inertia import Inertia, inertia, largest_eigenvalue, real_roots


@dataclass(frozen=True)
class Quadratic:
    """A quadratic with rational coefficients.

    >>> form = Quadratic([[fmpq(1), fmpq(0)], [fmpq(0), fmpq(4)]], [fmpq(0)] * 2, fmpq(0))
    >>> form.converges([fmpq(1), fmpq(1)], fmpq(1, 3)), form.converges([fmpq(1)] * 2, fmpq(1, 2))
    (True, False)
    """

    A: list[list[fmpq]]
    g: list[fmpq]
    c: fmpq

    @cached_property
    def matrix(self) -> fmpq_mat:
        """A as a matrix."""
        return fmpq_mat(self.A)

    @cached_property
    def minimum(self) -> list[fmpq]:
        """A point at which the gradient vanishes; free coordinates are 0."""
        size = len(self.A)
        reduced, _ = fmpq_mat(
            [[*row, -slope] for row, slope in zip(self.A, self.g, strict=True)]
        ).rref()
        point = [fmpq(0)] * size
        for i in range(size):
            row = [reduced[i, j] for j in range(size + 1)]
            pivot = next((j for j, entry in enumerate(row[:size]) if entry != 0), None)
            if pivot is not None:
                point[pivot] = row[size]
        return point

    @cached_property
    def lowest(self) -> Fraction:
        """The least value."""
        half = sum((g * t for g, t in zip(self.g, self.minimum, strict=True)), fmpq(0)) / 2
        value = self.c + half
        return Fraction(int(value.p), int(value.q))

    @cached_property
    def inertia(self) -> Inertia:
        """The inertia of A."""
        return inertia(self.A)

    @cached_property
    def L(self) -> tuple[arb, fmpq | None]:
        """The largest eigenvalue of A, which is the Lipschitz constant of the gradient."""
        return largest_eigenvalue(self.A)

    def iterate(self, theta: Sequence[fmpq], eta: fmpq, t: int) -> list[fmpq]:
        """Return θₜ = θ* + (1 − ηA)ᵗ(θ₀ − θ*), without the steps between.

        >>> Quadratic([[fmpq(2)]], [fmpq(-2)], fmpq(1)).iterate([fmpq(5)], fmpq(1, 4), 3)
        [3/2]
        """
        size = len(self.A)
        one = fmpq_mat([[fmpq(int(i == j)) for j in range(size)] for i in range(size)])
        away = fmpq_mat([[p - q] for p, q in zip(theta, self.minimum, strict=True)])
        moved = (one - self.matrix * eta) ** t * away
        return [q + moved[i, 0] for i, q in enumerate(self.minimum)]

    def moving(self, theta: Sequence[fmpq]) -> fmpq_poly:
        """Return the least polynomial p with p(A) A (θ₀ − θ*) = 0: its roots are what moves."""
        vector = self.matrix * fmpq_mat([[p - q] for p, q in zip(theta, self.minimum, strict=True)])
        size, columns = len(self.A), list[list[fmpq]]()
        for _ in range(size + 1):
            column = [vector[i, 0] for i in range(size)]
            columns.append(column)
            rows = fmpq_mat([[c[i] for c in columns] for i in range(size)])
            reduced, rank = rows.rref()
            if rank < len(columns):
                last = len(columns) - 1
                return fmpq_poly([*(-reduced[i, last] for i in range(last)), 1])
            vector = self.matrix * vector
        return fmpq_poly([1])

    def converges(self, theta: Sequence[fmpq], eta: fmpq) -> bool | None:
        """Say whether gradient descent with a constant rate converges; None if that stays open."""
        answers = [self._contracts(root, eta) for root, _ in real_roots(self.moving(theta))]
        if False in answers:
            return False
        return None if None in answers else True

    def _contracts(self, root: arb, eta: fmpq) -> bool | None:
        order = compare(root * arb(eta), arb(2))
        if order is None:
            return None
        return order < 0 < eta


def quadratic_form(facts: Facts) -> Quadratic:
    """Return the cost of a network without hidden layers and with the identity as a quadratic.

    >>> from symsgd.network.landscape import Landscape
    >>> from symsgd.network.network import Network
    >>> data = [([0], [1]), ([1], [3])]
    >>> form = quadratic_form(Facts(Landscape(Network([1, 1], "identity"), data)))
    >>> form.A, form.minimum, form.lowest
    ([[1, 1/2], [1/2, 1/2]], [1, 2], Fraction(0, 1))
    """
    landscape = facts.landscape
    zero = [Fraction(0)] * landscape.size
    return Quadratic(
        landscape.hessian_at(zero), landscape.gradient_at(zero), landscape.cost_at(zero)
    )
