# ruff: noqa: INP001  (a script, no package)
"""Write docs/errors.md and a page for each code from the table docs/errors/messages.toml.

Each page says what happened, what to do, and shows an example with what symsgd answers to it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import groupby, product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import symsgd
from symsgd.check.check import check_text
from symsgd.check.task import task_of
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.read.documents.scan import scan
from symsgd.read.documents.source import Source
from symsgd.read.meaning import read_latex
from symsgd.read.problem import read_problem
from symsgd.read.typed import read_typed

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "errors"
TABLE = FOLDER / "messages.toml"
INDEX = ROOT / "docs" / "errors.md"
HEAD = """# Messages

Every message of symsgd ends in a code in square brackets. Each code has a page: what happened, what
to do, and where it can be shown in a line, an example with the answer to it. Messages about a place
begin with `file:line:column`; lines and columns count from 1, in a notebook within the cell
(`notes.ipynb:cell 3:2:5`). Below stands the line, with a caret under what is meant. These pages are
written by `python docs/render_errors.py`.
"""
Row = dict[str, str]
_LANGUAGES = {"LaTeX": "latex", "problem file": "toml", "command": "sh", "Python": "py"}


def table() -> dict[str, Row]:
    """Return the rows of the table, code by code."""
    found: dict[str, Row] = tomllib.loads(TABLE.read_text("utf-8"))
    return found


def answers(row: Row) -> Iterator[str]:
    """Yield what symsgd says to the example of a row."""
    kind, text = row["kind"], row["example"]
    if kind == "LaTeX":
        yield from _to_latex(text)
    elif kind == "command":
        yield _to_command(text, row)
    else:
        action: Any = {"typed": read_typed, "problem file": _task, "Python": _run}[kind]
        try:
            action(text)
        except SymsgdError as error:
            yield _shown(error, text)


def _to_latex(text: str) -> Iterator[str]:
    """Yield what is said about a document, or about a formula alone and as a side."""
    documents = [text]
    if not re.search(r"[$]|\\\(|\\input", text):
        documents = [f"$${text}$$", f"$${text} = 1$$"]
        try:
            read_latex(text)
        except SymsgdError as error:
            yield _shown(error, text)
    for document, markup in product(documents, ("markdown", "latex")):
        for note in scan(document, markup).notices:
            place = Source(document).place(note.start, note.end)
            error = SymsgdError(note.code, note.message, place=place, advice=note.advice)
            yield _shown(error, document)
        report = check_text(document, markup=markup, by=decide)
        yield from (formula.note for formula in report.formulas)
        yield from (claim.reason for claim in report.claims)


def _shown(error: SymsgdError, text: str) -> str:
    """Return a message with its line and carets under what is meant."""
    place = error.place
    if place is None or len(text) > 200:
        return str(error)
    lines = text.splitlines() or [""]
    line = lines[min(place.line, len(lines)) - 1]
    end = place.end_column if place.end_line == place.line else None
    width = max((end or place.column + 1) - place.column, 1)
    return f"{error}\n  {line}\n  {' ' * (place.column - 1)}{'^' * width}"


def _to_command(text: str, row: Row) -> str:
    """Return what the program says of a command: on the error stream, or else.

    It runs beside the file of the row, if there is one, and without the program that is missing.
    """
    with TemporaryDirectory() as folder:
        if "file" in row:
            path = Path(folder) / row["file"]
            path.write_bytes(row["content"].encode(row.get("encoding", "utf-8")))
        paths = {"PATH": folder} if "without" in row else {}
        done = subprocess.run(  # noqa: S603 - our own table
            [sys.executable, "-m", "symsgd", *shlex.split(text)[1:]],
            cwd=folder if "file" in row else ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), **paths},
            capture_output=True, check=False, text=True,
        )  # fmt: skip
    said = done.stderr.strip() or done.stdout.strip()
    return re.sub(r'"seconds": [^,}]+', '"seconds": 0.0', said)  # the pages are always the same


def _task(text: str) -> object:
    return task_of(read_problem(text)).step()


def _run(text: str) -> None:
    exec(text, {"symsgd": symsgd})  # noqa: S102 - our own table


def said(code: str, row: Row) -> str | None:
    """Return the first answer to the example that has the code, or None."""
    found = answers(row) if "example" in row else iter(())
    return next((answer for answer in found if f"[{code}]" in answer), None)


def page(code: str, row: Row) -> str:
    """Return the page of one code."""
    parts = [f"# {code}", f"**What happened.** {row['happened']}", f"**What to do.** {row['do']}"]
    if "example" in row:
        language = _LANGUAGES.get(row["kind"], "text")
        beside = ""
        if "file" in row:
            encoding = f" in {row['encoding']}" if "encoding" in row else ""
            beside = f" with a file `{row['file']}`{encoding}"
        if "without" in row:
            beside = f" without a program `{row['without']}`"
        parts.append(f"**Example** ({row['kind']}{beside}).")
        if "file" in row:
            parts.append(f"```text\n{_printable(row['content'].strip())}\n```")
        parts.append(f"```{language}\n{row['example'].strip()}\n```")
        parts.append(f"```text\n{said(code, row)}\n```")
    anchor = row["chapter"].lower().replace(" ", "-")
    parts.append(f"[All messages: {row['chapter']}](../errors.md#{anchor})")
    return "\n\n".join(parts) + "\n"


def _printable(text: str) -> str:
    return "".join(letter if letter.isprintable() or letter == "\n" else "�" for letter in text)


def index() -> str:
    """Return the page that leads to all the others."""
    parts = [HEAD]
    for chapter, rows in groupby(table().items(), key=lambda item: item[1]["chapter"]):
        parts.append(f"## {chapter}\n")
        parts.extend(
            f"- [{code}](errors/{code}.md): {_first_sentence(row['happened'])}"
            for code, row in rows
        )
        parts.append("")
    return "\n".join(parts).rstrip() + "\n"


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=\.)\s+(?=[A-Z`\\(])", text)[0]


def render() -> dict[Path, str]:
    """Return the pages with their paths."""
    pages = {FOLDER / f"{code}.md": page(code, row) for code, row in table().items()}
    return {INDEX: index(), **pages}


if __name__ == "__main__":
    for path, text in render().items():
        path.write_text(text, "utf-8")
