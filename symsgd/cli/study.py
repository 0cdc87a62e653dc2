"""``symsgd study``: what is known about descending the cost of a problem."""

from __future__ import annotations

from typing import Annotated

import typer

from symsgd.cli import files


def study(
    problem: Annotated[
        str, typer.Argument(metavar="P.toml", help="The problem file with network and data.")
    ],
    random: Annotated[
        bool, typer.Option("--random", help="Each step draws one sample; else it uses all.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    plot: Annotated[
        str | None, typer.Option("--plot", metavar="DIR", help="Write pictures (SVG, PNG) there.")
    ] = None,
) -> None:
    """Study critical points, infimum and convergence."""
    from symsgd.cli.problem import read_task
    from symsgd.network.study import study_task
    from symsgd.report.json import text_of

    settings, task = read_task(problem)
    if plot is not None:
        files.folder(plot)  # before the work is done whose pictures nobody could keep
    trained = settings.raw["network"].get("parameters", ["b", "W"])
    found = study_task(task, trained, "random" if random else "full")
    files.write_text(text_of(found.to_json()) if as_json else f"{found}\n", None)
    if plot is not None:
        from symsgd.report.plots import save_all

        for path in save_all(found, plot):
            typer.echo(f"wrote {path}", err=True)
