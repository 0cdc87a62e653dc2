"""How a document was read: the role of every formula, and every decision that notation needed."""

from __future__ import annotations

from symsgd.check.report import Report
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
        if claim.reading is not None:
            left, right = claim.reading
            rows.append((claim.span, "claim", f"{left} {claim.relation} {right}"))
    rows += [(reading.span, reading.kind, _words(reading.text, reading.alternatives))
             for reading in report.readings]  # fmt: skip
    rows.sort(key=lambda row: row[0].order)
    place = max((len(str(span)) for span, _, _ in rows), default=0)
    kind = max((len(word) for _, word, _ in rows), default=0)
    lines = [f"  {span!s:<{place}}  {word:<{kind}}  {' '.join(shown(text).split())}"
             for span, word, text in rows]  # fmt: skip
    return "\n".join(
        [f"How {shown(report.file)} was read", *(lines or ["  it has no formula"]), ""]
    )


def _words(text: str, alternatives: tuple[str, ...]) -> str:
    return f"{text} (else: {', '.join(alternatives)})" if alternatives else text
