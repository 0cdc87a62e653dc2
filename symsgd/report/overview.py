"""One line for each of many documents, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from symsgd.check.report import Report, Role, Status
from symsgd.report.line import BAD, DIM, GOOD, OPEN, PLAIN, STATUS_MARKS, Line, cells, render, shown
from symsgd.report.summary import counted

_KINDS = {"refuted": BAD, "open": OPEN, "proved": GOOD, "without a claim": DIM, "not read": BAD}


def render_overview(
    reports: Sequence[Report], unreadable: Sequence[str] = (), *, left: int = 0, color: bool = False
) -> str:
    """Return the lines below the reports on many documents.

    ``unreadable`` names the documents that could not be read, ``left`` counts those that were not
    looked at because somebody interrupted the work.

    >>> print(render_overview([Report("a.md"), Report("bc.md")], ["d.md"], left=3), end="")
    - a.md   no claim
    - bc.md  no claim
    ! d.md   not read
    <BLANKLINE>
    3 documents: 2 without a claim, 1 not read
    interrupted: 3 documents were not looked at
    """
    kinds = Counter([*map(_kind, reports), *("not read" for _ in unreadable)])
    width = max(map(cells, (*(report.file for report in reports), *unreadable)), default=0)
    lines = [*(_document(report, width) for report in reports)]
    lines += [
        [("! ", BAD), (_padded(name, width), PLAIN), ("not read", BAD)] for name in unreadable
    ]
    pieces = [(f"{kinds[kind]} {kind}", style) for kind, style in _KINDS.items() if kinds[kind]]
    last: Line = [(f"{counted(sum(kinds.values()), 'document')}: ", PLAIN)]
    for piece in pieces:
        last += [piece, (", ", DIM)] if piece is not pieces[-1] else [piece]
    lines += [[], last]
    if left:
        words = f"{counted(left, 'document')} {'was' if left == 1 else 'were'} not looked at"
        lines.append([(f"interrupted: {words}", BAD)])
    return render(lines, color=color)


def _kind(report: Report) -> str:
    """Say how a report ends: unread formulas leave it open as undecided claims do."""
    if not report.claims and report.exit_code() == 0:
        return "without a claim"
    return {0: "proved", 1: "refuted"}.get(report.exit_code(), "open")


def _document(report: Report, width: int) -> Line:
    kind = _kind(report)
    mark, style = STATUS_MARKS[report.status()] if report.claims else ("- ", DIM)
    if kind == "open":
        mark, style = STATUS_MARKS[Status.UNDECIDED]
    return [(f"{mark[0]} ", style), (_padded(report.file, width), PLAIN), *_counts(report)]


def _counts(report: Report) -> Iterator[tuple[str, str]]:
    if not report.claims:
        yield "no claim", DIM
    for index, (status, count) in enumerate(Counter(c.status for c in report.claims).items()):
        yield f"{', ' if index else ''}{count} {status.words}", STATUS_MARKS[status][1]
    unread = report.counts().get(Role.UNREAD.value, 0)
    if unread:
        yield f", {counted(unread, 'formula')} unread", OPEN
    first = next((claim for claim in report.claims if claim.status is Status.REFUTED), None)
    if first is not None:
        yield f"  at {first.span if first.step == 1 else first.right_span}", DIM


def _padded(name: str, width: int) -> str:
    return shown(name) + " " * (width - cells(name) + 2)
