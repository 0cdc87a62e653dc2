"""``symsgd prove``: one claim, or a file of claims."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import zip_longest
from typing import TYPE_CHECKING, Annotated

import typer

from symsgd.cli import files, screen
from symsgd.cli.forms import Format
from symsgd.cli.seconds import MOST_SECONDS, number_of_seconds
from symsgd.errors import SymsgdError

if TYPE_CHECKING:
    from symsgd.check.answer import Answer
    from symsgd.check.entries import Decide
    from symsgd.check.judgement import Side
    from symsgd.cli.asked import Asked
    from symsgd.cli.certificate import Certified
    from symsgd.expression.domain import Context
    from symsgd.expression.node import Node
    from symsgd.prove.verdict import Verdict

SECONDS = 10.0
NOT_CERTIFIED = 4


def prove(
    claim: Annotated[
        str | None,
        typer.Argument(metavar="CLAIM", help="A = B, in LaTeX or as typed mathematics."),
    ] = None,
    domain: Annotated[
        list[str] | None,
        typer.Option(
            "--domain", "-d", metavar="RELATION",
            help="What may be assumed: 'x > 0', 'x in [0, 1]'.",
        ),
    ] = None,
    batch: Annotated[
        str | None,
        typer.Option("--batch", metavar="FILE.jsonl", help="Rows in, one answer out for each."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="The form of the answer.")] = Format.TEXT,
    seconds: Annotated[
        float, typer.Option(
            "--seconds", min=0.01, max=MOST_SECONDS, callback=number_of_seconds,
            help="The most time that one claim may take.",
        )
    ] = SECONDS,
    certificate: Annotated[
        str | None,
        typer.Option(
            "--certificate", "-c", metavar="OUT.v|OUT.json",
            help="Write a certificate, for Coq or for the checker in symsgd, and replay it.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Prove or refute one claim, or each row of a file.

    Exit codes: 0 proved, 1 refuted, 3 open, and 4 proved with a certificate that nobody accepted.
    """
    if (claim is None) == (batch is None):
        raise typer.BadParameter("give one claim, or --batch and a file")
    if batch is not None and certificate is not None:
        raise typer.BadParameter("a certificate is written for one claim, not for a batch")
    from symsgd.prove.worker import Worker

    with Worker(seconds=seconds) as worker:
        if batch is not None:
            raise typer.Exit(_exit_code(set(_batch(batch, worker.decide))))
        raise typer.Exit(_single(str(claim), domain or [], form, certificate, worker.decide))


def _single(
    text: str, assumed: list[str], form: Format, certificate: str | None, by: Decide
) -> int:
    from symsgd.cli.asked import Asked
    from symsgd.cli.certificate import asked_for, certified

    if certificate is not None:
        asked_for(certificate)
    asked = Asked(by)
    sources, found = _answered(text, assumed, asked)
    if form is Format.TEXT:
        for source, one in zip(sources, found, strict=True):
            files.write_text(_rendered(source, one), None)
    done: list[Certified] = []
    if certificate is not None:
        done, told = certified(certificate, sources, found, asked)
        files.write_text(f"{told}\n" if form is Format.TEXT else "", None)
    if form is Format.JSON:
        for source, one, end in zip_longest(sources, found, done):
            files.write_text(_json(source, one, end, certificate), None)
    code = _exit_code({one.status.value for one in found})
    return NOT_CERTIFIED if code == 0 and not all(each.accepted for each in done) else code


def _answered(text: str, assumed: list[str], asked: Asked) -> tuple[list[str], list[Answer]]:
    """Return the claims of a chain and the answer to each."""
    from symsgd.check.answer import Answer, answers
    from symsgd.check.statements import Names
    from symsgd.cli.assumed import assumed_context

    context = assumed_context(assumed)
    names = Names.usual(dict(context.domains))

    def assuming(left: Node, right: Node, known: Context, relation: str) -> Verdict:
        return asked.decide(left, right, known.assuming(*context.relations), relation)

    found = []
    try:
        chain = names.chain(text)
        for answer in answers(chain, assuming):
            found.append(answer)
            asked.step(len(found), len(found))
        sources = [text] if len(found) == 1 else [_text_of(link) for link in chain.links()]
    except SymsgdError as error:
        sources, found = [text], [Answer.open(error)]
    return sources, found


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


def _json(source: str, answer: Answer, end: Certified | None, certificate: str | None) -> str:
    from symsgd.report.json import text_of

    given = {"claim": source, **answer.to_json()}
    if end is not None:
        given["certificate"] = {"file": certificate, **end.to_json()}
    return text_of(given)


def _rendered(source: str, answer: Answer) -> str:
    from symsgd.report.answer import render_answer

    color, width = screen.has_colour(sys.stdout), screen.width(sys.stdout)
    return render_answer(source, answer, color=color, width=width)


def _exit_code(found: set[str]) -> int:
    return 1 if "REFUTED" in found else 3 if found - {"PROVED"} else 0
