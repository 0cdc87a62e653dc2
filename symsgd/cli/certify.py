"""``symsgd certify``: the claims of a document as theorems of Coq, replayed where Coq is."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from symsgd.cli import files
from symsgd.cli.certify_network import document_of_network, is_problem
from symsgd.cli.progress import progress
from symsgd.errors import SymsgdError

if TYPE_CHECKING:
    from symsgd.certify.coq_document import CoqDocument
    from symsgd.read.problem import Problem

_LATEX_ENDINGS = {".tex", ".latex", ".ltx"}
_MARKS = {"accepted": "✓", "rejected": "✗", "not exported": "–", "not replayed": "?"}
SECONDS = 60.0


def certify(
    name: Annotated[
        str,
        typer.Argument(
            metavar="FILE", help="A Markdown or LaTeX file, or a problem file with a network."
        ),
    ],
    problem: Annotated[
        str | None,
        typer.Option(
            "--problem", "-p", metavar="P.toml", help="What settles notation, network and values."
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FOLDER", help="Where the Coq files go.")
    ] = "proofs",
    seconds: Annotated[
        float, typer.Option("--seconds", min=1, help="The most time Coq may take for one claim.")
    ] = SECONDS,
) -> None:
    """Write the claims of a document as theorems of Coq, and have Coq check them.

    Of a problem file: backpropagation of its network, the first step, and certified decimals.

    Exit codes: 0 Coq accepts every claim, 1 it rejects one, 3 it rejects none and one could not be
    exported, 4 the files were written and not replayed.
    """
    settings = None
    if problem is not None and is_problem(name):
        raise typer.BadParameter("--problem goes with a document, and FILE is a problem file")
    if problem is not None:
        from symsgd.cli.problem import read_settings

        settings = read_settings(problem)
    from symsgd.certify.coq_document import replayed

    document = document_of_network(name) if is_problem(name) else _document(name, settings)
    place = _folder(output)
    _write(document, place)
    with progress(f"Coq: {document.file}") as step:
        document = replayed(document, seconds=seconds, on_progress=step)
    _write(document, place)
    typer.echo(_told(document, place / f"{document.name}.v"))
    raise typer.Exit(document.exit_code())


def _document(name: str, problem: Problem | None) -> CoqDocument:
    from symsgd.certify.coq_document import CoqDocument, module_name
    from symsgd.cli.statements import coq_claims

    text = files.read_text(name)
    markup = "latex" if PurePath(name).suffix.lower() in _LATEX_ENDINGS else "markdown"
    file = files.shown_name(name)
    with progress(file) as step:
        claims = coq_claims(text, file=file, problem=problem, markup=markup, on_progress=step)
    return CoqDocument(module_name(PurePath(file).stem), file, claims)


def _folder(name: str) -> Path:
    place = Path(name)
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SymsgdError(
            "cannot-write", f"cannot write to the folder {name!r}: {error.strerror}",
            advice="name another folder",
        ) from None  # fmt: skip
    return place


def _write(document: CoqDocument, place: Path) -> None:
    from symsgd.certify.coqc import PRELUDE, prelude

    files.write_text(prelude(), str(place / f"{PRELUDE}.v"))
    files.write_text(document.text, str(place / f"{document.name}.v"))


def _told(document: CoqDocument, file: Path) -> str:
    from symsgd.certify.coqc import INSTALL, coqc

    lines = [f"{document.file} -> {file}", ""]
    counts: dict[str, int] = {}
    for claim in document.claims:
        standing = claim.standing.value
        counts[standing] = counts.get(standing, 0) + 1
        why = f"  ({claim.reason})" if claim.reason else ""
        head = f"  {_MARKS[standing]} line {claim.line}, claim {claim.number}"
        lines.append(f"{head:24} {standing:13} {claim.verdict:10} {claim.source}{why}")
    told = ", ".join(f"{count} {standing}" for standing, count in counts.items())
    lines += ["", f"{len(document.claims)} claims: {told or 'nothing to certify'}"]
    if counts.get("rejected"):
        lines.append("rejected: Coq does not accept the proof that was written; it says no more")
    if document.axioms:
        lines.append(f"axioms: {', '.join(document.axioms)}")
    if counts.get("not replayed") and coqc() is None:
        lines += ["there is no program coqc: the files are written and not replayed", INSTALL]
    return "\n".join(lines)
