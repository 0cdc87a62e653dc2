"""A text with its name: offsets become lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property

from symsgd.errors import Place, SymsgdError
from symsgd.read.documents.macros import Macro, macros_of

_VARIANT = re.compile(r"\\var(epsilon|theta|phi|rho|sigma|pi|kappa)(?![A-Za-z])")


class Source:
    r"""A text that knows where its lines begin, and where its cells do if it is a notebook.

    ``cells`` holds the offsets at which cells begin, with their numbers; lines count in a cell.
    ``prose`` is the text without its comments and blocks of code (:attr:`.scan.Scan.prose`).

    >>> source = Source("a\nbc", "sheet.md")
    >>> str(source.place(3))
    'sheet.md:2:2'
    >>> str(Source("a\n\nbc", "notes.ipynb", {0: 1, 3: 4}).place(4))
    'notes.ipynb:cell 4:1:2'
    """

    def __init__(
        self,
        text: str,
        file: str = "text",
        cells: Mapping[int, int] | None = None,
        *,
        prose: str | None = None,
    ) -> None:
        self.text = text
        self.prose = text if prose is None else prose
        self.file = file
        self.cells = cells or {}

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        position = self.text.find("\n")
        while position >= 0:
            starts.append(position + 1)
            position = self.text.find("\n", position + 1)
        return starts

    @cached_property
    def macros(self) -> dict[str, Macro]:
        """The commands that the text defines for itself."""
        return macros_of(self.text) if "\\" in self.text else {}

    @cached_property
    def variants(self) -> frozenset[str]:
        r"""The commands such as ``\varphi`` whose plain form the text has as well: two letters.

        >>> sorted(Source(r"\phi = 1, \varphi = 2, \varepsilon = 3").variants)
        ['varphi']
        """
        found = set(_VARIANT.findall(self.text))
        return frozenset(f"var{name}" for name in found if name not in self.macros
                         and re.search(rf"\\{name}(?![A-Za-z])", self.text))  # fmt: skip

    def line_column(self, offset: int) -> tuple[int, int]:
        r"""Return the line and the column of an offset, both counted from 1.

        >>> Source("a\nbc").line_column(2)
        (2, 1)
        """
        line = bisect_right(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        if self.cells:
            line -= bisect_right(self._starts, self._cell_start(offset)) - 1
        return line, column

    def cell(self, offset: int) -> int | None:
        """Return the number of the cell that an offset is in, or None outside of notebooks.

        >>> Source("ab", cells={0: 7}).cell(1), Source("ab").cell(1)
        (7, None)
        """
        return self.cells[self._cell_start(offset)] if self.cells else None

    def _cell_start(self, offset: int) -> int:
        starts = list(self.cells)
        return starts[max(bisect_right(starts, offset) - 1, 0)]

    def place(self, start: int, end: int | None = None) -> Place:
        """Return the place between two offsets.

        >>> Source("abc").place(1, 3).end_column
        4
        """
        line, column = self.line_column(start)
        if end is None:
            return Place(self.file, line, column, cell=self.cell(start))
        return Place(self.file, line, column, *self.line_column(end), self.cell(start))

    def error(
        self, code: str, message: str, start: int, end: int | None = None, *, advice: str
    ) -> SymsgdError:
        """Return an error at a place in this text.

        >>> print(Source("x+").error("no-operand", "an operand is missing", 1, advice="write it"))
        text:1:2: an operand is missing [no-operand]
          write it
        """
        return SymsgdError(code, message, place=self.place(start, end), advice=advice)
