"""How a document was read: the role of every formula, and every decision that notation needed."""

from __future__ import annotations

from symsgd.check.report import ClaimResult, Report, Status
from symsgd.report.line import shown


def render_readings(report: Report) -> str:
    """Return how a document was read, one line for each role and each decision, by place.

    >>> print(render_readings(Report("empty.md")), end="")
    How empty.md was read
      it has no formula
    """
    rows = [
        (each.span, each.role.words, f"{each.source} ({each.note})" if each.note else each.source)
        for each in report.formulas
    ]
    for claim in report.claims:
        place = claim.span if claim.step == 1 else claim.right_span  # where the report has it
        if claim.reading is not None:
            left, right = claim.reading
            rows.append((place, "claim", f"{left} {claim.relation} {right}"))
        elif claim.status in (Status.PROVED, Status.REFUTED):
            rows.append((place, "claim", _of_entries(claim)))
    rows += [(reading.span, reading.kind, _words(reading.text, reading.alternatives))
             for reading in report.readings]  # fmt: skip
    rows.sort(key=lambda row: row[0].order)
    width = max((len(str(span)) for span, _, _ in rows), default=0)
    kind = max((len(word) for _, word, _ in rows), default=0)
    lines = [f"  {span!s:<{width}}  {word:<{kind}}  {' '.join(shown(text).split())}"
             for span, word, text in rows]  # fmt: skip
    return "\n".join(
        [f"How {shown(report.file)} was read", *(lines or ["  it has no formula"]), ""]
    )


def _of_entries(claim: ClaimResult) -> str:
    """Return how a claim was read of which no formula without arrays and indices can be shown."""
    parts = [part.removesuffix(_ENTRIES) for part in claim.conditions if part.endswith(_ENTRIES)]
    arrays = f", with {', '.join(parts)} as vectors or matrices" if parts else ""
    return f"of its entries{arrays}: {claim.reason}"


_ENTRIES = " taken entry by entry"


def _words(text: str, alternatives: tuple[str, ...]) -> str:
    return f"{text} (else: {', '.join(alternatives)})" if alternatives else text
