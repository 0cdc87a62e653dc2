"""The last lines of a report: how many claims have each verdict, how many formulas each role."""

from __future__ import annotations

from collections.abc import Iterator

from symsgd.check.report import Report, Role, Status
from symsgd.report.line import DIM, GOOD, OPEN, PLAIN, STATUS_MARKS, Line, cells, shown


def summary(report: Report, width: int = 100) -> Iterator[Line]:
    """Yield the summary of a report.

    >>> from symsgd.report.line import render
    >>> print(render(summary(Report("empty.md"))), end="")
      no claim was found
    """
    counts = report.counts()
    if report.claims:
        mark, style = STATUS_MARKS[report.status()]
        seconds = sum(claim.seconds for claim in report.claims)
        verdicts: Line = [
            (f"{counts[status]} {status.words}", STATUS_MARKS[status][1])
            for status in Status
            if status in counts
        ]
        head = f"{counted(len(report.claims), 'claim')}: "
        yield from _flow(f"{mark[0]} {head}", style, verdicts, f", in {_duration(seconds)}", width)
    else:
        yield [("  no claim was found", OPEN)]
    if report.accepted():
        yield [("  ", PLAIN), (accepted(report), GOOD)]
    roles: Line = [(_with_role(counts[role], role), DIM) for role in Role if role in counts]
    if roles:
        head = f"{counted(len(report.formulas), 'formula')}: "
        yield from _flow(head, DIM, roles, "", width)


def accepted(report: Report) -> str:
    """Return how many verdicts of a report another checker accepts.

    >>> accepted(Report("empty.md"))
    'verdict accepted by nobody else: 0 of 0 claims'
    """
    claims = report.claims
    who = sorted({claim.accepted_by for claim in claims if claim.acceptance})
    by = shown(", ".join(who)) or "nobody else"
    return f"verdict accepted by {by}: {report.accepted()} of {counted(len(claims), 'claim')}"


def counted(count: int, word: str) -> str:
    """Return a number and its word, in the plural where it needs one.

    >>> counted(2, "implicit definition"), counted(1, "claim")
    ('2 implicit definitions', '1 claim')
    """
    return f"{count} {word}{'' if count == 1 else 's'}"


def _with_role(count: int, role: Role) -> str:
    if role is Role.CLAIM:
        return f"{count} with claims"
    return f"{count} unread" if role is Role.UNREAD else counted(count, role.words)


def _flow(head: str, style: str, pieces: Line, end: str, width: int) -> Iterator[Line]:
    """Yield a head and its pieces with commas between them, on as many lines as it takes."""
    line: Line = [("  ", PLAIN), (head, style)]
    used = cells(head) + 2
    for index, (text, its_style) in enumerate(pieces):
        comma = end if index == len(pieces) - 1 else ", "
        if index and used + cells(text + comma) > width:
            yield line
            line, used = [("      ", PLAIN)], 6
        line += [(text, its_style), (comma, DIM)]
        used += cells(text + comma)
    yield line


def _duration(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
