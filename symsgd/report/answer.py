"""The answer to a single claim as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.check.answer import Answer
from symsgd.report.evidence import counterexample, remarks
from symsgd.report.line import (
    BAD,
    DIM,
    PLAIN,
    STATUS_MARKS,
    Line,
    cells,
    hanging,
    padded,
    render,
    shortened,
    shown,
)


def render_answer(source: str, answer: Answer, *, color: bool = False, width: int = 100) -> str:
    """Return a claim and its answer as text.

    >>> from symsgd.check.report import Status
    >>> print(render_answer("1 + 1 = 2", Answer(Status.PROVED, "equal numbers")), end="")
    ✓ proved   1 + 1 = 2
               equal numbers
    """
    return render(_lines(source, answer, max(width, 40)), color=color)


def _lines(source: str, answer: Answer, width: int) -> Iterator[Line]:
    mark, style = STATUS_MARKS[answer.status]
    indent = max(len(mark), 9) + 2
    yield [(padded(mark, indent), style), (shortened(shown(source), width - indent), PLAIN)]
    before = source[: (answer.column or 1) - 1]
    if answer.column is not None and shown(source) == source and cells(before) < width - indent:
        yield [(" " * (indent + cells(before)), PLAIN), ("^", BAD)]
    yield from hanging(indent, "", answer.reason, width, DIM)
    if answer.counterexample is not None:
        yield from counterexample(answer.counterexample, indent, width)
    yield from remarks(answer.conditions, answer.warnings, indent, width)
