"""What a report says about one claim, in plain words: the same in every form of output."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from symsgd.check.report import ClaimResult, Formula, Report, Role, Status
from symsgd.check.span import Span
from symsgd.report.evidence import NO_VALUE
from symsgd.report.line import STATUS_MARKS, shown

FIRST_WRONG = "the first wrong step of this chain"
_ON_THE_LEFT = ", on the left side"  # how a suggestion ends that is none for the right


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a report says about a place: the verdict on a claim, or an unread formula.

    ``place`` is what is marked in the text: the whole claim, or its new side in a chain.
    """

    place: Span
    source: str
    status: Status
    claim: ClaimResult | None
    formula: Formula

    @property
    def mark(self) -> str:
        """The sign and the word for the status."""
        return STATUS_MARKS[self.status][0]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Why it is so, in sentences of plain text on one line each."""
        found = [self.formula.note] if self.claim is None else _sentences(self.claim, self.formula)
        return tuple(shown(sentence) for sentence in found if sentence)


def suggestion_word(claim: ClaimResult) -> str:
    """Return what stands before a suggestion: a claim that is open is not wrong.

    >>> here = Span(1, 1, 1, 2)
    >>> suggestion_word(ClaimResult(1, 1, 1, here, here, here, "x", "z", "=", Status.UNREAD))
    'it would hold with'
    """
    if claim.status is not Status.REFUTED:
        return "it would hold with"
    on_the_left = (claim.suggestion or "").endswith(_ON_THE_LEFT)
    return "left would be" if on_the_left else "right would be"


def findings(report: Report) -> Iterator[Finding]:
    """Yield what a report says, in the order of the document.

    >>> here = Span(1, 2, 1, 7)
    >>> claim = ClaimResult(1, 1, 1, here, here, here, "1", "2", "=", Status.REFUTED, "1 < 2")
    >>> report = Report("a.md", (Formula(here, "1 = 2", Role.CLAIM, "", (claim,)),))
    >>> [(finding.mark, finding.sentences) for finding in findings(report)]
    [('✗ REFUTED', ('1 < 2',))]
    """
    for formula in report.formulas:
        if formula.role is Role.UNREAD:
            yield Finding(formula.span, formula.source, Status.UNREAD, None, formula)
        for claim in formula.claims:
            place = claim.span if claim.step == 1 else claim.right_span
            yield Finding(place, claim.source, claim.status, claim, formula)


def _sentences(claim: ClaimResult, formula: Formula) -> Iterator[str]:
    yield claim.reason
    if claim.first_wrong and len(formula.claims) > 1:
        yield FIRST_WRONG
    yield from diagnosis(claim)
    if claim.counterexample is not None:
        yield from counterexample_sentences(claim)
    yield claim.acceptance
    unsaid = [name for name in claim.missing if name not in claim.reason]
    if unsaid:
        yield f"missing: {', '.join(unsaid)}"
    if claim.suggestion:
        yield f"{suggestion_word(claim)}: {claim.suggestion}"
    yield from (f"provided {condition}" for condition in claim.conditions)
    yield from (f"note: {warning}" for warning in claim.warnings)


def diagnosis(claim: ClaimResult) -> Iterator[str]:
    """Yield which side of a wrong step is out of line, and where its wrong term stands.

    >>> here = Span(3, 9, 3, 11)
    >>> more = {"wrong_side": "right", "agreement": "the left side holds", "wrong_term": here}
    >>> claim = ClaimResult(1, 1, 1, here, here, here, "1", "2", "=", Status.REFUTED, **more)
    >>> list(diagnosis(claim))
    ['the right side is out of line: the left side holds', 'look at 3:9']
    """
    if claim.wrong_side is not None:
        why = f": {claim.agreement}" if claim.agreement else ""
        yield f"the {claim.wrong_side} side is out of line{why}"
    elif claim.agreement:
        yield claim.agreement
    if claim.wrong_term is not None:
        text = f": {claim.wrong_term_source}" if claim.wrong_term_source else ""
        yield f"look at {claim.wrong_term}{text}"


def counterexample_sentences(claim: ClaimResult) -> Iterator[str]:
    """Yield the point of a counterexample and the values of both sides there."""
    found = claim.counterexample
    if found is None:
        return
    where = ", ".join(f"{name} = {value}" for name, value in (*found.point, *found.exact))
    left, right = (NO_VALUE if side is None else f"is {side}" for side in (found.left, found.right))
    yield f"{f'at {where} ' if where else ''}the left side {left} and the right side {right}"
