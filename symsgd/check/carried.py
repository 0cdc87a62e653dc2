"""Errors carried forward: a later claim that is right with what the author took for true."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from symsgd.check.beliefs import Belief, belief_of, holds_with
from symsgd.check.claim import judge
from symsgd.check.entries import Decide
from symsgd.check.finding import Finding, Link
from symsgd.check.heads import head_of
from symsgd.check.report import Status
from symsgd.check.wrong_steps import Judged

NOTE = "an error carried forward: right with the value that the author uses"


@dataclass
class Errors:
    """The wrong claims of a document so far, with what each of them makes the author believe."""

    values: list[tuple[str, Judged]] = field(default_factory=list)  # names with a wrong value
    beliefs: list[tuple[Belief, Judged]] = field(default_factory=list)
    last: Judged | None = None

    def note(self, finding: Finding, chain: Sequence[Judged]) -> None:
        """Remember the wrong steps of a chain."""
        wrong = [one for one in chain if one.is_wrong and one.cancels is None]
        if not wrong:
            return
        self.last = wrong[0]
        first = finding.piece.sides[0].piece if finding.piece.sides else None
        head = None if first is None else head_of(first, wrong[0].link.scope)
        if head is not None:
            self.values.append((head.name, wrong[0]))
        self.beliefs += [
            (belief, wrong[0])
            for belief in (belief_of(_from_the_start(chain, one)) for one in wrong)
            if belief is not None
        ]

    def carry(self, found: Judged, by: Decide) -> None:
        """Mark a refuted claim that is right with a wrong result of before."""
        if self.last is None:
            return
        source = self._by_value(found.link, by) or self._by_belief(found.link, by)
        if source is not None:
            found.carried, found.follows = True, source
            judgement = found.judgement
            found.judgement = replace(judgement, warnings=(*judgement.warnings, NOTE))

    def _by_value(self, link: Link, by: Decide) -> Judged | None:
        if judge(link.left, link.right, link.relation, link.carried, by).status is not _PROVED:
            return None
        for name, source in reversed(self.values):
            value = link.carried.definitions.get(name)
            if value is None:
                continue
            scope = link.scope.with_definition(name, value)
            if judge(link.left, link.right, link.relation, scope, by).status is _PROVED:
                return source
        return self.last

    def _by_belief(self, link: Link, by: Decide) -> Judged | None:
        for belief, source in reversed(self.beliefs):
            if holds_with(belief, link, by):
                return source
        return None


_PROVED = Status.PROVED


def _from_the_start(chain: Sequence[Judged], wrong: Judged) -> Link:
    """Return the wrong claim as one about the beginning of its chain."""
    return replace(wrong.link, left=chain[0].link.left)
