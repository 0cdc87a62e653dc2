r"""The symbols of formulas with indices, read for arrays of any size: ``A_{ij}``, ``x_i^2``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from symsgd.algebra import entries as t
from symsgd.algebra import entry_functions as f
from symsgd.algebra.entries import Total
from symsgd.algebra.entry_terms import Call
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read import surface as s
from symsgd.read.arrays.entry_ranges import UNIT, NoEntries, Ranges, indices_of
from symsgd.read.documents.source import Source
from symsgd.read.indexed import KRONECKER
from symsgd.read.records import Formula
from symsgd.read.scope import Scope

Places = Mapping[str, str]  # an index letter and the index that it stands for
_DEEPEST = 40
_POSITIVE = ("exp",)
_ACCENTED = re.compile(r"(?:(?:hat|bar|tilde|vec|dot)_)*[A-Za-z]+")


@dataclass
class EntrySymbols:
    """Reads symbols with indices; ``held`` are names that stay symbols.

    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.arrays.entry_totals import EntryReader
    >>> str(EntryReader(Scope(), Source("")).part(parse("x_i"), {}).free())
    "{'i'}"
    """

    scope: Scope
    source: Source
    ranges: Ranges = field(default_factory=Ranges)
    bare: frozenset[str] = frozenset()  # arrays, which are no numbers without an index
    held: frozenset[str] = frozenset()
    symmetric: frozenset[str] = frozenset()  # matrices for which A_ij = A_ji
    below: dict[str, None] = field(default_factory=dict)  # what was divided by
    unknown: set[str] = field(default_factory=set)  # functions of which nothing is known
    _expanding: tuple[str, ...] = ()
    _counted: dict[str, int] = field(default_factory=dict)  # indices of each letter, sums so far

    def start(self) -> None:
        """Begin anew with the ranges that are known by now."""
        self._counted.clear()
        self.below.clear()

    def part(self, piece: s.Surface, places: Places) -> Total:
        """Return what a part of a formula is for some indices."""
        raise NoEntries

    def _below(self, total: Total, piece: s.Fraction) -> Total:
        if not _is_positive(total):
            below = piece.denominator
            self.below[" ".join(self.source.text[below.start : below.end].split())] = None
        return f.inverse(total)

    def _letter(self, piece: s.Letter, places: Places) -> Total:
        name = piece.name
        if name in places or (piece.word and name not in self.scope.notation.words):
            raise NoEntries
        if name == "pi" and not self.scope.knows(name):
            return f.total_of(n.constant("pi"))
        return self._symbol(name, ())

    def _scripted(self, piece: s.Scripted, places: Places) -> Total:
        base, scripts = piece.base, piece.scripts
        if any(script.kind != "exponent" or script.body is None for script in scripts):
            raise NoEntries
        euler = isinstance(base, s.Letter) and base.name == "e" and not self.scope.knows("e")
        if euler and piece.sub is None and len(scripts) == 1:
            return f.applied("exp", (0,), (self.part(scripts[0].body, places),))  # type: ignore[arg-type]
        if piece.sub is None:
            value = self.part(base, places)
        else:
            value = self._entry(base, piece.sub, places)
        for script in scripts:
            exponent = self.part(script.body, places)  # type: ignore[arg-type]
            whole = exponent.number
            if whole is not None and whole < 0:
                value = self._below(value, s.Fraction(0, 0, base, base))
                exponent = -exponent
            value = f.raised(value, exponent)
        return value

    def _entry(self, base: s.Surface, sub: s.Surface, places: Places) -> Total:
        letters = indices_of(sub)
        if not isinstance(base, s.Letter) or letters is None:
            raise NoEntries
        indices = [places[letter] if letter in places else self._free(letter) for letter in letters]
        if base.name == UNIT or self._is_kronecker(base.name, indices):
            self.ranges.join(*indices)
            return t.same(*indices)
        return self._symbol(base.name, tuple(indices))

    def _is_kronecker(self, name: str, indices: list[str]) -> bool:
        known = self.scope.knows(name) or name in self.scope.formulas or name in self.bare
        return name == KRONECKER and len(indices) == 2 and not known

    def _free(self, letter: str) -> str:
        known = letter in self.scope.indices or letter in self.scope.ranges
        if known or self.scope.knows(letter) or self._expanding:
            raise NoEntries
        return letter

    def _symbol(self, name: str, indices: tuple[str, ...]) -> Total:
        formula = self.scope.formulas.get(name)
        if not indices and (name in self.bare or name in self.scope.arrays.not_numbers):
            raise NoEntries
        if name in self.scope.provisos.partial:
            raise NoEntries
        if formula is None and not indices and name in self.scope.definitions:
            value = self.scope.definitions[name]
            if not isinstance(value, Node) or name in self.held:
                raise NoEntries
            return f.total_of(value, self._inside(value, name))
        if formula is None or name in self.held:
            if formula is not None and len(formula.letters) != len(indices):
                raise NoEntries
            if name in self.scope.functions or name in self.scope.indices:
                raise NoEntries
            for position, index in enumerate(indices):
                self.ranges.join(index, self.ranges.place(name, position))
            if self._counted.setdefault(name, len(indices)) != len(indices):
                raise NoEntries  # a letter with one index here and two there
            turns = name in self.symmetric and len(indices) == 2
            if turns:
                self.ranges.join(*indices)
            return t.cell(name, *indices, symmetric=turns)
        return self._expanded(name, formula, indices)

    def _inside(self, value: Node, name: str) -> dict[str, Total]:
        """Return what the symbols of an expression are, but for one name."""
        names = [each for each in n.free_variables(value) if each != name]
        if not all(_ACCENTED.fullmatch(each) for each in names):  # x_1 is an entry of x
            raise NoEntries
        return {each: self._symbol(each, ()) for each in names}

    def _expanded(self, name: str, formula: Formula, indices: tuple[str, ...]) -> Total:
        if len(formula.letters) != len(indices) or name in self._expanding:
            raise NoEntries
        if len(self._expanding) > _DEEPEST:
            raise NoEntries
        inner = replace(self, source=formula.source, bare=formula.bare,
                        _expanding=(*self._expanding, name))  # fmt: skip
        for position, index in enumerate(indices):
            self.ranges.join(index, self.ranges.place(name, position))
        return inner.part(formula.body, dict(zip(formula.letters, indices, strict=True)))


def _is_positive(total: Total) -> bool:
    """Say whether a total is a sum of products of exponentials and positive numbers."""
    return bool(total.terms) and all(
        c > 0
        and all(isinstance(factor, Call) and factor.name in _POSITIVE for factor, _ in term.factors)
        for term, c in total.terms
    )
