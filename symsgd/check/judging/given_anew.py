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
    bare = {one.text.partition(" alone is ")[0] for one in found.decisions
            if one.kind == "bare-function"}  # fmt: skip
    names = sorted(name for name in scope.around.given_anew if name in left.names | right.names
                   if name not in scope.functions or name in bare)  # fmt: skip
    if not names:
        return found
    other = scope
    for name in names:
        without = without_array(other, name).forgetting(name)
        other = without.with_given(name, scope.around.given_anew[name])
    status = judged(other).status
    functions = all(name in scope.functions for name in names)
    if status is found.status or (functions and found.status is Status.PROVED):
        return found
    told = ", ".join(names)
    what = tuple(f"whether {name} is another one here" for name in names)
    return found.asking(f"{_WORDS[found.status]} with {told} as it was given first", *what)
