r"""Jupyter notebooks: the Markdown cells of a file, each with its number and the lines it is on.

A place in a notebook is a cell and a line and column in it.  Cells of every kind are counted from
1, as a person counts them on the screen; code, raw cells, outputs and attachments are not read.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from symsgd.errors import Place, SymsgdError

VERSION = 4  # of the notebook format
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A Markdown cell: its number among all cells, its text, and the file's line for each line."""

    number: int
    text: str
    lines: tuple[int, ...] = ()


def markdown_cells(text: str, file: str = "notebook.ipynb") -> tuple[Cell, ...]:
    r"""Return the Markdown cells of a notebook in their order.

    >>> markdown_cells('{"nbformat": 4, "cells": [{"cell_type": "code", "source": "1"},\n'
    ...                ' {"cell_type": "markdown", "source": ["# One\\n", "$x$"]}]}')
    (Cell(number=2, text='# One\n$x$', lines=(2, 2)),)
    """
    cells = _cells(_data(text, file), file)
    places = dict(enumerate(_source_lines(text), 1))
    return tuple(
        Cell(number, "".join(strings), _lines_of(strings, places.get(number, [])))
        for number, cell in enumerate(cells, 1)
        if cell.get("cell_type") == "markdown"
        for strings in [_strings(cell, number, file)]
    )


def with_sources(text: str, sources: Mapping[int, str]) -> str:
    """Return a notebook with other texts in some of its cells, given by their numbers.

    >>> old = '{"cells": [{"cell_type": "markdown", "source": ["a"]}], "nbformat": 4}'
    >>> print(with_sources(old, {1: "b"}), end="")
    {
     "cells": [
      {
       "cell_type": "markdown",
       "source": [
        "b"
       ]
      }
     ],
     "nbformat": 4
    }
    """
    data = json.loads(text)
    for number, source in sources.items():
        cell = data["cells"][number - 1]
        is_list = isinstance(cell["source"], list)
        cell["source"] = source.splitlines(keepends=True) if is_list else source
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _data(text: str, file: str) -> Mapping[str, Any]:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise SymsgdError(
            "broken-notebook",
            f"the notebook is not JSON here: {error.msg[:1].lower()}{error.msg[1:]}",
            place=Place(file, error.lineno, error.colno),
            advice="open it in Jupyter and save it again; a conflict of versions leaves such marks",
        ) from None
    except (RecursionError, ValueError):
        raise _no_notebook(file, "its JSON goes beyond what can be read") from None
    if not isinstance(data, dict):
        raise _no_notebook(file, "its JSON is no object { … } with cells")
    version = data.get("nbformat")
    if "worksheets" in data or (version is not None and version != VERSION):
        raise SymsgdError(
            "notebook-version",
            f"{file} is a notebook of format {version}, and format {VERSION} is read",
            advice="convert it: jupyter nbconvert --to notebook --nbformat 4 " + file,
        )
    return data


def _cells(data: Mapping[str, Any], file: str) -> list[Mapping[str, Any]]:
    cells = data.get("cells")
    if not isinstance(cells, list):
        raise _no_notebook(file, "it has no list of cells")
    for number, cell in enumerate(cells, 1):
        if not isinstance(cell, dict):
            raise _no_notebook(file, f"cell {number} is no object {{ … }}")
    return cells


def _strings(cell: Mapping[str, Any], number: int, file: str) -> list[str]:
    """Return the text of a cell in the strings that the file holds."""
    source = cell.get("source")
    strings = [source] if isinstance(source, str) else source
    if not isinstance(strings, list) or not all(isinstance(each, str) for each in strings):
        raise _no_notebook(file, f"cell {number} has no text")
    # half a character of JSON's \u notation is no text; it can neither be shown nor stored
    return [_SURROGATE.sub("\ufffd", _one_line_end(each)) for each in strings]


def _one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _no_notebook(file: str, why: str) -> SymsgdError:
    return SymsgdError(
        "not-a-notebook",
        f"{file} is no Jupyter notebook: {why}",
        advice="open it in Jupyter, or give the text as Markdown",
    )


def _lines_of(strings: list[str], places: list[int]) -> tuple[int, ...]:
    """Return the line of the file on which each line of a cell begins."""
    if len(places) != len(strings):  # keys written in a way that no program writes them
        places = [1] * len(strings)
    lines = [places[0] if places else 1]
    empty = True
    for string, place in zip(strings, places, strict=True):
        if empty:
            lines[-1] = place
        lines += [place] * string.count("\n")
        empty = string.endswith("\n") or (empty and not string)
    return tuple(lines)


def _source_lines(text: str) -> list[list[int]]:
    """Return, for every cell, the lines of the file on which the strings of its source begin."""
    starts = [match.end() for match in re.finditer("\n", text)]
    found: list[list[int]] = []
    inside: list[_Inside] = []
    last = ""
    for match in _TOKEN.finditer(text):
        mark = match.group()
        if mark in "{[":
            inside.append(_Inside(mark))
            if [each.key for each in inside] == ['"cells"', "", ""]:
                found.append([])
        elif mark in "}]":
            inside.pop()
        elif mark == ",":
            inside[-1].key = ""
        elif mark == ":":
            inside[-1].key = last
        else:
            last = mark
            keys = [each.key for each in inside[:5]]
            if keys[:3] == _SOURCE and keys[3:] in ([], [""]) and found:
                found[-1].append(bisect_right(starts, match.start()) + 1)
    return found


@dataclass(slots=True)
class _Inside:
    """A bracket of JSON that is open, and in a table the key whose value comes."""

    bracket: str
    key: str = ""


_SOURCE = ['"cells"', "", '"source"']
