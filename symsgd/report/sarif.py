"""A report as SARIF 2.1.0, which code hosts and editors show beside the text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from symsgd import __version__
from symsgd.check.report import Report, Status
from symsgd.check.span import Span
from symsgd.report.explanation import Finding, findings
from symsgd.report.json import text_of
from symsgd.report.line import shown

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = {
    Status.PROVED: ("proved", "pass", "The claim is proved."),
    Status.REFUTED: ("refuted", "fail", "The two sides provably differ at a point."),
    Status.UNDECIDED: ("undecided", "open", "Neither proved nor refuted within the limits."),
    Status.UNREAD: ("unread", "review", "The text could not be read as mathematics."),
    Status.NEEDS_CONTEXT: ("needs-context", "review", "The meaning lacks a value or definition."),
}
_ORDER = list(_RULES)


def render_sarif(reports: Sequence[Report]) -> str:
    """Return reports as one SARIF run.

    >>> import json
    >>> json.loads(render_sarif([Report("empty.md")]))["runs"][0]["columnKind"]
    'unicodeCodePoints'
    """
    results = [_result(report, finding) for report in reports for finding in findings(report)]
    run = {"tool": {"driver": _driver()}, "columnKind": "unicodeCodePoints", "results": results}
    return text_of({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver() -> dict[str, Any]:
    return {
        "name": "symsgd",
        "semanticVersion": __version__,
        "rules": [
            {
                "id": name,
                "shortDescription": {"text": text},
                "defaultConfiguration": {"level": _level(kind)},
            }
            for name, kind, text in _RULES.values()
        ],
    }


def _level(kind: str) -> str:
    """Return the level; the standard allows one only beside the kind ``fail``."""
    return "error" if kind == "fail" else "none"


def _result(report: Report, finding: Finding) -> dict[str, Any]:
    rule, kind, _ = _RULES[finding.status]
    source = shown(finding.source)
    where = f"{finding.place}: " if report.cells is not None else ""
    text = ". ".join((f"{where}{finding.mark}: {source}", *finding.sentences))
    physical = {
        "artifactLocation": {"uri": _uri(report.file)},
        "region": {**_region(report, finding.place), "snippet": {"text": source}},
    }
    location = {"physicalLocation": physical, **_cell(finding.place)}
    print_ = f"{report.file} {rule} {source}"
    result = {
        "ruleId": rule,
        "ruleIndex": _ORDER.index(finding.status),
        "kind": kind,
        "level": _level(kind),
        "message": {"text": text},
        "locations": [location],
        "partialFingerprints": {"claim/v1": hashlib.sha256(print_.encode()).hexdigest()[:32]},
    }
    return result | _diagnosis(report, finding)


def _diagnosis(report: Report, finding: Finding) -> dict[str, Any]:
    """Return the term that is wrong as a related place, and what is said of the chain."""
    claim = finding.claim
    if claim is None:
        return {}
    found: dict[str, Any] = {}
    if claim.wrong_term is not None:
        physical = {
            "artifactLocation": {"uri": _uri(report.file)},
            "region": {
                **_region(report, claim.wrong_term),
                "snippet": {"text": shown(claim.wrong_term_source)},
            },
        }
        message = {"text": "the term that the suggestion changes"}
        found["relatedLocations"] = [{"id": 1, "message": message, "physicalLocation": physical}]
    said = {"wrongSide": claim.wrong_side, "follows": claim.follows, "cancels": claim.cancels}
    properties = {name: value for name, value in said.items() if value is not None}
    return found | ({"properties": properties} if properties else {})


def _region(report: Report, span: Span) -> dict[str, int]:
    if report.cells is not None:  # lines of the file; what its columns hold is JSON
        last = Span(span.end_line, 1, span.end_line, 1, span.cell)
        return {"startLine": report.file_line(span), "endLine": report.file_line(last)}
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _cell(span: Span) -> dict[str, Any]:
    name = f"cell {span.cell}"
    return {"logicalLocations": [{"name": name, "kind": "cell"}]} if span.cell else {}


def _uri(file: str) -> str:
    from urllib.parse import quote

    return quote(file.replace("\\", "/"), safe="/")
