"""``symsgd check``: documents in, one report each out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from symsgd.cli import files
from symsgd.cli.complaint import complaint
from symsgd.cli.documents import documents_in
from symsgd.cli.forms import Document, ReportFormat
from symsgd.cli.problem import ProblemFile
from symsgd.cli.progress import progress
from symsgd.cli.written import Questions, Rendered, Texts, Written
from symsgd.errors import SymsgdError

if TYPE_CHECKING:
    from symsgd.certify.coq.record import Accepted
    from symsgd.check.report import Report
    from symsgd.read.problem import Problem


def check(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help="Markdown, LaTeX or notebooks (.ipynb), or folders of them; - is standard input.",
        ),
    ],
    problem: ProblemFile = None,
    form: Annotated[
        ReportFormat, typer.Option("--format", help="The form of the report.")
    ] = ReportFormat.TEXT,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="OUT", help="Write the report to OUT.")
    ] = None,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit with 0 whatever the verdicts are.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print also how every formula was read.")
    ] = False,
    ask: Annotated[
        bool, typer.Option("--ask", help="Print the open questions as a problem file to fill in.")
    ] = False,
    proofs: Annotated[
        str | None,
        typer.Option(
            "--proofs", metavar="FOLDER",
            help="Mark the claims that Coq accepted, by what symsgd certify wrote there.",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Give every claim of a document a verdict."""
    if ask and (explain or form is not ReportFormat.TEXT):
        other = "--explain" if explain else f"--format {form.value}"
        raise typer.BadParameter(
            f"--ask writes a problem file and nothing else; leave out --ask or {other}"
        )
    if explain and form is not ReportFormat.TEXT:
        raise typer.BadParameter(
            f"--explain is for the text report; leave out --format {form.value}"
            + (" or --explain: the JSON has the reading of each claim"
               if form is ReportFormat.JSON else "")
        )  # fmt: skip
    settings = None
    if problem is not None:
        from symsgd.cli.problem import read_settings

        settings = read_settings(problem)
    accepted = None
    if proofs is not None:
        from symsgd.cli.accepted import accepted_in

        accepted = accepted_in(proofs)
    if ask:
        write: Written = Questions(output)
    elif form is ReportFormat.TEXT:
        write = Texts(output, explain=explain)
    else:
        write = Rendered(output, form)
    every = list(documents_in(names))
    if form is ReportFormat.ANNOTATED and len(every) > 1:
        raise typer.BadParameter("annotate one file at a time")
    documents: list[Document] = []
    unreadable: list[str] = []
    try:
        for name in every:
            try:
                document = _document(name, settings, accepted)
            except SymsgdError as error:
                typer.echo(complaint(error), err=True)
                unreadable.append(files.shown_name(name))
            else:
                documents.append(document)
                write.one(document)
    finally:  # what is done is not lost when somebody interrupts the work
        write.end(documents, unreadable, len(every) - len(documents) - len(unreadable))
    reports = [report for report, _, _ in documents]
    raise typer.Exit(_exit_code(reports, unreadable=bool(unreadable), exit_zero=exit_zero))


def _document(name: str, problem: Problem | None, accepted: Accepted | None) -> Document:
    text = files.read_text(name)
    from symsgd.read.documents.markup import markup_of

    markup = markup_of(name, text)
    file = files.shown_name(name)
    with progress(file) as step:
        if accepted is None:
            from symsgd.check.check import check_text

            report = check_text(text, file=file, problem=problem, markup=markup, on_progress=step)
        else:
            from symsgd.cli.accepted import marked
            from symsgd.cli.statements import checked

            report, claims = checked(
                text, file=file, problem=problem, markup=markup, on_progress=step
            )
            report = marked(report, claims, accepted)
    return report, text, markup


def _exit_code(reports: list[Report], *, unreadable: bool, exit_zero: bool) -> int:
    codes = {report.exit_code() for report in reports}
    if unreadable:
        return 2
    return 0 if exit_zero else next((code for code in (1, 3) if code in codes), 0)
