"""Claims about a letter that has several values, such as x = 1, 2 or x = ±1.

They are decided if every value decides them alike.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.errors import SymsgdError
from symsgd.expression import node as n
from symsgd.expression.node import Node
from symsgd.read.intermediate import each
from symsgd.read.scope import Scope

MOST_CASES = 36
Case = tuple[tuple[str, Node], ...]


def with_each_value(
    left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim with every value that its letters can have."""
    names = _letters(left, right, scope) if scope.alternatives else ()
    if not names:
        return judged(scope)
    values = [[(name, value) for value in scope.alternatives[name]] for name in names]
    cases = list(itertools.islice(itertools.product(*values), MOST_CASES + 1))
    if len(cases) > MOST_CASES:
        what = tuple(f"which value of {name} is meant" for name in names)
        return Judgement(Status.NEEDS_CONTEXT, "there are too many cases", missing=what)
    found = [(case, judged(_in_case(scope, case))) for case in cases]
    return _together(names, found, scope)


def _letters(left: Side, right: Side, scope: Scope) -> tuple[str, ...]:
    """Return the letters with several values on which a claim depends."""
    free: dict[str, None] = {}
    for side in (left, right):
        try:
            value = side.meaning(scope).value
        except SymsgdError:
            value = None
        free |= dict.fromkeys(() if value is None else n.free_variables(*each(value)))
    given = {**scope.values, **scope.definitions}
    return tuple(name for name in free if name in scope.alternatives and name not in given)


def _in_case(scope: Scope, case: Case) -> Scope:
    for name, value in case:
        scope = scope.with_given(name, value)
    return scope


def _together(
    names: tuple[str, ...], found: list[tuple[Case, Judgement]], scope: Scope
) -> Judgement:
    states = {judgement.status for _, judgement in found}
    first = found[0][1]
    if states == {Status.PROVED}:
        told = (f"for {name} = {', '.join(map(str, scope.alternatives[name]))}" for name in names)
        return replace(first, conditions=(*first.conditions, *told))
    questions = [scope.around.one_of_two[one] for one in names if one in scope.around.one_of_two]
    if states == {Status.REFUTED} and questions:
        return first.asking(f"{first.reason}, also for every other value of {names[0]}", *questions)
    if states == {Status.REFUTED}:
        return replace(first, reason=f"{first.reason}, also for every other value of {names[0]}")
    if states <= {Status.PROVED, Status.REFUTED}:
        right, wrong = (
            next(_shown(case) for case, judgement in found if judgement.status is status)
            for status in (Status.PROVED, Status.REFUTED)
        )
        return first.asking(
            f"right for {right}, wrong for {wrong}",
            *(f"which value of {name} is meant" for name in names),
        )
    return next(one for _, one in found if one.status not in (Status.PROVED, Status.REFUTED))


def _shown(case: Case) -> str:
    return ", ".join(f"{name} = {value}" for name, value in case)
