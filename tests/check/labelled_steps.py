"""Texts whose relations carry a label made by hand: ``=✓`` is true, ``=✗`` false, ``=¿`` depends.

The label stands behind its sign and is no part of the text.  A sign without one defines something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from symsgd.check.check import check_text
from symsgd.check.report import ClaimResult, Report, Status
from symsgd.prove.decide import decide
from symsgd.read.problem import read_problem

LABELS = {"✓": "true", "✗": "false", "¿": "depends"}
_MARK = re.compile("[✓✗¿]")
_GAP = re.compile(
    r"(?:[\s&{(\[]|\\(?:left|displaystyle|quad|operatorname|color|textcolor|boxed|;|,)(?:\{[a-z]+\})?)*"
)


@dataclass(frozen=True)
class Labelled:
    """A text without its labels, and each label with the offset right behind its sign."""

    text: str
    labels: tuple[tuple[int, str], ...]


def labelled(marked: str) -> Labelled:
    """Return the text that was labelled.

    >>> labelled("$x + x =✓ 2x$").labels
    ((8, 'true'),)
    """
    labels, text, last = [], "", 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        labels.append((len(text), LABELS[mark.group()]))
        last = mark.end()
    return Labelled(text + marked[last:], tuple(labels))


def report_of(marked: str, problem: str = "") -> Report:
    """Return what the tool says about a labelled text."""
    found = read_problem(problem) if problem else None
    return check_text(labelled(marked).text, problem=found, by=decide)


def steps(marked: str, report: Report) -> Iterator[tuple[str, ClaimResult | None]]:
    """Return each label with the claim behind whose sign it stands, and claims without a label.

    A label that belongs to no claim comes with None.
    """
    row = labelled(marked)
    starts = [0]
    for line in row.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    claims = {}
    for claim in report.claims:
        right = starts[claim.right_span.line - 1] + claim.right_span.column - 1
        before = [(at, label) for at, label in row.labels if at <= right]
        at, label = before[-1] if before else (-1, "")
        if at >= 0 and _GAP.fullmatch(row.text[at:right]) and at not in claims:
            claims[at] = claim
        else:
            yield "", claim
    for at, label in row.labels:
        yield label, claims.get(at)


def wrong(marked: str, report: Report) -> list[ClaimResult]:
    """Return the claims whose verdict contradicts their label."""
    never = {
        "true": {Status.REFUTED},
        "false": {Status.PROVED},
        "depends": {Status.PROVED, Status.REFUTED},
        "": {Status.REFUTED},
    }
    return [
        claim
        for label, claim in steps(marked, report)
        if claim is not None and claim.status in never[label]
    ]
