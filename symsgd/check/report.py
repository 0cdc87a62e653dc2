"""The report of one document: plain data, from which every output is made.

A :class:`Report` holds every formula of the document with the one role it ended in, and every
claim with its verdict, the places of its sides and what supports the verdict.  Its storage form
is JSON (``symsgd.report/1``, see :mod:`symsgd.check.storage`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from symsgd.check.span import Span

if TYPE_CHECKING:
    from symsgd.check.grounds import Grounds
    from symsgd.prove.verdict import Counterexample


class Role(StrEnum):
    """What a formula does in its document.

    >>> Role("definition").words
    'definition'
    >>> Role.IMPLICIT_DEFINITION.words
    'implicit definition'
    """

    CLAIM = "claim"
    DEFINITION = "definition"
    IMPLICIT_DEFINITION = "implicit_definition"
    ASSIGNMENT = "assignment"
    UPDATE = "update"
    RANGE = "range"
    DECLARATION = "declaration"
    MENTION = "mention"
    ANSWER = "answer"
    UNREAD = "unread"

    @property
    def words(self) -> str:
        """The role in words."""
        return self.value.replace("_", " ")


class Status(StrEnum):
    """What became of a claim.

    >>> Status("NEEDS_CONTEXT").words
    'needs context'
    """

    PROVED = "PROVED"
    REFUTED = "REFUTED"
    UNDECIDED = "UNDECIDED"
    UNREAD = "UNREAD"
    NEEDS_CONTEXT = "NEEDS_CONTEXT"

    @property
    def words(self) -> str:
        """The status in words."""
        return self.value.replace("_", " ").lower()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a reader of the report should know, and where it stands."""

    text: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How an open notation was read at a place, and how else it could be read.

    >>> Reading("slash", "a/b c is read as (a/b) c", Span(1, 2, 1, 7)).alternatives
    ()
    """

    kind: str
    text: str
    span: Span
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimResult:
    """One claim ``left relation right``, the places of its sides, and what became of it.

    ``number`` counts the claims of the document from 1; ``chain`` and ``step`` say where the claim
    stands in its run of relations.  ``first_wrong`` marks the first refuted step of a chain.
    ``accepted_by`` names another checker that accepts the proof, or the refutation.

    Of a wrong step, ``wrong_side`` is the side that is out of line with the rest of its chain, if
    that is provable, and ``agreement`` says why; ``wrong_term`` is where the term stands that the
    suggestion changes, and ``wrong_term_source`` its text.  ``follows`` is the number of the wrong
    claim from which a claim goes on correctly, ``cancels`` that of the one which it makes up for.

    >>> here = Span(3, 2, 3, 11)
    >>> claim = ClaimResult(1, 1, 1, here, here, here, "1 + 1", "2", "=", Status.PROVED)
    >>> claim.source
    '1 + 1 = 2'
    """

    number: int
    chain: int
    step: int
    span: Span
    left_span: Span
    right_span: Span
    left_source: str
    right_source: str
    relation: str
    status: Status
    reason: str = ""
    reading: tuple[str, str] | None = None
    conditions: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    counterexample: Counterexample | None = None
    suggestion: str | None = None
    missing: tuple[str, ...] = ()
    first_wrong: bool = False
    seconds: float = 0.0
    wrong_side: str | None = None
    wrong_term: Span | None = None
    wrong_term_source: str = ""
    agreement: str = ""
    follows: int | None = None
    cancels: int | None = None
    accepted_by: str = ""
    grounds: Grounds | None = field(default=None, compare=False)  # not stored
    trouble: Span | None = field(default=None, compare=False)  # where reading it failed; not stored

    @property
    def source(self) -> str:
        """The claim as written."""
        return f"{self.left_source} {self.relation} {self.right_source}"

    @property
    def acceptance(self) -> str:
        """Who accepts what, in words; empty if nobody but the kernel does.

        >>> here = Span(3, 2, 3, 11)
        >>> sides = (here, here, here, "1 + 1", "3", "=")
        >>> ClaimResult(1, 1, 1, *sides, Status.REFUTED, accepted_by="Coq 8.16.1").acceptance
        'refutation accepted by Coq'
        """
        if not self.accepted_by or self.status not in _DECIDED:
            return ""
        what = "refutation " if self.status is Status.REFUTED else ""
        return f"{what}accepted by {self.accepted_by.partition(' ')[0]}"


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula of the document: where it stands, its text, its role, and its claims."""

    span: Span
    source: str
    role: Role
    note: str = ""
    claims: tuple[ClaimResult, ...] = ()
    trouble: Span | None = field(default=None, compare=False)  # where reading it failed; not stored


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found in one document.

    >>> report = Report("empty.md")
    >>> report.status(), report.exit_code()
    (<Status.PROVED: 'PROVED'>, 0)
    """

    file: str
    formulas: tuple[Formula, ...] = ()
    assumptions: tuple[Notice, ...] = ()
    notices: tuple[Notice, ...] = ()
    problem: str | None = None
    unanswered: tuple[str, ...] = ()  # quantities that are asked for and that no formula gives
    readings: tuple[Reading, ...] = ()  # every decision of reading; not part of the storage form
    cells: Mapping[int, tuple[int, ...]] | None = None  # of a notebook: the line in the file

    @property
    def claims(self) -> tuple[ClaimResult, ...]:
        """All claims, in the order of the document."""
        return tuple(claim for formula in self.formulas for claim in formula.claims)

    def file_line(self, span: Span) -> int:
        """Return the line of the file on which a span begins.

        >>> Report("a.ipynb", cells={3: (12, 13)}).file_line(Span(2, 5, 2, 9, cell=3))
        13
        """
        if self.cells is None or span.cell is None:
            return span.line
        lines = self.cells.get(span.cell, (1,))
        return lines[min(span.line, len(lines)) - 1]

    def counts(self) -> dict[str, int]:
        """Return how many formulas have each role and how many claims each status.

        Only what occurs is listed; roles come first.
        """
        roles = {role.value: self._with_role(role) for role in Role}
        statuses = {status.value: self._with_status(status) for status in Status}
        return {name: count for name, count in {**roles, **statuses}.items() if count}

    def accepted(self) -> int:
        """Return how many claims have a verdict that another checker accepts."""
        return sum(bool(claim.acceptance) for claim in self.claims)

    def status(self) -> Status:
        """Return the verdict on the whole: the gravest that occurs."""
        found = set(self._statuses())
        return next((status for status in _GRAVEST_FIRST if status in found), Status.PROVED)

    def exit_code(self) -> int:
        """Return 0 if all is proved, 1 if something is refuted, 3 if something stays open."""
        return {Status.PROVED: 0, Status.REFUTED: 1}.get(self.status(), 3)

    def to_json(self, *, times: bool = True) -> dict[str, object]:
        """Return the storage form; without ``times`` two runs give the same."""
        from symsgd.check.storage import write_report

        return write_report(self, times=times)

    @classmethod
    def from_json(cls, data: dict[str, object]) -> Report:
        """Return the report of a storage form."""
        from symsgd.check.storage import read_report

        return read_report(data)

    def _repr_html_(self) -> str:
        from symsgd.report.html import report_fragment

        return report_fragment(self)

    def _with_role(self, role: Role) -> int:
        return sum(formula.role is role for formula in self.formulas)

    def _with_status(self, status: Status) -> int:
        return sum(claim.status is status for claim in self.claims)

    def _statuses(self) -> Iterator[Status]:
        yield from (claim.status for claim in self.claims)
        yield from (Status.UNDECIDED for _ in self.unanswered)
        yield from (Status.UNREAD for formula in self.formulas if formula.role is Role.UNREAD)


_DECIDED = (Status.PROVED, Status.REFUTED)
_GRAVEST_FIRST = (Status.REFUTED, Status.UNREAD, Status.NEEDS_CONTEXT, Status.UNDECIDED)
