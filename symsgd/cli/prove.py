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
    from symsgd.check.judgement import Side
    from symsgd.expression.domain import Context
    from symsgd.expression.node import Node
    from symsgd.prove.verdict import Verdict

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
    from symsgd.check.answer import Answer, answers
    from symsgd.check.assumptions import context_of
    from symsgd.check.statements import Names
    from symsgd.check.verify import assumptions_of

    context = context_of({}, assumptions_of(assumed))
    names = Names.usual(dict(context.domains))

    def assuming(left: Node, right: Node, known: Context, relation: str) -> Verdict:
        return by(left, right, known.assuming(*context.relations), relation)

    try:
        chain = names.chain(text)
        found = list(answers(chain, assuming))
        sources = [text] if len(found) == 1 else [_text_of(link) for link in chain.links()]
    except SymsgdError as error:
        sources, found = [text], [Answer.open(error)]
    for source, one in zip(sources, found, strict=True):
        files.write_text(_rendered(source, one, form), None)
        yield one.status.value


def _text_of(link: tuple[Side, Side, str]) -> str:
    left, right, sign = link
    return f"{left.text} {sign} {right.text}"


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


def _exit_code(found: set[str]) -> int:
    return 1 if "REFUTED" in found else 3 if found - {"PROVED"} else 0
