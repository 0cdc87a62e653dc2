"""Claims in a proof by induction: its letters run over the numbers that it is about.

Behind "2^n ≥ n² for n ≥ 4" the step says 2k² ≥ (k + 1)², and k ≥ 4 is meant, said or not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.read.scope import Scope


def where_induction_runs(
    found: Judgement, left: Side, right: Side, scope: Scope, again: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim that is wrong for some number, perhaps too small a one."""
    names = [name for name in scope.around.induction if name in left.names | right.names]
    if found.status is not Status.REFUTED or not names:
        return found
    inside = replace(scope, around=replace(scope.around, induction={}))
    told = []
    for name in names:
        domain, text = scope.around.induction[name]
        known = inside.domains.get(name)
        inside = inside.with_domain(name, domain if known is None else known.meet(domain) or known)
        told.append(text)
    judged = again(inside)
    if judged.status is Status.REFUTED:
        return found if judged.counterexample is None else judged
    if judged.status is Status.PROVED:
        return replace(judged, conditions=tuple(dict.fromkeys((*judged.conditions, *told))))
    said = " and ".join(told)
    return found.asking(
        f"wrong for some {', '.join(names)}, and open with {said}, for which the induction is made",
        f"whether {said}",
    )
