"""Errors carried forward: a later claim that is right with what the author took for true."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from symsgd.check.claim import judge
from symsgd.check.entries import Decide, decide_values
from symsgd.check.finding import Finding, Link, is_number
from symsgd.check.heads import head_of
from symsgd.check.judgement import Side
from symsgd.check.judging.one_reading import turned
from symsgd.check.report import Status
from symsgd.check.rounding.decimals import unit_of_last_digit, within
from symsgd.check.slips.beliefs import Belief, belief_of, holds_with
from symsgd.check.slips.written_in import Result, mean_the_same, result_of
from symsgd.check.slips.wrong_steps import Judged
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.matrix import Matrix
from symsgd.expression.node import Node
from symsgd.read.functions.applications import put_in
from symsgd.read.intermediate import without_names
from symsgd.read.meaning import elaborate
from symsgd.read.scope import Scope
from symsgd.read.values import Value, plain

MOST_RESULTS = 8  # wrong ones that may be written into a later claim
MOST_STEPS = 4  # of which a later claim may say the same
NOTE = "an error carried forward: right with the value that the author uses"


@dataclass
class Errors:
    """The wrong claims of a document so far, with what each of them makes the author believe."""

    values: list[tuple[str, Judged]] = field(default_factory=list)  # names with a wrong value
    beliefs: list[tuple[Belief, Judged]] = field(default_factory=list)
    results: list[tuple[Result, Judged]] = field(default_factory=list)
    steps: list[Judged] = field(default_factory=list)  # the wrong ones
    last: Judged | None = None

    def note(self, finding: Finding, chain: Sequence[Judged]) -> None:
        """Remember the wrong steps of a chain."""
        self._note_results(chain)
        wrong = [one for one in chain if one.is_wrong and one.cancels is None]
        if not wrong:
            return
        self.last = wrong[0]
        self.steps += wrong
        first = finding.piece.sides[0].piece if finding.piece.sides else None
        head = None if first is None else head_of(first, wrong[0].link.scope)
        if head is not None:
            self.values.append((head.name, wrong[0]))
        self.beliefs += [
            (belief, wrong[0])
            for belief in (belief_of(_from_the_start(chain, one)) for one in wrong)
            if belief is not None
        ]

    def _note_results(self, chain: Sequence[Judged]) -> None:
        """Remember what the wrong steps say of the beginning of their chain, and of their left."""
        for one in chain:
            source = one if one.is_wrong else one.follows
            if one.judgement.status is not Status.REFUTED or source is None or one.cancels:
                continue
            first = chain[0].link
            for link in (first,) if first is one.link else (first, one.link):
                found = result_of(link.left.whole or link.left.piece, link, one.link)
                if found is not None:
                    self.results.append((found, source))

    def carry(self, found: Judged, by: Decide) -> None:
        """Mark a refuted claim that is right with a wrong result of before."""
        if self.last is None:
            return
        link = found.link
        source = (
            self._by_value(link, by)
            or self._by_belief(link, by)
            or self._by_nodes(link, by)
            or self._by_result(link, by)
            or self._by_step(link, by)
        )
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

    def _by_nodes(self, link: Link, by: Decide) -> Judged | None:
        """Return the last error if the claim is right with all wrong values put in for the true.

        What a network works out holds its parts: a wrong z or δ goes on into the new weights.
        Parts are known by their names first, and then as formulas, whatever they are called.
        """
        for as_written in (plain, _bare):
            named = as_written is plain
            known = self._wrong_parts(link, as_written)
            left = _value(link.left, link.scope, named=named)
            right = _value(link.right, link.carried, named=named)
            if not known or left is None or right is None:
                continue
            changed, stays = turned(_put(as_written(left), known), as_written(right))
            if self._proved(changed, stays, link, by):
                return self.last
        return None

    def _wrong_parts(self, link: Link, as_written: Callable[[Value], Value]) -> dict[Node, Node]:
        known: dict[Node, Node] = {}
        for name, _ in self.values:
            true = link.scope.quantities.get(name, link.scope.definitions.get(name))
            author = link.carried.definitions.get(name)
            if true is not None and author is not None:
                pairs = zip(_entries(as_written(true)), _entries(as_written(author)), strict=False)
                known |= {one: two for one, two in pairs if one.args}
        return known

    def _proved(self, left: Value, right: Value, link: Link, by: Decide) -> bool:
        sides = _bare(left), _bare(right)
        if link.relation == "~":
            by = within(unit_of_last_digit(link.right) or Fraction(0), by, rounded=True)
        elif link.relation not in n.RELATIONS:
            return False
        try:
            return decide_values(*sides, link.scope.context(), link.relation, by).proved
        except SymsgdError:
            return False

    def _by_belief(self, link: Link, by: Decide) -> Judged | None:
        for belief, source in reversed(self.beliefs):
            named = (belief.function,) if belief.function else ()
            if not mean_the_same(named, source.link.scope, link.scope):
                continue  # another f by now
            if holds_with(belief, link, by):
                return source
        return None

    def _by_result(self, link: Link, by: Decide) -> Judged | None:
        for result, source in reversed(self.results[-MOST_RESULTS:]):
            for claim in result.claims(link):
                found = judge(claim.left, claim.right, claim.relation, claim.scope, by)
                if found.status is _PROVED:
                    return source
        return None

    def _by_step(self, link: Link, by: Decide) -> Judged | None:
        """Return the wrong step that says the same: of ∂C/∂b what was said of ∂C/∂z.

        Numbers may agree by accident.
        """
        if link.relation != "=" or is_number(link.right.piece):
            return None
        for one in reversed(self.steps[-MOST_STEPS:]):
            if not mean_the_same(one.link.left.names, one.link.scope, link.scope):
                continue
            if one.link.relation == "=" and all(
                judge(ours, theirs, "=", link.scope, by).status is _PROVED
                for ours, theirs in (
                    (link.right, one.link.right),
                    (link.left, one.link.left),
                )
            ):
                return one
        return None


_PROVED = Status.PROVED


def _value(side: Side, scope: Scope, *, named: bool) -> Value | None:
    """Return what a side means; if it is to be named, before values are put in for symbols."""
    try:
        if named and side.value is None and side.piece is not None:
            return elaborate(side.piece, scope, side.source, finish=False).value
        return side.meaning(scope).value
    except SymsgdError:
        return None


def _bare(value: Value) -> Value:
    """Return a value without the names of its parts, so that equal formulas are one node."""
    return without_names(plain(value))


def _entries(value: Value) -> tuple[Node, ...]:
    return value.entries if isinstance(value, Matrix) else (value,)


def _put(value: Value, known: dict[Node, Node]) -> Value:
    if isinstance(value, Matrix):
        return value.map(lambda entry: put_in(entry, known))
    return put_in(value, known)


def _from_the_start(chain: Sequence[Judged], wrong: Judged) -> Link:
    """Return the wrong claim as one about the beginning of its chain."""
    return replace(wrong.link, left=chain[0].link.left)
