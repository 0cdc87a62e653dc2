"""Formulas in which letters stand for columns of a known size: ``f(x)`` becomes ``f(x_1, x_2)``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from symsgd.check.arrays.vector_sizes import entries_of_list, is_turned
from symsgd.check.outline import Piece
from symsgd.read import surface as s
from symsgd.read.names import name_of
from symsgd.read.rewriting import exchanged


class ColumnTerms:
    """What columns, functions of them, and states of them are in a formula.

    >>> from symsgd.read.notation.parse import parse
    >>> column = ColumnTerms({"x": 2}, {}).written(parse("x"))
    >>> [name_of(row[0]) for row in column.rows]
    ['x_1', 'x_2']
    """

    def __init__(
        self,
        sizes: Mapping[str, int],
        states: Mapping[str, tuple[s.Surface, ...]],
        counted: Collection[str] = (),
    ) -> None:
        self.sizes, self.states = sizes, states
        self.counted = counted  # of these x_1 is a state, and its entries have other names
        self.functions: dict[str, int] = {}

    def note_function(self, piece: Piece) -> bool:
        """Say whether a piece is the first that gives a function of a column its value."""
        head = piece.sides[0].piece if len(piece.sides) > 1 else None
        if piece.signs[:1] not in (("=",), (":=",)) or not isinstance(head, s.Product):
            return False
        if len(head.factors) != 2 or not isinstance(head.factors[0], s.Letter):
            return False
        name, group = head.factors[0].name, head.factors[1]
        item = group.items[0] if isinstance(group, s.Group) and len(group.items) == 1 else None
        if name in self.functions or not isinstance(item, s.Letter) or item.name not in self.sizes:
            return False
        self.functions[name] = self.sizes[item.name]
        return True

    def letters(self, piece: s.Surface | None) -> set[str]:
        """Return the columns that stand in a piece; in x^0 and x_1 stands no x."""
        found: set[str] = set()
        if piece is not None:
            exchanged(piece, lambda part: self._noted(part, found))
        return found

    def speaks(self, piece: s.Surface) -> bool:
        """Say whether a piece depends on a column: by itself, an entry, or a function alone."""
        parts = list(s.walk(piece))
        names = {part.name for part in parts if isinstance(part, s.Letter)}
        return not names.isdisjoint({*self.sizes, *self.functions})

    def applies(self, piece: s.Surface) -> bool:
        """Say whether a function of a column stands in a piece."""
        return any(isinstance(p, s.Letter) and p.name in self.functions for p in s.walk(piece))

    def is_hessian(self, piece: s.Surface) -> bool:
        """Say whether a piece is a matrix of second derivatives, which may be constant."""
        first = piece.factors[0] if isinstance(piece, s.Product) else None
        return isinstance(first, s.Gradient) and first.order == 2 and self.applies(piece)

    def is_readable(self, piece: s.Surface) -> bool:
        """Say whether no derivative by a whole column, and no sum over its entries, is in it."""
        parts = [p for p in s.walk(piece) if isinstance(p, s.Derivative | s.Big | s.Integral)]
        return not any(self.letters(part) for part in parts)

    def written(self, piece: s.Surface) -> s.Surface:
        """Return a piece with its columns written out."""
        return exchanged(piece, self._changed)

    def entries(self, letter: s.Letter) -> tuple[s.Surface, ...]:
        """Return the symbols x_1, …, x_n of a column x."""
        start, end = letter.start, letter.end
        mark = "e" if letter.name in self.counted else ""
        numbers = (s.Number(start, end, f"{mark}{i + 1}") for i in range(self.sizes[letter.name]))
        return tuple(s.Scripted(start, end, letter, number, ()) for number in numbers)

    def _noted(self, part: s.Surface, found: set[str]) -> s.Surface | None:
        if isinstance(part, s.Letter) and part.name in self.sizes:
            found.add(part.name)
        return part if self._is_other(part) else None

    def _is_other(self, part: s.Surface) -> bool:
        """Say whether a piece is an entry or a state of a column, which has a name of its own."""
        base = part.base if isinstance(part, s.Scripted) else None
        column = isinstance(base, s.Letter) and base.name in self.sizes
        return column and not is_turned(part)

    def _changed(self, part: s.Surface) -> s.Surface | None:
        if self._is_other(part):
            return part
        if isinstance(part, s.Letter) and part.name in self.sizes:
            rows = tuple((entry,) for entry in self.entries(part))
            return s.MatrixOf(part.start, part.end, rows, "pmatrix")
        if isinstance(part, s.Gradient) and part.over is not None and self.letters(part.over):
            return replace(part, over=None)
        if isinstance(part, s.Product):
            return self._applied(part)
        return None

    def _applied(self, product: s.Product) -> s.Surface:
        """Return a product in which the arguments of functions of a column are its entries."""
        found: list[s.Surface] = []
        for i, factor in enumerate(product.factors):
            before = product.factors[i - 1] if i else None
            applied = isinstance(before, s.Letter) and before.name in self.functions
            group = factor if isinstance(factor, s.Group) and len(factor.items) == 1 else None
            if isinstance(before, s.Letter) and applied and group and not product.operators[i - 1]:
                size = self.functions[before.name]
                found.append(replace(group, items=self._spread(group.items[0], size)))
            else:
                found.append(self.written(factor))
        return replace(product, factors=tuple(found))

    def _spread(self, item: s.Surface, size: int) -> tuple[s.Surface, ...]:
        if isinstance(item, s.Letter) and self.sizes.get(item.name) == size:
            return self.entries(item)
        listed = entries_of_list(item) or self.states.get(name_of(item) or "")
        if listed is not None and len(listed) == size:
            return listed
        if name_of(item) is not None:  # f(x^0) is a value, and no new meaning of f
            return (s.Sum(item.start, item.end, (("+", item),)),)
        return (self.written(item),)
