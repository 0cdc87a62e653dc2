"""``symsgd solve``: the worked solution of a problem file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from symsgd.cli import files

if TYPE_CHECKING:
    from symsgd.write.document import Document

LATEX_ENDINGS = {".tex", ".latex", ".ltx"}
_ENDINGS = LATEX_ENDINGS | {"", ".md", ".markdown", ".txt", ".pdf"}


def solve(
    problem: Annotated[
        str, typer.Argument(metavar="P.toml", help="The problem file: a network, or a task.")
    ],
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="OUT", help="A file ending in .md, .tex or .pdf."),
    ] = None,
) -> None:
    """Write the worked solution of a problem."""
    from symsgd.cli.problem import about_task, read_settings
    from symsgd.write.solution import solution

    if PurePath(output or "").suffix.lower() not in _ENDINGS:
        raise typer.BadParameter(f"{output!r} ends neither in .md nor in .tex nor in .pdf")
    settings = read_settings(problem)
    with about_task(settings, problem):
        found = solution(settings)
    written(found, output)


def written(document: Document, output: str | None) -> None:
    """Write a document in the form that the ending of its file asks for."""
    ending = PurePath(output or "").suffix.lower()
    if ending == ".pdf" and output is not None:
        from symsgd.cli.tex import write_pdf

        write_pdf(document.write("latex"), output)
    else:
        files.write_text(document.write("latex" if ending in LATEX_ENDINGS else "markdown"), output)
