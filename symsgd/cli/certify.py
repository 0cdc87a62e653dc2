"""``symsgd certify``: the claims of documents as theorems of Coq, replayed where Coq is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from symsgd.cli import files
from symsgd.cli.certify_network import document_of_network, is_problem
from symsgd.cli.complaint import complaint
from symsgd.cli.problem import ProblemFile
from symsgd.cli.progress import progress
from symsgd.cli.seconds import MOST_SECONDS, number_of_seconds
from symsgd.errors import SymsgdError

if TYPE_CHECKING:
    from symsgd.certify.coq.document import CoqDocument
    from symsgd.read.problem import Problem

_MARKS = {"accepted": "✓", "rejected": "✗", "not exported": "–", "not replayed": "?"}
SECONDS = 60.0
UNREADABLE = 2


def certify(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Markdown or LaTeX files, notebooks (.ipynb), or problem files (.toml) with a "
            "network; with --replay, files or folders of proofs.",
        ),
    ],
    problem: ProblemFile = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FOLDER", help="Where the Coq files go.")
    ] = "proofs",
    seconds: Annotated[
        float,
        typer.Option(
            "--seconds",
            min=1,
            max=MOST_SECONDS,
            callback=number_of_seconds,
            help="The most time Coq may take for one claim.",
        ),
    ] = SECONDS,
    again: Annotated[
        bool, typer.Option("--replay", help="Check proofs that exist, and write nothing.")
    ] = False,
) -> None:
    """Write the claims of documents as theorems of Coq, and have Coq check them.

    Of a problem file: backpropagation of its network, the first step, and certified decimals.

    Exit codes: 0 Coq accepts every claim, 1 it rejects one, 2 a file cannot be read, 3 Coq rejects
    none and one could not be exported, 4 the files were written and not replayed.  With --replay:
    0 every file is accepted, 1 one is not, 2 one cannot be read, 3 one has no theorem, 4 there is
    no Coq.
    """
    if again and problem is not None:
        raise typer.BadParameter("a problem file is for documents, not for proofs that exist")
    if again:
        from symsgd.cli.replay import replay_all

        raise typer.Exit(replay_all(names, seconds=seconds))
    settings = None
    if problem is not None and any(map(is_problem, names)):
        raise typer.BadParameter("--problem goes with a document, and FILE is a problem file")
    if problem is not None:
        from symsgd.cli.problem import read_settings

        settings = read_settings(problem)
    place = files.folder(output)
    documents = _documents(names, settings)
    codes = {UNREADABLE if one is None else _certified(one, place, seconds) for one in documents}
    raise typer.Exit(next((code for code in (UNREADABLE, 1, 4, 3) if code in codes), 0))


def _certified(document: CoqDocument, place: Path, seconds: float) -> int:
    """Write a document, have Coq check it, tell what it says, and return the exit code."""
    from symsgd.certify.coq.document import replayed

    _write(document, place)
    with progress(f"Coq: {document.file}") as step:
        document = replayed(document, seconds=seconds, on_progress=step)
    _write(document, place)
    _record(document, place)
    typer.echo(_told(document, place / f"{document.name}.v"))
    return document.exit_code()


def _documents(names: list[str], problem: Problem | None) -> Iterator[CoqDocument | None]:
    """Yield the documents, no two of them with the same name in Coq; None is one nobody can read.

    A file that cannot be read is complained of, and keeps no other from Coq.
    """
    taken: set[str] = set()
    for name in names:
        try:
            document = document_of_network(name) if is_problem(name) else _document(name, problem)
        except SymsgdError as error:
            typer.echo(complaint(error), err=True)
            yield None
            continue
        others = (f"{document.name}_{count}" for count in range(2, len(names) + 2))
        free = next(each for each in chain([document.name], others) if each not in taken)
        if taken:
            typer.echo("")
        taken.add(free)
        yield replace(document, name=free)


def _document(name: str, problem: Problem | None) -> CoqDocument:
    from symsgd.certify.coq.document import CoqDocument, module_name
    from symsgd.cli.statements import coq_claims
    from symsgd.read.documents.markup import markup_of

    text = files.read_text(name)
    markup = markup_of(name, text)
    file = files.shown_name(name)
    with progress(file) as step:
        claims = coq_claims(text, file=file, problem=problem, markup=markup, on_progress=step)
    return CoqDocument(module_name(PurePath(file).stem), file, claims)


def _write(document: CoqDocument, place: Path) -> None:
    from symsgd.certify.coq.coqc import PRELUDE, prelude

    files.write_text(prelude(), str(place / f"{PRELUDE}.v"))
    files.write_text(document.text, str(place / f"{document.name}.v"))


def _record(document: CoqDocument, place: Path) -> None:
    """Leave beside the proofs what Coq accepted, for those who write reports."""
    from symsgd.certify.coq.coqc import version
    from symsgd.certify.coq.document import Standing
    from symsgd.certify.coq.record import ENDING, record
    from symsgd.report.json import text_of

    if any(claim.standing in (Standing.ACCEPTED, Standing.REJECTED) for claim in document.claims):
        text = text_of(record(document, version()))
        files.write_text(text, str(place / f"{document.name}{ENDING}"))


def _told(document: CoqDocument, file: Path) -> str:
    from symsgd.certify.coq.axioms import in_short
    from symsgd.certify.coq.coqc import INSTALL, coqc
    from symsgd.report.line import shown

    lines = [f"{document.file} -> {file}", ""]
    counts: dict[str, int] = {}
    for claim in document.claims:
        standing = claim.standing.value
        counts[standing] = counts.get(standing, 0) + 1
        why = f"  ({claim.reason})" if claim.reason else ""
        head = f"  {_MARKS[standing]} line {claim.line}, claim {claim.number}"
        said = shown(f"{claim.source}{why}")
        lines.append(f"{head:24} {standing:13} {claim.verdict:10} {said}")
    told = ", ".join(f"{count} {standing}" for standing, count in counts.items())
    many = f"{len(document.claims)} claim{'s' * (len(document.claims) != 1)}"
    lines += ["", f"{many}: {told or 'nothing to certify'}"]
    if counts.get("rejected"):
        lines.append("rejected: Coq does not accept the proof that was written; it says no more")
    if document.axioms:
        lines.append(f"axioms: {in_short(document.axioms)}")
    if counts.get("not replayed") and coqc() is None:
        lines += ["there is no program coqc: the files are written and not replayed", INSTALL]
    return "\n".join(lines)
