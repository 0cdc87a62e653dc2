"""Stretches of a document, as lines and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from symsgd.errors import Place

if TYPE_CHECKING:
    from symsgd.read.documents.source import Source


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the document; lines and columns count from 1, the end column is the first after.

    In a notebook they count in the cell of that number.

    >>> str(Span(12, 5, 12, 9)), str(Span(2, 5, 2, 9, cell=3))
    ('12:5', 'cell 3:2:5')
    """

    line: int
    column: int
    end_line: int
    end_column: int
    cell: int | None = None

    def __str__(self) -> str:
        cell = f"cell {self.cell}:" if self.cell is not None else ""
        return f"{cell}{self.line}:{self.column}"

    @classmethod
    def of(cls, source: Source, start: int, end: int) -> Span:
        """Return the span between two offsets of a text."""
        places = *source.line_column(start), *source.line_column(max(end, start))
        return cls(*places, source.cell(start))

    @classmethod
    def at(cls, place: Place | None) -> Span | None:
        """Return the span of a place, if there is one.

        >>> Span.at(Place("a.md", 2, 5))
        Span(line=2, column=5, end_line=2, end_column=6, cell=None)
        """
        if place is None:
            return None
        end = place.end_line or place.line, place.end_column or place.column + 1
        return cls(place.line, place.column, *end, place.cell)

    @property
    def order(self) -> tuple[int, int, int]:
        """What comes first in the document has the smaller one."""
        return (self.cell or 0, self.line, self.column)
