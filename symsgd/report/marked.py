"""The text of a document cut into pieces: those that a finding marks, and those between."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from symsgd.check.span import Span
from symsgd.report.explanation import Finding


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line; ``finding`` is the number of the finding it belongs to.

    ``last`` says that the finding's place ends here; ``term`` is the part of the text that is the
    wrong term.
    """

    text: str
    finding: int | None = None
    last: bool = False
    term: tuple[int, int] | None = None


def pieces(text: str, found: Sequence[Finding], cell: int | None = None) -> list[list[Piece]]:
    r"""Return each line of a text as its pieces; together they are the line again.

    For a cell of a notebook, what was found in it is marked.

    >>> from symsgd.check.report import Formula, Role, Status
    >>> here = Span(1, 2, 2, 2)
    >>> finding = Finding(here, "a\nb", Status.UNREAD, None, Formula(here, "a\nb", Role.UNREAD))
    >>> for line in pieces("$a\nb$", [finding]):
    ...     print([(piece.text, piece.finding, piece.last) for piece in line])
    [('$', None, False), ('a', 0, False)]
    [('b', 0, True), ('$', None, False)]
    """
    lines = text.split("\n")
    cuts: list[list[tuple[int, int, int, bool]]] = [[] for _ in lines]
    for index, finding in enumerate(found):
        if finding.place.cell != cell:
            continue
        for number, start, end, last in _stretches(finding.place, lines):
            cuts[number - 1].append((start, end, index, last))
    rows = [list(_cut(line, sorted(cut))) for line, cut in zip(lines, cuts, strict=True)]
    return [list(_with_terms(row, number, found)) for number, row in enumerate(rows, 1)]


def _with_terms(row: Sequence[Piece], number: int, found: Sequence[Finding]) -> Iterator[Piece]:
    """Say of the pieces of a line which part of them is the wrong term."""
    column = 1
    for piece in row:
        claim = found[piece.finding].claim if piece.finding is not None else None
        term = claim.wrong_term if claim is not None else None
        part = None if term is None else _part(term, number, column, len(piece.text))
        yield replace(piece, term=part)
        column += len(piece.text)


def _part(term: Span, number: int, column: int, length: int) -> tuple[int, int] | None:
    """Return where a term stands in a piece of a line that begins in a column."""
    if not term.line <= number <= term.end_line:
        return None
    start = term.column - column if number == term.line else 0
    end = term.end_column - column if number == term.end_line else length
    start, end = max(start, 0), min(end, length)
    return (start, end) if start < end else None


def _stretches(span: Span, lines: Sequence[str]) -> Iterator[tuple[int, int, int, bool]]:
    last = min(span.end_line, len(lines))
    for number in range(span.line, last + 1):
        line = lines[number - 1]
        start = span.column - 1 if number == span.line else len(line) - len(line.lstrip())
        end = span.end_column - 1 if number == span.end_line else len(line.rstrip())
        yield number, start, max(start, end), number == last


def _cut(line: str, cuts: Sequence[tuple[int, int, int, bool]]) -> Iterator[Piece]:
    done = 0
    for start, end, index, last in cuts:
        # two findings may share a stretch; the second keeps what is left of it
        begin = min(max(start, done), len(line))
        if begin > done:
            yield Piece(line[done:begin])
        done = max(begin, min(end, len(line)))
        if done > begin or last:
            yield Piece(line[begin:done], index, last)
    if done < len(line):
        yield Piece(line[done:])
