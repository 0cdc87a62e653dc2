"""Rational dependence between exponents (or angles): which are new, which are combinations.

e^{2x}, e^{x} and e^{x+1} are monomials in e^x and e.  A basis of exponents that
are independent over the rationals is grown as exponents turn up; a new one is
written as a combination of the basis by exact elimination.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from flint import fmpz_mpoly

from symsgd.prove.ring import Quotient, Ring

Vector = dict[Any, Fraction]


class Lattice:
    """A growing list of independent fractions."""

    def __init__(self, ring: Ring) -> None:
        self.ring = ring
        self.basis: list[Quotient] = []
        self._common: fmpz_mpoly = ring.one
        self._rows: list[tuple[Any, Vector, list[Fraction]]] = []

    def combination(self, value: Quotient) -> list[Fraction] | None:
        """Return the coefficients of ``value`` over the basis, or None if it is independent."""
        vector = self._vector(value)
        combination = [Fraction(0)] * len(self.basis)
        rest = self._eliminate(vector, combination)
        return None if rest else combination

    def add(self, value: Quotient) -> int:
        """Take an independent fraction into the basis; return its place."""
        vector = self._vector(value)
        self.basis.append(value)
        combination = [Fraction(0)] * len(self.basis)
        rest = self._eliminate(vector, combination)
        self._insert(rest, combination, len(self.basis) - 1)
        return len(self.basis) - 1

    def _insert(self, rest: Vector, combination: list[Fraction], place: int) -> None:
        """Keep a row rest = basis[place] − Σ combination·basis, scaled to pivot one."""
        pivot = min(rest, key=repr)
        scale = rest[pivot]
        made_of = [-c for c in combination]
        made_of[place] += 1
        row = {k: v / scale for k, v in rest.items()}
        self._rows.append((pivot, row, [c / scale for c in made_of]))

    def _eliminate(self, vector: Vector, combination: list[Fraction]) -> Vector:
        """Subtract rows; ``combination`` collects what was subtracted, over the basis."""
        for pivot, row, made_of in self._rows:
            factor = vector.get(pivot)
            if not factor:
                continue
            vector = dict(vector)
            for k, v in row.items():
                changed = vector.get(k, Fraction(0)) - factor * v
                if changed:
                    vector[k] = changed
                else:
                    vector.pop(k, None)
            for i, c in enumerate(made_of):
                combination[i] += factor * c
        return vector

    def _vector(self, value: Quotient) -> Vector:
        if not (self._common == value.below or value.below.is_one()):
            common = self._common * (value.below // self._common.gcd(value.below))
            if common != self._common:
                self._common = common
                self._rebuild()
        return self._coordinates(value)

    def _coordinates(self, value: Quotient) -> Vector:
        top = self.ring.reduce(value.top * (self._common // value.below))
        return {m: Fraction(int(c)) for m, c in top.to_dict().items()}

    def _rebuild(self) -> None:
        self._rows = []
        for place, value in enumerate(self.basis):
            combination = [Fraction(0)] * len(self.basis)
            rest = self._eliminate(self._coordinates(value), combination)
            self._insert(rest, combination, place)
