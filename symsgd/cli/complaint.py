"""What is printed about a file that cannot be used: place, line, caret, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.cli import files
from symsgd.errors import Place, SymsgdError

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDTH = 96
_BEFORE = 40  # characters kept before the caret where a line is cut


def complaint(error: SymsgdError) -> str:
    """Return an error as text, with the line it speaks of if that can be read.

    >>> print(complaint(SymsgdError("missing-file", "there is no file 'a'", advice="look again")))
    error: there is no file 'a' [missing-file]
      look again
    """
    head = str(SymsgdError(error.code, error.message, place=error.place))
    advice = [f"  {error.advice}"] if error.advice else []
    line = _line(error.place) if error.place is not None else None
    shown = list(_marked(line, error.place)) if line is not None and error.place else []
    return "\n".join([f"error: {head}", *shown, *advice])


def _line(place: Place) -> str | None:
    """Return the line of a place, or None where it cannot be read (any more)."""
    if place.file == files.shown_name(files.STANDARD_INPUT):
        return None
    try:
        text = files.read_text(place.file)
        if place.cell is not None:
            from symsgd.read.documents.notebook import markdown_cells

            cells = markdown_cells(text, place.file)
            text = next(cell.text for cell in cells if cell.number == place.cell)
        return text.split("\n")[place.line - 1]
    except (SymsgdError, IndexError, StopIteration, ValueError):
        return None


def _marked(line: str, place: Place) -> Iterator[str]:
    from symsgd.report.line import cells

    start = place.column - 1
    end = place.end_column - 1 if place.end_line == place.line and place.end_column else start + 1
    cut = max(0, start - _BEFORE) if cells(line) > _WIDTH else 0
    text = ("…" if cut else "") + line[cut : cut + _WIDTH]
    shown = "".join(char if char.isprintable() else " " for char in text)
    begin = start - cut + bool(cut)
    gutter = str(place.line)
    yield f"  {gutter} | {shown}"
    carets = "^" * max(1, cells(shown[begin : begin + max(1, end - start)]))
    yield f"  {' ' * len(gutter)} | {' ' * cells(shown[:begin])}{carets}"
