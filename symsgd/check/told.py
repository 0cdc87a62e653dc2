"""What a report tells beside the verdicts: how notation was read, and what was assumed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from symsgd.check.finding import Finding
from symsgd.check.judging.undeclared_capitals import NUMBERS
from symsgd.check.outline import Piece
from symsgd.check.report import Status
from symsgd.check.slips.wrong_steps import Judged
from symsgd.read.meaning import Decision

# the habits of writing of which the reader is told
_TOLD = ("unit-matrix", "font", "superscript", "application", "inverse", "hadamard", "slash",
         "cost", "ones", "parameters")  # fmt: skip
Results = Mapping[int, Sequence[Judged]]


def told(judged: Results) -> tuple[Decision, ...]:
    """Return how open notation was read, once for each habit of writing.

    >>> told({})
    ()
    """
    found: dict[str, Decision] = {}
    for decision in _all(judged):
        if decision.kind in _TOLD:
            found.setdefault(decision.text, decision)
    return tuple(found.values())


def decisions(judged: Results) -> tuple[Decision, ...]:
    """Return every decision of reading once, in the order of the text.

    >>> decisions({})
    ()
    """
    found = {(decision.start, decision.kind): decision for decision in _all(judged)}
    return tuple(decision for _, decision in sorted(found.items(), key=lambda item: item[0]))


def numbers_assumed(judged: Results) -> tuple[Decision, ...]:
    """Return which capital letters are taken as numbers, each once.

    >>> numbers_assumed({})
    ()
    """
    found: dict[str, Decision] = {}
    for decision in _all(judged):
        if decision.kind == NUMBERS:
            found.setdefault(decision.text, decision)
    return tuple(found.values())


def _all(judged: Results) -> Iterator[Decision]:
    for results in judged.values():
        for result in results:
            yield from result.judgement.decisions


def still_assumed(
    assumptions: Sequence[tuple[str, Piece]], findings: Sequence[Finding], judged: Results
) -> list[tuple[str, Piece]]:
    """Return what is assumed: not what the text claims as well, if that claim is proved.

    >>> still_assumed([], [], {})
    []
    """
    proved = {
        finding.piece.start
        for i, finding in enumerate(findings)
        if _proves_itself(finding, judged[i])
    }
    return [
        (text, piece)
        for text, piece in assumptions
        if piece.start not in proved or not text.startswith(piece.sides[0].text)
    ]


def _proves_itself(finding: Finding, judged: Sequence[Judged]) -> bool:
    """Say whether what a piece gives a name is a claim that is proved."""
    if not judged or judged[0].link.left != finding.piece.sides[0]:
        return False
    return judged[0].judgement.status is Status.PROVED
