r"""Statements about every member of a sequence, such as ``w_t = (1 - 2\eta)^t w_0``.

They are tried on the first members.  What holds there is proved by induction: the rule makes of
the formula for one member the formula for the next, as an identity in the index.  A rule that is
written down anew, with t − 1 for t, is compared with the first one.
"""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction

from symsgd.check.induction.induction import (
    AGAIN,
    BY_INDUCTION,
    MOST_TRIED,
    Statement,
    step_of_induction,
)
from symsgd.check.induction.inductive import of_sequence
from symsgd.check.judgement import Judge, Judgement, Side
from symsgd.check.report import Status
from symsgd.read import surface as s
from symsgd.read.scope import Scope
from symsgd.read.sequences import (
    place_of,
    step_of,
)


def judge_closed_form(left: Side, right: Side, scope: Scope, judged: Judge) -> Judgement:
    """Return what becomes of a statement about every member of a sequence."""
    plain = replace(scope, members=replace(scope.members, closed_form=False))
    said = _statement(left, right, plain)
    if said is None:  # what a wrong step made of the sides is about no member
        return judged(left, right, plain)
    letter, scope = said.step.letter, said.scope
    first = max(said.first + (said.order if said.is_rule else 0), said.step.shift)
    domain = scope.domains.get(letter)
    if domain is not None and domain.low is not None:
        first = max(first, _least(domain.low, domain.low_open) + said.step.shift)
    tried: list[tuple[int, Judgement]] = []
    for number in range(first, first + MOST_TRIED):
        at = number - said.step.shift
        tried.append((at, judged(left, right, scope.at_index(letter, at))))
        if tried[-1][1].status is Status.UNDECIDED:
            break  # those after it are no easier
    failed = _failed(said, tried)
    if failed is not None:
        return failed
    low = first - said.step.shift
    step = step_of_induction(said, first, judged)
    if step is not None:
        found = (*(one for _, one in tried), step)
        conditions = dict.fromkeys(condition for one in found for condition in one.conditions)
        way = AGAIN if said.is_rule else f"{BY_INDUCTION} {letter}"
        return replace(step, reason=f"{way}, from {letter} = {low} on",
                       conditions=tuple(conditions), grounds=of_sequence(said, low))  # fmt: skip
    reason = f"right for {letter} = {low} to {low + MOST_TRIED - 1}, not proved for every {letter}"
    return Judgement(Status.UNDECIDED, reason)


def _least(low: Fraction, is_open: bool) -> int:  # noqa: FBT001
    return math.floor(low) + 1 if is_open else math.ceil(low)


def _failed(said: Statement, tried: list[tuple[int, Judgement]]) -> Judgement | None:
    """Return the judgement on the member that contradicts a statement, or leaves it open."""
    letter = said.step.letter
    wrong = [(at, one) for at, one in tried if one.status is Status.REFUTED]
    other = [(at, one) for at, one in tried if one.status is not Status.PROVED]
    if not other:
        return None
    at, one = wrong[0] if wrong else other[0]
    found = replace(one, reason=f"for {letter} = {at}: {one.reason}")
    only_first = wrong == other == [tried[0]]
    steady = said.right.piece is not None and not _has(said.right.piece, letter)
    if not wrong or not (only_first or steady):
        return found
    what = f"whether this is said of {letter} = {at}" if only_first else f"for which {letter} it is"
    return found.asking(found.reason, what)


def _has(piece: s.Surface, letter: str) -> bool:
    return any(isinstance(part, s.Letter) and part.name == letter for part in s.walk(piece))


def _statement(left: Side, right: Side, scope: Scope) -> Statement | None:
    place = None if left.piece is None else place_of(left.piece, scope.indices)
    step = None if place is None else step_of(place.at)
    if place is None or step is None or place.key not in scope.members.sequences:
        return None
    return Statement(place.key, scope.members.sequences[place.key], step, left, right, scope)
