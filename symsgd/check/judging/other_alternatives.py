"""Claims under "Option 2:" that only a formula given under "Option 1:" makes wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.read.scope import Scope


def of_alternatives(
    found: Judgement, left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim, whether or not formulas of other alternatives hold here.

    What is wrong without them as well stays refuted.
    """
    if found.status is not Status.REFUTED:
        return found
    used = [name for name in scope.around.alternatives_apart if name in left.names | right.names]
    if not used:
        return found
    free = replace(scope, around=replace(scope.around, alternatives_apart={}))
    for name in used:
        free = without_formula(free, name)
    if judged(free).status is Status.REFUTED:
        return found
    told = ", ".join(scope.around.alternatives_apart[name] for name in used)
    return found.asking(
        f"wrong by {told}, which is given for another alternative",
        *(f"what {name} is in this alternative" for name in used),
    )


def without_formula(scope: Scope, name: str) -> Scope:
    """Return the scope without the formula, the value and the rule of a name."""
    free = scope.forgetting(name)
    return replace(
        free,
        members=replace(
            free.members,
            sequences={key: rule for key, rule in free.members.sequences.items() if key != name},
        ),
        families={key: family for key, family in free.families.items() if key != name},
    )
