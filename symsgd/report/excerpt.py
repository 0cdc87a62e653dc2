r"""The written line and a caret under the side that is meant.

>>> from symsgd.check.report import Formula, Role, Span
>>> formula = Formula(Span(7, 5, 8, 8), "a &= b \\\\\n  &= c", Role.CLAIM)
>>> from symsgd.report.line import render
>>> print(render(excerpt(formula, Span(8, 6, 8, 7), 60)), end="")
  8 |   &= c
    |      ^
"""

from __future__ import annotations

from symsgd.check.report import Formula, Span
from symsgd.report.line import BAD, DIM, PLAIN, Line, cells

_MOST_LINES = 4
_CONTEXT = 12  # characters kept before the caret where a line is cut


def excerpt(formula: Formula, span: Span, width: int) -> list[Line]:
    """Return the lines that a span touches, each with a row of carets below it."""
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
        lines += _marked(text, start, end, f"{number:>{gutter}}", width - gutter - 3)
    return lines


def _marked(text: str, start: int, end: int, number: str, width: int) -> list[Line]:
    text, start, end = _window(text, start, end, max(width, 20))
    visible = "".join(char if char.isprintable() else "�" for char in text.replace("\t", " "))
    pad = " " * cells(visible[:start])
    carets = "^" * max(1, cells(visible[start:end]))
    return [
        [(f"{number} | ", DIM), (visible, PLAIN)],
        [(f"{' ' * len(number)} | ", DIM), (pad + carets, BAD)],
    ]


def _window(text: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """Cut a long line to the part around the side that is meant."""
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
    return text, start - cut, max(start - cut + 1, min(end - cut, len(text)))


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())
