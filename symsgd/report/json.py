"""A report as JSON text: sorted, and the same for the same document."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from symsgd.check.report import Report


def render_json(report: Report, *, times: bool = False) -> str:
    """Return a report as JSON text; with ``times``, how long each claim took.

    >>> print(render_json(Report("empty.md")).splitlines()[-3])
      "schema": "symsgd.report/1",
    """
    return text_of(report.to_json(times=times))


def render_json_list(reports: list[Report], *, times: bool = False) -> str:
    """Return several reports as one JSON array."""
    return text_of([report.to_json(times=times) for report in reports])


def text_of(data: object) -> str:
    """Return JSON data as text in the one way we write it."""
    return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def report_schema() -> dict[str, Any]:
    """Return the JSON schema of the form ``symsgd.report/1``.

    >>> report_schema()["title"]
    'symsgd.report/1'
    """
    text = files("symsgd.report").joinpath("report-1.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
