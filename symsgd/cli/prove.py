"""``symsgd prove``: one claim, or a file of claims."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from symsgd.cli import files, screen
from symsgd.cli.forms import Format
from symsgd.errors import SymsgdError

if TYPE_CHECKING:
    from symsgd.check.answer import Answer
    from symsgd.check.entries import Decide

SECONDS = 10.0


def prove(
    claim: Annotated[
        str | None,
        typer.Argument(metavar="CLAIM", help="A = B, in LaTeX or as typed mathematics."),
    ] = None,
    domain: Annotated[
        list[str] | None,
        typer.Option("--domain", "-d", metavar="RELATION", help="What may be assumed: 'x > 0'."),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option("--batch", metavar="FILE.jsonl", help="Rows in, one answer out for each."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="The form of the answer.")] = Format.TEXT,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.01, help="The most time that one claim may take.")
    ] = SECONDS,
) -> None:
    """Prove or refute one claim, or each row of a file."""
    if (claim is None) == (batch is None):
        raise typer.BadParameter("give one claim, or --batch and a file")
    from symsgd.prove.worker import Worker

    with Worker(seconds=seconds) as worker:
        if batch is not None:
            statuses = _batch(batch, worker.decide)
        else:
            statuses = _single(str(claim), domain or [], form, worker.decide)
        raise typer.Exit(_exit_code(set(statuses)))


def _single(text: str, assumed: list[str], form: Format, by: Decide) -> Iterator[str]:
    from symsgd.check.answer import answer
    from symsgd.check.assumptions import context_of
    from symsgd.check.statements import Names
    from symsgd.check.verify import assumptions_of

    context = context_of({}, assumptions_of(assumed))
    try:
        claims = Names.usual({}).claims(text)
    except SymsgdError as error:
        found = [(text, _open(error))]
    else:
        sources = [text] if len(claims) == 1 else map(str, claims)
        found = [
            (source, answer(claim, context, by))
            for source, claim in zip(sources, claims, strict=True)
        ]
    for source, one in found:
        files.write_text(_rendered(source, one, form), None)
        yield one.status.value


def _batch(name: str, by: Decide) -> Iterator[str]:
    from symsgd.check.rows import answer_line

    for line in files.read_text(name).split("\n"):
        if line.strip():
            row = answer_line(line, by)
            files.write_text(json.dumps(row, ensure_ascii=False) + "\n", None)
            yield row["verdict"]


def _rendered(source: str, answer: Answer, form: Format) -> str:
    if form is Format.JSON:
        from symsgd.report.json import text_of

        return text_of({"claim": source, **answer.to_json()})
    from symsgd.report.answer import render_answer

    color, width = screen.has_colour(sys.stdout), screen.width(sys.stdout)
    return render_answer(source, answer, color=color, width=width)


def _open(error: SymsgdError) -> Answer:
    from symsgd.check.answer import Answer

    return Answer.open(error)


def _exit_code(found: set[str]) -> int:
    return 1 if "REFUTED" in found else 3 if found - {"PROVED"} else 0
