r"""A symbol that a formula gives for every index, as in m_t = (1 − β)·Σ_i β^{t−i} g: put in.

Where the claim with the symbol stays open, the claim with the formula in its place may be decided.
It says the same: the symbol is nothing but its formula, whatever number the index is.
"""

from __future__ import annotations

from collections.abc import Callable

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.read import surface as s
from symsgd.read.scope import Scope
from symsgd.read.sequences import members, place_of

_OPEN = (Status.UNDECIDED, Status.NEEDS_CONTEXT)


def with_formula_put_in(
    found: Judgement, left: Side, right: Side, scope: Scope, judged: Callable[[Side], Judgement]
) -> Judgement:
    """Return the judgement on a claim with the formula for its left side, if that decides it."""
    if found.status not in _OPEN or (side := _formula(left, scope)) is None:
        return found
    if right.piece is None or _has_member(right.piece, left):
        return found  # of other members the formula says something too
    again = judged(side)
    return found if again.status in _OPEN else again


def _formula(side: Side, scope: Scope) -> Side | None:
    """Return the formula of a symbol whose index is the letter for which it is given."""
    place = None if side.piece is None else place_of(side.piece)
    family = None if place is None else scope.families.get(place.key.partition("^")[0])
    if place is None or family is None or family.params or "^" in place.key:
        return None
    bounded = family.low is not None or family.high is not None or family.otherwise is not None
    same = isinstance(place.at, s.Letter) and place.at.name == family.letter and not family.shift
    counted = same and family.letter not in scope.indices and family.letter not in scope.ranges
    if bounded or not counted or list(members(place.key, family.body)):
        return None
    return Side(family.source, family.body.start, family.body.end, family.body)


def _has_member(piece: s.Surface, left: Side) -> bool:
    place = None if left.piece is None else place_of(left.piece)
    return place is not None and bool(list(members(place.key, piece)))
