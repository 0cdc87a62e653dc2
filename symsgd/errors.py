"""The one error type: what went wrong, where, and what to do about it.

Errors are plain data and are rendered late, so that they survive pickling and
can become a terminal message, a JSON object or an editor diagnostic.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text: file name, first line and column, and where it ends.

    Lines and columns count from 1, columns in Unicode code points.  In a notebook they count in
    a cell, and the cells count from 1.

    >>> str(Place("homework.md", 12, 5))
    'homework.md:12:5'
    >>> str(Place("homework.ipynb", 2, 5, cell=3))
    'homework.ipynb:cell 3:2:5'
    """

    file: str
    line: int
    column: int
    end_line: int | None = None
    end_column: int | None = None
    cell: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.inside}"

    @property
    def inside(self) -> str:
        """Where it is in its file."""
        cell = f"cell {self.cell}:" if self.cell is not None else ""
        return f"{cell}{self.line}:{self.column}"


class SymsgdError(Exception):
    """An error that a person can act on.

    ``code`` is stable and has a page in the documentation (``unclosed-math``),
    ``message`` says what is wrong in one sentence, ``advice`` what to do, and
    ``place`` where it is, if it is anywhere.

    >>> error = SymsgdError("unknown-function", "no function is called 'sigmod'",
    ...                     advice="did you mean 'sigmoid'?")
    >>> print(error)
    no function is called 'sigmod' [unknown-function]
      did you mean 'sigmoid'?
    """

    def __init__(
        self, code: str, message: str, *, place: Place | None = None, advice: str | None = None
    ) -> None:
        super().__init__(code, message, place, advice)
        self.code = code
        self.message = message
        self.place = place
        self.advice = advice

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.code, self.message, self.place, self.advice)

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        what_to_do = f"\n  {self.advice}" if self.advice else ""
        return f"{where}{self.message} [{self.code}]{what_to_do}"

    def at(self, place: Place) -> SymsgdError:
        """Return the same error with a place."""
        return type(self)(self.code, self.message, place=place, advice=self.advice)

    def in_file(self, file: str) -> SymsgdError:
        """Return the same error with the file name filled in."""
        return self.at(replace(self.place, file=file)) if self.place else self


def _rebuild(
    kind: type[SymsgdError], code: str, message: str, place: Place | None, advice: str | None
) -> SymsgdError:
    return kind(code, message, place=place, advice=advice)
