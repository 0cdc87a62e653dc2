"""What somebody handed in: a Markdown or LaTeX text or a notebook, ready to be read.

Whatever it came from, it is one text with its places, the formulas in it, and what its front
matter says.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from symsgd.errors import Place, SymsgdError
from symsgd.read.documents.markup import MARKDOWN, NOTEBOOK
from symsgd.read.documents.math_spans import MathSpan, Notice
from symsgd.read.documents.notebook import Cell, markdown_cells
from symsgd.read.documents.scan import Scan, scan
from symsgd.read.documents.source import Source
from symsgd.read.problem import Problem, split_front_matter

_BETWEEN = "\n\n"  # between two cells: a new paragraph


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text with its places, its formulas, its front matter, and its cells if it has some."""

    source: Source
    scan: Scan
    front: Problem
    cells: tuple[Cell, ...] | None = None


def manuscript(text: str, file: str = "text", markup: str = MARKDOWN) -> Manuscript:
    r"""Return a document ready to be read; ``markup`` is ``markdown``, ``latex`` or ``notebook``.

    >>> cells = '[{"cell_type": "markdown", "source": "so\\n$x = 1$"}]'
    >>> found = manuscript(f'{{"nbformat": 4, "cells": {cells}}}', "a.ipynb", "notebook")
    >>> [str(found.source.place(span.start)) for span in found.scan.spans]
    ['a.ipynb:cell 1:2:2']
    """
    if markup == NOTEBOOK:
        return _notebook(text, file)
    front, body = split_front_matter(text, file)
    found = scan(body, markup)
    return Manuscript(Source(body, file, prose=found.prose), found, front)


def _notebook(text: str, file: str) -> Manuscript:
    cells = markdown_cells(text, file)
    front, texts = _front(cells, file)
    starts, spans, notices, proses, offset = {}, [], [], [], 0
    for cell, body in zip(cells, texts, strict=True):
        starts[offset] = cell.number
        found = scan(body)  # each by itself: what is left open in a cell ends with it
        spans += [_moved(span, offset) for span in found.spans]
        notices += [_moved_notice(notice, offset) for notice in found.notices]
        proses.append(found.prose)
        offset += len(body) + len(_BETWEEN)
    prose = _BETWEEN.join(proses)
    source = Source(_BETWEEN.join(texts), file, starts, prose=prose)
    return Manuscript(source, Scan(tuple(spans), tuple(notices), prose), front, cells)


def _front(cells: tuple[Cell, ...], file: str) -> tuple[Problem, list[str]]:
    """Return the front matter at the top of the first cell, and the texts of the cells without."""
    texts = [cell.text for cell in cells]
    if not cells:
        return Problem(), texts
    try:
        front, texts[0] = split_front_matter(texts[0], file)
    except SymsgdError as error:
        place = replace(error.place or Place(file, 1, 1), cell=cells[0].number)
        raise error.at(place) from None
    return front, texts


def _moved(span: MathSpan, by: int) -> MathSpan:
    return MathSpan(
        span.start + by, span.end + by, span.display, span.outer_start + by, span.outer_end + by
    )


def _moved_notice(notice: Notice, by: int) -> Notice:
    return replace(notice, start=notice.start + by, end=notice.end + by)
