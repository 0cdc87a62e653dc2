"""What became of a single claim, read or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from symsgd.check.claim import judge
from symsgd.check.entries import Decide
from symsgd.check.judgement import Judgement
from symsgd.check.report import Status
from symsgd.check.statements import Chain
from symsgd.errors import SymsgdError
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Counterexample

GRAVEST_FIRST = (
    Status.REFUTED,
    Status.UNREAD,
    Status.NEEDS_CONTEXT,
    Status.UNDECIDED,
    Status.PROVED,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of a claim and what supports it; ``column`` is where reading it failed.

    >>> Answer(Status.UNREAD, "the row is not JSON").to_json()["verdict"]
    'UNREAD'
    """

    status: Status
    reason: str
    conditions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    counterexample: Counterexample | None = None
    column: int | None = None

    @classmethod
    def of(cls, found: Judgement) -> Answer:
        """Return the answer that a judgement gives."""
        return cls(
            found.status, found.reason, found.conditions, found.warnings, found.counterexample
        )

    @classmethod
    def open(cls, error: SymsgdError) -> Answer:
        """Return the answer where a text has no meaning, or lacks one."""
        status = Status.NEEDS_CONTEXT if error.code == "missing-context" else Status.UNREAD
        advice = f"; {error.advice}" if error.advice else ""
        column = error.place.column if error.place else None
        return cls(status, f"{error.message} [{error.code}]{advice}", column=column)

    def to_json(self) -> dict[str, Any]:
        """Return the answer as JSON data."""
        where = "" if self.column is None else f"column {self.column}: "
        return {
            "verdict": self.status.value,
            "reason": where + self.reason,
            "conditions": list(self.conditions),
            "warnings": list(self.warnings),
            "counterexample": self.counterexample and self.counterexample.to_json(),
        }


def answers(chain: Chain, by: Decide = decide) -> Iterator[Answer]:
    """Yield what becomes of each claim of a chain.

    >>> from symsgd.check.statements import Names
    >>> for answer in answers(Names().chain("(x + 1)^2 = x^2 + 2*x + 1 = x^2 + 2*x")):
    ...     print(answer.status)
    PROVED
    REFUTED
    """
    whole = chain.about_everything()
    for left, right, sign in whole.links():
        try:
            for side in (left, right):
                side.meaning(whole.scope)
            yield Answer.of(judge(left, right, sign, whole.scope, by))
        except SymsgdError as error:
            yield Answer.open(error)


def gravest(statuses: Iterable[Status]) -> Status:
    """Return the status that speaks for the whole.

    >>> gravest([Status.PROVED, Status.UNDECIDED])
    <Status.UNDECIDED: 'UNDECIDED'>
    """
    return min(statuses, key=GRAVEST_FIRST.index, default=Status.PROVED)
