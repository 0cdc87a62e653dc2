"""The storage form of a report: JSON data, ``symsgd.report/1``.

Writing and reading back gives the same report.  What can be derived (the counts and the status
of the whole) is written for those who read the JSON, and not read back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from fractions import Fraction
from typing import Any

from symsgd.check.report import ClaimResult, Formula, Notice, Report, Role, Status
from symsgd.check.span import Span
from symsgd.errors import SymsgdError
from symsgd.prove.verdict import Counterexample

SCHEMA = "symsgd.report/1"


def write_report(report: Report, *, times: bool = True) -> dict[str, object]:
    """Return a report as JSON data; without ``times`` two runs give the same.

    >>> write_report(Report("empty.md"))["schema"]
    'symsgd.report/1'
    """
    return {
        "schema": SCHEMA,
        "file": report.file,
        "problem": report.problem,
        "status": report.status().value,
        "counts": report.counts(),
        "formulas": [_formula(formula, times=times) for formula in report.formulas],
        "assumptions": [_notice(notice) for notice in report.assumptions],
        "notices": [_notice(notice) for notice in report.notices],
        **({"unanswered": list(report.unanswered)} if report.unanswered else {}),
        **({} if report.cells is None else {"cells": _cells(report.cells)}),
    }


def read_report(data: Mapping[str, Any]) -> Report:
    """Return the report that :func:`write_report` wrote down.

    >>> read_report({"schema": "symsgd.report/7"})
    Traceback (most recent call last):
      ...
    symsgd.errors.SymsgdError: this is no report of the form symsgd.report/1 [unknown-schema]
      its schema is 'symsgd.report/7'
    """
    if data.get("schema") != SCHEMA:
        raise SymsgdError(
            "unknown-schema",
            f"this is no report of the form {SCHEMA}",
            advice=f"its schema is {data.get('schema')!r}",
        )
    return Report(
        file=data["file"],
        problem=data["problem"],
        formulas=tuple(_read_formula(row) for row in data["formulas"]),
        assumptions=tuple(_read_notice(row) for row in data["assumptions"]),
        notices=tuple(_read_notice(row) for row in data["notices"]),
        unanswered=tuple(data.get("unanswered", ())),
        cells=_read_cells(data.get("cells")),
    )


def _formula(formula: Formula, *, times: bool) -> dict[str, object]:
    return {
        "span": _span(formula.span),
        "source": formula.source,
        "role": formula.role.value,
        "note": formula.note,
        "claims": [_claim(claim, times=times) for claim in formula.claims],
    }


def _claim(claim: ClaimResult, *, times: bool) -> dict[str, object]:
    stored = [name for name in ClaimResult.__dataclass_fields__ if name not in _NOT_STORED]
    row = {name: getattr(claim, name) for name in stored}
    for name in _SPANS:
        row[name] = _span(row[name])
    row["wrong_term"] = claim.wrong_term and _span(row["wrong_term"])
    for name in _LISTS:
        row[name] = list(row[name])
    row["status"] = claim.status.value
    row["reading"] = list(claim.reading) if claim.reading else None
    row["counterexample"] = claim.counterexample and claim.counterexample.to_json()
    if not times:
        del row["seconds"]
    if not claim.accepted_by:
        del row["accepted_by"]
    return row


def _span(span: Span) -> dict[str, int]:
    return {name: value for name, value in asdict(span).items() if value is not None}


def _notice(notice: Notice) -> dict[str, object]:
    return {"text": notice.text, "span": _span(notice.span) if notice.span else None}


def _cells(cells: Mapping[int, tuple[int, ...]]) -> list[dict[str, object]]:
    return [{"cell": number, "lines": list(lines)} for number, lines in cells.items()]


def _read_cells(rows: list[dict[str, Any]] | None) -> dict[int, tuple[int, ...]] | None:
    return None if rows is None else {row["cell"]: tuple(row["lines"]) for row in rows}


def _read_formula(row: Mapping[str, Any]) -> Formula:
    return Formula(
        span=Span(**row["span"]),
        source=row["source"],
        role=Role(row["role"]),
        note=row["note"],
        claims=tuple(_read_claim(claim) for claim in row["claims"]),
    )


def _read_claim(row: Mapping[str, Any]) -> ClaimResult:
    fields = dict(row)
    for name in _SPANS:
        fields[name] = Span(**row[name])
    for name in _LISTS:
        fields[name] = tuple(row[name])
    term = row.get("wrong_term")
    fields["wrong_term"] = Span(**term) if term else None
    fields["status"] = Status(row["status"])
    fields["reading"] = tuple(row["reading"]) if row["reading"] else None
    found = row["counterexample"]
    fields["counterexample"] = _read_counterexample(found) if found else None
    return ClaimResult(**fields)


def _read_counterexample(row: Mapping[str, Any]) -> Counterexample:
    return Counterexample(
        point=tuple((name, Fraction(value)) for name, value in row["point"].items()),
        left=row["left"],
        right=row["right"],
    )


def _read_notice(row: Mapping[str, Any]) -> Notice:
    return Notice(row["text"], Span(**row["span"]) if row["span"] else None)


_SPANS = ("span", "left_span", "right_span")
_NOT_STORED = ("trouble", "grounds")
_LISTS = ("conditions", "warnings", "missing")
