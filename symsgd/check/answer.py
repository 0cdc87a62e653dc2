"""What became of a single claim, read or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from symsgd.check.entries import Decide, decide_values
from symsgd.check.report import Status
from symsgd.check.statements import Claim
from symsgd.errors import SymsgdError
from symsgd.expression.domain import Context
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import free_variables
from symsgd.prove.decide import decide
from symsgd.prove.verdict import Counterexample, Verdict
from symsgd.read.values import Value

GRAVEST_FIRST = (
    Status.REFUTED,
    Status.UNREAD,
    Status.NEEDS_CONTEXT,
    Status.UNDECIDED,
    Status.PROVED,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """The status of a claim and what supports it.

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
    def of(cls, verdict: Verdict) -> Answer:
        """Return the answer that a verdict of the kernel gives."""
        status = Status(verdict.outcome.value)
        return cls(
            status, verdict.reason, verdict.conditions, verdict.warnings, verdict.counterexample
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


def answer(claim: Claim, context: Context, by: Decide = decide) -> Answer:
    """Return what becomes of a claim in a context.

    >>> from symsgd.check.statements import Names
    >>> (claim,) = Names().claims("(x + 1)^2 = x^2 + 2*x")
    >>> answer(claim, Context()).status.value
    'REFUTED'
    """
    try:
        left, right = claim.left.known(), claim.right.known()
        verdict = decide_values(left, right, context, claim.relation, by)
    except SymsgdError as error:
        return Answer.open(error)
    lacking = claim.missing if not verdict.proved else ()
    lacking = lacking or _only_on_one_side(verdict, left, right, context)
    if lacking:
        return Answer(Status.NEEDS_CONTEXT, f"not known here: {', '.join(lacking)}")
    return Answer.of(verdict)


def _only_on_one_side(
    verdict: Verdict, left: Value, right: Value, context: Context
) -> tuple[str, ...]:
    """Return the symbols of a counterexample that nobody declared and one side does not know.

    What such a symbol stands for may make the claim true, so the claim is not refuted.  Where
    nothing at all is declared, a claim is about all values of everything.
    """
    found = verdict.counterexample
    if found is None or not context.domains:
        return ()
    common = names_in(left) & names_in(right)
    return tuple(
        name for name, _ in found.point if name not in common and not context.domain(name).declared
    )


def names_in(value: Value) -> frozenset[str]:
    """Return the names of the variables of a number or a matrix.

    >>> from symsgd.expression.node import variable
    >>> sorted(names_in(variable("x") + variable("y")))
    ['x', 'y']
    """
    entries = value.entries if isinstance(value, Matrix) else (value,)
    return frozenset(name for entry in entries for name in free_variables(entry))


def gravest(statuses: Iterable[Status]) -> Status:
    """Return the status that speaks for the whole.

    >>> gravest([Status.PROVED, Status.UNDECIDED])
    <Status.UNDECIDED: 'UNDECIDED'>
    """
    return min(statuses, key=GRAVEST_FIRST.index, default=Status.PROVED)
