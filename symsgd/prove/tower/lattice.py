"""Rational dependence between exponents (or angles): which are new, which are combinations.

e^{2x}, e^{x} and e^{x+1} are monomials in e^x and e.  A basis of exponents that
are independent over the rationals is grown as exponents turn up; a new one is
written as a combination of the basis by exact elimination.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import fmpz_mpoly

from symsgd.prove.tower.ring import Quotient, Ring

Vector = dict[Any, Fraction]  # monomial → coefficient
Combination = dict[int, Fraction]  # place in the basis → coefficient


class Lattice:
    """A growing list of independent fractions."""

    def __init__(self, ring: Ring) -> None:
        self.ring = ring
        self.basis: list[Quotient] = []
        self._common: fmpz_mpoly = ring.one
        self._rows: dict[Any, tuple[Vector, Combination]] = {}  # by pivot, in order of creation

    def combination(self, value: Quotient) -> Combination | None:
        """Return the coefficients of ``value`` over the basis, or None if it is independent."""
        combination: Combination = {}
        rest = self._eliminate(self._vector(value), combination)
        return None if rest else {k: c for k, c in sorted(combination.items()) if c}

    def add(self, value: Quotient) -> int:
        """Take an independent fraction into the basis; return its place."""
        vector = self._vector(value)
        self.basis.append(value)
        self._insert(vector, len(self.basis) - 1)
        return len(self.basis) - 1

    def _insert(self, vector: Vector, place: int) -> None:
        """Keep a row rest = basis[place] − Σ combination·basis, scaled to pivot one."""
        combination: Combination = {}
        rest = self._eliminate(vector, combination)
        pivot = min(rest)
        scale = rest[pivot]
        made_of = {k: -c / scale for k, c in combination.items()}
        made_of[place] = 1 / scale
        self._rows[pivot] = {k: v / scale for k, v in rest.items()}, made_of

    def _eliminate(self, vector: Vector, combination: Combination) -> Vector:
        """Subtract rows; ``combination`` collects what was subtracted, over the basis."""
        if not any(pivot in self._rows for pivot in vector):
            return vector  # only a pivot that occurs can bring in others
        vector = dict(vector)
        for pivot, (row, made_of) in self._rows.items():
            factor = vector.get(pivot)
            if not factor:
                continue
            for k, v in row.items():
                changed = vector.get(k, 0) - factor * v
                if changed:
                    vector[k] = changed
                else:
                    vector.pop(k, None)
            for i, c in made_of.items():
                combination[i] = combination.get(i, Fraction(0)) + factor * c
        return vector

    def _vector(self, value: Quotient) -> Vector:
        if not (self._common == value.below or value.below.is_one()):
            common = self._common * (value.below // self._common.gcd(value.below))
            if common != self._common:
                self._common = common
                self._rebuild()
        return self._coordinates(value)

    def _coordinates(self, value: Quotient) -> Vector:
        top = value.top
        if not self._common.is_one():
            top = top * (self._common // value.below)
        return {m: Fraction(int(c)) for m, c in self.ring.reduce(top).to_dict().items()}

    def _rebuild(self) -> None:
        self._rows = {}
        for place, value in enumerate(self.basis):
            self._insert(self._coordinates(value), place)
