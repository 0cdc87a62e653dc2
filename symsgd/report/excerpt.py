r"""The written line and a caret under the side that is meant.

>>> from symsgd.check.report import Formula, Role
>>> from symsgd.check.span import Span
>>> formula = Formula(Span(7, 5, 8, 8), "a &= b \\\\\n  &= c", Role.CLAIM)
>>> from symsgd.report.line import render
>>> print(render(excerpt(formula, Span(8, 6, 8, 7), 60)), end="")
  8 |   &= c
    |      ^
"""

from __future__ import annotations

from symsgd.check.report import Formula
from symsgd.check.span import Span
from symsgd.report.line import BAD, DIM, PLAIN, Line, cells

_MOST_LINES = 4
_CONTEXT = 12  # characters kept before the caret where a line is cut


def excerpt(formula: Formula, span: Span, width: int, term: Span | None = None) -> list[Line]:
    r"""Return the lines that a span touches, each with a row of carets below it.

    Where a ``term`` of it is meant, the carets are below the term, and waves below the rest.

    >>> from symsgd.check.report import Role
    >>> from symsgd.report.line import render
    >>> formula = Formula(Span(1, 1, 1, 10), "b = x + 2y", Role.CLAIM)
    >>> print(render(excerpt(formula, Span(1, 5, 1, 11), 60, Span(1, 9, 1, 11))), end="")
      1 | b = x + 2y
        |     ~~~~^^
    """
    written = formula.source.split("\n")
    last = min(span.end_line, span.line + _MOST_LINES - 1)
    gutter = max(3, len(str(last)))
    lines: list[Line] = []
    for number in range(span.line, last + 1):
        index = number - formula.span.line
        if not 0 <= index < len(written):
            break
        before = formula.span.column - 1 if index == 0 else 0
        text = written[index].rstrip()
        start = span.column - 1 - before if number == span.line else _indent(text)
        end = span.end_column - 1 - before if number == span.end_line else len(text)
        start, end = max(start, 0), min(max(end, start + 1), max(len(text), start + 1))
        inner = _part(term, number, before, len(text)) if term is not None else (start, end)
        lines += _marked(text, (start, end), inner, f"{number:>{gutter}}", width - gutter - 3)
    return lines


def _part(term: Span, number: int, before: int, length: int) -> tuple[int, int]:
    """Return the columns of a term in a line; none where the line has nothing of it."""
    if not term.line <= number <= term.end_line:
        return 0, 0
    start = term.column - 1 - before if number == term.line else 0
    end = term.end_column - 1 - before if number == term.end_line else length
    return max(start, 0), max(end, start + 1)


def _marked(
    text: str, side: tuple[int, int], term: tuple[int, int], number: str, width: int
) -> list[Line]:
    text, start, end, shift = _window(text, *(term if term[1] else side), max(width, 20))
    first, last = max(0, min(side[0] - shift, start)), min(max(side[1] - shift, end), len(text))
    if term == side:
        first, last = start, end
    visible = "".join(char if char.isprintable() else "�" for char in text.replace("\t", " "))
    pad = " " * cells(visible[:first])
    waves = "~" * cells(visible[first:start]), "~" * cells(visible[end:last])
    caret = "^" if term[1] else "~"
    carets = waves[0] + caret * max(1, cells(visible[start:end])) + waves[1]
    return [
        [(f"{number} | ", DIM), (visible, PLAIN)],
        [(f"{' ' * len(number)} | ", DIM), (pad + carets, BAD)],
    ]


def _window(text: str, start: int, end: int, width: int) -> tuple[str, int, int, int]:
    """Cut a long line to the part around what is meant; the last number is how far it moved."""
    cut = 0
    if cells(text) > width and start > _CONTEXT:
        cut = start - _CONTEXT
        text = "…" + text[cut:]
        cut -= 1
    if len(text) > width or cells(text) > width:
        kept = text[:width]
        while cells(kept) >= width:
            kept = kept[:-1]
        text = kept + "…"
    return text, start - cut, max(start - cut + 1, min(end - cut, len(text))), cut


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
