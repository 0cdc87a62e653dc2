"""Relations that the text states and does not claim: the report names them, and why.

A condition or a statement that the text denies is not judged.  Whoever meant it as a claim must be
able to see that nobody looked at it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from symsgd.check.finding import Finding
from symsgd.check.outline import Piece
from symsgd.check.report import Role

CONDITION = "a condition, not a claim"
IN_UNKNOWN = "an equation in an unknown"
DENIED = "the text denies it"
PROPERTY = "what the words say of this value"
_WHY = frozenset((CONDITION, DENIED, PROPERTY))


def passed_over(findings: Iterable[Finding]) -> Iterator[tuple[str, Piece]]:
    """Yield what to say about relations that were read and not judged, with their pieces."""
    for finding in findings:
        silent = finding.role in (Role.DECLARATION, Role.MENTION) and not finding.links
        if silent and finding.note in _WHY and finding.error is None:
            yield f"not judged: {finding.note}", finding.piece
