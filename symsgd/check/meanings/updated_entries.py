"""Entries of a given list that a step changes: w = (0.5, -0.25), then w_2 = -0.25 - 0.1(-1.8)."""

from __future__ import annotations

from dataclasses import replace

from symsgd.check.clauses.other_cases import goes_on_from
from symsgd.check.finding import Finding, is_number
from symsgd.check.heads import Head
from symsgd.check.meanings.definitions import Definitions
from symsgd.check.outline import Piece
from symsgd.check.report import Role
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node, number
from symsgd.read.arrays.given_entries import arrays, entries_of
from symsgd.read.scope import Scope


class UpdatedEntries(Definitions):
    """The part of the walk that gives an entry of a list its next number."""

    def entry_updated(self, piece: Piece, head: Head) -> Finding | None:
        """Return a step from the number that an entry has, as any other letter makes it.

        Behind it the list has the new entry; a claim that is right with the old list asks.
        """
        if head.params is not None or head.name not in self.entries_here or piece.headless:
            return None
        if head.name in self.scope.values or head.name in self.scope.definitions:
            return None
        if not {*piece.signs} <= {"=", "~"} or not all(is_number(x.piece) for x in piece.sides[1:]):
            return None
        found = next(
            ((name, array) for name, array in arrays(self.scope)
             if head.name in entries_of(name, array) and self._holds_here(name, piece)), None
        )  # fmt: skip
        if found is None or not goes_on_from(piece, entries_of(*found)[head.name]):
            return None
        rest = replace(piece, sides=piece.sides[1:], signs=piece.signs[1:])
        worked = self.unfinished(rest.sides[0], self.scope)
        said = self.unfinished(rest.sides[-1], self.carried)
        if worked is None or not isinstance(worked.value, Node):
            return None
        links = self.links(rest, 2) if rest.signs else []
        last = said.value if said is not None and isinstance(said.value, Node) else worked.value
        self._put_in(piece, found, head.name, (worked.value, last))
        self.assumptions.append((f"{head.name} has a new meaning from here", piece))
        return Finding(piece, Role.IMPLICIT_DEFINITION, "an update", links)

    def _put_in(
        self, piece: Piece, old: tuple[str, Matrix], entry: str, values: tuple[Node, Node]
    ) -> None:
        """Let a list have a new entry: the one that is worked out, and the one that is said."""
        name, array = old
        at = _place(name, array, entry)
        self.other_meanings.setdefault(name, (array, piece))
        given = self.arrays_in.get(name)
        before = self.carried.definitions.get(name)
        said = before if isinstance(before, Matrix) and before.shape == array.shape else array
        new, carried = (
            _with_entry(one, at, value) for one, value in zip((array, said), values, strict=True)
        )
        self.scope = _defined(self.scope, name, new)
        self.carried = _defined(self.carried, name, carried)
        if given is not None:
            self.arrays_in[name] = new, given[1]


def _place(name: str, array: Matrix, entry: str) -> int:
    """Return which entry a symbol is, counted row by row."""
    marked = Matrix.of([
        [number(i * len(row) + j) for j in range(len(row))] for i, row in enumerate(array.rows)
    ])  # fmt: skip
    return int(entries_of(name, marked)[entry].value)


def _with_entry(array: Matrix, at: int, value: Node) -> Matrix:
    entries = list(array.entries)
    entries[at] = value
    count = array.shape[1]
    return Matrix.of([entries[i : i + count] for i in range(0, len(entries), count)])


def _defined(scope: Scope, name: str, value: Matrix) -> Scope:
    return replace(scope, definitions={**scope.definitions, name: value})
