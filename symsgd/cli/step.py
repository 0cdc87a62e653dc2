"""``symsgd step``: one step of stochastic gradient descent, in closed form."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from symsgd.cli import files, screen

MOST_DIGITS = 10_000


def step(
    problem: Annotated[
        str, typer.Argument(metavar="P.toml", help="The problem file with network and data.")
    ],
    digits: Annotated[
        int | None,
        typer.Option("--digits", min=1, max=MOST_DIGITS, help="Add so many certified decimals."),
    ] = None,
    latex: Annotated[bool, typer.Option("--latex", help="Print LaTeX.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    name_k: Annotated[bool, typer.Option("--name-k", help="Call the last error k.")] = False,
) -> None:
    """Print one step of stochastic gradient descent."""
    if latex and as_json:
        raise typer.BadParameter("--latex and --json exclude each other")
    from symsgd.check.task import order_of
    from symsgd.cli.problem import about_task, read_task
    from symsgd.report.json import text_of
    from symsgd.report.trace import Step, render_step, step_json, step_latex

    settings, task = read_task(problem)
    found = Step(task.step(), order_of(settings), "k" if name_k else None, digits)
    with about_task(settings, problem):
        if as_json:
            text = text_of(step_json(found))
        elif latex:
            text = step_latex(found)
        else:
            text = render_step(found, color=screen.has_colour(sys.stdout))
    files.write_text(text, None)
