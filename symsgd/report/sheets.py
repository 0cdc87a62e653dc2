"""The texts that a document consists of: itself, or the Markdown cells of a notebook."""

from __future__ import annotations

from symsgd.check.report import Report
from symsgd.read.documents.notebook import markdown_cells


def sheets(report: Report, text: str) -> list[tuple[int | None, str]]:
    """Return the texts in which lines are counted, each with the number of its cell if it has one.

    >>> sheets(Report("a.md"), "text")
    [(None, 'text')]
    """
    if report.cells is None:
        return [(None, text)]
    return [(cell.number, cell.text) for cell in markdown_cells(text, report.file)]
