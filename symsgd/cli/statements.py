"""The claims of a document, ready for Coq."""

from __future__ import annotations

from typing import TYPE_CHECKING

from symsgd.certify.coq.document import CoqClaim, exported, left_out
from symsgd.check.check import Progress, check_text
from symsgd.check.report import ClaimResult, Report
from symsgd.cli.asked import Asked, Decided, says_less, supporting
from symsgd.cli.grounds import of_grounds
from symsgd.prove.worker import Worker

if TYPE_CHECKING:
    from symsgd.read.problem import Problem


def coq_claims(
    text: str,
    *,
    file: str,
    problem: Problem | None,
    markup: str = "markdown",
    on_progress: Progress | None = None,
) -> tuple[CoqClaim, ...]:
    """Check a document and return its claims with the theorems that the verdicts claim.

    >>> claim, = coq_claims("We have $1 + 1 = 2$.", file="sheet.md", problem=None)
    >>> print(claim.theorems[0].statement)
    (1 + 1) = 2
    """
    return checked(text, file=file, problem=problem, markup=markup, on_progress=on_progress)[1]


def checked(
    text: str,
    *,
    file: str,
    problem: Problem | None,
    markup: str = "markdown",
    on_progress: Progress | None = None,
) -> tuple[Report, tuple[CoqClaim, ...]]:
    """Check a document and return its report, and a claim for Coq for each of its claims."""
    with Worker() as worker:
        asked = Asked(worker.decide, on_progress)
        report = check_text(
            text, file=file, problem=problem, markup=markup,
            by=asked.decide, on_progress=asked.step,
        )  # fmt: skip
    return report, tuple(_claims(report, asked))


def _claims(report: Report, asked: Asked) -> list[CoqClaim]:
    found, wrong_chain = [], 0
    # they are numbered as they were asked; the list of the report goes by place
    claims = sorted(report.claims, key=lambda claim: claim.number)
    for claim, questions in zip(claims, asked.claims, strict=False):
        line = report.file_line(claim.span)
        # what was asked for the suggestion to a wrong chain stands before the next chain
        mixed = wrong_chain not in (0, claim.chain)
        given = _of_the_reading(claim, questions) if mixed else questions
        found.append(_claim(claim, line, given))
        wrong_chain = claim.chain if claim.first_wrong else 0 if mixed else wrong_chain
    return found


def _claim(claim: ClaimResult, line: int, asked: list[Decided]) -> CoqClaim:
    place = (line, claim.number, claim.source)
    given = of_grounds(claim, line, asked)
    if given is not None:
        return given
    found, why = supporting(claim.status, claim.reason, claim.counterexample, asked)
    why = why or says_less(claim.source, found)
    if why:
        return left_out(*place, claim.status.value, why)
    return exported(*place, found)


def _of_the_reading(claim: ClaimResult, asked: list[Decided]) -> list[Decided]:
    """Return what was asked about the two sides as they were read; nothing for matrices."""
    return [each for each in asked if (str(each[0]), str(each[1])) == claim.reading][-1:]
