"""What the kernel was asked for each claim of a document, ready for Coq."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from symsgd.certify.coq_document import CoqClaim, Decided, exported, left_out
from symsgd.check.check import Progress, check_text
from symsgd.check.report import ClaimResult, Status
from symsgd.expression.domain import Context
from symsgd.expression.node import Node
from symsgd.prove.verdict import Verdict
from symsgd.prove.worker import Worker

if TYPE_CHECKING:
    from symsgd.read.problem import Problem


@dataclass
class _Record:
    """Notes what the kernel is asked, claim by claim."""

    worker: Worker
    on_progress: Progress | None
    asked: list[list[Decided]] = field(default_factory=lambda: [[]])

    def decide(self, left: Node, right: Node, context: Context, relation: str) -> Verdict:
        verdict = self.worker.decide(left, right, context, relation)
        self.asked[-1].append((left, right, context, relation, verdict))
        return verdict

    def step(self, done: int, total: int) -> None:
        self.asked.append([])
        if self.on_progress is not None:
            self.on_progress(done, total)


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
    with Worker() as worker:
        record = _Record(worker, on_progress)
        report = check_text(
            text, file=file, problem=problem, markup=markup,
            by=record.decide, on_progress=record.step,
        )  # fmt: skip
    found, wrong_chain = [], 0
    lines = [report.file_line(claim.span) for claim in report.claims]
    for claim, line, asked in zip(report.claims, lines, record.asked, strict=False):
        # what was asked for the suggestion to a wrong chain stands before the next chain
        mixed = wrong_chain not in (0, claim.chain)
        found.append(_claim(claim, line, _of_the_reading(claim, asked) if mixed else asked))
        wrong_chain = claim.chain if claim.first_wrong else 0 if mixed else wrong_chain
    return tuple(found)


def _claim(claim: ClaimResult, line: int, asked: list[Decided]) -> CoqClaim:
    place = (line, claim.number, claim.source)
    if claim.status not in (Status.PROVED, Status.REFUTED):
        return left_out(*place, claim.status.value, claim.reason or "there is no verdict")
    if claim.reason.endswith("whatever the count of terms"):
        why = "the claim is about sums of any length, settled case by case outside of Coq"
        return left_out(*place, claim.status.value, why)
    if claim.status is Status.REFUTED:
        same = [each for each in asked if each[-1].refuted
                and each[-1].counterexample == claim.counterexample][:1]  # fmt: skip
    else:
        same = asked if all(each[-1].proved for each in asked) else []
    if not same:
        why = "the verdict rests on shapes, on rounding or on another reading of the notation"
        return left_out(*place, claim.status.value, why)
    return exported(*place, same)


def _of_the_reading(claim: ClaimResult, asked: list[Decided]) -> list[Decided]:
    """Return what was asked about the two sides as they were read; nothing for matrices."""
    return [each for each in asked if (str(each[0]), str(each[1])) == claim.reading][-1:]
