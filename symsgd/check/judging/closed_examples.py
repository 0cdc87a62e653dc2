"""Claims that only what a closed example, exercise or item gives decides: is it meant?"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.judging.other_alternatives import without_formula
from symsgd.check.report import Status
from symsgd.read.scope import Scope

_WORDS = {Status.PROVED: "right", Status.REFUTED: "wrong"}


def behind_examples(
    left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim, whether or not formulas of closed examples hold here.

    A theorem and the next example speak of letters of their own.  Elsewhere the text may go on
    with the example: what is right by it is proved, under the condition that it is meant.
    """
    if not scope.around.examples_over:
        return judged(scope)
    general = judged(_without(scope, scope.around.examples_over))
    decided = general.status in _WORDS
    if general.status is Status.PROVED:
        return general
    found = judged(scope)
    if found.status not in _WORDS or general.status is found.status:
        return found
    each = (name for name in scope.around.examples_over
            if judged(_without(scope, [name])).status is not found.status)  # fmt: skip
    used = list(each) or [
        name for name in scope.around.examples_over if name in left.names | right.names
    ]
    told = ", ".join(dict.fromkeys(scope.around.examples_over[name] for name in used))
    reason = f"by what is given in an example, exercise or item that is over: {told}"
    if found.status is Status.PROVED and not scope.around.general and not decided:
        return replace(found, conditions=(*found.conditions, reason))
    letters = ", ".join(used)
    return found.asking(
        f"{_WORDS[found.status]} {reason}", f"whether what is given there of {letters} holds here"
    )


def _without(scope: Scope, names: Collection[str]) -> Scope:
    free = replace(scope, around=replace(scope.around, examples_over={}))
    for name in names:
        free = without_formula(free, name)
    elsewhere = {name: told for name, told in free.around.elsewhere.items() if name not in names}
    return replace(free, around=replace(free.around, elsewhere=elsewhere))
