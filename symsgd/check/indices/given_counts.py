"""Sums whose number of terms the text does not say, but the data that it gives.

``x_1 = 1``, ``x_2 = 2`` and no more: Σ_i x_i is then taken to have two terms.  What is right so is
proved on that condition; what is wrong so may be right of more members than are written down.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.indices.index_letters import free_letters
from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression.node import free_variables
from symsgd.read.arrays.counted_entries import given_among, without_members
from symsgd.read.intermediate import each
from symsgd.read.meaning import Meaning
from symsgd.read.scope import Scope
from symsgd.read.sums.sums import COUNT, REST, WEIGHT
from symsgd.read.surface import Relation

_KINDS = ("members", "count")
_DECIDED = (Status.PROVED, Status.REFUTED)
_OPEN = (REST, COUNT, WEIGHT)  # what stands for terms that are not written out


def counted(found: Judgement, read: tuple[Meaning, Meaning]) -> Judgement:
    """Return a judgement with how many terms its sums were taken to have.

    >>> from symsgd.read.meaning import Decision
    >>> two = Meaning(None, (Decision("members", 0, 1, "the sum over i has 2 terms"),))
    >>> counted(Judgement(Status.REFUTED, "they differ"), (two, two)).missing
    ('whether the sum over i has 2 terms',)
    """
    told = [one for side in read for one in side.decisions if one.kind in _KINDS]
    texts = tuple(dict.fromkeys(one.text for one in told))
    if not told or found.status not in _DECIDED:
        return found
    if found.status is Status.REFUTED and any(one.kind == "members" for one in told):
        what = tuple(f"whether {text}" for text in texts)
        return replace(found, status=Status.NEEDS_CONTEXT, reason=f"wrong if {'; '.join(texts)}",
                       missing=what, counterexample=None)  # fmt: skip
    return replace(found, conditions=(*found.conditions, *texts))


def with_data(
    found: Judgement,
    left: Side,
    right: Side,
    scope: Scope,
    judged: Callable[[Meaning, Meaning], Judgement],
) -> Judgement:
    """Return a judgement with formulas written out that were open until the data were given.

    L(0) says nothing of n and x_i, but L(w) = Σ_{i=1}^n (w x_i − y_i)² does.
    """
    if found.status is not Status.NEEDS_CONTEXT or without_data(left, right, scope) is scope:
        return found
    if any(_indices(side, scope) for side in (left, right)):
        return found  # of every w_k the data say nothing
    whole = replace(scope, sums=replace(scope.sums, cases=()))
    try:
        read = left.meaning(whole), right.meaning(whole)
    except SymsgdError:
        return found
    values = [one.value for one in read if one.value is not None and not one.missing]
    free = free_variables(*(node for value in values for node in each(value)))
    if len(values) < len(read) or any(name.startswith(_OPEN) for name in free):
        return found
    by_data = judged(*read)
    return counted(by_data, read) if by_data.status in _DECIDED else found


def _indices(side: Side, scope: Scope) -> set[str]:
    """Return the letters that stand free in the indices of a side, which may be an equation."""
    pieces = side.piece.sides if isinstance(side.piece, Relation) else (side.piece,)
    sides = (replace(side, piece=piece) for piece in pieces)
    return set[str]().union(*(free_letters(one, scope) for one in sides))


def without_data(left: Side, right: Side, scope: Scope) -> Scope:
    """Return the scope in which nothing is given of members that a claim speaks of.

    >>> from symsgd.expression.node import number
    >>> from symsgd.read.notation.parse import parse
    >>> from symsgd.read.documents.source import Source
    >>> side = Side(Source("x_i"), 0, 3, parse("x_i"))
    >>> given = Scope().with_value("x_1", number(3))
    >>> without_data(side, side, given).values, without_data(side, side, Scope()) == Scope()
    ({}, True)
    """
    given = given_among(scope, [side.piece for side in (left, right) if side.piece is not None])
    return without_members(scope, given) if given else scope
