r"""Sums and derivatives of formulas with indices: ``\sum_k x_k``, ``\partial L/\partial x_i``."""

from __future__ import annotations

from dataclasses import replace

from symsgd.algebra import entries as t
from symsgd.algebra import entry_functions as f
from symsgd.algebra.entries import Total
from symsgd.algebra.entry_terms import Cell, Factor
from symsgd.read import surface as s
from symsgd.read.arrays.entry_ranges import NoEntries, indices_of
from symsgd.read.arrays.entry_symbols import EntrySymbols, Places

_SUMS = "sums so far"


class EntryOperators(EntrySymbols):
    """Reads sums over an index, and derivatives by an entry."""

    def _sum(self, piece: s.Big, places: Places) -> Total:
        lower, letters = piece.lower, None if piece.upper is not None else indices_of(piece.lower)
        if isinstance(lower, s.Relation) and lower.signs == ("=",) and piece.upper is not None:
            letter, start = lower.sides
            if isinstance(start, s.Number) and start.digits == "1":
                letters = indices_of(letter)
        if letters is None or (len(letters) > 1 and piece.upper is not None):
            raise NoEntries
        if len({*letters}) != len(letters):
            raise NoEntries
        indices = {letter: self._bound(letter) for letter in letters}
        if piece.upper is not None:
            last = piece.upper
            if not isinstance(last, s.Letter) or self.scope.knows(last.name):
                raise NoEntries
            self.ranges.ends(indices[letters[0]], last.name)
        total = self.part(piece.body, {**places, **indices})  # type: ignore[arg-type]
        for index in reversed(indices.values()):
            total = t.summed(total, index, self.ranges.of(index))
        return total

    def _bound(self, letter: str) -> str:
        if letter in self.scope.ranges or letter in self.scope.indices:
            raise NoEntries
        self._counted[_SUMS] = count = self._counted.get(_SUMS, 0) + 1
        return f"{letter} in sum {count}"

    def _derivative(self, piece: s.Derivative, operand: s.Surface, places: Places) -> Total:
        if self.scope.notation.held or self.held or self._expanding:
            raise NoEntries
        value: Total | None = None
        for variable, order in piece.variables:
            by = self._variable(variable, places)
            for _ in range(order):
                if value is None:
                    holding = replace(self, held=frozenset([by.name]))
                    value = holding.part(operand, places)
                    if by.name not in _names(value):
                        raise NoEntries  # a derivative that is nothing but zero needs a reason
                elif len({each.name for each in self._variables(piece, places)}) > 1:
                    raise NoEntries
                value = f.derivative(value, by)
        if value is None:
            raise NoEntries
        return self._with_formula(value, self._variables(piece, places)[0], operand, places)

    def _variables(self, piece: s.Derivative, places: Places) -> list[Cell]:
        return [self._variable(variable, places) for variable, _ in piece.variables]

    def _variable(self, piece: s.Surface, places: Places) -> Cell:
        holding = replace(self, held=frozenset([_base_name(piece)]))
        (term, c), *rest = holding.part(piece, places).terms
        ((factor, e), *others) = term.factors
        if rest or others or e != 1 or c != 1 or not isinstance(factor, Cell):
            raise NoEntries
        return factor

    def _with_formula(self, value: Total, by: Cell, operand: s.Surface, places: Places) -> Total:
        """Put the formula of what was differentiated by into a derivative."""
        formula = self.scope.formulas.get(by.name)
        if formula is None:
            return value
        inner = self._symbol(by.name, by.places)
        holding = replace(self, held=frozenset([by.name]))
        outside = _names(holding.part(operand, places)) - {by.name}
        if outside & _names(inner):
            raise NoEntries  # what else of it is held fixed is not said

        def change(factor: Factor) -> Total | None:
            if isinstance(factor, Cell) and factor.name == by.name:
                return self._symbol(by.name, factor.places)
            return None

        return f.mapped(value, change)


def _base_name(piece: s.Surface) -> str:
    base = piece.base if isinstance(piece, s.Scripted) else piece
    if not isinstance(base, s.Letter):
        raise NoEntries
    return base.name


def _names(total: Total) -> set[str]:
    return {factor.name for factor in total.factors() if isinstance(factor, Cell)}
