"""Claims about a letter that another paragraph may have given anew: "…, so A = [0 1; -6 -3]".

Behind "so" this may be a wrong conclusion about the A of before, or the A of what the paragraph is
about.  What only one of them decides asks.
"""

from __future__ import annotations

from collections.abc import Callable

from symsgd.check.judgement import Judgement, Side
from symsgd.check.report import Status
from symsgd.read.arrays.given_entries import without_array
from symsgd.read.scope import Scope

_WORDS = {Status.PROVED: "right", Status.REFUTED: "wrong"}


def as_given_anew(
    found: Judgement, left: Side, right: Side, scope: Scope, judged: Callable[[Scope], Judgement]
) -> Judgement:
    """Return what becomes of a claim, whichever value of its letters is meant."""
    if found.status not in _WORDS or not scope.around.given_anew:
        return found
    names = sorted(scope.around.given_anew.keys() & (left.names | right.names))
    if not names:
        return found
    other = scope
    for name in names:
        without = without_array(other, name).forgetting(name)
        other = without.with_given(name, scope.around.given_anew[name])
    if judged(other).status is found.status:
        return found
    told = ", ".join(names)
    what = tuple(f"whether {name} is another one here" for name in names)
    return found.asking(f"{_WORDS[found.status]} with {told} as it was given first", *what)
