"""Claims behind an example that only a formula given in it decides: is that formula meant?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.other_alternatives import without_formula
from symsgd.check.report import Status
from symsgd.read.scope import Scope

_WORDS = {Status.PROVED: "right", Status.REFUTED: "wrong"}


def behind_examples(
    found: Judgement, left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim, whether or not formulas of closed examples hold here.

    A theorem and the next example speak of letters of their own.  Elsewhere the text may go on
    with the example: what is right by it is proved, under the condition that it is meant.
    """
    used = [name for name in scope.examples_over if name in left.names | right.names]
    if found.status not in _WORDS or not used:
        return found
    free = replace(scope, examples_over={})
    for name in used:
        free = without_formula(free, name)
    if judged(free).status is found.status:
        return found
    told = ", ".join(dict.fromkeys(scope.examples_over[name] for name in used))
    reason = f"by what is given in an example that is over: {told}"
    if found.status is Status.PROVED and not scope.general:
        return replace(found, conditions=(*found.conditions, reason))
    letters = ", ".join(used)
    return found.asking(
        f"{_WORDS[found.status]} {reason}", f"whether the example still speaks of {letters} here"
    )
