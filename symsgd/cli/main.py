"""The program ``symsgd``: its commands, and what happens when one fails.

Commands import what they need when they run, so that ``symsgd --help`` answers at once.
"""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Annotated

import typer
from typer.main import get_command

from symsgd import __version__
from symsgd.cli.certify import certify
from symsgd.cli.check import check
from symsgd.cli.complaint import complaint
from symsgd.cli.crosscheck import crosscheck
from symsgd.cli.derive import derive
from symsgd.cli.generate import generate
from symsgd.cli.prove import prove
from symsgd.cli.solve import solve
from symsgd.cli.step import step
from symsgd.cli.study import study
from symsgd.errors import SymsgdError

USAGE_ERROR = 2
OUR_FAULT = 101
INTERRUPTED = 130

app = typer.Typer(
    help="Check, line by line, the mathematics of a derivation about neural networks.",
    epilog=(
        "Exit codes: 0 all proved, 1 something refuted, 2 wrong usage or unreadable file, "
        "3 nothing refuted but something open, 101 a fault of symsgd."
    ),
    add_completion=True,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(check)
app.command()(prove)
app.command()(derive)
app.command()(step)
app.command()(study)
app.command()(solve)
app.command()(generate)
app.command()(crosscheck)
app.command()(certify)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"symsgd {__version__}")
        raise typer.Exit


@app.callback()
def main(
    _: Annotated[
        bool,
        typer.Option("--version", help="Print the version.", callback=_version, is_eager=True),
    ] = False,
) -> None:
    """Check, line by line, the mathematics of a derivation about neural networks."""


def run() -> None:
    """Run the program; the one way in from a shell."""
    sys.excepthook = _our_fault
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        # not app(): that would put a hook of its own in the place of ours
        get_command(app)(prog_name="symsgd")
    except SymsgdError as error:
        typer.echo(complaint(error), err=True)
        sys.exit(USAGE_ERROR)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


def _our_fault(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Say that we are to blame, and where to tell it; a traceback helps nobody at a prompt."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" at {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else ""
    typer.echo(
        f"symsgd {__version__} failed: this is our fault, not yours. No verdict was given.\n"
        f"  {kind.__name__}{where}: {shortened(str(error))}\n"
        "  Please report it with these lines and, if you can, the input that brought it about.",
        err=True,
    )
    sys.exit(OUR_FAULT)


def shortened(text: str, most: int = 200) -> str:
    """Return the first words of a text."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
