"""A report as workflow commands, which GitHub shows as annotations at the lines of a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symsgd.check.report import Report, Status
from symsgd.check.span import Span
from symsgd.report.explanation import Finding, findings
from symsgd.report.line import shown


def render_github(reports: Sequence[Report]) -> str:
    """Return reports as annotations: errors for what is refuted, warnings for what stays open.

    >>> from symsgd.check.report import Notice
    >>> print(render_github([Report("a.md", notices=(Notice("which cost?", Span(2, 1, 2, 5)),))]))
    ::notice file=a.md,line=2,endLine=2,col=1,endColumn=5,title=note::which cost?
    <BLANKLINE>
    """
    lines = (line for report in reports for line in _lines(report))
    return "".join(f"{line}\n" for line in lines)


def _lines(report: Report) -> Iterator[str]:
    for finding in findings(report):
        if finding.status is not Status.PROVED:
            yield _finding(report, finding)
    for notice in report.notices:
        yield _command("notice", report, notice.span, "note", notice.text)


def _finding(report: Report, finding: Finding) -> str:
    kind = "error" if finding.status is Status.REFUTED else "warning"
    text = "\n".join((shown(finding.source), *finding.sentences))
    return _command(kind, report, finding.place, finding.mark, text)


def _command(kind: str, report: Report, span: Span | None, title: str, text: str) -> str:
    settings = {"file": shown(report.file)}
    if span is not None and span.cell is not None:
        # a line of the file, in which a cell is JSON; the place in the cell is said in words
        settings |= {"line": str(report.file_line(span))}
        title = f"{span} {title}"
    elif span is not None:
        settings |= {"line": str(span.line), "endLine": str(span.end_line)}
        # columns are for one line only
        if span.line == span.end_line:
            settings |= {"col": str(span.column), "endColumn": str(span.end_column)}
    settings["title"] = title
    inside = ",".join(f"{key}={_setting(value)}" for key, value in settings.items())
    return f"::{kind} {inside}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _setting(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
