"""``symsgd crosscheck``: the symbolic gradient against other programs."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from symsgd.cli import files, screen
from symsgd.cli.forms import Format


def crosscheck(
    problem: Annotated[
        str, typer.Argument(metavar="P.toml", help="The problem file with network and data.")
    ],
    form: Annotated[Format, typer.Option("--format", help="The form of the answer.")] = Format.TEXT,
) -> None:
    """Compare the exact gradient with NumPy, mpmath, JAX and PyTorch."""
    from symsgd.cli.problem import read_task
    from symsgd.network.crosscheck import crosscheck as compare
    from symsgd.report.crosscheck import render_crosscheck
    from symsgd.report.json import text_of

    _, task = read_task(problem)
    found = compare(task)
    if form is Format.JSON:
        files.write_text(text_of(found.to_json()), None)
    else:
        files.write_text(render_crosscheck(found, color=screen.has_colour(sys.stdout)), None)
    raise typer.Exit(0 if found.within else 1)
