"""How reports on documents are written: one after the other, or all at once at the end."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from symsgd.cli import files, screen
from symsgd.cli.forms import Document, ReportFormat, rendered


class Written:
    """Nothing at all; what is told of each document, and at the end."""

    def __init__(self, output: str | None) -> None:
        self.output = output

    def one(self, document: Document) -> None:
        """Write what can be written of a document before the others are checked."""

    def end(self, documents: Sequence[Document], unreadable: Sequence[str], left: int) -> None:
        """Write the rest, with ``left`` documents that nobody looked at."""


class Texts(Written):
    """Reports for people: on a screen each appears when it is ready; many have an overview."""

    def __init__(self, output: str | None, *, explain: bool) -> None:
        super().__init__(output)
        self.explain = explain
        self.color = output is None and screen.has_colour(sys.stdout)
        self.width = screen.PIPED if output is not None else screen.width(sys.stdout)
        self.kept: list[str] = []

    def one(self, document: Document) -> None:
        """Write the report on a document, or keep it for the file."""
        from symsgd.report.readings import render_readings
        from symsgd.report.terminal import render_terminal

        report, _, _ = document
        texts = [render_readings(report)] if self.explain else []
        texts.append(render_terminal(report, color=self.color, width=self.width))
        self._write("\n".join(texts))

    def end(self, documents: Sequence[Document], unreadable: Sequence[str], left: int) -> None:
        """Write an overview of more than one document."""
        if len(documents) + len(unreadable) + left > 1 and documents:
            from symsgd.report.overview import render_overview

            reports = [report for report, _, _ in documents]
            self._write(render_overview(reports, unreadable, left=left, color=self.color))
        if self.output is not None and self.kept:
            files.write_text("\n".join(self.kept), self.output)

    def _write(self, text: str) -> None:
        if self.output is None:
            files.write_text("\n" * bool(self.kept) + text, None)
        self.kept.append(text if self.output is not None else "")


class Rendered(Written):
    """One text for programs or for paper, about all documents."""

    def __init__(self, output: str | None, form: ReportFormat) -> None:
        super().__init__(output)
        self.form = form

    def end(self, documents: Sequence[Document], unreadable: Sequence[str], left: int) -> None:
        """Write the text about the documents that were checked."""
        del unreadable, left
        if documents:
            files.write_text(rendered(documents, self.form), self.output)


class Questions(Written):
    """The open questions as a problem file to fill in."""

    def end(self, documents: Sequence[Document], unreadable: Sequence[str], left: int) -> None:
        """Write the questions of the documents that were checked."""
        from symsgd.check.questions import stub

        del unreadable, left
        if documents:
            files.write_text("\n".join(stub(report) for report, _, _ in documents), self.output)
