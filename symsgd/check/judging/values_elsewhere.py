"""Claims about a letter whose value was given in another part of the document.

A value holds in its own block and in the blocks within it.  Behind it, in the next section or
the next item of a list, it may still hold (a forward pass goes on) or no longer (a general claim
follows an example).  A claim with numbers on one side is one about the value.  Where the letter
stands on both sides, the claim must not depend on which of the two is meant.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.expression.matrix import Matrix
from symsgd.read import surface as s
from symsgd.read.arrays.given_entries import without_array
from symsgd.read.scope import Scope

_GOES_ON = "whether what the sentence before supposes still holds"
_APART = "whether what stands behind the next claim is said of this one"
_ORDER = "<>≤≥"  # of conditions: where a side has values at all
_NOWHERE = ("no value in common", "has no real value")
_DECIDED = (Status.PROVED, Status.REFUTED)


def with_and_without(
    found: Judgement, left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim, whether or not values from elsewhere hold here."""
    if found.status is Status.REFUTED and scope.around.going_on is not None:
        going_on = judged(scope.around.going_on)
        if going_on.status is Status.PROVED:
            when = "in general; right where what the sentence before supposes goes on"
            return _open(found, when, (_GOES_ON,))
    if found.status in _DECIDED and scope.around.if_apart is not None:
        apart = judged(scope.around.if_apart)
        other = apart.status in _DECIDED and apart.status is not found.status
        if other and (apart.status is Status.PROVED or _gives_anew(scope, scope.around.if_apart)):
            return _open(found, "with what stands behind the next claim", (_APART,))
    first, second = left.names, right.names
    if found.status is Status.UNDECIDED:
        found = _in_general(found, first & second, scope, judged)
    if found.status is Status.PROVED:
        where = (text for name, text in scope.provisos.only_where.items() if name in first | second)
        found = replace(found, conditions=(*found.conditions, *where))
    if found.status is Status.REFUTED:
        found = _away_from_points(found, first | second, scope, judged)
    if not (scope.around.elsewhere or scope.around.limits_elsewhere):
        return found
    if found.status not in _DECIDED:
        return _without_arrays(found, first | second, scope, judged)
    limited = [name for name in scope.around.limits_elsewhere if name in first | second]
    if limited:
        free = replace(scope, around=replace(scope.around, limits_elsewhere={}))
        for name in limited:
            free = free.without_limits(name)
        general = judged(free)
        if general.status is not found.status:
            limits = ", ".join(
                dict.fromkeys(scope.around.limits_elsewhere[name] for name in limited)
            )
            what = tuple(f"whether {name} is still limited" for name in limited)
            return _open(found, f"with {limits}, stated in another part; not so in general", what)
        found = general
    used = [name for name in scope.around.elsewhere if name in first | second]
    doubtful = [name for name in used if name in first & second]
    if doubtful:
        free = scope
        for name in doubtful:
            free = without_array(free, name)
        general = judged(replace(free, around=replace(free.around, elsewhere={})))
        if general.status is not found.status:
            return _asks(found, doubtful, scope)
        used = [name for name in used if name not in doubtful]
        found = general if found.status is Status.PROVED else found
    supposed = [name for name in used if name in scope.around.supposed]
    if supposed and found.status is Status.REFUTED:
        return _asks(found, supposed, scope, "only supposed there")
    if used and found.status is Status.REFUTED and _is_zero(right):
        return _asks(found, used, scope)  # an equation to be solved, more likely
    if used and found.status is Status.PROVED:
        free = scope
        for name in used:
            free = without_array(free, name)
        general = judged(replace(free, around=replace(free.around, elsewhere={})))
        if general.status is Status.REFUTED and first and second:
            return _asks(found, used, scope)  # 0 = 0 where a value makes both sides vanish
        if general.status is Status.PROVED:
            return general  # it holds of every value: f_x = 3x² - 3y
    if used:
        told = tuple(scope.around.elsewhere[name] for name in sorted(used))
        conditions = dict.fromkeys((*found.conditions, *told))
        return replace(found, conditions=tuple(conditions))
    return found


def _is_zero(side: Side) -> bool:
    return isinstance(side.piece, s.Number) and not side.piece.digits.strip("0.")


def _away_from_points(
    found: Judgement, names: set[str], scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return a refuted claim, or whether it speaks of the point that another paragraph found.

    Behind "the minimum is at x = 1" the next paragraph may speak of any x.
    """
    points = [name for name in scope.around.points if name in names]
    free = replace(scope, around=replace(scope.around, points={}, elsewhere={}))
    for name in points:
        free = free.without(name)
    if not points or judged(free).status is Status.REFUTED:
        return found
    told = ", ".join(scope.around.points[name] for name in points)
    what = tuple(f"whether {name} still has its value" for name in points)
    return _open(found, f"with {told}, found in another paragraph", what)


def _in_general(
    found: Judgement, names: set[str], scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return the proof of a claim for all numbers, if it was not decided of those given here.

    "f' = …, positive for |x| < 1 and negative for |x| > 1": no number is both.  After "Setting
    x = 2", what divides by x - 2 is meant of other x.
    """
    given = names & scope.values.keys()
    if not given and not scope.assumed:
        return found
    free = replace(scope, assumed=(), around=replace(scope.around, elsewhere={}))
    for name in given:
        free = free.without(name)
    general = judged(free)
    if general.status is not Status.PROVED:
        return found
    if any(sign in said for said in general.conditions for sign in _ORDER):
        valued = [free.with_value(name, scope.values[name]) for name in given]
        assumed = [replace(free, assumed=(one,)) for one in scope.assumed]
        if any(_is_nowhere(judged(one)) for one in (*valued, *assumed)):
            return found  # a sum that has no value for x = 2 is no question of which x
    return general


def _is_nowhere(found: Judgement) -> bool:
    return found.status is Status.UNDECIDED and any(why in found.reason for why in _NOWHERE)


def _gives_anew(scope: Scope, before: Scope) -> bool:
    """Say whether a letter has another value than before: "and g = 1 for x > 0" gives none."""
    pairs = ((scope.values, before.values), (scope.definitions, before.definitions))
    return any(name in new and new[name] is not value
               for new, old in pairs for name, value in old.items())  # fmt: skip


def _without_arrays(
    found: Judgement, names: set[str], scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim in which an array from elsewhere has no place."""
    free = scope
    for name in scope.around.elsewhere:
        if name in names and isinstance(scope.definitions.get(name), Matrix):
            free = without_array(free, name)
    if free is scope:
        return found
    general = judged(replace(free, around=replace(free.around, elsewhere={})))
    return general if general.status in _DECIDED else found


def _asks(found: Judgement, names: list[str], scope: Scope, where: str = "") -> Judgement:
    told = ", ".join(scope.around.elsewhere[name] for name in names)
    what = tuple(f"whether {name} still has its value" for name in names)
    if not where:
        supposed = scope.around.supposed.issuperset(names)
        where = "only supposed there" if supposed else "given in another part"
        where += f"; not so for every {names[0]}"
    return _open(found, f"with {told}, {where}", what)


def _open(found: Judgement, when: str, what: tuple[str, ...]) -> Judgement:
    word = "right" if found.status is Status.PROVED else "wrong"
    reason = f"{word} {when}"
    return found.asking(reason, *what)
