"""The verdict on one claim as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.check.report import Status
from symsgd.prove.verdict import Verdict
from symsgd.report.evidence import counterexample, remarks
from symsgd.report.line import (
    DIM,
    PLAIN,
    STATUS_MARKS,
    Line,
    hanging,
    padded,
    render,
    shortened,
    shown,
)

_INDENT = 13


def render_verdict(source: str, verdict: Verdict, *, color: bool = False, width: int = 100) -> str:
    """Return a claim and its verdict as text.

    >>> from symsgd.prove.verdict import Outcome
    >>> print(render_verdict("1 + 1 = 2", Verdict(Outcome.PROVED, "equal numbers")), end="")
    ✓ proved     1 + 1 = 2
                 equal numbers
    """
    return render(_lines(source, verdict, width), color=color)


def _lines(source: str, verdict: Verdict, width: int) -> Iterator[Line]:
    mark, style = STATUS_MARKS[Status(verdict.outcome.value)]
    width = max(width, 40)
    yield [(padded(mark, _INDENT), style), (shortened(shown(source), width - _INDENT), PLAIN)]
    yield from hanging(_INDENT, "", verdict.reason, width, DIM)
    if verdict.counterexample is not None:
        yield from counterexample(verdict.counterexample, _INDENT, width)
    yield from remarks(verdict.conditions, verdict.warnings, _INDENT, width)
