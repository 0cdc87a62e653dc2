"""The forms in which commands answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from symsgd.check.report import Report

Document = tuple["Report", str, str]  # the report, the text it is about, and its markup


class Format(StrEnum):
    """Text for people, JSON for programs.

    >>> Format("json")
    <Format.JSON: 'json'>
    """

    TEXT = "text"
    JSON = "json"


class ReportFormat(StrEnum):
    """The forms of a report on documents.

    >>> ReportFormat("sarif")
    <ReportFormat.SARIF: 'sarif'>
    """

    TEXT = "text"
    JSON = "json"
    HTML = "html"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    ANNOTATED = "annotated"


def rendered(documents: Sequence[Document], form: ReportFormat) -> str:
    """Return the reports on some documents in a form for programs or for paper.

    >>> from symsgd.check.report import Report
    >>> rendered([(Report("a.md"), "text", "markdown")], ReportFormat.ANNOTATED)
    'text'
    """
    return _RENDERERS[form](documents)


def _json(documents: Sequence[Document]) -> str:
    from symsgd.report.json import render_json, render_json_list

    reports = [report for report, _, _ in documents]
    return render_json(reports[0]) if len(reports) == 1 else render_json_list(reports)


def _html(documents: Sequence[Document]) -> str:
    from symsgd.report.html import render_html

    return render_html([(report, text) for report, text, _ in documents])


def _sarif(documents: Sequence[Document]) -> str:
    from symsgd.report.sarif import render_sarif

    return render_sarif([report for report, _, _ in documents])


def _junit(documents: Sequence[Document]) -> str:
    from symsgd.report.junit import render_junit

    return render_junit([report for report, _, _ in documents])


def _github(documents: Sequence[Document]) -> str:
    from symsgd.report.github import render_github

    return render_github([report for report, _, _ in documents])


def _annotated(documents: Sequence[Document]) -> str:
    from symsgd.report.annotated import render_annotated

    return "\n".join(render_annotated(*document) for document in documents)


_RENDERERS: dict[ReportFormat, Callable[[Sequence[Document]], str]] = {
    ReportFormat.JSON: _json,
    ReportFormat.HTML: _html,
    ReportFormat.SARIF: _sarif,
    ReportFormat.JUNIT: _junit,
    ReportFormat.GITHUB: _github,
    ReportFormat.ANNOTATED: _annotated,
}
