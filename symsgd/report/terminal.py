"""A report as text for a terminal: one line for each claim, more where something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from symsgd.check.report import ClaimResult, Formula, Notice, Report, Role, Status
from symsgd.check.span import Span
from symsgd.report.evidence import counterexample, remarks
from symsgd.report.excerpt import excerpt
from symsgd.report.explanation import FIRST_WRONG, diagnosis, suggestion_word
from symsgd.report.line import (
    BAD,
    DIM,
    GOOD,
    OPEN,
    PLAIN,
    STATUS_MARKS,
    STRONG,
    Line,
    cells,
    hanging,
    padded,
    render,
    shortened,
    shown,
    wrapped,
)
from symsgd.report.summary import summary

WIDTH = 100
_TO_ANSWER = "symsgd check --ask prints what is asked as a problem file to fill in"
_SHORT = 80  # cells of a reason that is no burden to read again


def render_terminal(report: Report, *, color: bool = False, width: int = WIDTH) -> str:
    """Return a report as text.

    >>> print(render_terminal(Report("empty.md")), end="")
    empty.md
    <BLANKLINE>
      no claim was found
    """
    return render(_calm(_Sheet.of(report, width).lines(report)), color=color)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The columns: place, mark, and the text beside them."""

    width: int
    place: int
    mark: int
    asked: dict[str, str] = field(default_factory=dict)  # what is missing, and where it is told

    @classmethod
    def of(cls, report: Report, width: int) -> _Sheet:
        marks = [STATUS_MARKS[claim.status][0] for claim in report.claims]
        places = [str(formula.span) for formula in report.formulas]
        places += [str(claim.span) for claim in report.claims]
        return cls(
            max(width, 60),
            max(map(len, places), default=5) + 4,
            max(map(len, [*marks, "assumed "])) + 2,
        )

    @property
    def indent(self) -> int:
        return self.place + self.mark

    def lines(self, report: Report) -> Iterator[Line]:
        with_problem = f" with {shown(report.problem)}" if report.problem else ""
        yield [(shown(report.file), STRONG), (with_problem, DIM)]
        yield []
        for formula in report.formulas:
            if formula.role is Role.UNREAD:
                yield from self.unread(formula)
            for claim in formula.claims:
                yield from self.claim(claim, formula)
        if report.formulas:
            yield []
        for word, notices in ("assumed", report.assumptions), ("note", report.notices):
            for notice in notices:
                yield from self.notice(word, notice)
        if report.assumptions or report.notices:
            yield []
        yield from summary(report, self.width)
        if any(claim.status is Status.NEEDS_CONTEXT for claim in report.claims):
            yield from hanging(2, "", _TO_ANSWER, self.width, DIM)

    def claim(self, claim: ClaimResult, formula: Formula) -> Iterator[Line]:
        source = claim.source if claim.step == 1 else f"{claim.relation} {claim.right_source}"
        source = ("  " if claim.step > 1 else "") + shown(source)
        how = "; ".join(filter(None, (shown(claim.reason), shown(claim.acceptance))))
        how = how if claim.status is Status.PROVED else ""
        room = self.width - self.indent
        beside = bool(how) and cells(how) + 2 <= room - min(cells(source), room * 3 // 5)
        if beside:
            source = padded(shortened(source, room - cells(how) - 2), room - cells(how))
        place = claim.span if claim.step == 1 else claim.right_span
        line = self.head(str(place), claim.status, shortened(source, room))
        yield [*line, (how, DIM)] if beside else line
        if not beside:
            yield from self.below("", how, DIM)
        if claim.status is not Status.PROVED:
            yield from self.details(claim, formula)
        if claim.status is Status.PROVED:
            yield from self.below("", claim.agreement, OPEN)
        yield from remarks(claim.conditions, claim.warnings, self.indent, self.width)
        if claim.status is not Status.PROVED:
            yield []

    def details(self, claim: ClaimResult, formula: Formula) -> Iterator[Line]:
        if claim.first_wrong or claim.wrong_term is not None:
            side = claim.right_span if _is_inside(claim.wrong_term, claim) else claim.left_span
            for line in excerpt(formula, side, self.width - self.place, claim.wrong_term):
                yield [(" " * self.place, PLAIN), *line]
        if claim.first_wrong and len(formula.claims) > 1:
            yield from self.below("", FIRST_WRONG, BAD)
        if not _overlap(claim.wrong_term, claim.trouble):  # else it is shown
            yield from self.caret(formula, claim.trouble)
        reason = self.reason(claim)
        yield from self.below("", reason)
        for said in diagnosis(claim):
            yield from self.below("", said)
        if claim.counterexample is not None:
            yield from counterexample(claim.counterexample, self.indent, self.width)
        yield from self.below("", claim.acceptance, DIM)
        unsaid = [name for name in claim.missing if name not in claim.reason]
        if unsaid and reason == claim.reason:
            yield from self.below("missing: ", ", ".join(unsaid))
        if claim.suggestion:
            yield from self.below(f"{suggestion_word(claim)}: ", claim.suggestion, GOOD)

    def reason(self, claim: ClaimResult) -> str:
        """Return why a claim is not proved; a long question is asked in full only once."""
        first = str(claim.span if claim.step == 1 else claim.right_span)
        if claim.status is not Status.NEEDS_CONTEXT or cells(claim.reason) <= _SHORT:
            return claim.reason
        place = self.asked.setdefault(claim.reason, first)
        names = ", ".join(name for name in claim.missing if name in claim.reason)
        what, colon, _ = claim.reason.partition(": ")  # what to do stands behind it
        names = names or (what if colon else "")
        return claim.reason if place == first or not names else f"{names}: as at {place}"

    def caret(self, formula: Formula, span: Span | None) -> Iterator[Line]:
        """Yield the line on which reading failed, with carets."""
        for line in excerpt(formula, span, self.width - self.place) if span is not None else ():
            yield [(" " * self.place, PLAIN), *line]

    def unread(self, formula: Formula) -> Iterator[Line]:
        room = self.width - self.indent
        yield self.head(str(formula.span), Status.UNREAD, shortened(shown(formula.source), room))
        yield from self.caret(formula, formula.trouble)
        yield from self.below("", formula.note)
        yield []

    def notice(self, word: str, notice: Notice) -> Iterator[Line]:
        place = f"  {padded(str(notice.span) if notice.span else '', self.place - 2)}"
        for text in wrapped(shown(notice.text), self.width - self.indent):
            yield [(padded(place, self.place) + padded(word, self.mark), DIM), (text, PLAIN)]
            place = word = ""

    def head(self, place: str, status: Status, source: str) -> Line:
        mark, style = STATUS_MARKS[status]
        place = f"  {padded(place, self.place - 2)}"
        return [(place, DIM), (padded(mark, self.mark), style), (source, PLAIN)]

    def below(self, word: str, text: str, style: str = PLAIN) -> Iterator[Line]:
        return hanging(self.indent, word, text, self.width, style)


def _overlap(term: Span | None, trouble: Span | None) -> bool:
    """Say whether a term that is marked, and the place where reading failed, are one."""
    if term is None or trouble is None or term.cell != trouble.cell:
        return False
    begins = max((span.line, span.column) for span in (term, trouble))
    ends = min((span.end_line, span.end_column) for span in (term, trouble))
    return begins < ends


def _is_inside(term: Span | None, claim: ClaimResult) -> bool:
    """Say whether a term stands on the right side; none at all counts as there."""
    if term is None:
        return True
    place, side = (term.line, term.column), claim.right_span
    return (side.line, side.column) <= place <= (side.end_line, side.end_column)


def _calm(lines: Iterable[Line]) -> Iterator[Line]:
    """Let no two empty lines follow each other."""
    last: Line = []
    for index, line in enumerate(lines):
        if line or last or not index:
            yield line
        last = line
